"""The time, the zone and the weekday that stand beside a date."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

_MERIDIEM: Final = MappingProxyType({"上午": 0, "午前": 0, "오전": 0, "下午": 12, "午後": 12, "오후": 12, "晚上": 12})
#: Hours that a zone is away from UTC at most.
_FARTHEST: Final = 14
_OFFSET = r"[+\-−][0-9]{2}(?::?[0-9]{2})?(?![0-9])"
_CLOCK = re.compile(
    r"(?P<before>上午|下午|午前|午後|오전|오후|晚上)?\s?(?<![0-9])(?P<h>[0-9]{1,2})"
    r"(?:(?P<c>\s?[hH]|[:.時时点點시])\s?(?P<mi>[0-9]{2})(?P<dot>分|분|\s?min\b)?(?::(?P<se>[0-9]{2}))?(?P<fr>[.,][0-9]{1,9})?|(?=\s?[ap]\.?m))(?![0-9:])"
    r"(?:\s?(?P<ap>[ap])\.?m\b\.?)?(?P<uhr>\s(?:Uhr|Hrs|hrs)\b)?",
    re.IGNORECASE,
)
_ISO_ZONE = re.compile(rf"(?:Z\b|\s?{_OFFSET}|\s\(?(?P<name>[^\W\d_]{{3,4}})\)?(?!\w))")
_ZONE = re.compile(rf"\s?\(?(?P<name>[^\W\d_]{{1,4}})\)?(?P<off>\s?{_OFFSET})?(?![\w:])|\s[+\-−][0-9]{{4}}(?![0-9:])")
_FROM_UTC = re.compile(
    r"\s?\(?(?:GMT|UTC)\s?(?P<sign>[+\-−])(?P<h>[0-9]{1,2})(?::?(?P<mi>[0-9]{2}))?\)?(?![\w:])", re.IGNORECASE
)
_WEEKDAY_AFTER = re.compile(
    r"\s?(?:[(（]\s?([^\s\d()（）]{1,10})\s?[)）]|(星期.|[周週][一二三四五六日]|.曜日|.요일)|,?\s([^\W\d_]{4,14})(?=\s*(?:[,،|]|$)))"
)
_WEEKDAY_BEFORE = re.compile(r"([^\W\d_][^\s\d,.،(]{0,13})[.,،]?\s{1,2}(?:(?:den|le|the|el)\s)?$", re.IGNORECASE)


@cache
def clock_words() -> Mapping[str, Any]:
    """The word lists of ``data/dates.json``."""
    data: Mapping[str, Any] = json.loads(files(__package__).joinpath("data/dates.json").read_text("utf-8"))
    return data


def folded(word: str) -> str:
    """A word for looking it up: lower case, no accents, no point behind it."""
    if word.isascii():
        return word.lower().replace("_", " ").rstrip(".")
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("_", " ").rstrip(".")


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(folded(name) for said in clock_words()["weekdays"].values() for name in said.split())


@cache
def _between() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a date and its time, and between a time and its date."""
    word, before = clock_words()["before_time"], clock_words()["before_date"]
    return (
        re.compile(rf"(?:\s?(?:[,،:|•·–—\-/(]\s?|;\s)|\s)?(?:\s?(?:{word})\s|\s)?", re.IGNORECASE),
        re.compile(rf"(?:\s?[,،|•·–—\-]\s?|\s)(?:(?:{before})\s)?$", re.IGNORECASE),
    )


def zone_at(text: str, at: int, iso_form: bool) -> tuple[int, str]:
    """Where the zone that stands at ``at`` ends, and the zone as ISO 8601 writes it; ``at`` and nothing without one."""
    if stated := _FROM_UTC.match(text, at):
        hours, minutes = int(stated["h"]), int(stated["mi"] or 0)
        is_zone = hours <= _FARTHEST and minutes < 60
        return (
            (stated.end(), f"{'+' if stated['sign'] == '+' else '-'}{hours:02}:{minutes:02}") if is_zone else (at, "")
        )
    match = (_ISO_ZONE if iso_form else _ZONE).match(text, at)
    if not match:
        return at, ""
    name = (match.groupdict().get("name") or "").casefold()
    if name and name not in clock_words()["zones"]:
        return at, ""
    offset = re.search(_OFFSET, match[0])
    if not offset:
        return match.end(), clock_words()["zones"].get(name or "z", "")
    digits = offset[0][1:].replace(":", "").ljust(4, "0")
    if int(digits[:2]) > _FARTHEST or int(digits[2:]) > 59:
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


def with_time(text: str, start: int, end: int, iso_form: bool) -> tuple[int, int, str]:
    """The span of a date together with the time beside it, and ``T…`` with its zone."""
    after, before = _between()
    at, led = end, False
    if iso_form and text[end : end + 1] in ("T", "t"):
        at = end + 1
    elif gap := after.match(text, end):
        at, led = gap.end(), bool(re.search(r"[^\W\d_]", gap[0]))
    clock = _CLOCK.match(text, at)
    if clock and (at > end or text[end - 1] in "日號号일)）" or clock["before"]):
        stop, zone = zone_at(text, clock.end(), iso_form)
        alone = stop == len(text) and text[end:at].strip() in ("", ",")  # "2021-03-14 10.22", "3 May 2019 10.22"
        if time := _time(clock, led or bool(zone) or alone):
            return start, stop, f"T{time}{zone}"
    low = max(0, start - 48)
    head = text[low:start]
    if gap := before.search(head):
        for clock in _CLOCK.finditer(head, 0, gap.start()):
            stop, zone = zone_at(head[: gap.start()], clock.end(), False)
            if stop == gap.start() and (time := _time(clock)):
                return low + clock.start() + len(clock[0]) - len(clock[0].lstrip()), end, f"T{time}{zone}"
    return start, end, ""


def with_weekday(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a date together with the weekday beside it."""
    if (after := _WEEKDAY_AFTER.match(text, end)) and folded(after[1] or after[2] or after[3]) in _weekdays():
        end = after.end()
    low = max(0, start - 24)
    if (before := _WEEKDAY_BEFORE.search(text[low:start])) and folded(before[1]) in _weekdays():
        start = low + before.start()
    return start, end
