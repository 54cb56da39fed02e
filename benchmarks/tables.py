"""What was measured, as tables: for the terminal, as Markdown and as JSON."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import asdict, frozen
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from benchmarks.measures import Words
from benchmarks.run import Column, merge
from benchmarks.speed import Race, Size
from benchmarks.systems import version_of

NOTHING: Final = "–"
#: So many failures of a system are listed, the rest is counted. JSON has them all.
LISTED: Final = 20


@frozen
class Table:
    """A title, the heads of the columns, and rows of cells; the first column is words, the others are figures."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def environment(packages: Sequence[str]) -> dict[str, str]:
    """The machine's kind and the versions of what was run: what figures depend on."""
    versions = {name: version_of(name) for name in sorted({"corpusclean", *packages}, key=str.lower)}
    machine = {"Python": platform.python_version(), "machine": f"{platform.machine()}, {os.cpu_count()} cores"}
    return {**machine, **{name: found for name, found in versions.items() if found}}


def quality(columns: Sequence[Column], peer: str) -> tuple[Table, ...]:
    """The tables of a track. Systems whose column has several forms are shown over all of them."""
    merged = merge(columns)
    kinds = [kind for kind in merged[0].summary.words if kind != "all"]
    tables = [_overview(merged, peer)]
    if len(kinds) > 1:
        tables += [_by_kind(merged, measure) for measure in ("f1", "precision", "recall")]
    if len(columns) > len(merged):
        tables.append(_by_form(columns))
    return (
        *tables,
        _counts(merged, "Snippets as strings, and comments", _STRINGS),
        _counts(merged, "Facts, of the systems that give any", _FACTS),
    )


def failures(columns: Sequence[Column]) -> list[str]:
    """A line for each document on which a system raised, at most ``LISTED`` of them a system."""
    lines = []
    for column in merge(columns):
        found = column.failures
        lines += [f"{column.system}: {page}: {error}" for page, error in found[:LISTED]]
        if len(found) > LISTED:
            lines.append(f"{column.system}: and {len(found) - LISTED} more")
    return lines


def speed(races: Sequence[Race], sizes: Sequence[Size]) -> tuple[Table, ...]:
    """Our time as a multiple of theirs, and how it grows with the size of a document."""
    heads = ("against", "documents", "ours, ms", "theirs, ms", "ratio of sums", "median ratio")
    rows = tuple(map(_race_row, races))
    first = sizes[0]
    grown = tuple(_size_row(size, first) for size in sizes)
    return (
        Table("corpusclean.clean against others, mean times a document", heads, rows),
        Table("One document that grows", ("MB", "size", "time", "seconds"), grown),
    )


def show(tables: Sequence[Table], console: Console) -> None:
    """Print the tables."""
    for table in tables:
        grid = Grid(title=Text(table.title), title_justify="left", title_style="bold")
        for number, head in enumerate(table.heads):
            grid.add_column(head, justify="right" if number else "left", overflow="fold")
        for row in table.rows:
            grid.add_row(*map(Text, row))
        console.print(grid)


def markdown(tables: Sequence[Table], made_by: Mapping[str, str]) -> str:
    """The tables in Markdown, under a line that says what they were made with."""
    lines = [", ".join(f"{name} {value}" for name, value in made_by.items()) + ".", ""]
    for table in tables:
        marks = ("---", *("---:" for _ in table.heads[1:]))
        lines += [f"**{table.title}**", "", *map(_line, (table.heads, marks, *table.rows)), ""]
    return "\n".join(lines)


def as_json(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """The columns as JSON-ready values, without the single documents."""
    return [
        {
            **{"system": column.system, "form": column.form, "megabytes": column.megabytes},
            **{"mean_ms": column.mean_time, "median_ms": column.median_time},
            **asdict(column.summary),
            "failures": [{"page": page, "error": error} for page, error in column.failures],
        }
        for column in columns
    ]


_STRINGS: Final = ("kept", "leaked", "comments found", "comments leaked")
_FACTS: Final = tuple(f"{fact} {how}" for fact in ("title", "date", "author") for how in ("exact", "wrong"))


def _overview(columns: Sequence[Column], peer: str) -> Table:
    heads = ("system", "precision", "recall", "F1", "snippets kept", "leaked", "median ms", "mean ms")
    against = next((column.mean_time for column in columns if column.system.lower() == peer.lower()), None)
    rows = []
    for column in columns:
        found = column.summary
        word = found.words.get("all")
        cells = [_share(getattr(word, name, None)) for name in ("precision", "recall", "f1")]
        cells += [_share(found.counts[name].share) for name in ("kept as words", "leaked as words")]
        cells += [_ms(column.median_time), _ms(column.mean_time)]
        cells += [_times(column.mean_time / against) if against else NOTHING]
        cells += [NOTHING if column.megabytes is None else f"{column.megabytes:.0f}", str(len(column.failures))]
        rows.append((column.system, *cells))
    title = f"{len(columns[0].results)} documents: words, snippets as words, time, memory"
    return Table(title, (*heads, f"time / {peer}", "peak MB", "failed"), tuple(rows))


def _by_kind(columns: Sequence[Column], measure: str) -> Table:
    counted = columns[0].summary.pages_of
    kinds = [kind for kind in counted if kind != "all"]
    name = {"f1": "F1"}.get(measure, measure)
    rows = tuple((c.system, *(_share(_word(c.summary.words, kind, measure)) for kind in kinds)) for c in columns)
    return Table(f"Word {name} by page type", ("system", *(f"{kind} ({counted[kind]})" for kind in kinds)), rows)


def _by_form(columns: Sequence[Column]) -> Table:
    forms = tuple(dict.fromkeys(column.form for column in columns))
    cells = {(c.system, c.form): _share(_word(c.summary.words, "all", "f1")) for c in columns}
    systems = dict.fromkeys(column.system for column in columns)
    rows = tuple((system, *(cells[system, form] for form in forms)) for system in systems)
    return Table("Word F1 by flattener", ("system", *forms), rows)


def _counts(columns: Sequence[Column], title: str, names: Sequence[str]) -> Table:
    summaries = [(column.system, column.summary.counts) for column in columns]
    among = summaries[0][1]
    rows = tuple(
        (system, *(_share(counts[name].share) for name in names))
        for system, counts in summaries
        if any(counts[name].found for name in names)
    )
    return Table(title, ("system", *(f"{name} (of {among[name].among})" for name in names)), rows)


def _race_row(race: Race) -> tuple[str, ...]:
    number = len(race.ours)
    means = (_ms(sum(times) / number) for times in (race.ours, race.theirs))
    return (race.name, str(number), *means, _times(race.ratio), _times(race.median_ratio))


def _size_row(size: Size, first: Size) -> tuple[str, ...]:
    ratios = (_times(size.size / first.size), _times(size.milliseconds / first.milliseconds))
    return (f"{size.size / 1e6:.1f}", *ratios, f"{size.milliseconds / 1000:.1f}")


def _word(words: Mapping[str, Words], kind: str, measure: str) -> float | None:
    return getattr(words.get(kind), measure, None)


def _share(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def _ms(value: float) -> str:
    return f"{value:.1f}"


def _times(value: float) -> str:
    return f"{value:.2f}×"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
