"""Words as numbers: a key of 64 bits for each, so that all the words of a document are looked up at once.

Equal words have equal keys, on every machine. Others have other ones, but for a chance of one in 2**64, which is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final, Self

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

#: Odd numbers of 64 bits: the base of the keys, what undoes it, and what sets the left key of a pair apart.
_BASE: Final = 0x9E3779B97F4A7C15
_UNDONE: Final = pow(_BASE, -1, 1 << 64)
_LEFT: Final = np.uint64(0xD6E8FEB86659FD93)
#: Powers that are made once.
_MOST: Final = 1 << 16
#: A table is entered by so many first bits of a key.
_FIRST_BITS: Final = 15
_REST_BITS: Final = np.uint64(64 - _FIRST_BITS)


def keys_of(words: Iterable[str]) -> Keys:
    """The key of each of ``words``, which are not empty and hold no NUL."""
    return keys_in("\0".join(("", *words)))


def keys_in(row: str) -> Keys:
    """The keys of the words in ``row``, each behind one NUL or more."""
    return keys_at(np.frombuffer(row.encode("utf-32-le", "surrogatepass"), dtype="<u4"))


def keys_at(codes: NDArray[np.uint32]) -> Keys:
    """The keys of the words in a row of code points, each behind one 0 or more.

    A key is the sum of the word's code points, each times a power of the base. The powers go on through all the row;
    each sum is then taken back to the first.
    """
    inside = codes > 0
    return keys_from(codes, np.flatnonzero(inside[1:] > inside[:-1]) + 1)


def keys_from(codes: NDArray[np.uint32], starts: NDArray[np.int64]) -> Keys:
    """``keys_at``, where it is known where the words begin."""
    if len(codes) <= _MOST:
        return _keys_of_piece(codes, starts)
    pieces, at = [], 0
    while at < len(starts):  # as many words at a time as the powers reach: those of a long row take much memory
        begin = starts[at] - 1
        behind = max(at + 1, int(np.searchsorted(starts, begin + _MOST)) - 1)
        end = starts[behind] - 1 if behind < len(starts) else len(codes)
        pieces.append(_keys_of_piece(codes[begin:end], starts[at:behind] - begin))
        at = behind
    return np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.uint64)


def _keys_of_piece(codes: NDArray[np.uint32], starts: NDArray[np.int64]) -> Keys:
    if not len(starts):
        return np.zeros(0, dtype=np.uint64)
    powers, back = _most_powers() if len(codes) <= _MOST else _powers(len(codes))
    return np.asarray(np.add.reduceat(codes * powers[: len(codes)], starts) * back[starts - 1])


def _powers(count: int) -> tuple[Keys, Keys]:
    """So many powers of the base, and of what undoes it."""
    powers, back = (np.cumprod(np.full(count, base, dtype=np.uint64), dtype=np.uint64) for base in (_BASE, _UNDONE))
    return powers, back


@cache
def _most_powers() -> tuple[Keys, Keys]:
    """The powers that all but long documents need, made once."""
    return _powers(_MOST)


def paired(left: Keys, right: Keys) -> Keys:
    """The key of each pair."""
    return left * _LEFT + right


@frozen(eq=False)
class Table:
    """Keys with a figure each: ``keys`` ascend, and behind them is one that is larger than any.

    ``firsts``: for each beginning of a key where such keys begin; ``most``: the most keys that begin alike.
    """

    keys: Keys
    figures: NDArray[np.int64]
    firsts: NDArray[np.int32]
    most: int

    @classmethod
    def of(cls, keys: Keys, figures: Iterable[int]) -> Self:
        """The table of ``keys`` with their ``figures``."""
        order = np.argsort(keys)
        ordered = np.append(keys[order], np.uint64(2**64 - 1))
        said = np.append(np.fromiter(figures, np.int64, len(keys))[order], 0)
        beginnings = np.arange(1 << _FIRST_BITS, dtype=np.uint64) << _REST_BITS
        firsts = np.searchsorted(ordered[:-1], beginnings)
        most = np.diff(firsts, append=len(keys)).max()
        return cls(ordered, said, firsts.astype(np.int32), int(most))

    def places(self, keys: Keys) -> NDArray[np.int64]:
        """Where each of ``keys`` stands; behind the last where it does not."""
        places = self.firsts.take((keys >> _REST_BITS).astype(np.int64)).astype(np.int64)
        for _ in range(self.most):
            places += self.keys.take(places) < keys
        places[self.keys.take(places) != keys] = len(self.keys) - 1
        return places
