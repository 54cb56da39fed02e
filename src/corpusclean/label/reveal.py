"""Hidden text that is all the page has to say, made visible before anything else looks.

Some pages stand complete in ``noscript`` while their scripts draw them anew, and some are streamed in ``<div hidden>``
for a script to move into place. Where a page shows next to no running text and one element of what it hides holds a
good deal, that element is the page. A box that is hidden because it waits for a click (consent, sign-up, a dialog) is
none. What is revealed is said in the record's warnings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from corpusclean.label.phrases import match
from corpusclean.label.words import count_words
from corpusclean.label.zones import inside, labels_of
from corpusclean.model import Block, Page

#: A page that shows this many words of running text says something.
_ENOUGH: Final = 100
#: Hidden running text is the page from this many words on, and with this many times the words that are shown.
_FEWEST: Final = 60
_TIMES: Final = 4
_SHORTEST: Final = 14
_SHORTEST_CHARACTERS: Final = 28
#: The share of the hidden running text that the element holds (per cent).
_SHARE: Final = 70
#: What is in these is never the page.
_NEVER: Final = frozenset(
    "audio canvas datalist dialog head iframe noembed noframes object rp style svg template title video".split()
)
_WAITING: Final = frozenset(
    f"boilerplate.{kind}"
    for kind in ("ad", "cookie", "donation", "feedback", "newsletter", "other", "paywall", "promo")
)
_NOTICES: Final = frozenset(("cookie", "paywall", "newsletter"))


def reveal(page: Page) -> Page:
    """``page`` with such blocks visible; the same page where there are none."""
    shown = 0
    for block in page.blocks:
        if not block.hidden:
            shown += _running_words(block)
            if shown >= _ENOUGH:
                return page
    words = {n: count for n, block in enumerate(page.blocks) if block.hidden and (count := _running_words(block))}
    if sum(words.values()) < max(_FEWEST, _TIMES * shown):
        return page
    barred = _barred(page)
    words = {n: count for n, count in words.items() if not _is_barred(page.blocks[n], barred) and not _notice(page, n)}
    total = sum(words.values())
    if total < max(_FEWEST, _TIMES * shown):
        return page
    revealed = inside(page.parents, _main(page, words, total))
    return evolve(page, blocks=tuple(_shown(page.blocks, revealed, barred)))


def _running_words(block: Block) -> int:
    """Its words where it is running text, else 0."""
    if len(block.text) < _SHORTEST_CHARACTERS or 2 * block.link_chars > len(block.text) or block.shape == "code":
        return 0
    count = count_words(block.text)
    return count if count >= _SHORTEST else 0


def _barred(page: Page) -> list[bool]:
    """For each element whether it, or one around it, is never the page."""
    barred: list[bool] = []
    for element, parent, (label, _) in zip(page.elements, page.parents, labels_of(page.elements), strict=True):
        around = parent is not None and barred[parent]
        barred.append(around or element.tag in _NEVER or label in _WAITING)
    return barred


def _is_barred(block: Block, barred: Sequence[bool]) -> bool:
    return block.element is None or barred[block.element]


def _notice(page: Page, number: int) -> bool:
    return any(m.how == "notice" and m.kind in _NOTICES for m in match(page.blocks[number].text))


def _main(page: Page, words: dict[int, int], total: int) -> int:
    """The innermost element that holds most of the hidden running text."""
    held = [0] * len(page.elements)
    for number, count in words.items():
        element = page.blocks[number].element
        if element is not None:
            held[element] += count
    for number in range(len(held) - 1, 0, -1):
        parent = page.parents[number]
        if parent is not None:
            held[parent] += held[number]
    return max(number for number, count in enumerate(held) if count * 100 >= total * _SHARE)


def _shown(blocks: Sequence[Block], main: Sequence[bool], barred: Sequence[bool]) -> Iterator[Block]:
    revealed = False
    for block in blocks:
        able = block.hidden and block.element is not None and main[block.element] and not barred[block.element]
        if able:
            yield evolve(block, hidden=False, revealed=True, join=block.shown_join)
        else:
            yield evolve(block, join=block.shown_join) if revealed and not block.hidden else block
        revealed = able
