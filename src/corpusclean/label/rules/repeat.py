"""The same words again: a paragraph that was found to be boilerplate once is boilerplate wherever it stands.

A heading that is no link is left alone where navigation says the same: a table of contents says all of them before they
come.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, First, Look
from corpusclean.model import Finding

FINDS: tuple[str, ...] = ()
LEAVES = (
    """
= | Row, row, row your boat, gently down the stream, until the lights of the town are seen no more.
= | Row, row, row your boat, gently down the stream, until the lights of the town are seen no more.
""",
)

_FEWEST_WORDS = 3
_MENU = "boilerplate.navigation"
_SOME_LINKS = 300


def find(document: Document, first: First) -> Iterator[Finding]:
    known: dict[str, Finding] = {}
    for number in document.visible:
        found, look = first[number], document.looks[number]
        if found and found.label.startswith("boilerplate.") and look.words >= _FEWEST_WORDS:
            known.setdefault(look.text, found)
    for number in document.visible if known else ():
        found = known.get(document.looks[number].text)
        if found and first[number] is None and not _is_listed(document.looks[number], found):
            yield Finding(number, found.label, "repeat", 700, f"as {found.rule}")


def _is_listed(look: Look, found: Finding) -> bool:
    """Whether a block is a heading of the page that a menu within the page names."""
    return found.label == _MENU and look.block.shape == "heading" and look.linked < _SOME_LINKS


RULE = rule("repeat", find, globals())
