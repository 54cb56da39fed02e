"""Where a stock phrase of sites may well be the document's own words, which only the model can tell on HTML.

A term of a glossary, an item among others of its list, a heading ("Opening hours"), a field that every entry has
("Comments: 12 pages"), the number of a publisher that the page is about, a sentence without links in a box of no name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from typing import Final

from corpusclean.label.phrases import Match, normalise
from corpusclean.label.view import Document, Look

#: Kinds that a site says in any place, the article included.
ALWAYS: Final = frozenset({"ad", "cookie", "share", "newsletter", "related"})
#: Kinds whose stock headings stand above a document's own parts, too.
_HEADINGS: Final = frozenset(
    {"about", "bio", "disclaimer", "feedback", "footer", "license", "meta", "paywall", "promo"}
)
#: Elements of a list of terms and what they mean, or have, and what a part of the text is folded behind.
_ENTRIES: Final = frozenset({"dt", "dd", "summary"})
#: What opens a quotation, as phrases are compared; an apostrophe does with another behind the phrase.
_OPENING: Final = frozenset('"“„«‹「『【')
_APOSTROPHES: Final = "''"
#: How a line ends that is a sentence with those below it.
_GOES_ON: Final = ";,；，"
_CONTACT: Final = re.compile(r"\d\d|@")
#: A field and its figure.
_VALUED: Final = re.compile(r"[^:：.!?]{1,40}[:：]\s?\d")
_SOME_LINKS: Final = 300
_FEWEST_SAID: Final = 8
_SOME_FIELDS: Final = 3


def fields_of(document: Document) -> Container[str] | None:
    """The phrases with which several unlinked lines of an HTML page begin as labels do; ``None`` in text."""
    if not document.page.elements:
        return None
    own = [look for _, look in document.shown if look.matches and look.linked < _SOME_LINKS]
    counts = Counter(match.phrase for look in own for match in look.matches if _is_label(look, match))
    return frozenset(phrase for phrase, count in counts.items() if count >= _SOME_FIELDS)


def may_be_own(document: Document, number: int, match: Match, fields: Container[str]) -> bool:
    """Whether in HTML a phrase may well be the document's own words. ``fields``: as ``fields_of``."""
    look = document.looks[number]
    element = look.block.element
    if look.linked >= _SOME_LINKS or element is None or document.zones.labels[element] is not None:
        return False
    is_heading = look.block.shape == "heading" and match.kind in _HEADINGS
    if match.phrase in fields and _is_label(look, match):
        return True
    if match.how in ("line", "section"):
        is_entry = document.page.elements[element].tag in _ENTRIES
        return is_heading or is_entry or (look.block.shape == "list" and _is_among_items(document, number))
    if match.how == "label":
        is_said = look.sentence and match.kind != "meta"
        return is_heading or is_said or _is_contact(look, match)
    refers = match.kind == "related" and look.sentence
    is_call = match.start <= 2 and match.kind in ALWAYS and not refers
    said = look.words >= _FEWEST_SAID and (look.sentence or look.block.shape == "list" or look.text[-1] in _GOES_ON)
    return match.how in ("short", "fragment") and said and not is_call


def is_mentioned(text: str, match: Match) -> bool:
    """Whether a phrase within a line stands right behind an opening quotation mark: the line speaks of it."""
    if not match.start:
        return False
    said = normalise(text)
    before, behind = said[match.start - 1], said[match.end : match.end + 1]
    return before in _OPENING or before + behind == _APOSTROPHES


def _is_contact(look: Look, match: Match) -> bool:
    """Whether a label stands before a number or an address of the publisher's, which a page may well be about."""
    return match.kind == "footer" and _CONTACT.search(look.text) is not None


def _is_among_items(document: Document, number: int) -> bool:
    """Whether the blocks before and after are items of a list without phrases or links."""
    beside = document.neighbours(number)
    return all(o and o.block.shape == "list" and not o.matches and o.linked < _SOME_LINKS for o in beside)


def _is_label(look: Look, match: Match) -> bool:
    """Whether a phrase begins a line and something is said of it."""
    return match.how == "label" or (match.start == 0 and _VALUED.match(look.text) is not None)
