"""What repeats in a page: elements with one tag and one word, each around anchors of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Final

from corpusclean.comments.html import cues
from corpusclean.comments.html.tree import above
from corpusclean.model import Page

_CLIMB: Final = 12
_MOST_ANCHORS: Final = 3
#: An element whose name is that of one comment weighs so much; others weigh 2.
_ONE_WEIGHS: Final = 3
#: By tag and word an element.
Around = dict[tuple[str, str], int]
#: What stands around everything.
OUTSIDE: Final = frozenset(("html", "body", "main"))
#: Elements that software nests in one another to show what answers what.
_NESTING: Final = frozenset(("article", "li"))
_DIGITS: Final = re.compile(r"\d+")
_UNNAMED: Final = frozenset(("odd", "even", "alt", "first", "last", "clearfix", "row", "col"))


@lru_cache(maxsize=16_384)
def _words(words: Sequence[str]) -> tuple[str, ...]:
    """The words that can be the same in several elements, numbers made alike, in order."""
    return tuple(sorted({_DIGITS.sub("#", word) for word in words} - _UNNAMED))


def depths_in(page: Page) -> list[int]:
    """How many elements stand around each element."""
    depths: list[int] = []
    for parent in page.parents:
        depths.append(0 if parent is None else depths[parent] + 1)
    return depths


def sets_around(page: Page, number: int) -> Around:
    """The sets of elements, by tag and word, around a block, and the innermost element of each. Elements without words
    are a set where they have one parent; answers stand in the element that they answer, and are of the set, too.
    """
    found: Around = {}
    answers: dict[str, int] = {}
    for steps, at in enumerate(above(page.parents, page.blocks[number].element)):
        element = page.elements[at]
        if steps > _CLIMB or element.tag in OUTSIDE:
            break
        words = _words(element.words)
        own = answers.setdefault(element.tag, at) if not words and element.tag in _NESTING else at
        for word in words or (f"@{page.parents[at]}",):
            found.setdefault((element.tag, word), own)
    return found


def best_set(
    page: Page, anchors: Iterable[Around], depths: Sequence[int], passed: Collection[tuple[int, ...]]
) -> tuple[int, ...]:
    """The elements of the set that holds most anchors one by one, the widest where several do.

    ``anchors``: of each the sets around it.
    """
    sets: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for around in anchors:
        for key, at in around.items():
            sets[key][at] += 1
    best: tuple[int, int] | None = None
    chosen: tuple[int, ...] = ()
    for key, held in sets.items():
        if best is not None and len(held) * _ONE_WEIGHS < best[0]:
            continue
        able = tuple(sorted([at for at, count in held.items() if count <= _MOST_ANCHORS]))
        score = len(able) - 2 * (len(held) - len(able))
        weight = score * (_ONE_WEIGHS if cues.rank_of(key[1]) == cues.ONE else 2)
        if score <= 0 or (best is not None and weight < best[0]) or able in passed:
            continue
        if len(able) < 2 and not is_alone(page, able[0]):
            continue
        rank = (weight, -min([depths[at] for at in able]))
        if best is None or rank > best:
            best, chosen = rank, able
    return chosen


def with_like(page: Page, found: Sequence[int]) -> list[int]:
    """The elements, and those beside them that have all the words they share but no time: deleted comments."""
    elements = page.elements
    first = elements[found[0]]
    shared = set(_words(first.words))
    parents = set()
    for at in found:
        shared.intersection_update(_words(elements[at].words))
        parents.add(page.parents[at])
    if not shared or len(found) < 2:
        return list(found)
    like = (
        at
        for at, element in enumerate(elements)
        if page.parents[at] in parents and element.tag == first.tag and shared.issubset(_words(element.words))
    )
    return sorted({*found, *like})


def is_alone(page: Page, at: int) -> bool:
    """Whether a single element may be taken for a comment: by its name."""
    element = page.elements[at]
    return element.tag != "article" and "hentry" not in element.words and cues.names_one_comment(element)
