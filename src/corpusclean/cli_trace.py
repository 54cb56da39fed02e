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
@click.option(
    "--sources",
    metavar="DIR",
    type=PathType(),
    help="Folder of the sources; searches removed text too, and shows the source.",
)
@click.option("-i", "--ignore-case", is_flag=True, help="Ignore case.")
@click.option("--json", is_flag=True, help="Write W3C Web Annotations, as lines of JSON-LD.")
def trace(**options: Any) -> None:
    """Find where quoted words come from: record, block, bytes and rule.

    All forms of white space, quotation marks, dashes and the ellipsis match each other, and a quote may span several
    blocks. With --sources (the folder that was cleaned, or the folder of the file that was cleaned), removed text is
    searched too, byte ranges are those of the words instead of the whole block, and the surrounding source is shown.

    \b
    Examples:
      corpusclean trace "a crossing that has run" records.jsonl --sources pages/
      corpusclean trace "SEE ALSO" records.jsonl --sources pages/ --json

    \b
    Exit codes: 0 found; 1 not found; 2 usage error, or a damaged record or source.
    """
    from corpusclean.cli_trace_run import run  # noqa: PLC0415  (not worth waiting for before --help)

    run(Options(**options))
