"""What came of a document as ``clean`` writes and counts it: small enough to be handed from one process to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import field, frozen

from corpusclean.archives.warc import Other
from corpusclean.cli_outcomes import CleaningOptions, Task, outcome_of
from corpusclean.cli_output import bytes_of
from corpusclean.model import Rejection
from corpusclean.record import Record
from corpusclean.split import split_comments


@frozen
class Counted:
    """What the summary says of one record. ``blocks`` and ``characters``: removed, by label. ``matched``: whether the
    payload digest of an archive is that of the bytes.
    """

    id: str
    path: str | None
    matched: str | None
    comments: int
    blocks: Mapping[str, int]
    characters: Mapping[str, int]

    @classmethod
    def of(cls, record: Record) -> Counted:
        """The counts of ``record``."""
        blocks: Counter[str] = Counter()
        characters: Counter[str] = Counter()
        for removed in record.removed:
            if removed.text:
                blocks[removed.label] += 1
                characters[removed.label] += len(removed.text)
        carrier = record.origin.warc
        path = None if carrier else record.origin.path
        matched = (carrier or {}).get("payload_digest_matched")
        return cls(record.id, path, matched, len(record.comments), dict(blocks), dict(characters))


@frozen
class Rendered:
    """What came of a task, and its records as they are written, each by itself. ``path``: as the user knows it."""

    name: str
    path: str
    result: Counted | Rejection | Other
    written: tuple[bytes, ...] = field(default=(), repr=False)


@frozen
class Rendering:
    """How documents are cleaned and written. ``split``: comments as records of their own."""

    how: CleaningOptions
    form: str
    split: bool

    def __call__(self, task: Task) -> Rendered:
        """Do ``task``."""
        outcome = outcome_of(task, self.how)
        result = outcome.result
        if not isinstance(result, Record):
            return Rendered(task.name, task.path, result)
        parts = split_comments(result) if self.split else (result,)
        written = tuple(bytes_of(part, self.form, outcome.data) for part in parts)
        return Rendered(task.name, task.path, Counted.of(result), written)
