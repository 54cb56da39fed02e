"""What of a text is read to tell its language: a bounded sample, and groups of paragraphs of a mixed text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

#: Characters of the sample, and the pieces of which it is made.
_SAMPLE: Final = 640
_PIECES: Final = 8
_SHORTEST_PIECE: Final = 80
_SHORTEST_LINE: Final = 40
#: Groups of lines in which the languages of a mixed text are counted, and characters of each that are read.
_GROUPS: Final = 80
_ADDRESS: Final = re.compile(r"https?://\S++|[^\s@]{1,64}+@\S++")


def sample_of(text: str) -> Iterator[str]:
    """The sample: a short text's lines, some together; else pieces from the start to the end, cut at spaces."""
    if len(text) <= _SAMPLE:
        yield from _clean(_lines(text, _SHORTEST_PIECE))
        return
    size = _SAMPLE // _PIECES
    starts = ((len(text) - size) * n // (_PIECES - 1) for n in range(_PIECES))
    cuts = (text[start : start + size] for start in starts)
    yield from _clean(_own_line(cut.partition(" ")[2] or cut) for cut in cuts)


def _own_line(cut: str) -> str:
    """The longest line of a piece where it is long enough for a piece: the next one may be in another language."""
    longest = max(cut.split("\n"), key=len)
    return longest if len(longest) >= _SHORTEST_LINE else cut


def _clean(pieces: Iterable[str]) -> Iterator[str]:
    for piece in pieces:
        yield _ADDRESS.sub(" ", piece) if "@" in piece or "://" in piece else piece


def _lines(text: str, shortest: int) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for line in text.split("\n"):
        held.append(line)
        size += len(line)
        if size >= shortest:
            yield "\n".join(held)
            held, size = [], 0
    if size:
        yield "\n".join(held)


def groups_of(text: str) -> list[str]:
    """Neighbouring paragraphs together, some from the start to the end of a long text."""
    groups = list(_lines(text, _SHORTEST_PIECE))
    if len(groups) <= _GROUPS:
        return groups
    return [groups[n * len(groups) // _GROUPS] for n in range(_GROUPS)]
