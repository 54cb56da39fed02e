"""``corpusclean remove`` at work."""

from __future__ import annotations

from typing import BinaryIO

import click

from corpusclean.cli_common import Nothing, Problem, visible
from corpusclean.cli_lines import count, lines_of
from corpusclean.cli_output import opened
from corpusclean.cli_remove import Options
from corpusclean.provenance.replay import canonical
from corpusclean.provenance.takedown import Wanted, is_wanted, tombstone, wanted
from corpusclean.provenance.tree import Pairs, root_of


def run(asked: Options) -> None:
    """Take out what was asked for and say what is gone. Raises ``Problem``."""
    what = _wanted(asked)
    with Pairs() as before, Pairs() as after:
        with opened(asked.output) as left:
            gone = _copy(asked, what, left, (before, after))
            if not gone:
                raise Nothing("no record matches, and nothing was written", "see corpusclean remove --help")
        old, new = root_of(before), root_of(after)
    for one in gone:
        click.echo(visible(one.rstrip()))
    click.echo(f"removed:   {len(gone):,} of {old.lines:,}")
    click.echo(f"old root:  {old.root}")
    click.echo(f"new root:  {new.root}")


def _wanted(asked: Options) -> Wanted:
    if not asked.urls + asked.domains + asked.ids:
        raise Problem("nothing to remove is named", "use --url, --domain or --id")
    if asked.reason and visible(asked.reason) != asked.reason:
        raise Problem("--reason holds control characters", "write it in plain words")
    try:
        return wanted(asked.urls, asked.domains, asked.ids)
    except ValueError as error:
        raise Problem(str(error), "see corpusclean remove --help") from error


def _copy(asked: Options, what: Wanted, left: BinaryIO, pairs: tuple[Pairs, Pairs]) -> list[str]:
    """Write all lines, tombstones in place of what is wanted. Returns a line for each of those.

    ``pairs``: where the lines before and after are counted.
    """
    before, after = pairs
    gone: list[str] = []
    for line in lines_of(asked.records):
        record, said, data = line.record, line.said, line.data
        count(line, data, before)
        if record is not None and is_wanted(record, what):
            gone.append(f"line {line.number}: {record.id} {record.origin.path or ''}")
            data = tombstone(record, asked.reason)
            said = canonical(data) + b"\n"
        count(line, data, after)
        left.write(said)
    return gone
