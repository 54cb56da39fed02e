"""Where bytes of an HTML document stand in the tree that a browser would build: XPaths, without building a tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from corpusclean.html.seen import Seen
from corpusclean.html.stack import Frame, Name, Stack
from corpusclean.html.tables import Tag
from corpusclean.read.html import Reader
from corpusclean.read.html_tokens import Characters, behind, characters

_Range = tuple[int, int]
#: Elements that are there in every document, whether or not it has their tags. What stands in html stands in the body.
_IMPLIED: Final = {"html": 0, "body": 0, "head": 1}
_PLAIN: Final = re.compile(r"[a-z][a-z0-9-]*")


def element_paths(source: bytes, codec: str, ranges: Collection[_Range]) -> dict[_Range, str]:
    """An XPath for each of ``ranges`` (bytes): the innermost element of a block's kind that holds all of its text.

    The path is that of the tree by the HTML standard, but for misnested formatting and for tables that hold what may
    not stand in them.
    """
    reader = _Pathfinder(characters(source, codec), ranges)
    reader.read()
    return {one: reader.path(frames) for one, frames in reader.found.items()}


class _Numbered(Stack):
    """A stack that numbers the children of each element by their names."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: dict[int, str] = {}
        self._counts: Counter[tuple[int, str]] = Counter()
        self._implied: set[int] = set()  # tables whose last child is a tbody without tags
        self._kept: list[Frame] = []  # so that no id is given twice

    def push(self, name: Name, seen: Seen, token: re.Match[str] | None) -> None:
        super().push(name, seen, token)
        self._number(self.top.parent, self.top)

    def count(self, parent: Frame, name: str) -> int:
        """The number of one more child."""
        inside = _IMPLIED.get(parent.of.name, id(parent))
        self._counts[inside, name] += 1
        return self._counts[inside, name]

    def _number(self, parent: Frame, frame: Frame) -> None:
        self._kept.append(frame)
        name = frame.of.element
        if parent.of.name == "table":
            if name == "tr":
                if id(parent) not in self._implied:
                    self._implied.add(id(parent))
                    self.count(parent, "tbody")
                    self._counts[id(parent), "tr"] = 0
                section = self._counts[id(parent), "tbody"]
                self.steps[id(frame)] = f"tbody[{section}]/tr[{self.count(parent, 'tr')}]"
                return
            self._implied.discard(id(parent))
        step = name if frame.of.name == name and _PLAIN.fullmatch(name) else f"*[local-name()='{_quoted(name)}']"
        self.steps[id(frame)] = f"{step}[{self.count(parent, name)}]"


def _quoted(name: str) -> str:
    return re.sub(r"[^\w:.-]", "_", name)


class _Pathfinder(Reader):
    """Reads a document, and keeps the elements that hold all text in some ranges of bytes."""

    def __init__(self, said: Characters, ranges: Collection[_Range]) -> None:
        self.numbered = _Numbered()
        super().__init__(said, stack=self.numbered)
        self.found: dict[_Range, Sequence[Frame]] = {}
        self._wanted = sorted(set(ranges))
        self._first = 0

    def path(self, frames: Sequence[Frame]) -> str:
        """The XPath of the innermost of ``frames`` that is more than formatting."""
        depth = len(frames)
        while depth > 1 and not frames[depth - 1].of.tag.special:
            depth -= 1
        inside = "head" if any(frame.of.name in ("head", "title") for frame in frames[1:2]) else "body"
        named = (self.numbered.steps[id(frame)] for frame in frames[1:depth] if frame.of.name not in _IMPLIED)
        return "/".join((f"/html[1]/{inside}[1]", *named))

    def read_text(self, start: int, end: int) -> None:
        super().read_text(start, end)
        self._keep(start, end)

    def read_raw(self, tag: Tag, token: re.Match[str]) -> int:
        end = super().read_raw(tag, token)
        self._keep(behind(token), end)
        return end

    def read_end(self, name: str) -> None:
        stack = self.numbered
        if name == "p" and not stack.top.foreign and stack.last("p") <= max(0, stack.top.scope, stack.last("button")):
            stack.count(stack.top, "p")  # an end tag alone is an empty paragraph
        super().read_end(name)

    def _keep(self, start: int, end: int) -> None:
        if start >= end:
            return
        start, end = self.characters.span(start, end)
        while self._first < len(self._wanted) and self._wanted[self._first][1] <= start:
            self._first += 1
        for number in range(self._first, len(self._wanted)):
            one = self._wanted[number]
            if one[0] >= end:
                return
            if one[1] > start:
                before = self.found.get(one)
                frames = _around(self.numbered.top)
                self.found[one] = _common(before, frames) if before is not None else frames


def _around(frame: Frame) -> Sequence[Frame]:
    """The elements that a frame stands in, and itself, from the root on."""
    found = [frame]
    while found[-1].depth:
        found.append(found[-1].parent)
    return found[::-1]


def _common(one: Sequence[Frame], other: Sequence[Frame]) -> Sequence[Frame]:
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a is not b), min(len(one), len(other)))
    return one[:same]
