"""``corpusclean verify``: what it takes. What it does is in ``cli_verify_run``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.cli_comments import comment_options
from corpusclean.cli_common import PathType, max_bytes_option


@frozen
class Options:
    """What the user asked for."""

    records: Path | None
    sources: Path | None
    rerun: bool
    manifest: Path | None
    root: str | None
    proof: Path | None
    comments: str
    comment_authors: str
    author_key: Path | None
    comment_systems: bool
    max_bytes: int


@click.command()
@click.argument("records", metavar="[RECORDS]", required=False, type=PathType(allow_dash=True))
@click.option("--sources", metavar="DIR", type=PathType(), help="Folder of the sources; replays the records over them.")
@click.option("--rerun", is_flag=True, help="Also clean the sources again, and compare.")
@click.option(
    "--manifest", metavar="FILE", type=PathType(), help="Check a manifest of the sources against the records."
)
@click.option("--root", metavar="ROOT", help="Expected corpus root: sha256:… or a file that root -o wrote.")
@click.option(
    "--proof", metavar="FILE", type=PathType(), help="Check a proof that the corpus with ROOT contains the record."
)
@comment_options
@max_bytes_option
def verify(**options: Any) -> None:
    """Check records against their digests and their sources.

    Depth 1: every line of RECORDS (- for standard input) must be the canonical JSON of a record that matches its own
    digests. Depth 2, with --sources: the ledger of each record is replayed over the bytes of DIR/origin.path, and these
    bytes are searched for words that no block covers. DIR is the folder that was cleaned, or the folder of the file
    that was cleaned. No rules are applied. Depth 3, with --rerun: the sources are cleaned again and compared.
    Pass the same comment options and --max-bytes that clean was given; records made with other options are counted as
    not rerun.

    With --proof, RECORDS contains the record whose membership in the corpus is checked; it can be omitted.

    \b
    Examples:
      corpusclean verify records.jsonl
      corpusclean verify records.jsonl --sources pages/ --rerun
      corpusclean verify records.jsonl --sources pages/ --rerun --comments drop
      corpusclean verify records.jsonl --root root.json
      corpusclean verify one.jsonl --proof proof.json --root root.json

    \b
    Exit codes: 0 no problems; 1 problems, or records that could not be rerun;
    2 usage error or no records.
    """
    from corpusclean.cli_verify_run import run  # noqa: PLC0415  (not worth waiting for before --help)

    run(Options(**options))
