"""``corpusclean diff``: what it takes. What it does is in ``cli_diff_run``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.cli_common import PathType, max_bytes_option


@frozen
class Options:
    """What the user asked for. ``a`` and ``b``: a file of records, or the name of a recipe."""

    a: str
    b: str
    sources: Path | None
    as_json: bool
    limit: int
    max_bytes: int


@click.command()
@click.argument("a")
@click.argument("b")
@click.option(
    "--sources", metavar="PATH", type=PathType(), help="What to clean with a recipe: a file, folder or archive."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Write one line of JSON per record that differs, and one with the counts."
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Show the N records that change most.",
)
@max_bytes_option
def diff(**options: Any) -> None:
    """Compare two runs or two recipes: what changed, where, and by which rule.

    A and B are files of records, or recipes (balanced, precision, recall) with which --sources is cleaned now. Records
    are matched by the bytes of their source, then by its path. To check an upgrade, A is the output of the old version,
    and B a recipe under the new version. Documents that a recipe rejects are counted, and listed on standard error.

    \b
    Examples:
      corpusclean diff old.jsonl new.jsonl
      corpusclean diff old.jsonl balanced --sources pages/
      corpusclean diff balanced precision --sources pages/
      corpusclean diff old.jsonl new.jsonl --json | jq -c 'select(.text)'

    \b
    Exit codes: 0 the same content everywhere; 1 content differs; 2 usage error or no records.
    """
    from corpusclean.cli_diff_run import run  # noqa: PLC0415  (the pipeline is not worth waiting for before --help)

    run(Options(**options))
