"""A forest of decision trees in whole numbers: the same sums on every machine.

Every tree has the form of a complete binary tree of one depth. A *question* is "is feature f above threshold t?"; an
inner node is the number of its question, and question 0, whose answer is no, fills the nodes below an early leaf.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from corpusclean.label.model.context import Matrix

#: Blocks that are scored at a time, which bounds the memory.
_CHUNK: Final = 256


@frozen(eq=False)
class Forest:
    """``features``, ``thresholds``: the questions. ``nodes``: per tree the questions of its inner nodes, row by row.

    ``leaves``: per tree the values of its leaves, from left to right. ``bias`` is added to the sum of all trees.
    """

    features: NDArray[np.int16]
    thresholds: NDArray[np.int16]
    nodes: NDArray[np.int32] = field(repr=False)
    leaves: NDArray[np.int16] = field(repr=False)
    bias: int

    @property
    def depth(self) -> int:
        """Levels of questions in a tree."""
        return int(self.leaves.shape[1]).bit_length() - 1

    def sums(self, matrix: Matrix) -> NDArray[np.int32]:
        """For each row of ``matrix`` the sum over all trees."""
        clipped = np.clip(matrix, -32768, 32767).astype(np.int16)
        starts = range(0, len(clipped), _CHUNK)
        parts = [self._chunk(np.ascontiguousarray(clipped[at : at + _CHUNK].T)) for at in starts]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)

    def _chunk(self, columns: NDArray[np.int16]) -> NDArray[np.int32]:
        count = columns.shape[1]
        answers: NDArray[Any] = (columns[self.features] > self.thresholds[:, None]).view(np.int8).ravel()
        trees, inner = self.nodes.shape
        first = (np.arange(trees, dtype=np.int32) * inner)[:, None]
        block = np.arange(count, dtype=np.int32)[None, :]
        node = np.zeros((trees, count), dtype=np.int32)
        questions = self.nodes.ravel() * np.int32(count)
        for _ in range(self.depth):
            answer = answers.take(questions.take(first + node) + block)
            node = 2 * node + 1 + answer
        leaf = node - inner + (np.arange(trees, dtype=np.int32) * (inner + 1))[:, None]
        return np.asarray(self.leaves.ravel().take(leaf).sum(axis=0, dtype=np.int32) + np.int32(self.bias))


def per_mille(sums: NDArray[np.int32], table: NDArray[np.int32]) -> NDArray[np.int32]:
    """The share of content among blocks with such sums; ``table`` holds the least sum of 1, 2, … 1000 per mille."""
    return np.searchsorted(table, sums, side="right").astype(np.int32)
