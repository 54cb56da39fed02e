"""Plain text: a block per line, and one block for lines that were only wrapped.

Never parsed as HTML; tags stay, as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpusclean.model import Block, Encoding, Join, Page, Source
from corpusclean.provenance.replay import decode, edit, space
from corpusclean.read.joins import compounds_of, with_joins
from corpusclean.read.lines import WHITE, WIDTHS, split_lines, trim
from corpusclean.read.repair import repairs

_LIST_MARK = re.compile(r"(?:[-*+•‣◦▪·–]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t\xa0]")
_ENDS_OPEN = re.compile(r"[^\W\d_][,\u2010\u00ad\u00ac-]?\s*$|,\s*$")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*\s*$")
_CJK = "\u2e80-\u2fff\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60"
_CJK_END = re.compile(rf"[{_CJK}]\s*$")
_DIVIDED = ("-", "\u2010", "\u00ad", "\u00ac")
_TAB = 8

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
    rows = list(_rows(source.data, codec))
    divided = any(row.text.endswith(_DIVIDED) for row in rows)
    compounds = compounds_of("\n".join(row.text for row in rows)) if divided else frozenset()
    blocks: list[Block] = []
    for run in _runs(rows):
        wrapped = _wraps(run)
        verse = _is_verse(run, wrapped)
        first = 0
        for number in range(1, len(run) + 1):
            if number == len(run) or not wrapped[number]:
                before = run[first - 1] if first else None
                join = _join(run[first], before, verse)
                blocks.append(_block(source, codec, run[first:number], join, compounds))
                first = number
    return Page(source, "text/plain", encoding, tuple(blocks))


def _rows(data: bytes, codec: str) -> Iterator[_Row]:
    blank = 0
    for line in split_lines(data, codec):
        text = line.text
        said = text.strip(WHITE)
        if not said or not ("!" <= said[0] <= "~" or said[0].isalnum() or space(said, "collapse")):
            blank += 1
            continue
        if len(said) == len(text):
            start, end, indent = line.start, line.end, columns(text) if text[0].isspace() else 0
        else:
            start, end = trim(data, codec, line)
            indent = columns(text)
        if codec in WIDTHS or (len(said) < len(text) and (codec != "utf-8" or "\ufffd" in said)):
            said = decode(data[start:end], codec)
        is_list = (said[1:2] == ")" or not said[0].isalpha()) and _LIST_MARK.match(said) is not None
        yield _Row(start, end, said, indent, blank, is_list)
        blank = 0


def columns(line: str) -> int:
    """How far a line is indented; a tab goes to the next multiple of eight."""
    column = 0
    for character in line:
        if character == "\t":
            column += _TAB - column % _TAB
        elif character.isspace():
            column += 1
        else:
            break
    return column


def _runs(rows: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    first = 0
    for number in range(1, len(rows) + 1):
        if number == len(rows) or rows[number].blank_before:
            yield rows[first:number]
            first = number


def _wraps(run: Sequence[_Row]) -> list[bool]:
    """For each row of a run, whether the break before it is only a wrap."""
    if len(run) == 1:
        return [False]
    lines = [row.text for row in run]
    flat = [not row.indent for row in run]
    may = [False, *(a and b and not row.is_list for a, b, row in zip(flat, flat[1:], run[1:], strict=False))]
    wraps = greedy_breaks(lines, may)
    least = 0 if is_narrow(lines) else _SURE_WRAP
    for n in open_breaks(lines):
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
        cjk = bool(_CJK_END.search(before[-2:]))
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
    breaks = len(open_breaks(lines))
    return breaks >= _NARROW_BREAKS and breaks * 2 >= len(lines) - 1


def continues(before: str, after: str, *, narrow: bool = False) -> bool:
    """Whether ``after`` goes on with the sentence of ``before``, a long line unless the column is ``narrow``."""
    return (narrow or len(before) >= _SURE_WRAP) and after[:1].islower() and bool(_ENDS_OPEN.search(before[-4:]))


def _is_verse(run: Sequence[_Row], wrapped: Sequence[bool]) -> bool:
    if len(run) < _VERSE_LINES or any(wrapped) or any(len(row.text) > _VERSE_WIDTH for row in run):
        return False
    return 2 * sum(row.text[-1] in ".!?。！？" for row in run) <= len(run)


def _join(row: _Row, before: _Row | None, verse: bool) -> Join:
    in_list = before is not None and row.is_list and before.is_list
    return "\n" if before is not None and (verse or in_list) else "\n\n"


def _block(source: Source, codec: str, rows: Sequence[_Row], join: Join, compounds: frozenset[str]) -> Block:
    start, end = rows[0].start, rows[-1].end
    raw = rows[0].text if len(rows) == 1 else decode(source.data[start:end], codec)
    edits = () if raw.isascii() and raw.isprintable() and "&" not in raw else repairs(raw)
    if len(rows) > 1:
        edits = with_joins(raw, edits, compounds)
    said = edit(raw, [(e.start, e.end, e.replacement) for e in edits]) if edits else raw
    return Block(
        start,
        end,
        space(said, "collapse"),
        edits=edits,
        join=join,
        shape="list" if rows[0].is_list else "",
        indent=rows[0].indent,
        blank_before=rows[0].blank_before,
    )
