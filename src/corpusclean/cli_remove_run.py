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
from corpusclean.provenance.tree import Ambiguous, Pairs, begins, check_unambiguous, root_of


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

    Raises ``Problem`` where an id was shortened so far that several begin with it.

    ``pairs``: where the lines before and after are counted.
    """
    before, after = pairs
    gone: list[str] = []
    named: dict[str, set[str]] = {}
    for line in lines_of(asked.records):
        record, said, data = line.record, line.said, line.data
        count(line, data, before)
        if record is not None and is_wanted(record, what):
            gone.append(f"line {line.number}: {record.id} {record.origin.path or ''}")
            for prefix in what.prefixes:
                named.setdefault(prefix, set()).update(begins(prefix, record.id, record.digest))
            data = tombstone(record, asked.reason)
            said = canonical(data) + b"\n"
        count(line, data, after)
        left.write(said)
    for prefix, names in named.items():
        _check(prefix, names)
    return gone


def _check(prefix: str, names: set[str]) -> None:
    try:
        check_unambiguous(prefix, names)
    except Ambiguous as error:
        raise Problem(str(error), "give more digits") from error
