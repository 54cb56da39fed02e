"""What a rule may look at: the blocks with their figures (``look.py``), and what holds for the whole document."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from attrs import define

from corpusclean.label.look import Look, is_cue, is_running, look_at
from corpusclean.label.phrases import match_all
from corpusclean.label.words import count_all
from corpusclean.label.zones import Zones, zones
from corpusclean.metadata.byline import Byline, parse_byline
from corpusclean.model import Finding, Page

__all__ = ["Document", "First", "Look", "is_cue", "is_running", "view"]

_FEWEST_CELLS: Final = 4
#: A table that holds more of the page's running text (per cent) lays it out.
_LAYOUT_SHARE: Final = 20
#: The first findings on the blocks, by number: what context rules go by.
First = Sequence[Finding | None]


@define(slots=False, frozen=True)
class Document:
    """A page's blocks as rules see them. ``claimed``: numbers of blocks that comment systems claimed."""

    page: Page
    looks: tuple[Look, ...]
    claimed: frozenset[int]

    @cached_property
    def visible(self) -> tuple[int, ...]:
        """Numbers of the blocks that read as something, are not hidden and are in no comment or front matter."""
        body = max((fact.end for fact in self.page.facts if fact.by == "front-matter"), default=0)
        looks = enumerate(self.looks)
        shown = [n for n, look in looks if look.text and not look.block.hidden and look.block.start >= body]
        return tuple([n for n in shown if n not in self.claimed] if self.claimed else shown)

    @cached_property
    def shown(self) -> tuple[tuple[int, Look], ...]:
        """The ``visible`` blocks with their numbers."""
        looks = self.looks
        return tuple([(number, looks[number]) for number in self.visible])

    @cached_property
    def words(self) -> int:
        """How many words all visible blocks hold."""
        return sum(self.looks[number].words for number in self.visible)

    @cached_property
    def head(self) -> tuple[int, ...]:
        """Numbers of the visible blocks before the first running text."""
        return self.visible[: bisect_left(self.visible, self.first_prose)]

    @cached_property
    def first_prose(self) -> int:
        """Number of the first block of running text; the number of blocks where there is none."""
        return next(iter(self._running), len(self.looks))

    @cached_property
    def last_prose(self) -> int:
        """Number of the last block of running text, but for what stands between two stock phrases; -1 for none."""
        running = self._running
        return next((n for n in reversed(running) if not self._is_between_cues(n)), max(running, default=-1))

    @cached_property
    def _running(self) -> Sequence[int]:
        """Numbers of the visible blocks of running text; those that markup sets apart only if there are no others."""
        running = [n for n, look in self.shown if look.prose]
        if not running or not self.page.elements:
            return running
        labels, blocks = self.zones.labels, self.page.blocks
        return [n for n in running if (e := blocks[n].element) is None or labels[e] is None] or running

    def _is_between_cues(self, number: int) -> bool:
        before, after = self.neighbours(number)
        return before is not None and after is not None and is_cue(before) and is_cue(after)

    def byline(self, number: int) -> Byline | None:
        """What the block says as a byline; read once, for several rules ask."""
        if number not in self._bylines:
            self._bylines[number] = parse_byline(self.looks[number].text)
        return self._bylines[number]

    @cached_property
    def _bylines(self) -> dict[int, Byline | None]:
        return {}

    @cached_property
    def zones(self) -> Zones:
        """What the markup sets apart."""
        return zones(self.page, [look.words if look.prose else 0 for look in self.looks])

    @cached_property
    def parts(self) -> Sequence[int | None]:
        """For each element the outermost one around it, or itself, that the markup sets apart with it."""
        found: list[int | None] = []
        for number, (label, parent) in enumerate(zip(self.zones.labels, self.page.parents, strict=True)):
            above = None if parent is None else found[parent]
            found.append(None if label is None else number if above is None else above)
        return found

    @cached_property
    def layout_cells(self) -> frozenset[int]:
        """Numbers of the blocks in tables that lay out a page: tables that hold much of its running text, or hardly
        anything.
        """
        cells = [(n, self._table(n)) for n, look in enumerate(self.looks) if look.block.shape == "table"]
        if not cells:
            return frozenset()
        held = Counter(table for _, table in cells)
        running: Counter[int | None] = Counter()
        for number, table in cells:
            if is_running(self.looks[number]):
                running[table] += self.looks[number].words
        much = _LAYOUT_SHARE * sum([look.words for _, look in self.shown if is_running(look)])
        layout = {t for t in held if t is not None and (held[t] < _FEWEST_CELLS or running[t] * 100 > much)}
        return frozenset(n for n, table in cells if table in layout)

    def is_data(self, number: int) -> bool:
        """Whether the block is code or a cell of a table that holds data."""
        shape = self.looks[number].block.shape
        return shape == "code" or (shape == "table" and number not in self.layout_cells)

    def _table(self, number: int) -> int | None:
        element = self.looks[number].block.element
        while element is not None and self.page.elements[element].tag != "table":
            element = self.page.parents[element]
        return element

    def is_outside(self, number: int) -> bool:
        """Whether the block stands before the first or after the last running text."""
        return number < self.first_prose or number > self.last_prose

    def neighbours(self, number: int) -> tuple[Look | None, Look | None]:
        """The visible blocks before and after block ``number``."""
        at = self._places[number]
        before = self.looks[self.visible[at - 1]] if at else None
        return before, self.looks[self.visible[at + 1]] if at + 1 < len(self.visible) else None

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: at for at, number in enumerate(self.visible)}


def view(page: Page, claimed: frozenset[int]) -> Document:
    """The document of ``page``, without the blocks that comment systems ``claimed``."""
    counts = count_all([block.text for block in page.blocks])
    matches = match_all([block.text for block in page.blocks if block.shape != "code"])
    looks = [
        look_at(page, block, counts[block.text], () if block.shape == "code" else matches[block.text])
        for block in page.blocks
    ]
    return Document(page, tuple(looks), claimed)
