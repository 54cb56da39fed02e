"""Menus in one line, and arrows to other pages.

At least three short pieces between bars, dots or wide gaps ("new | past | comments | ask"), or a few words beside an arrow
("« Previous tour", "Next page →"), outside the running text. Rows with figures (times, prices, results), of figures ("6 oz | 177 ml | S") or of fields
("Added: 4 May | Visits: 71") are no menu, nor is the grammar of a language ("SELECT [ ALL | DISTINCT ]"), and the sign
that closes a quotation is no arrow. Figures in a row are those of pages ("1 | 2 | 3 | Next").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS = (
    """
boilerplate.navigation | Coast | Fields | Town | Letters
title                  | Harbour town votes to keep its last ferry
=                      | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
boilerplate.navigation | « An older story
""",
)
LEAVES = (
    """
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | Name | Boats | Years
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
""",
    """
= | The tides of the week, as the harbour office gives them in the glass case that hangs beside the door of its house:
= | 06:12 | high | 3.41
= | 12:25 | low | 0.88
""",
    """
= | Le conseil de la petite ville portuaire a décidé lundi soir de garder son dernier bac pendant une année encore.
= | Anne Lemaire : « le bac, on y croit »
= | « Le bac », un film de la côte
= | Паром «Надежда»
""",
    """
= | The boats of the harbour, as the office lists them in the glass case that hangs beside the door of its house:
= | Built: March 1921 | Added: May 1950 | Voyages: 71
""",
    """
= | The cups that the ferry's kitchen has, with their sizes as the cook has written them on the door of the cupboard:
= | 6oz | 177ml | S
= | 12oz | 354ml | L
= | 3 | Harbour School of Boats | 3 | 11% | 664 | N/A | 228
""",
    """
= | The language in which the harbour's ships report where they are has these commands, which any of them may send:
= | REPORT [ ALL | NORTH | SOUTH ]
= | { WAIT | GO | TURN } [ ASTERN | AHEAD ]
= | >>>
""",
)

_ARROW = re.compile(r"(?:<<|«|‹|←|⟵|◄|◀|&laquo;)\s*\S|.*\S\s*(?:>>|»|›|→|⟶|►|▶)$")
_OPENING = frozenset("<«‹←⟵◄◀&")
_CLOSING = frozenset(">»›→⟶►▶")
_QUOTED = re.compile(r"«.*»|‹.*›|».*«")
#: Signs that point, and close what their mirror images open.
_MIRRORED = {"»": "«", "›": "‹", "«": "»", "‹": "›"}
_FIGURE = re.compile(r"\d[.:,]\d")
_SOME_FIGURES = 2
#: What is said of something: a word, a colon and a figure.
_FIELD = re.compile(r"\w\s?[:：]\s?[^|｜·•∙:：]*\d")
_SOME_FIELDS = 2
_FEWEST_PIECES = 3
_BARS = re.compile(r"[|｜·•∙]")
#: Bars inside brackets behind other words, brackets in brackets, and braces.
_GRAMMAR = re.compile(r"[{}]|\[[^\]]*\[|\([^()]*\||[^\s\[].*\[[^\]]*\|")
_MOST_ARROW_WORDS = 10
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"\w")
#: The number of a page has fewer digits.
_PAGE = 5


def find(document: Document) -> Iterator[Finding]:
    for number, look in document.shown:
        points = look.words <= _MOST_ARROW_WORDS and (look.text[0] in _OPENING or look.text[-1] in _CLOSING)
        if look.pieces < _FEWEST_PIECES and not points:
            continue
        if document.is_data(number) or look.sentence or not document.is_outside(number):
            continue
        if look.pieces >= _FEWEST_PIECES:
            if not _is_row(look.text):
                yield Finding(number, "boilerplate.navigation", "bar", 600)
        elif _LETTER.search(look.text) and _ARROW.match(look.text) and not _is_quoting(look.text):
            yield Finding(number, "boilerplate.navigation", "bar", 600, "an arrow")


def _is_row(text: str) -> bool:
    """Whether a line with bars is a row of a table or of fields, or grammar."""
    if (
        len(_FIGURE.findall(text)) >= _SOME_FIGURES
        or len(_FIELD.findall(text)) >= _SOME_FIELDS
        or _GRAMMAR.search(text)
    ):
        return True
    pieces = [piece for piece in _BARS.split(text) if piece.strip()]
    if len(pieces) < _FEWEST_PIECES:
        pieces = text.split()  # wide gaps, which ``text`` no longer shows
    figures = [piece.strip() for piece in pieces if _DIGIT.search(piece)]
    return len(figures) >= _SOME_FIGURES and len(figures) * 5 >= len(pieces) * 2 and not _are_pages(figures)


def _are_pages(figures: Sequence[str]) -> bool:
    """Whether some of the figures count on by one, as the numbers of pages do."""
    pages = [int(said) for said in figures if said.isdecimal() and len(said) < _PAGE]
    return any(b == a + 1 for a, b in pairwise(pages))


def _is_quoting(text: str) -> bool:
    """Whether the signs at the ends of a line are those of a quotation, which is all of it or stands within it."""
    return _QUOTED.match(text) is not None or any(
        end in _MIRRORED and text.count(end) == text.count(_MIRRORED[end]) for end in (text[0], text[-1])
    )


RULE = rule("bar", find, globals())
