"""Elements of svg and math, whose names and end tags are their own."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from corpusclean.html.seen import NOT_DISPLAYED, Seen, hidden_by, may_hide
from corpusclean.html.stack import Stack
from corpusclean.html.tables import BREAKOUT, BREAKOUT_ENDS, FONT, FOREIGN_HIDDEN, INTEGRATION, LINE
from corpusclean.read.html_text import Blocks
from corpusclean.read.html_tokens import Characters, where

_DRAWN: Final = "circle|ellipse|line|path|polygon|polyline|rect|use"
#: All that stands in most icons: elements without text, each closed or simply followed by the next.
_DRAWING: Final = re.compile(
    rf"(?:<({_DRAWN})(?:[\t\n\f\r ]++[a-z:_-]++=\"[^\"]*+\")*+[\t\n\f\r ]*+(?:/>|>[\t\n\f\r ]*+(?:</\1>)?+)"
    r"[\t\n\f\r ]*+)++(?=</svg>)"
)


@frozen
class Foreign:
    """What tags do inside svg and math."""

    characters: Characters
    stack: Stack
    blocks: Blocks

    def start(self, token: re.Match[str]) -> bool:
        """A start tag in svg or math: whether it is one of theirs; else these have ended."""
        top, name = self.stack.top, token[1]
        if name in BREAKOUT or (name == "font" and FONT.intersection(self.characters.attributes(*where(token)))):
            self.stack.pop_to(top.home + 1)
            return False
        root = "svg" if name == "svg" and top.of.element == "annotation-xml" else top.of.name.partition(" ")[0]
        self.open(root, token)
        return True

    def skip(self, at: int) -> int:
        """Where the end tag of the svg stands that has just begun, -1 where there may be more than lines inside."""
        stack, blocks = self.stack, self.blocks
        if blocks.glued or stack.top.seen.keep or stack.top.home < 0:
            return -1  # white space between the tags counts, or the svg was closed at once
        match = _DRAWING.match(self.characters.lowered, at)
        return match.end() if match else -1

    def open(self, root: str, token: re.Match[str]) -> None:
        """Open an element of ``root``, which is ``svg`` or ``math``."""
        stack, name = self.stack, token[1]
        closed = token[4] is not None and token[4].endswith("/")
        if closed and name != "text":
            return
        said, seen = token[3] or token[2] or "", stack.top.seen
        if name == "dialog" or may_hide(said):
            hidden = hidden_by(name, self.characters.attributes(*where(token)), seen.hidden)
            seen = stack.hiding(seen, hidden)
        if name in FOREIGN_HIDDEN:
            seen = seen.as_hidden(seen.hidden | NOT_DISPLAYED, seen.dropped or name in ("script", "style"))
        if name == "text":
            self._break(seen)
        if closed:
            return
        integration = name in INTEGRATION[root] or (name == "annotation-xml" and "html" in said)
        stack.push_foreign(stack.named(f"{root} {name}"), seen, token, integration=integration)

    def end(self, name: str) -> bool:
        """An end tag in svg or math: whether it is that of an element of theirs; else these may have ended."""
        stack = self.stack
        frame = stack.top
        if name in BREAKOUT_ENDS and frame.home >= 0:
            stack.pop_to(frame.home + 1)
            return False
        if frame.of.element != name:
            found = [stack.named(f"{root} {name}").open[-1:] for root in INTEGRATION]
            frame = max((frames[0] for frames in found if frames), key=lambda each: each.depth, default=stack.root)
        if frame.depth <= stack.top.html:
            return False
        if name == "text":
            self._break(frame.seen)
        stack.pop_to(frame.depth)
        return True

    def _break(self, seen: Seen) -> None:
        self.blocks.close()
        self.blocks.breaks(LINE, seen)
