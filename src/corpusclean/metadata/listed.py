"""Lists of entries: a page whose days are those of its teasers tells none of its own."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from corpusclean.metadata.around import Around
from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.votes import elect

#: Places in the page's body, which each entry of a list has.
_IN_BODY: Final = ("time element", "microdata", "byline block")
_NAMING: Final = ("link", "microdata", "byline block")
_NOT_LISTED: Final = ("opening", "tail")
#: A list tells so many earlier days at least behind its first, and has so few characters of text up to the second.
_EARLIER: Final = 2
_TEXT: Final = 500
#: An entry's author stands so many blocks before its day at most.
_BESIDE: Final = 4
#: The shortest block that counts as text.
_LONG: Final = 120


def without_listed(around: Around, found: list[Candidate]) -> list[Candidate]:
    """The candidates without the days and authors of a page's entries: of a page that only its body dates, where hardly
    any text stands up to the second day, and where all days behind the elected one are earlier.
    """
    told = [one for one in found if one.field == "published"]
    days = sorted((one.start or 0, one.values[0][:10]) for one in told if one.key not in _NOT_LISTED)
    if len({day for _, day in days}) <= _EARLIER or any(one.by not in _IN_BODY or one.key == "opening" for one in told):
        return found
    elected = elect(told)
    if not elected or elected[0].key == "far":
        return found
    own = elected[0].values[0][:10]
    first = min((start for start, day in days if day == own), default=0)
    behind = [(start, day) for start, day in days if start > first and day != own]
    if len({day for _, day in behind}) < _EARLIER or any(day > own for _, day in behind):
        return found
    if not _is_bare(around, behind[0][0]):
        return found
    starts = [block.start for block in around.page.blocks]
    entry = starts[max(0, bisect_right(starts, first) - _BESIDE)]
    return [
        one
        for one in found
        if one.field != "published" and not (one.field == "authors" and one.by in _NAMING and (one.start or 0) >= entry)
    ]


def _is_bare(around: Around, end: int) -> bool:
    """Whether hardly any running text stands before the byte ``end``."""
    text = 0
    for block, finding in zip(around.page.blocks, around.findings, strict=True):
        if block.start >= end:
            break
        if len(block.text) >= _LONG and finding.label.startswith("article"):
            text += len(block.text)
    return text < _TEXT
