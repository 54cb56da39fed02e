"""The element that holds the article, by where most of the running text stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import takewhile
from typing import Final

from corpusclean.model import Element, Page

#: The article's element holds at least this share of the running text (per cent).
_MAIN = 70
#: Elements that quote: what is inside is no article of its own.
QUOTING: Final = frozenset({"blockquote", "figure"})
_NAMELESS: Final = ("div",), ("td",)
#: What converters call the sections of a document.
_RANKED: Final = re.compile(r"(?:ref)?(?:sect(?:ion)?|level)-?\d")
#: What is in an article and never is one.
_PARTS: Final = frozenset("p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 pre a b i em strong span font".split())
_LISTS: Final = frozenset(("dl", "ol", "ul"))
#: On a page with fewer words of running text a list may well be all there is.
_MUCH: Final = 200


def main_element(page: Page, held: Sequence[int], total: int) -> int | None:
    """The innermost element that holds most of the running text, ``article`` or ``main`` if there is one; no quotation.

    Without such a mark it is none of several that are alike (the sections of a document) and no paragraph or list.
    """
    if not total:
        return None
    elements = page.elements
    most = [number for number, words in enumerate(held) if words * 100 >= total * _MAIN]
    able = list(takewhile(lambda number: elements[number].tag not in QUOTING, most))
    marked = [n for n in able if elements[n].tag in ("article", "main") or elements[n].attributes.get("role") == "main"]
    if marked:
        return marked[-1]
    no_article = _alike(page, frozenset(able))
    if total >= _MUCH:
        no_article |= _around_lists(page, able)
    return next((n for n in reversed(able) if elements[n].tag not in _PARTS and n not in no_article), None)


def _around_lists(page: Page, able: Sequence[int]) -> Set[int]:
    """Those of the elements ``able`` that hold a list and no other element."""
    lists = {page.parents[number] for number in able if page.elements[number].tag in _LISTS}
    children = Counter(parent for parent in page.parents if parent in lists) if lists else Counter()
    return {number for number in able if children[number] == 1}


def _alike(page: Page, able: Set[int]) -> Set[int]:
    """Those of the elements ``able`` beside which another stands that has the same tag and class words."""
    parents = {page.parents[number]: names_of(page.elements[number]) for number in able}
    beside: Counter[int | None] = Counter()
    for element, parent in zip(page.elements, page.parents, strict=True):
        if parent in parents and (name := names_of(element)) == parents[parent] and name not in _NAMELESS:
            beside[parent] += 1
    return {number for number in able if beside[page.parents[number]] > 1}


def names_of(element: Element) -> tuple[str, ...]:
    """Its tag and class and id words.

    Words with a digit may number what is alike, and do not count, unless the digit is the rank of a section.
    """
    return (element.tag, *(w for w in element.words if not any(map(str.isdigit, w)) or _RANKED.fullmatch(w)))
