"""Phrases that mark boilerplate, as data by language (``<tag>.toml`` beside this file), and the matcher over them.

A file holds ``[kind]`` tables of lists. The list says how a phrase testifies:

``line``     it is the whole line but for case, punctuation, icons and a counter around it, or the line is a row of such
``section``  as ``line``, and what follows belongs to it until clear prose
``label``    it stands at the start of the line before a colon, dash or arrow; the rest is its content
``short``    it occurs in a line of at most 200 characters (weak: ask for more)
``fragment`` as ``short``, but a sentence of more than three words may hold it by chance ("… sur les réseaux sociaux.")
``notice``   wherever it occurs, the paragraph of at most 1,500 characters is a notice
``together`` groups of words (``a|b + c|d``); a paragraph of at most 500 characters holds one of each, in any order

Of a group, ``^`` stands before what must begin a sentence, ``*`` behind the beginning of a word.
In a phrase ``…`` stands for one to five words (in Chinese and Japanese one to twelve characters), ``#`` for a number.
The phrases of all languages are matched at once: a page's theme need not be in the language of its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from corpusclean.label.phrases.book import (
    HOWS,
    INSIDE,
    KINDS,
    LIMITS,
    Book,
    Cue,
    How,
    Index,
    Key,
    book,
    cues,
    phrase_files,
)
from corpusclean.label.phrases.places import occurrence, pattern
from corpusclean.label.phrases.plain import fault, held, key, normalise, strip
from corpusclean.label.phrases.scan import Able, able, words_of

__all__ = [
    "HOWS",
    "INSIDE",
    "KINDS",
    "LIMITS",
    "How",
    "Match",
    "cues",
    "fault",
    "match",
    "match_all",
    "normalise",
    "phrase_files",
]

_ROW: Final = 7  # words of the longest phrase in a row of them

_LABEL_END: Final = re.compile(r"[:：→»>|｜丨]|[–—]|\s-\s|\s\s")
_BETWEEN: Final = str.maketrans(dict.fromkeys("|/·•»›>,、，｜", " "))
_PIECE: Final = re.compile(r"\S+")
#: Texts that are looked at together: enough for all but the longest documents, few enough for their memory.
_AT_ONCE: Final = 4096
_STOP: Final = (".", "!", "?", "…", "。", "！", "？", "।", "؟")


@frozen
class Match:
    """A phrase found. ``start``/``end`` count code points of the *normalised* text."""

    kind: str
    how: How
    phrase: str
    language: str
    start: int
    end: int


def match(text: str) -> tuple[Match, ...]:
    """All phrases in one block's text, in the order of their place; ``()`` for a text above every limit."""
    if len(text) > LIMITS["notice"]:
        return ()
    flat = normalise(text)
    said = Able(text, flat, held(book().anchors, flat, words_of(flat)))
    return _in_line(said) if len(text) <= LIMITS["line"] else _in_text(said)


def match_all(texts: Iterable[str]) -> dict[str, tuple[Match, ...]]:
    """``match`` of each of ``texts``. Most hold no key of any phrase, which is told of all of them at once."""
    found: dict[str, tuple[Match, ...]] = dict.fromkeys(texts, ())
    short = [text for text in found if len(text) <= LIMITS["notice"]]
    for start in range(0, len(short), _AT_ONCE):
        for said in able(short[start : start + _AT_ONCE]):
            found[said.text] = _in_line(said) if len(said.text) <= LIMITS["line"] else _in_text(said)
    return found


@lru_cache(maxsize=8192)
def _in_line(said: Able) -> tuple[Match, ...]:
    """``_in_text``, for the lines that stand on every page."""
    return _in_text(said)


def _in_text(said: Able) -> tuple[Match, ...]:
    """The phrases in a text, whatever it is."""
    text, flat, near, opens = said
    whole, words = book(), words_of(flat) if opens else []
    opening = _opening(words)
    found = _inside(flat, near, whole)
    if len(flat) <= LIMITS["line"]:
        known = _may_open(*opening, whole.openings) and _is_known(words, whole.words)
        found += (
            (known and _whole(flat, whole)) or _gapped(flat, near, whole) or (known and _row(flat, words, whole)) or []
        )
    if _may_open(*opening, whole.label_openings):
        found += _label(text, flat, whole)
    return tuple(sorted(found, key=_place)) if len(found) > 1 else tuple(found)


def _opening(words: Iterable[str]) -> tuple[str, str]:
    """The first two words that are no numbers, ``""`` where there is none: a phrase says ``#`` for any number."""
    first = ""
    for word in words:
        if not word.isdecimal():
            if first:
                return first, word
            first = word
    return first, ""


def _may_open(first: str, second: str, openings: frozenset[str]) -> bool:
    """Whether a line that opens so may begin with a phrase that has one of ``openings``."""
    if first in openings or not first.isalpha():
        return first != ""
    return second != "" and (f"{first} {second}" in openings or not second.isalpha())


def _is_known(words: Iterable[str], known: frozenset[str]) -> bool:
    """Whether all words, numbers aside, are of ``known``."""
    return known.issuperset([word for word in words if word.isalpha()])


def _place(found: Match) -> tuple[int, int, int, str]:
    return found.start, -found.end, HOWS.index(found.how), found.phrase


def _lookups(form: str) -> Iterator[str]:
    yield form
    if form.endswith("#"):
        yield key(form.rstrip("#"))


def _found(cue: Cue, start: int, end: int) -> Match:
    return Match(cue.kind, cue.how, cue.phrase, cue.language, start, end)


def _whole(flat: str, book: Book) -> list[Match]:
    for form in _lookups(key(flat)):
        if cue := book.whole.get(form):
            return [_found(cue, *strip(flat))]
    return []


def _gapped(flat: str, near: frozenset[Key], book: Book) -> list[Match]:
    if book.gapped.keys().isdisjoint(near) or flat.endswith(_STOP):
        return []
    form = key(flat)
    for cue in _candidates(near, book.gapped, form):
        if pattern(cue).fullmatch(form):
            return [_found(cue, *strip(flat))]
    return []


def _row(flat: str, words: Sequence[str], book: Book) -> list[Match]:
    """The phrases of a line that is nothing but a row of whole-line phrases (``Home | Contact us``)."""
    if flat.endswith(".") or (flat.isascii() and not (words[0].isalpha() or words[0][0].isdigit())):
        return []
    spans = [(m.start(), m.end()) for m in _PIECE.finditer(flat.translate(_BETWEEN))]
    spans = [(start, end) for start, end in spans if key(flat[start:end]).strip("#")]
    found: list[Match] = []
    at = 0
    while at < len(spans):
        for stop in range(min(len(spans), at + _ROW), at, -1):
            start, end = spans[at][0], spans[stop - 1][1]
            if cue := book.whole.get(key(flat[start:end])):
                found.append(_found(cue, start, end))
                at = stop
                break
        else:
            return []
    return found


def _label(text: str, flat: str, book: Book) -> list[Match]:
    end = _LABEL_END.search(text, 0, LIMITS["label"])
    if end is None and len(text) > LIMITS["label"]:
        return []
    head = normalise(text[: end.start()]) if end else flat
    for form in _lookups(key(head)):
        if cue := book.label.get(form):
            start, stop = strip(head)
            return [_found(cue, start, min(stop, len(flat)))]
    return []


def _inside(flat: str, near: frozenset[Key], book: Book) -> list[Match]:
    cues = _candidates(near, book.inside, flat)
    cues = [cue for cue in dict.fromkeys(cues) if len(flat) <= LIMITS[cue.how]]
    return [_found(cue, *span) for cue in cues if (span := occurrence(cue, flat))]


def _candidates(near: frozenset[Key], index: Index, flat: str) -> list[Cue]:
    if not near:
        return []
    keys = [key for key in near if key in index]
    if len(keys) > 1:
        keys.sort(key=str)
    return [cue for key in keys for core, cue in index[key] if core in flat]
