"""Lists of boards, and of the threads of a board: each row has a name, a time and a title, as a comment has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from corpusclean.comments.words import alternatives

#: How far above the first row the columns may be headed.
ABOVE: Final = 12
#: The columns may be headed in as many lines, each with one heading or more.
_MOST_COLUMNS: Final = 5
_LONGEST: Final = 120


def lists_boards(texts: Sequence[str], rows: int) -> bool:
    """Whether ``rows`` items are those of such a list. ``texts``: what they say, with ``ABOVE`` lines above the first.

    Half of the items tell their last post ("Last post by ..."), or columns are headed "Topics", "Posts", "Last post".
    """
    low = [text.casefold().strip() if len(text) <= _LONGEST else "" for text in texts]
    if sum(_last_post().match(text) is not None for text in low) * 2 >= max(rows, 2):
        return True
    return any(_are_columns(low[at : at + _MOST_COLUMNS]) for at in range(len(low)))


def _are_columns(lines: Sequence[str]) -> bool:
    """Whether the first lines head columns, the one of the last post among at least two others."""
    said: list[str] = []
    for line in lines:
        cells = _column().findall(line) if _columns().fullmatch(line) else []
        if not cells:
            break
        said += cells
    others = set(said).difference(found := {cell for cell in said if _last_post().match(cell)})
    return bool(found) and len(others) > 1


@cache
def _last_post() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('last_posts')})(?!\w)")


@cache
def _column() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('last_posts')}|{alternatives('board_columns')})(?!\w)")


@cache
def _columns() -> re.Pattern[str]:
    """A line of nothing but such headings."""
    return re.compile(rf"\W*+(?:(?:{alternatives('last_posts')}|{alternatives('board_columns')})(?!\w)\W*+)++")
