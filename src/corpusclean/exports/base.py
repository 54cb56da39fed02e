"""What an export is, and what all of them are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from corpusclean.exports.dataset import Dataset
from corpusclean.records_file import each_record


@frozen
class Corpus:
    """A file of records, and what its makers say of it."""

    path: Path
    dataset: Dataset

    def records(self) -> Iterator[dict[str, Any]]:
        """The JSON of every record, read anew at each call. Raises ``RecordError`` and ``OSError``."""
        return each_record(self.path)


Pieces: TypeAlias = Iterator[str]


@frozen
class Export:
    """A format: ``write`` gives the file's text in pieces. ``name``: what the file is usually called. ``needs``: fields
    of the dataset that must be stated.
    """

    write: Callable[[Corpus], Pieces]
    name: str
    line: str
    needs: tuple[str, ...] = ()
