"""Ages in a short line, and the names before them: alone, behind a mark, and where a name has run into one."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from corpusclean.comments.header import name_of
from corpusclean.comments.header_times import age_pattern
from corpusclean.comments.words import age_source, may_tell_age, word_set

SHORT_AGE = re.compile(
    r"\d{1,3}\s?(?:[smhdwyjg]|mo|min|yr|hr|wk|T|ч|д|г)|"
    r"\d{1,3}\s(?:secs?|mins?|minutes?|hrs?|hours?|std|days?|wks?|weeks?|mos?|mths?|months?|yrs?|years?|"
    r"ans?|sem|jours?|heures?|Tage?|Tg|Stunden|Wo|Wochen?|Mon|Jahre?|días?|anos?|años?|meses|giorni|sett|uur|dagen|dni|godz|tyg|tydz|"
    r"мин|дн|нед|мес|gün|saat|hafta)\.?"
)
#: Such an age behind the name of a network: "Jane Doe @jane · 3d".
HANDLED_AGE = re.compile(rf"\s@[\w.@-]{{2,60}}\s(?:[·•]\s?)?({SHORT_AGE.pattern})$")
_ONE_UNIT = re.compile(r"\d+ (?:second|minute|hour|day|week|month|year) ago")
_GLUED_NUMBER = re.compile(r"(?<=[^\W_])\d{1,3}(?!\d)")
#: Software counts no more days, hours or weeks, and no more minutes, before it takes the next unit.
_MOST = 31
_MOST_SHORT = 59
_SHORT_UNIT = re.compile(r"\d+ ?(?:sec|sek|seg|min|мин|хв|сек|dk|dakika|perc|másodperc|[分秒분초])", re.IGNORECASE)
#: Marks between a name and an age, and names without lower-case words.
_MARKS = "·•|∙—–"
_CAPITALIZED = re.compile(r"\s*(?:[^\W\d_a-zß-ÿа-яё]\S*\s+){1,4}|\s*[\w.]*[\d_][\w.]*\s+")
EDGES = " \t\xa0·•∙|,;:()[]–—-»«›‹…/#*_"


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


def unnumbered(text: str, bare: str) -> Moment | None:
    """A time in a line without a digit: an age, or the name of a day, and nothing else but a name before it. Where no
    mark stands between them, each word of the name is written as one is, and the age has several.
    """
    if bare.casefold() in word_set("days"):
        return age_at(text, bare, age=bare)
    match = _last_age().search(bare) if may_tell_age(bare) else None
    if match is None:
        return _behind_mark(text, bare)
    if match[0] == bare:
        return age_at(text, bare, age=bare)
    name = bare[: match.start()]
    marked = name.rstrip()[-1:] in _MARKS
    if not marked and not (" " in match[0] and name[-1:].isspace() and _CAPITALIZED.fullmatch(name)):
        return None
    return age_at(text, match[0], age=match[0]) if name_of(name.rstrip(EDGES)) else None


def _behind_mark(text: str, bare: str) -> Moment | None:
    """The name of a day behind a name and a mark: "Jane Doe · yesterday"."""
    name, mark, day = next((parts for mark in _MARKS if (parts := bare.rpartition(mark))[0]), ("", "", ""))
    said = day.strip()
    if not mark or said.casefold() not in word_set("days") or not name_of(name.rstrip(EDGES)):
        return None
    start = text.rindex(said)
    return Moment(start, start + len(said), age=said)


def age_told(text: str) -> Moment | None:
    match = age_pattern().search(text)
    return Moment(match.start(), match.end(), age=match[0]) if match else None


def glued_age(text: str) -> Moment | None:
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


def age_at(text: str, part: str, *, age: str) -> Moment:
    start = text.index(part)
    return Moment(start, start + len(part), age=age)
