"""The vocabulary of comments (``words.toml``) as sets and patterns, loaded once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_FIRST = re.compile(r"\w+|\S")
_NUMBER = r"\d{1,4}"
_PIECES = r"[\s|/·•∙⋅\-–—+−,.:;()\[\]{}<>›‹»«▲△▼▽↑↓⇧⇩⬆⬇👍👎❤★☆✭✮✩✰⭐⋮…*#↩↪✓✔]++"


@cache
def _tables() -> Mapping[str, list[str]]:
    tables: Mapping[str, list[str]] = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    return tables


@cache
def words(table: str) -> tuple[str, ...]:
    """The entries of one table of ``words.toml``, longest first, so that the longest one is tried first."""
    said = _tables()[table]
    return tuple(sorted(dict.fromkeys(said), key=lambda word: (-len(word), word)))


@cache
def alternatives(table: str) -> str:
    """The entries of one table as the alternatives of a pattern."""
    return "|".join(map(re.escape, words(table)))


@cache
def stems(*tables: str) -> tuple[str, ...]:
    """What a line that holds an entry of these tables must hold: the entries without those that hold another one."""
    said = sorted({word for table in tables for word in words(table)}, key=lambda word: (len(word), word))
    kept: list[str] = []
    for word in said:
        if not any(shorter in word for shorter in kept):
            kept.append(word)
    return tuple(kept)


@cache
def word_set(table: str) -> frozenset[str]:
    """The entries of one table, for whole-line comparison."""
    return frozenset(words(table))


@cache
def age_source() -> str:
    """The source of a pattern for an age, without groups that capture."""
    return "(?:" + "|".join(said.replace("#", _NUMBER) for said in words("ages")) + r")(?!\w)"


def may_tell_age(text: str) -> bool:
    """Whether an age may stand in the line: a quick look before the grammar is tried."""
    low = text.lower()
    return any(map(low.__contains__, words("age_marks")))


@cache
def says_source() -> str:
    """The source of a pattern for "says", with the space before it where the script has one."""
    glued = alternatives("says_glued")
    apart = alternatives("says")
    return rf"(?:\s+(?:{apart})|\s*(?:{glued}))"


@cache
def _last_words(table: str) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in words(table))


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(alternatives("says_glued"))


def may_say(text: str) -> bool:
    """Whether "says" in some language may stand in the line: a quick look before the grammar is tried."""
    if not _last_words("says").isdisjoint(_apart(text)):
        return True
    return not text.isascii() and _glued().search(text) is not None


def says_in(text: str) -> tuple[str, ...]:
    """The words of ``text``, one of which a line of it must hold that may say "says"."""
    glued = () if text.isascii() else (word for word in words("says_glued") if word in text)
    return (*sorted(_last_words("says").intersection(_apart(text))), *glued)


def _apart(text: str) -> list[str]:
    return text.casefold().replace(":", " ").replace("：", " ").replace(",", " ").split()


@cache
def action_pattern() -> re.Pattern[str]:
    """One button, number or mark at a position; never backtracks over more than one of them."""
    known = alternatives("actions")
    return re.compile(
        rf"(?P<word>(?:{known})(?-i:(?![a-zà-ÿа-яё])))|(?P<number>\d[\d.,]*+[kKmM]?)|(?P<mark>{_PIECES})", re.IGNORECASE
    )


@cache
def reply_pattern() -> re.Pattern[str]:
    """A button that answers, anywhere in a line."""
    return re.compile(r"(?<![^\W\d_])(?:" + alternatives("replies") + r")(?-i:(?![a-zà-ÿа-яё]))", re.IGNORECASE)


@cache
def section_pattern() -> re.Pattern[str]:
    """A whole line that heads or sorts comments."""
    known = "|".join(re.escape(word).replace(r"\#", r"\d[\d.,]*+").replace(r"\ ", r"\s?") for word in words("sections"))
    sorts = alternatives("sorts")
    return re.compile(
        rf"(?:(?:{known})(?: (?:to|on|for|zu|sur|en|em|su|op) .{{1,150}})?|(?:{sorts})\b.{{0,40}})", re.IGNORECASE
    )


@cache
def heading_pattern() -> re.Pattern[str]:
    """A whole line that heads comments and counts them, or names them where nothing else is meant."""
    nouns, ones, alone = alternatives("headings"), alternatives("ones"), alternatives("bare_headings")
    about = rf"(?:\s?[:：]|\s(?:{alternatives('about')})\b.{{1,170}})?"
    return re.compile(
        rf"(?:(?:es gibt |there (?:are|is) |showing |all |alle )?(?:\d[\d.,]*+|(?:{ones})(?!\w))\s?(?:{nouns}){about}|"
        rf"(?:{nouns})\s?[:：]?\s?[(\[]?\s?\d[\d.,]*+\s?[)\]]?[:：]?|(?:{alone}){about})",
        re.IGNORECASE,
    )


def may_begin(text: str, table: str) -> bool:
    """Whether an entry of the table begins with the line's first word: a quick look before the phrases are tried."""
    first = _FIRST.match(text)
    return first is not None and first[0].lower() in _first_words(table)


@cache
def _first_words(table: str) -> frozenset[str]:
    return frozenset(first[0].lower() for word in words(table) if (first := _FIRST.match(word)))


@cache
def end_pattern() -> re.Pattern[str]:
    """The beginning of a line that stands after the last comment."""
    known = alternatives("ends")
    return re.compile(rf"(?:{known})(?!\w)", re.IGNORECASE)
