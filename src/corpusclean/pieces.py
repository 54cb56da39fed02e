"""Which of many pieces a document may hold: one look at all of it, before any of them is searched for.

A text is looked at in runs of three characters; where one of a piece's runs is missing, so is the piece (``Pieces``).
A document's bytes are many more, and its pieces longer. Wherever a piece stands in them, it covers a word of four bytes
that begins at a multiple of four. Such words alone are looked at, and only where one of a piece stands, the piece is
compared (``Sieve``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

_TRIPLE: Final = 3
#: Hashes of triples are less than this, those of single characters follow.
_HASHES: Final = np.uint32(1 << 16)
_LAST: Final = np.uint32(_HASHES - 1)
_WORD: Final = 4
_SPREAD: Final = np.uint32(2_654_435_761)
_BITS: Final = 16
_SHIFT: Final = np.uint32(32 - _BITS)
#: The shortest piece that covers a word wherever it begins.
_COVERING: Final = 2 * _WORD - 1
#: Where words of pieces are more, the pieces are searched for.
_MOST: Final = 20_000
#: The bytes that markup holds most of.
_COMMON: Final = frozenset(b"etaoinsrlcdmp-")


@frozen(eq=False)
class Pieces:
    """Strings by what they hold: the hashes of one string stand in ``hashes`` from one of ``starts`` on."""

    strings: tuple[str, ...]
    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]

    def possible(self, triples: NDArray[np.bool_]) -> tuple[str, ...]:
        """The strings that a text with these triples may hold."""
        if not self.strings:
            return ()
        held = np.logical_and.reduceat(triples[self.hashes], self.starts)
        return tuple(self.strings[number] for number in np.flatnonzero(held).tolist())


def pieces_of(strings: Sequence[str]) -> Pieces:
    """``strings`` to be looked for in many texts; those of fewer than three characters by each of these."""
    kept = tuple(strings)
    codes = list(map(codes_of, kept))
    each = [_hashes(said) if len(said) >= _TRIPLE else _letters(said) for said in codes]
    starts = list(accumulate(map(len, each), initial=0))[:-1]
    hashes = np.concatenate(each or [np.zeros(0, dtype=np.uint32)])
    return Pieces(kept, hashes, np.array(starts, dtype=np.int64))


def codes_of(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def triples_of(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """For each hash whether a triple of these code points has it, or one of them alone."""
    table = np.zeros(2 * _HASHES, dtype=np.bool_)
    table[_hashes(codes)] = True
    table[_letters(codes)] = True
    return table


def _hashes(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return np.asarray((codes[:-2] * 961 + codes[1:-1] * 31 + codes[2:]) & _LAST)


def _letters(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return np.asarray((codes & _LAST) + _HASHES)


class Sieve:
    """Looks for pieces of bytes by one word of each, for each of the four places at which words can begin in it."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._short: list[bytes] = []
        self._by_word: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
        for piece in pieces:
            if len(piece) < _COVERING:
                self._short.append(piece)
                continue
            for first in range(_WORD):
                at = min(range(first, len(piece) - _WORD + 1, _WORD), key=lambda at: _commonness(piece, at))
                self._by_word[int.from_bytes(piece[at : at + _WORD], "little")].append((at, piece))
        self._able = np.zeros(1 << _BITS, dtype=bool)
        self._able[_numbers(np.array(list(self._by_word), dtype="<u4"))] = True

    def found(self, data: bytes) -> frozenset[bytes]:
        """The pieces that stand in ``data``."""
        words = np.frombuffer(data, "<u4", count=len(data) // _WORD)
        places = np.flatnonzero(self._able.take(_numbers(words)))
        known = words[places].tolist()
        if len(known) > _MOST:
            able = {piece for word in set(known) for _, piece in self._by_word.get(word, ())}
            return frozenset(piece for piece in (*self._short, *able) if piece in data)
        found = {piece for piece in self._short if piece in data}
        by_word = self._by_word
        for place, word in [pair for pair in zip(places.tolist(), known, strict=True) if pair[1] in by_word]:
            for at, piece in by_word[word]:
                if piece == data[place * _WORD - at : place * _WORD - at + len(piece)]:
                    found.add(piece)
        return frozenset(found)


def _commonness(piece: bytes, at: int) -> int:
    """How many of a word's bytes are common ones: words with other bytes stand in fewer places."""
    return sum(byte in _COMMON for byte in piece[at : at + _WORD])


def _numbers(words: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return np.asarray((words * _SPREAD) >> _SHIFT)
