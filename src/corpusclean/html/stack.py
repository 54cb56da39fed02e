"""The stack of open elements.

No tree is built. Questions of scope are answered from the open elements of a name and from what each open element
remembers of those around it, so that nothing walks the stack.
"""

from __future__ import annotations

import re

from attrs import evolve

from corpusclean.html.seen import Seen
from corpusclean.html.tables import FOREIGN_ROOTS, INLINE, STAY, TAGS, Tag
from corpusclean.model import Element


class Name:
    """Elements of one name: how their tags are treated, and which of them are ``open``, from the outermost on.

    ``name``: for elements of svg and math it begins with their root's; ``element``: their own. ``watched``: while this
    is empty, no rule has anything to close before one of them opens. ``plain``: their end tags close them, and break
    the text as ``tag.breaks`` says. ``alone``: their start tags open no element of HTML. ``leads``: attributes may
    tell how text in them is seen, even where none hides. ``bare``: what one without attributes says; ``said``:
    what others say, by what stands in their start tags.
    """

    __slots__ = ("alone", "bare", "element", "leads", "name", "open", "plain", "said", "tag", "watched")

    def __init__(self, name: str) -> None:
        self.name = name
        self.element = name.rpartition(" ")[2]
        self.bare = Element(self.element)
        self.said: dict[str | bytes, Element] = {}
        self.tag = tag = TAGS.get(name, INLINE)
        self.open: list[Frame] = []
        self.plain = tag.plain and name not in STAY
        self.alone = tag.void or name in FOREIGN_ROOTS
        self.leads = name in ("a", "template")
        self.watched: list[Frame] | bool = bool(tag.before)


class Frame:
    """An element that is open, or was. The root is its own ``parent``, at ``depth`` 0.

    ``of``: its name. ``token``: its start tag, ``None`` without attributes. ``special``, ``hard`` and ``scope``: depth
    of the nearest such element, itself included (``hard``: special, but no address, div or p). ``foreign``: it is of
    svg or math; ``html``: depth of the nearest element that is not; ``home``: depth of the nearest element that HTML
    may stand in, -1 where this is one. ``filled``: a row or cell was in it. ``index``: its number in ``Page.elements``,
    -1 while it has none.
    """

    __slots__ = (
        *("of", "parent", "seen", "token", "depth", "is_open", "filled", "index"),
        *("special", "hard", "scope", "foreign", "html", "home"),
    )

    def __init__(self, of: Name, parent: Frame | None, seen: Seen, token: re.Match[str] | None) -> None:
        self.of = of
        self.seen = seen
        self.token = token
        self.is_open = True
        self.filled = self.foreign = False
        self.index = self.home = -1
        self.html = 0
        if parent is None:
            self.parent = self
            self.depth = self.special = self.hard = self.scope = 0
            return
        self.parent = parent
        self.depth = depth = parent.depth + 1
        tag = of.tag
        if tag.special:
            self.special = depth
            self.hard = depth if tag.hard else parent.hard
            self.scope = depth if tag.scope else parent.scope
        else:
            self.special, self.hard, self.scope = parent.special, parent.hard, parent.scope


def root(of: Name | None = None) -> Frame:
    """The element that all others stand in."""
    return Frame(of or Name("html"), None, Seen(), None)


class Stack:
    """The open elements: the innermost is ``top``. ``names``: those that the page has used so far."""

    def __init__(self) -> None:
        self.names: dict[str, Name] = {}
        self.root = self.top = root(self.named("html"))
        self.top.of.open.append(self.top)
        self.in_form = False
        self.quirks = True
        self._within: dict[tuple[Seen, str], Seen] = {}
        self._hiding: dict[tuple[Seen, int], Seen] = {}

    def named(self, name: str) -> Name:
        """The elements of that name."""
        found = self.names.get(name)
        if found is None:
            found = self.names[name] = Name(name)
            if found.tag.watches:
                found.watched = self.named(found.tag.watches).open
        return found

    def last(self, name: str) -> int:
        """The depth of the innermost open element of that name, -1 if there is none."""
        found = self.names.get(name)
        return found.open[-1].depth if found and found.open else -1

    def within(self, tag: Tag) -> Seen:
        """How text is seen in a ``tag`` opened here, whatever its attributes."""
        seen = self.top.seen
        found = self._within.get((seen, tag.name))
        if found is None:
            found = self._within[seen, tag.name] = seen.within(tag)
        return found

    def hiding(self, seen: Seen, hidden: int) -> Seen:
        """``seen``, but as hidden as that."""
        if hidden == seen.hidden:
            return seen
        found = self._hiding.get((seen, hidden))
        if found is None:
            found = self._hiding[seen, hidden] = seen.as_hidden(hidden, seen.dropped)
        return found

    def push(self, name: Name, seen: Seen, token: re.Match[str] | None) -> None:
        """Open an HTML element. ``token``: its start tag, if that has attributes."""
        self.top = top = Frame(name, self.top, seen, token)
        name.open.append(top)

    def push_foreign(self, name: Name, seen: Seen, token: re.Match[str] | None, *, integration: bool) -> None:
        """Open an element of svg or math. ``integration``: HTML starts again inside it."""
        parent = self.top
        self.push(name, seen, token)
        top = self.top
        top.foreign = True
        top.html = parent.html if parent.foreign else parent.depth
        if integration:
            top.special = top.hard = top.scope = top.depth
        else:
            top.home = parent.home if parent.home >= 0 else parent.depth

    def pop(self) -> None:
        """Close the innermost element, which is not the root."""
        top = self.top
        top.is_open = False
        top.of.open.pop()
        self.top = top.parent

    def pop_to(self, depth: int) -> None:
        """Close the element at ``depth`` and all inside it; the root stays."""
        while self.top.depth >= depth:
            self.pop()

    def in_table(self) -> int:
        """The depth of the table whose parts may stand here, -1 if there is none."""
        table = self.last("table")
        return table if table > self.last("template") else -1

    def unlink(self) -> None:
        """Let the text from here on be outside the open link, though elements opened inside it stay open."""
        link = self.names["a"].open[-1]
        if link.depth <= self.top.scope:
            return
        frame = self.top
        while frame.depth >= link.depth:
            frame.seen = evolve(frame.seen, link=False)
            frame = frame.parent
        link.of.open.pop()
        link.of = self.named("unlinked a")
        link.of.open.append(link)
