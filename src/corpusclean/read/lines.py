"""Lines of a document with their byte ranges, in every encoding that a record may name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import add
from typing import NamedTuple

from corpusclean.provenance.replay import decode

_TEXT_LINES = re.compile(r"[^\r\n]*+(?:\r\n|\n|\r|\Z)")
_BOMS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: Bytes of an ASCII character, where it is not one.
WIDTHS = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
#: What is cut off at the ends of a line.
WHITE = " \t\n\x0b\x0c\r"
_WHITE_BYTES = WHITE.encode()
_ESCAPE = b"\x1b"


class Line(NamedTuple):
    """A line without its end: its byte range and its characters as they stand."""

    start: int
    end: int
    text: str


def bom_length(data: bytes, codec: str) -> int:
    """How many bytes a byte-order mark takes at the start of ``data``."""
    if not codec.startswith("utf"):
        return 0
    return next((len(mark) for mark in _BOMS if data.startswith(mark)), 0)


def split_lines(data: bytes, codec: str) -> tuple[Line, ...]:
    """All lines of ``data``, blank ones too. A line ends at CR LF, LF or CR only; a byte-order mark is in none.

    A line starts and ends where a character does and the decoder is in its initial state: one that ends in half a
    character, or in ISO-2022-JP outside of ASCII, goes on to the next line.
    """
    return tuple([Line(start, end, text) for start, end, text in lines_of(data, codec)])


def lines_of(data: bytes, codec: str) -> Iterable[tuple[int, int, str]]:
    """``split_lines`` as plain tuples of start, end and text."""
    if codec in WIDTHS:
        return _wide_lines(data, codec)
    return _sound_lines(data) if codec == "utf-8" and _is_sound(data) else _byte_lines(data, codec)


def trim(data: bytes, codec: str, line: tuple[int, int, str]) -> tuple[int, int]:
    """The byte range of a line without ASCII white space at its ends."""
    start, end, text = line
    behind = text.lstrip(WHITE)
    lead, trail = len(text) - len(behind), len(behind) - len(behind.rstrip(WHITE))
    if codec in WIDTHS:
        return start + lead * WIDTHS[codec], end - trail * WIDTHS[codec]
    if codec == "utf-8" and "\ufffd" not in text:
        return start + lead, end - trail
    raw = data[start:end]
    said = raw.rstrip(_WHITE_BYTES)
    last = end if said.endswith(_ESCAPE) else start + len(said)  # an escape at the very end would read otherwise
    return end - len(raw.lstrip(_WHITE_BYTES)), last


def _is_sound(data: bytes) -> bool:
    """Whether ``data`` is UTF-8 without damage whose lines all end in the same way."""
    returns = data.count(b"\r")
    if returns and not returns == data.count(b"\n") == data.count(b"\r\n"):
        return False
    return data.isascii() or (b"\xef\xbf\xbd" not in data and "\ufffd" not in decode(data, "utf-8"))


def _sound_lines(data: bytes) -> Iterable[tuple[int, int, str]]:
    start = bom_length(data, "utf-8")
    line_end = "\r\n" if b"\r" in data else "\n"
    said = decode(data[start:], "utf-8").split(line_end)
    if not said[-1]:
        said.pop()
    if data.isascii():
        sizes = list(map(len, said))
    else:
        sizes = [len(text) if text.isascii() else len(text.encode()) for text in said]
    starts = list(accumulate([size + len(line_end) for size in sizes], initial=start))
    return zip(starts, map(add, starts, sizes), said, strict=False)


def _byte_lines(data: bytes, codec: str) -> Iterator[Line]:
    start = bom_length(data, codec)
    after = start
    for whole in data[start:].splitlines(keepends=True):
        end, after = after + len(whole.rstrip(b"\r\n")), after + len(whole)
        text = decode(data[start:end], codec)
        if text.endswith("\ufffd") and decode(data[start:after], codec).rstrip("\r\n") != text:
            continue  # a character cut in two reads otherwise without the line end after it
        yield Line(start, end, text)
        start = after
    if start < len(data):
        yield Line(start, len(data), decode(data[start:], codec))


def _wide_lines(data: bytes, codec: str) -> Iterator[Line]:
    width, at = WIDTHS[codec], bom_length(data, codec)
    text = decode(data[at:], codec)
    for match in _TEXT_LINES.finditer(text):
        if not match[0]:
            continue
        said = match[0].rstrip("\r\n")
        is_last = match.end() == len(text) and said == match[0]
        end = len(data) if is_last else at + _bytes(said, width)  # damage at the end may read as one character
        yield Line(at, end, said)
        at = end + width * (len(match[0]) - len(said))


def _bytes(text: str, width: int) -> int:
    return width * (len(text) + (sum(c > "\uffff" for c in text) if width == 2 else 0))
