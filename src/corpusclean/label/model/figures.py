"""A block in figures: small whole numbers about its shape, its marks and its words, with no look at its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpusclean.label.model.words import MOST_CHARACTERS, Column, Lexicon, Words, lexical, line_keys, words_of
from corpusclean.label.view import Look
from corpusclean.model import JOINS, Finding

#: The figures of ``rows``, in their order. Shares are per cent, marks are counts, what happens or not is 0 or 1.
FIGURES: Final = (
    *("words", "word_length", "capitals", "lower", "small", "numbers", "longest", "commas", "stops", "ending", "start"),
    *("upper", "bars", "questions", "shouts", "quotes", "brackets", "money", "address", "copyright", "date"),
    *("shape", "level", "indent", "blank", "linked", "join", "pieces", "sentence", "prose", "cut_off"),
    *("cue", "cue_how", "found", "found_score", "again"),
    *("lexical", "lexical_mean", "pairs", "pairs_mean", "line", "known"),
)
_SIGNS_WITHIN: Final = 400
_SMALL: Final = 3
_DATE: Final = re.compile(r"\b(?:19|20)\d\d\b|\d[:/.]\d\d\b")
_ADDRESSES: Final = ("@", "http", "www.", ".com")
#: Signs that are counted together; the last sort counts as bars and as quotes.
_SIGNS: Final[Mapping[str, str]] = {
    "commas": ",，、",
    "stops": "。",
    "bars": "|·•∙›→>/",
    "questions": "?？",
    "shouts": "!",
    "quotes": '"“”„«「」',
    "brackets": "(",
    "money": "$£¥" + "".join(map(chr, range(0x20A0, 0x20C0))),
    "copyright": "©",
    "angles": "»",
}
#: Those that are counted in the beginning alone.
_NEAR: Final = ("bars", "quotes", "angles")
_SHAPES: Final = ("", "heading", "list", "quote", "caption", "code", "table", "image", "rule", "definition", "fence")
_SHAPE_NUMBERS: Final = {shape: number for number, shape in enumerate(_SHAPES)}
_JOIN_NUMBERS: Final = {join: number for number, join in enumerate(JOINS)}
_CUES: Final = (
    *("meta", "license", "disclaimer", "bio", "about", "promo", "donation", "feedback", "paywall", "cookie"),
    *("newsletter", "related", "share", "ad", "navigation", "footer", "other"),
)
_CUE_NUMBERS: Final = {kind: number for number, kind in enumerate(_CUES, 1)}
_HOW_NUMBERS: Final = {"notice": 1, "short": 2, "label": 3, "section": 4, "line": 5}
_ENDINGS: Final = {"…": 0, ",": 3, ";": 3, ":": 4, "：": 4, **dict.fromkeys(".!?。！？।؟", 6)}
_AFTER_STOP: Final = "\"'”’»)]」』*_ "
_FEW: Final = 99


def rows(
    looks: Sequence[Look], first: Sequence[Finding | None], lexicon: Lexicon, said: Words | None = None
) -> NDArray[np.int32]:
    """For each block its ``FIGURES``; blocks without words have them too. ``said``: their words, if already taken."""
    texts = [look.text for look in looks]
    keys, said = line_keys(texts), said or words_of(texts)
    times = Counter(keys)
    again = [min(_FEW, times[key]) if key else 1 for key in keys]
    columns = (*_words(looks, said), *_signs(texts, said), *_marks(looks, first), again, *lexical(said, keys, lexicon))
    table = np.empty((len(looks), len(FIGURES)), dtype=np.int32)
    for number, column in enumerate(columns):
        table[:, number] = column
    return table


def _words(looks: Sequence[Look], said: Words) -> list[Column]:
    counts = np.maximum(said.counts, 1)
    lengths = list(map(len, said.distinct))
    lower = list(map(str.islower, said.distinct))
    longest = np.zeros(len(looks), dtype=np.int64)
    able = np.flatnonzero(said.counts)
    if len(able):
        longest[able] = np.maximum.reduceat(np.array(lengths)[said.numbers], said.bounds[able])
    return [
        [min(look.words, 1000) for look in looks],
        np.minimum(said.sums(lengths) * 10 // counts, 255),
        said.sums([word[0].isupper() for word in said.distinct]) * 100 // counts,
        said.sums(lower) * 100 // counts,
        said.sums([low and length <= _SMALL for low, length in zip(lower, lengths, strict=True)]) * 100 // counts,
        said.sums(list(map(str.isdecimal, said.distinct))) * 100 // counts,
        np.minimum(longest, 60),
    ]


def _signs(texts: Sequence[str], said: Words) -> list[Column]:
    whole = "\0".join(texts)
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
    counts = _sign_counts(whole, ends)
    addresses = [piece for piece in _ADDRESSES if piece in whole]
    numbered = said.sums(said.numeric).tolist()
    return [
        counts["commas"],
        counts["stops"] + np.array([text.count(". ") for text in texts]),
        list(map(_ending, texts)),
        list(map(_start, texts)),
        list(map(str.isupper, texts)),
        counts["bars"] + counts["angles"],
        counts["questions"],
        counts["shouts"],
        counts["quotes"] + counts["angles"],
        counts["brackets"],
        counts["money"] > 0,
        [any(map(text.__contains__, addresses)) for text in texts],
        counts["copyright"] > 0,
        [bool(number and _DATE.search(text, 0, MOST_CHARACTERS)) for number, text in zip(numbered, texts, strict=True)],
    ]


def _sign_counts(whole: str, ends: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
    """How many signs of each sort stand in each text. ``whole``: all texts, a NUL apart; ``ends``: behind each NUL."""
    characters = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    sorts = _sign_numbers().take(characters, mode="clip")
    places = np.flatnonzero(sorts)
    text = np.searchsorted(ends, places, side="right")
    sorts = sorts[places]
    within = places - np.concatenate(([0], ends))[text]
    near = np.array([name in _NEAR for name in ("", *_SIGNS)])
    counts = (within < _SIGNS_WITHIN) | ~near[sorts]
    counted = np.bincount((sorts * len(ends) + text)[counts], minlength=(len(_SIGNS) + 1) * len(ends))
    return dict(zip(_SIGNS, counted.reshape(len(_SIGNS) + 1, len(ends))[1:], strict=True))


@cache
def _sign_numbers() -> NDArray[np.int64]:
    """For each character up to U+FFFF the number of its sort in ``_SIGNS`` from 1 on; 0 for all others."""
    numbers = np.zeros(0x10000, dtype=np.int64)
    for number, signs in enumerate(_SIGNS.values(), 1):
        numbers[list(map(ord, signs))] = number
    return numbers


def _ending(text: str) -> int:
    last = text[-1:]
    if last.isalnum():
        return 2
    if last in ("", "…") or text.endswith("..."):
        return 0
    if last in _AFTER_STOP:
        return 5 if text.rstrip(_AFTER_STOP)[-1:] in ".!?。！？।؟" else 1
    return _ENDINGS.get(last, 1)


def _start(text: str) -> int:
    letter = text[:1]
    if letter.isupper():
        return 3
    if letter.islower():
        return 4
    if letter.isalpha():
        return 2
    return int(letter.isdigit())


def _marks(looks: Sequence[Look], first: Sequence[Finding | None]) -> list[Column]:
    blocks = [look.block for look in looks]
    matches = [look.matches[0] if look.matches else None for look in looks]
    return [
        [_SHAPE_NUMBERS[block.shape] for block in blocks],
        [block.level for block in blocks],
        [min(block.indent, _FEW) for block in blocks],
        [min(block.blank_before, _FEW) for block in blocks],
        [look.linked // 10 for look in looks],
        [_JOIN_NUMBERS[block.join] for block in blocks],
        [min(look.pieces, _FEW) for look in looks],
        [look.sentence for look in looks],
        [look.prose for look in looks],
        [look.cut_off for look in looks],
        [_CUE_NUMBERS.get(match.kind, 0) if match else 0 for match in matches],
        [_HOW_NUMBERS[match.how] if match else 0 for match in matches],
        list(map(_finding, first)),
        [found.score if found else 0 for found in first],
    ]


def _finding(found: Finding | None) -> int:
    """0 article, 1 nothing found, 2 title, 3 comment, 4 its header, 5 meta, 6 boilerplate, 7 hidden."""
    if found is None:
        return 1
    whole = {"title": 2, "comment": 3, "comment.meta": 4, "meta": 5, "hidden": 7}.get(found.label)
    return whole if whole is not None else 6 * found.label.startswith("boilerplate")
