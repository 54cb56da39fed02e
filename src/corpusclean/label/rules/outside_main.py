"""Short text of an HTML page that stands outside the element which holds its article.

The innermost element that holds most of the page's running text is the article's. What is outside it and is no running
text itself is the site's: before it navigation, after it related links or the footer. Headings of the first rank stay,
and sentences next to that element: a lead above it, a last remark under it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS: tuple[str, ...] = ()
LEAVES = (
    "= | Outside the main gate stood a man who sold chestnuts, and inside it nobody had ever heard of chestnuts.",
)

_LEAST_PROSE = 60
_NEXT = 2
_SENTENCE_WORDS = 8


def find(document: Document) -> Iterator[Finding]:
    if not document.page.elements:
        return
    page, zones = document.page, document.zones
    if zones.main is None:
        return
    inside = [n for n in document.visible if (e := page.blocks[n].element) is not None and zones.inside_main[e]]
    if not inside or sum(document.looks[n].words for n in inside if document.looks[n].prose) < _LEAST_PROSE:
        return
    held = set(inside)
    first, last = bisect_left(document.visible, inside[0]), bisect_left(document.visible, inside[-1])
    for at, number in enumerate(document.visible):
        look = document.looks[number]
        if (
            number in held
            or look.prose
            or look.block.shape == "code"
            or (look.block.shape == "heading" and look.block.level == 1)
        ):
            continue
        if first - _NEXT <= at <= last + _NEXT and look.sentence and look.words >= _SENTENCE_WORDS:
            continue
        kind = "navigation" if number < inside[0] else "footer" if number > inside[-1] else "other"
        yield Finding(number, f"boilerplate.{kind}", "outside-main", 500)


RULE = rule("outside-main", find, globals())
