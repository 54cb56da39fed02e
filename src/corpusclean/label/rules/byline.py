"""Who wrote it, where and when, on a line of its own.

A byline or dateline before the article or right after it: "By …", "MEXICO / 26 MAY 2016 BY …", "Posted by … on …",
"…, University of …", a date alone. A single word in capitals between the breadcrumb and the title is the section.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, Look
from corpusclean.metadata.dates import find_dates, parse_date
from corpusclean.model import Finding

FINDS = (
    """
title | Harbour town votes to keep its last ferry
meta  | By Ilse Brandt
=     | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
""",
)
LEAVES = (
    """
= | By the time the ferry came, the quay was dark and the people had gone home to their suppers and their stoves.
= | By 2012
= | In that year the company had sold all but one of its boats, and the last of the captains had been dismissed.
""",
)

_LONGEST = 25
_REACH = 4
_TOP = 10
_SERIES = 3
_ABOVE = 30
_SECTION_WORDS = 3
_DATELINE_WORDS = 14
_SHAPES = ("", "heading", "quote", "list", "table")


def find(document: Document) -> Iterator[Finding]:
    looks = document.looks
    head = document.head
    near_head = head if len(head) <= _TOP + _ABOVE else head[:_TOP] + head[-_ABOVE:]
    after = [n for n in document.visible if n > document.last_prose][:_REACH]
    is_series: bool | None = None
    for number in (*near_head, *after):
        look = looks[number]
        if parse_date(look.text):
            is_series = _is_series(document) if is_series is None else is_series
            if is_series:
                continue  # a diary, a chronicle: the dates are its headings
        if look.words <= _LONGEST and look.block.shape in _SHAPES and (document.byline(number) or _is_dateline(look)):
            yield Finding(number, "meta", "byline", 850)
    for number in near_head[:_REACH]:
        before, following = document.neighbours(number)
        if _is_section(looks[number]) and following and (before is None or before.words > 1) and _may_follow(following):
            yield Finding(number, "meta", "byline", 650, "a section's name")


def _is_series(document: Document) -> bool:
    """Whether several lines are dates alone."""
    short = (document.looks[n] for n in document.visible)
    return sum(look.words <= _SECTION_WORDS + 2 and parse_date(look.text) is not None for look in short) >= _SERIES


def _is_dateline(look: Look) -> bool:
    """Whether most of a short line are dates."""
    dates = find_dates(look.text) if look.words <= _DATELINE_WORDS and not look.sentence else ()
    return sum(date.end - date.start for date in dates) * 2 > len(look.text)


def _is_section(look: Look) -> bool:
    said = look.text
    return look.words <= _SECTION_WORDS and said.isupper() and said.replace(" ", "").isalpha() and not look.matches


def _may_follow(look: Look) -> bool:
    """A section's name stands above a title or a byline, never above running text."""
    return not look.prose and look.words > _SECTION_WORDS


RULE = rule("byline", find, globals())
