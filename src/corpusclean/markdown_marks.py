"""How words are written in Markdown so that they stay words."""

from __future__ import annotations

import re

_INLINE = re.compile(r"[\\`*\[<]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w{1,40};)")
_LINE_START = re.compile(r"(?m)^(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|-{2}|={1,}\s*$|~{3})")
_NUMBER = re.compile(r"(?m)^(\d{1,9})([.)])(?=\s|$)")
_ORDERED = re.compile(r"(\d{1,9}[.)])\s+")
_TICKS = re.compile("`{3,}")
_LINES = re.compile(r"\s*\n\s*")


def escaped(text: str) -> str:
    """``text`` with a backslash before all that Markdown would read as a mark."""
    return _NUMBER.sub(r"\1\\\2", _LINE_START.sub(r"\\", _INLINE.sub(r"\\\g<0>", text)))


def heading(rank: int, text: str) -> str:
    """A heading; closing number signs are escaped too."""
    said = re.sub(r"(?<=\s)(#+)$", r"\\\1", escaped(_LINES.sub(" ", text)))
    return f"{'#' * min(rank, 6)} {said}"


def item_mark(text: str, number: int) -> tuple[str, str]:
    """The mark of a list item and its escaped words. ``number``: its place in a numbered list, 0 in any other.

    A number that the words begin with is the mark.
    """
    said = _ORDERED.match(text)
    if said:
        return f"{said[1]} ", escaped(text[said.end() :])
    return (f"{number}. " if number else "- "), escaped(text)


def fenced(text: str) -> str:
    """Code or the like, between fences that are longer than any row of ticks in it."""
    ticks = "`" * max(3, 1 + max((len(run[0]) for run in _TICKS.finditer(text)), default=0))
    return f"{ticks}\n{text}\n{ticks}"


def on_one_line(text: str) -> str:
    """A table's cell."""
    return escaped(_LINES.sub(" ", text)).replace("|", r"\|")
