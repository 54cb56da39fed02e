"""Slashdot: "TITLE (Score:5, Insightful) / by NAME ( UID ) on DATE @TIME (#N) / BODY / Reply to This Parent Share"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from corpusclean.comments.anchors import holding
from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forms import Form, Head, Match, form, matches
from corpusclean.comments.header_times import stamp
from corpusclean.comments.lines import Lines
from corpusclean.model import Page, Thread

_TRAILER = re.compile(
    r"(?:reply to this|parent share|parent|share|twitter facebook|twitter|facebook|flag as inappropriate|[\s\[\]|·•])+",
    re.IGNORECASE,
)


@cache
def _forms() -> tuple[Form, ...]:
    title = r"(?:[^\n]{0,140}?\s?)\(\s?Score:\s?(?P<score>-?\d)\s?(?:,\s?[A-Za-z]+)?\s?\)"
    who = r"by\s(?P<author>[^\n]{1,40}?)(?:\s\(\s?\d{1,9}\s?\)(?:\s?\*)?|(?=\s(?:writes|on)\b|\n|\Z))"
    what = r"(?:\s?[<«][^>»\n]{0,80}[>»])?(?:\swrites:?)?"
    links = r"(?:\s(?:Journal|Homepage|Alter Relationship|Friend of a Friend))*+"
    when = rf"(?:\son\s(?P<date>[^\n(]{{6,60}}?))?(?:\s?\(\s?#\d+\s?\))?{links}"
    return (form(rf"{title}\s{who}{what}{when}", holding("score:"), 14),)


def _head(match: Match) -> Head | None:
    when = stamp((match.said("date") or "").replace("@", " "))
    author = re.sub(r"\s\(\s?\d+\s?\)?$", "", match.said("author") or "")
    return Head(
        match.start, match.end, author, published=when.published if when else None, score=int(match.said("score") or 0)
    )


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The Slashdot thread of a page of flat text."""
    heads = matches(lines, _forms(), _head)
    return assemble(
        lines,
        heads,
        Layout("slashdot", lambda text: bool(text) and len(text) < 60 and _TRAILER.fullmatch(text) is not None),
    )
