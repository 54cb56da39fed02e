"""What the source knows of a record's blocks and the record does not: ranks, depths, numbers, rows and columns."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve, frozen

from corpusclean.markdown_inline import Marks, Span, address, marks_of, tags_in
from corpusclean.model import Entry, Page, Source
from corpusclean.provenance.replay import decode
from corpusclean.read import segment
from corpusclean.read.html_tokens import characters
from corpusclean.record import Record

_CELL: Final = re.compile(r"<(tr|td|th)(?=[\s/>])", re.IGNORECASE)

_STATES_NUMBER: Final = re.compile(rb"(?i)<(?:ol|li)\s[^<>]*(?:start|value)\s*=")
_NUMBER: Final = {
    tag: re.compile(
        rf"""\s*+(?:(?!{name}\s*+=)[^\s=<>"'/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>]++))?+\s*+)*+{name}\s*+=\s*+["']?([0-9]{{1,9}})(?![^\s"'/])""",
        re.IGNORECASE,
    )
    for tag, name in (("ol", "start"), ("li", "value"))
}


@frozen
class Place:
    """Where a block stands. ``raw``: its characters in the source. ``level``: a heading's rank or a list's depth.

    ``group``: the table or the code that it is part of; ``item``: its list item; ``ordered``: the numbered list around.
    All three are numbers of elements. ``number``: the one that the item states; ``first``: where its list begins.
    ``row`` and ``column`` count in the table from 0; ``header``: it is a ``th``.
    ``spans``: its links, emphasis and code, in characters of its text.
    """

    raw: str = ""
    indent: int = 0
    level: int = 0
    group: int | None = None
    item: int | None = None
    ordered: int | None = None
    number: int | None = None
    first: int = 1
    row: int = 0
    column: int = 0
    header: bool = False
    spans: tuple[Span, ...] = ()


def places(record: Record, source: bytes) -> Mapping[int, Place]:
    """The place of each block by its first byte. Raises ``ValueError`` where ``source`` has other bytes."""
    origin = record.origin
    if hashlib.sha256(source).hexdigest() != origin.sha256:
        raise ValueError("these are not the bytes that the record is of")
    page = segment(Source(source, origin.media_type), origin.encoding, origin.media_type)
    starts = [block.start for block in page.blocks]
    around = list(_places(page))
    marks = marks_of(source, origin.encoding.codec, _base(record, page)) if page.elements else None
    found = {}
    for entry in record.blocks:
        at = bisect_right(starts, entry.start) - 1
        if at >= 0:
            place = around[at] if starts[at] == entry.start else Place()  # a block that was cut in two
            raw = decode(source[entry.start : entry.end], origin.encoding.codec)
            found[entry.start] = evolve(place, raw=raw, spans=_spans(record, entry, marks))
    return found


def _spans(record: Record, entry: Entry, marks: Marks | None) -> tuple[Span, ...]:
    if marks is None or entry.text_start is None:
        return ()
    return marks.within(entry, record.text[entry.text_start : entry.text_end])


def _base(record: Record, page: Page) -> str:
    """The address that the links of the page start from; empty where neither the source nor its carrier says it."""
    own = record.origin.url or record.canonical_url or record.url or ""
    said = next((fact.value for fact in page.facts if fact.name == "base" and fact.by == "html"), "")
    return address(said, own) or own


def _places(page: Page) -> Iterator[Place]:
    around = _around(page)
    stated = _stated(page)
    data, codec = page.source.data, page.encoding.codec
    table: int | None = None
    row, column, at = -1, -1, 0
    for block in page.blocks:
        tags = around[block.element] if block.element is not None else {}
        inside = tags.get("table") if block.shape == "table" else None
        if inside is not None:
            if inside != table:
                table, row, column = inside, -1, -1
                at = max(at, data.rfind(b"<tr", at, block.start), data.rfind(b"<TR", at, block.start))
            row, column = _moved(decode(data[at : block.start], codec), row, column)
            at = block.start
        item = tags.get("li") if block.shape == "list" else None
        ordered = _list_around(page, item)
        yield Place(
            indent=block.indent,
            level=block.level,
            group=inside if inside is not None else tags.get("pre") if block.shape == "code" else None,
            item=item,
            ordered=ordered,
            number=None if item is None else stated.get(item),
            first=1 if ordered is None else stated.get(ordered, 1),
            row=max(row, 0),
            column=max(column, 0),
            header="th" in tags,
        )


def _around(page: Page) -> list[dict[str, int]]:
    """For each element the innermost of each kind that matters here, itself included."""
    around: list[dict[str, int]] = []
    for number, (element, parent) in enumerate(zip(page.elements, page.parents, strict=True)):
        above = around[parent] if parent is not None else {}
        around.append({**above, element.tag: number} if element.tag in ("table", "li", "pre", "th") else above)
    return around


def _stated(page: Page) -> dict[int, int]:
    """The numbers that lists (``start``) and items (``value``) state, by element; none where tags differ."""
    found: dict[int, int] = {}
    if not page.elements or not _STATES_NUMBER.search(page.source.data):
        return found
    said = characters(page.source.data, page.encoding.codec)
    tags = [(name, said.said(*span)) for _, name, span in tags_in(said) if span and name in ("ol", "li")]
    elements = [number for number, element in enumerate(page.elements) if element.tag in ("ol", "li")]
    if [name for name, _ in tags] != [page.elements[number].tag for number in elements]:
        return found
    for number, (name, attributes) in zip(elements, tags, strict=True):
        if value := _NUMBER[name].match(attributes):
            found[number] = int(value[1])
    return found


def _list_around(page: Page, item: int | None) -> int | None:
    parent = None if item is None else page.parents[item]
    return parent if parent is not None and page.elements[parent].tag == "ol" else None


def _moved(between: str, row: int, column: int) -> tuple[int, int]:
    """The row and the column behind the tags of rows and cells that stand in ``between``."""
    for tag in _CELL.finditer(between):
        row, column = (row + 1, -1) if tag[1].lower() == "tr" else (row, column + 1)
    return row, column
