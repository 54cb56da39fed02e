"""A WARC file as sources: documents of ``response``, ``resource`` and ``conversion`` records, one after another."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from corpusclean.archives import http
from corpusclean.archives.digests import matching
from corpusclean.archives.framing import Damage, Framed, framed
from corpusclean.checks import is_moment, is_unicode, must_be, printable_name
from corpusclean.errors import NotInArchive
from corpusclean.model import Rejection, Source
from corpusclean.read.sniff import MEDIA_TYPES
from corpusclean.recipe import MAX_BYTES
from corpusclean.sources import NOT_UTF_8, too_large

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_KINDS: Final = ("response", "resource", "conversion")
#: Answers that carry the document that was asked for.
_STATUS: Final = (200, 203)
#: What HTTP headers and chunk sizes may add to a document's bytes.
_ROOM: Final = 1 << 20
#: So much of a record tells whether it is a document.
_LOOK: Final = 1 << 18
_LONGEST: Final = 200
#: Media types that say nothing; the one that the crawler found out stands for them.
_VAGUE: Final = (None, "application/octet-stream", "unknown/unknown", "*/*")
_IDENTITY: Final = {"record_id": "WARC-Record-ID", "truncated": "WARC-Truncated"}
_Reading: TypeAlias = tuple[str, tuple[bytes, ...]]
_UNPRINTABLE = re.compile("[\x00-\x20\x7f\ud800-\udfff]")


@frozen
class Other:
    """A record of an archive that is no document. ``why``: its type, or ``status``, ``media type``, ``no HTTP``."""

    why: str


Outcome: TypeAlias = "Source | Rejection | Other"


@frozen
class _Form:
    """What the headers say of a document: ``message`` is ``None`` where it did not come over HTTP."""

    message: http.Message | None
    media_type: str | None
    charset: str | None


class _No(Exception):
    """The record is no document; the text is the ``why`` of ``Other``."""


class _Bad(Exception):
    """The record is a document that cannot be had; ``reason`` is that of the rejection."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def read_archive(
    path: str | os.PathLike[str], *, name: str | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Outcome]:
    """What each record of the archive ``path`` is, in order, with at most one document in memory.

    A document becomes a ``Source`` whose ``path`` is ``name`` (the file's own name by default) and whose ``warc``
    says where it stands. What cannot be read is a ``Rejection``; after damage reading goes on at the next record that
    can be found. Raises ``MissingExtra`` where FastWARC is not installed, ``TypeError`` for what is no path.
    """
    must_be("path", path, (str, os.PathLike), "a path")
    path = Path(path)
    said = path.name if name is None else name
    if not is_unicode(said):
        yield Rejection("input", "name", NOT_UTF_8, path=printable_name(said))
        return
    empty, damaged = True, False
    try:
        for found in framed(path):
            empty = False
            if isinstance(found, Framed):
                outcome = _outcome(found, said, max_bytes)
                damaged = isinstance(outcome, Rejection) and outcome.reason == "damaged"
                yield outcome
                del outcome
            elif not (damaged and found.of_last):
                yield Rejection("input", "damaged", found.message, path=said)
    except OSError as error:
        reason = "missing" if isinstance(error, FileNotFoundError) else "unreadable"
        yield Rejection("input", reason, f"cannot be read: {error.strerror or error}", path=said)
    else:
        if empty:
            yield Rejection("input", "empty", "the archive holds no records", path=said)


def find_source(path: Path, warc: Mapping[str, str], max_bytes: int, sha256: str = "") -> bytes:
    """The bytes of the document whose record ``warc`` (an ``origin.warc``) names, from the archive ``path``.

    The offset is tried first; where another record stands there, the archive is searched for the record's id. A record
    without an id is told by its document's ``sha256``, in hexadecimal. Raises ``NotInArchive`` where it is not there,
    ``OSError`` where the file cannot be read.
    """
    named = "record_id" in warc
    for start in _starts(warc):
        for found in framed(path, start):
            if isinstance(found, Damage):
                continue
            if found.record.headers.get("WARC-Record-ID", "") == warc.get("record_id", ""):
                outcome = _outcome(found, path.name, max_bytes)
                if isinstance(outcome, Source) and (named or hashlib.sha256(outcome.data).hexdigest() == sha256):
                    return outcome.data
                if named:
                    raise NotInArchive("the archive's record holds no such document")
            if start:
                break
    raise NotInArchive("the archive has no such record")


def _starts(warc: Mapping[str, str]) -> Iterator[int]:
    offset = warc.get("offset", "")
    if offset.isascii() and offset.isdecimal() and 0 < len(offset) < 16 and int(offset):
        yield int(offset)
    yield 0


def _outcome(found: Framed, name: str, max_bytes: int) -> Outcome:
    record = found.record
    kind = (record.headers.get("WARC-Type") or "").lower()
    if kind not in _KINDS:
        return Other(kind or "no type")
    url = _UNPRINTABLE.sub("", record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    warc = {"type": kind, **_stated(record, _IDENTITY)}
    if found.offset is not None:
        warc["offset"] = str(found.offset)
    try:
        block, form = _read(record, kind, max_bytes + _ROOM)
        data, more = _decoded(record, block, form, max_bytes)
    except _No as error:
        return Other(str(error))
    except _Bad as error:
        return Rejection("input", error.reason, str(error), path=name, url=url, warc=warc)
    captured = record.headers.get("WARC-Date") or ""
    moment = captured if is_moment(captured) else None
    return Source(data, form.media_type, name, url, form.charset, moment, {**warc, **more})


def _read(record: WarcRecord, kind: str, limit: int) -> tuple[bytes, _Form]:
    """The record's block, and what its headers say of it. The most of what is no document is not read at all."""
    size = record.content_length
    if "Content-Length" not in record.headers:
        raise _Bad("damaged", "the record has no length")
    try:
        block = _exactly(record, min(size, _LOOK))
        form = _form(record, kind, block)
        if "WARC-Segment-Number" in record.headers:
            raise _Bad("segmented", "the document is spread over several records; join them first")
        if size > limit:
            raise _Bad("too-large", too_large(size, limit - _ROOM))
        if size > len(block):
            block += _exactly(record, size - len(block))
            form = _form(record, kind, block)
    except OSError as error:
        raise _Bad("damaged", f"the record cannot be read: {error}") from error
    return block, form


def _exactly(record: WarcRecord, size: int) -> bytes:
    data = record.reader.read(size) if size else b""
    if len(data) < size:
        raise _Bad("damaged", f"the record is cut off: {size - len(data):,} bytes are missing")
    return data


def _form(record: WarcRecord, kind: str, block: bytes) -> _Form:
    """Raises ``_No`` where the record is no document."""
    said = record.headers.get("Content-Type")
    message = None
    if kind == "response":
        message = http.parse(block) if http.content_type(said)[0] in (None, "application/http") else None
        if message is None:
            raise _No("no HTTP")
        if message.status not in _STATUS:
            raise _No("status")
        said = message.headers.get("content-type")
    media_type, charset = http.content_type(said)
    if media_type in _VAGUE:
        media_type = http.content_type(record.headers.get("WARC-Identified-Payload-Type"))[0]
    if media_type not in (None, *MEDIA_TYPES):
        raise _No("media type")
    return _Form(message, media_type, charset)


def _decoded(record: WarcRecord, block: bytes, form: _Form, limit: int) -> tuple[bytes, dict[str, str]]:
    """The document's bytes, and what is to be recorded of the way to them."""
    message = form.message
    if message is None:
        return block, _checked(record, [("stored", (block,))], [("stored", (block,))])
    body = message.body
    blocks: list[_Reading] = [("stored", (block,))]
    payloads: list[_Reading] = [("stored", (body,))]
    said = {"status": str(message.status)}
    plain = http.without_chunks(body) if message.chunked else None
    if plain is not None:
        body = plain
        blocks.append(("decoded", (message.head, body)))
        payloads.append(("decoded", (body,)))
        said["transfer_encoding"] = "chunked"
    try:
        data, undone = http.without_content_coding(body, message.headers.get("content-encoding", ""), limit)
    except http.TooLarge as error:
        raise _Bad("too-large", f"decoded, the document has more bytes than the limit of {limit:,}") from error
    if undone:
        said["content_encoding"] = undone
    return data, said | _checked(record, blocks, payloads)


def _checked(record: WarcRecord, blocks: Sequence[_Reading], payloads: Sequence[_Reading]) -> dict[str, str]:
    """The carrier's digests as stated, and the reading in which each matched."""
    found = {}
    for name, readings in (("block_digest", blocks), ("payload_digest", payloads)):
        stated = _stated(record, {name: f"WARC-{name.replace('_', '-')}"}).get(name)
        if stated:
            found[name] = stated
            found[f"{name}_matched"] = matching(stated, readings)
    return found


def _stated(record: WarcRecord, names: Mapping[str, str]) -> dict[str, str]:
    """What the headers ``names`` (by field of ``origin.warc``) say, where they say something."""
    said = ((field, (record.headers.get(name) or "").strip()) for field, name in names.items())
    return {field: value[:_LONGEST] for field, value in said if value}
