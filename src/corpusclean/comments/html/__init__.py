"""Comments in HTML: engines that are known by the names of their elements, and what repeats like comments."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from corpusclean.comments.html import engines, repeated
from corpusclean.model import Page, Thread


def find(page: Page, systems: Collection[str] | None, taken: Collection[int]) -> Iterator[Thread]:
    """The threads of a page with markup. ``taken``: blocks of the threads that were accepted so far, kept up to date."""
    yield from engines.find(page, systems)
    yield from repeated.find(page, taken)
