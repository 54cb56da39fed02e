"""What phpBB, vBulletin, FluxBB and their like share: the profile beside each post ("Joined", "Posts", a rank)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import evolve

from corpusclean.comments.forms import Head
from corpusclean.comments.heads import may_begin
from corpusclean.comments.lines import Line
from corpusclean.comments.template import LONGEST, is_furniture
from corpusclean.comments.words import alternatives, heads_of, word_set, words

_RE = re.compile(r"(?:\d{1,5}\.\s)?(?:re|aw|antw|sv|vs|rif|ynt|odp|res)\s?(?:\[\d+\])?: ", re.IGNORECASE)
_DETAIL = re.compile(r"([^:：]{1,24}?)\s?[:：]?(?:(?<=[:：])\s?(\S.{0,60}))?$")
_LONGEST_DETAIL = 80
_LONGEST_LABEL = 40
_PIECES = re.compile(r"\s[·•|∙]\s|,\s(?=\D)")
_BULLET = re.compile(r"^(?:[•*·»«›-]|\d{1,4}\.)\s")


@cache
def profile() -> re.Pattern[str]:
    """A line of a member's profile that says how long or how much."""
    return re.compile(
        rf"(?:{alternatives('profile')})\s?[:：]\s?.{{0,60}}|(?:join date|registered)\s.{{4,24}}|posts\s?\d[\d.,]*",
        re.IGNORECASE,
    )


@cache
def inner_profile() -> re.Pattern[str]:
    """Where a profile begins that stands behind a name on one line: "Ann Member Registered: 2019 Posts: 3"."""
    return re.compile(rf"\s(?:{alternatives('profile')}|{alternatives('profile_more')})\s?[:：]\s", re.IGNORECASE)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(word.split()[0] for word in (*words("profile"), *words("profile_more")))


def _may_begin(word: str) -> bool:
    """Whether a line about a member may begin with this word: a quick look before the grammar is tried."""
    said = word.rstrip(":：").casefold()
    if said in _beginnings() or word[0].isdigit() or ":" in said or "：" in said:
        return True
    return said[-1:].isdigit() and said.rstrip("0123456789") != said and said[: _digit(said)] in _beginnings()


def _digit(word: str) -> int:
    """Where the first digit of a word that has one stands."""
    return next(at for at, letter in enumerate(word) if letter.isdigit())


@cache
def _run() -> re.Pattern[str]:
    """Labels and numbers that have run together: "Reactions9Posts301"."""
    known, more = alternatives("profile"), alternatives("profile_more")
    return re.compile(rf"(?:(?:{known}|{more})\s?\d[\d.,]*+\s?){{2,6}}", re.IGNORECASE)


@cache
def _counts() -> re.Pattern[str]:
    """A number of posts, or a time since when: "1,316 posts", "Joined 2013"."""
    known = alternatives("profile")
    return re.compile(
        rf"\d[\d.,]*[km]?\s(?:{known})|(?:{known})\s(?:in |on |am )?(?:[^\s\d]{{2,9}}\s)?(?:\d{{1,2}}[./ ])?\d{{4}}",
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
    return re.compile(rf"(?:(?:{alternatives('board_buttons')})\b|[\W_])++", re.IGNORECASE)


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
    if len(text) > LONGEST or not (first := text.split(maxsplit=2)):
        return False
    if not (_may_begin(first[0]) or (len(first) > 1 and _may_begin(first[1]))):
        return False
    text = _BULLET.sub("", text, count=1)
    if alone().fullmatch(text) or profile().fullmatch(text):
        return True
    if len(text) <= 60 and text[-1:].isdigit() and _run().fullmatch(text):
        return True
    return len(text) <= 60 and all(map(_counts().fullmatch, _PIECES.split(text)))


def is_label(text: str) -> bool:
    """Whether the line names a fact of a member whose value is on the next line."""
    text = _BULLET.sub("", text, count=1).strip(" :：").casefold()
    return text in word_set("profile") or text in word_set("profile_more")


def is_fact_label(text: str) -> bool:
    """Whether the line is the label of a main fact of a member, since when or how much, with its value on the next."""
    return len(text) <= _LONGEST_LABEL and text.strip(" :：").casefold() in word_set("profile")


def is_detail(text: str, *, alone: bool) -> bool:
    """Whether the line says a lesser fact of a member ("From: Brisbane"); ``alone``: a label without value does too."""
    if is_reviewer(text):
        return True
    if len(text) > _LONGEST_DETAIL or not may_begin(text, heads_of("profile_more")):
        return False
    match = _DETAIL.match(_BULLET.sub("", text, count=1))
    return match is not None and match[1].casefold() in word_set("profile_more") and (alone or bool(match[2]))


@cache
def _written() -> re.Pattern[str]:
    return re.compile(rf"(?:\d[\d.,]*+[km]?\s?(?:{alternatives('reviewers')})[\s·•|,]{{0,3}}){{1,4}}", re.IGNORECASE)


def is_reviewer(text: str) -> bool:
    """Whether the line counts what a reviewer has written, and who reads it: "24 reviews · 7 followers"."""
    return len(text) <= _LONGEST_DETAIL and text[:1].isdigit() and _written().fullmatch(text) is not None


def is_answer(text: str) -> bool:
    """Whether the line is the title of an answer: "Re: …"."""
    return ":" in text[:18] and len(text) <= LONGEST and _RE.match(text) is not None


def answer_title(text: str) -> str | None:
    """The title that a line answers to: "Harbours" of "Re: Harbours"."""
    return _RE.sub("", text, count=1).strip() if is_answer(text) else None


def beside(text: str) -> bool:
    """Whether the line is of a profile that stands under the post."""
    if not text or len(text) > LONGEST:
        return False
    text = _BULLET.sub("", text, count=1)
    if alone().fullmatch(text) or profile().fullmatch(text):
        return True
    return not text.endswith(":") and (noise().fullmatch(text) is not None or is_furniture(text))


def trailer(text: str) -> bool:
    """Whether the line is the buttons under a post."""
    return bool(text) and len(text) < 60 and not text.endswith(":") and buttons().fullmatch(text) is not None
