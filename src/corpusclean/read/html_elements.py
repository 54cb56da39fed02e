"""The elements that blocks stand in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from corpusclean.model import Element
from corpusclean.read.html_stack import Frame
from corpusclean.read.html_tables import KEPT
from corpusclean.read.html_tokens import Characters, attributes

#: The longest attribute value that an element keeps, in characters; the rest of a longer one is cut.
LONGEST_VALUE: Final = 1000


class Elements:
    """The elements that hold a block, each listed once and behind its parent."""

    def __init__(self, characters: Characters) -> None:
        self._characters = characters
        self._known: dict[str, tuple[tuple[str, ...], Mapping[str, str]]] = {}
        self.found: list[Element] = []

    def index(self, frame: Frame) -> int:
        """The number of an open element, which it keeps."""
        missing = []
        at: Frame | None = frame
        while at is not None and at.index < 0:
            missing.append(at)
            at = at.parent
        for each in reversed(missing):
            each.index = len(self.found)
            self.found.append(self._element(each))
        return frame.index

    def _element(self, frame: Frame) -> Element:
        parent = None if frame.parent is None else frame.parent.index
        name = frame.name.strip().rpartition(" ")[2]
        if frame.start == frame.end:
            return Element(name, parent)
        said = self._characters.said(frame.start, frame.end)
        known = self._known.get(said)
        if known is None:
            known = self._known[said] = _described(said)
        return Element(name, parent, *known)


def _described(said: str) -> tuple[tuple[str, ...], Mapping[str, str]]:
    found = attributes(said)
    words = tuple(f"{found.get('class', '')} {found.get('id', '')}".lower().split())
    if KEPT.isdisjoint(found):
        return words, {}
    return words, {key: value[:LONGEST_VALUE] for key, value in found.items() if key in KEPT}
