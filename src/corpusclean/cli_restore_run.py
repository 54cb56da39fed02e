"""``corpusclean restore`` at work."""

from __future__ import annotations

from typing import BinaryIO

import click
from attrs import define

from corpusclean.cli_common import Nothing, Problem, check_sources, number_of, visible
from corpusclean.cli_lines import Line, lines_of, source_of
from corpusclean.cli_output import check_target, opened, real_path
from corpusclean.cli_restore import Options
from corpusclean.model import LABELS
from corpusclean.record import Record
from corpusclean.restoration import restorable, restore


@define
class _Counts:
    blocks: int = 0
    changed: int = 0
    lines: int = 0


def run(asked: Options) -> None:
    """Put back what was asked for and say how much. Raises ``Problem``."""
    _check(asked)
    counts = _Counts()
    with opened(asked.output) as file:
        for line in lines_of(asked.records):
            _copy(line, asked, file, counts)
        if not counts.blocks:
            raise Nothing("no removed block matches", "corpusclean show names labels and rules")
    said = f"{number_of(counts.blocks, 'block')} put back in {counts.changed:,} of {number_of(counts.lines, 'record')}"
    click.echo(said, err=True)


def _copy(line: Line, asked: Options, file: BinaryIO, counts: _Counts) -> None:
    """Write the record of a line, with the blocks that were asked for; as it stands where it has none."""
    counts.lines += 1
    record = line.record
    if record is not None:
        _spare_source(record, asked)
    numbers = restorable(record, keep=asked.keep, drop_rules=asked.drop_rules) if record else ()
    if record is None or not numbers:
        file.write(line.said)
        return
    source = source_of(line, record, asked.sources)
    try:
        made = restore(record, source, keep=asked.keep, drop_rules=asked.drop_rules)
    except ValueError as error:
        raise Problem(f"{line.where}: {visible(str(error))}", "corpusclean verify shows the details") from error
    file.write(made.to_json().encode("utf-8") + b"\n")
    counts.blocks += len(numbers)
    counts.changed += 1


def _spare_source(record: Record, asked: Options) -> None:
    """Raise ``Problem`` where the output would replace the source of ``record``."""
    if asked.output is None or not record.origin.path:
        return
    if real_path(asked.output) == real_path(asked.sources / record.origin.path):
        raise Problem(f"{visible(str(asked.output))} is one of the sources", "write elsewhere")


def _check(asked: Options) -> None:
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
        if not any(label == one or one.startswith(label + ".") for one in LABELS):
            kinds = " ".join(one for one in LABELS if not one.startswith(("article", "comment")))
            raise Problem(f"there is no label {visible(label)}", f"there are: boilerplate {kinds}")
    if asked.output is not None:
        check_target(asked.output, [asked.records, asked.sources], folder=False)
