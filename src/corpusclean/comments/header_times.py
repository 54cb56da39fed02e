"""The grammar of comment headers: ages, dates and times of day. All functions look at one line."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from attrs import frozen

from corpusclean.comments.template import LONGEST
from corpusclean.comments.words import age_source, may_tell_age, word_set
from corpusclean.metadata.dates import find_dates

#: A time of day.
CLOCK = re.compile(
    r"\d(?<!\d\d)\d?(?:(?::\d{2}){1,2}|\s?h\s?\d{2}|\.\d{2}(?=\s?(?:uhr|[ap]\.?m))|\s?[时時点點시]\s?\d{2})(?!\d)(?:\s?[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
NUMERIC = re.compile(r"\d(?<![\d/.]\d)\d?([/.\-])\d{1,2}\1\d{2}(?:\d{2})?(?!\d)")
_WORDS = re.compile(r"[\w.()'’-]+")
#: Every line that ``_PUBLISHED`` matches holds one of these.
_PUBLISHING = ("publi", "updated", "ffentlicht", "aktualisiert", "actualizado", "pubblicato")
_PUBLISHED = re.compile(
    r"\b(?:published|updated|veröffentlicht|aktualisiert|publié|publicado|actualizado|pubblicato)\b", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W_]")


@frozen
class When:
    """The time of a header: ``published`` (ISO 8601) where it is stated, or ``age`` as said."""

    published: str | None = None
    age: str | None = None


@cache
def age_pattern() -> re.Pattern[str]:
    """An age ("3 days ago") in any language, not inside a word."""
    return re.compile(rf"(?<![\w]){age_source()}", re.IGNORECASE)


def is_published(text: str) -> bool:
    """Whether the line says when an article was published, as no header of a comment does."""
    return any(map(text.casefold().__contains__, _PUBLISHING)) and _PUBLISHED.search(text) is not None


def age_in(text: str) -> str | None:
    """The age stated in ``text``, as said."""
    match = age_pattern().search(text) if may_tell_age(text) else None
    return match[0] if match else None


def is_age(text: str) -> bool:
    """Whether ``text`` is an age and nothing else."""
    return may_tell_age(text) and age_pattern().fullmatch(text.strip(" ·•|-()")) is not None


def stamp(text: str) -> When | None:
    """The time that ``text`` states, where it states nothing else: "on 3 May 2019 at 11:02", "2 days ago"."""
    text = text.strip()
    if not text or len(text) > LONGEST or is_published(text):
        return None
    if is_age(text):
        return When(age=text.strip(" ·•|-()"))
    found = dated(text.replace("@", " "))
    if found is None:
        return None
    before, iso, after = found
    rest = CLOCK.sub(" ", before + " " + after)
    if all(_filler(word) for word in _WORDS.findall(rest)):
        return When(published=iso)
    return None


def _filler(word: str) -> bool:
    word = word.casefold()
    return word in word_set("fillers") or word.strip("().-'’") in word_set("fillers") or not _LETTER.search(word)


#: A line's dates are asked for by several systems.
dates_in = lru_cache(maxsize=256)(find_dates)


def dated(text: str) -> tuple[str, str | None, str] | None:
    """The first full date in ``text``: (what stands before, ISO 8601, what stands after).

    The ISO form is ``None`` where day and month cannot be told apart.
    """
    return _kept_date(text) if len(text) <= LONGEST else _date(text)


def _date(text: str) -> tuple[str, str | None, str] | None:
    for found in dates_in(text):
        return text[: found.start], found.iso, text[found.end :]
    match = NUMERIC.search(text)
    return (text[: match.start()], None, text[match.end() :]) if match else None


_kept_date = lru_cache(maxsize=512)(_date)


def has_clock(text: str) -> bool:
    """Whether a time of day is stated."""
    return CLOCK.search(text) is not None
