"""The lines of a page that state a time, and which of them are the same line of the same template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from corpusclean.comments.ages import Moment
from corpusclean.comments.anchors import holding
from corpusclean.comments.forum import is_fact_label, is_label, is_profile
from corpusclean.comments.header import is_date_label, is_name_label
from corpusclean.comments.header_times import CLOCK
from corpusclean.comments.lines import Line, Lines
from corpusclean.comments.notes import heads_note, is_note
from corpusclean.comments.times import MAY_DATE, after, before, moment
from corpusclean.comments.words import alternatives, word_set, words

_DENSE = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_MASK = re.compile(rf"\d(?<![^\W\d_{_DENSE}]\d)[\d.,]*(?:[km]?\b|(?=[{_DENSE}]))")
_NUMBER = re.compile(r"(?:post |beitrag |message )?(?:#|nr\.?|no\.?|n[°º])\s?\d{1,6}|\d{1,6}\s?[楼樓층]", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[•·*+►▶‣◦▪\-–]\s+|#?\d{1,5}[.)]\s+|#\d{1,5}\s+)+")
_AT = re.compile(r"\W|\b(?:at|um|à|a|h|uhr)\b", re.IGNORECASE)
_FORM_WORD = re.compile(r"[^\W\d_]+\.?")
_FORM_NUMBER = re.compile(r"\d+a?")
_DASHES = ("—", "–")
_HANDLED = re.compile(r"\(@\w{1,30}\)$")
_LONGEST_REST = 70
_LABEL = 30


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


def is_embedded(text: str) -> bool:
    """Whether the text is who has written a message of a network that an article shows: "— Jane Doe (@jane)"."""
    return text.lstrip(" >*|").startswith(_DASHES) and _HANDLED.search(text) is not None


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
        left, right, end = _unlabelled(bare(before(text, found))), after(text, found), at + 1
        if not found.clock and not found.age and not right and (clock := _clock_below(lines, at)):
            joined = moment(f"{text} {lines[clock].text}")
            if joined and joined.clock:
                found, end = joined, clock + 1
        elsewhere = is_profile(text) or is_note(text) or _is_fact(text, found) or _tells(lines, at)
        elsewhere = (
            elsewhere
            or is_embedded(text[: found.start].rstrip())
            or (text[: found.start][-1:].isalpha() and is_fact_label(left))
        )
        if len(left) + len(right) <= _LONGEST_REST and not elsewhere:
            free = end
            form = _form(text[found.start : found.end]) if found.published or not found.age else ""
            yield Stamp(at, end, left, right, found, form=form)


def _unlabelled(said: str) -> str:
    """What stands before a time without the labels of both: "Name: Jane Doe Date:"."""
    head, _, last = said.rpartition(" ")
    said = head if is_date_label(last) and (not head or ":" in head) else said
    label, colon, name = said.partition(":")
    return name.strip() if colon and is_name_label(label) else said


def _form(date: str) -> str:
    """How an absolute date is written, words and numbers alike; nothing for a day that is only told ("today")."""
    return _FORM_NUMBER.sub("0", _FORM_WORD.sub("a", date)) if MAY_DATE.search(date) else ""


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
    """Whether labels of a member's facts stand around the time, or one before it: "Ann Member Registered: 2012-09-03",
    "Joined Oct 11, 2012 Messages 21".
    """
    said = text[: found.start].rstrip()
    if is_fact_label(said) and is_fact_label(text[found.end :].strip().partition(" ")[0]):
        return True
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
