"""Samples → weights. Whatever a model sees of a block was learned from other hosts' blocks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.label.model.context import matrix
from corpusclean.label.model.figures import FIGURES
from corpusclean.label.model.forest import Forest, per_mille
from corpusclean.label.model.markup_sums import markup_matrix
from corpusclean.label.model.second import second_matrix
from corpusclean.label.model.telling import Telling
from corpusclean.label.model.weights import Weights
from corpusclean.label.model.words import Lexicon, lexical, line_keys, words_of
from training.lexicon import Counts, count, count_telling, group_of, lexicon, telling
from training.pages import Sample, is_chosen, number_of
from training.trees import grow, table

#: LightGBM's parameters.
_SHAPE: Final[Mapping[str, Any]] = {
    "num_leaves": 31,
    "max_depth": 6,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.5,
    "bagging_freq": 1,
    "max_bin": 63,
}
#: For each kind of document the looks at it, and how a forest for it grows.
LOOKS: Final[Mapping[str, int]] = {"text": 2, "html": 1}
FORESTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "text": {**_SHAPE, "rounds": 150, "learning_rate": 0.1, "min_data_in_leaf": 1000, "lambda_l2": 300, "seed": 2},
    "html": {**_SHAPE, "rounds": 250, "learning_rate": 0.07, "min_data_in_leaf": 300, "lambda_l2": 100, "seed": 2},
}
_PARTS: Final = 3
#: One page in so many is seen without any words, so that other languages are not lost.
_BLIND: Final = 5
#: A longer page teaches by every second block, or every third, and so on.
_MOST_BLOCKS: Final[Mapping[str, int]] = {"text": 150, "html": 300}
_MOST_WORDS: Final = 400
#: What a part of a page weighs, where a page weighs 1000.
_PART_WEIGHT: Final = 300
_POWER: Final = 0.7
_LEXICAL: Final = FIGURES.index("lexical")
_WORDS: Final = FIGURES.index("words")
_NO_WORDS: Final = Lexicon({}, {}, {})

Table = NDArray[np.int16]


@frozen(eq=False)
class Tally:
    """All counts over the hosts: of words, and of the words of elements."""

    words: Counts
    elements: Counts


def tally(samples: Sequence[Sample]) -> Tally:
    """The counts of ``samples``."""
    return Tally(count(samples), count_telling(samples))


def learn(samples: Sequence[Sample], counts: Tally, groups: Collection[int], kind: str) -> Weights:
    """The weights for ``text`` or ``html`` that the hosts of ``groups`` teach."""
    mine = [sample for sample in samples if group_of(sample.host) in groups and sample.counts.any()]
    mine = [sample for sample in mine if is_chosen(sample)]
    known = sorted(groups)
    without = {group: _vocabulary(counts, [other for other in known if other != group]) for group in known}
    blind = _NO_WORDS, Telling({})
    seen = [first_matrix(s, *(blind if is_blind(s) else without[group_of(s.host)])) for s in mine]
    forests = [_grow(mine, seen, kind)]
    if LOOKS[kind] > 1:
        forests.append(_grow(mine, _again(mine, seen, kind), kind))
    return Weights({}, *_vocabulary(counts, known), tuple(forests), table())


def _vocabulary(counts: Tally, groups: Sequence[int]) -> tuple[Lexicon, Telling]:
    return lexicon(counts.words, groups), Telling(telling(counts.elements, groups))


def _again(samples: Sequence[Sample], seen: Sequence[Table], kind: str) -> list[Table]:
    """What a second look sees: the scores come from a forest that did not know the host."""
    elsewhere = [_grow(*_outside(samples, seen, part), kind) for part in range(_PARTS)]
    sums = [elsewhere[part_of(s)].sums(x.astype(np.int32)) for s, x in zip(samples, seen, strict=True)]
    scores = [per_mille(total, table()) for total in sums]
    return [np.concatenate((x, _second(x, score)), axis=1) for x, score in zip(seen, scores, strict=True)]


def is_blind(sample: Sample) -> bool:
    """Whether a sample is seen without its words."""
    return number_of(f"words {sample.page}") % _BLIND == 0


def part_of(sample: Sample) -> int:
    """Which of the parts, for scores that were learned elsewhere, a sample's host is in."""
    return number_of(f"part {sample.host}") % _PARTS


def first_matrix(sample: Sample, words: Lexicon, elements: Telling) -> Table:
    """The first matrix of a sample with the figures of ``words`` and of what ``elements`` tell."""
    rows = sample.shapes.copy()
    rows[:, _LEXICAL:] = np.column_stack(lexical(words_of(sample.texts), line_keys(sample.texts), words))
    whole = matrix(rows)
    if sample.markup is not None and sample.facts is not None:
        whole = np.concatenate((whole, markup_matrix(sample.markup, rows, elements), sample.facts), axis=1)
    return np.clip(whole, -32768, 32767).astype(np.int16)


def _second(seen: Table, scores: NDArray[np.int32]) -> Table:
    return np.clip(second_matrix(scores, seen[:, _WORDS].astype(np.int32)), -32768, 32767).astype(np.int16)


def _outside(samples: Sequence[Sample], seen: Sequence[Table], part: int) -> tuple[list[Sample], list[Table]]:
    chosen = [(s, x) for s, x in zip(samples, seen, strict=True) if part_of(s) != part]
    return [s for s, _ in chosen], [x for _, x in chosen]


def _grow(samples: Sequence[Sample], seen: Sequence[Table], kind: str) -> Forest:
    most = _MOST_BLOCKS[kind]
    steps = [max(1, -(-len(sample.counts) // most)) for sample in samples]
    content = np.concatenate([sample.content[::step] for sample, step in zip(samples, steps, strict=True)])
    weight = np.concatenate([_weight(sample)[::step] * step for sample, step in zip(samples, steps, strict=True)])
    chosen = np.concatenate([x[::step] for x, step in zip(seen, steps, strict=True)])
    return grow(chosen, content, weight, FORESTS[kind])


def _weight(sample: Sample) -> NDArray[Any]:
    """Every page weighs the same, a part less; a block by its words, and one without words nothing."""
    weight = np.minimum(sample.counts, _MOST_WORDS) ** _POWER
    return np.asarray(weight * (_PART_WEIGHT if sample.part else 1000) / weight.sum())
