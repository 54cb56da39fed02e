"""Page numbers and running heads of a text that came out of a PDF or a scan.

Lines that are nothing but a number, at least three of them that count up by one, where pages break: at a form feed, or in
the middle of a sentence. And a short line that stands at least three times, each time beside such a number or a form feed, or
first of all.
Numbers of chapters are left alone: they stand where a sentence has ended.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from string import digits

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS = (
    """
=                 | The council of a small harbour town voted on Monday evening to keep its last ferry running for another
boilerplate.other | 11
boilerplate.other | The Last Ferry
=                 | year, and nobody spoke against the motion, which the mayor had called a matter of plain decency toward the
boilerplate.other | 12
boilerplate.other | The Last Ferry
=                 | islanders, who had come to town for the evening in two boats and sat in the last row with their coats on, as
boilerplate.other | 13
boilerplate.other | The Last Ferry
=                 | people do who have another hour before them on the water, and no lamp to see by when the moon has gone down.
""",
)
LEAVES = (
    """
= | 1
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | 2
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
= | 3
= | The ferry will leave at seven in the morning and at five in the evening, and on Sundays only if there is no fog.
""",
)

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—\s\[(]*(?:page|p\.|pg\.?|seite|s\.|página|pág\.?|pagina|pag\.?|стр\.?|第)?\s*(\d{1,4})\s*(?:页|頁|ページ)?"
    r"(?:\s*(?:of|/|von|de|sur|di|из)\s*\d{1,4})?[-–—\s\])]*$",
    re.IGNORECASE,
)
#: What may stand behind a page's number.
_LAST = frozenset(f"-–—])页頁ジ{digits}")
_FEWEST = 3
_MOST_HEAD_WORDS = 12


def find(document: Document) -> Iterator[Finding]:
    if document.page.elements:
        return
    numbers = _numbers(document)
    for number in numbers:
        yield Finding(number, "boilerplate.other", "page-furniture", 950, "a page number")
    if not numbers and b"\x0c" not in document.page.source.data:
        return
    beside = set(numbers)
    repeated: dict[str, list[int]] = defaultdict(list)
    visible = document.visible
    for at, number in enumerate(visible):
        look = document.looks[number]
        near = not at or beside.intersection(visible[max(0, at - 2) : at + 3]) or _at_form_feed(document, number)
        if near and number not in beside and look.words <= _MOST_HEAD_WORDS and not look.sentence:
            repeated[_DIGITS.sub("#", look.text)].append(number)
    for places in repeated.values():
        if len(places) >= _FEWEST:
            yield from (Finding(n, "boilerplate.other", "page-furniture", 940, "a running head") for n in places)


def _numbers(document: Document) -> Sequence[int]:
    """Numbers of the blocks that count pages, where at least half of them stand where a page breaks."""
    able = [
        (n, look.text)
        for n, look in document.shown
        if (last := look.text[-1]) in _LAST or (not "!" <= last <= "~" and (last.isdecimal() or last.isspace()))
    ]
    said = [(n, int(m[1])) for n, text in able if (m := _NUMBER.match(text))]
    start, longest = 0, range(0)
    for at, (_, value) in enumerate(said):
        if at and value != said[at - 1][1] + 1:
            start = at
        longest = max(longest, range(start, at + 1), key=len)
    blocks = [said[at][0] for at in longest]
    breaks = sum(_breaks_a_page(document, block) for block in blocks)
    return blocks if len(blocks) >= _FEWEST and breaks * 2 >= len(blocks) else []


def _breaks_a_page(document: Document, number: int) -> bool:
    before, _ = document.neighbours(number)
    return _at_form_feed(document, number) or (before is not None and before.words >= _FEWEST and not before.sentence)


def _at_form_feed(document: Document, number: int) -> bool:
    blocks = document.page.blocks
    start = blocks[number - 1].end if number else 0
    end = blocks[number + 1].start if number + 1 < len(blocks) else len(document.page.source.data)
    data = document.page.source.data
    return b"\x0c" in data[start : blocks[number].start] or b"\x0c" in data[blocks[number].end : end]


RULE = rule("page-furniture", find, globals())
