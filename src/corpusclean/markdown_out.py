"""A record as Markdown, from its text and the structure that its ledger knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from corpusclean.record import Record

_INLINE = re.compile(r"[\\`*\[<]|(?<!\w)_|_(?!\w)|&(?=#?\w{1,40};)")
_LINE_START = re.compile(r"(?m)^(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|-{3}|={3}|~{3})")
_NUMBER = re.compile(r"(?m)^(\d{1,9})([.)])(?=\s)")
_ORDERED = re.compile(r"\d{1,9}[.)]\s")
_TICKS = re.compile("`{3,}")
_FENCED: Final = ("code", "table")


@frozen
class _Piece:
    """A run of the text that is rendered as one. ``join``: the break in the text before it."""

    shape: str
    text: str
    join: str


def to_markdown(record: Record) -> str:
    """The title as first-level heading, then the article. Characters that Markdown would read as marks are escaped.

    Headings are of the second level, whatever their rank in the source. Code and tables stand in fences.
    """
    out = [f"# {_escaped(record.title)}\n\n"] if record.title else []
    before = None
    for piece in _pieces(record):
        out += [_break(before, piece) if before else "", _RENDER.get(piece.shape, _escaped)(piece.text)]
        before = piece
    return "".join(out).rstrip("\n") + "\n"


def _pieces(record: Record) -> Iterator[_Piece]:
    held: _Piece | None = None
    at = 0
    for entry in record.blocks:
        if entry.text_start is None or entry.text_end is None or entry.text_start == entry.text_end:
            continue
        shape = entry.label.partition(".")[2]
        join, text = record.text[at : entry.text_start], record.text[entry.text_start : entry.text_end]
        at = entry.text_end
        if held and held.shape == shape and (shape in _FENCED or join in ("", " ", "\t")):
            held = _Piece(shape, held.text + join + text, held.join)
        else:
            if held:
                yield held
            held = _Piece(shape, text, join)
    if held:
        yield held


def _break(before: _Piece, piece: _Piece) -> str:
    if piece.shape != before.shape or piece.shape in ("heading", *_FENCED):
        return "\n\n"
    if piece.join == "\n":
        return "\n" if piece.shape == "list" else "\\\n"
    return "\n>\n" if piece.shape == "quote" else "\n\n"


def _escaped(text: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _LINE_START.sub(r"\\", _INLINE.sub(r"\\\g<0>", text)))


def _heading(text: str) -> str:
    return "## " + _escaped(text.replace("\n", " "))


def _item(text: str) -> str:
    mark = _ORDERED.match(text)
    start = mark[0] if mark else "- "
    return start + _escaped(text[mark.end() if mark else 0 :]).replace("\n", "\n" + " " * len(start))


def _quote(text: str) -> str:
    return "> " + _escaped(text).replace("\n", "\n> ")


def _fence(text: str) -> str:
    ticks = "`" * max(3, 1 + max((len(run[0]) for run in _TICKS.finditer(text)), default=0))
    return f"{ticks}\n{text}\n{ticks}"


_RENDER: Final = {"heading": _heading, "list": _item, "quote": _quote, "code": _fence, "table": _fence}
