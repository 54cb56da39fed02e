"""A block in figures: small whole numbers about its shape, its marks and its words, with no look at its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpusclean.label.model.characters import (
    CAPITAL,
    DECIMAL,
    LOWER,
    OTHER,
    SIGNS,
    SORT_BITS,
    START_BITS,
    UPPER,
    WORD,
    Characters,
    characters,
)
from corpusclean.label.model.words import Column, Lexicon, Words, lexical, line_keys, words_of
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
#: The column of each figure.
AT: Final = {name: number for number, name in enumerate(FIGURES)}
#: The numbers of the first findings: labels, or what they begin with; "" where there is none.
FOUND: Final = {
    name: number
    for number, name in enumerate(("article", "", "title", "comment", "comment.meta", "meta", "boilerplate", "hidden"))
}
_SIGNS_WITHIN: Final = 400
_SMALL: Final = 3
_ADDRESSES: Final = ("@", "http", "www.", ".com")
#: Those that are counted in the beginning alone.
_NEAR: Final = ("bars", "quotes", "angles")
_SHAPES: Final = ("", "heading", "list", "quote", "caption", "code", "table", "image", "rule", "definition", "fence")
SHAPES: Final = {shape: number for number, shape in enumerate(_SHAPES)}
_JOIN_NUMBERS: Final = {join: number for number, join in enumerate(JOINS)}
_CUES: Final = (
    *("meta", "license", "disclaimer", "bio", "about", "promo", "donation", "feedback", "paywall", "cookie"),
    *("newsletter", "related", "share", "ad", "navigation", "footer", "other"),
)
_CUE_NUMBERS: Final = {kind: number for number, kind in enumerate(_CUES, 1)}
_HOW_NUMBERS: Final = {"notice": 1, "together": 1, "short": 2, "fragment": 2, "label": 3, "section": 4, "line": 5}
_ENDINGS: Final = {",": 3, ";": 3, ":": 4, "：": 4, **dict.fromkeys(".!?。！？।؟", 6)}
_AFTER_STOP: Final = "\"'”’»)]」』*_ "
_FEW: Final = 99
_MANY: Final = 1000
_IN_WORD: Final = 2


def rows(
    looks: Sequence[Look], first: Sequence[Finding | None], lexicon: Lexicon, said: Words | None = None
) -> NDArray[np.int32]:
    """For each block its ``FIGURES``; blocks without words have them too. ``said``: their words, if already taken."""
    texts = [look.text for look in looks]
    keys, said = line_keys(texts), said or words_of(texts)
    times = Counter(keys)
    times[""] = 1
    again = np.minimum(list(map(times.__getitem__, keys)), _FEW)
    columns = (*_words(looks, said), *_signs(texts, said), *_marks(looks, first), again, *lexical(said, keys, lexicon))
    table = np.empty((len(FIGURES), len(looks)), dtype=np.int32)
    for number, column in enumerate(columns):
        table[number] = column
    return table.T


def bits(numbers: Iterable[int]) -> NDArray[np.uint8]:
    """A column of numbers below 256."""
    return np.frombuffer(bytes(numbers), dtype=np.uint8)


def _words(looks: Sequence[Look], said: Words) -> list[Column]:
    counts = np.maximum(said.counts, 1)
    low = said.kinds & (LOWER | CAPITAL) == LOWER
    own = (said.lengths, said.first & UPPER > 0, low, low & (said.lengths <= _SMALL), said.kinds & OTHER == 0)
    lengths, *shares = said.sums(np.stack(own))
    longest = np.zeros(len(looks), dtype=np.int64)
    able = np.flatnonzero(said.counts)
    if len(able):
        longest[able] = np.maximum.reduceat(said.lengths, said.bounds[able])
    return [
        np.minimum([look.words for look in looks], _MANY),
        np.minimum(lengths * 10 // counts, 255),
        *(share * 100 // counts for share in shares),
        np.minimum(longest, 60),
    ]


def _signs(texts: Sequence[str], said: Words) -> list[Column]:
    seen = said.seen if len(said.seen.whole) == sum(map(len, texts)) + len(texts) + 1 else characters(texts)
    counts = _sign_counts(seen)
    stops = np.flatnonzero(seen.codes == ord("."))
    stops = stops[seen.codes[stops + 1] == ord(" ")]
    return [
        counts["commas"],
        counts["stops"] + seen.counted(stops),
        _endings(texts, seen),
        seen.kinds[seen.starts] >> START_BITS & 7,
        bits(map(str.isupper, texts)),
        counts["bars"] + counts["angles"],
        counts["questions"],
        counts["shouts"],
        counts["quotes"] + counts["angles"],
        counts["brackets"],
        counts["money"] > 0,
        seen.counted(_addresses(seen.whole)) > 0,
        counts["copyright"] > 0,
        _dated(said),
    ]


def _sign_counts(seen: Characters) -> dict[str, NDArray[np.int64]]:
    """How many signs of each sort stand in each text."""
    sorts = seen.kinds >> SORT_BITS
    places = np.flatnonzero(sorts > 0)
    text = np.searchsorted(seen.ends, places)
    sorts = sorts[places].astype(np.int64)
    near = np.array([name in _NEAR for name in ("", *SIGNS)])
    counts = (places - seen.starts[text] < _SIGNS_WITHIN) | ~near[sorts]
    blocks = len(seen.ends)
    counted = np.bincount((sorts * blocks + text)[counts], minlength=(len(SIGNS) + 1) * blocks)
    return dict(zip(SIGNS, counted.reshape(len(SIGNS) + 1, blocks)[1:], strict=True))


def _addresses(whole: str) -> list[int]:
    """Where what addresses hold begins."""
    places = []
    for piece in _ADDRESSES:
        at = whole.find(piece)
        while at >= 0:
            places.append(at)
            at = whole.find(piece, at + 1)
    return places


def _dated(said: Words) -> NDArray[np.bool_]:
    r"""Whether a text with a number holds a year, or a piece of a date or of a time of day.

    For all texts at once what ``\b(?:19|20)\d\d\b|\d[:/.]\d\d\b`` finds in the beginning of each.
    """
    codes, kinds = said.seen.codes, said.seen.kinds
    places = said.seen.places(DECIMAL)
    digit, then = codes[places], codes[places + 1]
    year = ((digit == ord("1")) & (then == ord("9"))) | ((digit == ord("2")) & (then == ord("0")))
    parted = (then == ord(":")) | (then == ord("/")) | (then == ord("."))
    places = places[parted | (year & (kinds[places - 1] & WORD == 0))]
    for further, bit, is_so in ((2, DECIMAL, True), (3, DECIMAL, True), (4, WORD, False)):
        places = places[(kinds[places + further] & bit > 0) == is_so]
    return (said.seen.counted(places) > 0) & (said.sums(said.numeric) > 0)


def _endings(texts: Sequence[str], seen: Characters) -> NDArray[np.int64]:
    """How each text ends; nearly all end in a letter or a digit."""
    last = seen.ends - 1
    others = np.flatnonzero((seen.kinds[last] & WORD == 0) | (seen.codes[last] == ord("_")))
    endings = np.full(len(texts), _IN_WORD)
    endings[others] = [_ending(texts[number]) for number in others.tolist()]
    return endings


def _ending(text: str) -> int:
    last = text[-1:]
    if last in ("", "…") or text.endswith("..."):
        return 0
    if last in _AFTER_STOP:
        return 5 if text.rstrip(_AFTER_STOP)[-1:] in ".!?。！？।؟" else 1
    return _ENDINGS.get(last, 1)


def _marks(looks: Sequence[Look], first: Sequence[Finding | None]) -> list[Column]:
    blocks, _, _, matches, sentence, prose, cut_off, linked, pieces = zip(*looks, strict=True)
    cues = [matched[0] if matched else None for matched in matches]
    return [
        bits([SHAPES[block.shape] for block in blocks]),
        [block.level for block in blocks],
        np.minimum([block.indent for block in blocks], _FEW),
        np.minimum([block.blank_before for block in blocks], _FEW),
        np.array(linked) // 10,
        bits([_JOIN_NUMBERS[block.join] for block in blocks]),
        np.minimum(pieces, _FEW),
        bits(sentence),
        bits(prose),
        bits(cut_off),
        bits([_CUE_NUMBERS.get(cue.kind, 0) if cue else 0 for cue in cues]),
        bits([_HOW_NUMBERS[cue.how] if cue else 0 for cue in cues]),
        bits([_found(found.label if found else "") for found in first]),
        [found.score if found else 0 for found in first],
    ]


@cache
def _found(label: str) -> int:
    return FOUND.get(label, FOUND[label.partition(".")[0]])
