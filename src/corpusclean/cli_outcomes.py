"""Inputs that a user names, cleaned: every one of them, and every record of an archive, has one outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from attrs import field, frozen

from corpusclean.archives.framing import library
from corpusclean.archives.warc import Other, read_archive
from corpusclean.cli_common import standard_input
from corpusclean.errors import MissingExtra, Rejected
from corpusclean.inputs import Archive, Document, Found, Skipped
from corpusclean.model import Rejection, Source
from corpusclean.pipeline import clean
from corpusclean.recipe import Recipe
from corpusclean.record import Record
from corpusclean.sources import NOT_UTF_8, read_file, read_stream

STDIN: Final = Path("-")


@frozen
class CleaningOptions:
    """How documents are to be cleaned."""

    recipe: Recipe
    media_type: str | None = None
    url: str | None = None


@frozen
class Outcome:
    """What came of the document called ``name``, and its bytes where there is a record."""

    name: str
    result: Record | Rejection | Other
    data: bytes = field(default=b"", repr=False)


def check_extras(items: Iterable[Found]) -> None:
    """Raise ``MissingExtra`` where a library is missing that one of the items requires.

    It is asked before the work begins: what has been cleaned until an archive's turn comes would be lost. Where the
    library is there, the items are not gone through, so that folders are listed once.
    """
    try:
        library()
    except MissingExtra:
        if any(isinstance(item, Archive) for item in items):
            raise


def outcomes(item: Found, how: CleaningOptions) -> Iterator[Outcome]:
    """What comes of ``item``: one outcome of a document, one for each record of an archive."""
    if isinstance(item, Skipped):
        said = NOT_UTF_8 if item.reason == "name" else "the folder cannot be listed"
        rejection = Rejection("input", item.reason, said, path=item.name)
        yield Outcome(item.name, rejection)
    elif isinstance(item, Archive):
        for number, found in enumerate(read_archive(item.path, name=item.name, max_bytes=how.recipe.max_bytes), 1):
            if isinstance(found, Source):
                yield _cleaned(f"{item.name}/{number:06d}-{_host(found)}", found, how)
            else:
                yield Outcome(item.name, found)
    else:
        try:
            source = _source(item, how)
        except Rejected as error:
            yield Outcome(item.name, error.rejection)
        else:
            yield _cleaned(item.name, source, how)


def _source(item: Document, how: CleaningOptions) -> Source:
    limit = how.recipe.max_bytes
    if item.path == STDIN:
        return read_stream(standard_input(), url=how.url, max_bytes=limit)
    return read_file(item.path, name=item.name, url=how.url, max_bytes=limit)


def _cleaned(name: str, source: Source, how: CleaningOptions) -> Outcome:
    try:
        return Outcome(name, clean(source, media_type=how.media_type, recipe=how.recipe), source.data)
    except Rejected as error:
        return Outcome(name, error.rejection)


def _host(source: Source) -> str:
    try:
        return urlsplit(source.url or "").hostname or "document"
    except ValueError:
        return "document"
