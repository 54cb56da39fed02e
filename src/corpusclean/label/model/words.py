"""The words of blocks, and what a lexicon says of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count, repeat
from typing import Any, Final, NamedTuple

import numpy as np
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


class Lexicon(NamedTuple):
    """How much more often words stand in content than elsewhere, in sixteenths of a doubling.

    ``words``: word → (number, weight). ``pairs``: ``number << 16 | number`` of two words in a row → weight. ``lines``:
    whole short line → weight. Words are in lower case, a word with a digit is ``#``.
    """

    words: Mapping[str, tuple[int, int]]
    pairs: Mapping[int, int]
    lines: Mapping[str, int]


class Words(NamedTuple):
    """The words of some texts in a row, each as its number in ``distinct``; text ``n`` has ``bounds[n:n + 2]``."""

    distinct: Sequence[str]
    numbers: NDArray[np.int64]
    bounds: NDArray[np.int64]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many words each text has."""
        return np.diff(self.bounds)

    def sums(self, figures: Iterable[int]) -> NDArray[np.int64]:
        """For each text the sum over its words of the ``figures`` of distinct words."""
        return self.sums_of(np.fromiter(figures, np.int64, len(self.distinct))[self.numbers])

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
    lower = "\n".join(said.distinct).lower().split("\n") if said.distinct else []
    entries = [lexicon.words.get("#" if word[0].isdigit() else word, _UNKNOWN) for word in lower]
    flat = np.fromiter(chain.from_iterable(entries), np.int64, 2 * len(entries))
    numbers, weights = flat[::2][said.numbers], flat[1::2][said.numbers]
    totals = said.sums_of(weights)
    paired = said.sums_of(_pair_weights(numbers, said.bounds, lexicon.pairs))
    counts = said.counts
    return [
        np.clip(totals, -1000, 1000),
        totals * 10 // (counts + 2),
        np.clip(paired, -1000, 1000),
        paired * 10 // (counts + 2),
        [lexicon.lines.get(key, 0) if key else 0 for key in keys],
        said.sums_of(numbers >= 0) * 100 // np.maximum(counts, 1),
    ]


def _pair_weights(numbers: NDArray[np.int64], bounds: NDArray[np.int64], pairs: Mapping[int, int]) -> NDArray[np.int64]:
    """For each word the weight of the pair that it makes with the one before; 0 where one of them is not known."""
    weights = np.zeros(len(numbers), dtype=np.int64)
    paired = numbers >= 0
    paired[1:] &= numbers[:-1] >= 0
    paired[bounds[:-1][bounds[:-1] < len(numbers)]] = False
    places = np.flatnonzero(paired)
    keys = (numbers[places - 1] << 16 | numbers[places]).tolist()
    weights[places] = np.fromiter(map(pairs.get, keys, repeat(0)), np.int64, len(keys))
    return weights
