"""The stack of open elements: which are open, what closes which, and how the text inside is seen.

No tree is built. Questions of scope are answered from the depths of the open elements of a name and from what each
open element remembers of those around it, so that nothing walks the stack.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Final, NamedTuple

from attrs import define

from corpusclean.model import Shape
from corpusclean.read.html_tables import HEADINGS, TAGS, Tag

#: Why text is hidden: not displayed at all, or merely not visible, which an element inside may take back.
NOT_DISPLAYED: Final = 1
NOT_VISIBLE: Final = 2

_IMPLIED: Final = frozenset(("dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"))
#: Elements that their end tags do not simply close, even the innermost.
STAY: Final = frozenset(("body", "form", "html"))
_RUBY: Final = frozenset(("rb", "rp", "rt", "rtc"))


class Seen(NamedTuple):
    """How text is seen that stands directly in an element. ``dropped``: it is a script or a style of svg."""

    hidden: int = 0
    keep: bool = False
    link: bool = False
    shape: Shape = ""
    level: int = 0
    lists: int = 0
    dropped: bool = False

    def within(self, tag: Tag) -> Seen:
        """The same inside an element ``tag``."""
        in_list = max(self.lists, 1) if tag.shape == "list" else 0
        return self._replace(
            hidden=self.hidden | (NOT_DISPLAYED if tag.hidden else 0),
            keep=self.keep or tag.keep,
            link=self.link or tag.name == "a",
            shape=tag.shape or self.shape,
            level=tag.level or (in_list if tag.shape else self.level),
            lists=self.lists + tag.lists,
        )


@define
class Frame:
    """An open element. ``special``, ``hard`` and ``scope``: depth of the nearest such element, itself included.

    ``foreign``: it is of svg or math; ``html``: depth of the nearest element that is not.
    ``home``: depth of the nearest element that HTML may stand in, -1 where this is one.
    ``filled``: a row or cell was in it. ``index``: its number in ``Page.elements``, -1 while it has none.
    """

    name: str
    parent: Frame | None
    seen: Seen
    special: int = 0
    hard: int = 0
    scope: int = 0
    start: int = 0
    end: int = 0
    foreign: bool = False
    html: int = 0
    home: int = -1
    filled: bool = False
    index: int = -1


class Stack:
    """The open elements, the root first."""

    def __init__(self) -> None:
        self.frames: list[Frame] = [Frame("html", None, Seen())]
        self.top: Frame = self.frames[0]
        self.depths: defaultdict[str, list[int]] = defaultdict(list, html=[0])
        self.in_form = False
        self.quirks = True
        self._within: dict[tuple[Seen, str], Seen] = {}

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

    def push(self, name: str, tag: Tag, seen: Seen, span: tuple[int, int]) -> None:
        """Open an HTML element whose attributes stand at ``span``."""
        parent = self.top
        special, hard, scope = parent.special, parent.hard, parent.scope
        depth = len(self.frames)
        if tag.special:
            special = depth
            hard = depth if tag.hard else hard
            scope = depth if tag.scope else scope
        self._open(Frame(name, parent, seen, special, hard, scope, *span))

    def push_foreign(self, name: str, seen: Seen, span: tuple[int, int], *, integration: bool) -> None:
        """Open ``svg NAME`` or ``math NAME``. ``integration``: HTML starts again inside it."""
        parent = self.top
        depth = len(self.frames)
        bounds = (depth,) * 3 if integration else (parent.special, parent.hard, parent.scope)
        html = parent.html if parent.foreign else depth - 1
        home = -1 if integration else parent.home if parent.home >= 0 else depth - 1
        self._open(Frame(name, parent, seen, *bounds, *span, True, html, home))

    def _open(self, frame: Frame) -> None:
        self.depths[frame.name].append(len(self.frames))
        self.frames.append(frame)
        self.top = frame

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

    def end(self, name: str, tag: Tag) -> None:
        """Close what the end tag ``name`` closes where that is not the innermost element."""
        if name in _ENDS:
            _ENDS[name](self)
        elif (depth := self.last(name)) > 0:
            if not tag.special:
                if depth > self.top.special:
                    self.pop_to(depth)
                elif name == "a":
                    self.unlink()
            elif depth >= self.top.scope:
                self.pop_to(depth)

    def unlink(self) -> None:
        """Let the text from here on be outside the open link, though elements opened inside it stay open."""
        depth = self.last("a")
        if depth <= self.top.scope:
            return
        for frame in self.frames[depth:]:
            frame.seen = frame.seen._replace(link=False)
        self.depths["a"].pop()
        self.frames[depth].name = "a "
        self.depths["a "].append(depth)


# --- what a start tag closes; False where the tag is to be ignored ---


def _close_p(stack: Stack) -> bool:
    paragraph = stack.last("p")
    if paragraph > 0 and paragraph > max(stack.top.scope, stack.last("button")):
        stack.pop_to(paragraph)
    return True


def _heading(stack: Stack) -> bool:
    _close_p(stack)
    if stack.top.name in HEADINGS:
        stack.pop()
    return True


def _li(stack: Stack) -> bool:
    item = stack.last("li")
    if item > 0 and item == stack.top.hard:
        stack.pop_to(item)
    return _close_p(stack)


def _description(stack: Stack) -> bool:
    item = max(stack.last("dd"), stack.last("dt"))
    if item > 0 and item == stack.top.hard:
        stack.pop_to(item)
    return _close_p(stack)


def _a(stack: Stack) -> bool:
    link = stack.last("a")
    if link > stack.top.special:
        stack.pop_to(link)
    elif link > 0:
        stack.unlink()
    return True


def _button(stack: Stack) -> bool:
    button = stack.last("button")
    if button > stack.top.scope:
        stack.pop_to(button)
    return True


def _select(stack: Stack) -> bool:
    select = stack.last("select")
    if select > 0 and select >= stack.top.scope:
        stack.pop_to(select)
    return True


def _option(stack: Stack) -> bool:
    if stack.top.name == "option":
        stack.pop()
    return True


def _optgroup(stack: Stack) -> bool:
    _option(stack)
    if stack.top.name == "optgroup":
        stack.pop()
    return True


def _ruby(stack: Stack) -> bool:
    if stack.top.name in _RUBY:
        stack.pop()
    return True


def _form(stack: Stack) -> bool:
    if stack.in_form:
        return False
    stack.in_form = True
    _close_p(stack)
    cell = max(stack.last("td"), stack.last("th"), stack.last("caption"))
    return stack.in_table() <= cell  # directly in a table it opens and closes at once


def _table(stack: Stack) -> bool:
    cell = max(stack.last("td"), stack.last("th"), stack.last("caption"))
    table = stack.in_table()
    if table > cell:
        stack.pop_to(table)
    return stack.quirks or _close_p(stack)


def _in_table(stack: Stack) -> bool:
    table = stack.in_table()
    if table > 0:
        stack.pop_to(table + 1)
    return table > 0 or stack.last("template") > 0


def _tr(stack: Stack) -> bool:
    table = stack.in_table()
    if table > 0:
        stack.pop_to(max(table, stack.last("tbody"), stack.last("thead"), stack.last("tfoot")) + 1)
    return table > 0 or stack.last("template") > 0


def _cell(stack: Stack) -> bool:
    table = stack.in_table()
    if table > 0:
        section = max(table, stack.last("tbody"), stack.last("thead"), stack.last("tfoot"))
        row = stack.last("tr")
        stack.pop_to(max(section, row) + 1)
        if row < section:
            stack.push("tr", TAGS["tr"], stack.top.seen, (0, 0))
    return table > 0 or stack.last("template") > 0


def _html(_: Stack) -> bool:
    return False


def _head(stack: Stack) -> bool:
    return len(stack.frames) == 1


def _body(stack: Stack) -> bool:
    if stack.last("head") == 1:
        stack.pop_to(1)
    return len(stack.frames) == 1


#: By the names that ``html_tables.Tag.before`` uses.
BEFORE: Final[dict[str, Callable[[Stack], bool]]] = {
    "a": _a,
    "body": _body,
    "button": _button,
    "cell": _cell,
    "close_p": _close_p,
    "description": _description,
    "form": _form,
    "heading": _heading,
    "in_table": _in_table,
    "li": _li,
    "head": _head,
    "html": _html,
    "optgroup": _optgroup,
    "option": _option,
    "ruby": _ruby,
    "select": _select,
    "table": _table,
    "tr": _tr,
}


# --- end tags with rules of their own ---


def _end_p(stack: Stack) -> None:
    _close_p(stack)


def _end_li(stack: Stack) -> None:
    item = stack.last("li")
    if item > max(stack.top.scope, stack.last("ol"), stack.last("ul")):
        stack.pop_to(item)


def _end_heading(stack: Stack) -> None:
    heading = max(map(stack.last, HEADINGS))
    if heading > stack.top.scope:
        stack.pop_to(heading)


def _end_form(stack: Stack) -> None:
    form = stack.last("form")
    if not stack.in_form:
        return
    stack.in_form = False
    if form > stack.top.scope and all(frame.name in _IMPLIED for frame in stack.frames[form + 1 :]):
        stack.pop_to(form)


def _end_unconditionally(name: str) -> Callable[[Stack], None]:
    def end(stack: Stack) -> None:
        depth = stack.last(name)
        if depth > 0:
            stack.pop_to(depth)

    return end


def _end_of_table(name: str) -> Callable[[Stack], None]:
    def end(stack: Stack) -> None:
        depth = stack.last(name)
        if depth > 0 and depth >= stack.in_table() >= 0:
            stack.pop_to(depth)

    return end


def _ignore(_: Stack) -> None:
    """The end of the body is the end of the document."""


_ENDS: Final[dict[str, Callable[[Stack], None]]] = {
    "body": _ignore,
    "form": _end_form,
    "html": _ignore,
    "li": _end_li,
    "p": _end_p,
    **dict.fromkeys(sorted(HEADINGS), _end_heading),
    **{name: _end_unconditionally(name) for name in ("head", "noscript", "template")},
    **{name: _end_of_table(name) for name in ("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr")},
}
