"""Lists of entries: a page whose days are those of its teasers tells none of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpusclean.metadata.around import Around
from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.votes import elect

#: Places in the page's body, which each entry of a list has.
_IN_BODY: Final = ("time element", "microdata", "byline block")
_NAMING: Final = ("link", "microdata", "byline block")
_NOT_LISTED: Final = ("opening", "tail")
#: A list tells so many later days at least, and has so few characters of text between one day and the next.
_LATER: Final = 2
_TEXT: Final = 500
#: The shortest block that counts as text.
_LONG: Final = 120


def without_listed(around: Around, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without the days and authors of a page's entries: of a page that only its body dates, where hardly any text
    stands between the elected day and another, and more days follow.
    """
    told = [one for one in found if one.field == "published"]
    days = sorted((one.start or 0, one.values[0][:10]) for one in told if one.key not in _NOT_LISTED)
    if len({day for _, day in days}) <= _LATER or any(one.by not in _IN_BODY or one.key == "opening" for one in told):
        return list(found)
    elected = elect(told)
    if not elected or elected[0].key == "far":
        return list(found)
    own = elected[0].values[0][:10]
    first = min((start for start, day in days if day == own), default=0)
    later = [(start, day) for start, day in days if start > first and day != own]
    if len({day for _, day in later}) < _LATER:
        return list(found)
    blocks, findings = around.page.blocks, around.findings
    between = [
        len(block.text)
        for block, finding in zip(blocks, findings, strict=True)
        if first < block.start < later[0][0] and finding.label.startswith("article")
    ]
    if sum(size for size in between if size >= _LONG) >= _TEXT:
        return list(found)
    return [one for one in found if one.field != "published" and (one.field != "authors" or one.by not in _NAMING)]
