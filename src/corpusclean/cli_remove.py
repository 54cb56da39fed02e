"""``corpusclean remove``: records taken out of a corpus, with a tombstone for each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.cli_common import PathType


@frozen
class Options:
    """What the user asked for."""

    records: Path
    output: Path
    urls: tuple[str, ...]
    domains: tuple[str, ...]
    ids: tuple[str, ...]
    reason: str | None


@click.command()
@click.argument("records", metavar="RECORDS", type=PathType(allow_dash=True))
@click.option("--url", "urls", multiple=True, help="Remove records of the page with this URL.")
@click.option("--domain", "domains", multiple=True, help="Remove records of this domain and its subdomains.")
@click.option(
    "--id",
    "ids",
    metavar="ID",
    multiple=True,
    help="Remove records with this id or digest, or at least its first eight digits.",
)
@click.option("--reason", metavar="TEXT", help="Reason to state in the tombstones.")
@click.option(
    "-o", "--output", metavar="FILE", type=PathType(), required=True, help="File to write the remaining records to."
)
def remove(**options: Any) -> None:
    """Remove records, leaving tombstones and a new root.

    Each matching record is replaced by a tombstone, a line with its id and digest and none of its content; all other
    lines are copied unchanged. FILE may be RECORDS itself: it is replaced only after everything is written. --url,
    --domain and --id can be repeated. The id of a document is also that of its comments, where they are records of
    their own. URLs are compared without scheme, "www.", fragment and trailing slash. Sources are not deleted; those of
    the removed records are listed.

    \b
    Examples:
      corpusclean remove records.jsonl --url https://example.org/page -o records.jsonl
      corpusclean remove records.jsonl --domain example.org --reason "request of 3 May" -o left.jsonl

    \b
    Exit codes: 0 success; 1 no record matches, and nothing is written; 2 usage error, or a damaged line.
    """
    from corpusclean.cli_remove_run import run  # noqa: PLC0415  (not worth waiting for before --help)

    run(Options(**options))
