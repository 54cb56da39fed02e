"""``corpusclean export``: what it takes. What it does is in ``cli_export_run``."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from corpusclean.cli_common import PathType

#: The keys of ``exports.EXPORTS``, which would take the formats along.
EXPORT_NAMES: Final = ("croissant", "card", "dolma", "dolma-attributes", "prov", "domains", "citation")


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(EXPORT_NAMES))
@click.argument("records", type=PathType())
@click.option(
    "-o", "--output", metavar="OUT", type=PathType(), help="File to write to; compressed if its name ends in .gz."
)
def export(form: str, records: Path, **options: Any) -> None:
    """Export records, or metadata about them, to other formats.

    \b
    FORMAT is one of
      croissant         MLCommons Croissant 1.1 with RAI fields
      card              a dataset card as Hugging Face reads it
      dolma             documents for the Dolma toolkit, as JSON lines
      dolma-attributes  their blocks as spans, for the same toolkit
      prov              W3C PROV-JSON: which record was derived from which source, by what
      domains           domains by volume and date, for the EU's summary of training content
      citation          how the corpus wants to be cited (CITATION.cff)

    Facts about the corpus as a whole (name, licence, creators, …) are read from [tool.corpusclean.dataset] in
    pyproject.toml or [dataset] in corpusclean.toml, and omitted if they are not stated there. citation requires name
    and creators.

    \b
    Examples:
      corpusclean export croissant records.jsonl -o croissant.json
      corpusclean export card records.jsonl -o README.md
      corpusclean export dolma records.jsonl -o documents/records.jsonl.gz
      corpusclean export domains records.jsonl | head

    \b
    Exit codes: 0 success; 2 usage error, no records, or a required fact is missing.
    """
    from corpusclean.cli_export_run import run  # noqa: PLC0415  (the formats are not worth waiting for before --help)

    run(form, records, options["output"])
