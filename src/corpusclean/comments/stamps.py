"""The lines of a page that state a time, and which of them are the same line of the same template."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve, frozen

from corpusclean.comments.anchors import holding
from corpusclean.comments.forum import is_fact_label, is_label, is_profile
from corpusclean.comments.header import by_pattern, is_badge, name_of
from corpusclean.comments.header_times import CLOCK
from corpusclean.comments.lines import Line, Lines
from corpusclean.comments.notes import heads_note, is_note
from corpusclean.comments.template import is_furniture
from corpusclean.comments.times import MAY_DATE, Moment, after, before, moment
from corpusclean.comments.words import alternatives, word_set, words

_MASK = re.compile(r"\d(?<![^\W\d_]\d)[\d.,]*[km]?\b")
_NUMBER = re.compile(r"(?:post |beitrag |message )?(?:#|nr\.?|no\.?|n[°º])\s?\d{1,6}|\d{1,6}\s?[楼樓층]", re.IGNORECASE)
#: The number of a post, at the end of what has run together before its time.
_FLOOR = re.compile(r"\d\s?[楼樓]$")
_BULLET = re.compile(r"^(?:[•·*+►▶‣◦▪\-–]\s+|#?\d{1,5}[.)]\s+|#\d{1,5}\s+)+")
_SUBJECT = re.compile(r"(?:post subject|subject|betreff|titel|sujet|asunto)\s?[:：]", re.IGNORECASE)
_AT = re.compile(r"\W|\b(?:at|um|à|a|h|uhr)\b", re.IGNORECASE)
_FORM_WORD = re.compile(r"[^\W\d_]+\.?")
_FORM_NUMBER = re.compile(r"\d+a?")
#: Who has written a message of a network that an article shows: "Jane Doe (@jane)".
HANDLED = re.compile(r"\(@\w{1,30}\)$")
_JOINTS = " |·•-–—,:"
_MOST_TAIL_WORDS = 6
_LONGEST_REST = 70
_LABEL = 30
_FEW = 2


@frozen
class Stamp:
    """``lines[start:end]`` state a time, with ``before`` and ``after`` around it. ``name``: the side of a name that
    stands on the same line (``before``, ``after`` or ""). ``form``: how the date is written, words and numbers alike.
    """

    start: int
    end: int
    before: str
    after: str
    when: Moment
    name: str = ""
    form: str = ""


def bare(text: str) -> str:
    """The line without its bullet or number."""
    return text if text[:1].isalpha() else _BULLET.sub("", text, count=1)


def is_number(text: str) -> bool:
    """Whether the text is the number of a post: "#12", "12楼"."""
    return _NUMBER.fullmatch(text) is not None


def mask(text: str) -> str:
    """The line in lower case, all numbers alike."""
    return _MASK.sub("0", text.casefold())


def stamps(lines: Lines) -> Sequence[Stamp]:
    """The lines, short enough for a header, that state a time and little else."""
    found: Sequence[Stamp] | None = lines.found.get("stamps")
    if found is None:
        found = lines.found["stamps"] = tuple(_stamps(lines))
    return found


def _stamps(lines: Lines) -> Iterator[Stamp]:
    free = 0
    told = {*lines.numbered, *lines.anchored(holding(*words("age_words")))}
    for at in sorted(told):
        text = lines[at].text
        if at < free or (found := moment(text)) is None:
            continue
        left, right, end = bare(before(text, found)), after(text, found), at + 1
        if not found.clock and not found.age and not right and (clock := _clock_below(lines, at)):
            joined = moment(f"{text} {lines[clock].text}")
            if joined and joined.clock:
                found, end = joined, clock + 1
        elsewhere = is_profile(text) or is_note(text) or _is_fact(text, found) or _tells(lines, at)
        elsewhere = elsewhere or (text[: found.start][-1:].isalpha() and is_fact_label(left))
        if len(left) + len(right) <= _LONGEST_REST and not elsewhere:
            free = end
            form = _form(text[found.start : found.end]) if found.published or not found.age else ""
            yield Stamp(at, end, left, right, found, form=form)


def _form(date: str) -> str:
    """How an absolute date is written, words and numbers alike; nothing for a day that is only told ("today")."""
    return _FORM_NUMBER.sub("0", _FORM_WORD.sub("a", date)) if MAY_DATE.search(date) else ""


def _unled(side: str) -> str:
    """What stands beside a time, without "posted by" before it and "wrote" behind it."""
    match = by_pattern().match(side)
    side = side[match.end() :] if match else side
    return side if side.casefold() in word_set("says") else said_pattern().sub("", side)


@cache
def said_pattern() -> re.Pattern[str]:
    """What stands behind the name of who speaks, at the end of a text."""
    return re.compile(rf"\s(?:{alternatives('comments')}|{alternatives('says')})\W?$", re.IGNORECASE)


def _tells(lines: Sequence[Line], at: int) -> bool:
    """Whether the line above says that this is since when somebody is a member, or when a post was edited."""
    above = lines[at - 1].text if at else ""
    if not 0 < len(above) <= _LABEL:
        return False
    return is_label(above) or (heads_note(above) and (" " in above or _by_below(lines, at)))


def _is_fact(text: str, found: Moment) -> bool:
    """Whether a label of a member's profile stands before the time: "Ann Member Registered: 2012-09-03"."""
    said = text[: found.start].rstrip()
    return said.endswith((":", "：")) and (is_label(said.split()[-1]) or is_label(" ".join(said.split()[-2:])))


def _by_below(lines: Sequence[Line], at: int) -> bool:
    """Whether one of the next lines says by whom."""
    near = (lines[below].low for below in range(at + 1, min(at + 3, len(lines))))
    return any(text.partition(" ")[0] in word_set("board_by") and len(text) <= _LONGEST_REST for text in near)


def _clock_below(lines: Sequence[Line], at: int) -> int | None:
    """The next line, or the one after a lone word or mark, if it is a time of day and nothing else."""
    for below in (at + 1, at + 2):
        if below < len(lines) and len(lines[below].text) <= 20:
            match = CLOCK.search(lines[below].text)
            if match and not _AT.sub("", _without(lines[below].text, match)):
                return below
    return None


def _without(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + text[match.end() :]


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
    """The stamps without the words that end most of the sides of a time: "Ann #12", "Ben | Kiel", "Eve | URL [edit]"."""
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
    able = [end for end, count in ends.items() if count > _FEW and count * 2 > len(kinds - {""})]
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
        or _NUMBER.fullmatch(side)
        or _FLOOR.search(side)
        or side.casefold() in _silent()
    ):
        return ""
    if HANDLED.search(side):
        return "?"
    same = common[mask(side)]
    if same >= 3 and same * 2 > total:
        return mask(side)
    if name_of(side) or name_of(_unled(side)):
        return "name"
    return mask(side) if same >= 3 else "?"
