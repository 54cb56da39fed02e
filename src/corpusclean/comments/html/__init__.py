"""Comments in HTML: engines that are known by the names of their elements, and what repeats like comments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final

from attrs import evolve

from corpusclean.comments.forum import is_profile
from corpusclean.comments.heads import beginning
from corpusclean.comments.html import engines, repeated
from corpusclean.comments.html.anchors import is_time
from corpusclean.comments.html.beside import beside, untitled
from corpusclean.comments.html.declared import filled
from corpusclean.comments.html.tree import words_in
from corpusclean.comments.signs import is_heading
from corpusclean.comments.template import LONGEST, is_counted
from corpusclean.comments.words import section_heads
from corpusclean.model import Page, Thread

_DIGIT: Final = re.compile(r"\d")
_SEVERAL: Final = 2
#: So many lines of profiles are of several members.
_MEMBERS: Final = 4
_LONGEST_FACT: Final = 60
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


def heading(page: Page) -> int | None:
    """The first heading of comments with several times below it, as a block: where comments have no elements of
    their own, lines may tell.
    """
    short = {block.text for block in page.blocks if len(block.text) <= LONGEST and not block.hidden}
    heads = {text for text in beginning(short, section_heads()) if is_heading(text)}
    if not heads:
        return None
    first = next(at for at, block in enumerate(page.blocks) if block.text in heads and not block.hidden)
    below = [block.text for block in page.blocks[first + 1 :] if not block.hidden]
    times = [at for at, text in enumerate(below) if _DIGIT.search(text) and is_time(text)]
    counters = sum(text in heads and is_counted(text) for text in below[times[0] :]) if times else 0
    return first if len(times) >= _SEVERAL and counters * 2 <= len(times) else None


def shows_members(page: Page) -> bool:
    """Whether profiles of several members stand on the page, as on a board: they may have no elements of their own."""
    short = (block.text for block in page.blocks if 0 < len(block.text) <= _LONGEST_FACT and not block.hidden)
    return len(list(islice(filter(is_profile, short), _MEMBERS))) == _MEMBERS


def is_of_members(page: Page, thread: Thread) -> bool:
    """Whether most of several posts show the profile of a member."""
    shown = sum(any(is_profile(page.blocks[n].text) for n in post.meta) for post in thread.posts)
    return shown * 2 > len(thread.posts) > _SEVERAL


def visible(page: Page, thread: Thread) -> Thread:
    """The thread that was found in the lines of a page, without the hidden blocks between them."""
    posts = [evolve(post, meta=_shown(page, post.meta), body=_shown(page, post.body)) for post in thread.posts]
    return evolve(thread, posts=tuple(posts), beside=beside(page, posts))


def _shown(page: Page, blocks: Iterable[int]) -> tuple[int, ...]:
    return tuple(number for number in blocks if not page.blocks[number].hidden)


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
