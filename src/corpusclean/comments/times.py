"""When: the time that a line of a header states, absolute or relative, and what stands on either side of it."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from attrs import evolve

from corpusclean.comments.ages import EDGES, HANDLED_AGE, SHORT_AGE, Moment, age_at, age_told, glued_age, unnumbered
from corpusclean.comments.header_times import CLOCK, NUMERIC, dates_in
from corpusclean.comments.template import LONGEST
from corpusclean.comments.words import age_words, alternatives, may_tell_age, plain_words, word_set
from corpusclean.metadata.clocks import clock_words, folded
from corpusclean.metadata.dates import month_number

_WORD = r"[^\W\d_]{3,12}\.?"
#: A day without its year, or a month: they tell that this is a header, not which day it was.
_PARTIAL = re.compile(
    rf"(?<![\w.,:/\-])(?:(?P<d>\d{{1,2}})(?:\.|er|º|ª|st|nd|rd|th)?\s(?:de |of )?(?P<w>{_WORD})|"
    rf"(?P<w2>{_WORD})\s(?P<n>\d{{1,4}})(?:st|nd|rd|th)?|(?P<d3>\d{{1,2}})(?P<s>[./\-])(?P<m3>\d{{1,2}})(?P=s)?|"
    r"(?P<m4>\d{1,2})[月월]\s?(?P<d4>\d{1,2})[日일])(?![\w/])"
)
_GLUED_AGE = re.compile(r"(?<=[12]\d{3})\d{1,2}\s(?:days?|wks?|weeks?|mos?|months?|yrs?|years?|hrs?|hours?|mins?)\b")
_GLUED_CLOCK = re.compile(r"(?<=\D19\d\d|\D20\d\d)(\d{1,2}:\d{2})")
_GLUED_MONTH = re.compile(r"(?<=[^\WA-Z_])[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d")
#: Where a date can begin inside a word.
_GLUED_DATE = re.compile(
    r"(?<=[^\W\d_])(?=\d{1,2}(?:\D|\b))|(?<=[^\WA-Z_])(?=[A-Z][a-z]{2,8}\.? \d)|(?<=\w)(?=(?:19|20)\d\d[-./年]\s?\d)|"
    r"(?<=\d)(?=[0-3]\d[./][01]\d[./](?:19|20)\d\d)"
)
#: So many places are tried.
_MOST_JOINTS = 6
#: Where a capital begins the last word inside a word.
_JOINT = re.compile(r"(?<=[a-zß-ÿα-ωά-ώа-яё\d_])[A-ZÀ-ÞΑ-ΩΆ-ΏА-ЯЁ][^\W\d_A-Z]{3,12}[,.]?$")
_INITIAL = re.compile(r"[^\W\d_a-zа-яё]\.")
_LEAD = re.compile(r"^(?:\W*#?\d[\d.,]{0,6}[.):]?\s+(?=[^\W\d]))+")
_SHORT = 50
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\d[./\-]\s?\d")
_ORDINALS = ("", "st", "nd", "rd", "th", "er")
#: What stands in every line with a full date.
MAY_DATE = re.compile(r"\d(?:\d{3}\D++\d|\D++\d{4}|([/.\-])\d{1,2}\1\d{2})")


@cache
def _days() -> re.Pattern[str]:
    """Words like "today" and "yesterday" with a time of day."""
    return re.compile(
        rf"(?<!\w)(?:{alternatives('days')})(?:\s?,?\s?(?:{alternatives('at')}))?\s?,?\s?(?:{CLOCK.pattern})",
        re.IGNORECASE,
    )


def moment(text: str) -> Moment | None:
    """The time that a short line states, or ``None``: of two dates the one with a time of day, else the first."""
    if len(text) > LONGEST or text.isdecimal():
        return None
    bare = text.strip(EDGES)
    if not _DIGIT.search(text):
        return unnumbered(text, bare) if bare else None
    plain = plain_words(text) if text.isascii() else None
    named = plain is None or not _months().isdisjoint(plain) or _NUMBERS.search(text) is not None
    if MAY_DATE.search(text) and (named or _GLUED_MONTH.search(text)):
        glued = _GLUED_AGE.search(text)
        said = text[: glued.start()] + " " * len(glued[0]) + text[glued.end() :] if glued else text
        if dated := _absolute(said) or _parted(text):
            return dated
    clock = CLOCK.search(text)
    if SHORT_AGE.fullmatch(bare):
        return evolve(age_at(text, bare, age=bare), short=True)
    if handled := HANDLED_AGE.search(text):
        return Moment(handled.start(1), handled.end(1), age=handled[1], short=True)
    aged = may_tell_age(text) if plain is None else not age_words().isdisjoint(plain)
    relative = ((age_told(text) or glued_age(text)) if aged else None) or (_said_day(text) if clock else None)
    return relative or (_partial(text, clock) if named else None) or (_clock(text, clock) if clock else None)


@cache
def _months() -> frozenset[bytes]:
    """The names of months, and those that run into what stands behind a day's number ("3rdMay")."""
    years = clock_words()["months"].values()
    names = {folded(name) for year in years for said in year for name in said.split()}
    return frozenset((end + name).encode() for name in names for end in _ORDINALS)


def _absolute(text: str) -> Moment | None:
    if glued := _GLUED_CLOCK.search(text):
        parted = _absolute(f"{text[: glued.start(1)]} {text[glued.start(1) :]}")
        return evolve(parted, end=parted.end - 1) if parted and parted.end > glued.start(1) else parted
    found = dates_in(text.replace("@", " "))
    if found:
        best = next((date for date in found if CLOCK.search(date.text)), found[0])
        clock = CLOCK.search(text) is not None
        return Moment(best.start, best.end, best.iso, clock=clock)
    match = NUMERIC.search(text)
    if match is None:
        return None
    return Moment(match.start(), match.end(), clock=CLOCK.search(text) is not None)


def _said_day(text: str) -> Moment | None:
    match = _days().search(text)
    return Moment(match.start(), match.end(), age=match[0], clock=True) if match else None


def _partial(text: str, clock: re.Match[str] | None) -> Moment | None:
    for match in _PARTIAL.finditer(text):
        word, number = match["w"] or match["w2"], int(match["d"] or match["n"] or 0)
        if word:
            right = month_number(word) is not None and (1 <= number <= 31 or 1990 <= number <= 2100)
        else:
            pair = sorted((int(match["d3"] or match["m4"]), int(match["m3"] or match["d4"])))
            right = clock is not None and clock.start() != match.start() and 1 <= pair[0] <= 12 and pair[1] <= 31
        if right:
            end = clock.end() if clock and clock.start() >= match.end() else match.end()
            return Moment(match.start(), end, clock=clock is not None)
    return None


def _parted(text: str) -> Moment | None:
    """A date into which a word has run: "Author15. December 2012", "Jane DoeMay 3, 2019"."""
    for glued in islice(_GLUED_DATE.finditer(text), _MOST_JOINTS):
        cut = glued.start()
        found = _absolute(f"{text[:cut]} {text[cut:]}")
        if found and found.start > cut and found.published:
            return evolve(found, start=found.start - 1, end=found.end - 1)
    return None


def _clock(text: str, clock: re.Match[str]) -> Moment | None:
    """A time of day alone, at the end of a short line."""
    last = len(text) <= _SHORT and not text[clock.end() :].strip(EDGES)
    return Moment(clock.start(), clock.end(), clock=True) if last else None


def before(text: str, found: Moment) -> str:
    """What stands before the time: a name, a verb ("answered"), or nothing; without words that only lead to a date."""
    said = _bare(_LEAD.sub("", text[: found.start]))
    while said:
        head, _, last = said.rpartition(" ")
        if not _fills(last) or _INITIAL.fullmatch(last):
            return _undayed(said)
        said = _bare(head)
    return ""


def _undayed(said: str) -> str:
    """What stands before a time, without the name of a day that has run into it: "Jane DoeFriday"."""
    joint = _JOINT.search(said)
    return said[: joint.start()] if joint and _fills(said[joint.start() :]) else said


def after(text: str, found: Moment) -> str:
    """What stands behind the time, without a time of day and words that only belong to a date."""
    said = _bare(CLOCK.sub(" ", text[found.end :], count=1))
    while said:
        first, _, rest = said.partition(" ")
        if not _fills(first):
            return said
        said = _bare(rest)
    return ""


def _bare(text: str) -> str:
    said = text.strip(EDGES + "@")
    return said + ")" if "(" in said and ")" not in said else said


def _fills(word: str) -> bool:
    said = word.casefold().strip("().,:;·•–—-'’")
    return said in word_set("fillers") or not said
