"""``corpusclean restore``: what rules removed, put back."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.cli_common import Nothing, PathType, Problem, check_sources, number_of, visible


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
    from corpusclean.cli_lines import lines_of, source_of  # noqa: PLC0415  (not worth waiting for before --help)
    from corpusclean.cli_output import check_target, opened, real_path  # noqa: PLC0415
    from corpusclean.label.arbitrate import LABELS  # noqa: PLC0415
    from corpusclean.restoration import restorable  # noqa: PLC0415
    from corpusclean.restoration import restore as put_back  # noqa: PLC0415

    asked = Options(**options)
    _check(asked, LABELS)
    if asked.output is not None:
        check_target(asked.output, [asked.records, asked.sources], folder=False)
    blocks = changed = lines = 0
    keep, rules = asked.keep, asked.drop_rules
    target = real_path(asked.output) if asked.output is not None else None
    with opened(asked.output) as file:
        for line in lines_of(asked.records):
            lines += 1
            record = line.record
            if target and record and record.origin.path and target == real_path(asked.sources / record.origin.path):
                raise Problem(f"{visible(str(asked.output))} is one of the sources", "write elsewhere")
            numbers = restorable(record, keep=keep, drop_rules=rules) if record else ()
            if record is None or not numbers:
                file.write(line.said)
                continue
            source = source_of(line, record, asked.sources)
            try:
                made = put_back(record, source, keep=keep, drop_rules=rules)
            except ValueError as error:
                raise Problem(f"{line.where}: {visible(str(error))}", "corpusclean verify shows the details") from error
            file.write(made.to_json().encode("utf-8") + b"\n")
            blocks += len(numbers)
            changed += 1
        if not blocks:
            raise Nothing("no removed block matches", "corpusclean show names labels and rules")
    click.echo(f"{number_of(blocks, 'block')} put back in {changed:,} of {number_of(lines, 'record')}", err=True)


def _check(asked: Options, labels: Collection[str]) -> None:
    if not asked.keep + asked.drop_rules:
        raise Problem("nothing to restore is named", "use --keep LABEL or --drop-rule NAME")
    check_sources(asked.sources)
    for label in asked.keep:
        head = label.partition(".")[0]
        if head == "comment":
            hint = "clean the sources again, with --comments within or split"
            raise Problem(f"{visible(label)} cannot be restored: comments are not part of the text", hint)
        if head == "article":
            raise Problem(f"{visible(label)} was not removed: it is the text", "name a label such as boilerplate.bio")
        if not any(label == one or one.startswith(label + ".") for one in labels):
            kinds = " ".join(one for one in labels if not one.startswith(("article", "comment")))
            raise Problem(f"there is no label {visible(label)}", f"there are: boilerplate {kinds}")
