"""The trained model: how likely each block is content, from its own shape and words and from its neighbourhood.

Two forests of decision trees look one after the other; the second sees the first one's scores all around. All of it is
arithmetic on whole numbers: the same blocks get the same scores on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from corpusclean.label.model.context import matrix
from corpusclean.label.model.figures import FIGURES, rows
from corpusclean.label.model.forest import per_mille
from corpusclean.label.model.second import second_matrix
from corpusclean.label.model.threshold import PRESETS, limits
from corpusclean.label.model.verdict import judge
from corpusclean.label.model.weights import Weights, digest, weights
from corpusclean.label.view import Document
from corpusclean.model import Finding

__all__ = ["PRESETS", "digest", "judge", "limits", "score"]

_WORDS: Final = FIGURES.index("words")


def score(document: Document, first: Sequence[Finding | None], learned: Weights | None = None) -> tuple[int, ...]:
    """For each block of ``document`` how likely it is content, per mille.

    ``first``: for each block the finding of comment systems and rules, or ``None``; they are evidence among others.
    ``learned``: other weights than the package's.
    """
    if not document.looks:
        return ()
    learned = learned or weights()
    whole = matrix(rows(document.looks, first, learned.lexicon))
    words = whole[:, _WORDS]
    once = per_mille(learned.first.sums(whole), learned.table)
    again = np.concatenate((whole, second_matrix(once, words)), axis=1)
    return tuple(per_mille(learned.second.sums(again), learned.table).tolist())
