"""What the markup adds: where a block stands among the elements, and what else stands there.

Elements come in source order, parents before their children, so that all that stands in one of them is a run of
elements: sums over them are differences of running totals.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.label.model.context import Matrix
from corpusclean.label.model.figures import FIGURES
from corpusclean.label.model.nesting import ends_of, inherited, reached, ways
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

    Per element, in source order: ``parents`` (-1: none), ``ends`` (number after its last descendant), ``ways`` (how far
    up to look, as ``nesting.ways``), ``depths``, ``kinds`` (of elements that say the same: index into ``said``).
    ``said``: what classes, id, role and microdata say. Per block: ``leaves`` (its element), ``containers`` (for each of
    ``_LEVELS`` the block-level element so many up), ``section``, ``groups`` (two numberings of blocks by how they are
    marked up), ``own`` (a row of figures).
    """

    parents: Numbers
    ends: Numbers
    ways: Sequence[Numbers]
    depths: Numbers
    kinds: Numbers
    said: tuple[frozenset[str], ...]
    leaves: Numbers
    containers: tuple[Numbers, ...]
    section: Numbers
    groups: tuple[Numbers, Numbers]
    own: Matrix

    @property
    def words(self) -> tuple[frozenset[str], ...]:
        """What each element says."""
        return tuple(self.said[kind] for kind in self.kinds.tolist())


class _Kind(NamedTuple):
    """What markup is asked of an element, but for its place. ``named``: those of its attributes that are looked at."""

    tag: str
    words: tuple[str, ...]
    named: tuple[tuple[str, str], ...] = ()


def markup_of(page: Page, words: NDArray[Any]) -> Markup:
    """Where the blocks of ``page`` stand. ``words``: of each block."""
    listed, kinds, parents = _kinds(page.elements)
    ends, steps = ends_of(parents), ways(parents)
    leaves = np.array([block.element or 0 for block in page.blocks], dtype=np.int64)
    inline = np.array([kind.tag in _INLINE for kind in listed], dtype=bool)[kinds]
    holders = reached(np.where(inline, parents, -1))
    up = np.where(parents >= 0, holders[parents], -1)[holders]
    containers = [holders[leaves]]
    for _ in range(max(_LEVELS)):
        higher = up[containers[-1]]
        containers.append(np.where(higher >= 0, higher, containers[-1]))
    totals = inside(words[:, None].astype(np.int64), leaves, ends)[:, 0]
    small = totals * 1000 // max(1, int(words.sum())) < _SECTION
    depths = inherited(np.ones(len(kinds), dtype=np.int64), steps, np.add) - 1
    bits = inherited(np.array(list(map(_bits, listed)), dtype=np.int64)[kinds], steps, np.bitwise_or)
    return Markup(
        parents,
        ends,
        steps,
        depths,
        kinds,
        tuple(said(kind.words, kind.named) for kind in listed),
        leaves,
        tuple(containers[level] for level in _LEVELS),
        reached(np.where((up >= 0) & small[up], up, -1))[containers[0]],
        _groups(listed, [kinds[column] for column in (leaves, *containers[:3])]),
        _own(
            page,
            [kind.tag for kind in listed],
            (kinds[leaves], *(kinds[c] for c in containers[:3])),
            depths[leaves],
            bits[leaves],
        ),
    )


def _kinds(elements: Sequence[Element]) -> tuple[Sequence[_Kind], Numbers, Numbers]:
    """The kinds of elements that there are, and for each element its kind and its parent, -1 where it has none."""
    numbers: dict[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]], int] = {}
    kinds = []
    for element in elements:
        said_of = element.attributes
        named = tuple([(name, said_of[name]) for name in _NAMED if name in said_of]) if said_of else ()
        kinds.append(numbers.setdefault((element.tag, element.words, named), len(numbers)))
    parents = [-1 if element.parent is None else element.parent for element in elements]
    return [_Kind(*kind) for kind in numbers], np.array(kinds, dtype=np.int64), np.array(parents, dtype=np.int64)


def _bits(kind: _Kind) -> int:
    role = dict(kind.named).get("role", "") if kind.named else ""
    return _BITS.get(kind.tag, 0) | (_BITS.get(_ROLES.get(role, role), 0) if role else 0)


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


def _groups(listed: Sequence[_Kind], columns: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """Blocks numbered by tag and words, and by tags. ``columns``: kinds of a block's element and its containers."""
    leaf, one, two, three = columns
    tags = _numbered([kind.tag for kind in listed])
    marked = _numbered([(kind.tag, kind.words[:3]) for kind in listed])
    by_words = _together(_together(tags[leaf], marked[one]), marked[two])
    return by_words, _together(_together(_together(tags[leaf], tags[one]), tags[two]), tags[three])


def _numbered(values: Sequence[Hashable]) -> Numbers:
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def _together(one: Numbers, other: Numbers) -> Numbers:
    """Pairs numbered from 0 on, equal ones alike."""
    return np.asarray(np.unique(one * (int(other.max(initial=0)) + 1) + other, return_inverse=True)[1])


def group_means(group: Numbers, values: Numbers) -> Numbers:
    """For each block the means of ``values`` over all blocks of its group, rounded down, and how many these are."""
    totals = np.zeros((int(group.max(initial=-1)) + 1, values.shape[1]), dtype=np.int64)
    np.add.at(totals, group, values)
    counts = np.bincount(group, minlength=len(totals))
    means = totals // np.maximum(counts, 1)[:, None]
    return np.concatenate((means[group], np.minimum(counts, 500)[group][:, None]), axis=1)


def _own(page: Page, tags: Sequence[str], columns: Sequence[Numbers], depths: Numbers, masks: Numbers) -> Matrix:
    """``tags``: by kind; ``columns``: kinds of a block's element and its containers."""
    numbers = np.array([_TAGS.get(tag, 0) for tag in tags], dtype=np.int64)
    at, bits = np.arange(len(depths)), np.arange(len(_LANDMARKS))
    seen = np.array([not block.hidden for block in page.blocks], dtype=bool)
    headings = np.flatnonzero(np.array([tag == "h1" for tag in tags], dtype=bool)[columns[1]] & seen)
    ends = (headings[0], headings[-1]) if len(headings) else None
    table = [
        np.minimum(depths, 60),
        *(numbers[column] for column in columns),
        *((masks >> bits[:, None]) & 1),
        *(np.clip(at - end, -_FAR, _FAR) if ends else np.full(len(at), _NOWHERE) for end in ends or (0, 0)),
        seen,
    ]
    return np.stack(table, axis=1).astype(np.int32)


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
    on_way = (np.arange(len(depths)) <= main) & (markup.ends > main)
    shared = inherited(on_way.astype(np.int64), markup.ways, np.add)
    common = np.maximum(shared - 1, 0)[markup.leaves]
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
    scores = {words: _score(words, telling) for words in set(markup.said)}
    own = np.array([scores[words] for words in markup.said], dtype=np.int64)[markup.kinds]
    low = inherited(np.minimum(own, 0), markup.ways, np.minimum)
    high = inherited(np.maximum(own, 0), markup.ways, np.maximum)
    total = inherited(own, markup.ways, np.add)
    places = (markup.leaves, *markup.containers[:5], markup.section)
    return np.stack(
        (*(own[place] for place in places), *(column[markup.leaves] for column in (low, high, total))), axis=1
    )


def _score(words: frozenset[str], telling: Mapping[str, int]) -> int:
    """The sum of the weights that tell most."""
    known = [weight for word in words if (weight := telling.get(word))]
    if len(known) > _TELLING:
        known.sort(key=lambda one: (abs(one), one))
    return sum(known[-_TELLING:])
