"""Signs that somebody comments: headers that say so, letters instead of pictures, a form for one more comment."""

from __future__ import annotations

import re
from functools import cache

from corpusclean.comments.ground import Ground
from corpusclean.comments.template import is_reply, is_section
from corpusclean.comments.words import alternatives, word_set

_BELOW = 6
_ABOVE = 2
_BUTTONS = 3


@cache
def _comments() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives('comments')})(?!\w)", re.IGNORECASE)


def tells(text: str) -> bool:
    """Whether a header says that somebody comments: "Jane Doe commented on May 3, 2019"."""
    return _comments().search(text) is not None


def is_initial(text: str, author: str | None) -> bool:
    """Whether the line is the letter that stands for a picture of the author."""
    letter = text.strip(" •*")
    return author is not None and len(letter) == 1 and letter.isalpha() and letter.casefold() == author[0].casefold()


def is_formed(ground: Ground, end: int) -> bool:
    """Whether the first line below the posts that is no button asks for a comment, and none heads comments above it."""
    lines = ground.lines
    near = range(end, min(end + _BELOW, len(lines)))
    below = (lines[at].text for at in near if at not in ground.loose or is_section(lines[at].text))
    last = (lines[at].text for at in range(max(0, end - _BUTTONS), min(end + 1, len(lines))) if at in ground.loose)
    return asks(next(below, "")) or any(map(is_reply, last))


def heads_others(ground: Ground, start: int) -> bool:
    """Whether one of the two lines right above the posts heads a list of other articles."""
    near = (ground.lines[at].text for at in range(max(0, start - _ABOVE), start))
    return any(text.strip(" •*#:：").casefold() in word_set("other_lists") for text in near)


def asks(text: str) -> bool:
    """Whether a line asks for one more comment: "Leave a comment"."""
    return _form().match(text.strip(" •*#")) is not None


@cache
def _form() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('forms')})(?!\w)", re.IGNORECASE)
