"""The words of blocks, and what a lexicon says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from itertools import repeat
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.label.model.characters import CAPITAL, DECIMAL, DIGIT, WORD, Characters, Kinds, characters, kinds_of
from corpusclean.label.model.keys import Keys, Table, keys_from, keys_in, keys_of, paired

#: Words of a block that are looked at.
MOST_WORDS: Final = 120
MOST_CHARACTERS: Final = 1200
_LONGEST_LINE: Final = 80
#: Characters up to here are written in lower case by a table.
_LAST_SMALL: Final = 0x530
#: The character and the word that stand for any number.
_NUMBER: Final = np.array(ord("#"), dtype="<u4")
_NUMBER_KEY: Final = keys_of("#")

Column = Sequence[int] | NDArray[Any]


@frozen(slots=False)
class Lexicon:
    """How much more often words stand in content than elsewhere, in sixteenths of a doubling.

    ``words``: word → (number, weight). ``pairs``: ``number << 16 | number`` of two words in a row → weight. ``lines``:
    whole short line, of which none is empty → weight. Words are in lower case, a word with a digit is ``#``.
    """

    words: Mapping[str, tuple[int, int]]
    pairs: Mapping[int, int]
    lines: Mapping[str, int]

    @cached_property
    def known_words(self) -> Table:
        """The weights of words by their keys."""
        return Table.of(keys_of(self.words), (weight for _, weight in self.words.values()))

    @cached_property
    def known_pairs(self) -> Table:
        """The weights of pairs of words by their keys."""
        of_number = np.zeros(1 << 16, dtype=np.uint64)
        of_number[[number for number, _ in self.words.values()]] = keys_of(self.words)
        numbers = np.fromiter(self.pairs, np.int64, len(self.pairs))
        return Table.of(paired(of_number[numbers >> 16], of_number[numbers & 0xFFFF]), self.pairs.values())


@frozen(eq=False, slots=False)
class Words:
    """The words of some texts in a row; text ``n`` has ``bounds[n:n + 2]``.

    ``seen``: the characters that were looked at. Per word: ``keys`` (as ``keys_of`` the word in lower case),
    ``lengths``, ``first`` (the kind of its first character), ``kinds`` (the bits of any of its characters).
    """

    seen: Characters
    keys: Keys
    lengths: NDArray[np.int64]
    first: Kinds
    kinds: Kinds
    bounds: NDArray[np.int64]

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many words each text has."""
        return np.diff(self.bounds)

    @cached_property
    def numeric(self) -> NDArray[np.bool_]:
        """Which words begin with a digit."""
        return self.first & DIGIT > 0

    def sums(self, figures: NDArray[Any]) -> NDArray[np.int64]:
        """For each text the sum of the ``figures`` of its words, or of each row of such figures."""
        upto = np.zeros((*figures.shape[:-1], figures.shape[-1] + 1), dtype=np.int64)
        np.cumsum(figures, axis=-1, out=upto[..., 1:])
        return np.diff(upto[..., self.bounds])


def line_key(text: str) -> str:
    """A short line as the lexicon holds it; empty for a longer one."""
    return line_keys([text])[0]


def line_keys(texts: Sequence[str]) -> list[str]:
    """The ``line_key`` of each text; no text holds NUL."""
    row = "\0".join([text if len(text) <= _LONGEST_LINE else "" for text in texts]).lower()
    codes = np.frombuffer(row.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    digits = kinds_of(codes) & DECIMAL > 0
    if digits.any():
        kept = np.ones(len(codes), dtype=bool)
        kept[1:] = ~(digits[1:] & digits[:-1])  # of digits in a row the first
        row = np.where(digits, _NUMBER, codes)[kept].tobytes().decode("utf-32-le", "surrogatepass")
    keys = row.split("\0")
    return [key.strip(" ") if key.isprintable() and "  " not in key else " ".join(key.split()) for key in keys]


def words_of(texts: Sequence[str]) -> Words:
    """The words of each text that are looked at: what ``\\w+`` matches in its beginning."""
    seen = characters([text[:MOST_CHARACTERS] for text in texts])
    inside = seen.kinds & WORD > 0
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    keys = _keys_in_lower_case(seen.codes * inside, seen.kinds, starts)
    bounds = np.append(np.searchsorted(starts, seen.starts), len(starts))
    kinds = np.bitwise_or.reduceat(seen.kinds, starts) if len(starts) else seen.kinds[:0]
    counts = np.diff(bounds)
    if counts.max(initial=0) > MOST_WORDS:
        early = np.arange(len(starts)) - np.repeat(bounds[:-1], counts) < MOST_WORDS
        starts, ends, keys, kinds = starts[early], ends[early], keys[early], kinds[early]
        bounds = np.concatenate(([0], np.cumsum(np.minimum(counts, MOST_WORDS))))
    return Words(seen, keys, ends - starts, seen.kinds[starts], kinds, bounds)


def _keys_in_lower_case(codes: NDArray[np.uint32], kinds: Kinds, starts: NDArray[np.int64]) -> Keys:
    """The keys of the words in a row of code points, in lower case; what is in no word is 0.

    ``starts``: where the words begin.
    """
    capitals = np.flatnonzero(kinds & CAPITAL)
    small = _small().take(codes[capitals], mode="clip")
    if small.all():
        codes[capitals] = small
        return keys_from(codes, starts)
    return keys_in(codes.astype("<u4", copy=False).tobytes().decode("utf-32-le").lower())


@cache
def _small() -> NDArray[np.uint32]:
    """For capitals of Latin, Greek and Cyrillic the same in lower case; 0 where that takes more than a character, or
    depends on those around it, and for all others.
    """
    said = [chr(code).lower() for code in range(_LAST_SMALL)]
    return np.array([ord(low) if len(low) == 1 and low != "σ" else 0 for low in said] + [0], dtype=np.uint32)


def lexical(said: Words, keys: Sequence[str], lexicon: Lexicon) -> list[Column]:
    """Sums and means of the weights of the texts' words, the weights of whole lines, the shares of known words.

    ``keys``: the ``line_key`` of each text.
    """
    keys_of_words = np.where(said.numeric, _NUMBER_KEY, said.keys)
    words, pairs = lexicon.known_words, lexicon.known_pairs
    places = words.places(keys_of_words)
    behind = np.zeros(len(places), dtype=np.int64)
    behind[1:] = pairs.figures[pairs.places(paired(keys_of_words[:-1], keys_of_words[1:]))]
    behind[said.bounds[:-1][said.counts > 0]] = 0  # the first word of a text stands behind none
    known = places < len(lexicon.words)
    totals, in_pairs, recognised = said.sums(np.stack((words.figures[places], behind, known)))
    counts = said.counts
    return [
        np.clip(totals, -1000, 1000),
        totals * 10 // (counts + 2),
        np.clip(in_pairs, -1000, 1000),
        in_pairs * 10 // (counts + 2),
        list(map(lexicon.lines.get, keys, repeat(0))),
        recognised * 100 // np.maximum(counts, 1),
    ]
