"""The elements that blocks stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from corpusclean.html.stack import Frame, Name
from corpusclean.html.tables import KEPT
from corpusclean.model import Element
from corpusclean.read.html_tokens import CLASS, Characters, attributes, where

#: The longest attribute value that an element keeps, in characters; the rest of a longer one is cut.
LONGEST_VALUE: Final = 1000

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
#: Attributes whose words name an element.
_NAMES: Final = ("class", "id", "epub:type")
#: The words in `` class="…"``.
_CLASS: Final = slice(len(' class="'), -1)


class Elements:
    """The elements that hold a block, each listed once and behind its parent."""

    def __init__(self, characters: Characters) -> None:
        self._characters = characters
        self.found: list[Element] = []
        self.parents: list[int | None] = []

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
        found, parents, parent = self.found, self.parents, frame.index if frame.index >= 0 else None
        number = len(found)
        for each in reversed(missing):
            of, token = each.of, each.token
            if token is None:
                found.append(of.bare)
            elif token.lastindex == CLASS:
                found.append(of.said.get(token[CLASS]) or self._classed(of, token))
            else:
                found.append(self._described(of, token))
            parents.append(parent)
            each.index = parent = number
            number += 1
        return number - 1

    def _classed(self, of: Name, token: re.Match[str]) -> Element:
        """An element with a class and nothing else, as most are."""
        said = token[CLASS]
        if said.isascii() and "&" not in said:
            known = Element(of.element, tuple(said[_CLASS].split()))
        else:
            known = self._described(of, token)
        of.said[said] = known
        return known

    def _described(self, of: Name, token: re.Match[str]) -> Element:
        said = self._characters.raw(*where(token))
        known = of.said.get(said)
        if known is None:
            known = of.said[said] = self._describe(of, said)
        return known

    def _describe(self, of: Name, said: bytes) -> Element:
        found = attributes(said.decode(self._characters.codec, "replace"))
        names = " ".join(found[name] for name in _NAMES if name in found)
        kept = {key: value[:LONGEST_VALUE] for key, value in found.items() if key in KEPT}
        words = tuple(names.lower().split())
        return Element(of.element, words, kept or _NOTHING) if words or kept else of.bare
