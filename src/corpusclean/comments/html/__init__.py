"""Comments in HTML: engines that are known by the names of their elements, and what repeats like comments."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import evolve

from corpusclean.comments.html import engines, repeated
from corpusclean.comments.html.beside import beside, untitled
from corpusclean.comments.html.declared import filled
from corpusclean.comments.html.tree import words_in
from corpusclean.model import Page, Thread

#: Engines that are known by structured data alone; what repeats may know more of their pages.
_STRUCTURED = ("microdata", "microformats")


def find(page: Page, systems: Collection[str] | None) -> Iterator[Thread]:
    """The threads of a page with markup; a block is in the first of them that claims it."""
    taken: set[int] = set()
    for thread in _candidates(page, systems, taken):
        blocks = {block for post in thread.posts for block in (*post.meta, *post.body)}
        if taken.isdisjoint(blocks):
            taken |= blocks
            posts = untitled(page, filled(page, thread.posts))
            yield evolve(thread, posts=posts, beside=beside(page, thread.posts))


def _candidates(page: Page, systems: Collection[str] | None, taken: Collection[int]) -> Iterator[Thread]:
    declared = []
    words = words_in(page)
    for thread in engines.find(page, words, systems):
        if thread.system in _STRUCTURED:
            declared.append(thread)
        else:
            yield thread
    shaped = list(repeated.find(page, words, taken))
    yield from sorted((*declared, *shaped), key=lambda thread: -len(thread.posts))
