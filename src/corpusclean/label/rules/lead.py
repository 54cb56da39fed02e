"""The paragraph under the headline that the page also declares as its description.

A stand-first is the article's own words, though it is short, set apart by its markup, and looks like a teaser. It stays
where it stands close below the title, no running text between, and the article follows. A description that stands
anywhere else (an author's box, a list of other articles) proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, First
from corpusclean.model import Finding

FINDS: tuple[str, ...] = ()
LEAVES = (
    """
title               | Harbour town votes to keep its last ferry
=                   | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
boilerplate.related | More stories
""",
)

_DECLARED = frozenset({"description", "og:description", "twitter:description"})
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 8
_MOST_WORDS = 150
_REACH = 8
_AFTER = 40
_LEAST_PROSE = 60
_SOME_LINKS = 300
_SHAPES = frozenset({"", "heading", "quote", "list"})
#: The share of the longer one that the block and the description have in common (per cent).
_SAME = 60


def find(document: Document, first: First) -> Iterator[Finding]:
    said = [_words(fact.value) for fact in document.page.facts if fact.name in _DECLARED and fact.by == "meta"]
    said = [words for words in said if len(words) >= _FEWEST_WORDS]
    visible = document.visible
    at = _below_title(document, first) if said else len(visible)
    for place in range(at, min(at + _REACH, len(visible))):
        look = document.looks[visible[place]]
        able = _FEWEST_WORDS <= look.words <= _MOST_WORDS and look.linked < _SOME_LINKS and look.block.shape in _SHAPES
        if able and _is_one_of(_words(look.text), said):
            if _goes_on(document, place):
                yield Finding(visible[place], "article", "lead", 940, "the declared description, under the title")
            return
        if look.prose:
            return


def _below_title(document: Document, first: First) -> int:
    """The place in ``document.visible`` after the title; the end where there is none."""
    titles = (at for at, n in enumerate(document.visible) if (f := first[n]) is not None and f.label == "title")
    return next(titles, len(document.visible)) + 1


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text[:2_000].casefold()))


def _is_one_of(words: tuple[str, ...], said: Sequence[tuple[str, ...]]) -> bool:
    """Whether the words are a description, or one is the beginning and a good part of the other.

    The last word of the shorter one may be cut.
    """
    for other in said:
        short, long = sorted((words, other), key=len)
        end = len(short) - 1
        if long[:end] == short[:end] and long[end].startswith(short[end]) and len(short) * 100 >= len(long) * _SAME:
            return True
    return False


def _goes_on(document: Document, place: int) -> bool:
    """Whether running text follows."""
    after = document.visible[place + 1 : place + 1 + _AFTER]
    return sum(document.looks[n].words for n in after if document.looks[n].prose) >= _LEAST_PROSE


RULE = rule("lead", find, globals())
