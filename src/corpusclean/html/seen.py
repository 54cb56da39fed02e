"""How the text in an element is seen: hidden or not, in a link, what shape it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from corpusclean.html.tables import Tag
from corpusclean.model import Shape

#: Why text is hidden: not displayed at all, or merely not visible, which an element inside may take back.
NOT_DISPLAYED: Final = 1
NOT_VISIBLE: Final = 2
#: What hides as an attribute or in a style; ``aria-hidden`` does not.
_HIDDEN: Final = re.compile(r"hidden(?<![\w-]hidden)")

_DISPLAY: Final = re.compile(r"(?:^|[;\s])display\s*+:\s*+([a-z-]++)")
_VISIBILITY: Final = re.compile(r"(?:^|[;\s])visibility\s*+:\s*+([a-z-]++)")
_PLACED: Final = re.compile(r"(?:^|[;\s])position\s*+:\s*+(?:absolute|fixed)")
_FAR_OFF: Final = re.compile(
    r"(?:^|[;\s])(?:left|top|right|bottom)\s*+:\s*+-\d{3,}(?:\.\d*+)?+(?:px|em|rem|vw|vh|%)?+\s*+(?:;|!|$)"
)
_EXTENT: Final = re.compile(r"(?:^|[;\s])(width|height)\s*+:\s*+[01](?:px)?+\s*+(?:;|!|$)")
_CLIPPED: Final = re.compile(r"(?:^|[;\s])overflow\s*+:\s*+hidden")
_NEVER_HIDE: Final = frozenset(("body", "html"))


@frozen(eq=False)  # told apart by identity: there are few on a page
class Seen:
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
        return Seen(  # by position, which is much quicker than evolve
            self.hidden | (NOT_DISPLAYED if tag.hidden else 0),
            self.keep or tag.keep,
            self.link or tag.name == "a",
            tag.shape or self.shape,
            tag.level or (in_list if tag.shape else self.level),
            self.lists + tag.lists,
            self.dropped,
        )

    def as_hidden(self, hidden: int, dropped: bool) -> Seen:
        """The same, but as hidden as that."""
        return Seen(hidden, self.keep, self.link, self.shape, self.level, self.lists, dropped)


def may_hide(said: str) -> bool:
    """Whether the attributes ``said`` (in lower case) of an element may hide its text, or show it."""
    return (
        ("style" in said or "hidden" in said)
        and (
            "display" in said
            or "visibility" in said
            or "absolute" in said
            or "fixed" in said
            or _HIDDEN.search(said) is not None
        )
    ) or "popover" in said


def hidden_by(name: str, said: Mapping[str, str], hidden: int) -> int:
    """``Seen.hidden`` of an element's text by its attributes, where it would be ``hidden`` without them."""
    if name in _NEVER_HIDE:
        return hidden
    style = said.get("style", "").lower()
    display = _DISPLAY.findall(style) if "display" in style else []
    visibility = _VISIBILITY.findall(style) if "visibility" in style else []
    attribute = "popover" in said or ("hidden" in said and said["hidden"].lower() != "until-found")
    closed = name == "dialog" and "open" not in said
    if "none" in display[-1:] or ((attribute or closed) and not display):
        hidden |= NOT_DISPLAYED
    if _is_out_of_sight(style):
        hidden |= NOT_DISPLAYED
    if visibility and visibility[-1] in ("hidden", "collapse"):
        hidden |= NOT_VISIBLE
    elif visibility and visibility[-1] == "visible":
        hidden &= ~NOT_VISIBLE
    return hidden


def _is_out_of_sight(style: str) -> bool:
    """Whether a style moves an element far off the screen, or leaves it no more than a pixel to be seen in."""
    if "position" in style and _FAR_OFF.search(style) and _PLACED.search(style):
        return True
    return "overflow" in style and len(set(_EXTENT.findall(style))) == 2 and _CLIPPED.search(style) is not None
