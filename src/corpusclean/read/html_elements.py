"""The elements that blocks stand in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from corpusclean.model import Element
from corpusclean.read.html_stack import Frame
from corpusclean.read.html_tables import KEPT
from corpusclean.read.html_tokens import Characters, attributes

#: The longest attribute value that an element keeps, in characters; the rest of a longer one is cut.
LONGEST_VALUE: Final = 1000

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
#: Words and attributes.
_Description: TypeAlias = tuple[tuple[str, ...], Mapping[str, str]]


class Elements:
    """The elements that hold a block, each listed once and behind its parent."""

    def __init__(self, characters: Characters) -> None:
        self._characters = characters
        self._known: dict[str, _Description] = {}
        self.found: list[Element] = []

    def index(self, frame: Frame) -> int:
        """The number of an open element, which it keeps."""
        missing = []
        at: Frame | None = frame
        while at is not None and at.index < 0:
            missing.append(at)
            at = at.parent
        parent = None if at is None else at.index
        for each in reversed(missing):
            name = each.name if " " not in each.name else each.name.strip().rpartition(" ")[2]
            if each.start == each.end:
                element = Element(name, parent)
            else:
                element = Element(name, parent, *self._described(each.start, each.end))
            parent = each.index = len(self.found)
            self.found.append(element)
        return frame.index

    def _described(self, start: int, end: int) -> _Description:
        said = self._characters.said(start, end)
        known = self._known.get(said)
        if known is None:
            known = self._known[said] = _describe(attributes(said))
        return known


def _describe(said: Mapping[str, str]) -> _Description:
    words = tuple(f"{said.get('class', '')} {said.get('id', '')}".lower().split())
    if KEPT.isdisjoint(said):
        return words, _NOTHING
    return words, {key: value[:LONGEST_VALUE] for key, value in said.items() if key in KEPT}
