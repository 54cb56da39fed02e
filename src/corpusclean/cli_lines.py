"""What the commands over files of records share: opening them, and reading them line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from corpusclean.cli_common import Problem, standard_input, visible
from corpusclean.errors import RecordError
from corpusclean.provenance.check import BROKEN, TOMBSTONE, check_line
from corpusclean.provenance.tree import Pairs
from corpusclean.record import Record
from corpusclean.record_json import record_from_dict

HINT: Final = "name a file that corpusclean clean wrote"


@contextmanager
def opened_records(records: Path) -> Iterator[BinaryIO]:
    """A file of records, ``-`` for standard input. Raises ``Problem`` where there is none."""
    if records == Path("-"):
        yield standard_input()
        return
    if not records.exists():
        raise Problem(f"no such file: {visible(str(records))}", HINT)
    if records.is_dir():
        raise Problem(f"{visible(str(records))} is a folder", HINT)
    with records.open("rb") as file:
        yield file


def lines_of(records: Path, file: Iterable[bytes]) -> Iterator[tuple[int, bytes, Record | None]]:
    """Number, bytes and record of each line; ``None`` for a tombstone.

    Raises ``Problem`` for a line that does not agree with its own digests, and for a file without lines.
    """
    number = 0
    for number, line in enumerate(file, 1):
        where = f"{visible(str(records))} line {number}"
        problems, data = check_line(line, None)
        if problems:
            raise Problem(f"{where}: {visible(problems[0])}", "corpusclean verify tells more")
        try:
            yield number, line, None if data["schema"] == TOMBSTONE else record_from_dict(data)
        except RecordError as error:
            raise Problem(f"{where}: not a record: {visible(str(error))}", HINT) from error
    if not number:
        raise Problem(f"{visible(str(records))} holds no records", HINT)


def count_pairs(records: Iterable[Path], pairs: Pairs) -> None:
    """Count the ids and digests in files of records. Raises ``Problem`` like ``lines_of``."""
    for path in records:
        with opened_records(path) as file:
            number = 0
            for number, line in enumerate(file, 1):
                problems, data = check_line(line, None)
                try:
                    if not problems:
                        pairs.add(data["id"], data["digest"])
                except BROKEN as error:
                    problems = [str(error)]
                if problems:
                    hint = "corpusclean verify tells more"
                    raise Problem(f"{visible(str(path))} line {number}: {visible(problems[0])}", hint)
            if not number:
                raise Problem(f"{visible(str(path))} holds no records", HINT)
