"""Who the author is, in a paragraph after the article.

A person's name and what they are, without a verb ("Ilse Brandt, Professor of …, University of …") or with one of the
phrases in which such notes are written ("is a reporter at", "writes about"); after the running text only. The name that
stands in a byline of the same document counts as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, is_cue
from corpusclean.metadata.byline import looks_like_person
from corpusclean.metadata.names import is_affiliation
from corpusclean.model import Finding

FINDS = (
    """
meta            | Ilse Brandt, University of the Northern Coast
=               | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
=               | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
boilerplate.bio | Ilse Brandt, Associate Professor of Maritime History, University of the Northern Coast
""",
)
LEAVES = (
    """
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | Ilse Brandt, who had piloted it for thirty years, wept on the quay and said that she would never retire now.
""",
)

_NAME_END = re.compile(r",| is | was | writes | ist | est | es | é | è |，|是|—|–| - ")
_IS = re.compile(r"(?: is | was | writes | ist | est | es | é | è |是|—|–)")
_LAST = 6
_MOST_WORDS = 110


def find(document: Document) -> Iterator[Finding]:
    authors = {author for n in document.visible for author in _byline_authors(document, n)}
    for number in document.visible[-_LAST * 3 :]:
        look = document.looks[number]
        if look.words > _MOST_WORDS or number <= document.first_prose:
            continue
        name = _NAME_END.split(look.text, maxsplit=1)[0].strip()
        known = name in authors
        phrase = any(m.kind == "bio" for m in look.matches)
        before, after = document.neighbours(number)
        boxed = any(other is not None and is_cue(other) for other in (before, after))
        late = number > document.last_prose or (known and (phrase or boxed))
        apposition = look.text[len(name) : len(name) + 1] in (",", "，") and not look.sentence
        apposition = apposition and (known or is_affiliation(look.text[len(name) :]))
        introduced = known and bool(_IS.match(look.text[len(name) :]))
        says = phrase or apposition or introduced
        if late and says and name != look.text and (known or looks_like_person(name)):
            yield Finding(number, "boilerplate.bio", "bio", 920, "the author's name" if known else "a name")


def _byline_authors(document: Document, number: int) -> tuple[str, ...]:
    if number >= document.first_prose:
        return ()
    found = document.byline(number)
    return found.authors if found else ()


RULE = rule("bio", find, globals())
