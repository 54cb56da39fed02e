"""Who the author is, in a paragraph after the article.

A person's name and what they are, without a verb ("Ilse Brandt, Professor of …, University of …") or with one of the
phrases in which such notes are written ("is a reporter at", "writes about"); after the running text only. The name that
stands in a byline of the same document counts as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, is_cue
from corpusclean.metadata.affiliations import is_affiliation
from corpusclean.metadata.names import looks_like_person
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
_IS = re.compile(
    r" (?:is|was|writes|teaches|works|covers|lives|studies|runs|researches"
    r"|ist|schreibt|unterrichtet|lehrt|arbeitet|lebt|forscht|berichtet|studiert|twittert"
    r"|est|écrit|enseigne|travaille|vit|couvre|dirige|étudie"
    r"|es|escribe|enseña|trabaja|vive|cubre|estudia|é|escreve|ensina|leciona|trabalha|mora|cobre|estuda"
    r"|è|scrive|insegna|lavora|studia|si occupa|schrijft|doceert|werkt|woont|studeert"
    r"|пишет|преподает|преподаёт|работает|живет|живёт|ведет|ведёт|изучает) "
    r"|是|—|–| [—–] "
)
_LAST = 6
_MOST_WORDS = 110


def find(document: Document) -> Iterator[Finding]:
    authors: frozenset[str] | None = None
    for number in document.visible[-_LAST * 3 :]:
        look = document.looks[number]
        if look.words > _MOST_WORDS or number <= document.first_prose:
            continue
        name = _NAME_END.split(look.text, maxsplit=1)[0].strip()
        rest = look.text[len(name) :]
        phrase = any(m.kind == "bio" for m in look.matches)
        apposition = rest[:1] in (",", "，") and not look.sentence
        ends = number >= document.last_prose and look.sentence
        if not (phrase or apposition or ends or _IS.match(rest)):
            continue
        before, after = document.neighbours(number)
        boxed = any(other is not None and is_cue(other) for other in (before, after))
        if not (number > document.last_prose or phrase or boxed or ends):
            continue
        authors = _byline_authors(document) if authors is None else authors
        introduced = _introduces(look.text, authors)
        known = name in authors or introduced
        late = number > document.last_prose or known or (ends and look.match("together") is not None)
        says = phrase or (apposition and (known or is_affiliation(rest))) or introduced
        if late and says and (known or (name != look.text and looks_like_person(name))):
            yield Finding(number, "boilerplate.bio", "bio", 920, "the author's name" if known else "a name")


def _introduces(text: str, authors: Iterable[str]) -> bool:
    """Whether a text says of one of the authors who they are or what they do."""
    return any(text.startswith(author) and _IS.match(text, len(author)) for author in authors)


def _byline_authors(document: Document) -> frozenset[str]:
    """Whom the bylines before the article name."""
    head = (document.byline(n) for n in document.head)
    return frozenset(author for found in head if found for author in found.authors)


RULE = rule("bio", find, globals())
