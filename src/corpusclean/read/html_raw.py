"""Text that is not markup: what stands in scripts, styles, titles and the like, and in CDATA sections."""

from __future__ import annotations

import re
from typing import Final

from corpusclean.html.stack import Stack
from corpusclean.html.tables import Tag
from corpusclean.provenance.replay import read_as, space
from corpusclean.read.html_facts import Facts
from corpusclean.read.html_strings import Script
from corpusclean.read.html_text import Blocks
from corpusclean.read.html_tokens import Characters, behind, raw_end

_CDATA: Final = "<![CDATA["
_CDATA_END: Final = "]]>"


class Raw:
    """Reads the raw text of a document, and keeps its ``scripts``, in the order of the source."""

    def __init__(self, said: Characters, stack: Stack, blocks: Blocks, facts: Facts) -> None:
        self.characters = said
        self.stack = stack
        self.blocks = blocks
        self.facts = facts
        self.scripts: list[Script] = []
        self._titled = False

    def read(self, tag: Tag, token: re.Match[str]) -> int:
        """Read the raw text behind the start tag ``token``: where it ends."""
        start = behind(token)
        in_noscript = self.stack.last("noscript") > 0
        end = raw_end(self.characters.lowered, tag.name, start, in_noscript=in_noscript)
        if tag.raw in ("raw", "rcdata"):
            self.blocks.whole(start, end, tag.raw, self.stack.top)
        else:
            self.blocks.skip()
        if tag.name == "script":
            self._script(start, end, token[3] or token[2] or "")
        if tag.name == "title" and not self._titled:
            self._title(start, end)
        return end

    def cdata(self, start: int) -> int:
        """Read what begins at ``start``: where it ends, -1 where it is no CDATA section. Only svg and math have any."""
        lowered, blocks, top = self.characters.lowered, self.blocks, self.stack.top
        if not lowered.startswith(_CDATA.lower(), start) or self.characters.said(start, start + len(_CDATA)) != _CDATA:
            return -1
        end = lowered.find(_CDATA_END, start)
        stop = end if end >= 0 else len(lowered)
        if top.seen.dropped:
            blocks.skip()
        else:
            blocks.whole(start + len(_CDATA), stop, "raw", top)
        return min(stop + len(_CDATA_END), len(lowered))

    def _script(self, start: int, end: int, attributes: str) -> None:
        linked = "ld+json" in attributes
        self.scripts.append(Script(start, end, linked, "json" in attributes))
        if linked:
            self.facts.add("json-ld", self.characters.said(start, end), "json-ld", start, end)

    def _title(self, start: int, end: int) -> None:
        """The document's title: the first that says something."""
        title = space(read_as(self.characters.said(start, end), "rcdata"), "collapse")
        if title:
            self._titled = True
            self.facts.add("title", title, "html", start, end)
