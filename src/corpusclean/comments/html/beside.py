"""What stands beside the posts of a page that is a thread: the board's furniture, lists of other threads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from corpusclean.comments.html.cues import names_comment
from corpusclean.comments.html.tree import above
from corpusclean.model import Block, Page, Post

_PROSE: Final = 14
_LEVELS: Final = 3


def beside(page: Page, posts: Sequence[Post]) -> tuple[int, ...]:
    """Numbers of the visible blocks that are no part of a post: all outside the element around the posts, and inside it
    what is no running text. None where no post opens the thread.
    """
    if not any(post.opening for post in posts):
        return _shell(page, posts)
    if len(posts) < 2:
        return ()
    claimed = {number for post in posts for number in (*post.meta, *post.body)}
    around = _around(page, [post.body[0] for post in posts if post.body])
    inside = _elements_inside(page, around)
    return tuple(
        number
        for number, block in enumerate(page.blocks)
        if number not in claimed
        and not (block.hidden or is_title(block))
        and block.text
        and not (block.element in inside and _is_prose(block.text))
    )


def _shell(page: Page, posts: Sequence[Post]) -> tuple[int, ...]:
    """Numbers of the visible blocks in the element of the comments that are in no comment and no running text."""
    claimed = {number for post in posts for number in (*post.meta, *post.body)}
    around = _around(page, [post.body[0] for post in posts if post.body])
    named = [at for at in above(page.parents, around) if names_comment(page.elements[at])][:_LEVELS]
    if not named or page.elements[named[-1]].tag in ("html", "body", "main"):
        return ()
    inside = _elements_inside(page, named[-1])
    found = [
        n for n, b in enumerate(page.blocks) if b.element in inside and n not in claimed and b.text and not b.hidden
    ]
    if any(_is_prose(page.blocks[n].text) for n in found if n < min(claimed)):
        return ()
    return tuple(n for n in found if not _is_prose(page.blocks[n].text))


def is_title(block: Block) -> bool:
    """Whether the block is a heading of the first rank, which may be the thread's title."""
    return block.shape == "heading" and block.level == 1


def untitled(page: Page, posts: Sequence[Post]) -> tuple[Post, ...]:
    """The posts; the opening one without the thread's title, for rules to find."""
    return tuple(
        evolve(post, meta=tuple(n for n in post.meta if not is_title(page.blocks[n]))) if post.opening else post
        for post in posts
    )


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE or (not text.isascii() and len(text) >= 4 * _PROSE)


def _around(page: Page, numbers: Sequence[int]) -> int | None:
    """The innermost element around all of these blocks."""
    shared: list[int] | None = None
    for number in numbers:
        chain = list(above(page.parents, page.blocks[number].element))[::-1]
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
    for index, parent in enumerate(page.parents):
        if index == outer or parent in inside:
            inside.add(index)
    return inside
