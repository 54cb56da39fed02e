"""What users hand to ``clean``, made into a ``Source``; what cannot be a document, rejected with its reason."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias, TypeGuard

from attrs import evolve

from corpusclean.checks import BYTES, is_moment, is_unicode, printable_name, text_or_none
from corpusclean.errors import Rejected, rejected
from corpusclean.model import Rejection, Source
from corpusclean.read.sniff import HTML, MEDIA_TYPES, foreign
from corpusclean.recipe import MAX_BYTES

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

#: More than the default limit, so that most documents are read in one go.
_AT_ONCE: Final = 1 << 26
NOT_UTF_8: Final = "its name is not UTF-8, so no record could name it; rename it"

Document: TypeAlias = "bytes | bytearray | memoryview | str | os.PathLike[str] | BeautifulSoup | Tag | Source"


def source_bytes(soup: Tag) -> bytes:
    """The bytes that the ranges of a record of ``soup`` refer to. Raises ``TypeError`` for what is no tree."""
    if not _is_soup(soup):
        raise TypeError(f"soup must be a BeautifulSoup tree, not {type(soup).__name__}")
    return soup.encode("utf-8", formatter="minimal")


def as_source(
    document: Document, *, media_type: str | None = None, url: str | None = None, max_bytes: int = MAX_BYTES
) -> Source:
    """``document`` as a ``Source``: a ``str`` is the document's text, never a path.

    Raises ``ValueError`` for a media type that is not read, a capture that is no time and a ``url`` with
    half a surrogate pair, ``TypeError`` for any other kind of object, ``Rejected`` where a file cannot be read or a
    string holds half a surrogate pair.
    """
    text_or_none("url", url)
    _check_media_type(media_type)
    if isinstance(document, Source):
        _check_carrier(document)
        return evolve(document, media_type=media_type or document.media_type, url=url or document.url)
    if isinstance(document, BYTES):
        return Source(bytes(document), media_type, url=url)
    if isinstance(document, str):
        return Source(_encoded(document), media_type, url=url, charset="utf-8")
    if _is_soup(document):
        return Source(source_bytes(document), media_type or HTML, url=url, charset="utf-8")
    if isinstance(document, os.PathLike):
        return read_file(Path(document), media_type=media_type, url=url, max_bytes=max_bytes)
    kind = type(document).__name__
    raise TypeError(
        f"clean() takes bytes, a str (the text itself), a path object, a BeautifulSoup tree or a Source, not {kind}"
    )


def _check_media_type(said: str | None) -> None:
    if said not in (None, *MEDIA_TYPES):
        raise ValueError(f"media_type {said!r} is not one of {', '.join(MEDIA_TYPES)}")


def _check_carrier(source: Source) -> None:
    """Raise ``ValueError`` where a fact of the carrier's could not be used. A charset that is not known is what many
    servers say: ``origin.encoding`` tells what decided instead.
    """
    _check_media_type(source.media_type)
    if source.captured is not None and not is_moment(source.captured):
        raise ValueError(f"captured {source.captured!a} is no time like 2024-05-04 or 2024-05-04T03:02:01Z")


def many(documents: Iterable[Document]) -> Iterable[Document]:
    """``documents``. Raises ``TypeError`` for a single one, whose letters or elements would be taken for documents."""
    single = isinstance(documents, (str, *BYTES, os.PathLike, Source)) or _is_soup(documents)
    if single or not isinstance(documents, Iterable):
        kind = type(documents).__name__
        raise TypeError(f"clean_many() takes a list or another iterable of documents, not {kind}; clean() takes one")
    return documents


def _is_soup(document: object) -> TypeGuard[Tag]:
    """Whether ``document`` is a tree of Beautiful Soup, which whoever has one has imported: it takes a while.

    Another thread may be at importing it.
    """
    tag = getattr(sys.modules.get("bs4"), "Tag", None)
    return tag is not None and isinstance(document, tag)


def read_file(
    path: Path,
    *,
    name: str | None = None,
    media_type: str | None = None,
    url: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Source:
    """The source in the file ``path``; ``name`` is what ``origin.path`` says of it (its own name by default).

    Raises ``Rejected`` with the reason where the file cannot be read, or holds more than ``max_bytes``,
    and where its name is not Unicode.
    """
    said = name if name is not None else path.name
    if not is_unicode(said):
        raise Rejected(Rejection("input", "name", NOT_UTF_8, path=printable_name(said)))
    try:
        with path.open("rb") as file:
            data = _at_most(file, max_bytes + 1)
    except (OSError, ValueError) as error:  # a path that holds NUL is a ValueError
        reason = "missing" if isinstance(error, FileNotFoundError) else "unreadable"
        message = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise Rejected(Rejection("input", reason, message, path=said)) from error
    if len(data) > max_bytes:
        size = path.stat().st_size if path.is_file() else None
        raise Rejected(Rejection("input", "too-large", too_large(size, max_bytes), path=said))
    return Source(data, media_type, path=said, url=url)


def read_stream(file: BinaryIO, *, url: str | None = None, max_bytes: int = MAX_BYTES) -> Source:
    """The source that a stream without a name holds. Raises ``Rejected`` where it holds more than ``max_bytes``."""
    data = _at_most(file, max_bytes + 1)
    if len(data) > max_bytes:
        raise Rejected(Rejection("input", "too-large", too_large(None, max_bytes)))
    return Source(data, url=url)


def _at_most(file: BinaryIO, size: int) -> bytes:
    """The next ``size`` bytes, or those that there are. A single ``read`` would set aside memory for all of them."""
    parts = []
    while size and (part := file.read(min(size, _AT_ONCE))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def check_size(source: Source, limit: int) -> None:
    """Reject a source that is empty, too large, or of a format that is not text. Raises ``Rejected``."""
    size = len(source.data)
    if not size:
        raise rejected(source, "input", "empty", "the document is empty")
    if size > limit:
        raise rejected(source, "input", "too-large", too_large(size, limit))
    form = foreign(source.data)
    if form:
        raise rejected(source, "input", "format", f"this is {form.name}, not {form.wanted}{form.advice}")


def too_large(size: int | None, limit: int) -> str:
    """The message for a source of ``size`` bytes; ``None`` where its end was not read."""
    said = "there are more bytes than" if size is None else f"{size:,} bytes are over"
    return f"{said} the limit of {limit:,}; split the document, or raise the limit: --max-bytes, or Recipe(max_bytes=…)"


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"character {error.start} is half a surrogate pair; encode the text with errors='replace' first"
        raise Rejected(Rejection("decode", "surrogate", message)) from error
