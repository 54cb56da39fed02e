"""Pieces of text between tags → blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from corpusclean.html.seen import Seen
from corpusclean.html.stack import Frame, root
from corpusclean.html.tables import LINE, PARAGRAPH, SPACE, TAB
from corpusclean.model import JOINS, Block, Edit, Read, Space
from corpusclean.provenance.replay import MARK, edit, read_as, space
from corpusclean.read.html_elements import Elements
from corpusclean.read.html_tokens import Characters

_WHITE: Final = "\t\n\x0b\x0c\r "
_LINE_ENDS: Final = "\r\n"
_MARK: Final = re.compile(MARK)


class Blocks:
    """Collects pieces of text into blocks.

    ``_break``: the break since the last visible block; ``_shown_break``: since the last block, as if all were visible.
    ``glued``: no block is open, and nothing yet stands behind the last one. ``settled``: one more break of this
    strength or less changes nothing.
    """

    def __init__(self, characters: Characters, edits_of: Callable[[str], tuple[Edit, ...]]) -> None:
        self.found: list[Block] = []
        self.elements = Elements(characters)
        self.is_open = False
        self.glued = False
        self.settled = 0
        self._characters = characters
        self._lowered = characters.lowered
        self._edits_of = edits_of
        self._break = self._shown_break = PARAGRAPH
        self._one_line_break = False
        self._in_fresh_cell = False
        self._start = self._end = 0
        self._indent: int | None = None
        self._frame = root()
        self._seen = self._frame.seen
        self._links: list[tuple[int, int]] = []
        self._linked = False
        self._plain = False

    # --- breaks ---

    def breaks(self, strength: int, seen: Seen) -> None:
        """A break of at least ``strength`` stands before the next block. Inside a hidden element it is only a space."""
        self._indent = None
        self.glued = False
        if self._in_fresh_cell:
            return
        if seen.keep and strength > LINE:
            strength = LINE
        self._shown_break = max(self._shown_break, strength)
        if strength > self._break:
            self._break = max(self._break, SPACE) if seen.hidden else strength
        self.settled = min(self._break, self._shown_break)

    def line_break(self, seen: Seen) -> None:
        """A ``<br>``: two are a paragraph's break."""
        self.breaks(PARAGRAPH if self._one_line_break and not seen.keep else LINE, seen)
        self._one_line_break = not seen.hidden

    def row(self, seen: Seen, *, first: bool) -> None:
        """A table's row begins, a line below the one before, whatever its cells end with."""
        self._in_fresh_cell = False
        if first or seen.hidden:
            self.breaks(LINE, seen)
        else:
            self._break = self._shown_break = LINE
            self.settled = 0

    def cell(self, seen: Seen, *, first: bool) -> None:
        """A table's cell begins, a tab behind the one before; what it begins with breaks nothing."""
        self._in_fresh_cell = False
        if first or seen.hidden:
            self.breaks(TAB, seen)
        else:
            self._break = self._shown_break = TAB
            self.settled = 0
        self._in_fresh_cell = not seen.hidden

    def leave_cell(self) -> None:
        """A table, row or cell ends."""
        self._in_fresh_cell = False

    def space(self) -> None:
        """White space stands between blocks."""
        self._break = max(self._break, SPACE)
        self._shown_break = max(self._shown_break, SPACE)
        self.glued = False

    # --- text ---

    def piece(self, start: int, end: int, frame: Frame) -> None:
        """Text from ``start`` to ``end`` stands in ``frame``."""
        seen = frame.seen
        if seen.dropped:
            self.skip()
            return
        if seen is not self._seen and self._changes(seen):
            self.close()
        if seen.keep and not self._lowered[start:end].strip(_WHITE):
            self._blank(start, end)
            return
        if not self.is_open:
            self._open(start, frame)
        else:
            while not self._frame.is_open:  # the block's element is the innermost that is still open
                self._frame = self._frame.parent
        self._end = end
        if not seen.link:
            self._linked = False
            self._plain = True
        elif self._linked:
            self._links[-1] = (self._links[-1][0], end)
        else:
            self._links.append((start, end))
            self._linked = True

    def _changes(self, seen: Seen) -> bool:
        return seen.keep != self._seen.keep or bool(seen.hidden) != bool(self._seen.hidden)

    def _blank(self, start: int, end: int) -> None:
        if self.is_open:
            return
        said = self._lowered[start:end]
        lines = max(said.rfind("\n"), said.rfind("\r"))
        if lines >= 0:
            self.breaks(LINE, Seen())
            self._indent = start + lines + 1
        elif self._indent is None:
            self._indent = start
        self.settled = 0

    def _open(self, start: int, frame: Frame) -> None:
        if frame.seen.keep and self._lowered[start] not in _LINE_ENDS and self._indent is not None:
            start = self._indent
        self.is_open = True
        self.glued = self._one_line_break = self._in_fresh_cell = self._linked = self._plain = False
        self._indent = None
        self._start = start
        self._frame = frame
        self._seen = frame.seen
        self._links = []

    def skip(self) -> None:
        """What stands here reads as nothing: no block and no indentation goes across it."""
        self.close()
        self._indent = None

    def close(self) -> None:
        """End the open block, if there is one."""
        if not self.is_open:
            return
        self.is_open = False
        keep = self._seen.keep
        white = _LINE_ENDS if keep else _WHITE
        lowered, start, end = self._lowered, self._start, self._end
        if lowered[start] in white or lowered[end - 1] in white:
            start, end = self._trimmed(start, end, white)
        if keep and self._start < start:
            self.breaks(LINE, self._seen)
        if start < end:
            self._add(start, end, "html")
        if end < self._end:
            self.breaks(LINE if keep else SPACE, self._seen)
        elif lowered[end : end + 1] in ("\t", "\n", "\x0c", "\r", " "):
            self.space()

    def _trimmed(self, start: int, end: int, white: str) -> tuple[int, int]:
        said = self._lowered[start:end]
        first = len(said) - len(said.lstrip(white))
        return start + first, max(start + first, start + len(said.rstrip(white)))

    def whole(self, start: int, end: int, read: Read, frame: Frame) -> None:
        """Text from ``start`` to ``end`` is a block for itself, which does not read as HTML."""
        self.skip()
        white = _LINE_ENDS if frame.seen.keep else _WHITE
        said = self._lowered[start:end]
        first = start + len(said) - len(said.lstrip(white))
        last = end - (len(said) - len(said.rstrip(white)))
        if first >= last:
            return
        if start < first:
            self.space()
        self._open(first, frame)
        self.is_open = False
        self._plain = not frame.seen.link
        self._links = [(first, last)]
        self._add(first, last, read)
        if last < end:
            self.space()

    def _add(self, start: int, end: int, read: Read) -> None:
        seen = self._seen
        said = self._said(start, end, read)
        plain = spaced(said)
        if not plain:
            self.space()
            return
        if plain[0] != said[0] and not seen.keep:
            self.space()
        edits = () if seen.shape == "code" else self._edits_of(said)
        text = plain
        if edits or seen.keep:
            changed = edit(said, [(e.start, e.end, e.replacement) for e in edits])
            text = space(changed, "keep" if seen.keep else "collapse")
        hidden = bool(seen.hidden)
        join = JOINS[min(self._break, SPACE) if hidden else self._break]
        links = self._link_characters(text, read) if self._links else 0
        element = self.elements.index(self._frame)
        start, end = self._characters.span(start, end)
        ws: Space = "keep" if seen.keep else "collapse"
        shown = JOINS[self._shown_break]
        # By position, for so many names would take longer than all the rest of a block's making.
        self.found.append(
            Block(start, end, text, read, ws, edits, join, seen.shape, seen.level, 0, 0, links, hidden, element, shown)
        )
        self._shown_break = self.settled = 0
        if not hidden:
            self._break = 0
        self.glued = self._break == 0
        if plain[-1] != said[-1] and not seen.keep:
            self.space()

    def _said(self, start: int, end: int, read: Read) -> str:
        """Steps 1 and 2 of replay."""
        raw = self._characters.said(start, end)
        if "&" in raw:
            return read_as(raw, read)
        return _MARK.sub("", raw) if read == "html" and "<" in raw else raw

    def _link_characters(self, text: str, read: Read) -> int:
        if not self._plain:
            return len(text)
        pieces = (spaced(self._said(*span, read)) for span in self._links)
        return min(sum(map(len, pieces)), len(text))


def spaced(text: str) -> str:
    """Step 4 of replay, quick where there is nothing to collapse."""
    if text.isprintable() and "  " not in text:  # then its white space is U+0020 alone
        return text.strip(" ")
    return space(text, "collapse")
