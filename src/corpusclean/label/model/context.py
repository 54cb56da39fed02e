"""The matrix of a document: each block's own figures, its neighbours', those of windows, its place, the document's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpusclean.label.model.figures import AT, FIGURES, FOUND, SHAPES

Matrix = NDArray[np.int32]
Column = NDArray[Any]

#: What is seen of the blocks before and after.
_NEIGHBOURLY: Final = (
    *("words", "capitals", "small", "commas", "ending", "date", "shape", "linked", "prose", "blank", "join"),
    *("cue", "found", "lexical_mean", "pairs_mean", "line", "again"),
)
_BESIDE: Final = [AT[name] for name in _NEIGHBOURLY]
_REACH: Final = 3
_WINDOWS: Final = (3, 8, 25)
_FAR: Final = 200


def matrix(rows: Sequence[Sequence[int]] | Matrix) -> Matrix:
    """One row of whole numbers per block, from the rows of ``figures``."""
    own = np.asarray(rows, dtype=np.int32).reshape(len(rows), len(FIGURES))
    parts = [own, *shifted(own[:, _BESIDE], _REACH), *_windows(own), _places(own), _document(own)]
    return np.concatenate(parts, axis=1)


def shifted(columns: Matrix, reach: int) -> list[Matrix]:
    """``columns`` of the blocks up to ``reach`` before and after each; -99 where there is none."""
    count = len(columns)
    padded = np.full((columns.shape[1], count + 2 * reach), -99, dtype=np.int32)
    padded[:, reach : reach + count] = columns.T
    return [padded[:, reach + step : reach + step + count].T for step in range(-reach, reach + 1) if step]


def window_means(columns: Matrix, radii: Sequence[int]) -> list[Matrix]:
    """The means of ``columns`` over up to so many blocks on either side and the block itself, rounded down."""
    count, far = len(columns), max(radii)
    upto = np.zeros((columns.shape[1], count + 1 + 2 * far), dtype=np.int64)  # of what stands before each, far and wide
    np.cumsum(columns.T, axis=1, out=upto[:, far + 1 : far + 1 + count])
    upto[:, far + 1 + count :] = upto[:, far + count, None]
    at = np.arange(count)
    means = []
    for radius in radii:
        blocks = np.minimum(at + radius + 1, count) - np.maximum(at - radius, 0)
        sums = upto[:, far + radius + 1 : far + radius + 1 + count] - upto[:, far - radius : far - radius + count]
        means.append((sums // blocks).astype(np.int32).T)
    return means


def _windows(own: Matrix) -> list[Matrix]:
    words, prose, linked, found = (own[:, AT[name]] for name in ("words", "prose", "linked", "found"))
    figures = np.stack(
        (
            words * 10,
            words * prose * 10,
            linked * 10,
            (found == FOUND["boilerplate"]) * 1000,
            own[:, AT["lexical_mean"]] * 4,
            own[:, AT["pairs_mean"]] * 4,
            own[:, AT["money"]] * 1000,
            own[:, AT["date"]] * 1000,
            (own[:, AT["shape"]] == SHAPES["list"]) * 1000,
            (words <= 4) * 1000,
        ),
    )
    return window_means(figures.T, _WINDOWS)


def _places(own: Matrix) -> Matrix:
    count = len(own)
    words, prose = own[:, AT["words"]].astype(np.int64), own[:, AT["prose"]]
    at = np.arange(count)
    upto = np.cumsum(words)
    running = np.cumsum(words * prose)
    total, all_running = max(1, int(words.sum())), max(1, int((words * prose).sum()))
    back, ahead = nearest(prose > 0)
    above, _ = nearest(own[:, AT["shape"]] == SHAPES["heading"])
    figures = (
        np.minimum(at, 2000),
        np.minimum(count - at, 2000),
        at * 1000 // max(1, count),
        upto * 1000 // total,
        np.minimum(upto, 20000),
        np.minimum(total - upto, 20000),
        running * 1000 // all_running,
        np.where(back >= 0, np.minimum(at - back, _FAR), _FAR + 1),
        np.where(ahead < count, np.minimum(ahead - at, _FAR), _FAR + 1),
        np.where(back >= 0, words[np.maximum(back, 0)], 0),
        np.where(ahead < count, words[np.minimum(ahead, count - 1)], 0),
        np.where(above >= 0, np.minimum(at - above, _FAR), _FAR + 1),
        np.where(above >= 0, own[np.maximum(above, 0), AT["lexical_mean"]], 0),
        np.where(above >= 0, own[np.maximum(above, 0), AT["level"]], 0),
    )
    return np.stack(figures).astype(np.int32).T


def everywhere(figures: Sequence[int], count: int) -> Matrix:
    """The same ``figures`` for each of so many blocks."""
    return np.repeat(np.array(figures, dtype=np.int32), count).reshape(len(figures), count).T


def packed(columns: Iterable[Column], count: int) -> Matrix:
    """One row per block of so many, from columns; those of an array with rows are its rows."""
    parts = [column.reshape(-1, count) for column in columns]
    table = np.empty((sum(map(len, parts)), count), dtype=np.int32)
    at = 0
    for part in parts:
        table[at : at + len(part)] = part
        at += len(part)
    return table.T


def nearest(where: NDArray[np.bool_]) -> tuple[Column, Column]:
    """For each block the number of the last true one up to it (-1: none) and of the next from it on (count: none)."""
    count = len(where)
    at = np.arange(count)
    back = np.maximum.accumulate(np.where(where, at, -1)) if count else at
    ahead = np.minimum.accumulate(np.where(where, at, count)[::-1])[::-1] if count else at
    return back, ahead


def _document(own: Matrix) -> Matrix:
    count = max(1, len(own))
    words, prose = own[:, AT["words"]].astype(np.int64), own[:, AT["prose"]]
    total = max(1, int(words.sum()))
    shape, found = own[:, AT["shape"]], own[:, AT["found"]]
    are = (
        *(words <= 3, prose > 0, *(shape == SHAPES[name] for name in ("heading", "list", "table"))),
        *(own[:, AT["money"]] > 0, own[:, AT["date"]] > 0, own[:, AT["questions"]] > 0, own[:, AT["again"]] > 1),
        *(found == FOUND[name] for name in ("boilerplate", "comment")),
        *(own[:, AT["blank"]] > 0, own[:, AT["indent"]] > 0, own[:, AT["cut_off"]] > 0),
    )
    shares = (np.stack(are).sum(axis=1) * 1000 // count).tolist()
    lexical = own[:, AT["lexical_mean"]]
    figures = (
        min(len(own), 20000),
        min(total, 100000),
        int((words * prose).sum()) * 1000 // total,
        total * 10 // count,
        *shares[:5],
        int(own[:, AT["linked"]].sum()) * 10 // count,
        *shares[5:],
        int((lexical * np.minimum(words, 100)).sum()) // total,
        int(lexical.sum()) // count,
        int(own[:, AT["known"]].sum()) // count,
        int(words.max(initial=0)),
    )
    return everywhere(figures, len(own))
