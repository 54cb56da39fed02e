"""A block in figures: small whole numbers about its shape, its marks and its words, with no look at its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

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
#: Words of a block that are looked at.
_MOST_WORDS: Final = 120
_MOST_CHARACTERS: Final = 1200
_SIGNS_WITHIN: Final = 400
_SMALL: Final = 3
_LONGEST_LINE: Final = 80
_WORD: Final = re.compile(r"\w+")
_DATE: Final = re.compile(r"\b(?:19|20)\d\d\b|\d[:/.]\d\d\b")
_MONEY: Final = re.compile("[\u00a3\u00a5\u20a0-\u20bf]")
_BARS: Final = re.compile(r"[|·•∙»›→>/]")
_QUOTES: Final = re.compile('["“”„«»「」]')
_DIGITS: Final = re.compile(r"\d+")
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


class Lexicon(NamedTuple):
    """How much more often words stand in content than elsewhere, in sixteenths of a doubling.

    ``words``: word → (number, weight). ``pairs``: ``number << 16 | number`` of two words in a row → weight. ``lines``:
    whole short line → weight. Words are in lower case, a word with a digit is ``#``.
    """

    words: Mapping[str, tuple[int, int]]
    pairs: Mapping[int, int]
    lines: Mapping[str, int]


def line_key(text: str) -> str:
    """A short line as the lexicon holds it; empty for a longer one."""
    return _DIGITS.sub("#", " ".join(text.lower().split())) if len(text) <= _LONGEST_LINE else ""


def first_words(text: str) -> list[str]:
    """The words of a text that are looked at."""
    return _WORD.findall(text[:_MOST_CHARACTERS])[:_MOST_WORDS]


def rows(looks: Sequence[Look], first: Sequence[Finding | None], lexicon: Lexicon) -> list[list[int]]:
    """For each block its ``FIGURES``; blocks without words have them too."""
    keys = [line_key(look.text) for look in looks]
    times = Counter(keys)
    return [
        _row(look, found, lexicon, min(_FEW, times[key]) if key else 1, key)
        for look, found, key in zip(looks, first, keys, strict=True)
    ]


def _row(look: Look, found: Finding | None, lexicon: Lexicon, again: int, key: str) -> list[int]:
    said = first_words(look.text)
    return [*_words(look, said), *_signs(look.text, said), *_marks(look, found), again, *lexical(said, key, lexicon)]


def _words(look: Look, said: Sequence[str]) -> list[int]:
    count = len(said) or 1
    lower = [word for word in said if word.islower()]
    lengths = list(map(len, said))
    letters = sum(lengths)
    capitals = sum(map(str.isupper, [word[0] for word in said]))
    return [
        min(look.words, 1000),
        min(letters * 10 // count, 255),
        capitals * 100 // count,
        len(lower) * 100 // count,
        sum([len(word) <= _SMALL for word in lower]) * 100 // count,
        sum(map(str.isdecimal, said)) * 100 // count,
        min(max(lengths, default=0), 60),
    ]


def _signs(text: str, said: Sequence[str]) -> list[int]:
    wide = not text.isascii()
    numbered = any(map(str.isdigit, [word[0] for word in said]))
    return [
        text.count(",") + (text.count("，") + text.count("、") if wide else 0),
        text.count(". ") + (text.count("。") if wide else 0),
        _ending(text),
        _start(text),
        int(text.isupper()),
        _count(text, _BARS, "|>/"),
        text.count("?") + (text.count("？") if wide else 0),
        text.count("!"),
        _count(text, _QUOTES, '"'),
        text.count("("),
        int("$" in text or (wide and bool(_MONEY.search(text)))),
        int("@" in text or "http" in text or "www." in text or ".com" in text),
        int("©" in text),
        int(numbered and bool(_DATE.search(text, 0, _MOST_CHARACTERS))),
    ]


def _count(text: str, signs: re.Pattern[str], ascii_signs: str) -> int:
    """How many ``signs`` stand near the beginning; those of a text without others are counted faster."""
    if text.isascii():
        return sum([text.count(sign, 0, _SIGNS_WITHIN) for sign in ascii_signs])
    return len(signs.findall(text, 0, _SIGNS_WITHIN))


def _ending(text: str) -> int:
    last = text[-1:]
    if last in ("", "…") or text.endswith("..."):
        return 0
    if last in _AFTER_STOP:
        return 5 if text.rstrip(_AFTER_STOP)[-1:] in ".!?。！？।؟" else 1
    return _ENDINGS.get(last, 2 if last.isalnum() else 1)


def _start(text: str) -> int:
    letter = text[:1]
    if letter.islower():
        return 4
    if letter.isupper():
        return 3
    if letter.isalpha():
        return 2
    return int(letter.isdigit())


def _marks(look: Look, found: Finding | None) -> list[int]:
    block = look.block
    match = look.matches[0] if look.matches else None
    return [
        _SHAPE_NUMBERS[block.shape],
        block.level,
        min(block.indent, _FEW),
        min(block.blank_before, _FEW),
        look.linked // 10,
        _JOIN_NUMBERS[block.join],
        min(look.pieces, _FEW),
        int(look.sentence),
        int(look.prose),
        int(look.cut_off),
        _CUE_NUMBERS.get(match.kind, 0) if match else 0,
        _HOW_NUMBERS[match.how] if match else 0,
        _finding(found),
        found.score if found else 0,
    ]


def _finding(found: Finding | None) -> int:
    """0 article, 1 nothing found, 2 title, 3 comment, 4 its header, 5 meta, 6 boilerplate, 7 hidden."""
    if found is None:
        return 1
    whole = {"title": 2, "comment": 3, "comment.meta": 4, "meta": 5, "hidden": 7}.get(found.label)
    return whole if whole is not None else 6 * found.label.startswith("boilerplate")


def lexical(said: Sequence[str], key: str, lexicon: Lexicon) -> list[int]:
    """Sums and means of the weights of a block's words, the weight of the whole line, the share of known words."""
    known, pairs = lexicon.words, lexicon.pairs
    total = paired = seen = 0
    before = -1
    for word in said:
        entry = known.get("#" if word[0].isdigit() else word.lower())
        if entry is None:
            before = -1
            continue
        number, weight = entry
        total += weight
        seen += 1
        if before >= 0:
            paired += pairs.get(before << 16 | number, 0)
        before = number
    count = len(said)
    return [
        max(-1000, min(1000, total)),
        total * 10 // (count + 2),
        max(-1000, min(1000, paired)),
        paired * 10 // (count + 2),
        lexicon.lines.get(key, 0) if key else 0,
        seen * 100 // count if count else 0,
    ]
