"""``corpusclean diff`` at work: two sides compared, and what differs on the screen."""

from __future__ import annotations

import heapq
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpusclean.cli_common import PRESETS, WRONG, Problem, check_input, number_of, visible
from corpusclean.cli_config import pinned_recipe
from corpusclean.cli_diff import Options
from corpusclean.cli_outcomes import CleaningOptions, check_extras, outcomes
from corpusclean.cli_summary import rejection_line
from corpusclean.cli_terminal import console, fate_of, put
from corpusclean.diff.compare import STATUSES, Change, Difference, Verdict
from corpusclean.diff.sides import Side, differences, written
from corpusclean.diff.totals import Kind, Totals, difference_dict, totals_dict
from corpusclean.errors import RecordError
from corpusclean.inputs import Skipped, find_documents
from corpusclean.model import Rejection
from corpusclean.provenance.replay import canonical
from corpusclean.record import Record

_HINT: Final = "name files that corpusclean clean wrote, or recipes with --sources"
_SOURCES_HINT: Final = "--sources names the documents to clean"
_DIM: Final = "bright_black"
_LONGEST: Final = 300
_MOST_KINDS: Final = 30
_MEANING: Final = {
    "same": "nothing differs",
    "relabelled": "labels or rules differ, content does not",
    "changed": "text, comments or facts differ",
    "source": "other bytes stand at the same path",
    "only-a": "only in A",
    "only-b": "only in B",
}


def run(asked: Options) -> None:
    """Compare what was asked for and leave with the exit code. Raises ``Problem``."""
    try:
        with ExitStack() as stack:
            a, b = (stack.enter_context(_side(said, asked)) for said in (asked.a, asked.b))
            _list_rejections(a, b)
            totals = Totals()
            found = _counted(differences(a, b), totals)
            if asked.as_json:
                _write_json(found, totals, {"a": _about(a), "b": _about(b)})
            else:
                top = heapq.nlargest(asked.limit or 1, found, key=lambda one: (one.touches_content, one.moved))
                _show(console(), (a, b), totals, top[: asked.limit])
    except RecordError as error:
        raise Problem(visible(str(error)), _HINT) from error
    if totals.content_differs:
        click.get_current_context().exit(WRONG)


def _counted(found: Iterator[Difference], totals: Totals) -> Iterator[Difference]:
    """Those of ``found`` that differ; all are counted."""
    for difference in found:
        totals.add(difference)
        if difference.status != "same":
            yield difference


def _list_rejections(*sides: Side) -> None:
    """Say on standard error which documents gave no record, each reason once."""
    lines = [rejection_line(one.path or "", one) for side in sides for one in side.rejections or ()]
    for line in dict.fromkeys(lines):
        click.echo(line, err=True)


@contextmanager
def _side(said: str, asked: Options) -> Iterator[Side]:
    path = Path(said)
    if said in PRESETS and not path.exists():
        with tempfile.TemporaryFile() as file:
            rejections = _clean_into(file, said, asked)
            file.seek(0)
            side = Side(file, said, rejections=rejections)
            if not len(side):
                _list_rejections(side)
                found = "no document gave a record" if rejections else "no documents found"
                raise Problem(f"{found} in {visible(str(asked.sources))}", _SOURCES_HINT)
            yield side
        return
    if not path.exists():
        raise Problem(f"{visible(said)} is neither a file nor a recipe", _HINT)
    check_input(path, _HINT, reread=True)
    with path.open("rb") as file:
        side = Side(file, path.name)
        if not len(side):
            raise Problem(f"{visible(said)} holds no records", _HINT)
        yield side


def _clean_into(file: BinaryIO, name: str, asked: Options) -> tuple[Rejection, ...]:
    """Write a record for each document of ``--sources``. Returns why others have none."""
    if asked.sources is None:
        raise Problem(f"{name} is a recipe", "name the documents to clean with --sources")
    if not asked.sources.exists():
        raise Problem(f"no such file or folder: {visible(str(asked.sources))}", _SOURCES_HINT)
    how = CleaningOptions(pinned_recipe(name, asked.max_bytes))
    rejections = []
    check_extras(find_documents(asked.sources))
    for item in find_documents(asked.sources):
        if isinstance(item, Skipped) and item.reason == "suffix":
            continue
        for outcome in outcomes(item, how):
            if isinstance(outcome.result, Record):
                file.write(written(outcome.result))
            elif isinstance(outcome.result, Rejection):
                rejections.append(outcome.result)
    return tuple(rejections)


def _about(side: Side) -> dict[str, Any]:
    recipe = side.recipe or {}
    known = {name: recipe.get(name) for name in ("name", "rule_set", "corpusclean", "rules", "model")}
    rejected = None if side.rejections is None else [one.to_dict() for one in side.rejections]
    stated = {**known, "reader": recipe.get("reader", {})}
    return {"name": side.name, "records": len(side), "rejected": rejected, "recipe": stated}


def _write_json(found: Iterator[Difference], totals: Totals, sides: dict[str, Any]) -> None:
    for difference in found:
        click.echo(canonical(difference_dict(difference)))
    click.echo(canonical(totals_dict(totals, sides)))


def _show(screen: Console, sides: tuple[Side, Side], totals: Totals, top: list[Difference]) -> None:
    put(screen, _sides(sides))
    put(screen, "")
    put(screen, _statuses(totals))
    kinds = list(totals.kinds())
    if kinds:
        put(screen, "")
        put(screen, _kinds(kinds[:_MOST_KINDS]))
    if len(kinds) > _MOST_KINDS:
        put(screen, Text(f"{len(kinds) - _MOST_KINDS:,} more kinds of change; --json lists all", _DIM))
    for difference in top:
        put(screen, "")
        for part in _document(difference):
            put(screen, part)
    left = sum(totals.records.values()) - totals.records["same"] - len(top)
    if left:
        put(screen, "")
        put(screen, Text(f"{left:,} more that differ less; --limit {left + len(top)} shows all", _DIM))


def _sides(sides: tuple[Side, Side]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for letter, side in zip("AB", sides, strict=True):
        recipe = side.recipe or {}
        version = recipe.get("reader", {}).get("corpusclean", "?")
        rules = recipe.get("rule_set", "?")
        count = number_of(len(side), "record") + (f", {len(side.rejections)} rejected" if side.rejections else "")
        said = f"{count}, {recipe.get('name')}, rules {rules}, corpusclean {version}"
        table.add_row(Text(letter, "bold"), Text(visible(side.name), "bold"), Text(visible(said)))
    return table


def _statuses(totals: Totals) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    for status in STATUSES:
        if totals.records[status] or status in ("same", "changed"):
            style = "" if totals.records[status] and status not in ("same", "relabelled") else _DIM
            table.add_row(Text(f"{totals.records[status]:,}", style), Text(_MEANING[status], style))
    said = {"text": totals.texts, "comments": totals.comments, **dict(sorted(totals.facts.items()))}
    parts = ", ".join(f"{name} {count:,}" for name, count in said.items() if count)
    if parts:
        table.add_row("", Text(f"in these: {parts}", _DIM))
    return table


def _kinds(kinds: Sequence[Kind]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_DIM)
    for name in ("blocks", "bytes", "records"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("what the ledgers say, A → B")
    for kind in kinds:
        counts = (f"{count:,}" for count in (kind.blocks, kind.bytes, kind.records))
        table.add_row(*counts, _arrow(kind.a, kind.b))
    return table


def _arrow(a: Verdict, b: Verdict) -> Text:
    if a == b:
        return Text.assemble(_verdict(a), (" reads otherwise", _DIM))
    return Text.assemble(_verdict(a), " → ", _verdict(b))


def _verdict(verdict: Verdict) -> Text:
    if not verdict.label:
        return Text("no block", _DIM)
    label = Text(visible(verdict.label), fate_of(verdict.label).style)
    return label.append(f" ({visible(verdict.rule)})", _DIM)


def _document(difference: Difference) -> Iterator[Text | Padding]:
    yield Text.assemble((visible(difference.path or difference.id), "bold"), (f"  {_MEANING[difference.status]}", _DIM))
    if difference.comments is not None:
        yield Padding(Text("comments: {} → {}".format(*difference.comments)), (0, 0, 0, 2))
    for name, (old, new) in difference.facts.items():
        yield Padding(Text(f"{name}: {_value(old)} → {_value(new)}"), (0, 0, 0, 2))
    for change in difference.changes:
        yield Padding(_change(change), (0, 0, 0, 2))


def _change(change: Change) -> Table:
    out, into = change.a.kept and not change.b.kept, change.b.kept and not change.a.kept
    mark, style = ("-", "red") if out else ("+", "green") if into else ("·", _DIM)
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column(overflow="fold")
    where = Text(f"bytes {change.start:,}–{change.end:,}: ", _DIM)
    table.add_row(Text(mark, style), Text.assemble(where, _arrow(change.a, change.b)))
    if change.text:
        table.add_row("", Text(_short(change.text), style))
    return table


def _value(value: Any) -> str:
    return _short(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _short(text: str) -> str:
    return visible(text if len(text) <= _LONGEST else text[:_LONGEST] + " …")
