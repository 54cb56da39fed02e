"""Inputs that a user names, cleaned: every one of them, and every record of an archive, has one outcome."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from attrs import frozen

from corpusclean.archives.warc import Other, read_archive
from corpusclean.cli_common import standard_input
from corpusclean.errors import Rejected
from corpusclean.inputs import Archive, Found, Passed
from corpusclean.model import Rejection, Source
from corpusclean.pipeline import clean
from corpusclean.recipe import Recipe
from corpusclean.record import Record
from corpusclean.sources import read_file

STDIN: Final = Path("-")


@frozen
class How:
    """How documents are to be cleaned."""

    recipe: Recipe
    media_type: str | None = None
    url: str | None = None


def outcomes(item: Found, how: How) -> Iterator[tuple[str, Record | Rejection | Other]]:
    """What comes of ``item``: one outcome of a document, one for each record of an archive; each with its name."""
    if isinstance(item, Passed):
        yield item.name, Rejection("input", "unreadable", "the folder cannot be listed", path=item.name)
    elif isinstance(item, Archive):
        for number, found in enumerate(read_archive(item.path, name=item.name, max_bytes=how.recipe.max_bytes), 1):
            if isinstance(found, Source):
                yield f"{item.name}/{number:06d}-{_host(found)}", _cleaned(found, how)
            else:
                yield item.name, found
    elif item.path == STDIN:
        yield item.name, _cleaned(Source(standard_input().read(), url=how.url), how)
    else:
        try:
            source = read_file(item.path, name=item.name, url=how.url)
        except Rejected as error:
            yield item.name, error.rejection
        else:
            yield item.name, _cleaned(source, how)


def _cleaned(source: Source, how: How) -> Record | Rejection:
    try:
        return clean(source, media_type=how.media_type, recipe=how.recipe)
    except Rejected as error:
        return error.rejection


def _host(source: Source) -> str:
    try:
        return urlsplit(source.url or "").hostname or "document"
    except ValueError:
        return "document"
