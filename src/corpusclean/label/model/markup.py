"""Where the blocks of a page stand among its elements.

Elements come in source order, parents before their children, so that all that stands in one of them is a run of
elements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import count
from typing import Any, Final, NamedTuple

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.label.model.context import Matrix, packed
from corpusclean.label.model.keys import Keys, paired
from corpusclean.label.model.nesting import Numbers, ends_of, inherited, inside, reached, ways
from corpusclean.label.model.telling import NAMED, Named, said
from corpusclean.model import Page

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
_FAR: Final = 300
_NOWHERE: Final = -999
_NAMED: Final = frozenset(NAMED)
#: A section is the largest container with less than this share, per mille, of the words.
_SECTION: Final = 850


class Kind(NamedTuple):
    """What markup is asked of an element, but for its place. ``named``: those of its attributes that are looked at."""

    tag: str
    words: tuple[str, ...]
    named: Named = ()


@frozen(eq=False)
class Markup:
    """Where the blocks of a page stand.

    Per element, in source order: ``parents`` (-1: none), ``ends`` (number after its last descendant), ``ways`` (how far
    up to look, as ``nesting.ways``), ``depths``, ``kinds`` (of elements that say the same: index into ``listed``).
    Per block: ``leaves`` (its element), ``containers`` (for each of ``_LEVELS`` the block-level element so many up),
    ``section``, ``groups`` (two numberings of blocks by how they are marked up), ``own`` (a row of figures).
    """

    parents: Numbers
    ends: Numbers
    ways: Sequence[Numbers]
    depths: Numbers
    kinds: Numbers
    listed: Sequence[Kind]
    leaves: Numbers
    containers: tuple[Numbers, ...]
    section: Numbers
    groups: tuple[Numbers, Numbers]
    own: Matrix

    @property
    def words(self) -> tuple[frozenset[str], ...]:
        """What each element says."""
        each = [said(*kind[1:]) for kind in self.listed]
        return tuple(each[kind] for kind in self.kinds.tolist())


def markup_of(page: Page, words: NDArray[Any]) -> Markup:
    """Where the blocks of ``page`` stand. ``words``: of each block."""
    listed, kinds, parents = _kinds(page)
    tags = [tag for tag, _, _ in listed]
    ends, steps = ends_of(parents), ways(parents)
    leaves = np.array([block.element or 0 for block in page.blocks], dtype=np.int64)
    inline = np.array([tag in _INLINE for tag in tags], dtype=bool)[kinds]
    holders = reached(np.where(inline, parents, -1))
    up = np.where(parents >= 0, holders[parents], -1)[holders]
    higher = np.where(up >= 0, up, np.arange(len(up)))
    containers = [holders[leaves]]
    for _ in range(max(_LEVELS)):
        containers.append(higher[containers[-1]])
    totals = inside(words[:, None].astype(np.int64), leaves, ends)[:, 0]
    small = totals * 1000 // max(1, int(words.sum())) < _SECTION
    depths = inherited(np.ones(len(kinds), dtype=np.int64), steps, np.add) - 1
    bits = inherited(_bits(listed, tags)[kinds], steps, np.bitwise_or)
    around = tuple(kinds[column] for column in (leaves, *containers[:3]))
    return Markup(
        parents,
        ends,
        steps,
        depths,
        kinds,
        listed,
        leaves,
        tuple(containers[level] for level in _LEVELS),
        reached(np.where((up >= 0) & small[up], up, -1))[containers[0]],
        _groups(listed, tags, around),
        _own(page, tags, around, depths[leaves], bits[leaves]),
    )


def _kinds(page: Page) -> tuple[Sequence[Kind], Numbers, Numbers]:
    """The kinds of elements that there are, and for each element its kind and its parent, -1 where it has none."""
    numbers: defaultdict[tuple[str, tuple[str, ...], Named], int] = defaultdict(count().__next__)
    kind_of = {}
    for element in dict.fromkeys(page.elements):
        said_of = element.attributes
        if said_of and not _NAMED.isdisjoint(said_of):
            named = tuple([(name, said_of[name]) for name in NAMED if name in said_of])
            kind_of[element] = numbers[element.tag, element.words, named]
        else:
            kind_of[element] = numbers[element.tag, element.words, ()]
    kinds = [kind_of[element] for element in page.elements]
    parents = [-1 if parent is None else parent for parent in page.parents]
    return list(map(Kind._make, numbers)), np.array(kinds, dtype=np.int64), np.array(parents, dtype=np.int64)


def _bits(listed: Sequence[Kind], tags: Sequence[str]) -> Numbers:
    """The landmarks that each kind is."""
    bits = [_BITS.get(tag, 0) for tag in tags]
    for number, kind in enumerate(listed):
        if kind.named:
            role = dict(kind.named).get("role", "")
            bits[number] |= _BITS.get(_ROLES.get(role, role), 0)
    return np.array(bits, dtype=np.int64)


def _groups(listed: Sequence[Kind], tags: Sequence[str], around: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """Blocks numbered by tag and words, and by tags. ``around``: kinds of a block's element and its containers."""
    leaf, one, two, three = around
    tag = _numbered(tags)
    marked = _numbered([(kind.tag, kind.words[:3]) for kind in listed])
    by_words = paired(paired(tag[leaf], marked[one]), marked[two])
    by_tags = paired(paired(paired(tag[leaf], tag[one]), tag[two]), tag[three])
    return np.unique(by_words, return_inverse=True)[1], np.unique(by_tags, return_inverse=True)[1]


def _numbered(values: Sequence[Hashable]) -> Keys:
    numbers: defaultdict[Hashable, int] = defaultdict(count().__next__)
    return np.array([numbers[value] for value in values], dtype=np.uint64)


def _own(page: Page, tags: Sequence[str], around: Sequence[Numbers], depths: Numbers, masks: Numbers) -> Matrix:
    """``tags``: by kind; ``around``: kinds of a block's element and its containers."""
    numbers = np.array([_TAGS.get(tag, 0) for tag in tags], dtype=np.int64)
    at, bits = np.arange(len(depths)), np.arange(len(_LANDMARKS))
    seen = np.array([not block.hidden for block in page.blocks], dtype=bool)
    headings = np.flatnonzero(np.array([tag == "h1" for tag in tags], dtype=bool)[around[1]] & seen)
    ends = (headings[0], headings[-1]) if len(headings) else None
    table = (
        np.minimum(depths, 60),
        *(numbers[column] for column in around),
        (masks >> bits[:, None]) & 1,
        *(np.clip(at - end, -_FAR, _FAR) if ends else np.full(len(at), _NOWHERE) for end in ends or (0, 0)),
        seen,
    )
    return packed(table, len(at))
