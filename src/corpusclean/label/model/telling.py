"""What the classes, ids, roles and microdata of elements tell: whether what stands in such elements is content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import Final

from attrs import frozen

#: Names and values of those of an element's attributes that are looked at.
Named = tuple[tuple[str, str], ...]

NAMED: Final = ("role", "itemprop", "itemtype", "rel")
_LETTERS: Final = re.compile(r"[a-z]+")
_LONG_ENOUGH: Final = re.compile(r"[a-z]{3,}")
_PIECES: Final = range(3, 16)
#: Of an element's words those that tell most are added up.
_MOST: Final = 3
#: Of the value of an attribute so many words are looked at.
_VALUES: Final = 3
#: Scores and words that are remembered: names of elements come again and again.
_KEPT: Final = 16_384


def said(words: tuple[str, ...], named: Named) -> frozenset[str]:
    """What classes, id and named attributes say: ``words`` whole, their pieces behind ``~``, ``name=value``."""
    return frozenset(words).union(_values(named), *map(_pieces, words))


def _pieces(word: str) -> list[str]:
    return [f"~{piece}" for piece in _LETTERS.findall(word) if len(piece) in _PIECES]


def _values(named: Named) -> list[str]:
    return [f"{name}={piece.rsplit('/', 1)[-1]}" for name, value in named for piece in value.lower().split()[:_VALUES]]


@frozen(eq=False, slots=False)
class Telling:
    """``weights``: how much more often a word of an element stands around content, in sixteenths of a doubling."""

    weights: Mapping[str, int]

    @cached_property
    def score(self) -> Callable[[tuple[str, ...], Named], int]:
        """The sum of the weights that tell most of what an element's words and named attributes say."""
        return lru_cache(maxsize=_KEPT)(self._score)

    def _score(self, words: tuple[str, ...], named: Named) -> int:
        known: dict[str, int] = {}
        for found in filter(None, map(self._known, words)):
            known.update(found)
        for value in _values(named) if named else ():
            known[value] = self.weights.get(value, 0)
        if not known:
            return 0
        weights = list(filter(None, known.values()))
        if len(weights) > _MOST:
            weights.sort()
            weights.sort(key=abs)
        return sum(weights[-_MOST:])

    @cached_property
    def _known(self) -> Callable[[str], dict[str, int]]:
        """The weights of a word and of its pieces."""

        def known(word: str) -> dict[str, int]:
            found = {word: weights[word]} if word in weights else {}
            for piece in _LONG_ENOUGH.findall(word):
                if piece in pieces:
                    found[f"~{piece}"] = pieces[piece]
            return found

        weights = self.weights
        pieces = {one[1:]: weight for one, weight in weights.items() if one[:1] == "~" and len(one) - 1 in _PIECES}
        return lru_cache(maxsize=_KEPT)(known)
