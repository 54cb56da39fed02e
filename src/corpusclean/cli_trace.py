"""``corpusclean trace``: what it takes. What it does is in ``cli_trace_run``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.cli_common import PathType


@frozen
class Options:
    """What the user asked for."""

    quote: str
    records: Path
    sources: Path | None
    ignore_case: bool
    json: bool


@click.command()
@click.argument("quote", metavar="QUOTE")
@click.argument("records", metavar="RECORDS", type=PathType(allow_dash=True))
@click.option("--sources", metavar="DIR", type=PathType(), help="Search removed text too, and show the source.")
@click.option("-i", "--ignore-case", is_flag=True, help="Capitals and small letters are the same.")
@click.option("--json", is_flag=True, help="Write W3C Web Annotations, as lines of JSON-LD.")
def trace(**options: Any) -> None:
    """Find where quoted words come from: record, block, bytes and rule.

    White space, quotation marks, dashes and the ellipsis match whatever way they are written in, and a quote may run
    over several blocks. With --sources (the folder that was cleaned, or the one that holds the file) what was removed
    is searched as well, the bytes are those of the words and not of their block, and the source around them is shown
    as it stands there.

    \b
    Examples:
      corpusclean trace "a crossing that has run" records.jsonl --sources pages/
      corpusclean trace "SEE ALSO" records.jsonl --sources pages/ --json

    \b
    Exit codes: 0 found; 1 not found; 2 wrong usage, or a record or source that is not as it should be.
    """
    from corpusclean.cli_trace_run import run  # noqa: PLC0415  (not worth waiting for before --help)

    run(Options(**options))
