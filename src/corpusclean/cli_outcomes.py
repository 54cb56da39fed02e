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
class Task:
    """Something that a user named or that was found there, and that becomes one outcome.

    ``name``: what its output is called after. ``path``: as the user knows it. ``given``: a document to be read and
    cleaned, one to be cleaned, or what is to be said of it already.
    """

    name: str
    path: str
    given: Document | Source | Rejection | Other


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
    return (outcome_of(task, how) for task in tasks(item, how))


def tasks(item: Found, how: CleaningOptions) -> Iterator[Task]:
    """What there is to be done for ``item``: one task for a document, one for each record of an archive.

    Any process can do them: standard input, pipes and archives, which can be read only once or only here, are read.
    """
    path = str(item.path)
    if isinstance(item, Skipped):
        said = NOT_UTF_8 if item.reason == "name" else "the folder cannot be listed"
        yield Task(item.name, path, Rejection("input", item.reason, said, path=item.name))
    elif isinstance(item, Archive):
        for number, found in enumerate(read_archive(item.path, name=item.name, max_bytes=how.recipe.max_bytes), 1):
            name = f"{item.name}/{number:06d}-{_host(found)}" if isinstance(found, Source) else item.name
            yield Task(name, path, found)
    elif item.path.is_file():
        yield Task(item.name, path, item)
    else:
        yield Task(item.name, path, _read(item, how))


def outcome_of(task: Task, how: CleaningOptions) -> Outcome:
    """What comes of ``task``."""
    given = _read(task.given, how) if isinstance(task.given, Document) else task.given
    if not isinstance(given, Source):
        return Outcome(task.name, given)
    try:
        return Outcome(task.name, clean(given, media_type=how.media_type, recipe=how.recipe), given.data)
    except Rejected as error:
        return Outcome(task.name, error.rejection)


def _read(item: Document, how: CleaningOptions) -> Source | Rejection:
    limit = how.recipe.max_bytes
    try:
        if item.path == STDIN:
            return read_stream(standard_input(), url=how.url, max_bytes=limit)
        return read_file(item.path, name=item.name, url=how.url, max_bytes=limit)
    except Rejected as error:
        return error.rejection


def _host(source: Source) -> str:
    try:
        return urlsplit(source.url or "").hostname or "document"
    except ValueError:
        return "document"
