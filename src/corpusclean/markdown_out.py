"""A record as Markdown, from its text and the structure that its ledger and, better, its source know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final, NamedTuple

from attrs import evolve, frozen

from corpusclean.markdown_inline import Span
from corpusclean.markdown_marks import escaped, fenced, heading, item_mark, moved, on_one_line
from corpusclean.markdown_source import Place, places
from corpusclean.markdown_targets import cleared
from corpusclean.model import SourceBytes, bytes_of
from corpusclean.read.sniff import MARKDOWN
from corpusclean.record import Record

_LOWEST: Final = 2
_DEEPEST: Final = 20
#: The marks of an item that may begin a list right below words.
_INTERRUPTS: Final = ("-", "1.", "1)")


@frozen
class _Piece:
    """A run of the text that is rendered as one. ``join``: the break in the text before it."""

    shape: str
    text: str
    join: str
    place: Place
    spans: tuple[Span, ...] = ()


def to_markdown(record: Record, source: SourceBytes | None = None) -> str:
    """The title as first-level heading, unless the text begins with it; then the article.

    Characters that Markdown would read as marks are escaped.

    ``source``: the bytes that the record is of. With them headings have their rank, lists their depth and numbers,
    tables their rows, links, emphasis and code in a line their marks, and a Markdown document its own marks; without
    them headings are of the second level, lists are flat, and tables stand in fences. Raises ``ValueError`` for other
    bytes, ``TypeError`` for what are none.
    """
    found = {} if source is None else places(record, bytes_of(source))
    said = record.title is not None and record.text.split("\n", 1)[0] == record.title
    title = [heading(1, record.title)] if record.title and not said else []
    if source is not None and record.origin.media_type == MARKDOWN:
        body = _as_written(record, found)
    else:
        body = _rendered(list(_kept(record, found)))
    return "\n\n".join((*title, *filter(None, (body,)))).rstrip("\n") + "\n"


def _kept(record: Record, found: Mapping[int, Place]) -> Iterator[_Piece]:
    at = 0
    for entry in record.blocks:
        if entry.text_start is None or entry.text_end is None or entry.text_start == entry.text_end:
            continue
        shape = entry.label.partition(".")[2]
        join, text = record.text[at : entry.text_start], record.text[entry.text_start : entry.text_end]
        place = found.get(entry.start, Place())
        yield _Piece(shape, text, join, place, place.spans)
        at = entry.text_end


def _as_written(record: Record, found: Mapping[int, Place]) -> str:
    """The kept blocks of a Markdown document with their marks; marks that read as nothing go with their block.

    Names of parts (``:::``), which are not CommonMark, are left out.
    """
    out: list[tuple[str, bool]] = []
    for entry in record.blocks:
        place = found.get(entry.start)
        is_division = place is not None and place.raw.startswith(":::") and entry.text_start == entry.text_end
        if entry.kept and place is not None and not is_division:
            out.append(((entry.join or "") if out else "", False))
            out.append((" " * place.indent + place.raw, entry.label.endswith(".code")))
    return cleared(out)


def _rendered(pieces: list[_Piece]) -> str:
    runs = groupby(_joined(pieces), key=lambda piece: piece.shape)
    return "\n\n".join(part for shape, run in runs for part in _RENDER.get(shape, _paragraphs)(list(run)))


def _joined(pieces: list[_Piece]) -> Iterator[_Piece]:
    """The pieces, those of one line or one fence as one."""
    held: _Piece | None = None
    for piece in pieces:
        same = held is not None and held.shape == piece.shape and held.place.group == piece.place.group
        glued = piece.join in ("", " ", "\t") and piece.shape != "table"
        if held and same and (glued or piece.shape == "code"):
            before = held.text + piece.join
            held = evolve(held, text=before + piece.text, spans=held.spans + moved(piece.spans, len(before)))
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held


def _paragraphs(run: list[_Piece]) -> Iterator[str]:
    lines: list[str] = []
    for piece in run:
        if lines and piece.join != "\n":
            yield "\\\n".join(lines)
            lines = []
        lines.append(escaped(piece.text, piece.spans))
    yield "\\\n".join(lines)


def _headings(run: list[_Piece]) -> Iterator[str]:
    return (heading(max(_LOWEST, piece.place.level), piece.text, piece.spans) for piece in run)


def _quotes(run: list[_Piece]) -> Iterator[str]:
    yield "\n>\n".join("> " + said.replace("\n", "\n> ") for said in _paragraphs(run))


def _code(run: list[_Piece]) -> Iterator[str]:
    return (fenced(piece.text) for piece in run)


class _Level(NamedTuple):
    """An open list item: how deep its list stands in the source, the item, and where its words begin."""

    level: int
    item: int | None
    margin: int


def _items(run: list[_Piece]) -> Iterator[str]:
    """A list: an item's further paragraphs and the lists in it are indented to where its words begin.

    A list in an item without words of its own stands in that item's place; below the 20th level all are of the 20th.
    """
    out: list[str] = []
    above: list[_Level] = []
    numbers: dict[int, int] = {}
    for piece in run:
        place = piece.place
        level, depth = max(place.level, 1), len(above)
        while above and above[-1].level >= level and not _goes_on(above[-1], place):
            above.pop()
        again = bool(above) and _goes_on(above[-1], place)
        if again:
            words, lead = escaped(piece.text, piece.spans), " " * above[-1].margin
        else:
            del above[_DEEPEST - 1 :]
            mark, words = item_mark(piece.text, _number(place, numbers), piece.spans)
            margin = above[-1].margin if above else 0
            lead = " " * margin + mark
            above.append(_Level(level, place.item, len(lead)))
        inner = len(above) > depth > 0 and lead.strip() not in _INTERRUPTS
        parted = piece.join == "\n\n" or inner or (again and (piece.join != "\n" or len(above) < depth))
        gap = "\n\n" if parted else "\\\n" if again else "\n"
        out += [gap if out else "", lead, words.replace("\n", "\n" + " " * above[-1].margin)]
    yield "".join(out)


def _goes_on(held: _Level, place: Place) -> bool:
    return place.item is not None and place.item == held.item


def _number(place: Place, numbers: dict[int, int]) -> int | None:
    """The number of an item in its numbered list; ``None`` in any other. ``numbers``: the last one of each list."""
    if place.ordered is None:
        return None
    after = numbers[place.ordered] + 1 if place.ordered in numbers else place.first
    numbers[place.ordered] = after if place.number is None else place.number
    return numbers[place.ordered]


def _tables(run: list[_Piece]) -> Iterator[str]:
    """Rows between bars where the source tells the cells, else a fence."""
    for table, found in groupby(run, key=lambda piece: piece.place.group):
        pieces = list(found)
        if table is None:
            yield fenced("".join((piece.join if n else "") + piece.text for n, piece in enumerate(pieces)))
        else:
            yield _table(pieces)


def _table(pieces: list[_Piece]) -> str:
    rows: dict[int, dict[int, str]] = {}
    for piece in pieces:
        row = rows.setdefault(piece.place.row, {})
        held = row.get(piece.place.column)
        said = on_one_line(piece.text, piece.spans)
        row[piece.place.column] = f"{held} {said}" if held else said
    width = 1 + max(column for row in rows.values() for column in row)
    lines = [[row.get(column, "") for column in range(1 + max(row))] for row in rows.values()]
    first = next(iter(rows))
    if any(piece.place.header for piece in pieces if piece.place.row == first):
        lines[0] += [""] * (width - len(lines[0]))
    else:
        lines.insert(0, [""] * width)
    lines.insert(1, ["---"] * width)
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


_RENDER: Final = {"heading": _headings, "list": _items, "quote": _quotes, "code": _code, "table": _tables}
