"""Samples → weights. Whatever a model sees of a block was learned from other hosts' blocks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpusclean.label.model.context import matrix
from corpusclean.label.model.figures import FIGURES
from corpusclean.label.model.forest import Forest, per_mille
from corpusclean.label.model.second import second_matrix
from corpusclean.label.model.weights import Weights
from corpusclean.label.model.words import Lexicon, lexical, line_keys, words_of
from training.lexicon import Counts, group_of, lexicon
from training.pages import Sample, number_of
from training.trees import grow, table

#: LightGBM's parameters for both forests.
FORESTS: Final[Mapping[str, Any]] = {
    "rounds": 150,
    "learning_rate": 0.1,
    "num_leaves": 31,
    "max_depth": 6,
    "min_data_in_leaf": 1000,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.5,
    "bagging_freq": 1,
    "lambda_l2": 300,
    "max_bin": 63,
}
_PARTS: Final = 3
#: One page in so many is seen without any words, so that other languages are not lost.
_BLIND: Final = 5
#: A longer page teaches by every second block, or every third, and so on.
_MOST_BLOCKS: Final = 150
_MOST_WORDS: Final = 400
_POWER: Final = 0.7
_LEXICAL: Final = FIGURES.index("lexical")
_WORDS: Final = FIGURES.index("words")
_NO_WORDS: Final = Lexicon({}, {}, {})

Table = NDArray[np.int16]


def learn(samples: Sequence[Sample], counts: Counts, groups: Collection[int]) -> Weights:
    """The weights that the hosts of ``groups`` teach."""
    mine = [sample for sample in samples if group_of(sample.host) in groups and sample.counts.any()]
    mine = [sample for sample in mine if is_chosen(sample)]
    without = {g: lexicon(counts, [other for other in sorted(groups) if other != g]) for g in sorted(groups)}
    seen = [first_matrix(s, _NO_WORDS if is_blind(s) else without[group_of(s.host)]) for s in mine]
    first = _grow(mine, seen)
    learned_elsewhere = [_grow(*_outside(mine, seen, part)) for part in range(_PARTS)]
    sums = [learned_elsewhere[part_of(s)].sums(x.astype(np.int32)) for s, x in zip(mine, seen, strict=True)]
    scores = [per_mille(total, table()) for total in sums]
    again = [np.concatenate((x, _second(x, score)), axis=1) for x, score in zip(seen, scores, strict=True)]
    second = _grow(mine, again)
    return Weights({}, lexicon(counts, sorted(groups)), first, second, table())


def is_chosen(sample: Sample) -> bool:
    """Whether a sample is trained on: two of each page's four flattenings."""
    order = ("resiliparse", "bs4", "inscriptis", "html2text").index(sample.flattener)
    return (number_of(sample.page) + order) % 2 == 0


def is_blind(sample: Sample) -> bool:
    """Whether a sample is seen without its words."""
    return number_of(f"words {sample.page}") % _BLIND == 0


def part_of(sample: Sample) -> int:
    """Which of the parts, for scores that were learned elsewhere, a sample's host is in."""
    return number_of(f"part {sample.host}") % _PARTS


def first_matrix(sample: Sample, words: Lexicon) -> Table:
    """The first matrix of a sample with the figures of ``words``."""
    rows = sample.shapes.copy()
    rows[:, _LEXICAL:] = np.transpose(lexical(words_of(sample.texts), line_keys(sample.texts), words))
    return np.clip(matrix(rows), -32768, 32767).astype(np.int16)


def _second(seen: Table, scores: NDArray[np.int32]) -> Table:
    return np.clip(second_matrix(scores, seen[:, _WORDS].astype(np.int32)), -32768, 32767).astype(np.int16)


def _outside(samples: Sequence[Sample], seen: Sequence[Table], part: int) -> tuple[list[Sample], list[Table]]:
    chosen = [(s, x) for s, x in zip(samples, seen, strict=True) if part_of(s) != part]
    return [s for s, _ in chosen], [x for _, x in chosen]


def _grow(samples: Sequence[Sample], seen: Sequence[Table]) -> Forest:
    steps = [max(1, -(-len(sample.counts) // _MOST_BLOCKS)) for sample in samples]
    content = np.concatenate([sample.content[::step] for sample, step in zip(samples, steps, strict=True)])
    weight = np.concatenate([_weight(sample)[::step] * step for sample, step in zip(samples, steps, strict=True)])
    return grow(np.concatenate([x[::step] for x, step in zip(seen, steps, strict=True)]), content, weight, FORESTS)


def _weight(sample: Sample) -> NDArray[Any]:
    """Every page weighs the same, a block by its words; one without words nothing."""
    weight = np.minimum(sample.counts, _MOST_WORDS) ** _POWER
    return np.asarray(weight * 1000 / weight.sum())
