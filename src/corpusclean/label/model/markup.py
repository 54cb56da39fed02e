"""What the markup adds: where a block stands among the elements, and what else stands there.

Elements come in source order, parents before their children, so that all that stands in one of them is a run of
elements: sums over them are differences of running totals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.label.model.context import Matrix
from corpusclean.label.model.figures import FIGURES
from corpusclean.model import Element, Page

Numbers = NDArray[np.int64]

_AT: Final = {name: number for number, name in enumerate(FIGURES)}
#: Elements that do not set a part of the page apart.
_INLINE: Final = frozenset(
    "a abbr b cite code em font i img kbd label mark picture q s small span strong sub sup svg time u var".split()
)
#: Known tags; what is not among them is 0.
_TAGS: Final = {
    tag: number
    for number, tag in enumerate(
        (
            "html body div section article main aside nav header footer form ul ol li dl dt dd table tbody thead tr td"
            " th p h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption span a button label select option textarea title"
            " noscript template iframe address details summary center font b strong em i small time fieldset legend"
            " menu dialog input"
        ).split(),
        1,
    )
}
#: What a block may stand in, one bit each; roles count as the tags that they stand for.
_LANDMARKS: Final = (
    *("main", "article", "section", "aside", "nav", "header", "footer", "form", "ul", "ol"),
    *("dl", "table", "figure", "blockquote", "p", "a", "button", "noscript", "li", "heading"),
)
_BITS: Final = {name: 1 << number for number, name in enumerate(_LANDMARKS)} | {
    f"h{level}": 1 << _LANDMARKS.index("heading") for level in range(1, 7)
}
_ROLES: Final = {"navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside"}
#: How many containers up from a block are looked at.
_LEVELS: Final = (0, 1, 2, 3, 4, 6)
_NAMED: Final = ("role", "itemprop", "itemtype", "rel")
_LETTERS: Final = re.compile(r"[a-z]+")
_PIECES: Final = range(3, 16)
#: Of an element's words those that tell most are added up.
_TELLING: Final = 3
_FAR: Final = 300
_NOWHERE: Final = -999
#: A section is the largest container with less than this share, per mille, of the words.
_SECTION: Final = 850


@frozen(eq=False)
class Markup:
    """Where the blocks of a page stand.

    Per element, in source order: ``parents`` (-1: none), ``ends`` (number after its last descendant), ``depths``,
    ``words`` (what its classes, id, role and microdata say). Per block: ``leaves`` (its element), ``containers`` (for
    each of ``_LEVELS`` the block-level element so many up), ``section``, ``groups`` (two numberings of blocks by how
    they are marked up), ``own`` (a row of figures).
    """

    parents: Numbers
    ends: Numbers
    depths: Numbers
    words: tuple[frozenset[str], ...]
    leaves: Numbers
    containers: tuple[Numbers, ...]
    section: Numbers
    groups: tuple[Numbers, Numbers]
    own: Matrix


def markup_of(page: Page, words: NDArray[Any]) -> Markup:
    """Where the blocks of ``page`` stand. ``words``: of each block."""
    elements = page.elements
    tags = [element.tag for element in elements]
    parents = [-1 if element.parent is None else element.parent for element in elements]
    sizes, depths = [1] * len(tags), [0] * len(tags)
    holders, above = [0] * len(tags), [-1] * len(tags)
    bits = [0] * len(tags)
    for number, (tag, parent) in enumerate(zip(tags, parents, strict=True)):
        bits[number] = _bits(elements[number]) | (bits[parent] if parent >= 0 else 0)
        depths[number] = depths[parent] + 1 if parent >= 0 else 0
        if parent >= 0 and tag in _INLINE:
            holders[number], above[number] = holders[parent], above[parent]
        else:
            holders[number], above[number] = number, holders[parent] if parent >= 0 else -1
    for number in range(len(tags) - 1, -1, -1):
        if parents[number] >= 0:
            sizes[parents[number]] += sizes[number]
    ends = np.arange(len(tags)) + np.array(sizes, dtype=np.int64)
    leaves = np.array([block.element or 0 for block in page.blocks], dtype=np.int64)
    up = np.array(above, dtype=np.int64)
    containers = [np.array(holders, dtype=np.int64)[leaves]]
    for _ in range(max(_LEVELS)):
        higher = up[containers[-1]]
        containers.append(np.where(higher >= 0, higher, containers[-1]))
    totals = inside(words[:, None].astype(np.int64), leaves, ends)[:, 0]
    return Markup(
        np.array(parents, dtype=np.int64),
        ends,
        np.array(depths, dtype=np.int64),
        tuple(map(_said, elements)),
        leaves,
        tuple(containers[level] for level in _LEVELS),
        _section(containers[0], up, totals * 1000 // max(1, int(words.sum()))),
        _groups(elements, leaves, containers),
        _own(page, leaves, containers, (tags, depths, bits)),
    )


def _bits(element: Element) -> int:
    role = element.attributes.get("role", "") if element.attributes else ""
    return _BITS.get(element.tag, 0) | (_BITS.get(_ROLES.get(role, role), 0) if role else 0)


def _said(element: Element) -> frozenset[str]:
    if not element.words and not element.attributes:
        return frozenset()
    named = tuple((name, element.attributes[name]) for name in _NAMED if name in element.attributes)
    return said(element.words, named)


@lru_cache(maxsize=16_384)
def said(words: tuple[str, ...], named: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """What classes, id and named attributes say: ``words`` whole, their pieces behind ``~``, ``name=value``."""
    whole = set(words)
    for name, value in named:
        whole.update(f"{name}={piece.rsplit('/', 1)[-1]}" for piece in value.lower().split()[:3])
    return frozenset(whole.union(*map(_pieces, words)))


@lru_cache(maxsize=16_384)
def _pieces(word: str) -> tuple[str, ...]:
    return tuple([f"~{piece}" for piece in _LETTERS.findall(word) if len(piece) in _PIECES])


def inside(values: Numbers, leaves: Numbers, ends: Numbers) -> Numbers:
    """For each element the sums of ``values`` (a row per block) over all blocks that stand in it."""
    totals = np.zeros((len(ends) + 1, values.shape[1]), dtype=np.int64)
    np.add.at(totals, leaves + 1, values)
    np.cumsum(totals, axis=0, out=totals)
    return np.asarray(totals[ends] - totals[: len(ends)])


def _section(holders: Numbers, up: Numbers, shares: Numbers) -> Numbers:
    """For each block the largest container around it that does not hold nearly all of the page."""
    reached = list(range(len(up)))
    small = (shares < _SECTION).tolist()
    for number, higher in enumerate(up.tolist()):
        if higher >= 0 and small[higher]:
            reached[number] = reached[higher]
    return np.array(reached, dtype=np.int64)[holders]


def _groups(elements: Sequence[Element], leaves: Numbers, containers: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    marked = [(element.tag, element.words[:3]) for element in elements]
    columns = [leaves.tolist(), *(column.tolist() for column in containers[:3])]
    first: dict[Any, int] = {}
    second: dict[Any, int] = {}
    by_words, by_tags = [], []
    for leaf, one, two, three in zip(*columns, strict=True):
        tag = marked[leaf][0]
        by_words.append(first.setdefault((tag, marked[one], marked[two]), len(first)))
        by_tags.append(second.setdefault((tag, marked[one][0], marked[two][0], marked[three][0]), len(second)))
    return np.array(by_words, dtype=np.int64), np.array(by_tags, dtype=np.int64)


def group_means(group: Numbers, values: Numbers) -> Numbers:
    """For each block the means of ``values`` over all blocks of its group, rounded down, and how many these are."""
    totals = np.zeros((int(group.max(initial=-1)) + 1, values.shape[1]), dtype=np.int64)
    np.add.at(totals, group, values)
    counts = np.bincount(group, minlength=len(totals))
    means = totals // np.maximum(counts, 1)[:, None]
    return np.concatenate((means[group], np.minimum(counts, 500)[group][:, None]), axis=1)


def _own(
    page: Page, leaves: Numbers, containers: Sequence[Numbers], by_element: tuple[list[str], list[int], list[int]]
) -> Matrix:
    tags, depths, bits = by_element
    numbers = np.array([_TAGS.get(tag, 0) for tag in tags], dtype=np.int64)
    masks = np.array(bits, dtype=np.int64)[leaves]
    at = np.arange(len(leaves))
    first_heading = np.array([tag == "h1" for tag in tags], dtype=bool)[containers[0]]
    seen = np.array([not block.hidden for block in page.blocks], dtype=bool)
    headings = np.flatnonzero(first_heading & seen)
    ends = (headings[0], headings[-1]) if len(headings) else None
    columns = [
        np.minimum(np.array(depths, dtype=np.int64)[leaves], 60),
        *(numbers[column] for column in (leaves, *containers[:3])),
        *((masks >> bit) & 1 for bit in range(len(_LANDMARKS))),
        *(np.clip(at - end, -_FAR, _FAR) if ends else np.full(len(at), _NOWHERE) for end in ends or (0, 0)),
        seen,
    ]
    return np.stack(columns, axis=1).astype(np.int32)


def markup_matrix(markup: Markup, rows: Matrix, telling: Mapping[str, int]) -> Matrix:
    """One row of whole numbers per block. ``rows``: the ``figures``; ``telling``: weights of elements' words."""
    words, prose = (rows[:, _AT[name]].astype(np.int64) for name in ("words", "prose"))
    linked, lexical = rows[:, _AT["linked"]], rows[:, _AT["lexical_mean"]]
    pairs, found = rows[:, _AT["pairs_mean"]], rows[:, _AT["found"]] == 6
    some = np.minimum(words, 50)
    summed = (
        *(words, words * prose, words * linked, np.ones(len(rows)), words <= 3, found),
        *(lexical * some, some, pairs * some, rows[:, _AT["date"]], rows[:, _AT["shape"]] == 1),
    )
    sums = inside(np.stack(summed, axis=1).astype(np.int64), markup.leaves, markup.ends)
    shares = _shares(sums, words, prose)
    parts = [shares[column] for column in (*markup.containers, markup.section)]
    groups = np.stack((words * 10, prose * 1000, linked * 10, lexical * 10, pairs * 10, found * 1000), axis=1)
    parts += [group_means(group, groups.astype(np.int64)) for group in markup.groups]
    parts += [_beside_main(markup, sums[:, 1], sums[:, 0]), _telling(markup, telling), markup.own]
    return np.concatenate(parts, axis=1).astype(np.int32)


def _shares(sums: Numbers, words: Numbers, prose: Numbers) -> Numbers:
    count, blocks = np.maximum(sums[:, 0], 1), np.maximum(sums[:, 3], 1)
    some = np.maximum(sums[:, 7], 1)
    columns = (
        np.minimum(sums[:, 0], 20000),
        sums[:, 0] * 1000 // max(1, int(words.sum())),
        sums[:, 1] * 1000 // count,
        sums[:, 1] * 1000 // max(1, int((words * prose).sum())),
        sums[:, 2] * 10 // count,
        np.minimum(sums[:, 3], 2000),
        sums[:, 0] * 10 // blocks,
        sums[:, 4] * 1000 // blocks,
        sums[:, 5] * 1000 // blocks,
        sums[:, 6] * 10 // some,
        sums[:, 8] * 10 // some,
        sums[:, 9] * 1000 // blocks,
        sums[:, 10] * 1000 // blocks,
    )
    return np.stack(columns, axis=1)


def _beside_main(markup: Markup, running: Numbers, words: Numbers) -> Numbers:
    """How far each block is from the smallest element that holds most of the running text, step by step."""
    main = _main(running)
    depths = markup.depths
    on_way = np.zeros(len(depths), dtype=bool)
    at = main
    while at >= 0:
        on_way[at] = True
        at = int(markup.parents[at])
    shared = np.where(on_way, depths, 0).tolist()
    for number, (parent, way) in enumerate(zip(markup.parents.tolist(), on_way.tolist(), strict=True)):
        if not way and parent >= 0:
            shared[number] = shared[parent]
    common = np.array(shared, dtype=np.int64)[markup.leaves]
    count = len(markup.leaves)
    columns = (
        depths[main] - common,
        depths[markup.leaves] - common,
        np.full(count, running[main] * 1000 // max(1, int(running.max(initial=0)))),
        np.full(count, words[main] * 1000 // max(1, int(words.max(initial=0)))),
    )
    return np.stack(columns, axis=1)


def _main(running: Numbers) -> int:
    """The deepest element that holds three fifths of the running text; the first where there is none."""
    most = int(running.max(initial=0))
    holds = np.flatnonzero(running * 10 >= 6 * most) if most else np.zeros(1, dtype=np.int64)
    return int(holds[-1])


def _telling(markup: Markup, telling: Mapping[str, int]) -> Numbers:
    scores: dict[frozenset[str], int] = {frozenset(): 0}
    own: list[int] = []
    low: list[int] = []
    high: list[int] = []
    total: list[int] = []
    for said_here, parent in zip(markup.words, markup.parents.tolist(), strict=True):
        score = scores.get(said_here)
        if score is None:
            known = sorted((telling[word] for word in said_here if word in telling), key=lambda one: (abs(one), one))
            score = scores[said_here] = sum(known[-_TELLING:])
        own.append(score)
        low.append(min(low[parent] if parent >= 0 else 0, score))
        high.append(max(high[parent] if parent >= 0 else 0, score))
        total.append((total[parent] if parent >= 0 else 0) + score)
    table = np.array((own, low, high, total), dtype=np.int64)
    places = (markup.leaves, *markup.containers[:5], markup.section)
    return np.stack((*(table[0][place] for place in places), *(column[markup.leaves] for column in table[1:])), axis=1)
