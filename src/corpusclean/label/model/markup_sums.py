"""What the markup adds to a block's figures: sums and means over the elements and groups that it stands in."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from corpusclean.label.model.context import Matrix, packed
from corpusclean.label.model.figures import AT, FOUND, SHAPES
from corpusclean.label.model.markup import Markup
from corpusclean.label.model.nesting import Numbers, grouped, inherited, inside
from corpusclean.label.model.telling import Telling


def group_means(group: Numbers, values: Numbers) -> Numbers:
    """For each block the means of ``values`` over all blocks of its group, rounded down, and how many these are."""
    counts = np.bincount(group)
    means = grouped(values.T, group, len(counts)) // np.maximum(counts, 1)
    return np.concatenate((means[:, group], np.minimum(counts, 500)[None, group])).T


class _Sums(NamedTuple):
    """Figures that are summed over blocks: of each block, or of all in an element.

    ``running`` and ``linked``: words in running text and, times 100, in links. ``some``: words, 50 of a block at most,
    by which ``lexical`` and ``pairs`` are weighed. The rest count blocks: those with at most three words, found to be
    boilerplate, with a date, that are headings.
    """

    words: Numbers
    running: Numbers
    linked: Numbers
    blocks: Numbers
    short: Numbers
    boilerplate: Numbers
    lexical: Numbers
    some: Numbers
    pairs: Numbers
    dated: Numbers
    headings: Numbers


def markup_matrix(markup: Markup, rows: Matrix, telling: Telling) -> Matrix:
    """One row of whole numbers per block. ``rows``: the ``figures``; ``telling``: what the words of elements tell."""
    names = ("words", "prose", "linked", "lexical_mean", "pairs_mean", "found", "date", "shape")
    words, prose, linked, lexical, pairs, found, date, shape = rows[:, [AT[name] for name in names]].T.astype(np.int64)
    boilerplate, some = (found == FOUND["boilerplate"]).astype(np.int64), np.minimum(words, 50)
    own = np.stack(
        _Sums(
            *(words, words * prose, words * linked, np.ones_like(words), words <= 3, boilerplate),
            *(lexical * some, some, pairs * some, date, shape == SHAPES["heading"]),
        )
    )
    sums = _Sums(*inside(own.T, markup.leaves, markup.ends).T)
    shares = _shares(sums, int(words.sum()), int((words * prose).sum()))
    groups = np.stack((words * 10, prose * 1000, linked * 10, lexical * 10, pairs * 10, boilerplate * 1000)).T
    return packed(
        (
            *(shares[:, place] for place in (*markup.containers, markup.section)),
            *(group_means(group, groups).T for group in markup.groups),
            *_beside_main(markup, sums.running, sums.words),
            *_telling(markup, telling),
            markup.own.T,
        ),
        len(rows),
    )


def _shares(sums: _Sums, words: int, running: int) -> Numbers:
    """The shares and means of each element. ``words``, ``running``: those of the page."""
    count, blocks, some = (np.maximum(each, 1) for each in (sums.words, sums.blocks, sums.some))
    return np.stack(
        (
            np.minimum(sums.words, 20000),
            sums.words * 1000 // max(1, words),
            sums.running * 1000 // count,
            sums.running * 1000 // max(1, running),
            sums.linked * 10 // count,
            np.minimum(sums.blocks, 2000),
            sums.words * 10 // blocks,
            sums.short * 1000 // blocks,
            sums.boilerplate * 1000 // blocks,
            sums.lexical * 10 // some,
            sums.pairs * 10 // some,
            sums.dated * 1000 // blocks,
            sums.headings * 1000 // blocks,
        )
    )


def _beside_main(markup: Markup, running: Numbers, words: Numbers) -> tuple[Numbers, ...]:
    """How far each block is from the smallest element that holds most of the running text, step by step."""
    main = _main(running)
    depths = markup.depths
    on_way = (np.arange(len(depths)) <= main) & (markup.ends > main)
    shared = inherited(on_way.astype(np.int64), markup.ways, np.add)
    common = np.maximum(shared - 1, 0)[markup.leaves]
    count = len(markup.leaves)
    return (
        depths[main] - common,
        depths[markup.leaves] - common,
        np.full(count, running[main] * 1000 // max(1, int(running.max(initial=0)))),
        np.full(count, words[main] * 1000 // max(1, int(words.max(initial=0)))),
    )


def _main(running: Numbers) -> int:
    """The deepest element that holds three fifths of the running text; the first where there is none."""
    most = int(running.max(initial=0))
    holds = np.flatnonzero(running * 10 >= 6 * most) if most else np.zeros(1, dtype=np.int64)
    return int(holds[-1])


def _telling(markup: Markup, telling: Telling) -> list[Numbers]:
    score = telling.score
    own = np.array([score(words, named) for _, words, named in markup.listed], dtype=np.int64)[markup.kinds]
    low = inherited(np.minimum(own, 0), markup.ways, np.minimum)
    high = inherited(np.maximum(own, 0), markup.ways, np.maximum)
    total = inherited(own, markup.ways, np.add)
    places = (markup.leaves, *markup.containers[:5], markup.section)
    return [*(own[place] for place in places), *(column[markup.leaves] for column in (low, high, total))]
