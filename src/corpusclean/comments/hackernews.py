"""Hacker News: "NAME AGE | parent | next [–] / BODY / reply", and the story's "N points by NAME AGE | hide"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from attrs import evolve

from corpusclean.comments.anchors import holding
from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forms import Form, Head, Match, form, matches
from corpusclean.comments.header_times import stamp
from corpusclean.comments.lines import Lines
from corpusclean.comments.template import is_furniture
from corpusclean.model import Page, Thread

_NAME = r"(?P<author>[\w\-]{2,20}|\[(?:deleted|flagged|dead)\])"
_WHEN = r"(?P<when>\d{1,3} (?:minutes?|hours?|days?|months?|years?) ago|on \w{3,9} \d{1,2}, \d{4})"
_LINK = r"(?:root|parent|prev|next|favorite|unvote|flag|vouch|link|edit|delete|un-favorite|context|on: [^\n|]{1,100})"
_STORY = r"(?:▲\s)?(?P<score>\d{1,6}) points? by «name» «when»(?:\s?\|\s?[^\n|]{1,40})*+"


@cache
def _forms() -> tuple[Form, ...]:
    who = rf"(?:[•*▲△]\s)?{_NAME}\s{_WHEN}(?:\s\[(?:dead|flagged|deleted)\])*+"
    folded = r"\s?\[(?:[–\-−—+]|\d+ more)\]"
    return (
        form(rf"{who}(?:\s?\|\s?{_LINK})*+(?:\s?\|)?{folded}", holding("[", then=folded.removeprefix(r"\s?")), 10),
        form(rf"{who}(?:\s?\|\s?{_LINK}){{1,8}}+(?:{folded})?", holding("|", then=rf"\|\s?{_LINK}"), 10),
    )


@cache
def _story() -> tuple[Form, ...]:
    return (form(_STORY.replace("«name»", _NAME).replace("«when»", _WHEN), holding("points by", "point by"), 8),)


def _head(match: Match) -> Head | None:
    when = stamp(match.said("when") or "")
    if when is None:
        return None
    score = match.said("score")
    return Head(match.start, match.end, match.said("author"), when.published, when.age, int(score) if score else None)


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The Hacker News thread of a page of flat text."""
    heads = matches(lines, _forms(), _head)
    if not heads:
        return ()
    story = [evolve(head, opening=True) for head in matches(lines.until(heads[0].start), _story(), _head)[-1:]]
    return assemble(
        lines, [*_with_forms(lines, story), *heads], Layout("hackernews", lambda text: text.casefold() == "reply")
    )


def _with_forms(lines: Lines, heads: Sequence[Head]) -> list[Head]:
    """The story's header with the comment form's button under it."""
    out = []
    for head in heads:
        end = head.end
        while end < len(lines) and (
            re.fullmatch(r"add comment|help", lines[end].text) or (is_furniture(lines[end].text) and lines[end].text)
        ):
            end += 1
        out.append(evolve(head, end=end))
    return out
