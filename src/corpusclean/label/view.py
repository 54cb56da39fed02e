"""What a rule may look at: the blocks with the few figures that many rules need, computed once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from attrs import define

from corpusclean.label.phrases import Match, match_all
from corpusclean.label.words import (
    as_lines,
    by_ascii,
    count_ascii_pieces,
    count_ascii_pieces_by_line,
    may_lack_spaces,
)
from corpusclean.label.zones import Zones, zones
from corpusclean.metadata.byline import Byline, parse_byline
from corpusclean.model import Block, Finding, Page

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
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
_FEWEST_CELLS = 4
_MOST_TEASER_WORDS = 60
_MOST_CUE_WORDS = 18
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


@define(slots=False, frozen=True)
class Document:
    """A page's blocks as rules see them. ``claimed``: numbers of blocks that comment systems claimed."""

    page: Page
    looks: tuple[Look, ...]
    claimed: frozenset[int]

    @cached_property
    def visible(self) -> tuple[int, ...]:
        """Numbers of the blocks that read as something, are not hidden and are in no comment."""
        shown = [n for n, look in enumerate(self.looks) if look.text and not look.block.hidden]
        return tuple([n for n in shown if n not in self.claimed] if self.claimed else shown)

    @cached_property
    def shown(self) -> tuple[tuple[int, Look], ...]:
        """The ``visible`` blocks with their numbers."""
        looks = self.looks
        return tuple([(number, looks[number]) for number in self.visible])

    @cached_property
    def head(self) -> tuple[int, ...]:
        """Numbers of the visible blocks before the first running text."""
        return self.visible[: bisect_left(self.visible, self.first_prose)]

    @cached_property
    def first_prose(self) -> int:
        """Number of the first block of running text; the number of blocks where there is none."""
        return next(iter(self._running), len(self.looks))

    @cached_property
    def last_prose(self) -> int:
        """Number of the last block of running text, but for what stands between two stock phrases; -1 for none."""
        running = self._running
        return next((n for n in reversed(running) if not self._is_between_cues(n)), max(running, default=-1))

    @cached_property
    def _running(self) -> Sequence[int]:
        """Numbers of the visible blocks of running text; those that markup sets apart only if there are no others."""
        running = [n for n, look in self.shown if look.prose]
        if not running or not self.page.elements:
            return running
        labels, blocks = self.zones.labels, self.page.blocks
        return [n for n in running if (e := blocks[n].element) is None or labels[e] is None] or running

    def _is_between_cues(self, number: int) -> bool:
        before, after = self.neighbours(number)
        return before is not None and after is not None and is_cue(before) and is_cue(after)

    def byline(self, number: int) -> Byline | None:
        """What the block says as a byline; read once, for several rules ask."""
        if number not in self._bylines:
            self._bylines[number] = parse_byline(self.looks[number].text)
        return self._bylines[number]

    @cached_property
    def _bylines(self) -> dict[int, Byline | None]:
        return {}

    @cached_property
    def zones(self) -> Zones:
        """What the markup sets apart."""
        return zones(self.page, [look.words if look.prose else 0 for look in self.looks])

    @cached_property
    def layout_cells(self) -> frozenset[int]:
        """Numbers of the blocks in tables that lay out a page: tables that hold running text, or hardly anything."""
        cells = [(n, self._table(n)) for n, look in enumerate(self.looks) if look.block.shape == "table"]
        held = Counter(table for _, table in cells)
        layout = {t for n, t in cells if t is not None and (held[t] < _FEWEST_CELLS or is_running(self.looks[n]))}
        return frozenset(n for n, table in cells if table in layout)

    def is_data(self, number: int) -> bool:
        """Whether the block is code or a cell of a table that holds data."""
        shape = self.looks[number].block.shape
        return shape == "code" or (shape == "table" and number not in self.layout_cells)

    def _table(self, number: int) -> int | None:
        element = self.looks[number].block.element
        while element is not None and self.page.elements[element].tag != "table":
            element = self.page.parents[element]
        return element

    def is_outside(self, number: int) -> bool:
        """Whether the block stands before the first or after the last running text."""
        return number < self.first_prose or number > self.last_prose

    def neighbours(self, number: int) -> tuple[Look | None, Look | None]:
        """The visible blocks before and after block ``number``."""
        at = self._places[number]
        before = self.looks[self.visible[at - 1]] if at else None
        return before, self.looks[self.visible[at + 1]] if at + 1 < len(self.visible) else None

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: at for at, number in enumerate(self.visible)}


def is_running(look: Look) -> bool:
    """Whether a block reads as a sentence or more of running text, whatever its shape."""
    return look.sentence and look.words >= _PROSE_WORDS and look.linked < _MOSTLY_LINKS


def is_cue(look: Look) -> bool:
    """Whether a short block holds a stock phrase of boilerplate."""
    return not look.prose and look.words <= _MOST_CUE_WORDS and any(m.kind != "meta" for m in look.matches)


def count_words(text: str) -> int:
    """Words of ``text``; two characters make a word in scripts that are written without spaces."""
    if text.isascii():
        return count_ascii_pieces(text)
    if may_lack_spaces(text) and (unspaced := _UNSPACED.findall(text)):
        return len(unspaced) // 2 + len(_WORD.findall(_UNSPACED.sub(" ", text)))
    pieces = text.split()
    return len(pieces) - sum([not _WORD.search(piece) for piece in pieces if not piece[0].isalnum()])


def _count_all(texts: Iterable[str]) -> dict[str, int]:
    """``count_words`` of each of ``texts``, those in ASCII at once."""
    plain, other = by_ascii(dict.fromkeys(texts))
    counts = dict(zip(plain, count_ascii_pieces_by_line(as_lines(plain)), strict=False))
    for text in other:
        counts[text] = count_words(text)
    return counts


def look_at(page: Page, block: Block, words: int, matches: tuple[Match, ...]) -> Look:
    """A block of ``page`` with its figures. ``words``: how many; ``matches``: the phrases in its text."""
    text, shape = block.text, block.shape
    sentence, ellipsis = (False, False) if text[-1:].isalnum() else _ending(text)
    linked = min(1000, block.link_chars * 1000 // len(text)) if block.link_chars and text else 0
    cut_off = ellipsis and words < _MOST_TEASER_WORDS
    prose = (
        words >= _PROSE_WORDS
        and (sentence or (words >= _LONG_PROSE_WORDS and shape != "table"))
        and not cut_off
        and linked < _MOSTLY_LINKS
        and shape != "code"
        and not text.startswith("©")
        and not (matches and any(m.how == "notice" for m in matches))
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


def view(page: Page, claimed: frozenset[int]) -> Document:
    """The document of ``page``, without the blocks that comment systems ``claimed``."""
    counts = _count_all([block.text for block in page.blocks])
    matches = match_all([block.text for block in page.blocks if block.shape != "code"])
    looks = [
        look_at(page, block, counts[block.text], () if block.shape == "code" else matches[block.text])
        for block in page.blocks
    ]
    return Document(page, tuple(looks), claimed)


First = Sequence[Finding | None]
