"""Whether a line can be a byline at all: a cheap look before ``parse_byline`` takes it apart.

Every reading of a byline rests on a date, on "by" or a label, or on an affiliation; a line with none of them is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from corpusclean.metadata.wordlists import data, fold, words

_WORD: Final = re.compile(r"\w+")
_TWO_DIGITS: Final = re.compile(r"\d[\u200b-\u200f\ufeff]*\d")
_LABEL_SIGN: Final = re.compile(r"[:：/／|｜丨]")
_UNSPACED: Final = re.compile("[\u3040-\U0003ffff]")
_LABELS: Final = ("author", "published", "updated", "site", "other")


def may_be_byline(text: str) -> bool:
    """Whether ``text`` holds two digits, a word that introduces a name, a label with its sign, or an affiliation."""
    if _TWO_DIGITS.search(text):
        return True
    said = _WORD.findall(text.lower() if text.isascii() else fold(text))
    if not _introducing().isdisjoint(said):
        return True
    labelled = _LABEL_SIGN.search(text) is not None
    if not text.isascii() and ((labelled and _UNSPACED.search(text)) or _offices().search(text)):
        return True
    return labelled and not _label_words().isdisjoint(said)


def may_hold_by(text: str) -> bool:
    """Whether ``text`` holds the last word of what introduces a name, like "by"."""
    return not _by_words().isdisjoint(_WORD.findall(text.lower() if text.isascii() else fold(text)))


@cache
def _by_words() -> frozenset[str]:
    return frozenset(_words_at(-1, "|".join(data()[name] for name in ("by", "by_sure")).split("|")))


@cache
def _introducing() -> frozenset[str]:
    """The last words of what stands before a name, of agencies behind one, and of affiliations."""
    phrases = "|".join(data()[name] for name in ("by", "by_sure", "by_weak", "outlets")).split("|")
    return frozenset(_words_at(-1, (*phrases, *words("affiliation"))))


@cache
def _label_words() -> frozenset[str]:
    labels = "|".join(data()[f"{name}_labels"] for name in _LABELS).split("|")
    return frozenset(_words_at(0, labels))


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"{data()['affiliation_cjk']}|논설위원")


def _words_at(place: int, phrases: Iterable[str]) -> Iterable[str]:
    return (said[place] for phrase in phrases if (said := _WORD.findall(fold(phrase))))
