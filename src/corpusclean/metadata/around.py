"""Where a page's title stands, and which short blocks around it can be the document's header."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from attrs import define, evolve

from corpusclean.metadata.dates import find_dates
from corpusclean.model import Block, Finding, Page

_WORD: Final = re.compile(r"\w+")
#: How many blocks that read as something belong to the header before and behind the title, and behind the text.
_BEFORE: Final = 6
_AFTER: Final = 16
_TAIL: Final = 5
#: A header ends where so many blocks of running text have been seen; the first may be a summary.
_PROSE: Final = 2
_LONG: Final = 180
#: The longest block that can be a line of a header.
LONGEST_LINE: Final = 160
_LONGEST_TITLE: Final = 300
#: Lines above the running text that may be a header without a title.
_DATELINES: Final = 3
#: What is found to be of these is hardly the title.
_ASIDE: Final = ("boilerplate.related", "boilerplate.navigation", "boilerplate.promo")
#: How surely the line is the page's title that was found to stand out.
_FOUND: Final = 20
#: A title on the page may be longer than its words by so many marks and spaces.
_MARKS: Final = 24


_SIGNS: Final = re.compile(r"[^\w\0-\x7f]+")
#: What the bytes of UTF-8 read as in ``words_of``: letters small, what is of no word a space.
_SMALL: Final = bytes(n if n > 127 else ord(chr(n).lower()) if _WORD.match(chr(n)) else ord(" ") for n in range(256))


def key(text: str) -> str:
    """The words of a title, for comparing."""
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    """The runs of letters, digits and underscores of ``text``, case-folded."""
    plain = text if text.isascii() else _SIGNS.sub(" ", text.casefold())
    return plain.encode().translate(_SMALL).decode().split()


@define(slots=False, frozen=True)
class Around:
    """The blocks of a page as seen from its title.

    ``title``: number of the title's block, -1 where there is none. ``visible``: numbers of the blocks that read as
    something and belong to no comment.
    """

    page: Page
    findings: Sequence[Finding]
    title: int
    visible: tuple[int, ...]

    def is_prose(self, number: int) -> bool:
        return len(self.page.blocks[number].text) >= _LONG and self.findings[number].label.startswith("article")

    @cached_property
    def before(self) -> tuple[int, ...]:
        """The header's lines above the title, the nearest first."""
        if self.title < 0:
            return ()
        at = bisect_left(self.visible, self.title)
        above = self.visible[max(0, at - _BEFORE) : at]
        return tuple(n for n in reversed(above) if not self.is_prose(n))

    @cached_property
    def after(self) -> tuple[int, ...]:
        """The header's lines behind the title, in order: up to the second block of running text."""
        out: list[int] = []
        if self.title < 0:
            return ()
        prose = 0
        at = bisect_right(self.visible, self.title)
        for number in self.visible[at : at + _AFTER]:
            prose += self.is_prose(number)
            if prose >= _PROSE:
                break
            out.append(number)
        return tuple(out)

    @cached_property
    def tail(self) -> tuple[int, ...]:
        """The lines right behind the text."""
        visible = self.visible
        last = next((at for at in range(len(visible) - 1, -1, -1) if self.is_prose(visible[at])), len(visible))
        return tuple(n for n in visible[last + 1 : last + 1 + _TAIL] if n not in self.after)

    @cached_property
    def header(self) -> frozenset[int]:
        """The numbers of all lines of the header, the title included."""
        return frozenset((self.title, *self.before, *self.after)) - {-1}

    def previous(self, number: int) -> str:
        """What the visible block before ``number`` says; empty for the first."""
        at = self._places[number]
        return self.page.blocks[self.visible[at - 1]].text if at else ""

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: at for at, number in enumerate(self.visible)}

    def names(self, number: int, levels: int = 2) -> str:
        """Class and id words of a block's element and those around it, a space apart. ``levels``: of so many."""
        elements = self.page.elements
        said: list[str] = []
        at = self.page.blocks[number].element
        for _ in range(levels):
            if at is None:
                break
            said += elements[at].words
            said.append(elements[at].attributes.get("itemprop", ""))
            at = self.page.parents[at]
        return " ".join(said).lower()


def is_visible(block: Block, finding: Finding) -> bool:
    return bool(block.text) and not block.hidden and not finding.label.startswith("comment")


def look_around(page: Page, findings: Sequence[Finding], titles: Iterable[str], line: int | None = None) -> Around:
    """The page from its title: the block that begins at ``line``, else the one that says what ``titles`` say, else what
    is labelled or marked as title.

    The very first block may be the page's title as a browser shows it; where another says the same, that one it is. A
    line that a rule found to be of a menu or a teaser does not stand out.
    """
    wanted = {said for title in titles if (said := key(title))}
    sizes = range(min(map(len, wanted), default=0), max(map(len, wanted), default=0) + _MARKS)
    blocks = page.blocks
    visible = tuple(
        [
            n
            for n, (block, finding) in enumerate(zip(blocks, findings, strict=True))
            if block.text and not block.hidden and not finding.label.startswith("comment")
        ]
    )
    top = next(iter(visible), -1)
    best = (0, -1)
    for number in visible:
        block, finding = blocks[number], findings[number]
        size = len(block.text)
        if size > _LONGEST_TITLE or not (size in sizes or block.shape == "heading" or finding.label == "title"):
            continue
        stands_out = block.start == line and number != top and (finding.rule == "model" or finding.label not in _ASIDE)
        rank = _FOUND if stands_out else _rank(block, finding, wanted)
        if rank > best[0] or (rank == best[0] and best[1] == top):
            best = rank, number
    around = Around(page, findings, best[1], visible)
    return around if best[1] >= 0 else evolve(around, title=_above_text(around))


def _above_text(around: Around) -> int:
    """The block right above the running text, where no title is known; -1 where there is none. In text it is the next
    one that holds no date, which the lines of a header do.
    """
    visible, blocks = around.visible, around.page.blocks
    first = next((at for at, n in enumerate(visible) if around.is_prose(n)), 0)
    if not first:
        return -1
    above = visible[max(0, first - _DATELINES) : first][::-1] if not around.page.elements else ()
    return next((n for n in above if not find_dates(blocks[n].text[:LONGEST_LINE])), visible[first - 1])


def _rank(block: Block, finding: Finding, wanted: set[str]) -> int:
    """How surely a block is the page's title: 0 where nothing says so."""
    top = block.shape == "heading" and block.level == 1
    aside = finding.label in _ASIDE
    heading = 2 if top else 1 if block.shape == "heading" else 0
    if finding.label == "title" or heading or len(block.text) > 20:
        said = key(block.text)
        if said in wanted:
            return 6 + heading + (finding.label == "title") - 3 * aside
        if (
            (heading or finding.label == "title")
            and said.count(" ") >= 2
            and any(said in one or one in said for one in wanted)
        ):
            return 4 + heading - 3 * aside
    return 3 if finding.label == "title" else heading if top else 0
