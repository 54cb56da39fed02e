"""``corpusclean diff``: what it takes. What it does is in ``cli_diff_run``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.cli_common import PathType


@frozen
class Options:
    """What the user asked for. ``a`` and ``b``: a file of records, or the name of a recipe."""

    a: str
    b: str
    sources: Path | None
    as_json: bool
    limit: int


@click.command()
@click.argument("a")
@click.argument("b")
@click.option(
    "--sources", metavar="PATH", type=PathType(), help="What a recipe is tried on: a file, folder or archive."
)
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each record that differs, and one of counts.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Show the N records that change most.",
)
def diff(**options: Any) -> None:
    """Compare two runs, or two recipes: what changed, where, because of which rule.

    A and B are files of records, or recipes (balanced, precision, recall) that --sources is cleaned with now. Records
    are matched by their source's bytes, then by its path. Look at it before an upgrade: A is what the old version
    wrote, B the recipe under the new one.

    \b
    Examples:
      corpusclean diff old.jsonl new.jsonl
      corpusclean diff old.jsonl balanced --sources pages/
      corpusclean diff balanced precision --sources pages/
      corpusclean diff old.jsonl new.jsonl --json | jq -c 'select(.text)'

    \b
    Exit codes: 0 the same content everywhere; 1 content differs; 2 wrong usage or no records.
    """
    from corpusclean.cli_diff_run import run  # noqa: PLC0415  (the pipeline is not worth waiting for before --help)

    run(Options(**options))
