"""A file of records, read line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpusclean.errors import RecordError
from corpusclean.provenance.check import TOMBSTONE
from corpusclean.record_json import parsed, record_from_dict


def each_record(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON of every record in the file ``path``, one in memory at a time. Tombstones are passed over.

    Raises like ``each_line``.
    """
    return (data for data in each_line(path) if data["schema"] != TOMBSTONE)


def each_line(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON of every record and tombstone in the file ``path``, one in memory at a time.

    Raises ``RecordError`` that names the line which is no record, and ``OSError`` where the file cannot be read.
    """
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                data = read_line(line)
            except RecordError as error:
                raise RecordError(f"line {number}: {error}") from error
            yield data


def read_line(line: bytes) -> dict[str, Any]:
    """The JSON of the record or tombstone that a line holds; digests are not checked. Raises ``RecordError``."""
    data: dict[str, Any] = parsed(line.removesuffix(b"\n"))
    if not (isinstance(data, dict) and data.get("schema") == TOMBSTONE):
        record_from_dict(data)
    return data
