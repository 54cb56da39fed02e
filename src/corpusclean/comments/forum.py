"""What phpBB, vBulletin, FluxBB and their like share: the profile beside each post ("Joined", "Posts", a rank)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import evolve

from corpusclean.comments.header import LONGEST, has_clock, is_furniture, name_of, stamp
from corpusclean.comments.lines import Head, Line
from corpusclean.comments.words import alternatives

_NUMBER = re.compile(r"(?:post )?#\s?(\d{1,6})(?:\s?(?:link|permalink|top))?", re.IGNORECASE)
_RE = re.compile(r"(?:re|aw|antw|sv|rif|ynt|odp|res): ", re.IGNORECASE)
_POSTED = re.compile(
    r"(?:[»«•-]\s?)?(?:posted:?|post(?:ed)? on|verfasst:?|geschrieben:?)?\s?(.{6,50}?),?\s?"
    r"(?:#(\d{1,6})(?: \(permalink\)| link)?)?(?:\s{0,3}post subject:.{0,120})?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•*·»«›-]|\d{1,4}\.)\s")
_STARTS = frozenset("patn")
_REACH = 4


@cache
def profile() -> re.Pattern[str]:
    """A line of a member's profile that says how long or how much."""
    return re.compile(
        rf"(?:{alternatives('profile')})\s?[:：]\s?.{{0,60}}|(?:join date|registered)\s.{{4,24}}|posts\s?\d[\d.,]*",
        re.IGNORECASE,
    )


@cache
def alone() -> re.Pattern[str]:
    """The label of such a line whose value is on the next."""
    return re.compile(alternatives("profile"), re.IGNORECASE)


@cache
def noise() -> re.Pattern[str]:
    """What else stands beside a post."""
    more, beside = alternatives("profile_more"), alternatives("profile_beside")
    return re.compile(
        rf"(?:{more})\s?[:：].{{0,60}}|{beside}|find (?:more|all) .{{0,40}}|send .{{0,30}}|"
        r"(?:\w+ ){0,2}(?:offline|online)|re: .{1,120}|post subject: .{0,120}|"
        r"(?:senior |junior |full |site |global |super )?(?:member|moderator|administrator|admin)",
        re.IGNORECASE,
    )


@cache
def buttons() -> re.Pattern[str]:
    """Nothing but the buttons of a board."""
    return re.compile(rf"(?:(?:{alternatives('board_buttons')})\b|\W)++", re.IGNORECASE)


def profile_heads(lines: Sequence[Line]) -> list[Head]:
    """Headers that are a cluster of profile lines and one time of day, and the name above the profile."""
    if not any(is_profile(line.text) for line in lines):
        return []
    kinds = [_kind(line.text) for line in lines]
    kinds = ["v" if at and kinds[at - 1] == "a" and kind in ("", "x") else kind for at, kind in enumerate(kinds)]
    heads: list[Head] = []
    at = 0
    while at < len(lines):
        stop = _cluster(lines, kinds, at) if kinds[at] in _STARTS else at
        head = _read(lines, kinds, at, stop, heads[-1].end if heads else 0) if stop > at else None
        if head:
            heads.append(head)
        at = max(stop, at + 1)
    return heads


def _kind(text: str) -> str:
    """p profile with value, a profile's label alone, t time, n post number, x noise, "" anything else."""
    if not text or len(text) > LONGEST:
        return "x" if not text else ""
    text = _BULLET.sub("", text, count=1)
    if alone().fullmatch(text):
        return "a"
    if profile().fullmatch(text):
        return "p"
    if _NUMBER.fullmatch(text):
        return "n"
    if _posted(text):
        return "t"
    return "x" if not text.endswith(":") and (noise().fullmatch(text) or is_furniture(text)) else ""


def _posted(text: str) -> tuple[str | None, int | None] | None:
    """The (published, post number) of a line that is a date with a time of day, and perhaps "#12" and "Posted:"."""
    match = _POSTED.fullmatch(text)
    when = stamp(match[1]) if match else None
    if match is None or when is None or not (when.age or has_clock(text) or match[2]):
        return None
    return when.published, int(match[2]) if match[2] else None


def _cluster(lines: Sequence[Line], kinds: Sequence[str], start: int) -> int:
    """The end of the run from ``start`` in which no more than three short unknown lines part two known ones.

    Once profile and time are both there, the first unknown line ends it.
    """
    last, at = start, start
    known = timed = False
    while at < len(lines) and at - last <= _REACH and len(lines[at].text) <= 120:
        if kinds[at] == "" and known and timed:
            break
        known, timed = known or kinds[at] in ("p", "a"), timed or kinds[at] in ("t", "n")
        if kinds[at] and lines[at].text and (kinds[at] != "x" or not is_furniture(lines[at].text)):
            last = at
        at += 1
    return last + 1


def _read(lines: Sequence[Line], kinds: Sequence[str], start: int, stop: int, floor: int) -> Head | None:
    """The header in the cluster ``lines[start:stop]``; its name stands no higher than ``floor``."""
    run = range(start, stop)
    first = next((at for at in run if kinds[at] in ("p", "a")), None)
    times = [at for at in run if kinds[at] == "t"]
    if first is None or not times:
        return None
    named = _named(lines, kinds, (floor, start, first))
    if named is None:
        return None
    published, number = _posted(_BULLET.sub("", lines[times[0]].text, count=1)) or (None, None)
    number = number or next((int(m[1]) for at in run if (m := _NUMBER.fullmatch(lines[at].text))), None)
    return Head(min(start, named), stop, name_of(lines[named].text), published, order=number)


def _named(lines: Sequence[Line], kinds: Sequence[str], places: tuple[int, int, int]) -> int | None:
    """The line of the name: the first name-like one between time and profile, else the nearest above the profile."""
    floor, start, profile = places
    inside = [at for at in range(start, profile) if kinds[at] == "" and name_of(lines[at].text)]
    if inside:
        return inside[0]
    above = range(start - 1, max(floor, start - 3) - 1, -1)
    return next((at for at in above if kinds[at] == "" and name_of(lines[at].text)), None)


def opened(lines: Sequence[Line], heads: Sequence[Head]) -> list[Head]:
    """The headers with the thread's opening post marked: number 1, or the first on a page that does not begin later."""
    if not heads:
        return []
    first = heads[0]
    answers = any(_RE.match(lines[at].text) for at in range(first.start, first.end))
    if first.order is not None:
        return [evolve(first, opening=first.order == 1), *heads[1:]]
    return [evolve(first, opening=not answers), *heads[1:]]


def is_profile(text: str) -> bool:
    """Whether the line says something of a member: "Joined: 2009", "Posts: 12"."""
    if not text or len(text) > LONGEST:
        return False
    text = _BULLET.sub("", text, count=1)
    return alone().fullmatch(text) is not None or profile().fullmatch(text) is not None


def beside(text: str) -> bool:
    """Whether the line is of a profile that stands under the post."""
    return bool(text) and _kind(text) in ("p", "a", "x")


def trailer(text: str) -> bool:
    """Whether the line is the buttons under a post."""
    return bool(text) and len(text) < 60 and not text.endswith(":") and buttons().fullmatch(text) is not None
