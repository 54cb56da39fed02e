"""Comments of engines that nobody knows: what repeats, each with a time, a name and words.

Times are the anchors. Elements around them that share a tag and a word are a set; the set that holds most anchors one
by one is what repeats. Whether it is comments is told by what speaks for and against it: what the elements are called,
an answer's button, links to a person and to the comment itself, a heading; against it, headlines that lead elsewhere.
Where nothing is found so, names of persons are the anchors, and more has to speak for what repeats around them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Final

from corpusclean.comments.asking import asks
from corpusclean.comments.boards import ABOVE, lists_boards
from corpusclean.comments.heads import beginning
from corpusclean.comments.html import cues
from corpusclean.comments.html.anchors import is_time, name_anchors, time_anchors
from corpusclean.comments.html.beside import is_title
from corpusclean.comments.html.depth import states_level
from corpusclean.comments.html.engines import mark_opening
from corpusclean.comments.html.evidence import LONGEST_BUTTON, is_declared
from corpusclean.comments.html.parts import Names
from corpusclean.comments.html.post import posts_of
from corpusclean.comments.html.sets import best_set, depths_in, is_alone, sets_around, with_like
from corpusclean.comments.html.tree import Item, gather
from corpusclean.comments.html.weigh import (
    above_article,
    are_said,
    is_discussion,
    is_placed,
    opens,
    speaks_against,
    speaks_for,
    stand_elsewhere,
)
from corpusclean.comments.template import is_reply, is_section
from corpusclean.comments.words import heads_of, section_heads
from corpusclean.model import Page, Post, Thread

_NAMES: Final = Names()
_ROUNDS: Final = 10
_ENOUGH: Final = 3
_SURE: Final = 5
#: An item with so many times the blocks of the usual one holds more than a comment.
_WIDER: Final = 2
_SEVERAL: Final = 4
_Judge = Callable[[Page, Sequence[Item]], tuple[Post, ...] | None]


def find(page: Page, words: Collection[str], taken: Collection[int] = ()) -> Iterator[Thread]:
    """The threads of comments that repeat. ``words``: all class and id words of the page. ``taken``: blocks of threads
    that are already found.
    """
    if not _may_comment(page, words):
        return
    judged = partial(_judged, declared=cache(lambda: not taken and is_declared(page)))
    found = list(_found(page, [number for number in time_anchors(page) if number not in taken], taken, judged))
    if not found and not taken and len(names := name_anchors(page, words)) > 1:
        found = list(_found(page, names, taken, _judged_without_times))
    yield from found


def _found(page: Page, anchors: list[int], taken: Collection[int], judge: _Judge) -> Iterator[Thread]:
    depths = depths_in(page)
    around = {number: sets_around(page, number) for number in anchors}
    passed: set[tuple[int, ...]] = set()
    for _ in range(_ROUNDS):
        found = best_set(page, map(around.__getitem__, anchors), depths, passed)
        if not found:
            return
        passed.add(found)
        items = _gathered(page, with_like(page, found))
        inside = {number for item in items for number in item.blocks}
        posts = () if inside.intersection(taken) else judge(page, items)
        if posts:
            yield Thread("repeated", posts)
        if posts is not None:
            anchors = [number for number in anchors if number not in inside]


def _gathered(page: Page, elements: Sequence[int]) -> list[Item]:
    """The items of these elements, without those that stand above an article."""
    items = gather(page, dict.fromkeys(elements, ""))
    first = above_article(page, items)
    return gather(page, dict.fromkeys((item.element for item in items[first:]), "")) if first else items


def _may_comment(page: Page, words: Iterable[str]) -> bool:
    """A quick look: a word or a heading of comments, the button of an answer, or what asks for one more comment."""
    every = list(words)
    if any(map(cues.rank_of, every)) or cues.own_names(every):
        return True
    short = {block.text for block in page.blocks if len(block.text) < LONGEST_BUTTON}
    return any(is_section(text) or is_reply(text) or asks(text) for text in beginning(short, _heads()))


@cache
def _heads() -> frozenset[str]:
    return section_heads() | heads_of("actions", "forms")


def _judged(
    page: Page, items: Sequence[Item], *, declared: Callable[[], bool] | None = None
) -> tuple[Post, ...] | None:
    """The posts of the items if they are comments; none where they are something else, ``None`` where they are no items
    at all. ``declared``: whether the page says that it is a thread of a board.
    """
    every, items = items, [item for item in items if item.blocks]
    if not items or (len(items) == 1 and (_is_whole(page, items[0]) or not is_alone(page, items[0].element))):
        return None
    speaking = speaks_for(page, items, declared=declared)
    if stand_elsewhere(page, items) or (speaking < _ENOUGH and not (speaking and is_placed(page, items))):
        return None if speaking else ()
    posts = posts_of(page, every, _NAMES)
    if (rest := _untitled(page, every, posts)) is not every:
        return _judged(page, rest, declared=declared) or None
    filled = [post for post in posts if post.body]
    if not filled or len(filled) * 2 < len(posts) or not _are_signed(page, posts):
        return None
    if speaking < _ENOUGH and not are_said(page, posts):
        return None
    if _are_boards(page, items) or _is_timeline(filled) or speaks_against(page, items, filled, sure=speaking > _SURE):
        return ()
    return _opened(page, items, posts)


def _is_timeline(posts: Sequence[Post]) -> bool:
    """Whether one person has written all of several posts."""
    return len(posts) > _SEVERAL and len({post.author for post in posts}) == 1 and posts[0].author is not None


def _are_signed(page: Page, posts: Sequence[Post]) -> bool:
    """Whether most posts state who wrote them, or where they stand in the thread, and when."""
    named = sum(post.author is not None or states_level(post) for post in posts)
    timed = sum(
        post.published is not None or post.age is not None or any(is_time(page.blocks[n].text) for n in post.meta)
        for post in posts
    )
    return min(named, timed) * 10 >= len(posts) * 6


def _judged_without_times(page: Page, items: Sequence[Item]) -> tuple[Post, ...] | None:
    """As ``_judged``, of items most of which state no time: nearly all have a name and words, and something that only a
    discussion has is printed with them.
    """
    every, items = items, [item for item in items if item.blocks]
    if len(items) < 2 or stand_elsewhere(page, items) or not is_discussion(page, items):
        return None
    if speaks_for(page, items) < _SURE:
        return None
    if sum(any(is_time(page.blocks[n].text) for n in item.blocks) for item in items) * 2 > len(items):
        return None
    posts = posts_of(page, every, _NAMES)
    if (rest := _untitled(page, every, posts)) is not every:
        return _judged_without_times(page, rest) or None
    filled = [post for post in posts if post.body and post.author]
    if len(filled) * 10 < len(posts) * 8 or len({post.author for post in filled}) < 2:
        return None
    if _are_boards(page, items) or speaks_against(page, items, filled, sure=False):
        return ()
    return _opened(page, items, posts)


def _are_boards(page: Page, items: Sequence[Item]) -> bool:
    """Whether the items are the rows of a list of boards or threads."""
    blocks = page.blocks[max(0, items[0].blocks[0] - ABOVE) : items[-1].blocks[-1] + 1]
    return lists_boards([block.text for block in blocks], len(items))


def _opened(page: Page, items: Sequence[Item], posts: tuple[Post, ...]) -> tuple[Post, ...]:
    return mark_opening(posts) if opens(page, items, posts) else posts


def _untitled(page: Page, every: Sequence[Item], posts: Sequence[Post]) -> Sequence[Item]:
    """The items without those that hold the page's title and far more than the others, and open no thread."""
    items = [item for item in every if item.blocks]
    usual = sorted(len(item.blocks) for item in items)[(len(items) - 1) // 2] if len(items) > 1 else 0
    large = (item for item in items if len(items) < _SEVERAL or len(item.blocks) > _WIDER * usual)
    titled = [item for item in large if any(is_title(page.blocks[n]) for n in item.blocks)]
    if not titled or (titled == items[:1] and opens(page, items, posts)):
        return every
    wide = {item.element for item in titled}
    return gather(page, {item.element: "" for item in every if item.element not in wide})


def _is_whole(page: Page, item: Item) -> bool:
    """Whether an item holds most of the page."""
    return len(item.blocks) * 2 > len(page.blocks)
