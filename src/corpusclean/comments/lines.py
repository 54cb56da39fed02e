"""A page without markup as lines, windows over them, and the header shapes that are matched against windows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from corpusclean.comments.header import LONGEST, age_in, has_clock, is_counted
from corpusclean.comments.pieces import Pieces, pieces_of, triples_of
from corpusclean.comments.words import age_source, may_say, says_in, says_source
from corpusclean.model import Page, Shape

_DIGIT = re.compile(r"\d")
#: So few pieces are searched for at once.
_FEW = 4
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


class Lines(tuple[Line, ...]):
    """The lines of a page as one text, which remember where an anchor holds: systems ask for the same ones."""

    @cached_property
    def _held(self) -> dict[Callable[[Line], bool], list[int]]:
        return {}

    def anchored(self, anchor: Callable[[Line], bool]) -> list[int]:
        """The places of the lines, short enough for a header, in which ``anchor`` holds."""
        held = self._held.get(anchor)
        if held is None:
            held = self._held[anchor] = self._find(anchor)
        return held

    def _find(self, anchor: Callable[[Line], bool]) -> list[int]:
        if isinstance(anchor, Holding):
            said = anchor.looked_for.possible(self._triples) if len(anchor.pieces) > _FEW else anchor.pieces
            return sorted({at for piece in said for at in self._holding(piece)})
        places = self._numbered if anchor in (timed, clocked) else self.short
        if anchor is saying:
            places = self.anchored(holding(*says_in(self._low)))
        if anchor is numbered:
            return [at for at in places if _DIGIT.search(self[at].low)]
        return [at for at in places if anchor(self[at])]

    def _holding(self, piece: str) -> Iterator[int]:
        """The places of the short lines in which a lower-case piece stands."""
        whole, ends = self._low, self._low_ends
        start = whole.find(piece)
        while start >= 0:
            at = bisect_right(ends, start)
            yield at
            start = whole.find(piece, ends[at])

    @cached_property
    def found(self) -> dict[str, Any]:
        """What has been found out about all lines, for systems that ask for the same."""
        return {}

    @cached_property
    def _low(self) -> str:
        """All lines as ``Line.low``, each with a line feed behind it."""
        return "\n".join([line.low for line in self]) + "\n"

    @cached_property
    def _triples(self) -> NDArray[np.bool_]:
        return triples_of(self._low)

    @cached_property
    def _low_ends(self) -> list[int]:
        """For each line the place behind it in ``_low``."""
        return list(accumulate([len(line.low) + 1 for line in self]))

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

    @cached_property
    def _numbered(self) -> list[int]:
        return self.anchored(numbered)

    @cached_property
    def short(self) -> list[int]:
        """The places of the lines that are short enough for a header."""
        return [at for at, line in enumerate(self) if line.low]


@frozen
class Head:
    """A comment's header: ``lines[start:end]``, and what it says. ``order``: the post's number, where stated."""

    start: int
    end: int
    author: str | None = None
    published: str | None = None
    age: str | None = None
    score: int | None = None
    depth: int | None = None
    readings: tuple[str, ...] = ()
    opening: bool = False
    order: int | None = None
    parent: str | None = None


@frozen
class Form:
    """A header shape: a pattern over a window of lines joined by line feeds, tried only where ``anchor`` is near."""

    pattern: re.Pattern[str]
    anchor: Callable[[Line], bool]
    span: int = 6


@frozen
class Match:
    """Where a form matched: ``lines[start:end]``."""

    start: int
    end: int
    groups: dict[str, str | None] = field(eq=False)

    def said(self, name: str) -> str | None:
        """The text of a group, without space around it, or ``None``."""
        text = self.groups.get(name)
        return text.strip() if text else None


def lines_of(page: Page) -> Lines:
    """The page's blocks as lines; none where the page has markup, or hidden blocks alone."""
    if page.elements:
        return Lines()
    return Lines(
        [
            Line(i, b.text, b.text.lower() if len(b.text) <= LONGEST else "", b.indent, b.blank_before, b.shape)
            for i, b in enumerate(page.blocks)
        ]
    )


def form(pattern: str, anchor: Callable[[Line], bool], span: int = 6) -> Form:
    """A ``Form`` from patterns in which ``«name»``, ``«age»``, ``«date»`` and ``«says»`` stand for their grammar.

    The pattern matches whole lines: it begins at a line's start and ends at a line's end.
    """
    source = (
        pattern.replace("«name»", r"(?P<author>[^\n]{1,60}?)")
        .replace("«age»", f"(?P<age>{age_source()})")
        .replace("«date»", r"(?P<date>[^\n]{6,70}?)")
        .replace("«says»", says_source())
    )
    return Form(re.compile(rf"(?:{source})[ \t]*(?=\n|\Z)", re.IGNORECASE), anchor, span)


@frozen
class Holding:
    """An anchor: the line holds one of these lower-case pieces."""

    pieces: tuple[str, ...]

    @property
    def looked_for(self) -> Pieces:
        """The pieces, ready to be looked for in a whole page."""
        return _looked_for(self.pieces)

    def __call__(self, line: Line) -> bool:
        return any(piece in line.low for piece in self.pieces)


@cache
def _looked_for(pieces: tuple[str, ...]) -> Pieces:
    return pieces_of(pieces)


def is_counted_at(lines: Sequence[Line], at: int) -> bool:
    """Whether a line heads comments and says how many there are, itself or in the line above ("12", "Comments")."""
    text = lines[at].text
    if is_counted(text):
        return True
    number = lines[at - 1].text if at else ""
    return number.isdecimal() and len(number) < _DIGITS and is_counted(f"{number} {text}")


def holding(*pieces: str) -> Holding:
    """An anchor: the line holds one of these lower-case pieces."""
    return Holding(pieces)


def timed(line: Line) -> bool:
    """An anchor: the line states a time of day or an age."""
    return numbered(line) and (has_clock(line.text) or age_in(line.text) is not None)


def clocked(line: Line) -> bool:
    """An anchor: the line states a time of day."""
    return numbered(line) and has_clock(line.text)


def saying(line: Line) -> bool:
    """An anchor: the line may hold "says" in some language."""
    return may_say(line.low)


def numbered(line: Line) -> bool:
    """An anchor: the line holds a digit."""
    return _DIGIT.search(line.low) is not None


def matches(lines: Sequence[Line], forms: Sequence[Form], accept: Callable[[Match], Head | None]) -> list[Head]:
    """All headers, in order and disjoint. At each line the first form wins whose match is accepted."""
    near = [(f, set(_near(lines, f))) for f in forms]
    heads: list[Head] = []
    free = 0
    for at in sorted(set().union(*(places for _, places in near))):
        if at < free:
            continue
        head = next((h for f, places in near if at in places and (h := _try(lines, at, f, accept))), None)
        if head:
            heads.append(head)
            free = head.end
    return heads


def _near(lines: Sequence[Line], f: Form) -> Iterator[int]:
    """The lines from which on one of the next ``span`` lines holds the anchor."""
    held = lines.anchored(f.anchor) if isinstance(lines, Lines) else [n for n, x in enumerate(lines) if f.anchor(x)]
    done = 0
    for at in held:
        yield from range(max(done, at - f.span + 1), at + 1)
        done = at + 1


def _try(lines: Sequence[Line], at: int, f: Form, accept: Callable[[Match], Head | None]) -> Head | None:
    if not lines[at].text:
        return None
    if isinstance(lines, Lines):
        match = lines.match(f.pattern, at, f.span)
    else:
        match = f.pattern.match("\n".join(_window(lines, at, f.span)))
    if match is None:
        return None
    end = at + match[0].count("\n") + 1
    return accept(Match(at, end, match.groupdict()))


def _window(lines: Sequence[Line], at: int, span: int) -> Iterator[str]:
    for line in lines[at : at + span]:
        if len(line.text) > LONGEST:
            return
        yield line.text
