"""Words that introduce a name: labels like "Author:" and verbs like "written by", in many languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from corpusclean.metadata.wordlists import data, fold, words

#: A name of an office or a team has at most so many words.
_MOST: Final = 5
_STOPS: Final = re.compile(r"[.!?…:;,|/(){}\[\]@#=<>\d]")
_GLUED: Final = re.compile(
    r"(?:(?:Written|Posted|Words|Reviewed|Story|Article) )?[Bb]y(?=[A-ZÀ-Þ][a-zà-ÿ'’.-]{1,20} [A-ZÀ-Þ])"
)
#: Words that the patterns below have beside those of the lists.
_MORE: Final = "article|author|authors|autor|autorin|autoren|auteur|auteurs|by|written|posted|words|reviewed|story"


@cache
def label() -> re.Pattern[str]:
    """A line that is nothing but a label for a name."""
    said = "|".join(data()[name] for name in ("author_labels", "by", "by_sure"))
    return re.compile(rf"(?:{said}|article written by|von|di|av|af|door)\s*[:：]?", re.IGNORECASE)


@cache
def starts() -> re.Pattern[str]:
    """What a line begins with that goes on with a name."""
    said = "|".join(data()[name] for name in ("by_sure", "by", "by_weak", "author_labels"))
    return re.compile(
        rf"(?:{said})\s*[:：]?\s+|(?:{data()['author_labels']})\s*[:：]\s*|(?-i:{_GLUED.pattern})", re.IGNORECASE
    )


@cache
def sure_starts() -> re.Pattern[str]:
    """Words behind which a name stands, wherever on the page they are."""
    return re.compile(
        rf"(?:article )?(?:{data()['by_sure']}|authors?|autor(?:in|en)?|auteurs?)\s*[:：]?(?:\s|$)", re.IGNORECASE
    )


def _phrases(names: Iterable[str]) -> Iterator[str]:
    yield from (one.lower() for name in names for one in data()[name].split("|"))
    yield from _MORE.split("|")


@cache
def _beginnings() -> frozenset[str]:
    """What ``starts`` can begin with: a letter or two of each word for it, in lower case."""
    said = _phrases(("by_sure", "by", "by_weak", "author_labels"))
    return frozenset(one[: 2 if one[1:2].isalpha() else 1] for one in said)


@cache
def _sure_beginnings() -> frozenset[str]:
    """What ``sure_starts`` can begin with: three letters of each phrase, in lower case; none is shorter."""
    return frozenset(one[:3] for one in _phrases(("by_sure",)))


def may_start(text: str) -> bool:
    """Whether ``starts`` can match: a cheap look, too often yes and never no wrongly."""
    return text[:2].lower() in _beginnings() or text[:1].lower() in _beginnings()


def start_surely(texts: Iterable[str]) -> list[bool]:
    """Whether ``sure_starts`` matches, for each of many texts."""
    known, match = _sure_beginnings(), sure_starts().match
    return [text[:3].lower() in known and match(text) is not None for text in texts]


def without_label(said: str) -> str:
    """A value without the word that introduces it."""
    match = starts().match(said) if may_start(said) else None
    return said[match.end() :].strip() if match and match.end() < len(said) else said


def is_office(text: str) -> bool:
    """Whether the text can be called what a team, an office or an outlet is: a few words with capitals."""
    said = text.split()
    if not 1 < len(said) <= _MOST or _STOPS.search(text) or not said[0][0].isupper():
        return False
    if not words("not_offices").isdisjoint(map(fold, said)):
        return False
    return all(
        word[0].isupper() or fold(word) in words("small") or fold(word) in words("particles") for word in said
    ) or (fold(said[-1]) in words("teams"))
