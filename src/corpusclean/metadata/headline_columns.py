"""The visible blocks of a text by their places, each looked at once, for whoever looks for its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from corpusclean.metadata.around import is_visible, key
from corpusclean.metadata.dates import find_dates
from corpusclean.metadata.names import data
from corpusclean.model import Finding, Page

#: The longest line that may be a title, and blocks that are looked at.
LONGEST: Final = 220
_LOOKED_AT: Final = 1_500
#: Running text has so many characters.
PROSE: Final = 140
_LONGEST_BY: Final = 80
#: So many blocks of running text are asked for, and so many lines ahead.
_BLOCKS: Final = 5
_MOST_AHEAD: Final = 13
#: A title stands at most so many lines behind the first running text.
BEHIND_FIRST: Final = 3
#: How far behind a line its date and its byline are looked for, and one more.
_TOLD: Final = 7
#: Lines of menus are no longer than this.
_MENU: Final = 32
_BY: Final = ("by", "von", "por", "par", "di", "author", "autor")
_DIGITS: Final = re.compile(r"\d\d")


class Columns(NamedTuple):
    """What is known of the visible blocks by their places, each looked at once.

    ``numbers``: of the blocks. ``keys``: their words, for comparing. ``long``: whether they are running text. ``first``
    and ``last``: places of the running text that counts. ``article``: place of the first block of the article.
    ``sizes``: characters; ``blanks``: empty lines above. ``lists``, ``menu``: whether they are list items, and no
    longer than those of menus. ``dated``, ``by``: whether they tell a date, or whom something is by.
    """

    numbers: Sequence[int]
    keys: Sequence[str]
    long: Sequence[bool]
    first: int
    last: int
    article: int
    sizes: Sequence[int]
    blanks: Sequence[int]
    lists: Sequence[bool]
    menu: Sequence[bool]
    dated: Sequence[bool]
    by: Sequence[bool]


def columns_of(page: Page, findings: Sequence[Finding]) -> Columns:
    blocks = page.blocks
    pairs = enumerate(zip(blocks, findings, strict=True))
    visible = [n for n, (block, finding) in pairs if is_visible(block, finding)][:_LOOKED_AT]
    big = [len(blocks[n].text) >= PROSE for n in visible]
    prose = [is_big and findings[n].label.startswith("article") for is_big, n in zip(big, visible, strict=True)]
    long = prose if True in prose else big
    running = [at for at, is_long in enumerate(long) if is_long]
    first = running[0] if running else len(visible)
    last = running[:_BLOCKS][-1] if running else len(visible)
    near = [blocks[n] for n in visible[: last + _MOST_AHEAD]]
    told = [block.text for block in near[: first + BEHIND_FIRST + _TOLD]]
    begins = _by_begins()
    return Columns(
        visible,
        [key(block.text[:LONGEST]) for block in near],
        long,
        first,
        last,
        next((at for at, n in enumerate(visible) if findings[n].label.startswith("article")), len(visible)),
        [len(block.text) for block in near],
        [block.blank_before for block in near],
        [block.shape == "list" for block in near],
        [len(block.text) <= _MENU for block in near],
        [_dated(text) for text in told],
        [text[:2].lower() in begins and len(text) <= _LONGEST_BY and bool(_by().match(text)) for text in told],
    )


@cache
def _by() -> re.Pattern[str]:
    """What stands before a name."""
    return re.compile(rf"(?:{data()['by_sure']}|{'|'.join(_BY)})\b[\s:：]?", re.IGNORECASE)


@cache
def _by_begins() -> frozenset[str]:
    """The first two letters of all that ``_by`` matches, in lower case."""
    return frozenset(said[:2].lower() for said in (*data()["by_sure"].split("|"), *_BY))


def _dated(text: str) -> bool:
    return len(text) <= 80 and _DIGITS.search(text) is not None and bool(find_dates(text))
