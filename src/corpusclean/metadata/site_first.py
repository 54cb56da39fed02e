"""Pages whose first heading is the site's name and whose second one is the headline: "Site » The last ferry"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from attrs import evolve

from corpusclean.metadata.around import key
from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.titles import SEPARATOR
from corpusclean.model import Block, Finding, Page

#: Headings that are looked at, and the lowest rank of a headline.
_HEADINGS: Final = 60
_LOWEST: Final = 3
#: A heading may be longer than its words by so many marks.
_MARKS: Final = 12
#: A paragraph of running text has so many characters.
_PROSE: Final = 180


def site_first(page: Page, findings: Sequence[Finding], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with the site and the title of a page that names its site first.

    Such a page is one whose ``title`` element begins with what a heading says and ends with more words, which a lower
    heading behind it says, without running text before. Other pages' candidates stay as they are, and so do those of a
    page that declares the last part as its site.
    """
    one = next((one for one in found if one.by == "html title"), None)
    said = SEPARATOR.split(one.values[0]) if one else []
    said = _unseparated(page, one.values[0]) if one and len(said) == 1 else said
    names = {key(other.values[0]) for other in found if other.field == "site"}
    if one is None or len(said) < 2 or said[0].count(" ") >= said[-1].count(" ") or key(said[-1]) in names:
        return list(found)
    pair = _pair(page, key(said[0]), key(said[-1]))
    if pair is None or any(
        len(page.blocks[n].text) >= _PROSE and findings[n].label.startswith("article") for n in range(pair[1])
    ):
        return list(found)
    site, title = page.blocks[pair[0]], page.blocks[pair[1]]
    kept = [
        evolve(other, values=(title.text,)) if other is one else other
        for other in found
        if other is one or other.field != "title" or key(other.values[0]) != key(site.text)
    ]
    return [*kept, Candidate("site", (site.text,), "html title", one.start, one.end, "prefix")]


def _unseparated(page: Page, title: str) -> list[str]:
    """A title without separators in two, if it begins with what the first heading of the first rank says."""
    top = next((b.text for b in page.blocks if b.shape == "heading" and b.level == 1 and b.text and not b.hidden), "")
    return [top, title[len(top) + 1 :]] if top and title.startswith(f"{top} ") else [title]


def _pair(page: Page, site: str, title: str) -> tuple[int, int] | None:
    """The numbers of the first heading that says the site's name and of a lower one behind it that says the title."""
    headings = ((n, b) for n, b in enumerate(page.blocks) if b.shape == "heading" and b.text and not b.hidden)
    first: tuple[int, Block] | None = None
    longest = max(len(site), len(title)) + _MARKS
    for number, block in islice(headings, _HEADINGS):
        words = key(block.text) if len(block.text) <= longest else ""
        if first is None and words == site:
            first = number, block
        elif first and words == title and first[1].level < block.level <= _LOWEST:
            return first[0], number
    return None
