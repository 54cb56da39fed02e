"""The sign with which a heading links to itself ("¶", "#", "§").

A block that is nothing but such a sign: a link in HTML, a pilcrow in plain text. Those that are glued to a heading have been
cut off before (``label/permalink.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from corpusclean.label.permalink import PILCROW, SIGNS
from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS = (
    """
=                      | Tides
boilerplate.navigation | ¶
=                      | This module computes the tides of a harbour for any day of the year, from a table of its constituents.
=                      | Boats
boilerplate.navigation | ¶
=                      | Every boat has a name and a draught, and neither can be changed once it has been registered.
""",
)
LEAVES = (
    """
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | #
= | ¶ The pilcrow was once written in red, by a hand of its own, where a new thought was to begin on the same line.
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
""",
)


def find(document: Document) -> Iterator[Finding]:
    for number, look in document.shown:
        sign = look.text.rstrip("\ufe0e") if len(look.text) <= 2 else ""
        if sign in SIGNS and (sign == PILCROW or look.linked):
            yield Finding(number, "boilerplate.navigation", "permalink", 950)


RULE = rule("permalink", find, globals())
