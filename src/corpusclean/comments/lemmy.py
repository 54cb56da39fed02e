"""Lemmy: "• NAME / link / fedilink / AGE / BODY", with badges, "English", "arrow-up" and score wherever they stand.

Flattened pages glue score and age: "616 days ago". Lemmy counts at most 30 days, so the score is 6 or 61, or the number
is all age; what cannot be known is not said, and all admissible readings are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from attrs import evolve

from corpusclean.comments.anchors import holding
from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forms import Form, Head, Match, form, matches
from corpusclean.comments.header import is_deleted, name_of
from corpusclean.comments.lines import Lines
from corpusclean.model import Page, Thread

_LIMITS = {"second": 59, "minute": 59, "hour": 23, "day": 30, "week": 4, "month": 11, "year": 99}
_GLUED = re.compile(
    r"(?P<sign>[-−]?)(?P<digits>\d+) (?P<unit>second|minute|hour|day|week|month|year)(?P<plural>s?) ago", re.IGNORECASE
)
_BADGES = re.compile(r"(?:(?<=[a-z0-9])|\s)(?:OP|OPM|OPMA|OPA|MA|OPMod|Mod|Admin|bot)$")


@cache
def _forms() -> tuple[Form, ...]:
    badge = r"(?:\s(?:OP|M|A|B|bot|mod|admin|OPM|OPMA|MA))*"
    extras = r"(?:\s[^\W\d]{4,12})?(?:\sarrow-(?:up|down))?"
    score = r"(?:\s(?P<score>[-−]?\d{1,6}))?(?:\s?[·•])?"
    age = r"\s(?P<age>[-−]?\d{1,9} \w+ ago|(?:about|over|almost|less than) [^\n]{3,20} ago|(?:just )?now)"
    link = rf"(?:•\s)?«name»{badge}(?:\s(?:edit-2|edited))?\s(?:link\s)?fedilink{badge}{extras}{score}{age}(?:\s\*)?"
    early = rf"(?:•\s)?«name»{badge}{extras}{score}{age}\s(?:link\s)?fedilink"
    return form(link, holding("fedilink"), 12), form(early, holding("fedilink"), 12)


def _head(match: Match) -> Head | None:
    said = match.said("author") or ""
    name = said if is_deleted(said) else name_of(_BADGES.sub("", said))
    if name is None:
        return None
    score = match.said("score")
    head = Head(match.start, match.end, author=name, age=match.said("age"))
    return evolve(head, score=int(score.replace("−", "-"))) if score else head


def readings(said: str) -> tuple[tuple[int | None, str], ...]:
    """All admissible (score, age) of a line into which a score may have run.

    "16 days ago" says 16 days, or 6 days and the score 1.
    """
    match = _GLUED.fullmatch(said)
    if match is None:
        return ((None, said),)
    digits, unit, plural = match["digits"], match["unit"].lower(), match["plural"]
    found: list[tuple[int | None, str]] = []
    for cut in range(len(digits)):
        score, age = digits[:cut], digits[cut:]
        if age[0] == "0" or int(age) > _LIMITS[unit] or bool(plural) != (int(age) != 1):
            continue
        if (match["sign"] and not score) or (len(score) > 1 and score[0] == "0"):
            continue
        found.append(
            (int(match["sign"].replace("−", "-") + score) if score else None, f"{age} {match['unit']}{plural} ago")
        )
    return tuple(found)


def _settle(heads: Sequence[Head]) -> list[Head]:
    """Headers with a score apart, or on a page where one age can have no score before it, are taken as they stand."""
    apart = any(head.score is not None or _plain(head) for head in heads) and not any(_forced(head) for head in heads)
    return [head if apart or head.score is not None else _doubt(head) for head in heads]


def _plain(head: Head) -> bool:
    return head.age is not None and len(re.sub(r"\D", "", head.age)) == 1


def _forced(head: Head) -> bool:
    return head.score is None and head.age is not None and all(score is not None for score, _ in readings(head.age))


def _doubt(head: Head) -> Head:
    found = readings(head.age or "")
    if len(found) == 1:
        return evolve(head, score=found[0][0], age=found[0][1])
    said = tuple(f"age {age}" if score is None else f"score {score}, age {age}" for score, age in found)
    return evolve(head, age=None, readings=said)


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The Lemmy thread of a page of flat text."""
    heads = matches(lines, _forms(), _head)
    return assemble(lines, _settle(heads), Layout("lemmy", lambda text: text.casefold() in ("reply", "load more")))
