"""Numbers of posts: "#12", "12楼", behind or beside a time, and those of a whole board."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpusclean.comments.ground import Ground
from corpusclean.comments.spans import Span

_NUMBER = re.compile(
    r"(?:(?:^|\s)(?:#|post\s|beitrag\s)|^comment[\s:]|^kommentar\s)\s?#?(\d{1,6})(?!\w)|^(\d{1,6})\s?[楼樓]",
    re.IGNORECASE,
)
_ORDER = re.compile(r"(\d{1,4})\.?")
_SERIAL = re.compile(r"(?:(?:^|[\s)\d])No\.\s?|^~)(\d{3,12})(?!\w)")
_SURE = 3
_STEP = 5


def number_behind(span: Span) -> int | None:
    """The number that stands behind a time and says nothing else: "Ann 3 May 2019 4"."""
    said = span.stamp.after
    return int(said) if said.isdecimal() and len(said) < 6 else None


def share_counted(numbers: Sequence[int | None]) -> float:
    """The share of the posts whose number goes on from the one before, up or down, in small steps."""
    steps = [b - a for a, b in pairwise(numbers) if a is not None and b is not None]
    up, down = sum(0 < step <= _STEP for step in steps), sum(-_STEP <= step < 0 for step in steps)
    return max(up, down) / max(1, len(numbers) - 1)


def share_serial(inside: Sequence[Sequence[str]]) -> float:
    """1 if every one of several posts has a number of the whole board ("No.48213"), each higher than the one before."""
    found = [next((int(match[1]) for text in said if (match := _SERIAL.search(text))), 0) for said in inside]
    return float(len(found) > _SURE and all(0 < a < b for a, b in pairwise(found)))


def in_order(ground: Ground, spans: Sequence[Span]) -> Sequence[int]:
    """The numbers that stand alone beside the times of several posts, if each is the one before and 1; else none."""
    lines = ground.lines
    if not all(span.stamp.when.clock and span.stamp.when.published for span in spans):
        return ()
    beside = [[lines[at].text for at in (s.core[0] - 1, s.core[1]) if s.start <= at < s.end] for s in spans]
    found = [next((int(match[1]) for text in said if (match := _ORDER.fullmatch(text))), None) for said in beside]
    told = [number for number in found if number is not None]
    return told if len(found) == len(told) > _SURE and all(b == a + 1 for a, b in pairwise(told)) else ()


def number_in(said: Sequence[str]) -> int | None:
    found = (match for text in said if (match := _NUMBER.search(text)))
    match = next(found, None)
    return int(match[1] or match[2]) if match else None
