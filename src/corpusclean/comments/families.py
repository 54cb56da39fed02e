"""Which times are the same line of the same template: by what stands beside them and how their dates are written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve

from corpusclean.comments.ages import Moment
from corpusclean.comments.forum import is_detail
from corpusclean.comments.header import by_pattern, is_badge, name_of
from corpusclean.comments.stamps import Stamp, is_number, mask, said_pattern
from corpusclean.comments.template import is_furniture
from corpusclean.comments.words import word_set

_TOLD = re.compile(r"[^\W\d_]|^#0$")
_JOINTS = " |·•-–—,:"
_MOST_TAIL_WORDS = 6
_SUBJECT = re.compile(r"(?:post subject|subject|betreff|titel|sujet|asunto)\s?(?:[:：]|$)", re.IGNORECASE)
#: The number of a post, at the end of what has run together before its time.
_FLOOR = re.compile(r"\d\s?[楼樓]$")
_FEW = 2


def families(found: Sequence[Stamp]) -> list[list[Stamp]]:
    """The stamps by template: what stands before and after the time is nothing, a name, or always the same words."""
    found = _untailed(found)
    common = Counter(mask(side) for stamp in found for side in {stamp.before, stamp.after} if side)
    groups: dict[tuple[str, str], list[Stamp]] = defaultdict(list)
    for stamp in found:
        left, right = (_part(side, common, len(found)) for side in (stamp.before, stamp.after))
        if "?" in (left, right) or (left == right == "name"):
            continue
        name = "before" if left == "name" else "after" if right == "name" else ""
        before_, after_ = (_unled(side) if name else side for side in (stamp.before, stamp.after))
        groups[left, right].append(evolve(stamp, name=name, before=before_, after=after_))
    out: list[list[Stamp]] = []
    for group in groups.values():
        for kind in (_is_clocked, _is_dated, _is_age, None):
            part = [stamp for stamp in group if kind is None or kind(stamp.when)]
            if part and part not in out:
                out += [form for form in _forms(part) if form not in out]
                out.append(part)
    return out


def _untailed(found: Sequence[Stamp]) -> Sequence[Stamp]:
    """The stamps without the words that end most of the sides of a time: "Ann #12", "Ben | Kiel", "Eve | URL"."""
    left, right = _tail([stamp.before for stamp in found]), _tail([stamp.after for stamp in found])
    if not (left or right):
        return found
    return [evolve(s, before=_without_tail(s.before, left), after=_without_tail(s.after, right)) for s in found]


def _tail(sides: Sequence[str]) -> str:
    """The longest run of words, numbers alike, that ends half of several different texts of more words than it has."""
    said = {mask(side): side for side in sides if " " in side}
    kinds = set(sides)
    ends: Counter[str] = Counter()
    for side in kinds:
        words_ = mask(side).split(" ")
        ends.update({" ".join(words_[-k:]) for k in range(1, min(len(words_), _MOST_TAIL_WORDS + 1))})
    able = [end for end, count in ends.items() if count > _FEW and count * 2 > len(kinds - {""}) and _TOLD.search(end)]
    return max(able, key=lambda end: (end.count(" "), len(end)), default="") if len(said) > _FEW else ""


def _without_tail(side: str, tail: str) -> str:
    if not tail or not mask(side).endswith(f" {tail}"):
        return side
    return " ".join(side.split(" ")[: -1 - tail.count(" ")]).rstrip(_JOINTS)


def _forms(part: Sequence[Stamp]) -> Iterator[list[Stamp]]:
    """The stamps of a family whose dates are written in one way, where others above or below them are written in
    another: one template writes all its dates alike.
    """
    if len(part) <= _FEW or part[0].form == part[-1].form:
        return
    by: dict[str, list[Stamp]] = defaultdict(list)
    for stamp in part:
        by[stamp.form].append(stamp)
    for form, same in by.items():
        between = sum(same[0].start <= stamp.start <= same[-1].start for stamp in part)
        if form and len(same) > 1 and between == len(same):
            yield same


def _is_clocked(when: Moment) -> bool:
    return when.clock


def _is_dated(when: Moment) -> bool:
    return when.published is not None


def _is_age(when: Moment) -> bool:
    return when.age is not None


@cache
def _silent() -> frozenset[str]:
    return word_set("says") | word_set("teasers") | {"mehr", "more"}


def _part(side: str, common: Counter[str], total: int) -> str:
    """What stands beside a time: "" for what says nothing, "name", the words that always stand there, or "?"."""
    if (
        not side
        or _SUBJECT.match(side)
        or is_furniture(side)
        or is_badge(side)
        or is_number(side)
        or _FLOOR.search(side)
        or is_detail(side, alone=False)
        or side.casefold() in _silent()
    ):
        return ""
    same = common[mask(side)]
    if same >= 3 and same * 2 > total:
        return mask(side)
    if name_of(side) or name_of(_unled(side)):
        return "name"
    return mask(side) if same >= 3 else "?"


def _unled(side: str) -> str:
    """What stands beside a time, without "posted by" before it and "wrote" behind it."""
    match = by_pattern().match(side)
    side = side[match.end() :] if match else side
    return side if side.casefold() in word_set("says") else said_pattern().sub("", side)
