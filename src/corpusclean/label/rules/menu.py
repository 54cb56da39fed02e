"""Words of a menu that lost its bar.

Before the title or the article, a short line without a sentence right after or right before a line that was found to be
navigation or a cookie notice, and so on from line to line.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, First, Look
from corpusclean.model import Finding

FINDS = (
    """
boilerplate.navigation | Skip to content
boilerplate.navigation | Coast
boilerplate.navigation | Fields
boilerplate.navigation | Town
title                  | Harbour town votes to keep its last ferry
=                      | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
""",
)
LEAVES = (
    """
= | Coast
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | Fields
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
""",
)

_NEIGHBOURS = frozenset({"boilerplate.navigation", "boilerplate.cookie"})
_MENU_WORDS = frozenset(f"boilerplate.{kind}" for kind in ("about", "bio", "footer", "feedback", "related", "promo"))
_OVER_PHRASES = 910
_MOST_WORDS = 4

#: The rule for the sign beside a heading, which is no menu's.
_SIGN = "permalink"


def find(document: Document, first: First) -> Iterator[Finding]:
    if document.last_prose < 0:
        return  # no running text: a poem or a list may well begin with "Home"
    head = document.head
    titles = [at for at, n in enumerate(head) if (f := first[n]) is not None and f.label == "title"]
    head = head[: titles[0]] if titles else head
    for order in (head, head[::-1]):
        beside: str | None = None
        for number in order:
            found = first[number]
            if beside and _is_item(document.looks[number]) and (found is None or _is_weak(found)):
                yield Finding(number, beside, "menu", _OVER_PHRASES)
            else:
                is_menu = found is not None and found.label in _NEIGHBOURS and found.rule != _SIGN
                beside = found.label if found is not None and is_menu else None


def _is_weak(found: Finding) -> bool:
    """Whether a finding is no more than a word that menus have too ("About me", "Contact")."""
    return found.rule == "phrase" and found.label in _MENU_WORDS and found.evidence.startswith(("line:", "section:"))


def _is_item(look: Look) -> bool:
    return look.words <= _MOST_WORDS and not look.sentence and look.block.shape != "heading"


RULE = rule("menu", find, globals())
