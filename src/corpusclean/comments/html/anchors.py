"""What holds a comment in its place: the short blocks of a page that state a time, or a name that is called one."""

from __future__ import annotations

import re
from typing import Final

from corpusclean.comments.header import age_in, dated, name_of
from corpusclean.comments.html.cues import leads_to_person, names_own_words
from corpusclean.comments.html.parts import part_of
from corpusclean.comments.html.sets import OUTSIDE
from corpusclean.comments.html.times import is_short_age
from corpusclean.comments.html.tree import above
from corpusclean.comments.template import is_section
from corpusclean.comments.words import may_tell_age
from corpusclean.model import Block, Page

_LONGEST: Final = 200
_LONGEST_NAME: Final = 60
_LONGEST_AGE: Final = 80
_TIMES: Final = frozenset(("time", "relative-time"))
_DIGIT: Final = re.compile(r"\d")
_REACH: Final = 3
_STATED: Final = re.compile(rb"\b(?:datetime|data-time(?:stamp)?)\s*=|\btitle\s*=\s*[\"'][12]\d{3}-\d\d-\d\d")
_MAY_DATE: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d\d|\d:\d\d|[年月日년월일]")
_MAY_AGE: Final = re.compile(
    r"\d|\bago\b|\ban? |\bune? |\beine?[mr]? |yesterday|gestern|hier|ayer|just now|[前전]", re.IGNORECASE
)


def time_anchors(page: Page) -> list[int]:
    """Numbers of the short blocks that state a time."""
    timed, data = _timed_elements(page), page.source.data
    return [
        number
        for number, block in enumerate(page.blocks)
        if 0 < len(block.text) <= _LONGEST
        and block.element is not None
        and (
            block.element in timed
            or _says_time(block.text)
            or (data.find(b"<", block.start, block.end) >= 0 and _STATED.search(data, block.start, block.end))
        )
    ]


def _says_time(text: str) -> bool:
    """Whether a short text states a date, or a shorter one an age."""
    if _DIGIT.search(text):
        if _MAY_DATE.search(text) and dated(text) is not None:
            return True
        return len(text) <= _LONGEST_AGE and (age_in(text) is not None or is_short_age(text))
    return len(text) <= _LONGEST_AGE and may_tell_age(text) and _MAY_AGE.search(text) is not None and bool(age_in(text))


def _timed_elements(page: Page) -> set[int]:
    return {
        index
        for index, element in enumerate(page.elements)
        if element.tag in _TIMES or (element.attributes and "datetime" in element.attributes)
    }


def is_time(text: str) -> bool:
    """Whether a short text states a time."""
    return len(text) <= _LONGEST and (dated(text) is not None or age_in(text) is not None or is_short_age(text))


def name_anchors(page: Page) -> list[int]:
    """Numbers of the short blocks that are a name, in an element called the author's or a link to a person; below a
    heading of comments, or in elements that are called comments.
    """
    start = next(
        (n for n, block in enumerate(page.blocks) if block.shape == "heading" and is_section(block.text)),
        len(page.blocks),
    )
    named = _in_comments(page)
    if start == len(page.blocks) and not named:
        return []
    return [
        number
        for number, block in enumerate(page.blocks)
        if 0 < len(block.text) <= _LONGEST_NAME
        and block.element is not None
        and (number > start or (named and named[block.element]))
        and _is_called_name(page, block)
        and name_of(block.text) is not None
    ]


def _in_comments(page: Page) -> list[bool]:
    """For each element whether it stands in one whose words name one comment, or reviews; empty where there is none."""
    named = set(filter(names_own_words, {element.words for element in page.elements}))
    if not named:
        return []
    inside: list[bool] = []
    for element in page.elements:
        inside.append(
            (element.parent is not None and inside[element.parent])
            or (element.words in named and element.tag not in OUTSIDE)
        )
    return inside


def _is_called_name(page: Page, block: Block) -> bool:
    for steps, at in enumerate(above(page.elements, block.element)):
        if steps == _REACH:
            return False
        element = page.elements[at]
        if part_of(element) == "author" or leads_to_person(element):
            return True
    return False
