"""Where a phrase stands in a text: its words, with others in its gaps, or a word of each of its groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from corpusclean.label.phrases.book import CJK_RUN, LETTER, OPENS, STEM, WORDS, Cue, groups_of

_UNSPACED: Final = frozenset({"zh", "ja"})
#: What stands between the end of a sentence, or the beginning of the text, and the first word of the next.
_OPENING: Final = rf"(?:\A|[.!?…。！？।؟:])[^{LETTER}]*+"


def occurrence(cue: Cue, flat: str) -> tuple[int, int] | None:
    """Where a normalised text holds a phrase, or of words that stand together one of the first group."""
    if cue.how == "together":
        return _together(cue.phrase, flat)
    return next((span for span in _places(cue, flat) if _bounded(flat, *span)), None)


def _places(cue: Cue, flat: str) -> Iterator[tuple[int, int]]:
    if "…" in cue.phrase or "#" in cue.phrase:
        yield from (found.span() for found in pattern(cue).finditer(flat))
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
def pattern(cue: Cue) -> re.Pattern[str]:
    """The regular expression of a phrase with ``…`` or ``#``; every loop in it is bounded or cannot back up."""
    gap = r"[^\n]{1,12}?" if cue.language in _UNSPACED else r"\S++(?: \S++){0,4}?"
    number = "#" if cue.how in ("line", "section") else r"\d(?:[\d.,]*\d)?"
    parts = {"…": gap, "#": number}
    return re.compile("".join(parts.get(part, re.escape(part)) for part in re.split("([…#])", cue.phrase)))


def _together(entry: str, flat: str) -> tuple[int, int] | None:
    """Where a text holds a word of the first group; ``None`` unless it holds one of each."""
    first, *others = _groups(entry)
    found = first.search(flat)
    return found.span() if found and all(other.search(flat) for other in others) else None


@cache
def _groups(entry: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_any_of(words)) for words in groups_of(entry))


def _any_of(words: list[str]) -> str:
    openings = "|".join(_as_pattern(word[1:]) for word in words if word.startswith(OPENS))
    others = "|".join(_as_pattern(word) for word in words if not word.startswith(OPENS))
    return "|".join([*([f"{_OPENING}(?:{openings})"] if openings else []), *([others] if others else [])])


def _as_pattern(word: str) -> str:
    """The pattern of a word; scripts without spaces have no bounds, and ``STEM`` goes on."""
    said = word.removesuffix(STEM)
    left = rf"(?<![{LETTER}])" if _is_of_word(said[0]) else ""
    right = rf"(?![{LETTER}])" if _is_of_word(said[-1]) and not word.endswith(STEM) else ""
    return left + re.escape(said).replace(r"\#", r"\d(?:[\d.,]*\d)?") + right


def _is_of_word(character: str) -> bool:
    """Whether a word that begins or ends with a character is bounded there."""
    return WORDS.match(character) is not None and CJK_RUN.match(character) is None
