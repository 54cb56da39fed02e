"""A page without markup as lines, and as one text in which a cheap look finds the lines that a system asks for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from corpusclean.comments.template import LONGEST, is_counted
from corpusclean.model import Block, Page, Shape
from corpusclean.pieces import codes_of, triples_of

_DIGIT = re.compile(r"\d")
_DIGITS = 6


class Line(NamedTuple):
    """A block as a comment system of flat text sees it.

    ``block``: its index in ``Page.blocks``. ``low``: its text in lower case, empty where it is too long for a header.
    """

    block: int
    text: str
    low: str
    indent: int = 0
    gap: int = 0
    shape: Shape = ""


class Anchor(Protocol):
    """What one line of a header has, looked for in a whole page; short lines alone can have it."""

    def __hash__(self) -> int: ...

    def places(self, lines: Lines, /) -> list[int]:
        """The places of the lines, in order."""


class Lines(tuple[Line, ...]):
    """The lines of a page as one text, which remember where an anchor holds: systems ask for the same ones."""

    @cached_property
    def _held(self) -> dict[Anchor, list[int]]:
        return {}

    def anchored(self, anchor: Anchor) -> list[int]:
        """The places of the lines, short enough for a header, in which ``anchor`` holds."""
        held = self._held.get(anchor)
        if held is None:
            held = self._held[anchor] = anchor.places(self)
        return held

    def until(self, end: int) -> Lines:
        """The lines above the one at ``end``."""
        return Lines(self[:end])

    @cached_property
    def found(self) -> dict[str, Any]:
        """What has been found out about all lines, for systems that ask for the same."""
        return {}

    @cached_property
    def low(self) -> str:
        """All lines as ``Line.low``, each with a line feed behind it."""
        return "\n".join([line.low for line in self]) + "\n"

    @cached_property
    def triples(self) -> NDArray[np.bool_]:
        """Which triples of characters ``low`` has."""
        return triples_of(codes_of(self.low))

    @cached_property
    def _low_ends(self) -> list[int]:
        """For each line the place behind it in ``low``."""
        return list(accumulate([len(line.low) + 1 for line in self]))

    def holding(self, piece: str, then: re.Pattern[str] | None = None) -> Iterator[int]:
        """The places of the short lines in which a lower-case piece stands, and ``then`` matches from it on."""
        low, ends = self.low, self._low_ends
        start = low.find(piece)
        while start >= 0:
            if then is None or then.match(low, start):
                at = bisect_right(ends, start)
                yield at
                start = low.find(piece, ends[at])
            else:
                start = low.find(piece, start + 1)

    def hold(self, pieces: Iterable[str]) -> bool:
        """Whether one of these lower-case pieces stands in a short line."""
        return any(piece in self.low for piece in pieces)

    @cached_property
    def numbered(self) -> list[int]:
        """The places of the short lines that hold a digit."""
        search = _DIGIT.search
        return [at for at, line in enumerate(self) if search(line.low)]

    @cached_property
    def _said(self) -> str:
        return "\n".join([line.text for line in self])

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate([len(line.text) + 1 for line in self], initial=0))

    @cached_property
    def _long(self) -> list[int]:
        """The places of the lines that are too long for a header."""
        return [at for at, line in enumerate(self) if len(line.text) > LONGEST]

    def match(self, pattern: re.Pattern[str], at: int, span: int) -> re.Match[str] | None:
        """A match of ``pattern`` from line ``at`` on, within ``span`` lines short enough for a header."""
        long = bisect_left(self._long, at)
        end = min(at + span, len(self), self._long[long] if long < len(self._long) else len(self))
        return pattern.match(self._said, self._starts[at], max(self._starts[at], self._starts[end] - 1))


def lines_of(page: Page) -> Lines:
    """The page's blocks as lines; hidden ones of a page with markup are empty."""
    if page.elements:
        return Lines([_line(i, b) for i, b in enumerate(page.blocks)])
    new = tuple.__new__  # a page has hundreds of lines: made without the call of a function in Python for each
    return Lines(
        [
            new(Line, (i, b.text, b.text.lower() if len(b.text) <= LONGEST else "", b.indent, b.blank_before, b.shape))
            for i, b in enumerate(page.blocks)
        ]
    )


def _line(number: int, block: Block) -> Line:
    text = "" if block.hidden else block.text
    low = text.lower() if len(text) <= LONGEST else ""
    return Line(number, text, low, gap=int(block.join == "\n\n"), shape="heading" if block.shape == "heading" else "")


def is_counted_at(lines: Sequence[Line], at: int) -> bool:
    """Whether a line heads comments and says how many there are, itself or in the line above ("12", "Comments")."""
    text = lines[at].text
    if is_counted(text):
        return True
    number = lines[at - 1].text if at else ""
    return number.isdecimal() and len(number) < _DIGITS and is_counted(f"{number} {text}")
