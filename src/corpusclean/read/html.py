"""HTML: from tags to blocks, without a tree.

One pass over the tokens with a stack of open elements. The text and its order are those of a full parser; the elements
around it are too, but for misnested formatting, which moves no text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpusclean.model import Edit, Encoding, Page, Source
from corpusclean.provenance.replay import read_as, space
from corpusclean.read.html_facts import Facts, says_day
from corpusclean.read.html_rules import BEFORE, STAY, end_tag
from corpusclean.read.html_seen import NOT_DISPLAYED, Seen, hidden_by
from corpusclean.read.html_stack import Frame, Stack
from corpusclean.read.html_tables import (
    BREAKOUT,
    FONT,
    FOREIGN_HIDDEN,
    FOREIGN_ROOTS,
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
from corpusclean.read.html_tokens import TOKEN, Characters, characters, raw_end

_WHITE = "\t\n\f\r "
_GAP = re.compile(r"[\t\n\f\r ]++")
_CDATA = "<![CDATA["
#: The last group of a start tag and of an end tag in ``TOKEN``.
_START, _END = 4, 6


def _no_edits(_: str) -> tuple[Edit, ...]:
    return ()


def read_html(source: Source, encoding: Encoding, edits_of: Callable[[str], tuple[Edit, ...]] = _no_edits) -> Page:
    """The page of an HTML document whose bytes are in ``encoding.codec``.

    ``edits_of``: the repairs of a block's characters as its markup reads (replay step 2); not asked for code.
    """
    reader = _Reader(characters(source.data, encoding.codec), edits_of)
    reader.read()
    blocks = reader.blocks
    facts = tuple(sorted(reader.facts.found, key=lambda fact: fact.start))
    return Page(source, "text/html", encoding, tuple(blocks.found), tuple(blocks.elements.found), facts)


class _Reader:
    """One pass over one document."""

    def __init__(self, said: Characters, edits_of: Callable[[str], tuple[Edit, ...]]) -> None:
        self.characters = said
        self.lowered = said.lowered
        self.blocks = Blocks(said, edits_of)
        self.facts = Facts(said)
        self.stack = Stack()
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
        end = len(lowered)
        if not stack.top.seen.keep:
            at = self._skip_white(at)
        for token in TOKEN.finditer(lowered, at):
            start = token.start()
            if start > at or stack.top.seen.keep:
                self._text(at, start)
            at = token.end()
            kind = token.lastindex
            if at == end and kind and not token[kind]:
                return end  # an unfinished tag is dropped, as browsers do
            jump = -1
            if kind == _START:
                jump = self._start(token[1], token)
            elif kind == _END:
                self._end(token[5])
            elif lowered.startswith("<!", start):
                jump = self._declaration(start)
            if facts.awaited:
                facts.close(stack.frames, start)
            if jump >= 0:
                return jump
            if blocks.glued and lowered[at - 1] in _WHITE:
                blocks.space()
        self._text(at, end)
        return end

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

    def _start(self, name: str, token: re.Match[str]) -> int:
        """A start tag: where to go on behind the raw text that it begins, -1 if there is none."""
        stack, blocks = self.stack, self.blocks
        if stack.top.home >= 0 and self._foreign(name, token):
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
        if not tag.head and stack.top.name == "head":
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
        stack, said = self.stack, token[2]
        parent = stack.top
        seen = self._seen(name, tag, token) if tag.alters or said else parent.seen
        if tag.breaks:
            self._break_before(tag, seen, parent)
        stack.push(name, tag, seen, token.span(2))
        if said and ("itemprop" in said or "rel=" in said or "datetime" in said or says_day(said)):
            self.facts.of_element(name, token, stack.frames)

    def _seen(self, name: str, tag: Tag, token: re.Match[str]) -> Seen:
        around, said = self.stack.top.seen, token[2]
        seen = self.stack.within(tag) if tag.alters else around
        if name == "a" and "href" in said:
            seen = self.stack.within(LINK)
        hidden = seen.hidden
        if name == "dialog" or "hidden" in said or "display" in said or "visibility" in said or "popover" in said:
            hidden = hidden_by(name, self.characters.attributes(*token.span(2)), hidden)
        elif name == "template" and "shadowrootmode" in said:
            hidden = around.hidden
        return seen if hidden == seen.hidden else seen._replace(hidden=hidden)

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
        if tag.name == "html" and root.start == root.end:
            root.start, root.end = token.span(2)
            said = self.characters.attributes(*token.span(2))
            language = said.get("lang") or said.get("xml:lang")
            if language:
                self.facts.add("lang", language, "html", token.start(), token.end(4))
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
        start = token.end(4)
        end = raw_end(self.lowered, tag.name, start, in_noscript=self.stack.last("noscript") > 0)
        if tag.raw in ("raw", "rcdata"):
            self.blocks.whole(start, end, tag.raw, self.stack.top)
        elif tag.name == "script" and "ld+json" in token[2]:
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
        if name in BREAKOUT or (name == "font" and FONT.intersection(self.characters.attributes(*token.span(2)))):
            stack.pop_to(stack.top.home + 1)
            return False
        root = stack.top.name.partition(" ")[0]
        if name == "svg" and stack.top.name == "math annotation-xml":
            root = "svg"
        self._open_foreign(root, name, token)
        return True

    def _open_foreign(self, root: str, name: str, token: re.Match[str]) -> None:
        seen = self._seen(name, INLINE, token)
        if name in FOREIGN_HIDDEN:
            seen = seen._replace(
                hidden=seen.hidden | NOT_DISPLAYED, dropped=seen.dropped or name in ("script", "style")
            )
        if name == "text":
            self._break_foreign(seen)
        if token[3].endswith("/"):
            return
        integration = name in INTEGRATION[root] or (name == "annotation-xml" and "html" in token[2])
        self.stack.push_foreign(f"{root} {name}", seen, token.span(2), integration=integration)

    def _break_foreign(self, seen: Seen) -> None:
        self.blocks.close()
        self.blocks.breaks(LINE, seen)

    # --- end tags ---

    def _end(self, name: str) -> None:
        stack, blocks = self.stack, self.blocks
        top = stack.top
        if top.foreign:
            depth = max(stack.last("svg " + name), stack.last("math " + name))
            if depth > top.html:
                if name == "text":
                    self._break_foreign(stack.frames[depth].seen)
                stack.pop_to(depth)
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
            self._break_behind(tag, seen)

    def _break_behind(self, tag: Tag, seen: Seen) -> None:
        blocks = self.blocks
        if tag.name == "br":
            blocks.line_break(seen)
            return
        if tag.name in LEAVE_CELL:
            blocks.leave_cell()
        blocks.breaks(LINE if tag.lists and self.stack.top.seen.lists else tag.breaks, seen)
