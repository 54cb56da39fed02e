"""HTML: from tags to blocks, without a tree.

One pass over the tokens with a stack of open elements. The text and its order are those of a full parser; the elements
around it are too, but for misnested formatting, which moves no text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import evolve

from corpusclean.model import Edit, Encoding, Page, Source
from corpusclean.provenance.replay import read_as, space
from corpusclean.read.html_facts import Facts, may_state
from corpusclean.read.html_rules import BEFORE, STAY, end_tag
from corpusclean.read.html_seen import HIDING, NOT_DISPLAYED, Seen, hidden_by
from corpusclean.read.html_stack import Frame, Stack
from corpusclean.read.html_strings import Script, with_strings
from corpusclean.read.html_tables import (
    BREAKOUT,
    FONT,
    FOREIGN_HIDDEN,
    FOREIGN_ROOTS,
    HIDDEN_UNLESS,
    INLINE,
    INTEGRATION,
    LEAVE_CELL,
    LINE,
    LINK,
    TAB,
    TAGS,
    Tag,
)
from corpusclean.read.html_text import Blocks
from corpusclean.read.html_tokens import END, START, TOKEN, Characters, behind, characters, raw_end, where

_WHITE = "\t\n\f\r "
_GAP = re.compile(r"[\t\n\f\r ]++")
_CDATA = "<![CDATA["


def _no_edits(_: str) -> tuple[Edit, ...]:
    return ()


def read_html(source: Source, encoding: Encoding, edits_of: Callable[[str], tuple[Edit, ...]] = _no_edits) -> Page:
    """The page of an HTML document whose bytes are in ``encoding.codec``.

    ``edits_of``: the repairs of a block's characters as its markup reads (replay step 2); not asked for code.
    """
    reader = Reader(characters(source.data, encoding.codec), edits_of)
    reader.read()
    blocks = reader.blocks
    facts = tuple(sorted(reader.facts.found, key=lambda fact: fact.start))
    found = with_strings(blocks.found, reader.scripts, reader.characters)
    return Page(source, "text/html", encoding, tuple(found), tuple(blocks.elements.found), facts)


class Reader:
    """One pass over one document."""

    def __init__(self, said: Characters, edits_of: Callable[[str], tuple[Edit, ...]] = _no_edits) -> None:
        self.characters = said
        self.lowered = said.lowered
        self.blocks = Blocks(said, edits_of)
        self.facts = Facts(said)
        self.stack = Stack()
        self.scripts: list[Script] = []
        self.titled = False

    def read(self) -> None:
        """Read the document from its beginning to its end."""
        at, end = self.characters.first, len(self.lowered)
        while at < end:
            at = self._scan(at)
        self.blocks.close()
        self.facts.close([], end)

    def _scan(self, at: int) -> int:
        """Read tokens from ``at`` on, until text has to be read in another way; where that text has ended."""
        lowered, blocks, stack, facts = self.lowered, self.blocks, self.stack, self.facts
        if not stack.top.seen.keep:
            at = self._skip_white(at)
        for token in TOKEN.finditer(lowered, at):
            start, end = token.span()
            if start > at or stack.top.seen.keep:
                self._text(at, start)
            at = end
            kind = token.lastindex
            jump = -1
            if kind == END:
                self._end(token[END])
            elif kind in START:
                jump = self._start(token)
            elif kind is not None:
                return end  # the document ends before the tag does, which is dropped, as browsers do
            elif lowered.startswith("<!", start):
                jump = self._declaration(start)
            if facts.awaited:
                facts.close(stack.frames, start)
            if jump >= 0:
                return jump
            if blocks.glued and lowered[end - 1] in _WHITE:
                blocks.space()
        self._text(at, len(lowered))
        return len(lowered)

    def _skip_white(self, at: int) -> int:
        match = _GAP.match(self.lowered, at)
        if match is None:
            return at
        self.blocks.space()
        return match.end()

    def _text(self, start: int, end: int) -> None:
        stack = self.stack
        if stack.top.seen.keep:
            while start > 0 and self.lowered[start - 1] in _WHITE:
                start -= 1
        if start == end:
            return
        if stack.top.name == "head":
            stack.pop_to(1)
        self.blocks.piece(start, end, stack.frames)

    def _declaration(self, start: int) -> int:
        """A comment, a doctype or, in svg and math, a CDATA section: where to go on, -1 for right behind it."""
        lowered, stack = self.lowered, self.stack
        if lowered.startswith("<!doctype", start):
            stack.quirks = False
        if not (stack.top.foreign and lowered.startswith("<![cdata[", start)):
            return -1
        if self.characters.said(start, start + len(_CDATA)) != _CDATA:
            return -1
        end = lowered.find("]]>", start)
        stop = end if end >= 0 else len(lowered)
        if stack.top.seen.dropped:
            self.blocks.close()
        else:
            self.blocks.whole(start + len(_CDATA), stop, "raw", stack.top)
        return min(stop + 3, len(lowered))

    # --- start tags ---

    def _start(self, token: re.Match[str]) -> int:
        """A start tag: where to go on behind the raw text that it begins, -1 if there is none."""
        name, stack, blocks = token[1], self.stack, self.blocks
        top = stack.top
        if top.home >= 0 and self._foreign(name, token):
            return -1
        tag = TAGS.get(name)
        if tag is None:
            if name in FOREIGN_ROOTS:
                self._open_foreign(name, name, token)
            else:
                self._open(name, INLINE, token)
            return -1
        if tag.ends and blocks.is_open:
            blocks.close()
        if top.name == "head" and not tag.head:
            stack.pop_to(1)
        if tag.before and not BEFORE[tag.before](stack):
            self._ignored(tag, token)
        elif tag.void:
            self._void(tag, token)
        else:
            self._open(name, tag, token)
            if tag.raw:
                return self._raw(tag, token)
        return -1

    def _open(self, name: str, tag: Tag, token: re.Match[str]) -> None:
        stack = self.stack
        parent = stack.top
        seen = stack.within(tag) if tag.alters else parent.seen
        said = token[3] or token[2]
        if said:
            if name == "a" and "href" in said:
                seen = stack.within(LINK)
            if "style" in said or "hidden" in said or "popover" in said or name in HIDDEN_UNLESS:
                seen = self._hidden(name, seen, token)
        elif name == "dialog":
            seen = self._hidden(name, seen, token)
        if tag.breaks:
            if tag.plain:
                self.blocks.breaks(tag.breaks, seen)
            else:
                self._break_before(tag, seen, parent)
        stack.push(name, tag, seen, token if said else None)
        if said and may_state(said):
            self.facts.of_element(name, token, stack.frames)

    def _hidden(self, name: str, seen: Seen, token: re.Match[str]) -> Seen:
        """``seen``, but hidden or not as the attributes of the start tag say."""
        said, hidden = token[3] or token[2] or "", seen.hidden
        hides = ("style" in said or "hidden" in said or "popover" in said) and HIDING.search(said)
        if hides or name == "dialog":
            hidden = hidden_by(name, self.characters.attributes(*where(token)), hidden)
        elif name == "template" and "shadowrootmode" in said:
            hidden = self.stack.top.seen.hidden
        return seen if hidden == seen.hidden else self.stack.hiding(seen, hidden)

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
        root = self.stack.frames[0]
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
            self.facts.of_head(tag.name, token)

    def _raw(self, tag: Tag, token: re.Match[str]) -> int:
        """Read the raw text behind a start tag: where it ends."""
        start = behind(token)
        end = raw_end(self.lowered, tag.name, start, in_noscript=self.stack.last("noscript") > 0)
        if tag.raw in ("raw", "rcdata"):
            self.blocks.whole(start, end, tag.raw, self.stack.top)
        elif tag.name == "script":
            said = token[3] or token[2] or ""
            linked = "ld+json" in said
            self.scripts.append(Script(start, end, linked, "json" in said))
            if linked:
                self.facts.add("json-ld", self.characters.said(start, end), "json-ld", start, end)
        if tag.name == "title" and not self.titled:
            title = space(read_as(self.characters.said(start, end), "rcdata"), "collapse")
            if title:
                self.titled = True
                self.facts.add("title", title, "html", start, end)
        return end

    # --- svg and math ---

    def _foreign(self, name: str, token: re.Match[str]) -> bool:
        """A start tag in svg or math: whether it is one of theirs; else these have ended."""
        stack = self.stack
        if name in BREAKOUT or (name == "font" and FONT.intersection(self.characters.attributes(*where(token)))):
            stack.pop_to(stack.top.home + 1)
            return False
        root = stack.top.name.partition(" ")[0]
        if name == "svg" and stack.top.name == "math annotation-xml":
            root = "svg"
        self._open_foreign(root, name, token)
        return True

    def _open_foreign(self, root: str, name: str, token: re.Match[str]) -> None:
        seen = self._hidden(name, self.stack.top.seen, token)
        if name in FOREIGN_HIDDEN:
            seen = evolve(seen, hidden=seen.hidden | NOT_DISPLAYED, dropped=seen.dropped or name in ("script", "style"))
        if name == "text":
            self._break_foreign(seen)
        if token[4] and token[4].endswith("/"):
            return
        integration = name in INTEGRATION[root] or (name == "annotation-xml" and "html" in (token[3] or token[2] or ""))
        self.stack.push_foreign(f"{root} {name}", seen, token, integration=integration)

    def _break_foreign(self, seen: Seen) -> None:
        self.blocks.close()
        self.blocks.breaks(LINE, seen)

    # --- end tags ---

    def _end(self, name: str) -> None:
        stack, blocks = self.stack, self.blocks
        top = stack.top
        if top.foreign and self._end_foreign(name):
            return
        tag = TAGS.get(name, INLINE)
        if tag.ends and blocks.is_open:
            blocks.close()
        seen = top.seen
        if name == top.name and name not in STAY:
            stack.pop()
        else:
            depth = stack.last(name)
            if depth >= 0:
                seen = stack.frames[depth].seen
            end_tag(stack, name, tag)
        if tag.breaks:
            if tag.plain:
                blocks.breaks(tag.breaks, seen)
            else:
                self._break_behind(tag, seen)

    def _end_foreign(self, name: str) -> bool:
        """An end tag in svg or math: whether it is that of an element of theirs."""
        stack = self.stack
        depth = max(stack.last("svg " + name), stack.last("math " + name))
        if depth <= stack.top.html:
            return False
        if name == "text":
            self._break_foreign(stack.frames[depth].seen)
        stack.pop_to(depth)
        return True

    def _break_behind(self, tag: Tag, seen: Seen) -> None:
        blocks = self.blocks
        if tag.name == "br":
            blocks.line_break(seen)
            return
        if tag.name in LEAVE_CELL:
            blocks.leave_cell()
        blocks.breaks(LINE if tag.lists and self.stack.top.seen.lists else tag.breaks, seen)
