"""Decision trees in whole numbers that say how surely each line of a text is its title."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

_HIGHEST: Final = 32_767


@frozen(eq=False)
class Trees:
    """Complete trees of as many questions in a row as their leaves need: is this figure above that?

    ``features``, ``thresholds``: of the first nodes of all trees, then of the second ones, level by level.
    ``leaves``: per tree its values from left to right, in 256ths of a doubling.
    """

    features: NDArray[np.int64]
    thresholds: NDArray[np.int16]
    leaves: NDArray[np.int32]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Trees:
        """Trees as their file has them."""
        features, thresholds = np.array(told["questions"]).T
        asked = np.array(told["nodes"]).T.ravel()
        leaves = np.array(told["leaves"], np.int32)
        return cls(features[asked], thresholds[asked].astype(np.int16), leaves)

    def sums(self, rows: Sequence[Sequence[int]]) -> list[int]:
        """For each row of figures the sum over all trees."""
        figures = np.minimum(np.maximum(np.array(rows), -_HIGHEST), _HIGHEST).astype(np.int16)
        count, leaves = self.leaves.shape
        answers = (figures.take(self.features, axis=1) > self.thresholds).reshape(len(rows), leaves - 1, count)
        path: list[NDArray[np.bool_]] = []
        for level in range(leaves.bit_length() - 1):
            answered = answers[:, 2**level - 1 : 2 ** (level + 1) - 1]
            for turn in path:
                half = answered.shape[1] // 2
                answered = answered[:, :half] ^ ((answered[:, :half] ^ answered[:, half:]) & turn)
            path.append(answered)
        leaf = path[0][:, 0].view(np.uint8)
        for turn in path[1:]:
            leaf = leaf + leaf + turn[:, 0]
        values = self.leaves.ravel().take(leaf + np.arange(0, count * leaves, leaves))
        return [int(total) for total in values.sum(axis=1)]


class Judges(NamedTuple):
    """``lines``: trees that say how likely each line is the title. ``choice``: whether the likeliest one is."""

    lines: Trees
    choice: Trees


@cache
def judges() -> Judges:
    """The package's trees, made by ``training.headline``."""
    told = json.loads(files(__package__).joinpath("data/headline.json").read_text("utf-8"))
    return Judges(Trees.of(told["lines"]), Trees.of(told["choice"]))
