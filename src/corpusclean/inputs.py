"""Finding documents: the files and folders that a user names, and which of the files in a folder hold documents."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Literal, TypeAlias

from attrs import frozen

from corpusclean.archives.find import has_archive_suffix, is_archive
from corpusclean.checks import is_unicode, printable_name
from corpusclean.read.sniff import SUFFIXES


@frozen
class Document:
    """A file to be cleaned, and what ``origin.path`` is to say of it: relative to the argument, POSIX separators."""

    path: Path
    name: str


@frozen
class Archive(Document):
    """A crawl archive: a file with many documents."""


@frozen
class Skipped:
    """Something under a folder that is not read. ``reason``: ``suffix`` (not a document), ``unreadable`` (a folder),
    or ``name`` (a document whose name is not UTF-8, so that ``origin.path`` could not name it).
    """

    path: Path
    name: str
    reason: Literal["suffix", "unreadable", "name"]


Found: TypeAlias = Document | Skipped


def find_documents(argument: Path) -> Iterator[Found]:
    """What there is under ``argument``: the file itself whatever its suffix, or a folder's documents, in path order.

    Hidden files and folders are passed over in silence, and so are the side files of seeds. A folder is entered once,
    so that a loop of links ends. What is not a regular file (a pipe, a device) is read only where it is named itself.
    A path that is not there counts as a document: reading it says what is wrong.
    """
    kind = _kind(argument)
    if kind == "folder":
        yield from _under(argument)
    elif kind == "file" and is_archive(argument):
        yield _named(Archive(argument, argument.name))
    else:
        yield _named(Document(argument, argument.name))


def has_suffix(name: str) -> bool:
    """Whether a file of this name, found in a folder, is a document."""
    return PurePath(name).suffix.lower() in SUFFIXES and not name.startswith(".")


def _named(found: Document) -> Found:
    return found if is_unicode(found.name) else Skipped(found.path, printable_name(found.name), "name")


def _kind(path: Path) -> Literal["folder", "file", "other", "missing"]:
    try:
        mode = path.stat().st_mode
    except OSError:
        return "missing"
    return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"


def _under(root: Path) -> Iterator[Found]:
    entered: set[tuple[int, int]] = set()
    waiting: list[tuple[Path, str]] = [(root, "")]
    while waiting:
        path, name = waiting.pop()
        kind = _kind(path)
        if kind == "folder":
            try:
                waiting += reversed(_entries(path, name, entered))
            except OSError:
                yield Skipped(path, printable_name(name or path.name), "unreadable")
        elif kind != "other" and has_suffix(path.name):
            yield _named(Document(path, name))
        elif kind == "file" and has_archive_suffix(path.name):
            yield _named(Archive(path, name))
        else:
            yield Skipped(path, printable_name(name), "suffix")


def _entries(folder: Path, under: str, entered: set[tuple[int, int]]) -> list[tuple[Path, str]]:
    status = folder.stat()
    if (status.st_dev, status.st_ino) in entered:
        return []
    entered.add((status.st_dev, status.st_ino))
    prefix = under and under + "/"
    names = sorted(path.name for path in folder.iterdir())
    return [(folder / name, prefix + name) for name in names if not _unseen(name)]


def _unseen(name: str) -> bool:
    return name.startswith(".") or name.endswith(".expected.json") or name == "manifest.jsonl"
