"""``corpusclean verify``: records held against themselves and their sources."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from corpusclean.cli_common import WRONG, PathType, Problem, standard_input, visible
from corpusclean.provenance.verify import MARK, Totals
from corpusclean.provenance.verify import verify as verify_lines

_HINT = "name a file that corpusclean clean wrote"


@click.command()
@click.argument("records", metavar="RECORDS", type=PathType(allow_dash=True))
@click.option("--sources", metavar="DIR", type=PathType(), help="Replay the records over the files there.")
def verify(records: Path, sources: Path | None) -> None:
    """Check records against their digests and their sources.

    Every line of RECORDS (- for standard input) must be the canonical JSON of a record that agrees with its own
    digests. With --sources, the ledger of each is replayed over the bytes of DIR/origin.path: DIR is the folder that
    was cleaned, or the one that holds the file. No rule takes part in this, and nothing is labelled again.

    \b
    Examples:
      corpusclean verify records.jsonl
      corpusclean verify records.jsonl --sources pages/

    \b
    Exit codes: 0 all is well; 1 something is wrong; 2 wrong usage or no records.
    """
    if sources is not None and not sources.is_dir():
        raise Problem(f"no such folder: {visible(str(sources))}", "--sources names the folder that was cleaned")
    totals = Totals()
    with _opened(records) as file:
        for line in verify_lines(file, sources):
            totals = totals.plus(line)
            for problem in line.problems:
                click.echo(f"line {line.number}: {visible(problem)}")
    if not totals.records:
        raise Problem(f"{visible(str(records))} holds no records", _HINT)
    for said in _summary(totals, sources):
        click.echo(said)
    if totals.problems:
        click.get_current_context().exit(WRONG)


@contextmanager
def _opened(records: Path) -> Iterator[BinaryIO]:
    if records == Path("-"):
        yield standard_input()
        return
    if not records.exists():
        raise Problem(f"no such file: {visible(str(records))}", _HINT)
    if records.is_dir():
        raise Problem(f"{visible(str(records))} is a folder", _HINT)
    with records.open("rb") as file:
        yield file


def _summary(totals: Totals, sources: Path | None) -> Iterator[str]:
    yield f"records:   {totals.records:,}"
    yield f"problems:  {totals.problems:,}" + ("" if totals.problems else ", all is well")
    if sources is None:
        yield "depth:     digests alone; --sources DIR replays the records over their sources"
    else:
        yield f"depth:     {totals.replayed:,} of {totals.records:,} replayed over their sources"
    per_mille = totals.verbatim_per_mille
    share = f"{per_mille // 10}.{per_mille % 10} %"
    yield f"verbatim:  {share} of {totals.characters:,} characters of articles and comments"
    steps = sorted(totals.edits.items(), key=lambda item: (-item[1], item[0]))
    said = ", ".join(f"{'marks that do not read' if step == MARK else visible(step)} {n:,}" for step, n in steps)
    yield f"edits:     {said or 'none'}"
