"""Reddit, in the shapes of its three sites and of the dumps made of them.

Old: "[–]NAME 139 points AGE (6 children) / BODY / permalink embed save report reply".
2018–23: "level 1 / NAME / 139 points · AGE / BODY / Reply Share Report Save".
New: "NAME • AGE / BODY / Upvote 12 Downvote Reply Award Share".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from corpusclean.comments.anchors import holding
from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forms import Form, Head, Match, form, matches
from corpusclean.comments.header_times import stamp
from corpusclean.comments.lines import Lines
from corpusclean.comments.scores import points_in
from corpusclean.comments.template import is_action
from corpusclean.model import Page, Thread

_USER = r"(?P<author>(?:/?u/)?[\w\-]{2,24}|\[(?:deleted|removed)\])"
_POINTS = r"(?P<score>(?:\[?score hidden\]?|[-−]?\d[\d.,]*k?\s?points?)(?:\s?[-−]?\d[\d.,]*k?\s?points?)*+)"
_FLAIR = (
    r"(?:\s(?:\[[AMS](?:,[AMS])?\]|OP|MOD|Mod|Original Poster|Moderator|Admin|Top \d+% (?:Commenter|Poster)|"
    r"Profile Badge for[^\n]{0,60}|(?:Edited|edited) (?:«past»)|Stickied comment|locked comment))*+"
)
_NEW_TRAILER = re.compile(r"upvote|downvote|award|reply|share", re.IGNORECASE)
_NEW_BUTTONS = re.compile(
    r"(?:upvote|downvote|reply|award|share|report|save|follow|give|vote|track me|\d[\d.,]*+[kK]?|[\s|•·]++)*+",
    re.IGNORECASE,
)
_OLD_TRAILER = re.compile(r"permalink|^(?:reply|give award|report|save|embed|parent|context)$", re.IGNORECASE)


def _with_past(pattern: str) -> str:
    return pattern.replace("«past»", r"[^\n]{2,16} ago")


@cache
def _old() -> tuple[Form, ...]:
    folded = r"(?:•\s)?\[\s?[–\-+−—]\s?\]\s?"
    children = r"(?:\s?\*)?(?:\s?\(?\s?last edited[^\n]{0,40}\)?)?(?:\s?\(\d+ child(?:ren)?\))?"
    gone = r"(?P<author>\[?(?:deleted|removed)\]?)"
    box = holding("[", then=r"\[\s?[–\-+−—]\s?\]")
    return (
        form(_with_past(rf"{folded}{_USER}{_FLAIR}\s{_POINTS}\s?(?P<age>[^\n]{{3,24}} ago){children}"), box, 8),
        form(
            _with_past(rf"{folded}{_USER}[^\n]{{0,80}}?\s{_POINTS}\s?(?P<age>[^\n]{{3,24}} ago){children}"),
            box,
            8,
        ),
        form(rf"{folded}{gone}\s(?P<age>[^\n]{{3,24}} ago){children}", box, 6),
        form(rf"{folded}{_USER}\s(?P<age>[^\n]{{3,24}} ago){children}", box, 6),
        form(
            rf"{_USER}\s{_POINTS}\s(?P<age>\d+ \w+ ago|just now|an? \w+ ago){children}",
            holding("point"),
            4,
            (" ago", "just now"),
        ),
    )


@cache
def _new() -> tuple[Form, ...]:
    level = r"(?:(?:Comment deleted by user|Comment removed by moderator)\s)?level (?P<level>\d{1,2})\s"
    avatar = r"(?:u/[\w\-]{2,24} avatar\s)?"
    unit = r"(?:[smhdwy]|mo|min|yr|hr|days?|months?|years?|hours?|minutes?|weeks?)"
    age = rf"(?P<age>\d{{1,3}}\s?{unit}\.?(?: ago)?|just now|an? \w+ ago)"
    level_line = holding("level ", then=r"level \d")
    dotted = holding("•", "·", then=rf"[•·]\s?(?:\d{{1,3}}\s?{unit}|just now|an? \w)")
    return (
        form(_with_past(rf"{level}(?:{avatar}{_USER}{_FLAIR}\s)?{_POINTS}\s?·\s?{age}"), level_line, 10),
        form(_with_past(rf"{level}{avatar}{_USER}{_FLAIR}\s?·?\s{age}{_FLAIR}"), level_line, 10),
        form(rf"(?P<author>\[deleted\])\s?[•·]\s?{age}", holding("[deleted]"), 3),
        form(_with_past(rf"{avatar}{_USER}{_FLAIR}\s?[•·]\s?{age}{_FLAIR}"), dotted, 8),
        form(
            _with_past(rf"(?:\d+ )?{_USER}{_FLAIR}\s-\s(?P<age>[^\n]{{3,20}} ago)(?:\s-\sedited[^\n]{{0,24}})?"),
            holding(" ago"),
            2,
        ),
    )


@cache
def _dump() -> tuple[Form, ...]:
    lead = r"(?:Comment |Reply )?(?:by )?"
    part = r"\s?[\s(|,·•:\-–]\s?"
    points = r"(?:Score:? ?|⬆️? ?|↑ ?|▲ ?)?(?P<score>[-−]?\d{1,6})(?: (?:points?|upvotes?|karma|pts))?"
    return (
        form(
            rf"{lead}(?P<author>/?u/[\w\-]{{2,24}})(?: \(OP\)| \[OP\])?{part}"
            rf"(?:{points}\)?(?:{part}(?P<date>[^\n]{{3,40}}?))?|(?P<when>[^\n]{{6,40}}?))\)?:?",
            holding("u/"),
            2,
        ),
    )


def _head(match: Match) -> Head | None:
    name = _user(match)
    if name is not None and is_action(name):
        return None
    level = match.said("level")
    score = points_in(match.said("score") or "")
    age = match.said("age")
    return Head(match.start, match.end, author=name, age=age, score=score, depth=int(level) if level else None)


def _user(match: Match) -> str | None:
    said = match.said("author")
    return re.sub(r"^/?u/", "", said) if said else None


def _dumped(match: Match) -> Head | None:
    when = match.said("date") or match.said("when")
    time = stamp(when) if when else None
    if when and time is None:
        return None
    score = match.said("score")
    return Head(
        match.start,
        match.end,
        author=_user(match),
        published=time.published if time else None,
        age=time.age if time else None,
        score=int(score.replace("−", "-")) if score else None,
    )


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The Reddit thread of a page of flat text."""
    if heads := matches(lines, _old(), _head):
        sure = any("[" in lines[head.start].text for head in heads)
        if found := assemble(
            lines,
            heads,
            Layout("reddit", lambda text: bool(_OLD_TRAILER.search(text)) and len(text) < 100, 0 if sure else 500),
        ):
            return found
    if heads := matches(lines, _new(), _head):
        sure = any(head.depth is not None for head in heads)
        if found := assemble(lines, heads, Layout("reddit", _pressed, 0 if sure else 500)):
            return found
    heads = matches(lines, _dump(), _dumped)
    return assemble(lines, heads, Layout("reddit")) if len(heads) > 1 else ()


def _pressed(text: str) -> bool:
    return len(text) < 100 and _NEW_TRAILER.search(text) is not None and _NEW_BUTTONS.fullmatch(text) is not None
