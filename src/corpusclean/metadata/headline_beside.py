"""What is seen of the place of a line that may be a title: its block, its neighbours, and what they tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from corpusclean.metadata.dates import find_dates
from corpusclean.metadata.headline_columns import Columns
from corpusclean.metadata.wordlists import data

#: Blocks that are looked at beside a line, and in how many below it the article is measured.
_BESIDE: Final = 5
_AHEAD: Final = 30
#: The longest line of a menu.
_MENU: Final = 32
_ABOVE: Final = 15
#: How far below and above a line its date and its byline are looked for, and the longest line that tells one.
_BELOW_TOLD: Final = 7
_ABOVE_TOLD: Final = 4
_LONGEST_TOLD: Final = 80
_BY: Final = ("by", "von", "por", "par", "di", "author", "autor")
_DIGITS: Final = re.compile(r"\d\d")
#: Stands for what a line above the first or below the last one would be.
_NONE: Final = -2
_EDGE: Final = ([_NONE], [_NONE, _NONE])


def of_block(at: int, columns: Columns, tops: Sequence[int]) -> tuple[int, ...]:
    """``tops``: places of headings of the first rank."""
    level, blanks = columns.levels[at], columns.blanks
    return (
        columns.kinds[at],
        columns.scores[at],
        1 if level else 2 if columns.lists[at] else 0,
        level,
        bisect_left(tops, at) if level == 1 else -1,
        blanks[at],
        blanks[at + 1] if at + 1 < len(blanks) else 9,
    )


def beside(at: int, columns: Columns) -> tuple[int, ...]:
    """Sizes, labels and scores of the lines above and below, and how much of the article stands where."""
    sizes, scores, kinds, upto = columns.sizes, columns.scores, columns.kinds, columns.upto
    below, above = at + 1, max(0, at - _BESIDE)
    first, second = (*sizes[below : at + 3], 0, 0)[:2]
    return (
        first,
        second,
        sizes[at - 1] if at else 0,
        sizes[at - 2] if at > 1 else 0,
        *(kinds[below : at + 2] or (0,)),
        kinds[at - 1] if at else 0,
        *(scores[below : at + 2] or _EDGE[0]),
        *(scores[at - 2 : at][::-1] if at > 1 else [*scores[:at], *_EDGE[1]][:2]),
        max(scores[below : below + _BESIDE], default=_NONE),
        max(scores[above:at], default=_NONE),
        upto[min(below + _AHEAD, len(sizes))] - upto[below],
        upto[at],
        upto[-1],
        int(True in columns.lists[below : at + 2]),
    )


def runs(columns: Columns) -> tuple[list[int], list[int]]:
    """How many short lines, and how many list items, stand in a row right above each place."""
    short = accumulate(columns.sizes, lambda run, size: run + 1 if size <= _MENU else 0, initial=0)
    listed = accumulate(columns.lists, lambda run, item: run + 1 if item else 0, initial=0)
    return list(short), list(listed)


def lengths(at: int, columns: Columns, size: int) -> tuple[int, ...]:
    """How much longer a line is than those above and below, and how many above are as long."""
    sizes = columns.sizes
    return (
        size - max(sizes[max(0, at - _BESIDE) : at], default=0),
        size - max(sizes[at + 1 : at + 1 + _BESIDE], default=0),
        len([one for one in sizes[max(0, at - _ABOVE) : at] if one >= size]),
    )


def told(columns: Columns, able: Iterable[int]) -> tuple[list[int], list[int]]:
    """The places of the lines around the places ``able`` that tell a date, and of those that tell who wrote."""
    near: set[int] = set()
    for at in able:
        near.update(range(max(0, at - _ABOVE_TOLD), at + 1 + _BELOW_TOLD))
    end = len(columns.texts)
    short = [(n, columns.texts[n]) for n in sorted(near) if n < end and columns.sizes[n] <= _LONGEST_TOLD]
    return [n for n, text in short if is_dated(text)], [n for n, text in short if is_by(text)]


def distances(at: int, telling: Sequence[int]) -> tuple[int, int]:
    """How many lines stand between a place and the next one below that tells something, and the next one above."""
    n = bisect_left(telling, at)
    above = at - telling[n - 1] - 1 if n else _ABOVE_TOLD
    n += n < len(telling) and telling[n] == at
    below = telling[n] - at - 1 if n < len(telling) else _BELOW_TOLD
    return min(below, _BELOW_TOLD), min(above, _ABOVE_TOLD)


def is_dated(text: str) -> bool:
    return _DIGITS.search(text) is not None and bool(find_dates(text))


def is_by(text: str) -> bool:
    """Whether a line tells whom something is by."""
    return text[:2].lower() in _by_begins() and _by().match(text) is not None


@cache
def _by() -> re.Pattern[str]:
    """What stands before a name."""
    return re.compile(rf"(?:{data()['by_sure']}|{'|'.join(_BY)})\b[\s:：]?", re.IGNORECASE)


@cache
def _by_begins() -> frozenset[str]:
    """The first two letters of all that ``_by`` matches, in lower case."""
    return frozenset(said[:2].lower() for said in (*data()["by_sure"].split("|"), *_BY))
