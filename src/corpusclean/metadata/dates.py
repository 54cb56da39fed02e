"""Absolute dates as they stand in text, read as ISO 8601.

The date alone where no time is stated, the zone as stated; nothing depends on a clock. ``03/04/2020`` names no day that
can be known, so it has no ISO form; ``03.04.2020`` does, because whoever writes points writes the day first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, Literal

from attrs import evolve, frozen

from corpusclean.metadata.clocks import clock_words, folded, with_time, with_weekday, zone_at
from corpusclean.metadata.date_forms import HELD, JOINT, forms

#: Whether numbers alone name the day or the month first; ``""`` where nothing says so.
Order = Literal["", "dmy", "mdy"]

#: A year of two digits from this on is one of the last century.
_CENTURY: Final = 69
#: Thai months stand with years of the Buddhist era, 543 more than those of ours.
_BUDDHIST: Final = 2400
#: Years of the Iranian calendar, 621 less than those of ours, in which pages are written: "1398/02/13".
_SOLAR: Final = (1370, 1430)
#: Before the web nobody wrote days as museums number objects: "1923.4.1".
_WEB: Final = 1990
_SHORT: Final = 2
#: Months that mean another one behind a day with a point: Croatian "3. listopada" is October, Polish "3 listopada" not.
_POINTED: Final = MappingProxyType({"listopada": 10})
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DIGITS: Final = {first + n: str(n) for first in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10) for n in range(10)}

#: What stands in every date: a year, or three numbers of two digits.
_MAY_DATE: Final = re.compile(r"[12][0-9]{3}|[0-9]{2}([./\-])[0-9]{2}\1[0-9]{2}")
_GLUED: Final = re.compile(JOINT)
_TWO_DIGITS = re.compile(r"\d\d")
#: Lines no longer than this are remembered: several rules, bylines and metadata ask for the dates of the same ones.
_LONGEST_LINE: Final = 200
#: How far behind a date another one that is glued to it ends at most.
_LONGEST_DATE: Final = 48


@frozen
class DateMatch:
    """A date in a text. ``start``/``end`` count code points; ``iso`` is ``None`` if day and month are not clear."""

    start: int
    end: int
    iso: str | None
    text: str


@cache
def _months() -> Mapping[str, int]:
    names = clock_words()["months"].values()
    return {folded(name): n for year in names for n, said in enumerate(year, 1) for name in said.split()}


@cache
def _lead() -> re.Pattern[str]:
    """What stands before a date that is nothing else."""
    return re.compile(rf"^(?:{clock_words()['before_date']})\s+", re.IGNORECASE)


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or abbreviation in any of the languages known, else ``None``."""
    return _months().get(folded(name))


def _joint(name: str) -> int:
    """Where the month begins in what may be a month glued to a word; 0 where nothing is."""
    joint = None if month_number(name) else _GLUED.search(name)
    return joint.start() if joint else 0


def _is_day(year: int, month: int, day: int) -> bool:
    if not (1000 <= year <= 2999 and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _calendar(form: str, match: re.Match[str], order: Order) -> tuple[bool, str | None]:
    """Whether the match names a possible day, and which if that can be known."""
    said = match.groupdict()
    if form == "solar":
        return True, None  # the days of the Iranian calendar are not reckoned
    if form == "short" and not order:
        a, b = int(said["a"]), int(said["b"])
        return (0 < min(a, b) <= 12 and max(a, b) <= 31), None
    year = int(said["y"])
    if year >= _BUDDHIST and "\u0e00" <= (said.get("w") or "")[:1] <= "\u0e7f":
        year -= 543
    if form in ("numeric", "short"):
        year += 0 if form == "numeric" else 1900 if year >= _CENTURY else 2000
        days = _readings(year, int(said["a"]), int(said["b"]))
        order = "dmy" if said["s"] == "." else order
        if len(days) > 1 and order:
            days = days[:1] if order == "dmy" else days[1:]
        iso = ["{:04}-{:02}-{:02}".format(year, *day) for day in days]
        return bool(iso), iso[0] if len(iso) == 1 else None
    if form == "ymd" and said["s"] == "." and year < _WEB and len(said["m"] + said["d"]) == _SHORT:
        return False, None
    if form == "ymd" and said["s"] == "/" and _SOLAR[0] <= year <= _SOLAR[1]:
        return True, None
    name = said.get("w")
    month = month_number(name[_joint(name) :]) if name else int(said.get("m") or said.get("m2") or 0)
    if name and form == "dmy" and match.string.startswith(".", match.end("d")):
        month = _POINTED.get(name.lower(), month)
    day = int(said.get("d") or said.get("d2") or 0)
    if not month or not _is_day(year, month, day):
        return False, None
    return True, f"{year:04}-{month:02}-{day:02}"


def _readings(year: int, a: int, b: int) -> list[tuple[int, int]]:
    """The days that two numbers can name as month and day, the one with the day first before the other."""
    both = dict.fromkeys((month, day) for day, month in ((a, b), (b, a)))
    return [(month, day) for month, day in both if _is_day(year, month, day)]


def _matches(text: str, plain: str, order: Order) -> Iterator[DateMatch]:
    for form, holds, pattern in forms():
        if holds and not any(map(plain.__contains__, holds)):
            continue
        if form in HELD and not HELD[form].search(plain):
            continue
        for match in pattern.finditer(plain):
            possible, iso = _calendar(form, match, order)
            if not possible:
                continue
            glued = _joint(match["w"]) if form == "mdy" else 0
            start, end = with_weekday(plain, match.start() + glued, match.end())
            time = ""
            if form == "ctime":
                _, zone = zone_at(" " + (match["z"] or ""), 0, False)
                time = f"T{match['t']}{zone}"
            else:
                start, end, time = with_time(plain, start, end, form == "ymd")
            yield DateMatch(start, end, None if iso is None else iso + time, text[start:end])


def find_dates(text: str, order: Order = "") -> tuple[DateMatch, ...]:
    """All absolute dates in ``text``, in order, none overlapping another; the longer of two wins.

    ``order``: how ``03/04/2020`` and years of two digits are read here; without it they have no ISO form.
    """
    if not _TWO_DIGITS.search(text):
        return ()
    plain = text if text.isascii() else text.translate(_DIGITS)
    if not _MAY_DATE.search(plain):
        return ()
    return (_in_line if len(text) <= _LONGEST_LINE else _in_text)(text, plain, order)


@lru_cache(maxsize=128)
def _in_line(text: str, plain: str, order: Order) -> tuple[DateMatch, ...]:
    """``_in_text``, for the lines that are asked for again and again."""
    return _in_text(text, plain, order)


def _in_text(text: str, plain: str, order: Order) -> tuple[DateMatch, ...]:
    """All dates in ``text``; ``plain`` is the same with ASCII digits."""
    found = sorted(_matches(text, plain, order), key=lambda m: (m.start, -m.end))
    out: list[DateMatch] = []
    for match in found:
        if not out or match.start >= out[-1].end:
            out.append(match)
        elif match.end - match.start > out[-1].end - out[-1].start:
            out[-1] = match
    return tuple([_with_second(text, plain, match, order) for match in out])


def _with_second(text: str, plain: str, match: DateMatch, order: Order) -> DateMatch:
    """The match with the date that is glued to its end: a page's template that prints the day of publication and
    hides that of a change behind it.
    """
    if not plain[match.end : match.end + 1].isalnum():
        return match
    rest = plain[match.end : match.end + _LONGEST_DATE]
    second = min(_matches(rest, rest, order), key=lambda one: (one.start, -one.end), default=None)
    if second is None or second.start:
        return match
    end = match.end + second.end
    return evolve(match, end=end, text=text[match.start : end])


def parse_date(text: str) -> str | None:
    """The ISO form if the whole of ``text`` is one date that can be known, else ``None``."""
    said = text.strip(" \t\r\n\"'.,;()[]*_")
    if len(said) > 100 or not _TWO_DIGITS.search(said):
        return None
    said = _lead().sub("", said)
    found = find_dates(said)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(said))
    return found[0].iso if whole else None
