"""What start tags and end tags close, by the tree construction of the HTML standard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from corpusclean.html.stack import Stack
from corpusclean.html.tables import HEADINGS, Tag

_IMPLIED: Final = frozenset(("dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"))
_RUBY: Final = frozenset(("rb", "rp", "rt", "rtc"))

# --- what a start tag closes; False where the tag is to be ignored ---


def _close_p(stack: Stack) -> bool:
    paragraph = stack.last("p")
    if paragraph > 0 and paragraph > max(stack.top.scope, stack.last("button")):
        stack.pop_to(paragraph)
    return True


def _heading(stack: Stack) -> bool:
    _close_p(stack)
    if stack.top.of.name in HEADINGS:
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
    if stack.top.of.name == "option":
        stack.pop()
    return True


def _optgroup(stack: Stack) -> bool:
    _option(stack)
    if stack.top.of.name == "optgroup":
        stack.pop()
    return True


def _ruby(stack: Stack) -> bool:
    if stack.top.of.name in _RUBY:
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
            stack.push(stack.named("tr"), stack.top.seen, None)
    return table > 0 or stack.last("template") > 0


def _html(_: Stack) -> bool:
    return False


def _head(stack: Stack) -> bool:
    return stack.top is stack.root


def _body(stack: Stack) -> bool:
    if stack.last("head") == 1:
        stack.pop_to(1)
    return stack.top is stack.root


#: By the names that ``tables.Tag.before`` uses.
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
    if form <= stack.top.scope:
        return
    inside = stack.top
    while inside.depth > form and inside.of.name in _IMPLIED:
        inside = inside.parent
    if inside.depth == form:
        stack.pop_to(form)


def _end_unconditionally(name: str) -> Callable[[Stack], None]:
    def close(stack: Stack) -> None:
        depth = stack.last(name)
        if depth > 0:
            stack.pop_to(depth)

    return close


def _end_of_table(name: str) -> Callable[[Stack], None]:
    def close(stack: Stack) -> None:
        depth = stack.last(name)
        if depth > 0 and depth >= stack.in_table() >= 0:
            stack.pop_to(depth)

    return close


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


def end_tag(stack: Stack, name: str, tag: Tag) -> None:
    """Close what the end tag ``name`` closes where that is not the innermost element."""
    if name in _ENDS:
        _ENDS[name](stack)
        return
    depth = stack.last(name)
    if depth <= 0:
        return
    if tag.special:
        if depth >= stack.top.scope:
            stack.pop_to(depth)
    elif depth > stack.top.special:
        stack.pop_to(depth)
    elif name == "a":
        stack.unlink()
