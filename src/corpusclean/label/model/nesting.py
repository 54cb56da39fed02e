"""What stands in what, for all elements at once: each is told of those around it in steps that double.

Elements come in source order, parents before their children; the parent of an element without one is -1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def ends_of(parents: Numbers) -> Numbers:
    """For each element the number after its last descendant."""
    around = parents.tolist()
    sizes = [1] * len(around)
    for number in range(len(around) - 1, -1, -1):
        if around[number] >= 0:
            sizes[around[number]] += sizes[number]
    return np.arange(len(around)) + np.array(sizes, dtype=np.int64)


def ways(parents: Numbers) -> list[Numbers]:
    """For each element and, last, for none the element one up, two up, four up and so on; -1 where there is none."""
    found = []
    at = np.append(parents, -1)
    while (at >= 0).any():
        found.append(at)
        at = at[at]
    return found


def inherited(own: Numbers, steps: Sequence[Numbers], combine: np.ufunc) -> Numbers:
    """``own`` of each element combined with that of all elements around it. 0 must change nothing.

    ``steps``: the ``ways`` of the elements.
    """
    values: NDArray[Any] = np.append(own, 0)
    for up in steps:
        values = combine(values, values[up])
    return values[:-1]


def reached(targets: Numbers) -> Numbers:
    """Where each element leads that leads on to ``targets`` of its own; -1: it leads nowhere else."""
    at = np.where(targets >= 0, targets, np.arange(len(targets)))
    while True:
        further = at[at]
        if np.array_equal(further, at):
            return at
        at = further


def inside(values: Numbers, leaves: Numbers, ends: Numbers) -> Numbers:
    """For each element the sums of ``values`` (a row per block) over all blocks that stand in it.

    All that stands in an element is a run of elements: sums over it are differences of running totals.
    """
    totals = np.zeros((values.shape[1], len(ends) + 1), dtype=np.int64)
    totals[:, 1:] = grouped(values.T, leaves, len(ends))
    np.cumsum(totals, axis=1, out=totals)
    return np.asarray(totals[:, ends] - totals[:, : len(ends)]).T


def grouped(values: Numbers, group: Numbers, groups: int) -> Numbers:
    """For each row of ``values`` the sums over those that are of one group, exact below 2**53."""
    places = group + np.arange(0, len(values) * groups, groups)[:, None]
    sums = np.bincount(places.ravel(), weights=values.ravel(), minlength=len(values) * groups)
    return sums.reshape(len(values), groups).astype(np.int64)
