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
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from operator import add
from typing import Any, Final, Literal, NamedTuple, get_args

from attrs import frozen

How = Literal["line", "section", "label", "short", "notice"]

HOWS: Final[tuple[How, ...]] = get_args(How)
KINDS: Final = frozenset(
    "navigation share donation related newsletter feedback cookie paywall license disclaimer bio about promo ad footer "
    "other meta".split()
)
#: The longest text, in code points, in which a phrase of each sort is looked for; ``label`` counts to the separator.
LIMITS: Final[Mapping[How, int]] = {"line": 120, "section": 120, "label": 60, "short": 200, "notice": 1500}
_ROW: Final = 7  # words of the longest phrase in a row of them

_UNSPACED: Final = frozenset({"zh", "ja"})
_CJK: Final = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
# Python's \w lacks the combining vowel signs of the Indic scripts.
_LETTER: Final = r"\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff"
_WORDS: Final = re.compile(f"[{_LETTER}]+")
_CJK_RUN: Final = re.compile(f"[{_CJK}]+")
_NUMBER: Final = re.compile(r"\d(?:[\d.,]*\d)?(?:k\b)?")
_LABEL_END: Final = re.compile(r"[:：→»>|｜丨]|[–—]|\s-\s|\s\s")
_BETWEEN: Final = str.maketrans(dict.fromkeys("|/·•»›>,、，｜", " "))
_GONE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff\u0307\u0640\u0670" + "".join(
    map(chr, range(0x64B, 0x653))
)
_FOLDS: Final = ("‘’‚‛′ʼ´`", "'"), ("“”„‟″«»", '"'), ("‐‑", "-"), ("أإآ", "ا"), ("ё", "е"), ("ı", "i"), (_GONE, "")
_FOLD: Final = str.maketrans({letter: plain for letters, plain in _FOLDS for letter in letters})
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


class _Cue(NamedTuple):
    kind: str
    how: How
    phrase: str
    language: str


@frozen
class _Book:
    """``whole`` and ``label`` by the stripped line; the others, which must be searched for, by their longest word.

    ``openings``: the words that phrases of ``whole`` begin with.
    """

    whole: Mapping[str, _Cue]
    openings: frozenset[str]
    label: Mapping[str, _Cue]
    gapped: Mapping[str, tuple[_Cue, ...]]
    short: Mapping[str, tuple[_Cue, ...]]
    notice: Mapping[str, tuple[_Cue, ...]]


def normalise(text: str) -> str:
    """``text`` as phrases are compared: casefolded, with ASCII quotes, single spaces and no Arabic vowel marks."""
    if text.isascii():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(folded.translate(_FOLD).split())


def match(text: str) -> tuple[Match, ...]:
    """All phrases in one block's text, in the order of their place; ``()`` for a text above every limit."""
    if len(text) > LIMITS["notice"]:
        return ()
    flat = normalise(text)
    book = _book()
    found = _inside(flat, book)
    if len(flat) <= LIMITS["line"]:
        found += _whole(flat, book) or _row(flat, book)
    found += _label(text, flat, book)
    return tuple(sorted(found, key=lambda m: (m.start, -m.end, HOWS.index(m.how), m.phrase)))


@cache
def phrase_files() -> tuple[tuple[str, bytes], ...]:
    """Name and content of every phrase file, by name."""
    folder = files(__name__)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple((name, folder.joinpath(name).read_bytes()) for name in names)


def _strip(text: str, kept: str = "#") -> tuple[int, int]:
    """The range of ``text`` without the punctuation, icons and white space at its ends."""
    start, end = 0, len(text)
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in kept or _WORDS.match(text, end - 1)):
        end -= 1
    while start < end and not (text[start].isalnum() or text[start] in kept or _WORDS.match(text, start)):
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


def _found(cue: _Cue, start: int, end: int) -> Match:
    return Match(cue.kind, cue.how, cue.phrase, cue.language, start, end)


def _whole(flat: str, book: _Book) -> list[Match]:
    key = _key(flat)
    for form in _lookups(key):
        if cue := book.whole.get(form):
            return [_found(cue, *_strip(flat))]
    gapped = () if flat.endswith(_STOP) else _candidates(_keys(key), book.gapped)
    for cue in gapped:
        if _pattern(cue).fullmatch(key):
            return [_found(cue, *_strip(flat))]
    return []


def _row(flat: str, book: _Book) -> list[Match]:
    """The phrases of a line that is nothing but a row of whole-line phrases (``Home | Contact us``)."""
    opening = _WORDS.search(flat)
    if opening is None or not (opening[0] in book.openings or opening[0][0].isdigit()):
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


def _label(text: str, flat: str, book: _Book) -> list[Match]:
    end = _LABEL_END.search(text, 0, LIMITS["label"])
    if end is None and len(text) > LIMITS["label"]:
        return []
    head = normalise(text[: end.start()] if end else text)
    for form in _lookups(_key(head)):
        if cue := book.label.get(form):
            start, stop = _strip(head)
            return [_found(cue, start, min(stop, len(flat)))]
    return []


def _inside(flat: str, book: _Book) -> list[Match]:
    keys = _keys(flat)
    cues = _candidates(keys, book.notice)
    if len(flat) <= LIMITS["short"]:
        cues += _candidates(keys, book.short)
    return [_found(cue, *span) for cue in cues if (span := _occurrence(cue, flat))]


def _keys(flat: str) -> set[str]:
    """The words of a text and, of Chinese, Japanese and Korean, the pairs of characters."""
    keys = set(_WORDS.findall(flat))
    if not flat.isascii() and _CJK_RUN.search(flat):
        keys.update(map(add, flat, flat[1:]))
    return keys


def _candidates(keys: set[str], index: Mapping[str, tuple[_Cue, ...]]) -> list[_Cue]:
    return [cue for key in sorted(keys & index.keys()) for cue in index[key]]


def _occurrence(cue: _Cue, flat: str) -> tuple[int, int] | None:
    return next((span for span in _places(cue, flat) if _bounded(flat, *span)), None)


def _places(cue: _Cue, flat: str) -> Iterator[tuple[int, int]]:
    if "…" in cue.phrase or "#" in cue.phrase:
        yield from (found.span() for found in _pattern(cue).finditer(flat))
        return
    start = flat.find(cue.phrase)
    while start >= 0:
        yield start, start + len(cue.phrase)
        start = flat.find(cue.phrase, start + 1)


def _bounded(flat: str, start: int, end: int) -> bool:
    """Whether a word starts at ``start`` and one ends at ``end``; scripts without spaces have no such bounds."""
    left = start == 0 or not _WORDS.match(flat, start - 1) or bool(_CJK_RUN.match(flat, start))
    return left and (end == len(flat) or not _WORDS.match(flat, end) or bool(_CJK_RUN.match(flat, end - 1)))


@cache
def _pattern(cue: _Cue) -> re.Pattern[str]:
    """The regular expression of a phrase with ``…`` or ``#``; every loop in it is bounded or cannot back up."""
    gap = r"[^\n]{1,12}?" if cue.language in _UNSPACED else r"\S++(?: \S++){0,4}?"
    number = "#" if cue.how in ("line", "section") else r"\d(?:[\d.,]*\d)?"
    parts = {"…": gap, "#": number}
    return re.compile("".join(parts.get(part, re.escape(part)) for part in re.split("([…#])", cue.phrase)))


def _anchor(phrase: str) -> str:
    unspaced = [run for run in _CJK_RUN.findall(phrase) if len(run) > 1]
    return str(max(unspaced, key=len)[:2] if unspaced else max(_WORDS.findall(phrase), key=len))


@cache
def _book() -> _Book:
    whole: dict[str, _Cue] = {}
    label: dict[str, _Cue] = {}
    anchored: dict[str, dict[str, list[_Cue]]] = {"gapped": {}, "short": {}, "notice": {}}
    kinds: dict[str, str] = {}
    for name, data in phrase_files():
        for cue in cues(name, data):
            if kinds.setdefault(cue.phrase, cue.kind) != cue.kind:
                raise ValueError(f"{name}: {cue.phrase!r} is {cue.kind}, but {kinds[cue.phrase]} elsewhere")
            if cue.how in ("short", "notice"):
                anchored[cue.how].setdefault(_anchor(cue.phrase), []).append(cue)
            elif "…" in cue.phrase:
                anchored["gapped"].setdefault(_anchor(cue.phrase), []).append(cue)
            else:
                (label if cue.how == "label" else whole).setdefault(cue.phrase, cue)
    gapped, short, notice = (
        {word: tuple(dict.fromkeys(found)) for word, found in index.items()} for index in anchored.values()
    )
    openings = frozenset(opening[0] for phrase in whole if (opening := _WORDS.search(phrase)))
    return _Book(whole, openings, label, gapped, short, notice)


def cues(name: str, data: bytes) -> Iterator[_Cue]:
    """The phrases of one file, as they stand there. Raises ValueError where kind or list is unknown."""
    table: dict[str, Any] = tomllib.loads(data.decode())
    language = table["language"]
    for kind, lists in table.items():
        if kind in ("language", "name"):
            continue
        if kind not in KINDS or not lists.keys() <= LIMITS.keys():
            raise ValueError(f"{name}: unknown kind or list under [{kind}]: {sorted(lists)}")
        for how, phrases in lists.items():
            for phrase in phrases:
                yield _Cue(kind, how, phrase, language)


def fault(phrase: str, how: How) -> str:
    """What is wrong with a phrase in a file, ``""`` if nothing. The files hold phrases as they are compared."""
    flat = normalise(phrase)
    if how not in ("short", "notice"):
        flat = _NUMBER.sub("#", flat)
    start, end = _strip(flat, "#…")
    if flat[start:end] != phrase:
        return f"write it as {flat[start:end]!r}"
    words = _WORDS.findall(phrase)
    if not words:
        return "it holds no word"
    if "…" in phrase and (how == "label" or (how in ("short", "notice") and "…" in (phrase[0], phrase[-1]))):
        return "there is no gap in a label, nor at the end of a searched phrase"
    if how in ("short", "notice") and len(words) < 2 and not (_CJK_RUN.search(phrase) and len(phrase) > 3):
        return "a single word would fire on prose"
    return ""
