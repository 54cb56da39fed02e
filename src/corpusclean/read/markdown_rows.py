"""The rows of a Markdown document: its non-blank lines, each with what its first characters make of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

from corpusclean.model import Shape
from corpusclean.provenance.replay import space
from corpusclean.read.lines import WIDTHS, Line
from corpusclean.read.text import columns

#: ``text`` may go on from the row before and in the next one, ``item`` only in the next one, ``own`` in neither; the
#: others are what they say.
Kind = Literal["text", "item", "own", "rule", "underline", "table", "definition", "code"]

_TRIM = " \t\n\x0b\x0c\r"
_TRIM_BYTES = _TRIM.encode()

_QUOTE = re.compile(r"(?:>[ \t]*+)++")
_BULLET = re.compile(r"(?:[*+-](?:[ \t\xa0]++|$))++")
_LIST = re.compile(r"(?:\(?\d{1,9}[.)]|[•‣◦▪·–])(?:[ \t\xa0]|$)")
_RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:-[ \t]*+){3,}+)$")
_UNDERLINE = re.compile(r"(?:={2,}+|-{3,}+)$")
_HEADING = re.compile(r"(#{1,6})(?:[ \t\xa0\u3000]++|$)|(#{2,6})(?=[^\W\d_])")
_HEADING_END = re.compile(r"(?:[ \t\xa0\u3000]#+|(?<=[^\s#\\])##+)$")
_HEADING_ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\}$")
#: What kramdown says of the paragraph before or after it.
_ATTRIBUTES = re.compile(r"\{:[^{}]*\}$")
_TITLE_END = re.compile(r"[.,;:。，；：、][\"'”’»)*_]*$")
_HTML = re.compile(r"<(?:h([1-6])|(li)|(figcaption))(?=[\s>])", re.IGNORECASE)
_DEFINITION = re.compile(
    r"\[(?!\^)([^\[\]]{1,200})\]:[ \t]*+"
    r"(?:<[^<>]*+>|(?:[/#?.]|https?:|ftp:|mailto:|tel:|data:|www\.|[\w%~./-]{1,200}\.\w)\S*+)"
    r"(?:[ \t]++(?:\".*\"|'.*'|\(.*\)))?$"
)
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


def read_rows(data: bytes, codec: str, lines: Sequence[Line]) -> list[Row]:
    """The rows of ``lines``, blank lines left out; a code block is one row."""
    rows: list[Row] = []
    levels: list[int] = []
    closings = _closings(lines)
    blank = at = 0
    while at < len(lines):
        row = trimmed(data, codec, lines[at], blank)
        at += 1
        if row is None:
            blank += 1
            continue
        blank = 0
        row = _described(row)
        end = _code_end(lines, at - 1, row, closings)
        if end:
            last = next(last for n in range(end - 1, at - 2, -1) if (last := trimmed(data, codec, lines[n], 0)))
            rows.append(row._replace(end=last.end, text="", kind="code", shape="code"))
            at = end
        else:
            _append(rows, _with_level(row, levels))
    return rows


def trimmed(data: bytes, codec: str, line: Line, blank_before: int) -> Row | None:
    """The row of a line, ``None`` for a blank one."""
    said = line.text.strip(_TRIM)
    if not said or not ("!" <= said[0] <= "~" or said[0].isalnum() or space(said, "collapse")):
        return None
    if said == line.text:
        lead = trail = 0
    elif codec in WIDTHS:
        lead = (len(line.text) - len(line.text.lstrip(_TRIM))) * WIDTHS[codec]
        trail = (len(line.text) - len(line.text.rstrip(_TRIM))) * WIDTHS[codec]
    else:
        raw = data[line.start : line.end]
        lead, trail = len(raw) - len(raw.lstrip(_TRIM_BYTES)), len(raw) - len(raw.rstrip(_TRIM_BYTES))
        said = line.text[lead : len(line.text) - trail]
    last = line.text[-1]
    hard = not last.isalnum() and _HARD_BREAK.search(line.text, max(0, len(line.text) - 20)) is not None
    indent = columns(line.text) if line.text[0].isspace() else 0
    return Row(line.start + lead, line.end - trail, said, indent, blank_before, hard=hard)


def label_in(row: Row) -> str:
    """The label that a row of kind ``definition`` defines."""
    found = _DEFINITION.match(row.text, row.quote and _quote_end(row.text))
    return found[1] if found else ""


def _quote_end(text: str) -> int:
    quote = _QUOTE.match(text)
    return quote.end() if quote else 0


def _described(row: Row) -> Row:
    text = row.text
    if text[0].isalpha():
        return row
    at = _quote_end(text) if text[0] == ">" else 0
    quote = text.count(">", 0, at)
    if at == len(text):
        return row._replace(kind="own", shape="quote", quote=quote, marks=at)
    if text[at] in "=-" and _UNDERLINE.match(text, at):
        return row._replace(kind="underline", shape="rule", quote=quote, marks=at)
    if text[at] in "*_-" and _RULE.match(text, at):
        return row._replace(kind="rule", shape="rule", quote=quote, marks=at)
    if (text[at] == "[" and _DEFINITION.match(text, at)) or (text[at] == "{" and _ATTRIBUTES.match(text, at)):
        return row._replace(kind="definition", shape="definition", quote=quote, marks=at)
    if text[at] == "|" and text[-1] == "|" and at < len(text) - 1:
        return row._replace(kind="table", shape="table", quote=quote, marks=at)
    bullet = _BULLET.match(text, at) if text[at] in "*+-" else None
    level = sum([text.count(mark, at, bullet.end()) for mark in "*+-"]) if bullet else 0
    at = bullet.end() if bullet else at
    is_item = bool(bullet or (not text[at].isalpha() and _LIST.match(text, at)))
    shape: Shape = "quote" if quote else "list" if is_item else ""
    level = (level or 1) if shape == "list" else 0
    if at == len(text):
        return row._replace(kind="own", shape=shape, level=level, quote=quote, marks=at)
    if is_item or quote:
        row = row._replace(kind="item" if is_item else "text", shape=shape, level=level, quote=quote, marks=at)
    return _headed(row)


def _headed(row: Row) -> Row:
    text, at = row.text, row.marks
    if text[at] == "#" and (heading := _HEADING.match(text, at)):
        level = len(heading[1] or heading[2])
        end = _HEADING_ATTRIBUTES.search(text, heading.end()) or _HEADING_END.search(text, heading.end())
        tail = end.start() if end and (end[0][0] != "#" or heading[2]) else None
        return row._replace(kind="own", shape="heading", level=level, marks=heading.end(), tail=tail)
    html = _HTML.match(text, at) if text[at] == "<" else None
    if html and html[1]:
        return row._replace(kind="own", shape="heading", level=int(html[1]))
    if html:
        return row._replace(kind="item", shape="list" if html[2] else "caption", level=1 if html[2] else 0)
    return row


def _append(rows: list[Row], row: Row) -> None:
    """Add ``row``, with what it and the row before it say of each other."""
    before = rows[-1] if rows and not row.blank_before and rows[-1].quote == row.quote else None
    if row.kind == "underline":
        if before is None or not _is_title(rows, row):
            row = row._replace(kind="rule")
        else:
            rows[-1] = before._replace(kind="own", shape="heading", level=1 if row.text[-1] == "=" else 2)
    elif "|" in row.text and row.kind in ("text", "table"):
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
    column = row.indent + _quote_end(row.text)
    while levels and column < levels[-1]:
        levels.pop()
    if not levels or column >= levels[-1] + 2:
        levels.append(column)
    return row._replace(level=len(levels) + row.level - 1)


def _closings(lines: Sequence[Line]) -> dict[tuple[str, int], list[int]]:
    """For each kind of fence and each length, the lines that would close it; also those with ``</pre>``."""
    closings: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if fence := _FENCE_END.match(line.text):
            for length in range(_SHORTEST_FENCE, min(len(fence[1]), _LONGEST_FENCE) + 1):
                closings[fence[1][0], length].append(number)
        elif "</" in line.text and _PRE_END.search(line.text):
            closings["<", 0].append(number)
    return closings


def _code_end(lines: Sequence[Line], at: int, row: Row, closings: dict[tuple[str, int], list[int]]) -> int | None:
    """The line after the code block that begins with ``row`` on line ``at``; ``None`` where none does."""
    if row.kind not in ("text", "item"):
        return None
    if row.text[row.marks : row.marks + 1] not in ("`", "~", "<"):
        return None
    fence = _FENCE.match(row.text, row.marks)
    if not fence:
        if not _PRE.match(row.text, row.marks):
            return None
        number = _following(closings["<", 0], at)
        return None if number is None else number + 1
    mark = fence[1] or fence[2]
    if row.quote:
        return _quoted_end(lines, at, row, mark)
    number = _following(closings[mark[0], min(len(mark), _LONGEST_FENCE)], at + 1)
    if number is not None:
        return number + 1
    return next((n for n in range(at + 1, len(lines)) if not space(lines[n].text, "collapse")), len(lines))


def _following(numbers: Sequence[int], at: int) -> int | None:
    place = bisect_left(numbers, at)
    return numbers[place] if place < len(numbers) else None


def _quoted_end(lines: Sequence[Line], at: int, row: Row, mark: str) -> int:
    for n in range(at + 1, len(lines)):
        text = lines[n].text.strip(_TRIM)
        end = _quote_end(text)
        if text.count(">", 0, end) < row.quote:
            return n
        fence = _FENCE_END.match(text, end)
        if fence and fence[1][0] == mark[0] and len(fence[1]) >= len(mark):
            return n + 1
    return len(lines)
