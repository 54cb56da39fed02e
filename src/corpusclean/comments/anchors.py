"""What one line of a header has, looked for in a whole page at once before a header's shape is tried."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from corpusclean.comments.header_times import has_clock
from corpusclean.comments.lines import Lines
from corpusclean.comments.words import last_says, may_say
from corpusclean.pieces import Pieces, pieces_of

#: So few pieces are searched for at once.
_FEW = 4


@frozen(eq=False)  # told apart by identity, for to hash all pieces takes as long as to look for them in a short text
class Holding:
    """An anchor: the line holds one of these lower-case pieces, from which on ``then`` matches in lower case."""

    pieces: tuple[str, ...]
    then: re.Pattern[str] | None = None

    def places(self, lines: Lines) -> list[int]:
        """The places of the lines, in order."""
        said = self.pieces if len(self.pieces) <= _FEW else _looked_for(self.pieces).possible(lines.triples)
        return sorted({at for piece in said for at in lines.holding(piece, self.then)})


@cache
def _looked_for(pieces: tuple[str, ...]) -> Pieces:
    return pieces_of(pieces)


@cache
def holding(*pieces: str, then: str = "") -> Holding:
    """The anchor that holds where the line has one of these lower-case pieces; the same one for the same pieces.

    ``then``: the source of a pattern that matches from the piece on, in lower case; it may go on in the next lines.
    """
    return Holding(pieces, re.compile(then) if then else None)


@frozen
class Clocked:
    """An anchor: the line states a time of day."""

    def places(self, lines: Lines) -> list[int]:
        """The places of the lines, in order."""
        return [at for at in lines.numbered if has_clock(lines[at].text)]


@frozen
class Saying:
    """An anchor: the line may hold "says" in some language."""

    def places(self, lines: Lines) -> list[int]:
        """The places of the lines, in order."""
        return [at for at in lines.anchored(holding(*last_says())) if may_say(lines[at].low)]
