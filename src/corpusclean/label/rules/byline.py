"""Who wrote it, where and when, on a line of its own.

A byline or dateline before the article or right after it: "By …", "MEXICO / 26 MAY 2016 BY …", "Posted by … on …",
"…, University of …", a date alone. A single word in capitals between the breadcrumb and the title is the section. Dates
that come again and again are the headings of a diary, a chronicle or a list of versions, and words in capitals that do
are the headings of a manual: both are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpusclean.label.rules.base import WEAK, rule
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
    """
title | What is new in the tide program
= | 2.4.0 (2021-05-01)
article.list | - Add a bell
= | 2.3.1 (2021-03-17)
article.list | - Fix the lamp
= | 2.3.0 (2021-02-02)
article.list | - The first release that the pilots of the northern line have tried for a whole winter without turning back.
""",
    """
title | The manual of the tide program
= | NAME
= | tide - print the tides of a port
= | SYNOPSIS
= | tide [-m] [-d DAYS] PORT
= | DESCRIPTION
= | The program prints the high and the low waters of a port for today, or for as many days as it is asked for.
""",
)

_LONGEST = 25
_REACH = 4
_TOP = 10
_SERIES = 3
_ABOVE = 30
_SECTION_WORDS = 3
_DATELINE_WORDS = 14
_COLONS = (":", "：")
_NUMBERED = re.compile(r"[\[(]?[vV]?\d+\.\d")
_NUMERAL = re.compile(r"\s[IVXLC]+$")
_SHAPES = ("", "heading", "quote", "list", "table")


def find(document: Document) -> Iterator[Finding]:
    looks = document.looks
    head = document.head
    near_head = head if len(head) <= _TOP + _ABOVE else head[:_TOP] + head[-_ABOVE:]
    after = [n for n in document.visible if n > document.last_prose][:_REACH]
    below = frozenset(number for number in after if _is_below_heading(document, number))
    is_series: bool | None = None
    for number in (*near_head, *after):
        look = looks[number]
        if look.text.endswith(_COLONS):
            continue  # what follows is the value, if any
        if _is_date(look):
            is_series = _is_series(document) if is_series is None else is_series
            if is_series:
                continue  # a diary, a chronicle: the dates are its headings
        if look.words <= _LONGEST and look.block.shape in _SHAPES and (document.byline(number) or _is_dateline(look)):
            yield Finding(number, "meta", "byline", WEAK if number in below else 850)
    capitals = [number for number in near_head[:_REACH] if is_in_capitals(looks[number])]
    for number in capitals if capitals and not are_headings(document) else ():
        before, following = document.neighbours(number)
        if following and (before is None or before.words > 1) and _may_follow(following):
            yield Finding(number, "meta", "byline", 650, "a section's name")


def _is_below_heading(document: Document, number: int) -> bool:
    """Whether a block stands right below a heading of an HTML page: "Date of the next meeting"."""
    above = document.neighbours(number)[0]
    return bool(document.page.elements) and above is not None and above.block.shape == "heading"


def _is_series(document: Document) -> bool:
    """Whether several lines are dates alone, or a date beside a number."""
    return sum(_is_date(document.looks[n]) for n in document.visible) >= _SERIES


def _is_date(look: Look) -> bool:
    """Whether a short line is a date, or a number and a date."""
    if look.words > _SECTION_WORDS + 2:
        return False
    return parse_date(look.text) is not None or (_NUMBERED.match(look.text) is not None and _is_dateline(look))


def are_headings(document: Document) -> bool:
    """Whether words in capitals stand on several lines, one of them above running text, or two of them come again: they
    are headings, or the speakers of a play.
    """
    capitals = [n for n in document.visible if is_in_capitals(document.looks[n])]
    often = [word for word, count in Counter(document.looks[n].text for n in capitals).items() if count > 1]
    return len(capitals) >= _SERIES and (
        len(often) > 1 or any((following := document.neighbours(n)[1]) and following.prose for n in capitals)
    )


def _is_dateline(look: Look) -> bool:
    """Whether most of a short line are dates."""
    dates = find_dates(look.text) if look.words <= _DATELINE_WORDS and not look.sentence else ()
    return sum(date.end - date.start for date in dates) * 2 > len(look.text)


def is_in_capitals(look: Look) -> bool:
    """Whether a line is one to three words in capitals."""
    said = look.text
    if _NUMERAL.search(said):
        return False  # "ACT I"
    return look.words <= _SECTION_WORDS and said.isupper() and said.replace(" ", "").isalpha() and not look.matches


def _may_follow(look: Look) -> bool:
    """A section's name stands above a title or a byline, never above running text."""
    return not look.prose and look.words > _SECTION_WORDS


RULE = rule("byline", find, globals())
