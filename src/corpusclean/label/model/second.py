"""What the second look sees beside the first matrix: the first look's scores of block, neighbours and document."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpusclean.label.model.context import Matrix, everywhere, nearest, shifted, window_means

_REACH: Final = 6
_WINDOWS: Final = (2, 5, 12, 40)
_MOST_WORDS: Final = 200
_FAR: Final = 200
#: From this score on a block is content for the distances to the next one.
_SURE: Final = 600

Numbers = NDArray[np.int32]


def second_matrix(scores: Numbers, words: Numbers) -> Matrix:
    """One row per block from its score per mille and those of the others. ``words``: of each block."""
    capped = np.minimum(words, _MOST_WORDS).astype(np.int64)
    held = scores * capped
    column = scores[:, None].astype(np.int32)
    windows = window_means(np.stack((scores, held // 10)).T, _WINDOWS)
    whole = _document(scores, capped, words)
    places = _places(scores, np.cumsum(held), whole[0])
    return np.concatenate([column, *shifted(column, _REACH), *windows, places, everywhere(whole, len(scores))], axis=1)


def _places(scores: Numbers, upto: NDArray[np.int64], mean: int) -> Matrix:
    at = np.arange(len(scores))
    total = upto[-1:].sum()
    back, ahead = nearest(scores >= _SURE)
    figures: tuple[NDArray[Any], ...] = (
        upto * 1000 // max(1, int(total)),
        np.minimum((total - upto) // 1000, 20000),
        np.minimum(at - back, _FAR),
        np.minimum(ahead - at, _FAR),
        scores - mean,
    )
    return np.stack(figures).astype(np.int32).T


def _document(scores: Numbers, capped: NDArray[np.int64], words: Numbers) -> tuple[int, ...]:
    total = max(1, int(capped.sum()))
    held = int((scores * capped).sum())
    return (
        held // total,
        int(scores.sum()) // max(1, len(scores)),
        min(held // 1000, 20000),
        _best_share(scores, words),
        int(((scores >= 500) * capped).sum()) * 1000 // total,
    )


def _best_share(scores: Numbers, words: Numbers) -> int:
    """The best F1, per mille, that keeping the highest scores can be expected to reach."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(scores[order].astype(np.int64) * words[order])
    kept = np.cumsum(words[order].astype(np.int64)) * 1000
    return int((2000 * right // (kept + right[-1:].sum() + 1)).max(initial=0))
