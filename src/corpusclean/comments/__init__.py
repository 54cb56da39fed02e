"""Comment systems: each recognises its own shape in a page and claims blocks for posts. One file per system."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from corpusclean.comments import (
    blogger,
    discourse,
    disqus,
    fivech,
    hackernews,
    html,
    lemmy,
    mail,
    period,
    phpbb,
    reddit,
    slashdot,
    stackexchange,
    vbulletin,
    wordpress,
)
from corpusclean.comments.edges import trimmed
from corpusclean.comments.html.loaders import elsewhere, loaders
from corpusclean.comments.lines import Lines, lines_of
from corpusclean.comments.quoting import with_quotes
from corpusclean.comments.repeats import without_repeats
from corpusclean.model import Page, Thread

__all__ = ["GENERAL", "SYSTEMS", "elsewhere", "find_threads", "known_systems"]

#: Every system, in the order in which they are tried: an earlier one keeps its blocks.
SYSTEMS: Final = MappingProxyType[str, Callable[[Page, Lines], Iterable[Thread]]](
    {
        "mail": mail.find,
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
        "5ch": fivech.find,
        "period": period.find,
    }
)
#: So many times the posts of a system make the shape that it knows another's.
_FAR: Final = 2
#: Those that know no system and look for what all comments have in common.
GENERAL: Final = frozenset(("period",))


@cache
def known_systems() -> frozenset[str]:
    """The names that ``find_threads`` and ``elsewhere`` know: systems in text, in HTML, and those a script fetches."""
    in_html = (engine.system for engine in html.engines.engines())
    return frozenset((*SYSTEMS, *in_html, *(system for system, _ in loaders())))


def find_threads(page: Page, systems: Collection[str] | None = None) -> tuple[Thread, ...]:
    """The comment threads of ``page``, in the order of the systems. A block is in at most one post.

    ``systems``: the names of those that are asked; all where ``None``. What recognises comments by their shape alone is
    always asked. Where most posts say nothing, the list is of something else.
    """
    found: list[Thread] = []
    taken: set[int] = set()
    for thread in _in_html(page, systems) if page.elements else _in_text(page, systems):
        blocks = [block for post in thread.posts for block in (*post.meta, *post.body)]
        said = sum(bool(post.body) for post in thread.posts)
        if said * 2 >= len(thread.posts) and taken.isdisjoint(blocks) and len(set(blocks)) == len(blocks):
            taken.update(blocks)
            found.append(thread)
    return tuple(found)


def _in_html(page: Page, systems: Collection[str] | None) -> Iterator[Thread]:
    found = list(html.find(page, systems))
    if not found and ((head := html.heading(page)) is not None or html.shows_members(page)):
        lines = lines_of(page)
        below = Lines(lines[max(0, head - 1) :]) if head else lines
        found = [html.visible(page, trimmed(lines, thread)) for thread in period.find(page, below)]
        found = found if head is not None else [one for one in found if html.is_of_members(page, one)]
    if not found and fivech.may_stand_in(page):
        lines = lines_of(page)
        found = [html.visible(page, trimmed(lines, thread)) for thread in fivech.find(page, lines)]
    return (without_repeats(page, thread) for thread in found)


def _in_text(page: Page, systems: Collection[str] | None) -> Iterator[Thread]:
    lines = lines_of(page)
    asked = (find for name, find in SYSTEMS.items() if systems is None or name in systems or name in GENERAL)
    threads = [thread for find in asked for thread in find(page, lines)]
    for thread in _outgrown(threads) if len(threads) > 1 else threads:
        yield without_repeats(page, with_quotes(lines, trimmed(lines, thread)), earlier=True)


def _outgrown(threads: Sequence[Thread]) -> Sequence[Thread]:
    """The threads without those of which what knows no system has found far more posts: they share a shape alone."""
    last = threads[-1]
    if last.system not in GENERAL:
        return threads
    blocks = {block for post in last.posts for block in (*post.meta, *post.body)}
    inside = [any(not blocks.isdisjoint((*post.meta, *post.body)) for post in one.posts) for one in threads]
    posts = sum(len(one.posts) for one, shared in zip(threads[:-1], inside, strict=False) if shared)
    if posts * _FAR > len(last.posts):
        return threads
    return [one for one, shared in zip(threads, inside, strict=True) if one is last or not shared]
