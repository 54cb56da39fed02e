"""Menus in one line, and arrows to other pages.

At least three short pieces between bars, dots or wide gaps ("new | past | comments | ask"), or a few words beside an arrow
("« Previous tour", "Next page →"), outside the running text. Rows with figures (times, prices, results) are no menu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
)

_ARROW = re.compile(r"(?:<<|«|‹|←|⟵|◄|◀|&laquo;)\s*\S|.*\S\s*(?:>>|»|›|→|⟶|►|▶)$")
_OPENING = frozenset("<«‹←⟵◄◀&")
_CLOSING = frozenset(">»›→⟶►▶")
_QUOTED = re.compile(r"«.*»|‹.*›|».*«")
_FIGURE = re.compile(r"\d[.:,]\d")
_SOME_FIGURES = 2
_FEWEST_PIECES = 3
_MOST_ARROW_WORDS = 10


def find(document: Document) -> Iterator[Finding]:
    for number, look in document.shown:
        points = look.words <= _MOST_ARROW_WORDS and (look.text[0] in _OPENING or look.text[-1] in _CLOSING)
        if look.pieces < _FEWEST_PIECES and not points:
            continue
        if document.is_data(number) or look.sentence or not document.is_outside(number):
            continue
        if look.pieces >= _FEWEST_PIECES:
            if len(_FIGURE.findall(look.text)) >= _SOME_FIGURES:
                continue
            yield Finding(number, "boilerplate.navigation", "bar", 600)
        elif _ARROW.match(look.text) and not _QUOTED.match(look.text):
            yield Finding(number, "boilerplate.navigation", "bar", 600, "an arrow")


RULE = rule("bar", find, globals())
