"""Headers without fences at the start of a Markdown document: lines of a key and a value, by generator or converter.

``[#]: key: value`` (translations), ``#+KEY: value`` (Org), ``.. key: value`` (Nikola), ``% title`` (pandoc), and
``Title:``, ``URL Source:``, ``Markdown Content:`` (readers that turn web pages into Markdown).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

#: Lines at the start of a document in which a header may stand.
FARTHEST: Final = 200
_QUOTED = re.compile(r"(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^']|'')*)')\s*(?:#.*)?$", re.DOTALL)
_COMMENT = re.compile(r"\s#.*$")
#: What each line of a header looks like, and how many such lines it has at least.
_FORMS: Final = (
    (re.compile(r"\[#\]:\s*([\w -]{1,60}):\s*(.*)$"), 1),
    (re.compile(r"#\+([A-Za-z]\w{0,39}):\s*(.*)$"), 2),
    (re.compile(r"\.\. ([a-z]\w{0,39}):\s+(.*)$"), 2),
)
_PERCENT = re.compile(r"%\s+(.*)$")
_PANDOC: Final = ("title", "author", "date")
_READER = re.compile(r"(Title|URL Source|Published Time|Number of Pages|Warning):\s*(.*)$")
_READER_ENDS: Final = "Markdown Content:"
_READER_LINES: Final = 20


@frozen
class Declared:
    """A key and one of its values, and the lines that say so (half-open)."""

    name: str
    value: str
    first: int
    end: int


@frozen
class Header:
    """Lines of the header: all of them (half-open), those that are only fences, and what the others declare."""

    first: int
    end: int
    fences: tuple[int, ...]
    declared: tuple[Declared, ...]


def unquoted(value: str) -> str:
    """A scalar without its quotes, or without the comment after it."""
    value = value.strip()
    if quoted := _QUOTED.match(value):
        if quoted[1] is not None:
            return quoted[1].replace('\\"', '"').replace("\\\\", "\\")
        return quoted[2].replace("''", "'")
    return value if value[:1] in ("#", "") else _COMMENT.sub("", value)


def find_lines(lines: Sequence[str], first: int) -> Header | None:
    """The header without fences that begins at line ``first``."""
    opening = _bare(lines[first])
    for pattern, fewest in _FORMS:
        if pattern.match(opening):
            declared = tuple(_keyed(lines, first, pattern))
            return Header(first, declared[-1].end, (), declared) if len(declared) >= fewest else None
    if opening.startswith("Title:"):
        return _of_reader(lines, first)
    return _of_pandoc(lines, first) if _PERCENT.match(opening) else None


def _bare(line: str) -> str:
    return line.strip("\ufeff \t\r\n")


def _keyed(lines: Sequence[str], first: int, pattern: re.Pattern[str]) -> Iterator[Declared]:
    """The lines of one form; blank ones may stand between them."""
    for n in range(first, min(len(lines), first + FARTHEST)):
        line = _bare(lines[n])
        if key := pattern.match(line):
            value = key[2].strip()
            value = value[1:-1] if value[:1] + value[-1:] == "()" else unquoted(value)
            yield Declared(key[1].strip().lower(), value.strip(), n, n + 1)
        elif line:
            return


def _of_pandoc(lines: Sequence[str], first: int) -> Header | None:
    """Title, authors and date, each behind a per cent sign, and a blank line below them."""
    said = [_PERCENT.match(_bare(line)) for line in lines[first : first + len(_PANDOC) + 1]]
    count = next((n for n, match in enumerate(said) if match is None), len(said))
    below = lines[first + count : first + count + 1]
    if not 2 <= count <= len(_PANDOC) or any(map(_bare, below)):
        return None
    found = [(name, match[1].strip()) for name, match in zip(_PANDOC, said, strict=False) if match]
    declared = (
        Declared(name, value, n, n + 1)
        for n, (name, values) in enumerate(found, first)
        for value in (values.split(";") if name == "author" else (values,))
    )
    return Header(first, first + count, (), tuple(declared))


def _of_reader(lines: Sequence[str], first: int) -> Header | None:
    """What a reader of web pages says of the page, down to the line behind which its Markdown begins.

    Its title is the page's, which may name the site: it is declared as ``page_title``.
    """
    declared: list[Declared] = []
    for n in range(first, min(len(lines), first + _READER_LINES)):
        line = _bare(lines[n])
        if line == _READER_ENDS:
            return Header(first, n + 1, (), (*declared, Declared("reader", line, n, n + 1)))
        if key := _READER.match(line):
            name = key[1].lower().replace(" ", "_")
            declared.append(Declared("page_title" if name == "title" else name, key[2].strip(), n, n + 1))
        elif line:
            return None
    return None
