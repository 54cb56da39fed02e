"""Phrases that mark boilerplate, as data by language (``<tag>.toml`` beside this file), and the matcher over them.

A file holds ``[kind]`` tables of lists. The list says how a phrase testifies:

``line``     it is the whole line but for case, punctuation, icons and a counter around it, or the line is a row of such
``section``  as ``line``, and what follows belongs to it until clear prose
``label``    it stands at the start of the line before a colon, dash or arrow; the rest is its content
``short``    it occurs in a line of at most 200 characters (weak: ask for more)
``notice``   wherever it occurs, the paragraph of at most 1,500 characters is a notice

In a phrase ``…`` stands for one to five words (in Chinese and Japanese one to twelve characters), ``#`` for a number.
The phrases of all languages are matched at once: a page's theme need not be in the language of its text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from operator import add
from typing import Final

from attrs import frozen

from corpusclean.label.phrases.book import (
    CJK_RUN,
    HOWS,
    KINDS,
    LIMITS,
    WORDS,
    Book,
    Cue,
    How,
    Index,
    book,
    cues,
    phrase_files,
)
from corpusclean.label.words import ascii_words

__all__ = ["HOWS", "KINDS", "LIMITS", "How", "Match", "cues", "fault", "match", "normalise", "phrase_files"]

_ROW: Final = 7  # words of the longest phrase in a row of them

_UNSPACED: Final = frozenset({"zh", "ja"})
_NUMBER: Final = re.compile(r"\d(?:[\d.,]*\d)?(?:k\b)?")
_LABEL_END: Final = re.compile(r"[:：→»>|｜丨]|[–—]|\s-\s|\s\s")
_BETWEEN: Final = str.maketrans(dict.fromkeys("|/·•»›>,、，｜", " "))
_GONE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff\u0307\u0640\u0670" + "".join(
    map(chr, range(0x64B, 0x653))
)
_FOLDS: Final = ("‘’‚‛′ʼ´`", "'"), ("“”„‟″«»", '"'), ("‐‑", "-"), ("أإآ", "ا"), ("ё", "е"), ("ı", "i"), (_GONE, "")
_FOLD: Final = {letter: plain for letters, plain in _FOLDS for letter in letters}
_FOLDED: Final = re.compile(f"[{''.join(_FOLD)}]")
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


def normalise(text: str) -> str:
    """``text`` as phrases are compared: casefolded, with ASCII quotes, single spaces and no Arabic vowel marks."""
    if text.isascii():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(_FOLDED.sub(lambda letter: _FOLD[letter[0]], folded).split())


def match(text: str) -> tuple[Match, ...]:
    """All phrases in one block's text, in the order of their place; ``()`` for a text above every limit."""
    if len(text) > LIMITS["notice"]:
        return ()
    flat = normalise(text)
    words, keys = _keys(flat)
    if not words:
        return ()
    whole = book()
    found = _inside(flat, keys, whole)
    if len(flat) <= LIMITS["line"]:
        opens = _may_open(words, whole.openings)
        found += (
            (opens and _whole(flat, whole)) or _gapped(flat, keys, whole) or (opens and _row(flat, words, whole)) or []
        )
    if _may_open(words, whole.label_openings):
        found += _label(text, flat, whole)
    return tuple(sorted(found, key=_place)) if len(found) > 1 else tuple(found)


def _place(found: Match) -> tuple[int, int, int, str]:
    return found.start, -found.end, HOWS.index(found.how), found.phrase


def _may_open(said: Sequence[str], openings: frozenset[str]) -> bool:
    """Whether a line of these words may begin with a phrase that has one of ``openings``, where numbers read ``#``."""
    if said[0] in openings or not said[0].isalpha():
        return True
    return len(said) > 1 and (f"{said[0]} {said[1]}" in openings or not said[1].isalpha())


def _strip(text: str, kept: str = "#") -> tuple[int, int]:
    """The range of ``text`` without the punctuation, icons and white space at its ends."""
    start, end = 0, len(text)
    if text[:1].isalnum() and text[-1:].isalnum():
        return start, end
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in kept or WORDS.match(text, end - 1)):
        end -= 1
    while start < end and not (text[start].isalnum() or text[start] in kept or WORDS.match(text, start)):
        start += 1
    return start, end


def _key(text: str) -> str:
    """A normalised line as it is looked up: numbers as ``#``, the ends stripped."""
    numbered = _NUMBER.sub("#", text)
    start, end = _strip(numbered)
    return numbered[start:end]


def _lookups(key: str) -> Iterator[str]:
    yield key
    if key.endswith("#"):
        yield _key(key.rstrip("#"))


def _found(cue: Cue, start: int, end: int) -> Match:
    return Match(cue.kind, cue.how, cue.phrase, cue.language, start, end)


def _whole(flat: str, book: Book) -> list[Match]:
    for form in _lookups(_key(flat)):
        if cue := book.whole.get(form):
            return [_found(cue, *_strip(flat))]
    return []


def _gapped(flat: str, said: Sequence[str], book: Book) -> list[Match]:
    if book.gapped.keys().isdisjoint(said) or flat.endswith(_STOP):
        return []
    key = _key(flat)
    for cue in _candidates(_keys(key)[1], book.gapped, key):
        if _pattern(cue).fullmatch(key):
            return [_found(cue, *_strip(flat))]
    return []


def _row(flat: str, words: Sequence[str], book: Book) -> list[Match]:
    """The phrases of a line that is nothing but a row of whole-line phrases (``Home | Contact us``)."""
    if flat.isascii() and not (words[0].isalpha() or words[0][0].isdigit()):
        return []
    for word in words:
        if word not in book.words and word.isalpha():
            return []
    spans = [(m.start(), m.end()) for m in re.finditer(r"\S+", flat.translate(_BETWEEN))]
    spans = [(start, end) for start, end in spans if _key(flat[start:end]).strip("#")]
    found: list[Match] = []
    at = 0
    while at < len(spans):
        for stop in range(min(len(spans), at + _ROW), at, -1):
            start, end = spans[at][0], spans[stop - 1][1]
            if cue := book.whole.get(_key(flat[start:end])):
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
    for form in _lookups(_key(head)):
        if cue := book.label.get(form):
            start, stop = _strip(head)
            return [_found(cue, start, min(stop, len(flat)))]
    return []


def _inside(flat: str, said: Sequence[str], book: Book) -> list[Match]:
    cues = _candidates(said, book.inside, flat)
    if len(flat) > LIMITS["short"]:
        cues = [cue for cue in cues if cue.how == "notice"]
    return [_found(cue, *span) for cue in cues if (span := _occurrence(cue, flat))]


def _keys(flat: str) -> tuple[list[str], list[str]]:
    """The words of a text, and the same with the pairs of characters of Chinese, Japanese and Korean."""
    words: list[str] = ascii_words(flat) if flat.isascii() else WORDS.findall(flat)
    if flat.isascii() or not CJK_RUN.search(flat):
        return words, words
    return words, [*words, *map(add, flat, flat[1:])]


def _candidates(keys: Sequence[str], index: Index, flat: str) -> list[Cue]:
    held = [key for key in keys if key in index]
    if len(held) > 1:
        held = sorted(set(held))
    return [cue for key in held for core, cue in index[key] if core in flat]


def _occurrence(cue: Cue, flat: str) -> tuple[int, int] | None:
    return next((span for span in _places(cue, flat) if _bounded(flat, *span)), None)


def _places(cue: Cue, flat: str) -> Iterator[tuple[int, int]]:
    if "…" in cue.phrase or "#" in cue.phrase:
        yield from (found.span() for found in _pattern(cue).finditer(flat))
        return
    start = flat.find(cue.phrase)
    while start >= 0:
        yield start, start + len(cue.phrase)
        start = flat.find(cue.phrase, start + 1)


def _bounded(flat: str, start: int, end: int) -> bool:
    """Whether a word starts at ``start`` and one ends at ``end``; scripts without spaces have no such bounds."""
    left = start == 0 or not WORDS.match(flat, start - 1) or bool(CJK_RUN.match(flat, start))
    return left and (end == len(flat) or not WORDS.match(flat, end) or bool(CJK_RUN.match(flat, end - 1)))


@cache
def _pattern(cue: Cue) -> re.Pattern[str]:
    """The regular expression of a phrase with ``…`` or ``#``; every loop in it is bounded or cannot back up."""
    gap = r"[^\n]{1,12}?" if cue.language in _UNSPACED else r"\S++(?: \S++){0,4}?"
    number = "#" if cue.how in ("line", "section") else r"\d(?:[\d.,]*\d)?"
    parts = {"…": gap, "#": number}
    return re.compile("".join(parts.get(part, re.escape(part)) for part in re.split("([…#])", cue.phrase)))


def fault(phrase: str, how: How) -> str:
    """What is wrong with a phrase in a file, ``""`` if nothing. The files hold phrases as they are compared."""
    flat = normalise(phrase)
    if how not in ("short", "notice"):
        flat = _NUMBER.sub("#", flat)
    start, end = _strip(flat, "#…")
    if flat[start:end] != phrase:
        return f"write it as {flat[start:end]!r}"
    words = WORDS.findall(phrase)
    if not words:
        return "it holds no word"
    if "…" in phrase and (how == "label" or (how in ("short", "notice") and "…" in (phrase[0], phrase[-1]))):
        return "there is no gap in a label, nor at the end of a searched phrase"
    if how in ("short", "notice") and len(words) < 2 and not (CJK_RUN.search(phrase) and len(phrase) > 3):
        return "a single word would fire on prose"
    return ""
