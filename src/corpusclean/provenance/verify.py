"""A file of records held against its own digests and, where the sources are at hand, against their bytes.

Everything that decides is in ``replay``, ``check`` and ``coverage``; this module finds out how far it could look, and
counts. It imports no labelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from attrs import evolve, field, frozen

from corpusclean.errors import NotInArchive, RecordError
from corpusclean.provenance import replay
from corpusclean.provenance.check import BROKEN, TOMBSTONE, check_line, source_path
from corpusclean.provenance.coverage import check_coverage
from corpusclean.record import Record
from corpusclean.record_json import parsed, record_from_dict

#: In the ledger a mark that does not read has no step; this is its name in counts.
MARK: Final = "mark"


@frozen
class RerunResult:
    """What came of cleaning a source again.

    ``problems``: what is not as the record says. ``other_recipe``: what of the recipe is not that of the record
    (``rules``, ``reader.ftfy`` …); then only text, comments and facts are compared.
    ``not_rerun``: why it was not cleaned again and nothing was compared, else empty.
    """

    problems: tuple[str, ...] = ()
    other_recipe: tuple[str, ...] = ()
    not_rerun: str = ""


#: Cleans the source of a record again: ``corpusclean.rerun.rerun``, which this module does not import.
Rerun: TypeAlias = Callable[[Record, bytes], RerunResult]


@frozen
class Line:
    """What came of a line. ``number`` counts from 1.

    ``characters``: of the article and the comments, breaks between blocks left out. ``replaced``: those of them that
    repairs put there; the rest is verbatim. ``edits``: their number by step, over all blocks. ``replayed``: whether the
    bytes of the source were read and compared. ``again``: what came of cleaning it again. ``restored``: blocks that
    were put back by hand. ``data``: the record or tombstone as an object, where it is one. ``is_json``: whether it is
    JSON at all.
    """

    number: int
    problems: tuple[str, ...] = ()
    replayed: bool = False
    characters: int = 0
    replaced: int = 0
    edits: Mapping[str, int] = field(factory=dict)
    again: RerunResult | None = None
    restored: int = 0
    data: Mapping[str, Any] | None = field(default=None, eq=False, repr=False)
    is_json: bool = True

    @property
    def tombstone(self) -> bool:
        """Whether a removed record left this line."""
        return self.data is not None and self.data.get("schema") == TOMBSTONE


@frozen
class Totals:
    """The counts over a file; see ``Line``.

    ``rerun``: how many records were cleaned again; ``same``: how many of them came out the same;
    ``not_rerun``: how many could not be, by the reason.
    """

    records: int = 0
    tombstones: int = 0
    problems: int = 0
    replayed: int = 0
    characters: int = 0
    replaced: int = 0
    edits: Mapping[str, int] = field(factory=dict)
    rerun: int = 0
    same: int = 0
    restored: int = 0
    other_recipe: Mapping[str, int] = field(factory=dict)
    not_rerun: Mapping[str, int] = field(factory=dict)

    @property
    def verbatim_per_mille(self) -> int:
        """The share of characters that stand in the sources as they do in the records, rounded down."""
        return (self.characters - self.replaced) * 1000 // self.characters if self.characters else 1000

    def plus(self, line: Line) -> Totals:
        """The totals with one more line."""
        again = line.again
        return Totals(
            self.records + (not line.tombstone),
            self.tombstones + line.tombstone,
            self.problems + len(line.problems),
            self.replayed + line.replayed,
            self.characters + line.characters,
            self.replaced + line.replaced,
            Counter(self.edits) + Counter(line.edits),
            self.rerun + bool(again and not again.not_rerun),
            self.same + bool(again and not again.not_rerun and not again.problems),
            self.restored + line.restored,
            Counter(self.other_recipe) + Counter(again.other_recipe if again else ()),
            Counter(self.not_rerun) + Counter((again.not_rerun,) if again and again.not_rerun else ()),
        )


def verify(lines: Iterable[bytes], sources: Path | None = None, rerun: Rerun | None = None) -> Iterator[Line]:
    """What is wrong with each of ``lines``, which end in ``b"\\n"`` as a binary file yields them.

    With ``sources``, each record is replayed over the file that its ``origin.path`` names in that folder; without,
    only digests and form are checked. With ``rerun`` too, the source is cleaned again.
    """
    for number, line in enumerate(lines, 1):
        if line.endswith(b"\n"):
            yield evolve(check(line[:-1], sources, rerun), number=number)
        else:
            checked = check(line, sources, rerun)
            problem = "no line end: the file is cut off here"
            yield evolve(checked, number=number, problems=(problem, *checked.problems))


def check(line: bytes, sources: Path | None = None, rerun: Rerun | None = None) -> Line:
    """What is wrong with one line, given without its line end."""
    try:
        data = parsed(line)
    except RecordError as error:
        return Line(0, (str(error),), is_json=False)
    try:
        if replay.canonical(data) != line:
            return Line(0, ("not canonical JSON: written by other software, or changed since",))
        if isinstance(data, dict) and data.get("schema") == TOMBSTONE:
            wrong, stone = check_line(line + b"\n", None)
            return Line(0, tuple(wrong), data=stone)
        record = record_from_dict(data)
        wrong = replay.check_digests(data)
    except RecordError as error:
        return Line(0, (f"not a record: {error}",))
    except BROKEN as error:
        return Line(0, (f"not a record: {_said(error)}",))
    counted = evolve(_count(record), data=data)
    if sources is None:
        return evolve(counted, problems=tuple(wrong))
    try:
        source = source_of(record, sources)
    except ValueError as error:
        return evolve(counted, problems=(*wrong, _said(error)))
    wrong += _over(data, source)
    again = rerun(record, source) if rerun and not wrong else None
    return evolve(counted, problems=(*wrong, *(again.problems if again else ())), replayed=True, again=again)


def check_manifest(data: bytes, known: Collection[bytes]) -> Iterator[str]:
    """Lines of a manifest that no record bears out. ``known``: all that records say (``check.manifest_lines``)."""
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        if line not in known:
            yield f"manifest line {number}: no record says so"


def _over(data: Mapping[str, Any], source: bytes) -> list[str]:
    """What the bytes of the source do not bear out."""
    try:
        wrong: list[str] = replay.check_replay(data, source)
        one_comment = "#" in data["id"]  # its ledger is that of the comment alone
        return wrong if wrong or one_comment else check_coverage(data, source)
    except BROKEN as error:
        return [f"the ledger cannot be replayed: {_said(error)}"]


def source_of(record: Record, folder: Path) -> bytes:
    """The bytes of exactly ``folder``/``origin.path``. Raises ``ValueError`` with what is wrong."""
    path = record.origin.path
    if path is None:
        raise ValueError("origin.path is null (standard input?): there is no source to replay over")
    try:
        file = source_path(path, folder)
        source = _in_archive(record, file) if record.origin.warc else file.read_bytes()
    except NotInArchive as error:
        raise ValueError(f"the source {path!a}: {error}") from error
    except FileNotFoundError as error:
        raise ValueError(f"the source {path!a} is missing") from error
    except OSError as error:
        raise ValueError(f"the source {path!a} cannot be read: {_said(error)}") from error
    if replay.sha256(source) != f"sha256:{record.origin.sha256}":
        raise ValueError(f"the source {path!a} has other bytes")
    return source


def _in_archive(record: Record, archive: Path) -> bytes:
    from corpusclean.archives.warc import find_source  # noqa: PLC0415  (few records need it)

    origin = record.origin
    return find_source(archive, origin.warc or {}, origin.bytes, origin.sha256)


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
    restored = sum(block.was is not None for block in record.blocks)
    return Line(0, characters=characters, replaced=min(replaced, characters), edits=dict(edits), restored=restored)


def _said(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
