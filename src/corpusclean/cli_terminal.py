"""Terminals, what colours mean on them, and documents read to be shown there."""

from __future__ import annotations

import sys
from typing import Final

from attrs import frozen
from rich.console import Console, RenderableType

from corpusclean.cli_common import Problem


@frozen
class Fate:
    """What becomes of a block: a mark for terminals without colours, a style, and words for the legend."""

    mark: str
    style: str
    words: str


KEPT: Final = Fate("+", "green", "kept")
COMMENT: Final = Fate("»", "blue", "comment")
FACT: Final = Fate("=", "yellow", "title or metadata")
REMOVED: Final = Fate("-", "red", "removed")
FATES: Final = (KEPT, COMMENT, FACT, REMOVED)
#: Columns: where nothing tells how many there are, and the fewest in which words can still be read.
_USUAL: Final = 80
_FEWEST: Final = 40
_BY_LABEL: Final = {"article": KEPT, "comment": COMMENT, "title": FACT, "meta": FACT}


def fate_of(label: str) -> Fate:
    """What becomes of a block with this label."""
    return _BY_LABEL.get(label.partition(".")[0], REMOVED)


def console(*, stderr: bool = False, fewest: int = _FEWEST) -> Console:
    """Standard output or standard error for text that is not markup. Colours only on a terminal that wants them.

    Terminals of less than ``fewest`` columns are taken to have so many. Raises ``Problem`` where standard
    output is closed, because what a command was asked for would be lost.
    """
    stream = sys.stderr if stderr else sys.stdout
    if stream is None:
        raise Problem("standard output is closed", "redirect it, to /dev/null if nobody reads it")
    made = Console(file=stream, markup=False, highlight=False, emoji=False)
    if made.width < fewest:
        made.width = fewest if made.width else _USUAL
    return made


def put(screen: Console, content: RenderableType) -> None:
    """Print ``content``; where it does not go to a terminal, without blanks at the ends of lines."""
    if screen.is_terminal:
        screen.print(content)
        return
    with screen.capture() as captured:
        screen.print(content)
    screen.file.write("".join(line.rstrip() + "\n" for line in captured.get().splitlines()))
