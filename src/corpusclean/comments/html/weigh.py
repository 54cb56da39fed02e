"""What speaks for items that repeat being comments, and what against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from corpusclean.comments.header_times import age_in, has_clock
from corpusclean.comments.html import cues
from corpusclean.comments.html.evidence import (
    LONGEST_BUTTON,
    LONGEST_TOLD,
    are_answered,
    are_members,
    are_rated,
    are_replies,
    are_told,
    has_headline,
    holds_comment,
    holds_post,
    is_below_heading,
    is_below_reviews,
    is_formed,
    is_headed,
    leads_on,
)
from corpusclean.comments.html.sets import OUTSIDE
from corpusclean.comments.html.tree import Item, above
from corpusclean.model import Block, Element, Page, Post

_SAMPLE: Final = 6
_PROSE: Final = 14
_ARTICLE: Final = 80
_BYLINES: Final = 2
_ORDERED: Final = 3
_FEW: Final = 3
#: What speaks for comments no louder than this needs a place of comments, and words as people say them.
_PLACED: Final = 2
_WHOLE: Final = OUTSIDE | {"article"}
_NEAR: Final = 8
_DENSE: Final = 3
_FIRST_DENSE: Final = "\u3040"
_HERE: Final = ("#", "javascript:")
_CLOSED: Final = tuple(".!?。！？؟।")
#: Bytes of markup on either side of an item's words that may be its own.
_BEFORE: Final = 600
_BEHIND: Final = 200
#: A word of the post that opens a thread, where software calls it a comment, too.
_OPENING: Final = re.compile(r"issue-?\d+|(?:opening|original|first|root|topic|thread)[-_]?(?:post|comment|message)")
#: No words of a script with spaces are so long on average.
_LONG_WORD: Final = 14


def stand_elsewhere(page: Page, items: Sequence[Item]) -> bool:
    """Whether the items stand where no comments stand. Customer reviews may: in a slider, a teaser of reviews."""
    near = [page.elements[at] for at in above(page.parents, items[0].element)][:_NEAR]
    sample = items[:_SAMPLE]
    others = [at for at, element in enumerate(near) if element.tag not in _WHOLE and cues.names_other(element)]
    if others:
        answered = are_answered(page, sample)
        others = [
            at for at in others if not (_is_about(near[: at + 1]) or (answered and _orders(near[at:][:_ORDERED])))
        ]
    if (
        others
        and all(cues.names_subject(near[at]) for at in others)
        and all(holds_comment(page, one) for one in sample)
    ):
        return False
    if not others or not all(cues.names_review(near[at]) for at in others):
        return bool(others)
    return not are_rated(page, sample, [_markup(page, one) for one in sample])


def _is_about(around: Sequence[Element]) -> bool:
    """Whether the outermost of these elements says what the page is about, and one in it is called comments."""
    *inner, last = around
    return cues.names_subject(last) and any(map(cues.names_comment, inner))


def _orders(around: Sequence[Element]) -> bool:
    """Whether an element holds the latest, or best, of the comments: only its order sets it apart."""
    first, *outer = around
    return cues.names_order(first) and any(map(cues.names_comment, outer))


def speaks_against(page: Page, items: Sequence[Item], posts: Sequence[Post], *, sure: bool) -> bool:
    """Whether the items are cards that lead elsewhere, say next to nothing, or all the same."""
    lead = 0 if sure else sum(has_headline(page, item) for item in items)
    words = [sum(len(page.blocks[n].text) for n in post.body) for post in posts]
    short = Counter(page.blocks[post.body[0]].text for post in posts if len(post.body) == 1)
    if any(many >= _FEW and many * 2 > len(posts) and len(text) < LONGEST_BUTTON for text, many in short.items()):
        return True
    said = sum(_size(page.blocks[n].text) for post in posts for n in post.body)
    links = [sum(page.blocks[n].link_chars for n in post.body if not _stays(page, page.blocks[n])) for post in posts]
    mostly = sum(link * 2 > size for link, size in zip(links, words, strict=True))
    return lead * 2 > len(items) or mostly * 2 > len(posts) or said < 12 * len(posts)


def _size(text: str) -> int:
    """The letters of a text; each of a script that says as much in a third of them counts for three."""
    return len(text) * (_DENSE if text and max(text) >= _FIRST_DENSE else 1)


def _stays(page: Page, block: Block) -> bool:
    """Whether a block is a link that leads nowhere else: words that a script answers to."""
    element = page.elements[block.element] if block.element is not None else None
    return element is not None and element.tag == "a" and element.attributes.get("href", "#").lower().startswith(_HERE)


def speaks_for(page: Page, items: Sequence[Item], *, declared: Callable[[], bool] | None = None) -> int:
    """How much speaks for comments. ``declared``: whether the page says that it is a thread of a board."""
    elements, sample = page.elements, items[:_SAMPLE]
    outer = above(page.parents, page.parents[items[0].element])
    around = [elements[at] for at in outer if elements[at].tag not in OUTSIDE]
    raw = [_markup(page, one) for one in sample]
    score = (
        _names(page, items, around)
        + 2 * are_answered(page, sample)
        + 2 * is_headed(page, items[0].blocks[0])
        + max(map(cues.markup_cues, raw), default=0)
        + _reviews(page, sample, raw, around)
        + 2 * are_replies(page, sample)
        + 2 * are_told(page, sample)
    )
    if score < _PLACED and is_formed(page, items[-1].blocks[-1]):
        score = _PLACED
    if score:
        score += 2 * (are_members(page, sample) or (declared is not None and declared()))
        score += len(items) > 2 and all(holds_post(page, one) for one in sample)
    return score


def _names(page: Page, items: Sequence[Item], around: Sequence[Element]) -> int:
    """How much the names of the items, and of the elements ``around`` them, speak for comments."""
    item, sample = page.elements[items[0].element], items[:_SAMPLE]
    inside = any(cues.names_comment(element) for element in around[:6])
    if any(cues.names_one_comment(page.elements[one.element]) for one in items) or (
        len(items) > 2 and all(holds_comment(page, one) for one in sample)
    ):
        return 2 + inside
    return (cues.names_comment(item) or cues.names_post(item)) + inside


def _reviews(page: Page, sample: Sequence[Item], raw: Sequence[bytes], around: Sequence[Element]) -> int:
    """How much speaks for customers' reviews. ``raw``: the markup of the ``sample``."""
    item = page.elements[sample[0].element]
    if (cues.names_review(item) or is_below_reviews(page, sample[0].blocks[0])) and are_rated(page, sample, raw):
        return 3
    return int(any(cues.names_review(element) for element in (item, *around[:3])))


def _markup(page: Page, item: Item) -> bytes:
    """The bytes of an item, with what its start tag and its buttons may say around its words."""
    start, end = page.blocks[item.blocks[0]].start, page.blocks[item.blocks[-1]].end
    return page.source.data[max(0, start - _BEFORE) : end + _BEHIND]


def is_discussion(page: Page, items: Sequence[Item]) -> bool:
    """Whether something stands with the items that only a discussion has: a heading of comments, buttons that answer,
    profiles of members.
    """
    sample = items[:_SAMPLE]
    return is_headed(page, items[0].blocks[0]) or are_answered(page, sample) or are_members(page, sample)


def is_placed(page: Page, items: Sequence[Item]) -> bool:
    """Whether several items answer, or stand below a heading of comments or in an element that is called comments."""
    if len(items) < _FEW:
        return False
    sample = items[:_SAMPLE]
    if sum(leads_on(page, one) for one in sample) * 2 > len(sample):
        return False
    around = [page.elements[at] for at in above(page.parents, page.parents[items[0].element])][:_FEW]
    return (
        is_below_heading(page, items[0].blocks[0])
        or any(cues.names_comment(element) for element in around if element.tag not in OUTSIDE)
        or are_answered(page, sample)
        or are_replies(page, sample)
        or is_formed(page, items[-1].blocks[-1])
    )


def are_said(page: Page, posts: Sequence[Post]) -> bool:
    """Whether several people speak in the posts, each with name, time of day and sentences."""
    headers = ([page.blocks[n].text for n in post.meta] for post in posts)
    timed = sum(bool(post.age) or any(map(_is_timed, header)) for post, header in zip(posts, headers, strict=True))
    ends = [page.blocks[post.body[-1]].text.rstrip("\"'”»)") for post in posts if post.body]
    closed = sum(text.endswith(_CLOSED) and not text.endswith("...") for text in ends)
    authors = [post.author for post in posts if post.author]
    return min(timed, len(authors)) == len(posts) and closed * 10 >= len(posts) * 7 and len(set(authors)) > 1


def _is_timed(text: str) -> bool:
    """Whether a text of a header states a time of day or an age."""
    return has_clock(text) or (len(text) <= LONGEST_TOLD and age_in(text) is not None)


def above_article(page: Page, items: Sequence[Item]) -> int:
    """How many of the first items stand above an article that the others stand below: a byline looks like the header of
    a comment.
    """
    outer = [at for at, item in enumerate(items) if item.outer is None and item.blocks]
    parted = [
        at
        for before, at in pairwise(outer)
        if sum(_words(page.blocks[n]) for n in range(_last(items, before, at) + 1, items[at].blocks[0])) >= _ARTICLE
    ]
    return parted[0] if len(parted) == 1 and parted[0] <= min(_BYLINES, len(items) - parted[0]) else 0


def _last(items: Sequence[Item], start: int, end: int) -> int:
    """The last block of an item and those inside it."""
    return max(item.blocks[-1] for item in items[start:end] if item.blocks)


def _words(block: Block) -> int:
    """The words of a visible block of running text."""
    many = _many(block.text)
    return 0 if block.hidden or many < _PROSE or block.link_chars * 2 > len(block.text) else many


def _many(text: str) -> int:
    """The words of a text; where a script puts no spaces between them, two letters count as one."""
    many = len(text.split())
    return many if many * _LONG_WORD >= len(text) else len(text) // 2


def _is_called_comment(element: Element) -> bool:
    return any("comment" in word or "komment" in word for word in element.words)


def opens(page: Page, items: Sequence[Item], posts: Sequence[Post]) -> bool:
    """Whether the first post is what the page is about: no running text before it, not called a comment."""
    element = page.elements[items[0].element]
    if (
        len(posts) < 2
        or posts[0].author is None
        or (_is_called_comment(element) and not any(map(_OPENING.fullmatch, element.words)))
        or any(cues.names_review(page.elements[at]) for at in list(above(page.parents, items[0].element))[:_NEAR])
    ):
        return False
    first = posts[0].meta[0] if posts[0].meta else posts[0].body[0]
    first = min(first, posts[0].body[0]) if posts[0].body else first
    before = [block for block in page.blocks[:first] if not block.hidden]
    return sum(many for b in before if (many := _many(b.text)) >= _PROSE and b.link_chars * 2 < len(b.text)) < 40
