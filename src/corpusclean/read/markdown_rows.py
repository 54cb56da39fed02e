"""The rows of a Markdown document: its non-blank lines, each with what its first characters make of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from corpusclean.model import Shape
from corpusclean.provenance.replay import space
from corpusclean.read.lines import WHITE, WIDTHS, Line, trim
from corpusclean.read.markdown_openings import Kind, described, label_defined, quote_end
from corpusclean.read.text import columns

_TITLE_END = re.compile(r"[.,;:。，；：、][\"'”’»)*_]*$")
_SEPARATOR = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_FENCE = re.compile(r"(?:(`{3,})[^`]*|(~{3,}).*)$")
_FENCE_END = re.compile(r"\s*(`{3,}|~{3,})\s*$")
_PRE = re.compile(r"<pre(?=[\s>])", re.IGNORECASE)
_PRE_END = re.compile(r"</pre\s*>", re.IGNORECASE)
_HARD_BREAK = re.compile(r"(?:[ ]{2}|(?<!\\)(?:\\\\)*+\\|<br\s*/?>\s*)$", re.IGNORECASE)

_SHORTEST_FENCE = 3
#: Longer fences count as this long.
_LONGEST_FENCE = 12
_LONGEST_TITLE = 200


class Row(NamedTuple):
    """A line, or a whole code block, trimmed of ASCII white space. ``start`` and ``end`` are bytes.

    ``marks``: how many of its first characters do not read. ``tail``: from where on the last ones do not.
    ``hard``: whether it ends in a line break.
    """

    start: int
    end: int
    text: str
    indent: int
    blank_before: int
    kind: Kind = "text"
    shape: Shape = ""
    level: int = 0
    quote: int = 0
    marks: int = 0
    tail: int | None = None
    hard: bool = False


_Closings: TypeAlias = Mapping[tuple[str, int], Sequence[int]]
#: What a code block begins with.
_CODE_SIGNS = ("`", "~", "<")


def read_rows(data: bytes, codec: str, lines: Sequence[Line]) -> list[Row]:
    """The rows of ``lines``, blank lines left out; a code block is one row."""
    rows: list[Row] = []
    levels: list[int] = []
    closings: _Closings | None = None
    new = tuple.__new__  # without the call of a function in Python for each row
    blank = at = 0
    while at < len(lines):
        found = _cut(data, codec, lines[at])
        at += 1
        if found is None:
            blank += 1
            continue
        start, end, text, indent, hard = found
        row = new(Row, (start, end, text, indent, blank, *described(text), hard))
        blank = 0
        after = None
        if text.startswith(_CODE_SIGNS, row.marks):
            closings = _closings(lines) if closings is None else closings
            after = _code_end(lines, at - 1, row, closings)
        if after:
            last = next(last for n in range(after - 1, at - 2, -1) if (last := _cut(data, codec, lines[n])))
            rows.append(row._replace(end=last[1], text="", kind="code", shape="code"))
            at = after
        else:
            _append(rows, _with_level(row, levels))
    return rows


def trimmed(data: bytes, codec: str, line: Line, blank_before: int) -> Row | None:
    """The row of a line, ``None`` for a blank one."""
    if found := _cut(data, codec, line):
        start, end, text, indent, hard = found
        return Row(start, end, text, indent, blank_before, hard=hard)
    return None


def _cut(data: bytes, codec: str, line: Line) -> tuple[int, int, str, int, bool] | None:
    """``start``, ``end``, ``text``, ``indent`` and ``hard`` of a line's row; ``None`` for a blank line."""
    start, end, text = line
    said = text.strip(WHITE)
    if not said or not ("!" <= said[0] <= "~" or said[0].isalnum() or space(said, "collapse")):
        return None
    if len(said) < len(text):
        start, end = trim(data, codec, line)
        if codec not in WIDTHS and (codec != "utf-8" or "\ufffd" in text):
            said = text[start - line.start : len(text) - (line.end - end)]
    last = text[-1]
    hard = (last in "\\>" or last.isspace()) and _HARD_BREAK.search(text, max(0, len(text) - 20)) is not None
    return start, end, said, columns(text) if text[0].isspace() else 0, hard


def label_in(row: Row) -> str:
    """The label that a row of kind ``definition`` defines."""
    return label_defined(row.text, row.quote and quote_end(row.text))


def _append(rows: list[Row], row: Row) -> None:
    """Add ``row``, with what it and the row before it say of each other."""
    if row.kind != "underline" and "|" not in row.text:
        rows.append(row)
        return
    before = rows[-1] if rows and not row.blank_before and rows[-1].quote == row.quote else None
    if row.kind == "underline":
        if before is None or not _is_title(rows, row):
            row = row._replace(kind="rule")
        else:
            rows[-1] = before._replace(kind="own", shape="heading", level=1 if row.text[-1] == "=" else 2)
    elif row.kind in ("text", "table"):
        if _SEPARATOR.match(row.text, row.marks):
            row = row._replace(kind="table", shape="table", tail=row.marks)
            if before is not None and before.kind == "text" and "|" in before.text:
                rows[-1] = before._replace(kind="table", shape="table")
        elif before is not None and before.kind == "table":
            row = row._replace(kind="table", shape="table")
    rows.append(row)


def _is_title(rows: Sequence[Row], underline: Row) -> bool:
    """Whether the last row is a line of its own, of a title's length."""
    title = rows[-1]
    if title.kind != "text" or len(title.text) > _LONGEST_TITLE:
        return False
    if underline.text[-1] == "=":
        return True
    alone = title.blank_before > 0 or len(rows) < 2 or rows[-2].kind not in ("text", "item")
    return alone and not _TITLE_END.search(title.text, max(0, len(title.text) - 8))


def _with_level(row: Row, levels: list[int]) -> Row:
    """The row of a list item with its depth. ``levels``: the columns at which the open lists stand."""
    if row.shape != "list":
        if row.blank_before and not row.indent:
            levels.clear()
        return row
    column = row.indent + quote_end(row.text)
    while levels and column < levels[-1]:
        levels.pop()
    if not levels or column >= levels[-1] + 2:
        levels.append(column)
    level = len(levels) + row.level - 1
    return row if level == row.level else row._replace(level=level)


def _closings(lines: Sequence[Line]) -> _Closings:
    """For each kind of fence and each length, the lines that would close it; also those with ``</pre>``."""
    closings: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if fence := _FENCE_END.match(line.text):
            for length in range(_SHORTEST_FENCE, min(len(fence[1]), _LONGEST_FENCE) + 1):
                closings[fence[1][0], length].append(number)
        elif "</" in line.text and _PRE_END.search(line.text):
            closings["<", 0].append(number)
    return closings


def _code_end(lines: Sequence[Line], at: int, row: Row, closings: _Closings) -> int | None:
    """The line after the code block that begins with ``row`` on line ``at``; ``None`` where none does."""
    if row.kind not in ("text", "item"):
        return None
    fence = _FENCE.match(row.text, row.marks)
    if not fence:
        if not _PRE.match(row.text, row.marks):
            return None
        number = _following(closings.get(("<", 0), ()), at)
        return None if number is None else number + 1
    mark = fence[1] or fence[2]
    if row.quote:
        return _quoted_end(lines, at, row, mark)
    number = _following(closings.get((mark[0], min(len(mark), _LONGEST_FENCE)), ()), at + 1)
    if number is not None:
        return number + 1
    return next((n for n in range(at + 1, len(lines)) if not space(lines[n].text, "collapse")), len(lines))


def _following(numbers: Sequence[int], at: int) -> int | None:
    place = bisect_left(numbers, at)
    return numbers[place] if place < len(numbers) else None


def _quoted_end(lines: Sequence[Line], at: int, row: Row, mark: str) -> int:
    for n in range(at + 1, len(lines)):
        text = lines[n].text.strip(WHITE)
        end = quote_end(text)
        if text.count(">", 0, end) < row.quote:
            return n
        fence = _FENCE_END.match(text, end)
        if fence and fence[1][0] == mark[0] and len(fence[1]) >= len(mark):
            return n + 1
    return len(lines)
