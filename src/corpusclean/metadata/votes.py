"""Days on which several places vote: the day for which the surest places speak together is the document's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from attrs import evolve

from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.dates import parse_date
from corpusclean.metadata.tables import VOTES

_UTC: Final = re.compile(r"\d{4}-\d\d-\d\dT(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]00:00)")
#: A time in a zone: hours and minutes, and those of the zone.
_ZONED: Final = re.compile(r"\d{4}-\d\d-\d\dT(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?([+-]\d\d):(\d\d)")
#: The zones of the earth, in minutes from UTC.
_WEST: Final = -12 * 60
_EAST: Final = 14 * 60
#: Declarations that are not believed alone where another place tells another day.
_TOLD: Final = ("json-ld", "meta tag", "time element")
#: What a place counts at least that speaks against such a declaration, and a printed day that is believed instead.
_HEARD: Final = 3
_NEAR: Final = 4
#: Printed days, in the zone of whoever printed them.
_PRINTED: Final = ("byline block", "header line")
#: What may be declared of one element.
_MARKED: Final = ("microdata", "time element")


def weight(one: Candidate) -> int:
    """How much a place counts; nothing where the table does not know it."""
    table = VOTES[one.field]
    return table.get(f"{one.by}/{one.key}", table.get(one.by, 0))


def last_day(captured: str | None) -> str | None:
    """The last day that a document can tell which was fetched at ``captured``: there it may be a day later already."""
    day = parse_date(captured[:10]) if captured else None
    return None if day is None else shifted(day, 1)


def elect(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates for a date, those of the elected day first. Each place votes once: for the first day it says."""
    found = _reread(found)
    polled = _polled(found)
    printed = {one.values[0][:10] for one in polled if one.by in _PRINTED and weight(one) > 1}
    local = _local_days(polled, printed)

    def day_of(one: Candidate) -> str:
        day = _day(one, printed)
        return local.get(day, day) if one.by in _PRINTED else day

    votes: dict[str, int] = defaultdict(int)
    for one in polled:
        votes[day_of(one)] += weight(one)
    if not votes:
        return list(found)
    order = list(dict.fromkeys(one.values[0][:10] for one in found))
    best = max(order, key=lambda day: (votes[day], -order.index(day)))
    if votes[best] <= 0:
        return []
    shown = {one.values[0][:10] for one in found if one.by in _PRINTED and weight(one) >= _NEAR}
    if best not in shown and _is_alone([one for one in polled if day_of(one) == best]):
        against = [one for one in polled if weight(one) >= _HEARD and day_of(one) != best]
        told = {day_of(one) for one in against if one.by in _PRINTED and weight(one) >= _NEAR}
        if against and len(told) != 1:
            return []
        best = told.pop() if told else best
    return sorted(found, key=lambda one: (one.values[0][:10] != best, -weight(one)))


def _polled(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that vote: the first of each place, and the heavier of two places that are one element."""
    places: dict[tuple[str, str], Candidate] = {}
    for one in found:
        places.setdefault((one.by, "" if one.by == "meta tag" and one.key != "address" else one.key), one)
    marked = [one for one in places.values() if one.by in _MARKED]
    heaviest = {one.start: one for one in sorted(marked, key=weight)}
    return [one for one in places.values() if one.by not in _MARKED or heaviest[one.start] is one]


def _reread(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, a printed day with day and month the other way round where only that day is declared."""
    declared = {one.values[0][:10] for one in found if one.by not in _PRINTED}
    return [
        evolve(one, values=(other + one.values[0][10:],))
        if one.by in _PRINTED and one.values[0][:10] not in declared and (other := _turned(one.values[0])) in declared
        else one
        for one in found
    ]


def _turned(iso: str) -> str:
    return f"{iso[:4]}-{iso[8:10]}-{iso[5:7]}"


def _is_alone(those: Sequence[Candidate]) -> bool:
    """Whether a single kind of declaration says a day that nothing on the page says."""
    return len({one.by for one in those}) == 1 and those[0].by in _TOLD and those[0].key != "address"


def _day(one: Candidate, printed: set[str]) -> str:
    """The day that a candidate votes for: the printed one, where a time in UTC is on that day somewhere."""
    day = one.values[0][:10]
    match = _UTC.fullmatch(one.values[0])
    if not match or day in printed:
        return day
    minute = int(match[1]) * 60 + int(match[2])
    near = {-1: minute + _WEST < 0, 1: minute + _EAST >= 24 * 60}
    for step, possible in near.items():
        other = shifted(day, step)
        if possible and other in printed:
            return other
    return day


def _local_days(polled: Sequence[Candidate], printed: set[str]) -> dict[str, str]:
    """For printed days in UTC that nothing declares, the day in the zone that a declaration of the same time tells."""
    declared = [one for one in polled if one.by not in _PRINTED]
    days = printed - {one.values[0][:10] for one in declared}
    out: dict[str, str] = {}
    for one in declared if days else ():
        if match := _ZONED.fullmatch(one.values[0]):
            hour, minute, east, rest = map(int, match.groups())
            time = (hour - east) * 60 + minute - (rest if match[3][0] == "+" else -rest)
            day = shifted(one.values[0][:10], time // (24 * 60))
            if day in days:
                out.setdefault(day, one.values[0][:10])
    return out


def shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
