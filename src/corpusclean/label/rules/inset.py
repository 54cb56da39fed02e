"""A box that is called a sidebar and stands among the paragraphs of the article.

The sidebar of a site stands beside the element that holds the article. Manuals and textbooks call their insets so, too
("Going further", "In practice"): these stand between paragraphs of the text, in the same element, and hold running text
without links or stock phrases. Boxes that are called alike are judged together. Left alone are boxes whose name says
more ("related", "newsletter") and those with links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from corpusclean.label.main_element import names_of
from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, First
from corpusclean.model import Finding

FINDS: tuple[str, ...] = ()
LEAVES = (
    """
=                   | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
boilerplate.related | More stories
boilerplate.related | Ferries of the northern coast
""",
)

#: Names that say where a box stands and not what it holds.
_REASONS: Final = frozenset(("class or id sidebar", "class or id side-bar", "<aside>"))
_LABEL: Final = "boilerplate.related"
_MARKUP: Final = "markup"
_SCORE: Final = 940
#: Visible blocks before and after a box among which a paragraph of the text stands.
_REACH: Final = 4
#: From these shares on a box is not without links, and has little else (per cent of its characters).
_SOME, _MOSTLY = 10, 50


def find(document: Document, first: First) -> Iterator[Finding]:
    if not _REASONS.intersection(document.zones.reasons):
        return
    boxes = _boxes(document)
    texts = [places for places in boxes if _is_text(document, first, places)]
    insets = {_name(document, places) for places in texts if _is_among_paragraphs(document, places)}
    for places in boxes if insets else ():
        if _name(document, places) in insets and _linked(document, places) < _MOSTLY:
            for number in (document.visible[place] for place in places):
                if (found := first[number]) is not None and found.rule == _MARKUP:
                    yield Finding(number, "article", "inset", _SCORE, "among the paragraphs of the article")


def _boxes(document: Document) -> list[list[int]]:
    """For each such box in the article's element the places of its blocks in ``document.visible``."""
    zones = document.zones
    held: defaultdict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(document.visible):
        element = document.looks[number].block.element
        if element is not None and zones.reasons[element] in _REASONS and zones.labels[element] == _LABEL:
            held[_outermost(document, element)].append(place)
    return [places for box, places in held.items() if zones.main is None or zones.inside_main[box]]


def _outermost(document: Document, element: int) -> int:
    """The outermost element around ``element`` that is set apart for the same reason."""
    parents, reasons = document.page.parents, document.zones.reasons
    while (parent := parents[element]) is not None and reasons[parent] == reasons[element]:
        element = parent
    return element


def _box(document: Document, places: Sequence[int]) -> int:
    element = document.looks[document.visible[places[0]]].block.element
    assert element is not None
    return _outermost(document, element)


def _name(document: Document, places: Sequence[int]) -> tuple[str, ...]:
    return names_of(document.page.elements[_box(document, places)])


def _is_text(document: Document, first: First, places: Sequence[int]) -> bool:
    """Whether a box holds running text, and no links or stock phrases."""
    numbers = [document.visible[place] for place in places]
    has_prose = any(document.looks[number].prose for number in numbers)
    is_free = all((found := first[number]) is None or found.rule == _MARKUP for number in numbers)
    return has_prose and is_free and _linked(document, places) < _SOME


def _linked(document: Document, places: Sequence[int]) -> int:
    """The share of a box that is links (per cent of its characters)."""
    looks = [document.looks[document.visible[place]] for place in places]
    return sum(look.block.link_chars for look in looks) * 100 // (sum(len(look.text) for look in looks) or 1)


def _is_among_paragraphs(document: Document, places: Sequence[int]) -> bool:
    """Whether paragraphs of the text stand close before and behind a box, in the element that the box stands in."""
    around = document.page.parents[_box(document, places)]
    before = range(max(0, places[0] - _REACH), places[0])
    behind = range(places[-1] + 1, min(places[-1] + 1 + _REACH, len(document.visible)))
    return all(any(_is_paragraph_in(document, around, place) for place in near) for near in (before, behind))


def _is_paragraph_in(document: Document, around: int | None, place: int) -> bool:
    look = document.looks[document.visible[place]]
    element = look.block.element
    return look.prose and element is not None and document.page.parents[element] == around


RULE = rule("inset", find, globals())
