"""The vocabulary of comments (``words.toml``) as sets and patterns, loaded once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from corpusclean.comments.heads import heads, one_of

_NUMBER = r"\d{1,4}"
#: ASCII letters in lower case, and spaces instead of all else.
_LETTERS = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalpha() else ord(" ") for code in range(256))
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
    return one_of([list(map(re.escape, word)) for word in words(table)])


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


def plain_words(text: str) -> list[bytes]:
    """The words of a text of ASCII characters in lower case, letters alone: a quick look at it."""
    return text.encode().translate(_LETTERS).split()


@cache
def age_words() -> frozenset[bytes]:
    """Every age in ASCII letters holds one of these words."""
    marks = [mark.split() for mark in words("age_marks") if mark.isascii()]
    return frozenset(max(said, key=len).encode() for said in marks)


def may_tell_age(text: str) -> bool:
    """Whether an age may stand in the line: a quick look before the grammar is tried."""
    if text.isascii():
        return not age_words().isdisjoint(plain_words(text))
    return any(map(text.lower().__contains__, words("age_marks")))


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


@cache
def last_says() -> tuple[str, ...]:
    """What a line holds that may say "says"."""
    return (*sorted(_last_words("says")), *words("says_glued"))


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
def judging_pattern() -> re.Pattern[str]:
    """A button with which readers judge a post, anywhere in a line."""
    return re.compile(r"(?<![^\W\d_])(?:" + alternatives("judging") + r")(?-i:(?![a-zà-ÿа-яё]))", re.IGNORECASE)


@cache
def section_pattern() -> re.Pattern[str]:
    """A whole line that heads or sorts comments."""
    said = {"#": r"\d[\d.,]*+", " ": r"\s?"}
    known = one_of([[said.get(letter) or re.escape(letter) for letter in word] for word in words("sections")])
    sorts = alternatives("sorts")
    return re.compile(
        rf"(?:(?:{known})(?: (?:to|on|for|zu|sur|en|em|su|op) .{{1,150}})?|(?:{sorts})\b.{{0,40}})", re.IGNORECASE
    )


#: What stands before the number in a heading.
_LEADS = ("es gibt ", "there are ", "there is ", "showing ", "all ", "alle ")
#: What stands behind it.
_TOTALS = ("posted", "total", "insgesamt", "au total", "en total")


@cache
def heading_heads() -> frozenset[str]:
    """What a line begins with that may be a heading of comments, for ``may_begin``."""
    return heads_of("headings", "ones", "bare_headings") | heads(_LEADS)


@cache
def section_heads() -> frozenset[str]:
    """What a line begins with that may head or sort comments, for ``may_begin``."""
    return heading_heads() | heads_of("sections", "sorts")


@cache
def heading_pattern() -> re.Pattern[str]:
    """A whole line that heads comments and counts them, or names them where nothing else is meant."""
    nouns, ones, alone = alternatives("headings"), alternatives("ones"), alternatives("bare_headings")
    about = rf"(?:\s?[:：]|\s(?:{alternatives('about')})\b.{{1,170}})?"
    return re.compile(
        rf"(?:(?:{'|'.join(_LEADS)})?(?:\d[\d.,]*+|(?:{ones})(?!\w))\s?(?:{nouns}){about}|"
        rf"(?:{nouns})\s?[:：]?\s?[(\[（]?\s?\d[\d.,]*+\s?(?:[件条개]|{'|'.join(_TOTALS)})?\s?[)\]）]?[:：]?|"
        rf"(?:{alone}){about})",
        re.IGNORECASE,
    )


@cache
def heads_of(*tables: str) -> frozenset[str]:
    """What a line begins with that may begin with an entry of these tables, for ``may_begin``."""
    return heads(word for table in tables for word in words(table))


@cache
def end_pattern() -> re.Pattern[str]:
    """The beginning of a line that stands after the last comment."""
    known = alternatives("ends")
    return re.compile(rf"(?:{known})(?!\w)", re.IGNORECASE)
