"""Comments of engines that nobody knows: what repeats, each with a time, a name and words.

Times are the anchors. Elements around them that share a tag and a word are a set; the set that holds most anchors one
by one is what repeats. Whether it is comments is told by what speaks for and against it: what the elements are called,
an answer's button, links to a person and to the comment itself, a heading; against it, headlines that lead elsewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from attrs import frozen

from corpusclean.comments.header import age_in, dated, is_reply, is_section
from corpusclean.comments.html import cues
from corpusclean.comments.html.engines import mark_opening
from corpusclean.comments.html.parts import Names
from corpusclean.comments.html.post import posts_of
from corpusclean.comments.html.tree import Item, above, between, gather
from corpusclean.model import Element, Page, Post, Thread

_NAMES: Final = Names()
_LONGEST_ANCHOR: Final = 200
_LONGEST_BUTTON: Final = 60
_SAMPLE: Final = 6
_CLIMB: Final = 12
_ROUNDS: Final = 10
_MOST_ANCHORS: Final = 3
_PROSE: Final = 14
_ENOUGH: Final = 3
_SURE: Final = 5
_STATED: Final = re.compile(rb"\b(?:datetime|data-time(?:stamp)?)\s*=|\btitle\s*=\s*[\"'][12]\d{3}-\d\d-\d\d")
_MAY_DATE: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d\d|\d:\d\d|[年月日년월일]")
_MAY_AGE: Final = re.compile(
    r"\d|\bago\b|\ban? |\bune? |\beine?[mr]? |yesterday|gestern|hier|ayer|just now|[前전]", re.IGNORECASE
)
_OUTSIDE: Final = frozenset(("html", "body", "main"))
_WHOLE: Final = _OUTSIDE | {"article"}
_NEAR: Final = 8
_DIGITS: Final = re.compile(r"\d+")
_UNNAMED: Final = frozenset(("odd", "even", "alt", "first", "last", "clearfix", "row", "col"))


@frozen
class _Set:
    """Elements with one tag and one word, each with how many anchors it holds."""

    anchors: dict[int, int]
    depth: int


def find(page: Page, taken: Collection[int] = ()) -> Iterator[Thread]:
    """The threads of comments that repeat. ``taken``: blocks that belong to threads already found."""
    if not _may_comment(page):
        return
    anchors = [number for number in _anchors(page) if number not in taken]
    depths = _depths(page)
    passed: set[tuple[int, ...]] = set()
    for _ in range(_ROUNDS):
        found = _best(page, anchors, depths, passed)
        if not found:
            return
        passed.add(found)
        items = gather(page, dict.fromkeys(_with_like(page, found), ""))
        inside = {number for item in items for number in item.blocks}
        posts = () if inside.intersection(taken) else _judged(page, items)
        if posts:
            yield Thread("repeated", posts)
        if posts is not None:
            anchors = [number for number in anchors if number not in inside]


def _may_comment(page: Page) -> bool:
    """A quick look: a word or a heading of comments, or the button of an answer."""
    if any(cues.names_comment(element) for element in page.elements):
        return True
    short = [block.text for block in page.blocks if len(block.text) < _LONGEST_BUTTON]
    return any(is_section(text) or is_reply(text) for text in short)


def _anchors(page: Page) -> list[int]:
    """Numbers of the short blocks that state a time."""
    timed = _timed_elements(page)
    out = []
    for number, block in enumerate(page.blocks):
        text = block.text
        if not text or len(text) > _LONGEST_ANCHOR or block.element is None:
            continue
        if (
            block.element in timed
            or _STATED.search(page.source.data, block.start, block.end)
            or (_MAY_DATE.search(text) and dated(text) is not None)
            or (len(text) <= 80 and _MAY_AGE.search(text) and age_in(text) is not None)
        ):
            out.append(number)
    return out


def _timed_elements(page: Page) -> set[int]:
    return {
        index
        for index, element in enumerate(page.elements)
        if element.tag == "time" or "datetime" in element.attributes or element.tag == "relative-time"
    }


def _depths(page: Page) -> list[int]:
    depths: list[int] = []
    for element in page.elements:
        depths.append(0 if element.parent is None else depths[element.parent] + 1)
    return depths


def _best(
    page: Page, anchors: Sequence[int], depths: Sequence[int], passed: Collection[tuple[int, ...]]
) -> tuple[int, ...]:
    """The elements of the set that holds most anchors one by one, the widest where several do."""
    sets: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for number in anchors:
        seen: set[tuple[str, str]] = set()
        for steps, at in enumerate(above(page.elements, page.blocks[number].element)):
            element = page.elements[at]
            if steps > _CLIMB or element.tag in _OUTSIDE:
                break
            words = {_DIGITS.sub("#", word) for word in element.words} - _UNNAMED
            for word in sorted(words) or (f"@{element.parent}",):
                key = (element.tag, word)
                if key not in seen:
                    seen.add(key)
                    sets[key][at] += 1
    best: tuple[int, int] | None = None
    chosen: tuple[int, ...] = ()
    for key, held in sets.items():
        able = tuple(sorted(at for at, count in held.items() if count <= _MOST_ANCHORS))
        if able in passed:
            continue
        if len(able) < 2 and not (able and _is_alone(page, able[0])):
            continue
        many = sum(count > _MOST_ANCHORS for count in held.values())
        score = len(able) - 2 * many
        named = cues.names_one_comment(Element(key[0], None, (key[1],)))
        rank = (score * (3 if named else 2), -min(depths[at] for at in able))
        if score > 0 and (best is None or rank > best):
            best, chosen = rank, able
    return chosen


def _with_like(page: Page, found: Sequence[int]) -> list[int]:
    """The elements, and those beside them that have all the words they share but no time: deleted comments."""
    elements = page.elements
    first = elements[found[0]]
    shared = {_DIGITS.sub("#", word) for word in first.words} - _UNNAMED
    parents = set()
    for at in found:
        shared &= {_DIGITS.sub("#", word) for word in elements[at].words}
        parents.add(elements[at].parent)
    if not shared or len(found) < 2:
        return list(found)
    like = (
        at
        for at, element in enumerate(elements)
        if element.tag == first.tag
        and element.parent in parents
        and shared.issubset({_DIGITS.sub("#", word) for word in element.words})
    )
    return sorted({*found, *like})


def _is_alone(page: Page, at: int) -> bool:
    """Whether a single element may be taken for a comment: by its name."""
    element = page.elements[at]
    return element.tag != "article" and "hentry" not in element.words and cues.names_one_comment(element)


def _judged(page: Page, items: Sequence[Item]) -> tuple[Post, ...] | None:
    """The posts of the items if they are comments; none where they are something else, ``None`` where they are no items
    at all.
    """
    every, items = items, [item for item in items if item.blocks]
    if not items:
        return None
    speaking = _for(page, items)
    if speaking < _ENOUGH or _stand_elsewhere(page, items):
        return None if speaking else ()
    posts = posts_of(page, every, _NAMES)
    filled = [post for post in posts if post.body]
    if len(filled) * 2 < len(posts) or not filled:
        return None
    named = sum(post.author is not None for post in posts)
    timed = sum(any(_is_time(page.blocks[n].text) for n in post.meta) or post.published is not None for post in posts)
    if min(named, timed) * 10 < len(posts) * 6:
        return None
    if _against(page, items, filled, sure=speaking > _SURE):
        return ()
    return mark_opening(posts) if _opens(page, items, posts) else posts


def _is_time(text: str) -> bool:
    return len(text) <= _LONGEST_ANCHOR and (dated(text) is not None or age_in(text) is not None)


def _stand_elsewhere(page: Page, items: Sequence[Item]) -> bool:
    """Whether the items stand where no comments stand."""
    near = [page.elements[at] for at in above(page.elements, items[0].element)][:_NEAR]
    return any(cues.names_other(element) for element in near if element.tag not in _WHOLE)


def _against(page: Page, items: Sequence[Item], posts: Sequence[Post], *, sure: bool) -> bool:
    """Whether the items are cards that lead elsewhere, or say next to nothing."""
    lead = 0 if sure else sum(_leads(page, item) for item in items)
    words = [sum(len(page.blocks[n].text) for n in post.body) for post in posts]
    links = [sum(page.blocks[n].link_chars for n in post.body) for post in posts]
    mostly = sum(link * 2 > size for link, size in zip(links, words, strict=True))
    return lead * 2 > len(items) or mostly * 2 > len(posts) or sum(words) < 12 * len(posts)


def _leads(page: Page, item: Item) -> bool:
    """Whether an item has a headline that is a link."""
    for number in item.blocks:
        block = page.blocks[number]
        if block.shape == "heading" and block.link_chars * 2 > len(block.text) and len(block.text.split()) > 3:
            return True
    return False


def _for(page: Page, items: Sequence[Item]) -> int:
    """How much speaks for comments."""
    elements, data = page.elements, page.source.data
    item = elements[items[0].element]
    around = [elements[at] for at in above(elements, item.parent) if elements[at].tag not in _OUTSIDE]
    score = 0
    if any(cues.names_one_comment(elements[one.element]) for one in items) or (
        len(items) > 2 and all(_holds_comment(page, one) for one in items[:_SAMPLE])
    ):
        score += 2
    elif cues.names_comment(item) or cues.names_post(item):
        score += 1
    if any(cues.names_comment(element) for element in around[:6]):
        score += 1
    sample = items[:_SAMPLE]
    answered = sum(any(_is_button(page.blocks[n].text) for n in one.blocks) for one in sample)
    score += 2 if answered * 2 >= len(sample) else 0
    score += 2 if _headed(page, items[0].blocks[0]) else 0
    raw = [data[page.blocks[one.blocks[0]].start - 600 : page.blocks[one.blocks[-1]].end + 200] for one in sample]
    score += max((cues.markup_cues(piece) for piece in raw), default=0)
    score += any(cues.names_review(element) for element in (item, *around[:3]))
    return score


def _holds_comment(page: Page, item: Item) -> bool:
    """Whether an element inside the item names one comment."""
    return any(
        cues.names_one_comment(element)
        for number in item.blocks
        for element in between(page.elements, page.blocks[number].element, item.element)
    )


def _is_button(text: str) -> bool:
    return len(text) < _LONGEST_BUTTON and is_reply(text)


def _headed(page: Page, first: int) -> bool:
    """Whether a heading of comments stands a few blocks above the first."""
    near = [block.text for block in page.blocks[max(0, first - 8) : first] if block.text]
    return any(is_section(text) for text in near)


def _opens(page: Page, items: Sequence[Item], posts: Sequence[Post]) -> bool:
    """Whether the first post is what the page is about: no running text before it, not called a comment."""
    element = page.elements[items[0].element]
    if (
        len(posts) < 2
        or posts[0].author is None
        or any("comment" in word or "komment" in word for word in element.words)
    ):
        return False
    first = posts[0].meta[0] if posts[0].meta else posts[0].body[0]
    first = min(first, posts[0].body[0]) if posts[0].body else first
    before = [block for block in page.blocks[:first] if not block.hidden]
    return (
        sum(len(b.text.split()) for b in before if len(b.text.split()) >= _PROSE and b.link_chars * 2 < len(b.text))
        < 40
    )
