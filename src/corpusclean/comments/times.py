"""When: the time that a line of a header states, absolute or relative, and what stands on either side of it."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from attrs import evolve, frozen

from corpusclean.comments.header import name_of
from corpusclean.comments.header_times import CLOCK, NUMERIC, age_pattern, dates_in
from corpusclean.comments.template import LONGEST
from corpusclean.comments.words import age_source, age_words, alternatives, may_tell_age, plain_words, word_set
from corpusclean.metadata.clocks import clock_words, folded
from corpusclean.metadata.dates import month_number

_WORD = r"[^\W\d_]{3,12}\.?"
#: A day without its year, or a month: they tell that this is a header, not which day it was.
_PARTIAL = re.compile(
    rf"(?<![\w.,:/\-])(?:(?P<d>\d{{1,2}})(?:\.|er|º|ª|st|nd|rd|th)?\s(?:de |of )?(?P<w>{_WORD})|"
    rf"(?P<w2>{_WORD})\s(?P<n>\d{{1,4}})(?:st|nd|rd|th)?|(?P<d3>\d{{1,2}})(?P<s>[./\-])(?P<m3>\d{{1,2}})(?P=s)?|"
    r"(?P<m4>\d{1,2})[月월]\s?(?P<d4>\d{1,2})[日일])(?![\w/])"
)
_SHORT_AGE = re.compile(
    r"\d{1,3}\s?(?:[smhdwyjg]|mo|min|yr|hr|wk|T|ч|д|г)|"
    r"\d{1,3}\s(?:secs?|mins?|minutes?|hrs?|hours?|std|days?|wks?|weeks?|mos?|mths?|months?|yrs?|years?|"
    r"ans?|sem|jours?|heures?|Tage?|Tg|Stunden|Wo|Wochen?|Mon|Jahre?|días?|anos?|años?|meses|giorni|sett|uur|dagen|dni|godz|tyg|tydz|"
    r"мин|дн|нед|мес|gün|saat|hafta)\.?"
)
#: Such an age behind the name of a network: "Jane Doe @jane · 3d".
_HANDLED_AGE = re.compile(rf"\s@[\w.@-]{{2,60}}\s(?:[·•]\s?)?({_SHORT_AGE.pattern})$")
_GLUED_AGE = re.compile(r"(?<=[12]\d{3})\d{1,2}\s(?:days?|wks?|weeks?|mos?|months?|yrs?|years?|hrs?|hours?|mins?)\b")
_GLUED_CLOCK = re.compile(r"(?<=\D19\d\d|\D20\d\d)(\d{1,2}:\d{2})")
_GLUED_MONTH = re.compile(r"(?<=[^\WA-Z_])[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d")
#: Where a date can begin inside a word.
_GLUED_DATE = re.compile(
    r"(?<=[^\W\d_])(?=\d{1,2}(?:\D|\b))|(?<=[^\WA-Z_])(?=[A-Z][a-z]{2,8}\.? \d)|(?<=\w)(?=(?:19|20)\d\d[-./年]\s?\d)|"
    r"(?<=\d)(?=[0-3]\d[./][01]\d[./](?:19|20)\d\d)"
)
_ONE_UNIT = re.compile(r"\d+ (?:second|minute|hour|day|week|month|year) ago")
_GLUED_NUMBER = re.compile(r"(?<=[^\W_])\d{1,3}(?!\d)")
#: Software counts no more days, hours or weeks before it takes the next unit; and so many places are tried.
_MOST = 31
_MOST_JOINTS = 6
_MOST_SHORT = 59
_SHORT_UNIT = re.compile(r"\d+ ?(?:sec|sek|seg|min|мин|хв|сек|dk|dakika|perc|másodperc|[分秒분초])", re.IGNORECASE)
#: Marks between a name and an age, and names without lower-case words.
_MARKS = "·•|∙—–"
_CAPITALIZED = re.compile(r"\s*(?:[^\W\d_a-zß-ÿа-яё]\S*\s+){1,4}|\s*[\w.]*[\d_][\w.]*\s+")
#: Where a capital begins the last word inside a word.
_JOINT = re.compile(r"(?<=[a-zß-ÿα-ωά-ώа-яё\d_])[A-ZÀ-ÞΑ-ΩΆ-ΏА-ЯЁ][^\W\d_A-Z]{3,12}[,.]?$")
_INITIAL = re.compile(r"[^\W\d_a-zа-яё]\.")
_LEAD = re.compile(r"^(?:\W*#?\d[\d.,]{0,6}[.):]?\s+(?=[^\W\d]))+")
_SHORT = 50
_EDGES = " \t\xa0·•∙|,;:()[]–—-»«›‹…/#*_"
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\d[./\-]\s?\d")
_ORDINALS = ("", "st", "nd", "rd", "th", "er")
#: What stands in every line with a full date.
MAY_DATE = re.compile(r"\d(?:\d{3}\D++\d|\D++\d{4}|([/.\-])\d{1,2}\1\d{2})")


@frozen
class Moment:
    """Where a line states a time (``start``/``end`` in its characters) and which: ISO 8601, an age as said, or neither
    where the day cannot be known. ``short``: an age that can also be a length ("5 min").
    """

    start: int
    end: int
    published: str | None = None
    age: str | None = None
    clock: bool = False
    short: bool = False


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
    bare = text.strip(_EDGES)
    if not _DIGIT.search(text):
        return _unnumbered(text, bare) if bare else None
    plain = plain_words(text) if text.isascii() else None
    named = plain is None or not _months().isdisjoint(plain) or _NUMBERS.search(text) is not None
    if MAY_DATE.search(text) and (named or _GLUED_MONTH.search(text)):
        glued = _GLUED_AGE.search(text)
        said = text[: glued.start()] + " " * len(glued[0]) + text[glued.end() :] if glued else text
        if dated := _absolute(said) or _parted(text):
            return dated
    clock = CLOCK.search(text)
    if _SHORT_AGE.fullmatch(bare):
        return evolve(_at(text, bare, age=bare), short=True)
    if handled := _HANDLED_AGE.search(text):
        return Moment(handled.start(1), handled.end(1), age=handled[1], short=True)
    aged = may_tell_age(text) if plain is None else not age_words().isdisjoint(plain)
    relative = ((_age(text) or _glued_age(text)) if aged else None) or (_said_day(text) if clock else None)
    return relative or (_partial(text, clock) if named else None) or (_clock(text, clock) if clock else None)


def _unnumbered(text: str, bare: str) -> Moment | None:
    """A time in a line without a digit: an age, or the name of a day, and nothing else but a name before it. Where no
    mark stands between them, each word of the name is written as one is, and the age has several.
    """
    if bare.casefold() in word_set("days"):
        return _at(text, bare, age=bare)
    match = _last_age().search(bare) if may_tell_age(bare) else None
    if match is None:
        return _behind_mark(text, bare)
    if match[0] == bare:
        return _at(text, bare, age=bare)
    name = bare[: match.start()]
    marked = name.rstrip()[-1:] in _MARKS
    if not marked and not (" " in match[0] and name[-1:].isspace() and _CAPITALIZED.fullmatch(name)):
        return None
    return _at(text, match[0], age=match[0]) if name_of(name.rstrip(_EDGES)) else None


def _behind_mark(text: str, bare: str) -> Moment | None:
    """The name of a day behind a name and a mark: "Jane Doe · yesterday"."""
    name, mark, day = next((parts for mark in _MARKS if (parts := bare.rpartition(mark))[0]), ("", "", ""))
    said = day.strip()
    if not mark or said.casefold() not in word_set("days") or not name_of(name.rstrip(_EDGES)):
        return None
    start = text.rindex(said)
    return Moment(start, start + len(said), age=said)


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


def _age(text: str) -> Moment | None:
    match = age_pattern().search(text)
    return Moment(match.start(), match.end(), age=match[0]) if match else None


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


def _glued_age(text: str) -> Moment | None:
    """An age into which a name has run, where only one number can be that of the age: "Jane Doe6 days ago",
    "user776 days ago", but not "user126 days ago".
    """
    for run in _GLUED_NUMBER.finditer(text):
        digits = range(max(run.start(), run.end() - 2), run.end())
        ages = (_bare_age().match(text, at) for at in digits if text[at] != "0")
        said = [age for age in ages if age and _is_usual(age[0], int(text[age.start() : run.end()]))]
        if said and said[0].start() > 0 and (len(said) == 1 or said[0].start() == run.start()):
            return Moment(said[0].start(), said[0].end(), age=said[0][0])
    return _led_age(text)


def _is_usual(age: str, number: int) -> bool:
    """Whether software would say so: "45 minutes ago", but neither "45 hours ago" nor "3 day ago"."""
    most = _MOST_SHORT if _SHORT_UNIT.match(age) else _MOST
    return number <= most and not (_ONE_UNIT.match(age) and number != 1)


def _led_age(text: str) -> Moment | None:
    """An age that begins with a word, at the end of a line, into which a name has run: "Jane Doehace 3 días"."""
    match = _last_age().search(text)
    if match is None or not match.start() or not match[0][0].isalpha() or not text[match.start() - 1].isalnum():
        return None
    return Moment(match.start(), match.end(), age=match[0]) if name_of(text[: match.start()]) else None


@cache
def _last_age() -> re.Pattern[str]:
    return re.compile(rf"{age_source()}$", re.IGNORECASE)


@cache
def _bare_age() -> re.Pattern[str]:
    return re.compile(age_source(), re.IGNORECASE)


def _clock(text: str, clock: re.Match[str]) -> Moment | None:
    """A time of day alone, at the end of a short line."""
    last = len(text) <= _SHORT and not text[clock.end() :].strip(_EDGES)
    return Moment(clock.start(), clock.end(), clock=True) if last else None


def _at(text: str, part: str, *, age: str) -> Moment:
    start = text.index(part)
    return Moment(start, start + len(part), age=age)


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
    said = text.strip(_EDGES + "@")
    return said + ")" if "(" in said and ")" not in said else said


def _fills(word: str) -> bool:
    said = word.casefold().strip("().,:;·•–—-'’")
    return said in word_set("fillers") or not said
