"""Absolute dates as they stand in text, read as ISO 8601.

The date alone where no time is stated, the zone as stated; nothing depends on a clock. ``03/04/2020`` names no day that
can be known, so it has no ISO form; ``03.04.2020`` does, because whoever writes points writes the day first.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Literal

from attrs import frozen

#: Whether numbers alone name the day or the month first; ``""`` where nothing says so.
Order = Literal["", "dmy", "mdy"]

#: A year of two digits from this on is one of the last century.
_CENTURY: Final = 69
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MERIDIEM: Final = MappingProxyType({"上午": 0, "午前": 0, "오전": 0, "下午": 12, "午後": 12, "오후": 12, "晚上": 12})
_DIGITS: Final = {first + n: str(n) for first in (0x660, 0x6F0, 0x966, 0xFF10) for n in range(10)}

_WORD = r"[^\s\d!-/:-@\[-`{-~،，。：・「」（）]{2,14}"
_YEAR = r"[12][0-9]{3}(?![0-9])"
_DAY = r"[0-9]{1,2}"
_FREE = r"(?<![\w.,:/\-])"
#: The forms of a date: a name, characters one of which stands in it where there are any, and the pattern.
_FORMS: Final = (
    (
        "ymd",
        "-/.",
        rf"{_FREE}(?P<y>[12][0-9]{{3}})"
        rf"(?:(?P<s>[-/.])(?P<m>{_DAY})(?P=s)(?P<d>{_DAY})|\. ?(?P<m2>{_DAY})\. ?(?P<d2>{_DAY})\.?)"
        r"(?![0-9]|[-/.][0-9])",
    ),
    (
        "cjk",
        "年년",
        rf"(?<![0-9])(?P<y>[12][0-9]{{3}}) ?[年년] ?(?P<m>{_DAY}) ?[月월] ?(?P<d>{_DAY}) ?[日号號일]",
    ),
    (
        "dmy",
        "",
        rf"(?<![\w,:/\-])(?<![0-9]\.)(?P<d>{_DAY})(?:st|nd|rd|th|er|[ºª°]|-?го|\\?\.º?)?+[\s\-./,]{{0,2}}"
        rf"(?:(?:of|de|di|del)\s|d['’]\s?)?"
        rf"(?P<w>{_WORD}(?: (?:الأول|الثاني|الاول))?)(?:/{_WORD})?[.,،]?[\s\-./,]{{1,2}}"
        rf"(?:(?:of|de|del)\s)?(?P<y>{_YEAR})(?:\s?(?:года|г\.|г(?!\w)|roku|r\.))?",
    ),
    (
        "mdy",
        "",
        rf"(?<![\w\-/])(?P<w>{_WORD})\.?[\s\-]{{1,2}}(?P<d>{_DAY})(?:st|nd|rd|th)?+(?:[,،]?\s{{1,2}}|,|-)(?P<y>{_YEAR})",
    ),
    (
        "ctime",
        ":",
        rf"(?<![\w\-/])(?P<w>{_WORD})\s{{1,2}}(?P<d>{_DAY})\s(?P<t>[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}})\s(?:(?P<z>[A-Z]{{3,4}}|[+-][0-9]{{4}})\s)?"
        rf"(?P<y>{_YEAR})",
    ),
    (
        "numeric",
        "./-",
        rf"{_FREE}(?P<a>{_DAY})(?P<s>[./\-])\s?(?P<b>{_DAY})(?P=s)\s?(?P<y>[12][0-9]{{3}})(?![0-9]|[./\-][0-9])",
    ),
    (
        "short",
        "./-",
        rf"{_FREE}(?P<a>[0-9]{{2}})(?P<s>[./\-])(?P<b>[0-9]{{2}})(?P=s)(?P<y>[0-9]{{2}})(?![0-9%]|[./\-][0-9])",
    ),
)
#: What stands in every date: a year, or three numbers of two digits.
_MAY_DATE: Final = re.compile(r"[12][0-9]{3}|[0-9]{2}([./\-])[0-9]{2}\1[0-9]{2}")
_OFFSET = r"[+\-−][0-9]{2}(?::?[0-9]{2})?(?![0-9])"
_CLOCK = re.compile(
    r"(?P<before>上午|下午|午前|午後|오전|오후|晚上)?\s?(?<![0-9])(?P<h>[0-9]{1,2})"
    r"(?:(?P<c>\s?[hH]|[:.時时点點시])\s?(?P<mi>[0-9]{2})(?P<dot>分|분|\s?min\b)?(?::(?P<se>[0-9]{2}))?(?P<fr>[.,][0-9]{1,9})?|(?=\s?[ap]\.?m))(?![0-9:])"
    r"(?:\s?(?P<ap>[ap])\.?m\b\.?)?(?P<uhr>\s(?:Uhr|Hrs|hrs)\b)?",
    re.IGNORECASE,
)
_ISO_ZONE = re.compile(rf"(?:Z\b|\s?{_OFFSET}|\s\(?(?P<name>[^\W\d_]{{3,4}})\)?(?!\w))")
_ZONE = re.compile(rf"\s?\(?(?P<name>[^\W\d_]{{1,4}})\)?(?P<off>\s?{_OFFSET})?(?![\w:])|\s[+\-−][0-9]{{4}}(?![0-9:])")
_WEEKDAY_AFTER = re.compile(
    r"\s?(?:[(（]\s?([^\s\d()（）]{1,10})\s?[)）]|(星期.|[周週][一二三四五六日]|.曜日|.요일)|,?\s([^\W\d_]{4,14})(?=\s*(?:[,،|]|$)))"
)
_TWO_DIGITS = re.compile(r"\d\d")
_WEEKDAY_BEFORE = re.compile(r"([^\W\d_][^\s\d,.،(]{0,13})[.,،]?\s{1,2}(?:(?:den|le|the|el)\s)?$", re.IGNORECASE)


@frozen
class DateMatch:
    """A date in a text. ``start``/``end`` count code points; ``iso`` is ``None`` if day and month are not clear."""

    start: int
    end: int
    iso: str | None
    text: str


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(files(__package__).joinpath("data/dates.json").read_text("utf-8"))
    return data


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower().replace("_", " ").rstrip(".")
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("_", " ").rstrip(".")


@cache
def _months() -> Mapping[str, int]:
    names = _data()["months"].values()
    return {_fold(name): n for year in names for n, said in enumerate(year, 1) for name in said.split()}


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(_fold(name) for said in _data()["weekdays"].values() for name in said.split())


@cache
def _forms() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((name, holds, re.compile(pattern, re.IGNORECASE)) for name, holds, pattern in _FORMS)


@cache
def _between() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a date and its time, and between a time and its date."""
    word, before = _data()["before_time"], _data()["before_date"]
    return (
        re.compile(rf"(?:\s?[,،;:|•·–—\-/(]\s?|\s)?(?:\s?(?:{word})\s|\s)?", re.IGNORECASE),
        re.compile(rf"(?:\s?[,،|•·–—\-]\s?|\s)(?:(?:{before})\s)?$", re.IGNORECASE),
    )


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or abbreviation in any of the languages known, else ``None``."""
    return _months().get(_fold(name))


def _is_day(year: int, month: int, day: int) -> bool:
    if not (1000 <= year <= 2999 and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _calendar(form: str, match: re.Match[str], order: Order) -> tuple[bool, str | None]:
    """Whether the match names a possible day, and which if that can be known."""
    said = match.groupdict()
    if form == "short" and not order:
        a, b = int(said["a"]), int(said["b"])
        return (0 < min(a, b) <= 12 and max(a, b) <= 31), None
    year = int(said["y"])
    if form in ("numeric", "short"):
        year += 0 if form == "numeric" else 1900 if year >= _CENTURY else 2000
        days = _readings(year, int(said["a"]), int(said["b"]))
        order = "dmy" if said["s"] == "." else order
        if len(days) > 1 and order:
            days = days[:1] if order == "dmy" else days[1:]
        iso = ["{:04}-{:02}-{:02}".format(year, *day) for day in days]
        return bool(iso), iso[0] if len(iso) == 1 else None
    month = month_number(said["w"]) if said.get("w") else int(said.get("m") or said.get("m2") or 0)
    day = int(said.get("d") or said.get("d2") or 0)
    if not month or not _is_day(year, month, day):
        return False, None
    return True, f"{year:04}-{month:02}-{day:02}"


def _readings(year: int, a: int, b: int) -> list[tuple[int, int]]:
    """The days that two numbers can name as month and day, the one with the day first before the other."""
    both = dict.fromkeys((month, day) for day, month in ((a, b), (b, a)))
    return [(month, day) for month, day in both if _is_day(year, month, day)]


def _zone(text: str, at: int, iso_form: bool) -> tuple[int, str]:
    match = (_ISO_ZONE if iso_form else _ZONE).match(text, at)
    if not match:
        return at, ""
    name = (match.groupdict().get("name") or "").casefold()
    if name and name not in _data()["zones"]:
        return at, ""
    offset = re.search(_OFFSET, match[0])
    if not offset:
        return match.end(), _data()["zones"].get(name or "z", "")
    digits = offset[0][1:].replace(":", "").ljust(4, "0")
    if int(digits[:2]) > 14 or int(digits[2:]) > 59:
        return at, ""
    return match.end(), f"{'+' if offset[0][0] == '+' else '-'}{digits[:2]}:{digits[2:]}"


def _time(match: re.Match[str], led: bool = False) -> str | None:
    """``11:02`` or ``11:02:27.5``, ``None`` if no clock reads so. ``led``: something beside it says it is a time."""
    said = match.groupdict()
    hour, minute, second = int(said["h"]), said["mi"] or "00", said["se"]
    if said["c"] == "." and not (said["uhr"] or said["ap"] or led):
        return None
    if said["ap"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if said["ap"] in "pP" else 0)
    elif said["before"] and hour <= 12:
        hour = hour % 12 + _MERIDIEM[said["before"]]
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    return f"{hour:02}:{minute}" + (f":{second}{(said['fr'] or '').replace(',', '.')}" if second else "")


def _with_time(text: str, start: int, end: int, iso_form: bool) -> tuple[int, int, str]:
    """The span of a date together with the time beside it, and ``T…`` with its zone."""
    after, before = _between()
    at, led = end, False
    if iso_form and text[end : end + 1] in ("T", "t"):
        at = end + 1
    elif gap := after.match(text, end):
        at, led = gap.end(), bool(re.search(r"[^\W\d_]", gap[0]))
    clock = _CLOCK.match(text, at)
    if clock and (at > end or text[end - 1] in "日號号일)）" or clock["before"]):
        stop, zone = _zone(text, clock.end(), iso_form)
        if time := _time(clock, led or bool(zone)):
            return start, stop, f"T{time}{zone}"
    low = max(0, start - 48)
    head = text[low:start]
    if gap := before.search(head):
        for clock in _CLOCK.finditer(head, 0, gap.start()):
            stop, zone = _zone(head[: gap.start()], clock.end(), False)
            if stop == gap.start() and (time := _time(clock)):
                return low + clock.start() + len(clock[0]) - len(clock[0].lstrip()), end, f"T{time}{zone}"
    return start, end, ""


def _weekday(text: str, start: int, end: int) -> tuple[int, int]:
    if (after := _WEEKDAY_AFTER.match(text, end)) and _fold(after[1] or after[2] or after[3]) in _weekdays():
        end = after.end()
    low = max(0, start - 24)
    if (before := _WEEKDAY_BEFORE.search(text[low:start])) and _fold(before[1]) in _weekdays():
        start = low + before.start()
    return start, end


def _matches(text: str, plain: str, order: Order) -> Iterator[DateMatch]:
    for form, holds, pattern in _forms():
        if holds and not any(map(plain.__contains__, holds)):
            continue
        for match in pattern.finditer(plain):
            possible, iso = _calendar(form, match, order)
            if not possible:
                continue
            start, end = _weekday(plain, *match.span())
            time = ""
            if form == "ctime":
                _, zone = _zone(" " + (match["z"] or ""), 0, False)
                time = f"T{match['t']}{zone}"
            else:
                start, end, time = _with_time(plain, start, end, form == "ymd")
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
    found = sorted(_matches(text, plain, order), key=lambda m: (m.start, -m.end))
    out: list[DateMatch] = []
    for match in found:
        if not out or match.start >= out[-1].end:
            out.append(match)
        elif match.end - match.start > out[-1].end - out[-1].start:
            out[-1] = match
    return tuple(out)


def parse_date(text: str) -> str | None:
    """The ISO form if the whole of ``text`` is one date that can be known, else ``None``."""
    said = text.strip(" \t\r\n\"'.,;()[]*_")
    if len(said) > 100 or not _TWO_DIGITS.search(said):
        return None
    said = re.sub(rf"^(?:{_data()['before_date']})\s+", "", said, flags=re.IGNORECASE)
    found = find_dates(said)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(said))
    return found[0].iso if whole else None
