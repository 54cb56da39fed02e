"""Which bytes of the source each character of a block comes from: the steps of replay, with places carried along."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from corpusclean.provenance import replay

#: A block of more bytes is not taken apart; its whole range stands for each of its characters.
LONGEST: Final = 200_000

_WHITE: Final = re.compile("[\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_LINE_END: Final = re.compile("\r\n?|\n")


class Place(NamedTuple):
    """A character, and the bytes of the source that it stands for."""

    said: str
    start: int
    end: int


def places(source: bytes, codec: str, block: Mapping[str, Any]) -> list[Place]:
    """A place for each character of ``replay.block_text``, in order.

    A character that a repair put there has the bytes of what was repaired, a space those of all the white space.
    """
    said: dict[str, Any] = {**replay.DEFAULTS, **block}
    start, end = said["start"], said["end"]
    text = replay.block_text(source, codec, said)
    if end - start <= LONGEST:
        read = _read(_decoded(source[start:end], codec, start), said["read"])
        found = _spaced(_edited(read, said["edits"]), said["ws"])
        if _text(found) == text:
            return found
    return [Place(character, start, end) for character in text]


def span(found: Sequence[Place], start: int, end: int) -> tuple[int, int]:
    """The bytes of the characters from number ``start`` to ``end``, at least one."""
    return min(place.start for place in found[start:end]), max(place.end for place in found[start:end])


def _text(found: Iterable[Place]) -> str:
    return "".join(place.said for place in found)


def _decoded(data: bytes, codec: str, first: int) -> list[Place]:
    """Step 1."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    found: list[Place] = []
    begun = first
    for at in range(first, first + len(data) + 1):
        last = at == first + len(data)
        new = decoder.decode(b"" if last else data[at - first : at - first + 1], final=last)
        if len(new) > 1 and not last:  # a broken character, and behind it a whole one
            found += [Place(character, begun, at) for character in new[:-1]]
            begun = at
        found += [Place(character, begun, at if last else at + 1) for character in (new if last else new[-1:])]
        if new:
            begun = at + 1
    return found


def _read(found: list[Place], read: str) -> list[Place]:
    """Step 2."""
    if read not in replay.WAYS:
        return found
    pattern, reading = replay.WAYS[read]
    out: list[Place] = []
    at = 0
    for match in pattern.finditer(_text(found)):
        out += found[at : match.start()]
        out += _instead(found[match.start() : match.end()], reading(match))
        at = match.end()
    return out + found[at:]


def _edited(found: list[Place], edits: Iterable[Sequence[Any]]) -> list[Place]:
    """Step 3."""
    out: list[Place] = []
    at = 0
    for start, end, *new in edits:
        # What is put between two characters has the bytes of the one before.
        out += found[at:start] + _instead(
            found[start:end] or found[max(0, start - 1) : start or 1], new[0] if new else ""
        )
        at = end
    return out + found[at:]


def _spaced(found: list[Place], ws: str) -> list[Place]:
    """Step 4."""
    found = [place for place in found if place.said != "\0"]
    text = _text(found)
    pattern = _LINE_END if ws == "keep" else _WHITE
    new = "\n" if ws == "keep" else " "
    out: list[Place] = []
    at = 0
    for match in pattern.finditer(text):
        out += found[at : match.start()]
        if ws == "keep" or (match.start() > 0 and match.end() < len(text)):
            out += _instead(found[match.start() : match.end()], new)
        at = match.end()
    return out + found[at:]


def _instead(found: Sequence[Place], text: str) -> list[Place]:
    """``text`` in place of ``found``, each character with all its bytes."""
    if not (found and text):
        return []
    start, end = span(found, 0, len(found))
    return [Place(character, start, end) for character in text]
