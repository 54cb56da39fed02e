"""Names that elements mark one by one and that stand in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpusclean.metadata.around import LONGEST_LINE, Around
from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.leads import without_label

#: So many names in a line are several, and what stands between them.
_SEVERAL: Final = 2
_ELEMENTS: Final = ("link", "microdata")
_BETWEEN: Final = re.compile(r"[,;&·|/•]|\b(?:and|und|et|y|e|og|och|en|i|ja)\b")


def marked_together(around: Around, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The names that elements mark in one line near the title, if the line says nothing else."""
    marked = [
        one
        for one in found
        if one.field == "authors" and (one.key == "marked" or one.by in _ELEMENTS) and len(one.values) == 1
    ]
    if len(marked) < _SEVERAL:
        return
    for number in around.after:
        block = around.page.blocks[number]
        inside = [one.values[0] for one in marked if block.start <= (one.start or 0) and (one.end or 0) <= block.end]
        names = tuple(dict.fromkeys(inside))
        if len(names) < _SEVERAL or len(block.text) > LONGEST_LINE:
            continue
        rest = without_label(block.text)
        for name in names:
            rest = rest.replace(name, " ", 1)
        if not _BETWEEN.sub("", rest).strip():
            yield Candidate("authors", names, "byline block", block.start, block.end, "byline")
