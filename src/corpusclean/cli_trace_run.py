"""``corpusclean trace`` at work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpusclean.annotations import annotate
from corpusclean.cli_common import Nothing, Problem, check_sources, number_of, visible
from corpusclean.cli_lines import lines_of, source_of
from corpusclean.cli_terminal import console, fate_of, put
from corpusclean.cli_trace import Options
from corpusclean.provenance.replay import canonical, decode
from corpusclean.provenance.trace import Part, Trace, pattern_of, trace
from corpusclean.record import Record

_DIM: Final = "bright_black"
#: So many bytes of the source are shown before and behind the words.
_AROUND: Final = 120


def run(asked: Options) -> None:
    """Show what was asked for. Raises ``Problem``."""
    check_sources(asked.sources)
    try:
        pattern_of(asked.quote)
    except ValueError as error:
        raise Problem(str(error), "quote at least one word") from error
    found = records = 0
    screen = console()
    for line in lines_of(asked.records):
        record = line.record
        if record is None:
            continue
        source = source_of(line, record, asked.sources) if asked.sources else None
        try:
            traces = trace(record, asked.quote, source, ignore_case=asked.ignore_case)
        except ValueError as error:
            raise Problem(f"{line.where}: {error}", "corpusclean verify shows the details") from error
        if asked.json:
            for note in annotate(record, traces, source):
                click.echo(canonical(note))
        else:
            for number, one in enumerate(traces):
                _show(screen, (record, one, source), line.number, first=not found + number)
        found += len(traces)
        records += bool(traces)
    if not found:
        tries = ((not asked.ignore_case, "-i ignores case"), (not asked.sources, "--sources searches removed text too"))
        hint = ", ".join(words for holds, words in tries if holds) or "try fewer words"
        raise Nothing("no record contains these words", hint)
    said = f"{number_of(found, 'place')} in {number_of(records, 'record')}"
    click.echo(said, err=True)


def _show(screen: Console, what: tuple[Record, Trace, bytes | None], number: int, *, first: bool) -> None:
    record, one, source = what
    if not first:
        put(screen, "")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=_DIM, no_wrap=True)
    table.add_column(overflow="fold")
    where = record.origin.path or record.origin.url or "standard input"
    table.add_row("record", Text(f"line {number}: {visible(record.title or 'no title')}", "bold"))
    table.add_row("", Text(record.id, _DIM))
    for part in one.parts:
        for name, said in _rows(record, part, one.comment, where):
            table.add_row(name, said)
        if source is not None:
            marks = ("", "") if screen.is_terminal else (">>", "<<")
            table.add_row("source", _around(source, record.origin.encoding.codec, part, marks))
    put(screen, table)


def _rows(record: Record, part: Part, comment: int | None, where: str) -> Iterator[tuple[str, Text]]:
    fate = fate_of(part.label)
    label = Text(f"{fate.mark} {part.label}", fate.style)
    label.append(f"  by {visible(part.rule)}" + ("" if part.score == 1000 else f", {part.score} per mille"), _DIM)
    if part.was:
        label.append(f"; before: {part.was[0]} by {visible(part.was[1])}", _DIM)
    yield "label", label
    said = f"{part.block + 1} of {len(record.blocks)}"
    if comment is not None:
        author = record.comments[comment].author
        said += f", in comment {comment + 1}" + (f" by {visible(author)}" if author else "")
    if part.text_start is not None:
        said += f", characters {part.text_start}–{part.text_end} of the text"
    yield "block", Text(said)
    yield "bytes", Text(f"{part.start}–{part.end} of {visible(where)}")
    yield "words", Text(visible(part.exact), "bold")


def _around(source: bytes, codec: str, part: Part, marks: tuple[str, str]) -> Text:
    """The source around the words, as it stands there: control characters as escapes, ``marks`` about the words."""
    first, last = max(0, part.start - _AROUND), min(len(source), part.end + _AROUND)
    before = decode(source[first : part.start], codec).lstrip("\ufffd" if first else "")
    behind = decode(source[part.end : last], codec).rstrip("\ufffd" if last < len(source) else "")
    text = Text().append(("…" if first else "") + visible(before), _DIM)
    text.append(marks[0] + visible(decode(source[part.start : part.end], codec)) + marks[1], "bold")
    return text.append(visible(behind) + ("…" if last < len(source) else ""), _DIM)
