"""What stands beside the posts of a page that is a thread: the board's furniture, lists of other threads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpusclean.comments.html.tree import above
from corpusclean.model import Page, Post

_PROSE: Final = 14


def beside(page: Page, posts: Sequence[Post]) -> tuple[int, ...]:
    """Numbers of the visible blocks that are no part of a post: all outside the element around the posts, inside it what
    is no running text. None where no post opens the thread.
    """
    if len(posts) < 2 or not any(post.opening for post in posts):
        return ()
    claimed = {number for post in posts for number in (*post.meta, *post.body)}
    around = _around(page, [post.body[0] for post in posts if post.body])
    inside = _elements_inside(page, around)
    return tuple(
        number
        for number, block in enumerate(page.blocks)
        if number not in claimed and not block.hidden and block.text and not (block.element in inside and _is_prose(block.text))
    )


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE or (not text.isascii() and len(text) >= 4 * _PROSE)


def _around(page: Page, numbers: Sequence[int]) -> int | None:
    """The innermost element around all of these blocks."""
    shared: list[int] | None = None
    for number in numbers:
        chain = list(above(page.elements, page.blocks[number].element))[::-1]
        if shared is None:
            shared = chain
        length = 0
        for a, b in zip(shared, chain, strict=False):
            if a != b:
                break
            length += 1
        shared = shared[:length]
    return shared[-1] if shared else None


def _elements_inside(page: Page, outer: int | None) -> set[int]:
    inside: set[int] = set()
    for index, element in enumerate(page.elements):
        if index == outer or element.parent in inside:
            inside.add(index)
    return inside
