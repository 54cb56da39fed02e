"""Quotations whose words another post of the same thread says: they stand once, in that post.

Boards put what is answered above each answer, so that a page can hold one post ten times. A quotation of something that
the page does not say itself stays where it is. In flat text, where the end of a quotation is less sure, it must stand
above the one that quotes it, word for word but for cuts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import chain, groupby
from typing import Final

from attrs import evolve

from corpusclean.model import Page, Post, Thread

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 3
#: The share (per cent) of a quotation's runs of three words that another post says: some are cut, or cross a line.
_SHARE: Final = 70
#: At its edges a block of so few words may say whom it quotes ("Ann wrote:"), or open and close the box.
_EDGE: Final = 12
#: A quotation of fewer words is no weight, and an answer is hard to follow without it.
_FEWEST: Final = 12
#: In flat text an answer may stand on the line of the quotation: so many runs in a row may be new.
_GAP: Final = 2


def without_repeats(page: Page, thread: Thread, *, earlier: bool = False) -> Thread:
    """The thread with quotations of its own posts in the ``meta`` of those that quote, no longer in their ``body``.

    A post that says nothing besides is left as it is. ``earlier``: a quoted post must stand above the one that quotes.
    """
    if not any(post.quotes for post in thread.posts):
        return thread
    wanted = frozenset(run for post in thread.posts for quote in post.quotes for run in _runs(page, quote))
    known: set[tuple[str, ...]] = set()
    if not earlier:
        known.update(run for post in thread.posts for run in _runs(page, _own(post)) if run in wanted)
    posts = []
    for post in thread.posts:
        repeated = [quote for quote in post.quotes if _is_said(page, quote, known, _GAP if earlier else None)]
        if repeated and not post.opening and _own(post):
            apart = frozenset(chain.from_iterable(repeated))
            body = tuple(number for number in post.body if number not in apart)
            posts.append(evolve(post, body=body, meta=tuple(sorted((*post.meta, *apart)))))
        else:
            posts.append(post)
        if earlier:
            known.update(run for run in _runs(page, _own(post)) if run in wanted)
        known.update(run for quote in post.quotes for run in _runs(page, quote))
    return evolve(thread, posts=tuple(posts))


def _own(post: Post) -> tuple[int, ...]:
    quoted = frozenset(chain.from_iterable(post.quotes))
    return tuple(number for number in post.body if number not in quoted)


def _is_said(page: Page, quote: Sequence[int], known: Set[tuple[str, ...]], gap: int | None) -> bool:
    """Whether the words of a quotation, but for a lead and an end, are known; ``gap`` new runs in a row at most."""
    blocks = list(quote)
    if len(blocks) > 1 and len(_words(page, blocks[0])) <= _EDGE:
        blocks = blocks[1:]
    if len(blocks) > 1 and len(_words(page, blocks[-1])) <= _RUN:
        blocks = blocks[:-1]
    runs = list(_runs(page, blocks))
    if len(runs) <= _FEWEST - _RUN or sum(run in known for run in runs) * 100 < len(runs) * _SHARE:
        return False
    streaks = (len(list(streak)) for said, streak in groupby(runs, known.__contains__) if not said)
    return gap is None or max(streaks, default=0) <= gap


def _runs(page: Page, blocks: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Each three words in a row of the blocks."""
    said = [word for number in blocks for word in _words(page, number)]
    return zip(said, said[1:], said[2:], strict=False)


def _words(page: Page, number: int) -> list[str]:
    return _WORD.findall(page.blocks[number].text.casefold())
