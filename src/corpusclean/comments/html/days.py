"""Dates in numbers: which comes first, day or month, told by the other dates of the page or its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from corpusclean.metadata.dates import find_dates
from corpusclean.metadata.day_order import day_order
from corpusclean.model import Page

Order = Literal["day", "month"]
_DATE: Final = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})(?![\d/-])")
_MONTHS: Final = 12
_LONGEST: Final = 200


def day_orders(text: str) -> Iterator[Order]:
    """What the dates in ``text`` say that can be read in one way alone."""
    if len(text) > _LONGEST:
        return
    for first, _, second, _ in _DATE.findall(text):
        if int(first) > _MONTHS >= int(second):
            yield "day"
        elif int(second) > _MONTHS >= int(first):
            yield "month"


def declared_order(page: Page) -> Order | None:
    """What the language and the country that a page declares say."""
    order = day_order(page, ())
    return ("day" if order == "dmy" else "month") if order else None


def date_in(text: str, order: Order) -> str | None:
    """The first date in numbers of ``text`` as ISO 8601, with its time, read in that order.

    >>> date_in("12-01-2024, 04:23 AM #8", "month")
    '2024-12-01T04:23'
    """
    match = _DATE.search(text)
    if match is None:
        return None
    day, month = (match[1], match[3]) if order == "day" else (match[3], match[1])
    found = find_dates(f"{text[: match.start()]}{match[4]}-{int(month):02}-{int(day):02}{text[match.end() :]}")
    return found[0].iso if found else None
