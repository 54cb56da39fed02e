"""A forest of decision trees in whole numbers: the same sums on every machine.

Every tree has the form of a complete binary tree of one depth. A *question* is "is feature f above threshold t?"; an
inner node is the number of its question, and question 0, whose answer is no, fills the nodes below an early leaf.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from corpusclean.label.model.context import Matrix

#: Blocks that are scored at a time, which bounds the memory.
_CHUNK: Final = 1024
#: Questions that are answered at a time, so that what they compare stays in the processor's cache.
_QUESTIONS: Final = 512


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
        parts = [self._chunk(matrix[at : at + _CHUNK].T) for at in range(0, len(matrix), _CHUNK)]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)

    def _chunk(self, blocks: Matrix) -> NDArray[np.int32]:
        """The sums of blocks, a column each. Eight blocks' answers are one byte until the leaves are known."""
        count = blocks.shape[1]
        octets = -(-count // 8)  # whole bytes, so that bits are packed in one run
        columns = np.zeros((len(blocks), 8 * octets), dtype=np.int16)
        np.clip(blocks, -32768, 32767, out=columns[:, :count], casting="unsafe")
        answers = self._answers(columns, octets)
        path: list[NDArray[np.uint8]] = []
        for questions in self._levels:
            answered = answers.take(questions, axis=0)
            for turn in path:
                half = len(answered) // 2
                answered = answered[:half] ^ ((answered[:half] ^ answered[half:]) & turn)
            path.append(answered[0])
        turns = np.unpackbits(np.stack(path)).reshape(len(path), len(self.leaves), 8 * octets)
        leaf = turns[0]
        for turn in turns[1:]:
            leaf += leaf
            leaf |= turn
        values = self.leaves.ravel().take(leaf + self._first_leaves)
        return np.asarray(values.sum(axis=0, dtype=np.int32)[:count] + np.int32(self.bias))

    def _answers(self, columns: NDArray[np.int16], octets: int) -> NDArray[np.uint8]:
        """The answers to all questions, a row each."""
        answers = np.empty((len(self.features), octets), dtype=np.uint8)
        for at in range(0, len(self.features), _QUESTIONS):
            asked = slice(at, at + _QUESTIONS)
            are_above = columns.take(self.features[asked], axis=0) > self.thresholds[asked, None]
            answers[asked] = np.packbits(are_above).reshape(-1, octets)
        return answers

    @cached_property
    def _levels(self) -> list[NDArray[np.int32]]:
        """The questions of each level, from the root down: one row per place in the level, one column per tree."""
        return [np.ascontiguousarray(self.nodes[:, 2**n - 1 : 2 ** (n + 1) - 1].T) for n in range(self.depth)]

    @cached_property
    def _first_leaves(self) -> NDArray[np.int64]:
        trees, leaves = self.leaves.shape
        return np.arange(0, trees * leaves, leaves, dtype=np.int64)[:, None]


def per_mille(sums: NDArray[np.int32], table: NDArray[np.int32]) -> NDArray[np.int32]:
    """The share of content among blocks with such sums; ``table`` holds the least sum of 1, 2, … 1000 per mille."""
    return np.searchsorted(table, sums, side="right").astype(np.int32)
