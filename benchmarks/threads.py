"""Comments one by one against annotated ones: where each begins and ends, whose it is, from when, and how deep.

An annotation is a JSON object a line, about one page: ``id``, ``n`` (how many comments the page has) and ``comments``,
the first of them or all, in the order of the page. Each has ``author``, ``date`` (ISO 8601; null where the page states
no absolute time), ``depth``, ``words`` (how many), and ``starts`` and ``ends``, its first and last eight words;
``starts_own`` and ``ends_own`` where it begins or ends in a quotation of another. ``op`` marks a thread's opening post.
"""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, Final

from attrs import frozen

from benchmarks.pages import Unusable
from benchmarks.systems import Answer, Post

_WORD: Final = re.compile(r"\w+")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
#: So many words may stand before the first annotated one, or behind the last one.
_SLACK: Final = 3
#: A comment of more than twice its words and these holds a neighbour, though its edges may be right.
_SPARE: Final = 12
MEASURES: Final = ("boundaries", "author", "date", "depth", "all right", "count")


@frozen
class Unit:
    """An annotated comment. ``starts`` and ``ends``: admissible first and last words."""

    author: str | None
    date: str | None
    depth: int
    words: int
    starts: tuple[tuple[str, ...], ...]
    ends: tuple[tuple[str, ...], ...]


@frozen
class Annotated:
    """A page's comments. ``count``: how many there are; ``opens``: the first unit is a thread's opening post.

    ``folder``: the name of the folder that holds the page, "" where it is not said.
    """

    id: str
    folder: str
    count: int
    opens: bool
    units: tuple[Unit, ...]


def load(path: Path) -> tuple[Annotated, ...]:
    """The annotations of a file. Raises ``Unusable`` where it is not of the form."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"cannot read {path.name}: {error}") from None
    return tuple(
        _annotated(line, f"{path.name}, line {number}") for number, line in enumerate(lines, 1) if line.strip()
    )


def score(right: Annotated, answer: Answer) -> dict[str, float]:
    """Shares by name of the measure; ``depth`` is missing where no comment of the page answers another.

    Boundaries and "all right" (both edges, author and date) are harmonic means of precision and recall, an edge half a
    comment; the others are shares of the annotated comments. Comments behind the annotated ones are not judged.
    """
    given = list(answer.posts)
    if right.opens:
        given.insert(0, Post(answer.text, answer.authors[0] if answer.authors else None, answer.date))
    worth = [[_edges(unit, post) for post in map(_words_of, given)] for unit in right.units]
    pairs = _aligned(worth)
    judged = len(given)
    if right.count > len(right.units):
        judged = pairs[-1][1] + 1 if pairs else min(judged, len(right.units))
    both = [(worth[i][j], _same_name(right.units[i], given[j]), _same_day(right.units[i], given[j])) for i, j in pairs]
    among, all_ = len(right.units), judged + len(right.units)
    scores = {
        "boundaries": 2 * sum(edges for edges, _, _ in both) / all_ if all_ else 1.0,
        "author": sum(name for _, name, _ in both) / among if among else 1.0,
        "date": sum(day for _, _, day in both) / among if among else 1.0,
        "all right": 2 * sum(edges == 1 and name and day for edges, name, day in both) / all_ if all_ else 1.0,
        "count": 1 - abs(len(given) - right.count) / max(len(given), right.count, 1),
    }
    if any(unit.depth for unit in right.units):
        scores["depth"] = sum(right.units[i].depth == given[j].depth for i, j in pairs) / among
    return scores


def mean(scores: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Means over pages; a measure that no page has is missing."""
    said = {name: [one[name] for one in scores if name in one] for name in MEASURES}
    return {name: fmean(values) for name, values in said.items() if values}


def _annotated(line: str, place: str) -> Annotated:
    try:
        row = json.loads(line)
        units = tuple(map(_unit, row["comments"]))
        opens = bool(row["comments"] and row["comments"][0].get("op"))
        return Annotated(str(row["id"]), str(row.get("set", "")), int(row["n"]), opens, units)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unusable(f"{place}: not an annotation: {type(error).__name__}: {error}") from None


def _unit(said: Mapping[str, Any]) -> Unit:
    starts, ends = (
        tuple(tuple(_words(said[name])) for name in (edge, f"{edge}_own") if name in said)
        for edge in ("starts", "ends")
    )
    return Unit(said["author"], said["date"], int(said["depth"]), int(said["words"]), starts, ends)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _words_of(post: Post) -> list[str]:
    return _words(post.text)


def _edges(unit: Unit, said: Sequence[str]) -> float:
    """Half for each edge that is right."""
    if not any(unit.starts):
        return float(not said)
    first = any(_holds(words, said[: len(words) + _SLACK]) for words in unit.starts)
    last = any(_holds(words, said[-len(words) - _SLACK :]) for words in unit.ends)
    if first and last and len(said) > 2 * unit.words + _SPARE:
        return 0.5
    return (first + last) / 2


def _holds(words: Sequence[str], said: Sequence[str]) -> bool:
    """Whether three quarters of the words stand there, in order."""
    row = [0] * (len(said) + 1)
    for word in words:
        before = row[:]
        for at, other in enumerate(said):
            row[at + 1] = before[at] + 1 if word == other else max(before[at + 1], row[at])
    return bool(words) and row[-1] * 4 >= len(words) * 3


def _aligned(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs of rows and columns, each used once and in order, that are worth most."""
    width = len(worth[0]) if worth else 0
    best = [[0.0] * (width + 1)]
    for row in worth:
        line = [0.0]
        for at, value in enumerate(row):
            line.append(max(best[-1][at + 1], line[at], best[-1][at] + value))
        best.append(line)
    return list(_traced(worth, best))[::-1]


def _traced(worth: Sequence[Sequence[float]], best: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    i, j = len(best) - 1, len(best[-1]) - 1
    while i and j:
        if worth[i - 1][j - 1] and best[i][j] == best[i - 1][j - 1] + worth[i - 1][j - 1]:
            i, j = i - 1, j - 1
            yield i, j
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1


def _same_name(unit: Unit, post: Post) -> bool:
    return _letters(unit.author) == _letters(post.author)


def _letters(name: str | None) -> str:
    return "".join(_words(name or "")).replace("_", "")


def _same_day(unit: Unit, post: Post) -> bool:
    """The same day, or with a time of day the next one, for zones differ; no date where the page states none."""
    if not unit.date:
        return not post.date
    ours, theirs = _day(post.date), _day(unit.date)
    if ours is None or theirs is None:
        return False
    return abs((ours - theirs).days) <= int(len(unit.date) > len("2019-05-03"))


def _day(said: str | None) -> datetime.date | None:
    match = _DAY.match(said or "")
    try:
        return datetime.date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None
