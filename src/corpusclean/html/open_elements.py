"""Which elements are open behind each tag: the tree construction alone, for readers that find the text on their own."""

from __future__ import annotations

import re
from typing import Final

from corpusclean.html.rules import BEFORE, end_tag
from corpusclean.html.stack import Frame, Stack
from corpusclean.html.tables import BREAKOUT, BREAKOUT_ENDS, FONT, FOREIGN_ROOTS, INLINE, INTEGRATION, STAY, TAGS

_GAP: Final = r"[\t\n\f\r ]*+"
_ATTRIBUTE: Final = re.compile(
    rf"([^\t\n\f\r />][^\t\n\f\r />=]*+)(?:{_GAP}={_GAP}(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >]*+))?+"
)
_DROPPED: Final = tuple(f"{root} {name}" for root in sorted(FOREIGN_ROOTS) for name in ("script", "style"))


class OpenElements:
    """The elements that are open. Names are in lower case; ``said``: what stands in a start tag behind its name."""

    def __init__(self) -> None:
        self._stack = Stack()
        self._seen = self._stack.root.seen

    @property
    def is_foreign(self) -> bool:
        """Whether the innermost element is one of svg or math."""
        return self._stack.top.foreign

    @property
    def in_noscript(self) -> bool:
        """Whether a ``noscript`` is open."""
        return self._stack.last("noscript") > 0

    @property
    def is_dropped(self) -> bool:
        """Whether a script or style of svg or math is open, whose text nobody sees."""
        return any(self._stack.last(name) > 0 for name in _DROPPED)

    def text(self) -> None:
        """Text that is more than white space: the head of the page has ended."""
        if self._stack.top.of.name == "head":
            self._stack.pop_to(1)

    def doctype(self) -> None:
        """A doctype: tables stand in no paragraph."""
        self._stack.quirks = False

    def start(self, name: str, said: str) -> bool:
        """A start tag: whether it has opened an element of HTML, whose content may be raw."""
        stack, tag = self._stack, TAGS.get(name, INLINE)
        if stack.top.home >= 0:
            if name not in BREAKOUT and not (
                name == "font" and FONT.intersection(map(str.lower, _ATTRIBUTE.findall(said)))
            ):
                top = stack.top
                inner = name == "svg" and top.of.element == "annotation-xml"
                self._open_foreign("svg" if inner else top.of.name.partition(" ")[0], name, said)
                return False
            stack.pop_to(stack.top.home + 1)
        if name in FOREIGN_ROOTS:
            self._open_foreign(name, name, said)
            return False
        if stack.top.of.name == "head" and not tag.head:
            stack.pop_to(1)
        if tag.before and not BEFORE[tag.before](stack):
            return False
        if not tag.void:
            stack.push(stack.named(name), self._seen, None)
        return not tag.void

    def _open_foreign(self, root: str, name: str, said: str) -> None:
        if said.endswith("/"):
            return
        integration = name in INTEGRATION[root] or (name == "annotation-xml" and "html" in said)
        self._stack.push_foreign(self._stack.named(f"{root} {name}"), self._seen, None, integration=integration)

    def end(self, name: str) -> None:
        """An end tag."""
        stack, top = self._stack, self._stack.top
        if name == top.of.name and name not in STAY:
            stack.pop()
        elif not (top.foreign and self._ends_foreign(name)):
            end_tag(stack, name, TAGS.get(name, INLINE))

    def _ends_foreign(self, name: str) -> bool:
        stack, top = self._stack, self._stack.top
        if name in BREAKOUT_ENDS and top.home >= 0:
            stack.pop_to(top.home + 1)
            return False
        found: list[Frame] = [frame for root in FOREIGN_ROOTS for frame in stack.named(f"{root} {name}").open[-1:]]
        depth = max((frame.depth for frame in found), default=0)
        if depth <= top.html:
            return False
        stack.pop_to(depth)
        return True


def _is_of_html(said: str) -> bool:
    """Whether a ``font`` has attributes that only HTML gives it."""
    return not FONT.isdisjoint(map(str.lower, _ATTRIBUTE.findall(said)))
