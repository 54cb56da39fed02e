"""Who wrote the post that a thread is about, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from corpusclean.metadata.candidates import Candidate, author_values
from corpusclean.metadata.dates import find_dates
from corpusclean.metadata.leads import without_label
from corpusclean.metadata.names import handle
from corpusclean.metadata.wordlists import data, fold
from corpusclean.model import Page, Thread

#: A name is so many elements inside the one that marks the author, at most.
_INSIDE: Final = 3
#: The longest day behind the label of a cell.
_CELL: Final = 60
#: What stands around a name for a picture, or for emphasis.
_MARKS: Final = re.compile(r"^[*_•\s]+\s|\s[*_•\s]+$")


def from_openings(page: Page, threads: Sequence[Thread]) -> Iterator[Candidate]:
    """Who wrote the post that a thread is about, and when. The earliest post opened the thread."""
    for thread in threads:
        days = [post.published[:10] for post in thread.posts if post.published]
        for post in (post for post in thread.posts if post.opening):
            first, last = (page.blocks[n] for n in ((post.meta or post.body)[0], (post.meta or post.body)[-1]))
            later = post.published is not None and post.published[:10] > min(days)
            author = _marked_author(page, post.meta) or _named(page, post.meta, post.author)
            author = without_label(_MARKS.sub("", author)) if author else None
            if author and not _is_cell(page, post.meta, author):
                yield Candidate("authors", (author,), "byline block", first.start, last.end, "opening")
            if post.published and not later:
                yield Candidate("published", (post.published,), "byline block", first.start, last.end, "opening")


def _named(page: Page, numbers: Sequence[int], author: str | None) -> str | None:
    """The author's name; behind a letter that stands for a picture, the line of the header that begins with it."""
    if author is None or len(author) > 1 or not author.isascii():
        return author
    said = (page.blocks[number].text for number in numbers)
    return next((one for one in said if one[:1].lower() == author.lower() and len(one) > 1 and handle(one)), None)


def _is_cell(page: Page, numbers: Sequence[int], name: str) -> bool:
    """Whether what is taken for an author's name labels a cell of a member's profile: a day, or what is told there."""
    if fold(name).strip(" :") in _panel():
        return True
    said = (page.blocks[number].text for number in numbers)
    return any(text.startswith(f"{name}:") and bool(find_dates(text[len(name) + 1 :][:_CELL])) for text in said)


@cache
def _panel() -> frozenset[str]:
    """What cells of a member's profile are labelled with."""
    return frozenset(map(fold, data()["panel_labels"].split("|")))


def _marked_author(page: Page, numbers: Sequence[int]) -> str | None:
    """Whom the markup names as a post's author, where its header names others too, who changed it."""
    for number in numbers:
        at = page.blocks[number].element
        for _ in range(_INSIDE):
            if at is None:
                break
            if page.elements[at].attributes.get("itemprop") == "author":
                return handle(page.blocks[number].text) or next(iter(author_values(page.blocks[number].text)), None)
            at = page.parents[at]
    return None
