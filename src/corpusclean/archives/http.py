"""An HTTP message as a crawler stored it: its headers, and its body with transfer and content codings undone.

Crawlers do not agree: some store the body as it came over the wire, some decode it and leave the headers as they
were. So a coding that the bytes do not bear out is taken for undone already.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(r"HTTP/\d(?:\.\d)? (\d{3})\b")
_CHARSET = re.compile(r";[ \t]*charset[ \t]*=[ \t]*\"?([^\s\";,]{1,60})", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_LONGEST_HEAD: Final = 1 << 18
_STEP: Final = 1 << 16
_GZIP: Final = ("gzip", "x-gzip")


class TooLarge(Exception):
    """Decoded, the body has more bytes than are allowed."""


@frozen
class Message:
    """``head``: status line and headers with the blank line. ``headers``: by lower-case name, the first of each."""

    status: int
    headers: Mapping[str, str]
    head: bytes
    body: bytes

    @property
    def chunked(self) -> bool:
        """Whether the headers say that the body came in chunks."""
        return "chunked" in self.headers.get("transfer-encoding", "").lower()


def parse(block: bytes) -> Message | None:
    """The message in a WARC record's block, or ``None`` where it does not begin as one."""
    end = _HEAD_END.search(block, 0, _LONGEST_HEAD)
    head = block[: end.end()] if end else block[:_LONGEST_HEAD]
    lines = head.decode("latin-1").splitlines()
    status = _STATUS.match(lines[0]) if lines else None
    if status is None:
        return None
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return Message(int(status[1]), headers, head, block[len(head) :])


def content_type(value: str | None) -> tuple[str | None, str | None]:
    """Media type (lower case, without parameters) and charset of a ``Content-Type``, each ``None`` where not said."""
    if not value:
        return None, None
    charset = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower() or None, charset[1] if charset else None


def without_chunks(body: bytes) -> bytes | None:
    """``body`` with the chunks of its transfer coding joined; ``None`` where it is not in chunks.

    A body that ends within a chunk gives what is there.
    """
    pieces: list[bytes] = []
    at = 0
    while at < len(body):
        size = _CHUNK_SIZE.match(body, at)
        if size is None:
            return None
        number = int(size[1], 16)
        if not number:
            break
        pieces.append(body[size.end() : size.end() + number])
        at = size.end() + number
        if body[at : at + 2] == b"\r\n":
            at += 2
        elif body[at : at + 1] == b"\n":
            at += 1
        elif at < len(body):
            return None
    return b"".join(pieces)


def without_content_coding(body: bytes, said: str, limit: int) -> tuple[bytes, str]:
    """``body`` as the document's bytes, and the content codings that were undone (joined by ``, ``, or empty).

    Raises ``TooLarge`` where that has more than ``limit`` bytes.
    """
    undone = []
    for coding in reversed([name.strip().lower() for name in said.split(",")]):
        decoded = _decoded(body, coding, limit)
        if decoded is not None:
            body = decoded
            undone.append(coding)
    return body, ", ".join(reversed(undone))


def _decoded(body: bytes, coding: str, limit: int) -> bytes | None:
    """``None`` where ``body`` is not in this coding, or the coding is not known."""
    if coding in _GZIP:
        return _joined(_inflated(body, 31), limit) if body[:2] == b"\x1f\x8b" else None
    try:
        if coding == "deflate":
            zlib_made = body[:1] != b"" and (body[0] & 0x0F) == 8 and int.from_bytes(body[:2], "big") % 31 == 0
            return _joined(_inflated(body, 15 if zlib_made else -15, whole=True), limit)
        if coding in ("br", "zstd"):
            return _joined(_streamed(body, coding), limit)
    except (zlib.error, OSError):
        return None
    return None


def _joined(pieces: Iterator[bytes], limit: int) -> bytes | None:
    found, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise TooLarge
        found.append(piece)
    return b"".join(found) if size else None


def _inflated(body: bytes, window: int, *, whole: bool = False) -> Iterator[bytes]:
    """What zlib makes of ``body``, members of gzip one after another; up to where the bytes are damaged.

    ``whole``: raises ``zlib.error`` there instead, because without a magic number they may be no such bytes at all.
    """
    machine = zlib.decompressobj(window)
    try:
        for at in range(0, len(body), _STEP):
            left = body[at : at + _STEP]
            while left:
                if machine.eof and window != 31:
                    return
                if machine.eof:
                    machine = zlib.decompressobj(window)
                yield machine.decompress(left, _STEP)
                left = machine.unused_data if machine.eof else machine.unconsumed_tail
        while piece := machine.decompress(b"", _STEP):
            yield piece
    except zlib.error:
        if whole:
            raise
    if whole and not machine.eof:
        raise zlib.error("cut off")


def _streamed(body: bytes, coding: str) -> Iterator[bytes]:
    """What FastWARC's readers make of ``body``. Raises ``OSError`` where it is not in this coding, or cut off."""
    from fastwarc.stream_io import BrotliReader, ZstdReader  # noqa: PLC0415  (of the extra warc)

    reader = (BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(body))
    while piece := reader.read(_STEP):
        yield piece
