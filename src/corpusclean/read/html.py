"""HTML: from tags to blocks, without a tree.

One pass over the tokens with a stack of open elements. The text and its order are those of a full parser; the elements
around it are too, but for misnested formatting, which moves no text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpusclean.html.rules import BEFORE, end_tag
from corpusclean.html.seen import Seen, hidden_by, may_hide
from corpusclean.html.stack import Frame, Name, Stack
from corpusclean.html.tables import FOREIGN_ROOTS, INLINE, LEAVE_CELL, LINE, LINK, STAY, TAB, TAGS, Tag
from corpusclean.model import Edit, Encoding, Page, Source
from corpusclean.read.html_facts import Facts, may_state
from corpusclean.read.html_foreign import Foreign
from corpusclean.read.html_raw import Raw
from corpusclean.read.html_strings import with_strings
from corpusclean.read.html_text import Blocks
from corpusclean.read.html_tokens import CLASS, END, START, TOKEN, Characters, behind, characters, where

_WHITE = "\t\n\f\r "
_GAP = re.compile(r"[\t\n\f\r ]++")


def _no_edits(_: str) -> tuple[Edit, ...]:
    return ()


def read_html(
    source: Source,
    encoding: Encoding,
    edits_of: Callable[[str], tuple[Edit, ...]] = _no_edits,
    media_type: str = "text/html",
) -> Page:
    """The page of an HTML document whose bytes are in ``encoding.codec``.

    ``edits_of``: the repairs of a block's characters as its markup reads (replay step 2); not asked for code.
    """
    reader = Reader(characters(source.data, encoding.codec), edits_of)
    reader.read()
    blocks = reader.blocks
    facts = tuple(sorted(reader.facts.found, key=lambda fact: fact.start))
    found = with_strings(blocks.found, reader.raw.scripts, reader.characters)
    return Page(
        source, media_type, encoding, tuple(found), tuple(blocks.elements.found), facts, tuple(blocks.elements.parents)
    )


class Reader:
    """One pass over one document.

    A subclass may override ``read_text``, ``read_raw`` and ``read_end`` to see where text and end tags stand.
    ``stack``: a new one, where not given.
    """

    def __init__(
        self,
        said: Characters,
        edits_of: Callable[[str], tuple[Edit, ...]] = _no_edits,
        stack: Stack | None = None,
    ) -> None:
        self.characters = said
        self.lowered = said.lowered
        self.blocks = Blocks(said, edits_of)
        self.facts = Facts(said)
        self.stack = stack or Stack()
        self.foreign = Foreign(said, self.stack, self.blocks)
        self.raw = Raw(said, self.stack, self.blocks, self.facts)

    def read(self) -> None:
        """Read the document from its beginning to its end."""
        at, end = self.characters.first, len(self.lowered)
        while at < end:
            at = self._scan(at)
        self.blocks.close()
        self.stack.pop_to(1)
        self.facts.close(end)
        self.stack.root.token = None  # the root holds itself, and its token would hold all characters

    def _scan(self, at: int) -> int:
        """Read tokens from ``at`` on, until text has to be read in another way; where that text has ended."""
        lowered, blocks, stack, awaited = self.lowered, self.blocks, self.stack, self.facts.awaited
        if not stack.top.seen.keep:
            at = self._skip_white(at)
        for token in TOKEN.finditer(lowered, at):
            start, end = token.span()
            if start > at or stack.top.seen.keep:
                self.read_text(at, start)
            at = end
            kind = token.lastindex
            jump = -1
            if kind == END:
                name, of = token[END], stack.top.of
                tag = of.tag
                if name == of.name and of.plain and tag.breaks <= blocks.settled and not (tag.ends and blocks.is_open):
                    top = stack.top  # as most: the innermost element, and nothing is broken
                    top.is_open = False
                    of.open.pop()
                    stack.top = top.parent
                else:
                    self.read_end(name)
            elif kind in START:
                jump = self._start(token, kind)
            elif kind is not None:
                return end  # the document ends before the tag does, which is dropped, as browsers do
            elif lowered.startswith("<!", start):
                jump = self._declaration(start)
            if awaited:
                self.facts.close(start)
            if jump >= 0:
                return jump
            if blocks.glued and lowered[end - 1] in _WHITE:
                blocks.space()
        self.read_text(at, len(lowered))
        return len(lowered)

    def _skip_white(self, at: int) -> int:
        match = _GAP.match(self.lowered, at)
        if match is None:
            return at
        self.blocks.space()
        return match.end()

    def read_text(self, start: int, end: int) -> None:
        """Read the text between two tags."""
        stack = self.stack
        if stack.top.seen.keep:
            while start > 0 and self.lowered[start - 1] in _WHITE:
                start -= 1
        if start == end:
            return
        if stack.top.of.name == "head":
            stack.pop_to(1)
        self.blocks.piece(start, end, stack.top)

    def _declaration(self, start: int) -> int:
        """A comment, a doctype or, in svg and math, a CDATA section: where to go on, -1 for right behind it."""
        if self.lowered.startswith("<!doctype", start):
            self.stack.quirks = False
        return self.raw.cdata(start) if self.stack.top.foreign else -1

    # --- start tags ---

    def _start(self, token: re.Match[str], kind: int) -> int:
        """A start tag: where to go on behind the raw text that it begins, -1 if there is none."""
        stack, blocks = self.stack, self.blocks
        name = stack.names.get(token[1]) or stack.named(token[1])
        top, tag = stack.top, name.tag
        if top.home >= 0 and self.foreign.start(token):
            return -1
        if tag.ends and blocks.is_open:
            blocks.close()
        if (name.alone or name.watched or stack.top.of.name == "head") and self._stands_alone(name, token):
            return self.foreign.skip(token.end()) if name.name == "svg" else -1
        top, states = stack.top, False
        seen = self._inside(tag, token) if tag.alters else top.seen
        if kind == CLASS:
            states = self.facts.in_class(token[CLASS])
        elif kind > CLASS and (said := token[3]):
            if name.leads or may_hide(said):
                seen = self._attributed(name.name, seen, token, said)
            states = may_state(said)
        if not tag.plain:
            self._break_before(tag, seen, top)
        elif tag.breaks > blocks.settled:
            blocks.breaks(tag.breaks, seen)
        stack.push(name, seen, token if kind > 1 else None)
        if states:
            self.facts.of_element(token, stack.top)
        return self.read_raw(tag, token) if tag.raw else -1

    def _stands_alone(self, name: Name, token: re.Match[str]) -> bool:
        """Whether a start tag opens nothing that end tags of HTML close. What it closes has been closed."""
        stack, tag = self.stack, name.tag
        if name.name in FOREIGN_ROOTS:
            self.foreign.open(name.name, token)
            return True
        if stack.top.of.name == "head" and not tag.head:
            stack.pop_to(1)
        if name.watched and not BEFORE[tag.before](stack):
            self._ignored(tag, token)
            return True
        if tag.void:
            self._void(tag, token)
        return tag.void

    def _inside(self, tag: Tag, token: re.Match[str]) -> Seen:
        """How text is seen in an element that alters this."""
        seen = self.stack.within(tag)
        return self._hidden("dialog", seen, token) if tag.name == "dialog" else seen

    def _attributed(self, name: str, seen: Seen, token: re.Match[str], said: str) -> Seen:
        """``seen``, as the attributes ``said`` of the start tag change it."""
        if name == "a" and "href" in said:
            seen = self.stack.within(LINK)
        if may_hide(said):
            return self._hidden(name, seen, token)
        if name == "template" and "shadowrootmode" in said:
            return self.stack.top.seen
        return seen

    def _hidden(self, name: str, seen: Seen, token: re.Match[str]) -> Seen:
        """``seen``, but hidden or not as the attributes of the start tag say."""
        said = self.characters.attributes(*where(token))
        return self.stack.hiding(seen, hidden_by(name, said, seen.hidden))

    def _break_before(self, tag: Tag, seen: Seen, parent: Frame) -> None:
        blocks = self.blocks
        if tag.breaks == TAB:
            blocks.cell(seen, first=not parent.filled)
            parent.filled = True
        elif tag.name == "tr":
            blocks.row(seen, first=not parent.filled)
            parent.filled = True
        else:
            blocks.breaks(LINE if tag.lists and parent.seen.lists else tag.breaks, seen)

    def _ignored(self, tag: Tag, token: re.Match[str]) -> None:
        root = self.stack.root
        if tag.name == "html" and root.token is None:
            root.token = token if token[3] or token[2] else None
            said = self.characters.attributes(*where(token))
            language = said.get("lang") or said.get("xml:lang")
            if language:
                self.facts.add("lang", language, "html", token.start(), behind(token))
        elif tag.breaks:
            self.blocks.breaks(tag.breaks, self.stack.top.seen)

    def _void(self, tag: Tag, token: re.Match[str]) -> None:
        seen = self.stack.top.seen
        if tag.name == "br":
            self.blocks.line_break(seen)
        elif tag.breaks:
            self.blocks.breaks(tag.breaks, seen)
        elif tag.name in ("base", "link", "meta"):
            self.facts.of_head(token)

    def read_raw(self, tag: Tag, token: re.Match[str]) -> int:
        """Read the raw text that a start tag begins: where it ends."""
        return self.raw.read(tag, token)

    # --- end tags ---

    def read_end(self, said: str) -> None:
        """Read the end tag of ``said``, unless it closes the innermost element and breaks no text."""
        stack, blocks = self.stack, self.blocks
        top = stack.top
        if said == top.of.name and said not in STAY:
            tag, seen = top.of.tag, top.seen
            if tag.ends and blocks.is_open:
                blocks.close()
            stack.pop()
        elif top.foreign and self.foreign.end(said):
            return
        else:
            tag, seen = self._end_around(said)
        if not tag.plain:
            self._break_behind(tag, seen)
        elif tag.breaks > blocks.settled:
            blocks.breaks(tag.breaks, seen)

    def _end_around(self, said: str) -> tuple[Tag, Seen]:
        """The end of an element that is not the innermost, if it is open."""
        stack, tag = self.stack, TAGS.get(said, INLINE)
        if tag.ends and self.blocks.is_open:
            self.blocks.close()
        name = stack.names.get(said)
        seen = (name.open[-1] if name and name.open else stack.top).seen
        end_tag(stack, said, tag)
        return tag, seen

    def _break_behind(self, tag: Tag, seen: Seen) -> None:
        blocks = self.blocks
        if tag.name == "br":
            blocks.line_break(seen)
            return
        if tag.name in LEAVE_CELL:
            blocks.leave_cell()
        blocks.breaks(LINE if tag.lists and self.stack.top.seen.lists else tag.breaks, seen)
