"""Menus: at least three lines in a row that are nothing but links, outside the running text.

Before the article they lead through the site, after it they lead to other articles. Addresses written out
("https://…") are the article's references, and in plain text the items of a list may be the article's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS: tuple[str, ...] = ()
LEAVES = (
    """
= | Three of the boats are still afloat, and each of them has a page of its own in the register of the harbour office.
article.list | - Ilse
article.list | - Marie
article.list | - Northwind
= | The fourth was broken up for firewood in the winter of the great frost, when nothing else was left to burn.
""",
)

_LINKED = 700
_FEWEST = 3
_MOST_WORDS = 20
_ADDRESS = ("http://", "https://", "www.")


def find(document: Document) -> Iterator[Finding]:
    first_prose, last_prose = document.first_prose, document.last_prose
    run: list[int] = []
    for number in (*document.visible, None):
        if number is not None and not first_prose <= number <= last_prose and _is_link(document, number):
            run.append(number)
            continue
        if len(run) >= _FEWEST and not _are_addresses(document, run):
            head = run[0] < first_prose
            kind = "navigation" if head else "related"
            yield from (Finding(n, f"boilerplate.{kind}", "link-list", 600, f"{len(run)} lines of links") for n in run)
        run = []


def _are_addresses(document: Document, run: list[int]) -> bool:
    """Whether most lines of a run are addresses written out."""
    return sum(document.looks[n].text.startswith(_ADDRESS) for n in run) * 2 > len(run)


def _is_link(document: Document, number: int) -> bool:
    """Whether a line is nothing but links, or a sign between them; in plain text an item of a list may be the article's."""
    look = document.looks[number]
    if look.words == 0:
        return True
    if look.block.shape == "list" and not document.page.elements:
        return False
    is_title = look.block.shape == "heading" and look.block.level == 1
    return look.linked >= _LINKED and look.words <= _MOST_WORDS and not is_title


RULE = rule("link-list", find, globals())
