"""Which of many short pieces stand in a document, with one look at its bytes instead of one for each piece."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

_WORD: Final = 4
_SPREAD: Final = np.uint32(2_654_435_761)
_BITS: Final = 18
_SHIFT: Final = np.uint32(32 - _BITS)


class Sieve:
    """Looks for pieces of four bytes or more by the words of four bytes in each: where one is missing, so is the piece.

    Words are told apart by a number of 18 bits, which says too often that one is there and never wrongly that it is
    not; the few pieces that are left are looked for.
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = tuple(pieces)
        words = [_words(piece) for piece in self._pieces]
        self._starts = np.cumsum([0, *map(len, words[:-1])])
        self._numbers = _numbers(np.array([word for each in words for word in each], dtype="<u4"))
        self._able = np.zeros(1 << _BITS, dtype=bool)
        self._able[self._numbers] = True

    def found(self, data: bytes) -> frozenset[bytes]:
        """The pieces that stand in ``data``."""
        present = np.zeros(1 << _BITS, dtype=bool)
        for first in range(min(_WORD, len(data))):
            numbers = _numbers(np.frombuffer(data, "<u4", count=(len(data) - first) // _WORD, offset=first))
            present[numbers[self._able.take(numbers)]] = True
        able = np.logical_and.reduceat(present[self._numbers], self._starts).tolist()
        return frozenset(piece for piece, may in zip(self._pieces, able, strict=True) if may and piece in data)


def _numbers(words: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return np.asarray((words * _SPREAD) >> _SHIFT)


def _words(piece: bytes) -> list[int]:
    places = (*range(0, len(piece) - _WORD, _WORD), len(piece) - _WORD)
    return [int.from_bytes(piece[at : at + _WORD], "little") for at in places]
