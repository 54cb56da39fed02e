"""Which of many strings a text may hold: one look at all its triples of characters, before any of them is searched."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

_TRIPLE: Final = 3
#: Hashes of triples are less than this.
_HASHES: Final = 1 << 16


@frozen(eq=False)
class Pieces:
    """Strings by their triples: ``hashes`` holds those of ``long[n]`` from ``starts[n]`` on; ``short`` have none."""

    short: tuple[str, ...]
    long: tuple[str, ...]
    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]

    def possible(self, triples: NDArray[np.bool_]) -> tuple[str, ...]:
        """The strings that a text with these triples may hold."""
        if not self.long:
            return self.short
        held = np.logical_and.reduceat(triples[self.hashes], self.starts)
        return (*self.short, *(self.long[number] for number in np.flatnonzero(held)))


def pieces_of(strings: Sequence[str]) -> Pieces:
    """``strings`` to be looked for in many texts."""
    long = tuple(said for said in strings if len(said) >= _TRIPLE)
    starts = list(accumulate((len(said) - _TRIPLE + 1 for said in long), initial=0))[:-1]
    hashes = np.concatenate([_hashes(codes_of(said)) for said in long] or [np.zeros(0, dtype=np.uint32)])
    short = tuple(said for said in strings if len(said) < _TRIPLE)
    return Pieces(short, long, hashes, np.array(starts, dtype=np.int64))


def codes_of(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def triples_of(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """For each hash whether a triple of these code points has it."""
    table = np.zeros(_HASHES, dtype=np.bool_)
    table[_hashes(codes)] = True
    return table


def _hashes(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    hashed: NDArray[np.uint32] = (codes[:-2] * 961 + codes[1:-1] * 31 + codes[2:]) % _HASHES
    return hashed
