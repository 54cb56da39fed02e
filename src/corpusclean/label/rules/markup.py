"""What an HTML page's own markup sets apart: ``nav``, ``footer``, share bars, related boxes, forms, by-lines.

By tag, role and class or id words of the elements around a block (``label/zones.py``). An element that holds much of the
page's running text is never set apart, whatever its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS: tuple[str, ...] = ()
LEAVES = (
    "= | The nav of the old church, the aside of the priest and the footer of the bill are what the book is about.",
)


def find(document: Document) -> Iterator[Finding]:
    if not document.page.elements:
        return
    blocks, labels, reasons = document.page.blocks, document.zones.labels, document.zones.reasons
    for number in document.visible:
        element = blocks[number].element
        if element is not None and (label := labels[element]) is not None:
            yield Finding(number, label, "markup", 650, reasons[element])


RULE = rule("markup", find, globals())
