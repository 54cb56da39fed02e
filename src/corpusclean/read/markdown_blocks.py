"""Blocks of a Markdown document: rows and the marks in them become bytes and edits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpusclean.model import Block, Edit, Join
from corpusclean.provenance.replay import decode, edit, space
from corpusclean.read.joins import with_joins
from corpusclean.read.markdown_emphasis import Mark
from corpusclean.read.markdown_marks import Marks, Span, united
from corpusclean.read.markdown_rows import Row
from corpusclean.read.markdown_tags import tag_at
from corpusclean.read.repair import repairs

_LINE = re.compile(r"[^\r\n]++")
_LINE_END = r"(?:\r\n|\n|\r)"
_FENCE = re.compile(rf"[^\r\n]*+(?:{_LINE_END}|\Z)(?:[ \t]*+{_LINE_END})*+")
_FENCE_END = re.compile(r"(?:`{3,}+|~{3,}+)\Z")
_EMPTY_CELLS = re.compile(r"[|\s]*$")


class Piece(NamedTuple):
    """A row with the marks in it; offsets count characters of the row. ``said``: how it reads alone."""

    row: Row
    marks: tuple[Mark, ...]
    links: tuple[Span, ...] = ()
    images: tuple[Span, ...] = ()
    code: tuple[Span, ...] = ()
    said: str = ""
    only_images: bool = False


def pieces(rows: Sequence[Row], offsets: Sequence[int], marks: Marks) -> Iterator[Piece]:
    """``rows`` with the part of ``marks`` that stands in each; ``offsets``: where in the marked text a row starts."""
    new = tuple.__new__  # without the call of a function in Python for each row
    deleted = _by_row(rows, offsets, marks.deleted)
    links, images, code = (
        _by_row(rows, offsets, [(start, end, "") for start, end in spans])
        for spans in (marks.links, marks.images, marks.code)
    )
    for n, row in enumerate(rows):
        marked = row.marks or row.tail is not None or row.kind not in ("text", "item", "own")
        if not marked and n not in deleted:
            yield new(Piece, (row, (), (), (), (), row.text, False))
            continue
        own = united([*_row_marks(row), *deleted.get(n, ())]) if marked else deleted[n]
        said = space(edit(row.text, own), "collapse")
        shown = images.get(n, [])
        only_images = bool(shown) and not space(edit(row.text, united([*own, *shown])), "collapse")
        yield Piece(
            row, tuple(own), _spans(links.get(n, [])), _spans(shown), _spans(code.get(n, [])), said, only_images
        )


def _spans(marks: Sequence[Mark]) -> tuple[Span, ...]:
    return tuple([(start, end) for start, end, _ in marks]) if marks else ()


def _by_row(rows: Sequence[Row], offsets: Sequence[int], marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    """The parts of ``marks``, which are sorted and disjoint, in each row; offsets count from the row's start."""
    found: dict[int, list[Mark]] = {}
    first = 0
    for start, end, new in marks:
        first = n = max(first, bisect_right(offsets, start, first) - 1)
        while n < len(rows) and offsets[n] < end:
            offset = offsets[n]
            low, high = max(start - offset, 0), min(end - offset, len(rows[n].text))
            if low < high:
                found.setdefault(n, []).append((low, high, new if start >= offset else ""))
            n += 1
    return found


def _row_marks(row: Row) -> Iterator[Mark]:
    length = len(row.text)
    if row.kind in ("rule", "underline", "definition"):
        yield 0, length, ""
        return
    if row.marks:
        yield 0, row.marks, ""
    if row.tail is not None:
        yield row.tail, length, ""
    if row.kind == "table":
        if _EMPTY_CELLS.match(row.text, row.marks):
            yield row.marks, length, ""
            return
        if row.text[row.marks] == "|":
            yield row.marks, row.marks + 1, ""
        if row.text[-1] == "|" and row.text[-2:] != "\\|":
            yield length - 1, length, ""


def block(data: bytes, codec: str, parts: Sequence[Piece], join: Join) -> Block:
    """The block that ``parts``, rows next to each other, make together."""
    first, last = parts[0].row, parts[-1].row
    if len(parts) == 1:
        raw = first.text
        links: Sequence[Span] = parts[0].links
        edits = with_repairs(raw, parts[0].marks, parts[0].code)
    else:
        raw = decode(data[first.start : last.end], codec)
        edits, links = _together(raw, parts)
    as_said = len(parts) == 1 and 0 < len(edits) == len(parts[0].marks)
    text = parts[0].said if as_said else space(_edited(raw, edits), "collapse")
    is_image = parts[0].only_images
    if len(parts) > 1:
        is_image = any(part.only_images for part in parts) and all(part.only_images or not part.said for part in parts)
    return Block(
        first.start,
        last.end,
        text,
        edits=edits,
        join=join,
        shape="image" if is_image else first.shape,
        level=0 if is_image else first.level,
        indent=first.indent,
        blank_before=first.blank_before,
        link_chars=_shown(raw, edits, links, len(text)) if links else 0,
    )


def _together(raw: str, parts: Sequence[Piece]) -> tuple[tuple[Edit, ...], Sequence[Span]]:
    """The edits and the links of rows that are one block."""
    starts = _starts(raw, parts)
    marks = [(at + a, at + b, new) for at, part in zip(starts, parts, strict=False) for a, b, new in part.marks]
    marks = united([*marks, *_joins_without_space(starts, parts)])
    code = [(at + a, at + b) for at, part in zip(starts, parts, strict=False) for a, b in part.code]
    links = [(at + a, at + b) for at, part in zip(starts, parts, strict=False) for a, b in part.links]
    return with_repairs(raw, marks, code), links


def _starts(raw: str, parts: Sequence[Piece]) -> list[int]:
    """Where in ``raw`` each row begins; none where damage makes them read otherwise than alone."""
    lines = list(_LINE.finditer(raw))
    starts = [line.start() + line[0].find(part.row.text) for line, part in zip(lines, parts, strict=False)]
    fits = len(lines) == len(parts) and all(part.row.text in line[0] for line, part in zip(lines, parts, strict=True))
    return starts if fits else []


def _joins_without_space(starts: Sequence[int], parts: Sequence[Piece]) -> Iterator[Mark]:
    """The line ends between Chinese or Japanese characters."""
    for (start, before), (following, after) in pairwise(zip(starts, parts, strict=False)):
        if with_joins(before.said[-1:] + "\n" + after.said[:1], ()):
            yield start + len(before.row.text), following, ""


def _edited(raw: str, edits: Sequence[Edit]) -> str:
    return edit(raw, [(e.start, e.end, e.replacement) for e in edits]) if edits else raw


def _shown(raw: str, edits: Sequence[Edit], links: Sequence[Span], most: int) -> int:
    """How many characters of ``links`` show, of ``most`` that do in all."""
    start, end = links[0]
    if len(links) == 1 and end == len(raw) and (not start or (edits and not edits[0].start and edits[0].end >= start)):
        return most  # nothing but a link
    starts = [e.start for e in edits]
    shown = 0
    for start, end in links:
        inside = edits[bisect_left(starts, start) : bisect_left(starts, end)]
        said = edit(raw[start:end], [(e.start - start, min(e.end, end) - start, e.replacement) for e in inside])
        shown += len(space(said, "collapse"))
    return min(most, shown)


def with_repairs(raw: str, marks: Sequence[Mark], code: Sequence[Span], *, unescape: bool = True) -> tuple[Edit, ...]:
    """The deletion of ``marks`` and the repairs of what is between them, in order.

    Character references in ``code`` stay. Where a repair reaches into a mark, each stretch is repaired by itself.
    """
    deleted = [Edit(start, end, new, "tag" if new else "") for start, end, new in marks] if marks else []
    found = repairs(raw, unescape=unescape)
    if not found:
        return tuple(deleted)
    kept = sorted([(a, b) for a, b, _ in marks] + list(code))
    if kept and any(_touches(kept, e) for e in found):
        found = tuple(_stretch_repairs(raw, marks, code, unescape=unescape))
    return tuple(sorted((*deleted, *found), key=lambda e: (e.start, e.end)))


def _touches(spans: Sequence[Span], fix: Edit) -> bool:
    n = bisect_left(spans, (fix.end, 0)) - 1
    return n >= 0 and spans[n][1] > fix.start


def _stretch_repairs(raw: str, marks: Sequence[Mark], code: Sequence[Span], *, unescape: bool) -> Iterator[Edit]:
    cuts = sorted({0, len(raw), *(at for mark in marks for at in mark[:2]), *(at for span in code for at in span)})
    deleted = {start: end for start, end, _ in marks}
    at = number = 0
    for start, end in pairwise(cuts):
        at = max(at, deleted.get(start, 0))
        if start < at:
            continue
        while number < len(code) and code[number][1] <= start:
            number += 1
        in_code = number < len(code) and code[number][0] <= start
        for fix in repairs(raw[start:end], unescape=unescape and not in_code):
            yield Edit(start + fix.start, start + fix.end, fix.replacement, fix.step)


def code_block(data: bytes, codec: str, row: Row) -> Block:
    """The block of a fenced or ``<pre>`` code block, without its fences."""
    raw = decode(data[row.start : row.end], codec)
    is_html = raw[row.marks : row.marks + 4].lower() == "<pre"
    marks = _pre_marks(raw, row) if is_html else _fence_marks(raw, row)
    edits = with_repairs(raw, marks, (), unescape=is_html)
    return Block(
        row.start,
        row.end,
        space(_edited(raw, edits), "keep"),
        ws="keep",
        edits=edits,
        shape="code",
        indent=row.indent,
        blank_before=row.blank_before,
    )


def _fence_marks(raw: str, row: Row) -> list[Mark]:
    opening = _FENCE.match(raw)
    start = opening.end() if opening else 0
    marks = [(0, start, "")]
    last = max(raw.rfind("\n"), raw.rfind("\r")) + 1
    if _FENCE_END.search(raw, max(start, last)):
        marks.append((max(start, len(raw[:last].rstrip())), len(raw), ""))
    outer = re.compile(rf"^(?:[ \t]*>[ \t]?){{0,{row.quote}}}[ ]{{0,{row.indent}}}", re.MULTILINE)
    marks += [(*match.span(), "") for match in outer.finditer(raw, start) if match[0]]
    return united(marks)


def _pre_marks(raw: str, row: Row) -> list[Mark]:
    """The tags, and the line ends between them at the start and at the end."""
    tags = [tag.span() for match in re.finditer("<", raw) if (tag := tag_at(raw, match.start()))]
    ends, starts = dict(tags), {end: start for start, end in tags}
    first, last = row.marks, len(raw)
    while first in ends or raw[first : first + 1] in ("\r", "\n"):
        first = ends.get(first, first + 1)
    while last > first and (last in starts or raw[last - 1].isspace()):
        last = starts.get(last, last - 1)
    return united([(0, first, ""), (last, len(raw), ""), *((start, end, "") for start, end in tags)])
