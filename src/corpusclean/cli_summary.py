"""What ``clean`` says on standard error: progress while it works, and a summary when it is done."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click
from attrs import define, field
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpusclean.cli_common import number_of, visible
from corpusclean.cli_rendered import Counted
from corpusclean.cli_terminal import console
from corpusclean.model import Rejection

#: Seconds of work before a progress bar is worth its line.
_PATIENCE = 1.0


@define
class Summary:
    """The counts of a run. ``split``: comments are written as records of their own.

    ``several``: documents come from several arguments, so that two may have the same ``origin.path``.
    """

    split: bool = False
    several: bool = False
    records: int = 0
    rejected: int = 0
    others: int = 0
    no_documents: Counter[str] = field(factory=Counter)
    carrier: Counter[str] = field(factory=Counter)
    commented: int = 0
    comments: int = 0
    blocks: Counter[str] = field(factory=Counter)
    characters: Counter[str] = field(factory=Counter)
    ids: dict[str, str] = field(factory=dict)
    ambiguous: dict[str, None] = field(factory=dict)

    def add(self, record: Counted) -> None:
        """Count a record and what it leaves out."""
        self.records += 1
        self.comments += record.comments
        self.commented += bool(record.comments)
        if record.matched:
            self.carrier[record.matched] += 1
        path = record.path if self.several else None
        if path is not None and self.ids.setdefault(path, record.id) != record.id:
            self.ambiguous[path] = None
        self.blocks.update(record.blocks)
        self.characters.update(record.characters)

    def lines(self) -> Iterator[str]:
        """The summary, line by line."""
        said = [number_of(self.records, "record"), f"{self.rejected:,} rejected"]
        if self.others:
            kind = "not a document" if self.others == 1 else "not documents"
            said.append(f"{number_of(self.others, 'other file')} ({kind})")
        yield ", ".join(said)
        if self.ambiguous:
            are = "is" if len(self.ambiguous) == 1 else "are"
            shared, example = number_of(len(self.ambiguous), "path"), visible(next(iter(self.ambiguous)))
            yield (
                f"{shared} {are} shared by several documents, such as {example}; "
                "for verify --sources, clean the folder above them instead"
            )
        if self.comments:
            own = ", each written as a record of its own" if self.split else ""
            yield f"{number_of(self.comments, 'comment')} in {number_of(self.commented, 'document')}{own}"
        if self.no_documents:
            count = number_of(self.no_documents.total(), "record")
            yield f"{count} in archives are not documents: {_list(self.no_documents)}"
        if self.carrier:
            yield f"payload digests of archives matched: {_list(self.carrier)}"
        rows = [(label, f"{self.blocks[label]:,}", f"{self.characters[label]:,}") for label in sorted(self.blocks)]
        if rows:
            yield from _aligned([("left out of the text", "blocks", "characters"), *rows])


def _list(counts: Counter[str]) -> str:
    return ", ".join(f"{visible(name)} {count:,}" for name, count in sorted(counts.items()))


def _aligned(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    rows = list(rows)
    first, second, third = (max(map(len, column)) for column in zip(*rows, strict=True))
    return (f"  {a:<{first}}  {b:>{second}}  {c:>{third}}" for a, b, c in rows)


def rejection_line(name: str, rejection: Rejection) -> str:
    """The one line about an input that gave no record. The documents of an archive have its name in common."""
    where = f"{name} {rejection.url}" if rejection.warc and rejection.url else name
    return f"rejected: {visible(where)}: {rejection.reason}: {visible(rejection.message)}"


class Reporter:
    """Says on standard error what happens. ``count`` gives the number of documents, and is called for a bar only."""

    def __init__(self, count: Callable[[], int | None], *, quiet: bool, writes_to_terminal: bool) -> None:
        self._count = count
        self._quiet = quiet
        self._bars = sys.stderr.isatty() and not quiet and not writes_to_terminal
        self._begun = time.monotonic()
        self._done = 0
        self._bar: Progress | None = None

    def step(self) -> None:
        """One more document is done."""
        self._done += 1
        if self._bars and self._bar is None and time.monotonic() - self._begun > _PATIENCE:
            columns = (TextColumn("cleaning"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=console(stderr=True), transient=True)
            self._bar.add_task("cleaning", total=self._count())
            self._bar.start()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)

    def say(self, line: str) -> None:
        """Print a line that can be done without, above the bar where there is one."""
        if not self._quiet:
            self.tell(line)

    def tell(self, line: str) -> None:
        """Print a line that is wanted even where all else is quiet."""
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.console.print(line, soft_wrap=True)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def elapsed(self) -> str:
        """How long it took, for people at a terminal; else nothing."""
        return f" in {time.monotonic() - self._begun:.1f} s" if sys.stderr.isatty() else ""


@contextmanager
def reporter(count: Callable[[], int | None], *, quiet: bool, writes_to_terminal: bool) -> Iterator[Reporter]:
    """A ``Reporter`` whose bar is gone at the end, however that comes."""
    made = Reporter(count, quiet=quiet, writes_to_terminal=writes_to_terminal)
    try:
        yield made
    finally:
        made.close()
