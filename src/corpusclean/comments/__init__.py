"""Comment systems: each recognises its own shape in a page and claims blocks for posts. One file per system."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import Final

from corpusclean.comments import (
    blogger,
    discourse,
    disqus,
    hackernews,
    lemmy,
    markup,
    period,
    phpbb,
    reddit,
    slashdot,
    stackexchange,
    vbulletin,
    wordpress,
)
from corpusclean.comments.lines import Line, lines_of
from corpusclean.model import Page, Thread

#: Every system, in the order in which they are tried: an earlier one keeps its blocks.
SYSTEMS: Final = MappingProxyType[str, Callable[[Page, Sequence[Line]], Iterable[Thread]]](
    {
        "markup": markup.find,
        "lemmy": lemmy.find,
        "reddit": reddit.find,
        "hackernews": hackernews.find,
        "slashdot": slashdot.find,
        "stackexchange": stackexchange.find,
        "disqus": disqus.find,
        "wordpress": wordpress.find,
        "blogger": blogger.find,
        "discourse": discourse.find,
        "phpbb": phpbb.find,
        "vbulletin": vbulletin.find,
        "period": period.find,
    }
)


def find_threads(page: Page) -> tuple[Thread, ...]:
    """The comment threads of ``page``, in the order of ``SYSTEMS``. A block is in at most one post."""
    found: list[Thread] = []
    taken: set[int] = set()
    lines = lines_of(page)
    for find in SYSTEMS.values():
        for thread in find(page, lines):
            blocks = [block for post in thread.posts for block in (*post.meta, *post.body)]
            if blocks and taken.isdisjoint(blocks) and len(set(blocks)) == len(blocks):
                taken.update(blocks)
                found.append(thread)
    return tuple(found)
