"""Where a phrase stands in a text: its words, with others in its gaps, or a word of each of its groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from corpusclean.label.phrases.book import CJK_RUN, LETTER, OPENS, STEM, WORDS, Cue, groups_of

_UNSPACED: Final = frozenset({"zh", "ja"})
#: What stands before the first word of a sentence.
_OPENING: Final = re.compile(rf"(?:\A|[.!?…。！？।؟:])[^{LETTER}]*+\Z")


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


def _bounded(flat: str, start: int, end: int, *, goes_on: bool = False) -> bool:
    """Whether a word starts at ``start`` and one ends at ``end``, unless it ``goes_on``; scripts without spaces have no
    such bounds, nor has what is no word.
    """
    left = start == 0 or not WORDS.match(flat, start - 1) or not _is_of_word(flat[start])
    return left and (goes_on or end == len(flat) or not WORDS.match(flat, end) or not _is_of_word(flat[end - 1]))


def _is_of_word(character: str) -> bool:
    """Whether a word that begins or ends with a character is bounded there."""
    return WORDS.match(character) is not None and CJK_RUN.match(character) is None


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
    found = _any_of(first, flat)
    return found if found and all(_any_of(group, flat) for group in others) else None


class _Word(NamedTuple):
    """A word of a group, or several in a row. ``opens``: only where a sentence begins; ``ends``: where a word ends."""

    said: str
    opens: bool
    ends: bool


@cache
def _groups(entry: str) -> tuple[tuple[_Word, ...], ...]:
    return tuple(
        tuple(_Word(word.strip(OPENS + STEM), word.startswith(OPENS), not word.endswith(STEM)) for word in group)
        for group in groups_of(entry)
    )


def _any_of(group: Iterable[_Word], flat: str) -> tuple[int, int] | None:
    return next((span for word in group if word.said in flat and (span := _word_in(word, flat))), None)


def _word_in(word: _Word, flat: str) -> tuple[int, int] | None:
    start = flat.find(word.said)
    while start >= 0:
        end = start + len(word.said)
        if _bounded(flat, start, end, goes_on=not word.ends) and not (word.opens and not _OPENING.search(flat[:start])):
            return start, end
        start = flat.find(word.said, start + 1)
    return None
