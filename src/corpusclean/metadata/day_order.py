"""In which order a page writes day and month in numbers: as its other dates, or its language, show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from corpusclean.metadata.candidates import host_of
from corpusclean.metadata.dates import Order, find_dates
from corpusclean.model import Page

#: A date in numbers with its first two; ``day_order`` says which of them is the day.
NUMERIC: Final = re.compile(r"(?<![\w./-])([0-9]{1,2})([/-])([0-9]{1,2})\2(?:[12][0-9]{3}|[0-9]{2})(?![\w./-])")
_MONTHS: Final = 12
_UNKNOWN: Final = ("", "und")
_DAYS: Final = 31
#: The longest line whose dates tell the order of others.
_LONGEST_LINE: Final = 200
#: Languages in which the day comes before the month, whoever writes them.
_DAY_FIRST: Final = frozenset(
    "ar be bg bs ca cs da de el es et eu fi fr gl he hi hr hy id is it ka lv mk ms nb nl nn no pl pt ro ru sk sl sq sr "
    "sv tr uk vi".split()
)
#: Where the day comes first in English, and the ends of hosts there.
_DAY_FIRST_ENGLISH: Final = frozenset("en-au en-gb en-ie en-in en-nz en-sg en-uk en-za".split())
_DAY_FIRST_HOSTS: Final = (".au", ".ie", ".in", ".nz", ".uk", ".za")
#: Where the month comes first in a language that elsewhere has the day first.
_MONTH_FIRST: Final = frozenset(("en-us", "es-us", "es-pr"))


def day_order(page: Page, texts: Iterable[str], language: str = "") -> Order:
    """How the page writes days in numbers; ``""`` where nothing says so.

    ``texts``: lines with its dates. ``language``: the primary subtag of its text.
    """
    lines = list(texts)
    seen: set[Order] = set()
    for text in lines:
        for match in NUMERIC.finditer(text) if "/" in text or "-" in text else ():
            first, second = int(match[1]), int(match[3])
            if first <= _MONTHS < second <= _DAYS:
                seen.add("mdy")
            elif second <= _MONTHS < first <= _DAYS:
                seen.add("dmy")
    seen = seen or _told_twice(lines)
    if len(seen) == 1:
        return "dmy" if "dmy" in seen else "mdy"
    return "" if seen else _of_language(page, language)


def _told_twice(lines: Iterable[str]) -> set[Order]:
    """The orders in which a date in numbers is a day that another line writes in a way that can be known, where the
    other order gives none.
    """
    short = [text for text in lines if len(text) <= _LONGEST_LINE]
    numeric = [text for text in short if ("/" in text or "-" in text) and NUMERIC.search(text)]
    days = {one.iso[:10] for text in short for one in find_dates(text) if one.iso} if numeric else set()
    orders: tuple[Order, Order] = ("dmy", "mdy")
    seen: set[Order] = set()
    for text in numeric:
        ways = [{one.iso[:10] for one in find_dates(text, order) if one.iso} & days for order in orders]
        if bool(ways[0]) != bool(ways[1]):
            seen.add(orders[bool(ways[1])])
    return seen


def _of_language(page: Page, language: str) -> Order:
    """The order of the text's language, else of the one that the markup declares; English needs a region."""
    tag = next(_declared(page, "lang"), "")
    if tag in _MONTH_FIRST and (language in _UNKNOWN or tag.startswith(language)):
        return "mdy"
    if language in _DAY_FIRST or tag.partition("-")[0] in _DAY_FIRST or tag in _DAY_FIRST_ENGLISH:
        return "dmy"
    if tag not in ("", "en") or language not in ("en", *_UNKNOWN):
        return ""
    hosts = (host_of(address) for address in (page.source.url or "", *_declared(page, "canonical")))
    regions = any(locale in _DAY_FIRST_ENGLISH for locale in _declared(page, "og:locale"))
    return "dmy" if regions or any(host.endswith(_DAY_FIRST_HOSTS) for host in hosts) else ""


def _declared(page: Page, name: str) -> Iterator[str]:
    return (fact.value.strip().lower().replace("_", "-") for fact in page.facts if fact.name == name)
