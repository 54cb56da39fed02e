"""Text that a browser would not show.

The text of a page's ``head`` (its ``title``) is ``meta``. Blocks under ``hidden``, ``display: none``, ``template``, ``noscript`` and their like are kept out of the text and
reported, because hidden text is where instructions to machines are planted.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS: tuple[str, ...] = ()
LEAVES = (
    "= | What the museum keeps in its cellar was hidden from the public for forty years, and nobody asked for it.",
)


def find(document: Document) -> Iterator[Finding]:
    for number, look in enumerate(document.looks):
        if look.block.hidden:
            label = "meta" if _is_head(document, look.block.element) else "hidden"
            yield Finding(number, label, "hidden", 900)


def _is_head(document: Document, element: int | None) -> bool:
    elements = document.page.elements
    return element is not None and elements[element].tag == "title"


RULE = rule("hidden", find, globals())
