"""``corpusclean verify``: what it takes. What it does is in ``cli_verify_run``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.cli_comments import comment_options
from corpusclean.cli_common import PathType


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


@click.command()
@click.argument("records", metavar="[RECORDS]", required=False, type=PathType(allow_dash=True))
@click.option("--sources", metavar="DIR", type=PathType(), help="Replay the records over the files there.")
@click.option("--rerun", is_flag=True, help="Clean the sources again too, and compare.")
@click.option("--manifest", metavar="FILE", type=PathType(), help="Hold a manifest of the sources against them.")
@click.option("--root", metavar="ROOT", help="The root that they should have: sha256:… or the file of one.")
@click.option("--proof", metavar="FILE", type=PathType(), help="Check that the corpus with ROOT holds the record.")
@comment_options
def verify(**options: Any) -> None:
    """Check records against their digests and their sources.

    Depth 1: every line of RECORDS (- for standard input) must be the canonical JSON of a record that agrees with its
    own digests. Depth 2, with --sources: the ledger of each is replayed over the bytes of DIR/origin.path, and these
    are searched for words that no block holds. DIR is the folder that was cleaned, or the one that holds the file. No
    rule takes part in this, and nothing is labelled again. Depth 3, with --rerun: the sources are cleaned again, and
    the records compared. For that, give the options about comments with which they were made; records made with others
    are counted as not rerun.

    With --proof, RECORDS is the record that is to be in the corpus; it may be left out.

    \b
    Examples:
      corpusclean verify records.jsonl
      corpusclean verify records.jsonl --sources pages/ --rerun
      corpusclean verify records.jsonl --sources pages/ --rerun --comments drop
      corpusclean verify records.jsonl --root root.json
      corpusclean verify one.jsonl --proof proof.json --root root.json

    \b
    Exit codes: 0 all is well; 1 something is wrong, or not all could be rerun;
    2 wrong usage or no records.
    """
    from corpusclean.cli_verify_run import run  # noqa: PLC0415  (not worth waiting for before --help)

    run(Options(**options))
