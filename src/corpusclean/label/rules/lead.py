"""The paragraph under the headline that the page also declares as its description, or whose class names a stand-first.

A stand-first is the article's own words, though it is short, set apart by its markup, and looks like a teaser. It stays
where it stands close below the title, no running text between, and the article follows. A description that stands
anywhere else (an author's box, a list of other articles) proves nothing, nor does the name of an element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, First, Look
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
#: What stand-firsts are called in class and id words.
_NAMED = re.compile(
    r"(?<![a-z])(?:(?:content-?header|article|story|entry|post)?-?(?:dek|deck|lede|standfirst|sub-?(?:title|head|heading|headline|hed)s?)"
    r"|stand-first|chapo|chapeau|sous-?titre|vorspann|unterzeile|ingress|preamble|subtitulo|entradilla|bajada|copete"
    r"|sottotitolo|occhiello|sommario|ondertitel|podtytul|zajawka|perex)(?![a-z])"
)
#: Elements around a block that may be called so.
_LEVELS = 3
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
    if not document.page.elements:
        return
    said = [_words(fact.value) for fact in document.page.facts if fact.name in _DECLARED and fact.by == "meta"]
    said = [words for words in said if len(words) >= _FEWEST_WORDS]
    for at in _below_titles(document, first):
        yield from _found(document, at, said)


def _below_titles(document: Document, first: First) -> list[int]:
    """The places in ``document.visible`` after a title; pages repeat theirs above the article."""
    return [at + 1 for at, n in enumerate(document.visible) if (f := first[n]) is not None and f.label == "title"]


def _found(document: Document, at: int, said: Sequence[tuple[str, ...]]) -> Iterator[Finding]:
    """The stand-first that begins within reach of the place ``at``. ``said``: the words of the descriptions.

    A name proves nothing below another title.
    """
    visible = document.visible
    names_count = True
    for place in range(at, min(at + _REACH, len(visible))):
        look = document.looks[visible[place]]
        names_count = names_count and not (look.block.shape == "heading" and look.block.level == 1)
        able = _FEWEST_WORDS <= look.words <= _MOST_WORDS and look.linked < _SOME_LINKS and look.block.shape in _SHAPES
        if able and _is_one_of(_words(look.text), said):
            if _goes_on(document, place):
                yield Finding(visible[place], "article", "lead", 940, "the declared description, under the title")
            return
        is_named = able and names_count and not look.matches and _is_named(document, look)
        if is_named and _goes_on(document, place):
            yield Finding(visible[place], "article", "lead", 930, "called a stand-first, under the title")
        elif look.prose:
            return


def _is_named(document: Document, look: Look) -> bool:
    """Whether an element around a block, near it, is called a stand-first."""
    element, parents = look.block.element, document.page.parents
    for _ in range(_LEVELS):
        if element is None:
            return False
        if any(map(_NAMED.search, document.page.elements[element].words)):
            return True
        element = parents[element]
    return False


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
