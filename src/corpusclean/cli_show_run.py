"""``corpusclean show`` at work: a document in the terminal, with what became of each of its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
from rich.table import Table
from rich.text import Text

from corpusclean.archives.find import is_archive
from corpusclean.archives.warc import read_archive
from corpusclean.checks import printable_name
from corpusclean.cli_common import REJECTED, Problem, check_input, standard_input, visible, visible_lines
from corpusclean.cli_config import pinned_recipe
from corpusclean.cli_show import Options
from corpusclean.cli_summary import rejection_line
from corpusclean.cli_terminal import FATES, KEPT, REMOVED, Fate, console, fate_of, put
from corpusclean.errors import Rejected
from corpusclean.model import Entry, Evidence, License, Source
from corpusclean.pipeline import clean
from corpusclean.provenance.replay import METADATA
from corpusclean.record import Record
from corpusclean.sources import read_file, read_stream

_HINT: Final = "name one document, or - for standard input"
#: From this width on, the label and the rule that gave it stand on one line.
_WIDE: Final = 110
#: Below this width, they stand above the text.
_NARROW: Final = 60
#: The fewest columns in which text without a table can be read.
_FEWEST: Final = 20
_LABEL: Final = 23
_RULE: Final = 20
_DIM: Final = "bright_black"
#: Facts in the order of a record.
_ORDER: Final = (*METADATA, "license", "reservations")


def run(asked: Options) -> None:
    """Show what was asked for. Raises ``Problem`` where there is no such file."""
    try:
        recipe = pinned_recipe(asked.recipe, asked.max_bytes)
        record = clean(_source(asked), media_type=asked.media_type, recipe=recipe)
    except Rejected as error:
        click.echo(rejection_line(str(asked.path), error.rejection), err=True)
        click.get_current_context().exit(REJECTED)
    screen = console() if asked.meta else console(fewest=_FEWEST)
    put(screen, _header(record))
    put(screen, "")
    if asked.meta:
        put(screen, _evidence(record))
        return
    put(screen, _legend())
    put(screen, "")
    for entry in record.blocks:
        if entry.text and (not asked.removed or fate_of(entry.label) is REMOVED):
            put(screen, _block(entry, screen.width))


def _source(asked: Options) -> Source:
    if asked.path == Path("-"):
        return read_stream(standard_input(), url=asked.url, max_bytes=asked.max_bytes)
    check_input(asked.path, _HINT)
    if is_archive(asked.path):
        return _archived(asked)
    name = printable_name(asked.path.name)
    return read_file(asked.path, name=name, url=asked.url, max_bytes=asked.max_bytes)


def _archived(asked: Options) -> Source:
    """The document of the archive with the address that was asked for, or the first one."""
    for found in read_archive(asked.path, name=printable_name(asked.path.name), max_bytes=asked.max_bytes):
        if isinstance(found, Source) and asked.url in (None, found.url):
            return found
    what = "no document" if asked.url is None else f"no document from {visible(asked.url)}"
    raise Problem(
        f"{visible(str(asked.path))} holds {what}",
        "the records that corpusclean clean writes list the URLs of all documents",
    )


def _header(record: Record) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=_DIM, no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in _facts(record):
        table.add_row(name, Text(visible(value), "bold" if name == "title" else ""))
    return table


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    counts = record.counts
    yield "title", record.title or "–"
    yield "authors", ", ".join(record.authors) or "–"
    yield "published", record.published or "–"
    yield "site", record.site or "–"
    yield "url", record.url or "–"
    yield "licence", _license(record.license)
    yield "language", record.language
    yield "source", f"{record.origin.media_type}, {record.origin.encoding.codec}, {record.origin.bytes:,} bytes"
    yield "kept", f"{counts['kept_per_mille']} ‰ of the characters; {counts['comments']} comments"
    if record.warnings:
        yield "warnings", ", ".join(record.warnings)


def _license(said: License | None) -> str:
    if said is None:
        return "–"
    return said.spdx or " ".join(filter(None, (said.name, said.version))) or said.url or "–"


def _legend() -> Text:
    legend = Text()
    for fate in FATES:
        legend.append(f"{fate.mark} {fate.words}   ", fate.style)
    return legend


def _block(entry: Entry, width: int) -> Table:
    fate = fate_of(entry.label)
    wide = width >= _WIDE
    said = f"{visible(entry.rule)}{'' if entry.score == 1000 else f' {entry.score}'}"
    text = Text(visible_lines(entry.text or ""), "" if fate is KEPT else fate.style)
    label = Text(visible(entry.label), fate.style)
    if width < _NARROW:
        return _stacked(fate, label.append(f" {said}", _DIM), text)
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1, no_wrap=True)
    table.add_column(width=_LABEL, no_wrap=True)
    if wide:
        table.add_column(width=_RULE, no_wrap=True)
    table.add_column(width=width - _LABEL - 5 - (_RULE + 1 if wide else 0), overflow="fold")
    if wide:
        table.add_row(Text(fate.mark, fate.style), label, Text(said, _DIM), text)
    else:
        table.add_row(Text(fate.mark, fate.style), label.append(f"\n{said}", _DIM), text)
    return table


def _stacked(fate: Fate, label: Text, text: Text) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1, no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(fate.mark, fate.style), label)
    table.add_row("", text)
    return table


def _evidence(record: Record) -> Table:
    """Each fact with its place; then the places that say the same, then what was said and not taken."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_DIM)
    for name in ("fact", "value", "by", "bytes"):
        table.add_column(name, overflow="fold", no_wrap=name in ("fact", "bytes"))
    for name in filter(record.evidence.__contains__, _ORDER):
        won = record.evidence[name]
        others = record.candidates.get(name, ())
        table.add_row(Text(visible(name), "bold"), *_cells(won, ""))
        for other in (one for one in others if one.value == won.value):
            table.add_row(Text("  also", _DIM), Text("the same", _DIM), *list(_cells(other, _DIM))[1:])
        for other in (one for one in others if one.value != won.value):
            table.add_row(Text("  not taken", _DIM), *_cells(other, _DIM))
    missing = [name for name in _ORDER if name not in record.evidence]
    if missing:
        table.add_row(Text("not stated", _DIM), Text(", ".join(missing), _DIM), "", "")
    return table


def _cells(evidence: Evidence, style: str) -> Iterator[Text]:
    where = "–" if evidence.start is None else f"{evidence.start}–{evidence.end}"
    return (Text(visible(said), style) for said in (evidence.value, evidence.by, where))
