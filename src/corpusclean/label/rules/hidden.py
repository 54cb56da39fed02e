"""Text that a browser would not show.

Blocks under ``hidden``, ``display: none``, ``template``, ``noscript`` and their like are kept out of the text and
reported, because hidden text is where instructions to machines are planted.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS: tuple[str, ...] = ()
LEAVES = ("= | What the museum keeps in its cellar was hidden from the public for forty years, and nobody asked for it.",)


def find(document: Document) -> Iterator[Finding]:
    for number, look in enumerate(document.looks):
        if look.block.hidden:
            yield Finding(number, "hidden", "hidden", 900)


RULE = rule("hidden", find, globals())
