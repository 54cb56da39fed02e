"""The visible blocks of a text by their places, each looked at once, and the few of them that may be its title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Final, NamedTuple

from corpusclean.metadata.around import is_visible
from corpusclean.model import Finding, Page

#: The longest line that may be a title, and blocks that are looked at.
LONGEST: Final = 220
_LOOKED_AT: Final = 1_500
#: Running text has so many characters.
PROSE: Final = 140
#: The blocks of running text that count, and how many places behind the first one a title may stand.
_BLOCKS: Final = 5
_BEHIND_FIRST: Final = 3
#: So many lines right above the running text may be the title, and so many that something marks, wherever they stand.
_NEAREST: Final = 15
_MARKED: Final = 14
_SHORTEST: Final = 4
#: Blocks behind the running text that counts which are looked at too.
_BEYOND: Final = 40
_TOP_LEVELS: Final = 2
#: What stands around a title in lists and breadcrumbs.
_MARKS: Final = " \t•*+-–—#>·|"
_CUT: Final = re.compile(r"\s*[|\-–—·•»:/~<(_]")
#: What a title ends before that goes on with the site's name.
SEPARATOR: Final = re.compile(r"\s+[|\-–—·•»:/~]\s+|\s*[|｜»_]\s*")
_STOCK: Final = ("phrase", "menu", "link-list", "bar", "breadcrumb", "contact", "copyright")
#: Labels as figures. Boilerplate is one of the last three: by the model, by rules that know lines, by others.
_KINDS: Final[Mapping[str, int]] = MappingProxyType(
    {"title": 1, "article": 2, "article.heading": 3, "article.list": 4, "meta": 5, "hidden": 6}
)
_ARTICLE: Final = 7
_BY_MODEL: Final = 8
_BY_LINES: Final = 9
_BY_OTHERS: Final = 10
_ARTICLES: Final = frozenset((2, 3, 4, _ARTICLE))


class Columns(NamedTuple):
    """What is known of the visible blocks by their places, each looked at once, up to a little behind the first text.

    ``numbers``: of the blocks. ``low``: their words in lower case without marks around them. ``kinds``: their labels as
    figures. ``scores``: what the model gave them, per mille, else -1. ``levels``: ranks of headings, else 0. ``lists``:
    whether they are list items. ``blanks``: empty lines above. ``running``: places of the running text that counts.
    ``upto``: characters of the article before each place. ``counts``: of all blocks, and of all running text.
    ``first``, ``last``: places of the running text that counts. ``article``: place of the article's first block.
    """

    numbers: Sequence[int]
    texts: Sequence[str]
    low: Sequence[str]
    sizes: Sequence[int]
    kinds: Sequence[int]
    scores: Sequence[int]
    levels: Sequence[int]
    lists: Sequence[bool]
    blanks: Sequence[int]
    running: Sequence[int]
    upto: Sequence[int]
    counts: tuple[int, int]
    first: int
    last: int
    article: int


def columns_of(page: Page, findings: Sequence[Finding]) -> Columns:
    """What is known of the visible blocks; at least one is visible."""
    blocks = page.blocks
    big = [n for n, block in enumerate(blocks) if len(block.text) >= PROSE and is_visible(block, findings[n])]
    running = [n for n in big if findings[n].label.startswith("article")] or big
    ends = running[:_BLOCKS][-1] + _BEYOND if running else len(blocks)
    pairs = zip(blocks[:ends], findings, strict=False)
    shown = [(b, found) for b, found in pairs if b.text and not b.hidden and found.label[:7] != "comment"][:_LOOKED_AT]
    numbers = [found.block for _, found in shown]
    texts = [block.text for block, _ in shown]
    sizes = list(map(len, texts))
    said = [(found.label, found.rule) for _, found in shown]
    kind_of = {pair: _kind(*pair) for pair in set(said)}
    kinds = [kind_of[pair] for pair in said]
    counted = [bisect_left(numbers, n) for n in running[:_BLOCKS] if n <= numbers[-1]]
    held = [size if kind in _ARTICLES else 0 for size, kind in zip(sizes, kinds, strict=True)]
    return Columns(
        numbers,
        texts,
        [text[:LONGEST].casefold().strip(_MARKS) for text in texts],
        sizes,
        kinds,
        [found.score if found.rule == "model" else -1 for _, found in shown],
        [block.level if block.shape == "heading" else 0 for block, _ in shown],
        [block.shape == "list" for block, _ in shown],
        [block.blank_before for block, _ in shown],
        counted,
        list(accumulate(held, initial=0)),
        (len(blocks), len(running)),
        counted[0] if counted else len(shown),
        counted[-1] if counted else len(shown),
        next((at for at, kind in enumerate(kinds) if kind in _ARTICLES), len(shown)),
    )


def _kind(label: str, rule: str) -> int:
    if label in _KINDS:
        return _KINDS[label]
    if label.startswith("article"):
        return _ARTICLE
    return _BY_MODEL if rule == "model" else _BY_LINES if rule in _STOCK else _BY_OTHERS


def plain(text: str) -> str:
    """The beginning of a line in lower case without marks around it."""
    return text[:LONGEST].casefold().strip(_MARKS)


def places(columns: Columns) -> list[int]:
    """The places that may hold the title, in order: the first one, those that something marks, and those nearest to
    the running text.
    """
    end = min(columns.first + 1 + _BEHIND_FIRST, columns.last + 1, len(columns.texts))
    running = set(columns.running)
    able = [at for at in range(1, end) if 1 < columns.sizes[at] <= LONGEST and at not in running]
    top = columns.low[0]
    marked = [
        at
        for at in able
        if 0 < columns.levels[at] <= _TOP_LEVELS or (columns.low[at] in top and part(columns.low[at], top))
    ]
    near = [at for at in able if not columns.lists[at] and columns.sizes[at] >= _SHORTEST]
    return sorted({0, *marked[:_MARKED], *near[-_NEAREST:]})


def part(words: str, top: str) -> int:
    """1 where the first line begins with the words and goes on behind a separator, 2 where it holds them between
    separators or ends with them, else 0.
    """
    if words and top.startswith(words) and _CUT.match(top, len(words)) is not None:
        return 1
    return 2 if words and words in top and words in SEPARATOR.split(top) else 0


def variants(text: str) -> Iterator[str]:
    """What of the first line may be the title: up to its last separators, each shorter than the one before."""
    for match in list(SEPARATOR.finditer(text))[-2:]:
        yield text[: match.start()].strip()
