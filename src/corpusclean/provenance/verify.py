"""A file of records held against its own digests and, where the sources are at hand, against their bytes.

Everything that decides is in ``replay``; this module finds lines and sources, and counts. It imports no labelling.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from corpusclean.errors import NotInArchive, RecordError
from corpusclean.provenance import replay
from corpusclean.record import Record
from corpusclean.record_json import record_from_dict

#: What a record that is built to break the checker can raise in ``replay``.
_BROKEN: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError)
_WITHOUT_MARKUP: Final = ("text/plain", "text/markdown")
#: In the ledger a mark that does not read has no step; this is its name in counts.
MARK: Final = "mark"


class SourceError(Exception):
    """The source of a record cannot be opened; the text says why."""


@frozen
class Line:
    """What came of a line. ``number`` counts from 1.

    ``characters``: of the article and the comments, breaks between blocks left out. ``replaced``: those of them that
    repairs put there; the rest is verbatim. ``edits``: their number by step, over all blocks. ``replayed``: whether the
    bytes of the source were read and compared.
    """

    number: int
    problems: tuple[str, ...] = ()
    replayed: bool = False
    characters: int = 0
    replaced: int = 0
    edits: Mapping[str, int] = field(factory=dict)


@frozen
class Totals:
    """The counts over a file; see ``Line``."""

    records: int = 0
    problems: int = 0
    replayed: int = 0
    characters: int = 0
    replaced: int = 0
    edits: Mapping[str, int] = field(factory=dict)

    @property
    def verbatim_per_mille(self) -> int:
        """The share of characters that stand in the sources as they do in the records, rounded down."""
        return (self.characters - self.replaced) * 1000 // self.characters if self.characters else 1000

    def plus(self, line: Line) -> Totals:
        """The totals with one more line."""
        return Totals(
            self.records + 1,
            self.problems + len(line.problems),
            self.replayed + line.replayed,
            self.characters + line.characters,
            self.replaced + line.replaced,
            Counter(self.edits) + Counter(line.edits),
        )


def verify(lines: Iterable[bytes], sources: Path | None = None) -> Iterator[Line]:
    """What is wrong with each of ``lines``, which end in ``b"\\n"`` as a binary file yields them.

    With ``sources``, each record is replayed over the file that its ``origin.path`` names in that folder; without,
    only digests and form are checked.
    """
    for number, line in enumerate(lines, 1):
        if line.endswith(b"\n"):
            yield evolve(check(line[:-1], sources), number=number)
        else:
            checked = check(line, sources)
            problem = "no line end: the file is cut off here"
            yield evolve(checked, number=number, problems=(problem, *checked.problems))


def check(line: bytes, sources: Path | None = None) -> Line:
    """What is wrong with one line, given without its line end."""
    try:
        data = json.loads(line)
        if replay.canonical(data) != line:
            return Line(0, ("not canonical JSON: written by other software, or changed since",))
        record = record_from_dict(data)
        wrong = replay.check_digests(data)
    except RecordError as error:
        return Line(0, (f"not a record: {error}",))
    except _BROKEN as error:
        return Line(0, (f"not JSON: {_said(error)}",))
    counted = _count(record)
    if sources is None:
        return evolve(counted, problems=tuple(wrong))
    try:
        source = _source(record, sources)
        wrong += replay.check_replay(data, source)
        wrong += _holes(record, source)
    except SourceError as error:
        return evolve(counted, problems=(*wrong, str(error)))
    except _BROKEN as error:
        wrong.append(f"the ledger cannot be replayed: {_said(error)}")
    return evolve(counted, problems=tuple(wrong), replayed=True)


def _holes(record: Record, source: bytes) -> Iterator[str]:
    """Text between the blocks of a document without markup: the ledger must account for every visible character."""
    if record.origin.media_type not in _WITHOUT_MARKUP or record.part is not None:
        return
    starts = [*(block.start for block in record.blocks), len(source)]
    ends = [0, *(block.end for block in record.blocks)]
    for end, start in zip(ends, starts, strict=True):
        missed = replay.space(replay.decode(source[end:start], record.origin.encoding.codec), "collapse").strip(
            "\ufeff"
        )
        if missed:
            yield f"bytes {end}–{start} of the source are in no block"


def _source(record: Record, folder: Path) -> bytes:
    """The bytes of exactly ``folder``/``origin.path``. Raises ``SourceError``."""
    said = record.origin.path
    if said is None:
        raise SourceError("origin.path is null (standard input?): there is no source to replay over")
    relative = Path(said)
    if relative.anchor or ".." in relative.parts or not relative.parts or "\0" in said:
        raise SourceError(f"origin.path {said!r} does not stay in the folder of sources; it is not opened")
    path = folder / relative
    try:
        if not path.is_file():
            raise SourceError(f"the source {said!r} is missing")
        if record.origin.warc:
            from corpusclean.archives.warc import find_source  # noqa: PLC0415  (few records need it)

            return find_source(path, record.origin.warc, record.origin.bytes)
        if path.stat().st_size != record.origin.bytes:
            raise SourceError(f"the source {said!r} has other bytes")
        return path.read_bytes()
    except NotInArchive as error:
        raise SourceError(f"the source {said!r}: {error}") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"the source {said!r} cannot be read: {_said(error)}") from error


def _count(record: Record) -> Line:
    edits: Counter[str] = Counter()
    characters = replaced = 0
    for block in record.blocks:
        edits.update(edit.step or MARK for edit in block.edits)
        if block.kept or block.label == "comment":
            replaced += sum(len(edit.replacement) for edit in block.edits)
        if block.text_start is not None and block.text_end is not None:
            characters += max(0, block.text_end - block.text_start)
    characters += sum(len(comment.text) for comment in record.comments)
    return Line(0, characters=characters, replaced=min(replaced, characters), edits=dict(edits))


def _said(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
