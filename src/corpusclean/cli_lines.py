"""What the commands over files of records share: opening them, and reading them line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from attrs import frozen

from corpusclean.cli_common import RECORDS_HINT, SOURCES_HINT, Problem, check_input, standard_input, visible
from corpusclean.errors import RecordError
from corpusclean.provenance import verify
from corpusclean.provenance.check import BROKEN, TOMBSTONE, check_line
from corpusclean.provenance.tree import Pairs
from corpusclean.record import Record
from corpusclean.record_json import record_from_dict
from corpusclean.records_file import read_line


@contextmanager
def opened_records(records: Path) -> Iterator[BinaryIO]:
    """A file of records, ``-`` for standard input. Raises ``Problem`` where there is none."""
    if records == Path("-"):
        yield standard_input()
        return
    check_input(records, RECORDS_HINT)
    with records.open("rb") as file:
        yield file


@frozen
class Line:
    """A line that agrees with its own digests. ``data``: the record or tombstone that it holds."""

    number: int
    said: bytes
    data: Mapping[str, Any]
    where: str

    @property
    def record(self) -> Record | None:
        """The record; ``None`` for a tombstone. Raises ``Problem`` where it is neither."""
        if self.data["schema"] == TOMBSTONE:
            return None
        try:
            return record_from_dict(self.data)
        except RecordError as error:
            raise Problem(f"{self.where}: not a record: {visible(str(error))}", RECORDS_HINT) from error


def lines_of(records: Path) -> Iterator[Line]:
    """The lines of a file of records, ``-`` for standard input.

    Raises ``Problem`` for a line that does not agree with its own digests, and where there are no lines.
    """
    number = 0
    with opened_records(records) as file:
        for number, said in enumerate(file, 1):
            where = f"{visible(str(records))}, line {number}"
            problems, data = check_line(said, None)
            if problems:
                raise _problem(where, said, problems[0])
            yield Line(number, said, data, where)
    if not number:
        raise Problem(f"{visible(str(records))} holds no records", RECORDS_HINT)


def _problem(where: str, said: bytes, problem: str) -> Problem:
    """What is wrong with a line, as all commands say it: ``problem`` only where it has the form of a record."""
    try:
        read_line(said)
    except RecordError as error:
        return Problem(f"{where}: {visible(str(error))}", RECORDS_HINT)
    return Problem(f"{where}: {visible(problem)}", "corpusclean verify shows the details")


def count(line: Line, data: Mapping[str, Any], pairs: Pairs) -> None:
    """Count the id and digest of ``data``, which stands at ``line``. Raises ``Problem`` where it has none."""
    try:
        pairs.add(data["id"], data["digest"])
    except BROKEN as error:
        raise Problem(f"{line.where}: {visible(str(error))}", "corpusclean verify shows the details") from error


def source_of(line: Line, record: Record, sources: Path) -> bytes:
    """The bytes of the record's source, in the folder ``sources``. Raises ``Problem`` where they are not there."""
    try:
        return verify.source_of(record, sources)
    except ValueError as error:
        raise Problem(f"{line.where}: {visible(str(error))}", SOURCES_HINT) from error
