"""The stack of open elements.

No tree is built. Questions of scope are answered from the depths of the open elements of a name and from what each
open element remembers of those around it, so that nothing walks the stack.
"""

from __future__ import annotations

import re
from collections import defaultdict

from attrs import evolve

from corpusclean.read.html_seen import Seen
from corpusclean.read.html_tables import Tag


class Frame:
    """An open element. ``special``, ``hard`` and ``scope``: depth of the nearest such element, itself included.

    ``token``: its start tag, ``None`` without attributes. ``foreign``: it is of svg or math; ``html``: depth of the
    nearest element that is not. ``home``: depth of the nearest element that HTML may stand in, -1 where this is one.
    ``filled``: a row or cell was in it. ``index``: its number in ``Page.elements``, -1 while it has none.
    """

    foreign = False  # on the class, for most frames never differ: a page has thousands
    html = 0
    home = -1
    filled = False
    index = -1

    def __init__(
        self, name: str, parent: Frame | None, seen: Seen, bounds: tuple[int, int, int], token: re.Match[str] | None
    ) -> None:
        self.name = name
        self.parent = parent
        self.seen = seen
        self.bounds = bounds
        self.token = token

    @property
    def special(self) -> int:
        """Depth of the nearest special element."""
        return self.bounds[0]

    @property
    def hard(self) -> int:
        """Depth of the nearest special element that is no address, div or p."""
        return self.bounds[1]

    @property
    def scope(self) -> int:
        """Depth of the nearest element that ends the scope of others."""
        return self.bounds[2]


def root() -> Frame:
    """The element that all others stand in."""
    return Frame("html", None, Seen(), (0, 0, 0), None)


class Stack:
    """The open elements, the root first."""

    def __init__(self) -> None:
        self.frames: list[Frame] = [root()]
        self.top: Frame = self.frames[0]
        self.depths: defaultdict[str, list[int]] = defaultdict(list, html=[0])
        self.in_form = False
        self.quirks = True
        self._within: dict[tuple[Seen, str], Seen] = {}
        self._hiding: dict[tuple[Seen, int], Seen] = {}

    def last(self, name: str) -> int:
        """The depth of the innermost open element of that name, -1 if there is none."""
        depths = self.depths.get(name)
        return depths[-1] if depths else -1

    def within(self, tag: Tag) -> Seen:
        """How text is seen in a ``tag`` opened here, whatever its attributes."""
        seen = self.top.seen
        found = self._within.get((seen, tag.name))
        if found is None:
            found = self._within[seen, tag.name] = seen.within(tag)
        return found

    def hiding(self, seen: Seen, hidden: int) -> Seen:
        """``seen``, but as hidden as that."""
        found = self._hiding.get((seen, hidden))
        if found is None:
            found = self._hiding[seen, hidden] = evolve(seen, hidden=hidden)
        return found

    def push(self, name: str, tag: Tag, seen: Seen, token: re.Match[str] | None) -> None:
        """Open an HTML element. ``token``: its start tag, if that has attributes."""
        parent = self.top
        bounds = parent.bounds
        frames = self.frames
        depth = len(frames)
        if tag.special:
            bounds = (depth, depth if tag.hard else bounds[1], depth if tag.scope else bounds[2])
        self.top = top = Frame(name, parent, seen, bounds, token)
        self.depths[name].append(depth)
        frames.append(top)

    def push_foreign(self, name: str, seen: Seen, token: re.Match[str], *, integration: bool) -> None:
        """Open ``svg NAME`` or ``math NAME``. ``integration``: HTML starts again inside it."""
        parent = self.top
        depth = len(self.frames)
        self.top = top = Frame(name, parent, seen, (depth,) * 3 if integration else parent.bounds, token)
        top.foreign = True
        top.html = parent.html if parent.foreign else depth - 1
        top.home = -1 if integration else parent.home if parent.home >= 0 else depth - 1
        self.depths[name].append(depth)
        self.frames.append(top)

    def pop(self) -> None:
        """Close the innermost element."""
        self.depths[self.frames.pop().name].pop()
        self.top = self.frames[-1]

    def pop_to(self, depth: int) -> None:
        """Close the element at ``depth`` and all inside it."""
        frames, depths = self.frames, self.depths
        while len(frames) > depth:
            depths[frames.pop().name].pop()
        self.top = frames[-1]

    def in_table(self) -> int:
        """The depth of the table whose parts may stand here, -1 if there is none."""
        table = self.last("table")
        return table if table > self.last("template") else -1

    def unlink(self) -> None:
        """Let the text from here on be outside the open link, though elements opened inside it stay open."""
        depth = self.last("a")
        if depth <= self.top.scope:
            return
        for frame in self.frames[depth:]:
            frame.seen = evolve(frame.seen, link=False)
        self.depths["a"].pop()
        self.frames[depth].name = "a "
        self.depths["a "].append(depth)
