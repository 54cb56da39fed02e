"""What holds a comment in its place: the short blocks of a page that state a time, or a name that is called one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from corpusclean.comments.header import name_of
from corpusclean.comments.header_times import age_in, dated
from corpusclean.comments.html.cues import leads_to_person, own_names
from corpusclean.comments.html.parts import part_of
from corpusclean.comments.html.sets import OUTSIDE
from corpusclean.comments.html.times import is_short_age
from corpusclean.comments.html.tree import above, parted, runs
from corpusclean.comments.template import is_section
from corpusclean.comments.words import age_words, may_tell_age, plain_words, words
from corpusclean.model import Block, Page

_LONGEST: Final = 200
_LONGEST_NAME: Final = 60
_LONGEST_AGE: Final = 80
_TIMES: Final = frozenset(("time", "relative-time"))
_DIGIT: Final = re.compile(r"\d")
_REACH: Final = 3
_STATED: Final = re.compile(rb"\b(?:datetime|data-time(?:stamp)?)\s*=|\btitle\s*=\s*[\"'][12]\d{3}-\d\d-\d\d")
_MAY_DATE: Final = re.compile(
    r"[\d年月日년월일](?:(?<=[年月日년월일])|(?<=1)(?<!\d1)9\d\d(?!\d)|(?<=2)(?<!\d2)0\d\d(?!\d)|[./-]\d{1,2}[./-]\d\d|:\d\d)"
)
_MAY_AGE: Final = re.compile(
    r"\d|\bago\b|\ban? |\bune? |\beine?[mr]? |yesterday|gestern|hier|ayer|just now|[前전]", re.IGNORECASE
)


def time_anchors(page: Page) -> list[int]:
    """Numbers of the short blocks that state a time."""
    timed, find = _timed_elements(page), page.source.data.find
    digit = _DIGIT.search
    aged = _may_be_aged(page)
    found = []
    for number, block in enumerate(page.blocks):
        text = block.text
        if not 0 < len(text) <= _LONGEST or block.element is None:
            continue
        if (
            block.element in timed
            or (_numbered_time(text, text in aged) if digit(text) else text in aged and _is_aged(text))
            or (
                find(b"<", block.start, block.end) >= 0
                and (_is_stated(page, block) or ((text in aged or digit(text)) and _is_glued(page, block)))
            )
        ):
            found.append(number)
    return found


def _numbered_time(text: str, may_be_aged: bool) -> bool:
    """Whether a short text with a digit states a date, or a shorter one an age."""
    if _MAY_DATE.search(text) and dated(text) is not None:
        return True
    return is_short_age(text) or (may_be_aged and age_in(text) is not None)


def _is_aged(text: str) -> bool:
    """Whether a short text without a digit states an age."""
    return may_tell_age(text) and _MAY_AGE.search(text) is not None and bool(age_in(text))


def _may_be_aged(page: Page) -> frozenset[str]:
    """The page's shorter texts in which an age may stand: a quick look at all of them at once."""
    short = {block.text for block in page.blocks if len(block.text) <= _LONGEST_AGE}
    plain = set(filter(str.isascii, short))
    said = "\n".join(short - plain).lower()
    marks = [mark for mark in words("age_marks") if mark in said] if said else []
    held = age_words().intersection(plain_words("\n".join(plain)))
    return frozenset(
        [text for text in short - plain if any(map(text.lower().__contains__, marks))]
        + ([text for text in plain if not held.isdisjoint(plain_words(text))] if held else [])
    )


def _is_stated(page: Page, block: Block) -> bool:
    """Whether the markup in a block states a time."""
    data, start, end = page.source.data, block.start, block.end
    if data.find(b"title", start, end) < 0 and data.find(b"dat", start, end) < 0:
        return False
    return _STATED.search(data, start, end) is not None


def _is_glued(page: Page, block: Block) -> bool:
    """Whether a time is stated by an inline element with no space before or behind it."""
    text = parted(page, block)
    if text is block.text:
        return False
    if _numbered_time(text, len(text) <= _LONGEST_AGE):
        return True
    return any(map(is_short_age, runs(page, block)))


def _timed_elements(page: Page) -> set[int]:
    timed = {
        element for element in dict.fromkeys(page.elements) if element.tag in _TIMES or "datetime" in element.attributes
    }
    return {index for index, element in enumerate(page.elements) if element in timed} if timed else set()


def is_time(text: str) -> bool:
    """Whether a short text states a time."""
    return len(text) <= _LONGEST and (dated(text) is not None or age_in(text) is not None or is_short_age(text))


def name_anchors(page: Page, words: Iterable[str]) -> list[int]:
    """Numbers of the short blocks that are a name, in an element called the author's or a link to a person; below a
    heading of comments, or in elements that are called comments. ``words``: all class and id words of the page.
    """
    start = next(
        (n for n, block in enumerate(page.blocks) if block.shape == "heading" and is_section(block.text)),
        len(page.blocks),
    )
    inside = _in_comments(page, words)
    if start == len(page.blocks) and not inside:
        return []
    return [
        number
        for number, block in enumerate(page.blocks)
        if 0 < len(block.text) <= _LONGEST_NAME
        and block.element is not None
        and (number > start or (inside and inside[block.element]))
        and _is_called_name(page, block)
        and name_of(block.text) is not None
    ]


def _in_comments(page: Page, words: Iterable[str]) -> list[bool]:
    """For each element whether it stands in one whose words name one comment, or reviews; empty where there is none."""
    own_words = own_names(words)
    if not own_words:
        return []
    own = [at for at, element in enumerate(page.elements) if not own_words.isdisjoint(element.words)]
    first = own[0]
    inside = [False] * len(page.elements)
    for at in own:
        inside[at] = page.elements[at].tag not in OUTSIDE
    for at, parent in enumerate(page.parents[first:], first):
        if parent is not None and inside[parent]:
            inside[at] = True
    return inside


def _is_called_name(page: Page, block: Block) -> bool:
    for steps, at in enumerate(above(page.parents, block.element)):
        if steps == _REACH:
            return False
        element = page.elements[at]
        if part_of(element) == "author" or leads_to_person(element):
            return True
    return False
