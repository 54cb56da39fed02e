"""The trained model: how likely each block is content, from its own shape and words and from its neighbourhood.

Text is looked at twice: the second forest sees the first one's scores all around. HTML is looked at once, with what the
markup adds. All of it is arithmetic on whole numbers: the same blocks get the same scores on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpusclean.label.model.context import Matrix, matrix
from corpusclean.label.model.facts import facts_matrix
from corpusclean.label.model.figures import FIGURES, rows
from corpusclean.label.model.forest import per_mille
from corpusclean.label.model.markup import markup_of
from corpusclean.label.model.markup_sums import markup_matrix
from corpusclean.label.model.second import second_matrix
from corpusclean.label.model.threshold import PRESETS, limits
from corpusclean.label.model.verdict import evidence, judge
from corpusclean.label.model.weights import Weights, digest, weights
from corpusclean.label.model.words import words_of
from corpusclean.label.view import Document
from corpusclean.model import Finding

__all__ = ["PRESETS", "digest", "evidence", "judge", "limits", "score", "scores_of"]

_WORDS: Final = FIGURES.index("words")


def score(document: Document, first: Sequence[Finding | None], learned: Weights | None = None) -> tuple[int, ...]:
    """For each block of ``document`` how likely it is content, per mille.

    ``first``: for each block the finding of comment systems and rules, or ``None``; they are evidence among others.
    ``learned``: other weights than the package's.
    """
    if not document.looks:
        return ()
    learned = learned or weights("html" if document.page.elements else "text")
    return tuple(scores_of(_seen(document, first, learned), learned).tolist())


def _seen(document: Document, first: Sequence[Finding | None], learned: Weights) -> Matrix:
    said = words_of([look.text for look in document.looks])
    own = rows(document.looks, evidence(document, first), learned.lexicon, said)
    if not document.page.elements:
        return matrix(own)
    markup = markup_matrix(markup_of(document.page, own[:, _WORDS]), own, learned.telling)
    return np.concatenate((matrix(own), markup, facts_matrix(document.page, said)), axis=1)


def scores_of(seen: Matrix, learned: Weights) -> NDArray[np.int32]:
    """The scores that ``learned`` gives to the blocks of a document, after all its looks. ``seen``: a row per block."""
    scores = per_mille(learned.forests[0].sums(seen), learned.table)
    for forest in learned.forests[1:]:
        again = np.concatenate((seen, second_matrix(scores, seen[:, _WORDS])), axis=1)
        scores = per_mille(forest.sums(again), learned.table)
    return scores
