"""Records out of a file of records, FastWARC's work; and what to do where the file is damaged."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from attrs import frozen

from corpusclean.archives.find import starts_as_warc
from corpusclean.errors import MissingExtra

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_GZIP: Final = b"\x1f\x8b\x08"
_PLAIN: Final = b"WARC/1."
_STEP: Final = 1 << 20
_PIECE: Final = 1 << 16
_PEEK: Final = 512
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


@frozen
class Damage:
    """A stretch of the file that gives no record. ``of_last``: the end of the last record."""

    message: str
    of_last: bool = False


@frozen
class Framed:
    """A record, valid until the next one is asked for. ``offset``: where it can be read from without what precedes it;
    ``None`` where the whole file is one gzip member.
    """

    record: WarcRecord
    offset: int | None


def framed(path: Path, start: int = 0) -> Iterator[Framed | Damage]:
    """The records of the file ``path`` from byte ``start`` on.

    After damage it goes on at the next place where a record begins. Raises ``MissingExtra``, and ``OSError`` where the
    file cannot be opened.
    """
    archive_iterator = library()
    with path.open("rb") as file, path.open("rb") as beside:
        at: int | None = start
        wrong = ""
        while at is not None:
            file.seek(at)
            last = at
            found = 0  # records from ``last`` on
            try:
                for record in archive_iterator(file, parse_http=False):
                    if wrong:
                        yield Damage(f"{wrong}; reading goes on at byte {at:,}")
                        wrong = ""
                    begins = _begins(beside, record.stream_pos)
                    last, found = (record.stream_pos, 1) if begins else (last, found + 1)
                    yield Framed(record, last if begins else None)
            except OSError as error:
                wrong = wrong or f"damaged {_after(last, found)} ({error})"
                at = _next_start(beside, last + 1)
            else:
                at = None
                if not wrong and _is_cut(beside, last):
                    yield Damage("the end is cut off", of_last=True)
        if wrong:
            yield Damage(wrong)


def _after(last: int, found: int) -> str:
    """Where damage is: behind ``found`` records, which can be read from byte ``last`` on and none from between."""
    if found > 1:
        return f"after {found:,} records of the gzip stream that begins at byte {last:,}"
    return f"after the record at byte {last:,}" if found else f"from byte {last:,} on"


def library() -> Any:
    """FastWARC's iterator over the records of a file. Raises ``MissingExtra`` where it is not installed."""
    try:
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415  (of the extra warc)
    except ImportError as error:
        raise MissingExtra("reading WARC archives", "warc") from error
    return ArchiveIterator


def _begins(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    return file.read(len(_GZIP)) in (_GZIP, _PLAIN[: len(_GZIP)])


def _next_start(file: BinaryIO, at: int) -> int | None:
    """Where from ``at`` on the bytes look like the begin of a record, in linear time and constant memory."""
    file.seek(at)
    window = file.read(_STEP)
    while window:
        places = sorted(place for mark in (_GZIP, _PLAIN) for place in _places(window, mark))
        for place in places:
            if starts_as_warc(window[place : place + _PEEK]):
                return at + place
        more = file.read(_STEP)
        at += max(0, len(window) - _PEEK)
        window = window[-_PEEK:] + more if more else b""
    return None


def _places(window: bytes, mark: bytes) -> Iterator[int]:
    place = window.find(mark)
    while place >= 0:
        yield place
        place = window.find(mark, place + 1)


def _is_cut(file: BinaryIO, last: int) -> bool:
    """Whether the record at ``last``, the last one that was found, or what follows it, has no end."""
    file.seek(last)
    if file.read(len(_GZIP)) == _GZIP:
        file.seek(last)
        return _is_cut_gzip(file)
    file.seek(last)
    head = file.read(_STEP)
    end, length = _HEAD_END.search(head), _LENGTH.search(head)
    if not head:
        return False
    if end is None or length is None or length.start() > end.start():
        return True
    file.seek(last + end.end() + int(length[1]))
    return bool(file.read(_PIECE).strip(b"\r\n"))


def _is_cut_gzip(file: BinaryIO) -> bool:
    machine = zlib.decompressobj(31)
    try:
        while left := file.read(_PIECE):
            while left:
                if machine.eof:
                    machine = zlib.decompressobj(31)
                machine.decompress(left, _STEP)
                left = machine.unused_data if machine.eof else machine.unconsumed_tail
    except zlib.error:
        return True
    return not machine.eof
