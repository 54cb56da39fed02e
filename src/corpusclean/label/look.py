"""A block as rules see it: its text, and the few figures that many rules need, computed once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from corpusclean.label.phrases import Match
from corpusclean.model import Block, Page

_STOPS: Final = (".", "!", "?", "。", "！", "？", "।", "؟", "…")
_AFTER_STOP: Final = "\"'”’»)]」』*_"
_ELLIPSES: Final = ("…", "...", "[…]", "[...]")
_TAIL = 12
_BARS = re.compile("[|｜·•∙]")
_WIDE = re.compile(r"\s\s|\u3000")
_GAPS = re.compile(r"\s*[|｜·•∙]\s*|\s{2,}|\u3000+")
_LONGEST_BAR = 200
_MOST_PIECE_WORDS = 4
_PROSE_WORDS = 14
_LONG_PROSE_WORDS = 30
_MOST_TEASER_WORDS = 60
_MOST_CUE_WORDS = 18
#: Phrases that running text does not hold, but for those that say who somebody is.
_NO_PROSE: Final = ("notice", "together")
#: A longer sentence may hold a phrase by chance.
_SHORT_SENTENCE = 3
_MOSTLY_LINKS = 700
#: Makes a named tuple without the call of a function in Python: a page has hundreds.
_new = tuple.__new__


class Look(NamedTuple):
    """A block as rules see it.

    ``words``: words, or for scripts without spaces half the characters. ``prose``: running text, in sentences.
    ``cut_off``: ends in an ellipsis, as teasers do. ``linked``: per mille of its characters that are links.
    ``pieces``: how many short pieces stand between bars, dots or wide gaps; 0 where one of them is long.
    """

    block: Block
    text: str
    words: int
    matches: tuple[Match, ...]
    sentence: bool
    prose: bool
    cut_off: bool
    linked: int
    pieces: int

    def match(self, *hows: str) -> Match | None:
        """The first phrase found in one of the ways ``hows``."""
        return next((m for m in self.matches if m.how in hows), None)


def is_running(look: Look) -> bool:
    """Whether a block reads as a sentence or more of running text, whatever its shape."""
    return look.sentence and look.words >= _PROSE_WORDS and look.linked < _MOSTLY_LINKS


def is_cue(look: Look) -> bool:
    """Whether a short block holds a stock phrase of boilerplate."""
    return not look.prose and look.words <= _MOST_CUE_WORDS and any(m.kind != "meta" for m in look.matches)


def look_at(page: Page, block: Block, words: int, matches: tuple[Match, ...]) -> Look:
    """A block of ``page`` with its figures. ``words``: how many; ``matches``: the phrases in its text."""
    text, shape = block.text, block.shape
    sentence, ellipsis = (False, False) if text[-1:].isalnum() else _ending(text)
    if matches and sentence and words > _SHORT_SENTENCE and in_one_place(matches):
        matches = tuple([match for match in matches if match.how != "fragment"])
    linked = min(1000, block.link_chars * 1000 // len(text)) if block.link_chars and text else 0
    cut_off = ellipsis and words < _MOST_TEASER_WORDS
    prose = (
        words >= _PROSE_WORDS
        and (sentence or (words >= _LONG_PROSE_WORDS and shape != "table"))
        and not cut_off
        and linked < _MOSTLY_LINKS
        and shape != "code"
        and not text.startswith("©")
        and not (matches and any(m.how in _NO_PROSE and m.kind != "bio" for m in matches))
    )
    if len(text) > _LONGEST_BAR or shape in ("code", "table"):
        pieces = 0
    elif (
        text.isascii()
        and "|" not in text
        and text.isprintable()
        and (block.read != "text" or len(text) == block.end - block.start)
    ):  # without bars, and it stands so in the source: there is no wide gap
        pieces = int(words <= _MOST_PIECE_WORDS and 0 < len(text.split()) <= _MOST_PIECE_WORDS)
    else:
        pieces = _count_pieces(page, block)
    return _new(Look, (block, text, words, matches, sentence, prose, cut_off, linked, pieces))


def in_one_place(matches: Sequence[Match]) -> bool:
    """Whether phrases overlap: a sentence may hold them by chance."""
    return max(match.start for match in matches) < min(match.end for match in matches)


def _ending(text: str) -> tuple[bool, bool]:
    """Whether a text ends as a sentence does, and whether in an ellipsis."""
    tail = text[-_TAIL:].rstrip()
    return tail.rstrip(_AFTER_STOP).endswith(_STOPS), tail.endswith(_ELLIPSES)


def _count_pieces(page: Page, block: Block) -> int:
    text = block.text
    is_from_text = block.read == "text"
    raw = page.source.data[block.start : block.end].decode(page.encoding.codec, "replace") if is_from_text else text
    if (text.isprintable() and raw == text and not _BARS.search(text)) or not _has_gap(raw):
        return int(0 < len(raw.split()) <= _MOST_PIECE_WORDS)
    pieces = [piece for piece in _GAPS.split(raw) if piece.strip()]
    return len(pieces) if all(len(piece.split()) <= _MOST_PIECE_WORDS for piece in pieces) else 0


def _has_gap(raw: str) -> bool:
    if raw.isascii() and raw.isprintable():
        return "|" in raw or "  " in raw
    return bool(_BARS.search(raw) or _WIDE.search(raw))
