"""How deep comments stand, and what they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpusclean.comments.html.tree import Item, above
from corpusclean.model import Element, Page, Post

_LEVEL: Final = re.compile(
    r"(?:wc_comment_level|(?:comment[-_]{1,2})?(?:depth|level)|lvl|indent|nest(?:ed)?)[-_]{0,2}(\d{1,2})"
)
_SAID_LEVEL: Final = re.compile(r"level (\d{1,2})")
_NESTS: Final = re.compile(r"indent|child|repl|nested|thread|comments|level|answers|responses|antworten")


def states_level(post: Post) -> bool:
    """Whether the header of a post says how deep it stands."""
    return _SAID_LEVEL.match(post.raw) is not None


def depths_of(page: Page, items: Sequence[Item], kept: Sequence[Item], posts: Sequence[Post]) -> list[int]:
    """How deep each item stands: in other items, by a stated level, or in lists that open behind other items."""
    places = {id(item): at for at, item in enumerate(items)}
    alive = {places[id(item)] for item in kept}
    nested = []
    for item in kept:
        depth, outer = 0, item.outer
        while outer is not None:
            depth += outer in alive
            outer = items[outer].outer
        nested.append(depth)
    if any(nested):
        return nested
    own = [item.element for item in kept]
    levels = _levels(page, own, posts)
    around = [page.parents[at] or 0 for at in own]
    if levels.count(None) == len(levels) and len(set(around)) == len(around):
        levels = _levels(page, around, posts)
    if all(level is not None for level in levels):
        least = min(level for level in levels if level is not None)
        return [(level or 0) - least for level in levels]
    return _by_lists(page, kept)


def _levels(page: Page, elements: Sequence[int], posts: Sequence[Post]) -> list[int | None]:
    return [_level(page.elements[at], post) for at, post in zip(elements, posts, strict=True)]


def _level(element: Element, post: Post) -> int | None:
    for name in ("depth", "data-depth", "data-level", "aria-level"):
        if element.attributes.get(name, "").isdigit():
            return int(element.attributes[name][:3])
    for word in element.words:
        if match := _LEVEL.fullmatch(word):
            return int(match[1])
    match = _SAID_LEVEL.match(post.raw)
    return int(match[1]) if match else None


def _by_lists(page: Page, kept: Sequence[Item]) -> list[int]:
    """Depths by the lists around items: an item in a list that stands beside an earlier item answers that."""
    stack: list[tuple[int, int]] = []  # element around an item, its depth
    out = []
    for item in kept:
        parent = page.parents[item.element]
        chain = list(above(page.parents, parent))
        places = {at: deep for deep, at in enumerate(chain)}
        while stack and not (stack[-1][0] in places and _opens_list(page, chain[: places[stack[-1][0]]])):
            stack.pop()
        depth = stack[-1][1] + 1 if stack else 0
        out.append(depth)
        stack.append((-1 if parent is None else parent, depth))
    return out


def _opens_list(page: Page, chain: Sequence[int]) -> bool:
    elements = [page.elements[at] for at in chain]
    return any(e.tag in ("ul", "ol") or any(_NESTS.search(word) for word in e.words) for e in elements)
