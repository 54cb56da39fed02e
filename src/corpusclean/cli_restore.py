"""``corpusclean restore``: what rules removed, put back."""

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
    sources: Path
    keep: tuple[str, ...]
    drop_rules: tuple[str, ...]
    output: Path | None


@click.command()
@click.argument("records", metavar="RECORDS", type=PathType(allow_dash=True))
@click.option("--sources", metavar="DIR", type=PathType(), required=True, help="The folder that was cleaned.")
@click.option("--keep", metavar="LABEL", multiple=True, help="Restore blocks with this label or one of its kinds.")
@click.option("--drop-rule", "drop_rules", metavar="NAME", multiple=True, help="Restore blocks that this rule removed.")
@click.option("-o", "--output", metavar="FILE", type=PathType(), help="File to write the records to.")
def restore(**options: Any) -> None:
    """Put removed blocks back into the text, without labelling again.

    The text is replayed from the sources with the selected blocks included, and the digests are computed again. The
    ledger keeps the former label and rule of each restored block. --keep and --drop-rule can be repeated. Comments,
    facts and language do not change. Records without matching blocks, and tombstones, are copied unchanged.

    \b
    Examples:
      corpusclean restore records.jsonl --sources pages/ --keep boilerplate.bio -o with-bios.jsonl
      corpusclean restore records.jsonl --sources pages/ --drop-rule byline --keep title -o more.jsonl
      corpusclean verify with-bios.jsonl --sources pages/

    \b
    Exit codes: 0 success; 1 no block matches (FILE is not written); 2 usage error, or a damaged record or source.
    """
    from corpusclean.cli_restore_run import run  # noqa: PLC0415  (not worth waiting for before --help)

    run(Options(**options))
