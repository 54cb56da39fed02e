"""The document's title.

A top-level heading, or in plain text a first line that is not a sentence and stands above running text: two to
eighteen words, no full stop at its end, no list mark. The same words again, as a heading or at the end of a breadcrumb
that ran together ("HomeNewsThe title"), are the title too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from corpusclean.label.phrases import normalise
from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, Look
from corpusclean.model import Finding

FINDS = (
    """
title | Harbour town votes to keep its last ferry
=     | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
=     | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
""",
)
LEAVES = (
    """
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
""",
    """
article.list | - Two eggs
article.list | - A cup of flour
= | Beat the eggs until they are pale, fold in the flour, and let the dough rest for half an hour or longer.
""",
    """
title | «Nobody asked the ferry»
= | Has she ever been late, in all of those years?
= | Never, says the pilot, but for one evening in the fog, on which the whole of the pier burned down before she came.
""",
)

#: What stands twice, once with the site's name, is the title even within the site's menu or below a stock phrase.
_PAIRED = 920
_FEWEST_WORDS = 2
_MOST_WORDS = 18
_SITE_WORDS = 4
_DECLARED_REACH = 60
_TOPS = 3
_LOOK_AHEAD = 6
_SHORTEST_PREFIX = 2
_LONGEST_PREFIX = 60
_MOST_PREFIX_SPACES = 3
#: Characters of a line, and how many more may stand on one side of what is centred in it.
_WIDTH = 72
_OFF_CENTRE = 14
_OPEN_END = re.compile(r"[.:;,…。：；，]\s*$")
_BAR_PIECES = 3
_BAR = re.compile(r" [|·•»›>] .* [|·•»›>] |[＞›»→]")
_QUOTED = re.compile(r"«[^«»]*»|»[^«»]*«|‹[^‹›]*›|›[^‹›]*‹")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\S+$")
_SITE = re.compile(r"\s*[|·•»›–—-]\s+\S.{0,60}$")
_CREDIT = re.compile(
    r"\([^()]*(?:/|photo|getty|reuters|\bap\b|afp)[^()]*\)\s*$|\b(?:photo|foto|photograph)(?:s? by|:)|©", re.IGNORECASE
)
_PARTICULAR = re.compile(r"[^\W\d_]{1,20}:\s")
_SPEAKER = re.compile(r"[A-Z]{1,2}[.:]\s")


def find(document: Document) -> Iterator[Finding]:
    paired = _paired(document)
    stated = any(fact.by == "front-matter" and fact.name in ("title", "subject") for fact in document.page.facts)
    ways = (_marked, _declared) if stated else (_marked, _declared, _first_line)
    number = next((n for way in ways if (n := way(document)) is not None), None) if paired is None else paired
    if number is None:
        return
    said = normalise(document.looks[number].text)
    is_sure = paired is not None or _is_declared(document, said)
    yield Finding(number, "title", "title", _PAIRED if is_sure else 800)
    first_prose = document.first_prose
    for other, look in document.shown:
        if other == number or look.prose or not (other < first_prose or look.block.shape == "heading"):
            continue
        words = normalise(look.text)
        if words == said or (words.startswith(said) and _SITE.match(words[len(said) :])):
            yield Finding(other, "title", "title", 800, "the same words again")


def _paired(document: Document) -> int | None:
    """A heading whose words stand above it once more with the site's name after them ("The title - The Site")."""
    near = document.visible[:_DECLARED_REACH]
    tops = [(n, normalise(document.looks[n].text)) for n in near[:_TOPS] if document.looks[n].words <= 2 * _MOST_WORDS]
    for number in near:
        look = document.looks[number]
        if look.block.shape == "heading" and look.words >= _FEWEST_WORDS:
            said = normalise(look.text)
            if any(top != number and whole.startswith(said) and _SITE.match(whole[len(said) :]) for top, whole in tops):
                return number
    return None


def _is_declared(document: Document, said: str) -> bool:
    """Whether the page declares these words to be its title, alone or with the site's name after them."""
    declared = [normalise(fact.value) for fact in document.page.facts if fact.name in ("title", "og:title")]
    return any(whole.startswith(said) and (whole == said or _SITE.match(whole[len(said) :])) for whole in declared)


def _marked(document: Document) -> int | None:
    """The first top-level heading, if it does not come after the article."""
    tops = [n for n, look in document.shown if look.block.shape == "heading" and look.block.level == 1]
    own = [n for n in tops if document.looks[n].linked < 900] or tops
    if (
        own
        and (own[0] <= document.last_prose or (document.last_prose < 0 and not document.page.elements))
        and document.looks[own[0]].words <= 2 * _MOST_WORDS
    ):
        return own[0]
    return None


def _declared(document: Document) -> int | None:
    """The longest block before the article whose words stand in the title that the page declares."""
    said = [normalise(fact.value) for fact in document.page.facts if fact.name in ("title", "og:title")]
    near = [n for n in document.visible[:_DECLARED_REACH] if n <= document.first_prose]
    able = [n for n in near if _FEWEST_WORDS <= document.looks[n].words <= 2 * _MOST_WORDS]
    inside = [n for n in able if any(normalise(document.looks[n].text) in title for title in said)]
    return max(inside, key=lambda n: (document.looks[n].words, -n), default=None)


def _first_line(document: Document) -> int | None:
    """The first block that can be a title, before any running text; one of several words rather than a site's name.

    A breadcrumb that ends in another such block is none.
    """
    near = list(takewhile(lambda n: not _has_begun(document, n), document.visible[: _LOOK_AHEAD * 2]))
    able = [n for at, n in enumerate(near) if is_title_like(document, n) and _stands_above_text(document, at)]
    texts = [document.looks[n].text for n in able]
    able = [n for n, text in zip(able, texts, strict=True) if not any(is_glued(text, title) for title in texts)]
    long = [n for n in able if document.looks[n].words >= _SITE_WORDS]
    return next(iter(long or able), None)


def _has_begun(document: Document, number: int) -> bool:
    """Whether the text has begun at a block: running text, a short sentence, or a speaker."""
    look = document.looks[number]
    said = look.sentence and look.words >= _FEWEST_WORDS and not look.matches
    return (
        number >= document.first_prose
        or look.text.endswith((":", "："))
        or (said and not look.text.endswith(("?", "!")))
    )


def is_glued(text: str, title: str) -> bool:
    """Whether ``text`` is a few short capitalised words without spaces, run into ``title``."""
    prefix = text.removesuffix(title)
    if prefix == text or not _SHORTEST_PREFIX <= len(prefix) <= _LONGEST_PREFIX:
        return False
    return prefix[-1].isalnum() and prefix[:1].isupper() and prefix.count(" ") <= _MOST_PREFIX_SPACES


def is_title_like(document: Document, number: int) -> bool:
    """Whether the block's words could be a title: few, no sentence, no list item, phrase or byline."""
    look = document.looks[number]
    if not _FEWEST_WORDS <= look.words <= _MOST_WORDS or look.block.shape not in ("", "heading"):
        return False
    if _OPEN_END.search(look.text) or look.matches or _SPEAKER.match(look.text):
        return False
    if look.block.indent and not _is_centred(look):
        return False
    if (
        look.pieces >= _BAR_PIECES
        or _BAR.search(_QUOTED.sub("", look.text))
        or _CREDIT.search(look.text)
        or (_ADDRESS.match(look.text) and look.text.isascii())
        or "://" in look.text
    ):
        return False
    return (
        look.linked < 900
        and look.text[:1].isalnum() | (look.text[:1] in "\"'“‘«„¿¡「《【")
        and document.byline(number) is None
    )


def _is_centred(look: Look) -> bool:
    """Whether a line stands in the middle of a page as wide as most texts are."""
    return abs(2 * look.block.indent + len(look.text) - _WIDTH) <= _OFF_CENTRE


def _stands_above_text(document: Document, at: int) -> bool:
    own, *following = [document.looks[n] for n in document.visible[at : at + 1 + _LOOK_AHEAD]]
    if not following:
        return False
    if following[0].block.join == "\n" and (
        own.block.join == "\n" or document.byline(document.visible[at + 1]) is None
    ):
        return False  # a line of a verse
    if own.block.join == "\n" and own.text[0].islower():
        return False  # its last line
    beside = (*(document.looks[n] for n in document.visible[max(0, at - 1) : at]), following[0])
    if _PARTICULAR.match(own.text) and any(_PARTICULAR.match(look.text) for look in beside):
        return False  # "Where: …", "Who: …"
    return any(look.prose for look in following)


RULE = rule("title", find, globals())
