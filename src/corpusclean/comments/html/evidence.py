"""Evidence for and against comments: what items that repeat show, and what stands above them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from corpusclean.comments.asking import asks, tells
from corpusclean.comments.forum import is_profile
from corpusclean.comments.html import cues
from corpusclean.comments.html.tree import Item, between, runs
from corpusclean.comments.signs import is_heading
from corpusclean.comments.template import is_action, is_end, is_reply, is_section
from corpusclean.model import Block, Page

#: No button is longer.
LONGEST_BUTTON: Final = 60
#: No header that says that somebody comments.
LONGEST_TOLD: Final = 100
_NEAR: Final = 8
_FEW: Final = 3
_BELOW: Final = 3


def has_headline(page: Page, item: Item) -> bool:
    """Whether an item has a headline that is a link."""
    for number in item.blocks:
        block = page.blocks[number]
        if block.shape == "heading" and block.link_chars * 2 > len(block.text) and len(block.text.split()) > 3:
            return True
    return False


def leads_on(page: Page, item: Item) -> bool:
    """Whether an item has a link in words of its own: a title, "Read the review"."""
    return any(
        block.link_chars * 10 > len(block.text) * 9 and len(block.text.split()) >= _FEW and not is_action(block.text)
        for block in (page.blocks[n] for n in item.blocks)
    )


def is_formed(page: Page, last: int) -> bool:
    """Whether the first block below the last that is no button asks for one more comment, or answers all of them."""
    below = (block.text for block in page.blocks[last + 1 : last + 1 + _BELOW] if block.text and not block.hidden)
    return any(asks(text) or is_reply(text) for text in islice(below, 1))


def is_below_heading(page: Page, first: int) -> bool:
    """Whether a heading of some comments stands a few blocks above the first, and no end of them between."""
    for block in reversed(page.blocks[max(0, first - _NEAR) : first]):
        if is_heading(block.text):
            return not block.text.lstrip("( ").startswith("0")
        if is_end(block.text):
            return False
    return False


def is_below_reviews(page: Page, first: int) -> bool:
    """Whether a heading of customers' reviews stands a few blocks above the first."""
    near = (block.text for block in page.blocks[max(0, first - _NEAR) : first])
    return any(cues.heads_reviews(text) and is_heading(text) for text in near)


def are_answered(page: Page, items: Sequence[Item]) -> bool:
    """Whether half of the items have a button that answers."""
    return sum(any(_is_button(page, page.blocks[n]) for n in one.blocks) for one in items) * 2 >= len(items)


def are_members(page: Page, items: Sequence[Item]) -> bool:
    """Whether half of several items show the profile of a member: "Posts: 133", "Joined: May 2009"."""
    if len(items) < 2:
        return False
    shown = sum(
        any(len(text) <= LONGEST_BUTTON and is_profile(text) for n in one.blocks if (text := page.blocks[n].text))
        for one in items
    )
    return shown * 2 >= len(items)


def are_rated(page: Page, items: Sequence[Item], raw: Sequence[bytes]) -> bool:
    """Whether half of several items show what is printed with a customer's review, and they do not lead elsewhere."""
    if len(items) < _FEW or sum(map(cues.is_rated, raw)) * 2 < len(raw):
        return False
    return sum(leads_on(page, one) for one in items) * 2 <= len(items)


def are_replies(page: Page, items: Sequence[Item]) -> bool:
    """Whether half of several items have a title that answers: "Re: ..."."""
    if len(items) < _FEW:
        return False
    shown = sum(any(page.blocks[n].text.startswith(("Re: ", "RE: ")) for n in one.blocks) for one in items)
    return shown * 2 >= len(items)


def are_told(page: Page, items: Sequence[Item]) -> bool:
    """Whether half of several items say that somebody comments: "Jane Doe added a comment"."""
    if len(items) < _FEW:
        return False
    texts = ([page.blocks[n].text for n in item.blocks] for item in items)
    return sum(any(len(text) <= LONGEST_TOLD and tells(text) for text in said) for said in texts) * 2 >= len(items)


def is_declared(page: Page) -> bool:
    """Whether the page declares itself to be a thread of a board."""
    return b"schema.org/DiscussionForumPosting" in page.source.data or any(
        fact.by == "json-ld" and '"DiscussionForumPosting"' in fact.value for fact in page.facts
    )


def holds_post(page: Page, item: Item) -> bool:
    """Whether an element inside the item is called the body of a post."""
    return any(
        cues.names_post_body(element)
        for number in item.blocks
        for element in between(page, page.blocks[number].element, item.element)
    )


def holds_comment(page: Page, item: Item) -> bool:
    """Whether an element inside the item names one comment."""
    return any(
        cues.names_one_comment(element)
        for number in item.blocks
        for element in between(page, page.blocks[number].element, item.element)
    )


def _is_button(page: Page, block: Block) -> bool:
    """Whether a block is the button of an answer, or one of its inline elements is."""
    if len(block.text) >= LONGEST_BUTTON:
        return False
    marked = page.source.data.find(b"<", block.start, block.end) >= 0
    return is_reply(block.text) or (marked and any(map(is_reply, runs(page, block))))


def is_headed(page: Page, first: int) -> bool:
    """Whether a heading of comments stands a few blocks above the first."""
    near = [block.text for block in page.blocks[max(0, first - 8) : first] if block.text]
    return any(is_section(text) for text in near)
