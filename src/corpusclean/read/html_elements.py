"""The elements that blocks stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from corpusclean.model import Element
from corpusclean.read.html_stack import Frame
from corpusclean.read.html_tables import KEPT
from corpusclean.read.html_tokens import Characters, where

#: The longest attribute value that an element keeps, in characters; the rest of a longer one is cut.
LONGEST_VALUE: Final = 1000

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
#: Words and attributes.
_Description: TypeAlias = tuple[tuple[str, ...], Mapping[str, str]]
#: The words in `` class="…"``.
_CLASS: Final = slice(len(' class="'), -1)
_BARE: Final[_Description] = ((), _NOTHING)


class Elements:
    """The elements that hold a block, each listed once and behind its parent."""

    def __init__(self, characters: Characters) -> None:
        self._characters = characters
        self._known: dict[bytes, _Description] = {}
        self._classes: dict[str, _Description] = {}
        self.found: list[Element] = []

    def index(self, frame: Frame) -> int:
        """The number of an open element, which it keeps."""
        number = frame.index
        if number >= 0:
            return number
        missing = [frame]
        while frame.depth:
            frame = frame.parent
            if frame.index >= 0:
                break
            missing.append(frame)
        found, classes, parent = self.found, self._classes, frame.index if frame.index >= 0 else None
        number = len(found)
        for each in reversed(missing):
            token = each.token
            words, kept = _BARE if token is None else classes.get(token[2]) or self._described(token)
            found.append(Element(each.of.element, parent, words, kept))
            each.index = parent = number
            number += 1
        return number - 1

    def _described(self, token: re.Match[str]) -> _Description:
        classes = token[2]
        if classes:
            self._classes[classes] = self._of_classes(classes, *where(token))
            return self._classes[classes]
        start, end = where(token)
        said = self._characters.raw(start, end)
        known = self._known.get(said)
        if known is None:
            known = self._known[said] = _describe(self._characters.attributes(start, end))
        return known

    def _of_classes(self, classes: str, start: int, end: int) -> _Description:
        if classes.isascii() and "&" not in classes:
            return tuple(classes[_CLASS].split()), _NOTHING
        return _describe(self._characters.attributes(start, end))


def _describe(said: Mapping[str, str]) -> _Description:
    words = tuple(f"{said.get('class', '')} {said.get('id', '')}".lower().split())
    kept = {key: value[:LONGEST_VALUE] for key, value in said.items() if key in KEPT}
    return words, kept or _NOTHING
