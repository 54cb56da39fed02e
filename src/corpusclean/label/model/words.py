"""The words of blocks, and what a lexicon says of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain, compress, count, repeat
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.label.words import ascii_words

#: Words of a block that are looked at.
_MOST_WORDS: Final = 120
MOST_CHARACTERS: Final = 1200
_LONGEST_LINE: Final = 80
_WORD: Final = re.compile(r"\w+")
_DIGITS: Final = re.compile(r"\d+")
_UNKNOWN: Final = (-1, 0)

Column = Sequence[int] | NDArray[Any]


@frozen(slots=False)
class Lexicon:
    """How much more often words stand in content than elsewhere, in sixteenths of a doubling.

    ``words``: word → (number, weight). ``pairs``: ``number << 16 | number`` of two words in a row → weight. ``lines``:
    whole short line → weight. Words are in lower case, a word with a digit is ``#``.
    """

    words: Mapping[str, tuple[int, int]]
    pairs: Mapping[int, int]
    lines: Mapping[str, int]

    @cached_property
    def paired(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The pairs in ascending order, behind them one that is larger than any, and their weights."""
        keys = sorted(self.pairs)
        weights = [*map(self.pairs.__getitem__, keys), 0]
        return np.array([*keys, 1 << 62], dtype=np.int64), np.array(weights, dtype=np.int64)


@frozen(eq=False, slots=False)
class Words:
    """The words of some texts in a row, each as its number in ``distinct``; text ``n`` has ``bounds[n:n + 2]``."""

    distinct: Sequence[str]
    numbers: NDArray[np.int64]
    bounds: NDArray[np.int64]

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many words each text has."""
        return np.diff(self.bounds)

    @cached_property
    def lower(self) -> Sequence[str]:
        """The distinct words in lower case."""
        together = "\n".join(self.distinct).lower().split("\n") if self.distinct else []
        return together if len(together) == len(self.distinct) else [word.lower() for word in self.distinct]

    @cached_property
    def numeric(self) -> Sequence[bool]:
        """Which distinct words begin with a digit."""
        return [word[0].isdigit() for word in self.distinct]

    def sums(self, figures: Sequence[int]) -> NDArray[np.int64]:
        """For each text the sum over its words of the ``figures`` of distinct words."""
        return self.sums_of(np.array(figures, dtype=np.int64)[self.numbers])

    def sums_of(self, figures: NDArray[Any]) -> NDArray[np.int64]:
        """For each text the sum of the ``figures`` of its words."""
        upto = np.zeros(len(figures) + 1, dtype=np.int64)
        np.cumsum(figures, out=upto[1:])
        return np.diff(upto[self.bounds])


def line_key(text: str) -> str:
    """A short line as the lexicon holds it; empty for a longer one."""
    return line_keys([text])[0]


def line_keys(texts: Sequence[str]) -> list[str]:
    """The ``line_key`` of each text; no text holds NUL."""
    short = "\0".join([text if len(text) <= _LONGEST_LINE else "" for text in texts])
    return [" ".join(key.split()) for key in _DIGITS.sub("#", short.lower()).split("\0")]


def first_words(text: str) -> list[str]:
    """The words of a text that are looked at; those of ASCII are found faster."""
    start = text[:MOST_CHARACTERS]
    said = ascii_words(start) if start.isascii() else _WORD.findall(start)
    return said[:_MOST_WORDS]


def words_of(texts: Sequence[str]) -> Words:
    """The words of each text that are looked at."""
    said = list(map(first_words, texts))
    bounds = np.zeros(len(said) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, said), np.int64, len(said)), out=bounds[1:])
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    in_a_row = map(numbers.__getitem__, chain.from_iterable(said))
    numbered = np.fromiter(in_a_row, np.int64, int(bounds[-1]))
    return Words(list(numbers), numbered, bounds)


def lexical(said: Words, keys: Sequence[str], lexicon: Lexicon) -> list[Column]:
    """Sums and means of the weights of the texts' words, the weights of whole lines, the shares of known words.

    ``keys``: the ``line_key`` of each text.
    """
    entries = list(map(lexicon.words.get, said.lower, repeat(_UNKNOWN)))
    number = lexicon.words.get("#", _UNKNOWN)
    for at in compress(range(len(entries)), said.numeric):
        entries[at] = number
    flat = np.fromiter(chain.from_iterable(entries), np.int64, 2 * len(entries))
    numbers, weights = flat[::2][said.numbers], flat[1::2][said.numbers]
    totals = said.sums_of(weights)
    paired = said.sums_of(_pair_weights(numbers, said.bounds, *lexicon.paired))
    counts = said.counts
    return [
        np.clip(totals, -1000, 1000),
        totals * 10 // (counts + 2),
        np.clip(paired, -1000, 1000),
        paired * 10 // (counts + 2),
        [lexicon.lines.get(key, 0) if key else 0 for key in keys],
        said.sums_of(numbers >= 0) * 100 // np.maximum(counts, 1),
    ]


def _pair_weights(
    numbers: NDArray[np.int64], bounds: NDArray[np.int64], pairs: NDArray[np.int64], known: NDArray[np.int64]
) -> NDArray[np.int64]:
    """For each word the weight of the pair that it makes with the one before; 0 where one of them is not known.

    ``pairs`` ascend, ``known`` are their weights.
    """
    weights = np.zeros(len(numbers), dtype=np.int64)
    paired = numbers >= 0
    paired[1:] &= numbers[:-1] >= 0
    paired[bounds[:-1][bounds[:-1] < len(numbers)]] = False
    places = np.flatnonzero(paired)
    keys = numbers[places - 1] << 16 | numbers[places]
    found = np.searchsorted(pairs, keys)
    weights[places] = np.where(pairs[found] == keys, known[found], 0)
    return weights
