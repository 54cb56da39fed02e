"""Plain text: a block per line, and one block for lines that were only wrapped.

Never parsed as HTML; tags stay, as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpusclean.model import Block, Edit, Encoding, Join, Page, Source
from corpusclean.provenance.replay import decode, edit, space
from corpusclean.read.joins import compounds_of, with_joins
from corpusclean.read.lines import WHITE, WIDTHS, lines_of, trim
from corpusclean.read.repair import repairs

_LIST_MARK = re.compile(r"(?:[-*+•‣◦▪·–]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t\xa0]")
_ENDS_OPEN = re.compile(r"[^\W\d_][,\u2010\u00ad\u00ac-]?\s*$|,\s*$")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*\s*$")
_CJK = "\u2e80-\u2fff\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60"
_CJK_END = re.compile(rf"[{_CJK}]\s*$")
_DIVIDED = ("-", "\u2010", "\u00ad", "\u00ac")
_TAB = 8
#: Of so many rows at least, one in so many may stand outside the margin.
_FEWEST_ROWS = 8
_FEW = 6

_WRAP_WIDTHS = range(20, 131)
_FEWEST_BREAKS = 3
_NARROW_BREAKS = 5
_SURE_WRAP = 40
_VERSE_WIDTH = 60
_VERSE_LINES = 4


class _Row(NamedTuple):
    """A non-blank line, trimmed of ASCII white space."""

    start: int
    end: int
    text: str
    indent: int
    blank_before: int
    is_list: bool


def read_text(source: Source, encoding: Encoding) -> Page:
    """The page of a plain-text document: blocks cover every character that is not white space."""
    codec = encoding.codec
    rows = _rows(source.data, codec)
    groups: list[tuple[Sequence[_Row], Join]] = []
    for run in _runs(rows):
        if len(run) == 1:
            groups.append((run, "\n\n"))
        else:
            groups += _groups(run)
    divided = any(row.text.endswith(_DIVIDED) for own, _ in groups if len(own) > 1 for row in own)
    compounds = compounds_of("\n".join([row.text for row in rows])) if divided else frozenset()
    blocks = [
        _row_block(own[0], join) if len(own) == 1 else _block(source, codec, own, join, compounds)
        for own, join in groups
    ]
    return Page(source, "text/plain", encoding, tuple(blocks))


def _groups(run: Sequence[_Row]) -> Iterator[tuple[Sequence[_Row], Join]]:
    """The rows of each block of a run of several, and the break before it."""
    wrapped = _wraps(run)
    verse = _is_verse(run, wrapped)
    first = 0
    for number in range(1, len(run) + 1):
        if number == len(run) or not wrapped[number]:
            yield run[first:number], _join(run[first], run[first - 1] if first else None, verse)
            first = number


def _rows(data: bytes, codec: str) -> list[_Row]:
    rows: list[_Row] = []
    wide, utf8 = codec in WIDTHS, codec == "utf-8"
    new = tuple.__new__  # without the call of a function in Python for each row
    blank = 0
    for line in lines_of(data, codec):
        start, end, text = line
        said = text.strip(WHITE) if text else ""
        if not said or not ("!" <= said[0] <= "~" or said[0].isalnum() or space(said, "collapse")):
            blank += 1
            continue
        trimmed = len(said) < len(text)
        if trimmed and utf8 and "\ufffd" not in said:  # as ``trim`` has it
            lead = len(text) - len(text.lstrip(WHITE))
            start, end = start + lead, end - (len(text) - lead - len(said))
        elif trimmed:
            start, end = trim(data, codec, line)
        indent = columns(text) if text[0].isspace() else 0
        if wide or (trimmed and (not utf8 or "\ufffd" in said)):
            said = decode(data[start:end], codec)
        is_list = (not said[0].isalpha() or said[1:2] == ")") and _LIST_MARK.match(said) is not None
        rows.append(new(_Row, (start, end, said, indent, blank, is_list)))
        blank = 0
    return _without_margin(rows)


def _without_margin(rows: list[_Row]) -> list[_Row]:
    """The rows with their indents counted from the margin that all but a few keep, as dumps of text browsers do."""
    indents = [row.indent for row in rows]
    if len(rows) < _FEWEST_ROWS or indents.count(0) * _FEW > len(rows):
        return rows
    margin = sorted(indents)[len(rows) // _FEW]
    return [row._replace(indent=max(0, row.indent - margin)) for row in rows]


def columns(line: str) -> int:
    """How far a line is indented; a tab goes to the next multiple of eight."""
    white = line[: len(line) - len(line.lstrip())]
    return len(white.expandtabs(_TAB)) if "\t" in white else len(white)


def _runs(rows: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    starts = [number for number, row in enumerate(rows) if row.blank_before or not number]
    for first, after in pairwise([*starts, len(rows)]):
        yield rows[first:after]


def _wraps(run: Sequence[_Row]) -> list[bool]:
    """For each row of a run, whether the break before it is only a wrap."""
    lines = [row.text for row in run]
    may = [False, *[not (a.indent or b.indent or b.is_list) for a, b in pairwise(run)]]
    wraps = greedy_breaks(lines, may)
    open_ = open_breaks(lines)
    least = 0 if _is_narrow(lines, open_) else _SURE_WRAP
    for n in open_:
        if may[n] and len(lines[n - 1]) >= least:
            wraps[n] = True
    return wraps


def greedy_breaks(lines: Sequence[str], may: Sequence[bool]) -> list[bool]:
    """For each line, whether filling lines greedily explains the break before it.

    All ``False`` unless this explains at least 80 % of the breaks that ``may`` be wraps, there are enough of them, half
    of them stand inside a sentence (paragraphs of about the same length are no wraps), and most lines do not begin with
    a capital letter (those of menus and lists of names do).
    A first line wider than all others (a title) does not set the width.
    """
    none = [False] * len(lines)
    width = max(map(len, lines))
    if len(lines) > _FEWEST_BREAKS + 1 and len(lines[0]) == width:
        width = max(map(len, lines[1:]))
    if sum(may) < _FEWEST_BREAKS or width not in _WRAP_WIDTHS:
        return none
    explained = list(none)
    for n, (before, after) in enumerate(pairwise(lines), 1):
        cjk = not before.isascii() and bool(_CJK_END.search(before[-2:]))
        needed = 0 if cjk else 1 + len(after.partition(" ")[0])
        explained[n] = may[n] and len(before) + needed > width - 2 * cjk
    full = [n for n in range(1, len(lines)) if explained[n]]
    inside = sum(not _ENDS.search(lines[n - 1][-4:]) for n in full)
    capitals = sum(lines[n][:1].isupper() for n in full)
    is_prose = inside * 2 >= len(full) and capitals * 5 <= len(full) * 3
    return explained if is_prose and len(full) * 5 >= sum(may) * 4 else none


def open_breaks(lines: Sequence[str]) -> list[int]:
    """The lines that go on in lower case with an unfinished sentence of the line before."""
    small = [n for n, line in enumerate(lines) if line[:1].islower() and n]
    return [n for n in small if _ENDS_OPEN.search(lines[n - 1][-4:])]


def is_narrow(lines: Sequence[str]) -> bool:
    """Whether most breaks of a run of short lines stand in the middle of a sentence, as in a narrow column."""
    return _is_narrow(lines, open_breaks(lines))


def _is_narrow(lines: Sequence[str], breaks: Sequence[int]) -> bool:
    return len(breaks) >= _NARROW_BREAKS and len(breaks) * 2 >= len(lines) - 1


def continues(before: str, after: str, *, narrow: bool = False) -> bool:
    """Whether ``after`` goes on with the sentence of ``before``, a long line unless the column is ``narrow``."""
    return (narrow or len(before) >= _SURE_WRAP) and after[:1].islower() and bool(_ENDS_OPEN.search(before[-4:]))


def _is_verse(run: Sequence[_Row], wrapped: Sequence[bool]) -> bool:
    if len(run) < _VERSE_LINES or True in wrapped or max([len(row.text) for row in run]) > _VERSE_WIDTH:
        return False
    return 2 * sum([row.text[-1] in ".!?。！？" for row in run]) <= len(run)


def _join(row: _Row, before: _Row | None, verse: bool) -> Join:
    in_list = before is not None and row.is_list and before.is_list
    return "\n" if before is not None and (verse or in_list) else "\n\n"


def _row_block(row: _Row, join: Join) -> Block:
    """The block of a row that is one by itself."""
    start, end, text, indent, blank_before, is_list = row
    edits: tuple[Edit, ...] = ()
    if not text.isascii() or "&" in text or not text.isprintable():
        edits = repairs(text)
        text = space(_edited(text, edits), "collapse")
    elif "  " in text or text[0] == " " or text[-1] == " ":  # white space behind an escape is not trimmed
        text = space(text, "collapse")
    return Block(start, end, text, "text", "collapse", edits, join, "list" if is_list else "", 0, indent, blank_before)


def _block(source: Source, codec: str, rows: Sequence[_Row], join: Join, compounds: frozenset[str]) -> Block:
    """The block of rows that were only wrapped."""
    first, start, end = rows[0], rows[0].start, rows[-1].end
    raw = decode(source.data[start:end], codec)
    edits = with_joins(raw, repairs(raw), compounds)
    return Block(
        start,
        end,
        space(_edited(raw, edits), "collapse"),
        edits=edits,
        join=join,
        shape="list" if first.is_list else "",
        indent=first.indent,
        blank_before=first.blank_before,
    )


def _edited(text: str, edits: Sequence[Edit]) -> str:
    return edit(text, [(e.start, e.end, e.replacement) for e in edits]) if edits else text
