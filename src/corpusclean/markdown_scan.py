"""One pass over the lines of a Markdown document: which targets and tags may stay, and what becomes of the others."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Final

from corpusclean.markdown_inline import SCHEMES
from corpusclean.read.markdown_marks import label_of

TOKEN: Final = re.compile(r"\\[!-/:-@\[-`{-~]|<(?=[a-zA-Z/!?])|!?\[|\]|`+")
#: What follows a bracket: the target up to its first parenthesis. A ">" may be a quotation's.
_TARGET: Final = re.compile(r"[\s>]*+(?:<([^<>\n\r]*+)|([^ \t\n\r<>()]*+))")
DEFINITION: Final = re.compile(
    r"[\s>]*+(?:<([^<>\n\r]*+)>|([^ \t\n\r<][^ \t\n\r]*+))[ \t]*+(?:[\"'(][^\n\r]*+)?(?=[\n\r]|\Z)"
)
_LABEL: Final = re.compile(r"\[([^\[\]]{0,200})\]")
_LONGEST_LABEL: Final = 200
#: What may stand before a definition or an HTML block in its line.
MARGIN: Final = re.compile(r"[ \t>*+\-\d.)]*+")
_WIDEST_MARGIN: Final = 100
_AUTOLINK: Final = re.compile(r"<(?:(?:https?|ftp)://|mailto:|[\w.+-]++@)[^\s<>`]*+>", re.IGNORECASE)
_PLAIN_TARGET: Final = re.compile(r"\([ \t]*+<(?:https?:|mailto:|ftp:|[./#])[^\s<>`]*+>")
_ELEMENTS: Final = (
    "a abbr b big blockquote br center cite code dd del details dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 "
    "h6 hr i img ins kbd li mark ol p q s samp small span strike strong sub summary sup table tbody td tfoot th thead "
    "tr tt u ul var wbr"
)
_ATTRIBUTES: Final = "align|alt|class|color|colspan|height|href|id|lang|name|open|rel|rowspan|src|title|valign|width"
_TAG: Final = re.compile(
    rf"</?+(?:{_ELEMENTS.replace(' ', '|')})"
    rf"""(?:[ \t]++(?:{_ATTRIBUTES})(?:=(?:"[^"<>`]*+"|'[^'<>`]*+'))?+)*+[ \t]*+/?>""",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(r"""[ \t](?:href|src)=(?:"([^"]*+)"|'([^']*+)')""", re.IGNORECASE)
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_NOT_READ: Final = re.compile("[\0-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")
_ADDRESS_HEAD: Final = re.compile("[^/?#]*+")

_Edit = tuple[int, int, str]


def is_allowed(target: str) -> bool:
    """Whether a target as Markdown or HTML writes it is relative or of an allowed scheme, however it is encoded."""
    for said in (target, _ESCAPE.sub(r"\1", target)):
        head = _ADDRESS_HEAD.match(_NOT_READ.sub("", html.unescape(said)))
        scheme, colon, _ = head[0].partition(":") if head else ("", "", "")
        if colon and scheme.lower() not in SCHEMES:
            return False
    return True


class Scan:
    """One pass over a run of lines, from left to right."""

    def __init__(self, chunk: str, labels: frozenset[str], code: Mapping[int, int]) -> None:
        self._chunk, self._labels, self._code = chunk, labels, code
        self._edits: list[_Edit] = []
        self._open: list[tuple[int, int]] = []
        self._last_comment = chunk.rfind("-->")
        self._pairs: dict[int, int] | None = None

    def changed(self, *, inline: bool) -> str:
        """The lines without what could run. ``inline``: no HTML block begins among them."""
        at = 0
        while token := TOKEN.search(self._chunk, at):
            at = token.end()
            if token[0][0] == "`":
                at = self._code.get(token.start(), at)
            elif token[0] == "<":
                at = self._angle(token.start(), inline=inline)
            elif token[0] == "\\<" and not inline:
                at = self._angle(token.start() + 1, inline=False)
            elif token[0][-1] == "[" and token[0][0] != "\\":
                self._open.append(token.span())
            elif token[0] == "]":
                at = self._bracket(token.start(), inline=inline)
        return self._edited()

    def _edited(self) -> str:
        out, at = [], 0
        for start, end, new in sorted(self._edits):
            if start >= at:
                out += [self._chunk[at:start], new]
                at = end
        return "".join(out) + self._chunk[at:]

    def _angle(self, at: int, *, inline: bool) -> int:
        if inline and (link := _AUTOLINK.match(self._chunk, at)):
            return link.end()
        tag = _TAG.match(self._chunk, at)
        if tag and all(is_allowed(double or single) for double, single in _LEADS.findall(tag[0])):
            return tag.end()
        if self._chunk.startswith("<!--", at) and at + 4 <= self._last_comment:
            end = self._chunk.index("-->", at + 4) + 3
            self._edits.append((at, end, " "))
            return end
        self._edits.append((at, at + 1, "&lt;"))
        return at + 1

    def _bracket(self, at: int, *, inline: bool) -> int:
        opened = self._open.pop() if self._open else None
        behind = self._chunk[at + 1 : at + 2]
        if behind == "(":
            target = _TARGET.match(self._chunk, at + 2)
            if target and not is_allowed(target[1] or target[2] or ""):
                return self._without_target(at, opened)
            plain = _PLAIN_TARGET.match(self._chunk, at + 1) if inline else None
            return plain.end() if plain else at + 1
        if behind == ":" and opened and self._begins_line(opened[0]):
            target = DEFINITION.match(self._chunk, at + 2)
            if not target or is_allowed(target[1] or target[2] or ""):
                return at + 1
            self._edits.append((opened[0], target.end(), ""))
            return target.end()
        return self._reference(at, opened) if opened and self._labels else at + 1

    def _without_target(self, at: int, opened: tuple[int, int] | None) -> int:
        if self._pairs is None:
            self._pairs = _pairs(self._chunk)
        end = self._pairs.get(at + 1)
        if end is None or opened is None:
            self._edits.append((at + 1, at + 1, "\\"))
            return at + 2
        self._edits += [(*opened, ""), (at, end, "")]
        return end

    def _reference(self, at: int, opened: tuple[int, int]) -> int:
        own = self._chunk[opened[1] : at] if at - opened[1] <= _LONGEST_LABEL else ""
        label = _LABEL.match(self._chunk, at + 1)
        if label_of((label[1] if label else "") or own) not in self._labels:
            return at + 1
        end = label.end() if label else at + 1
        self._edits += [(*opened, ""), (at, end, "")]
        return end

    def _begins_line(self, at: int) -> bool:
        first = max(self._chunk.rfind(end, max(0, at - _WIDEST_MARGIN), at) for end in "\n\r") + 1
        return bool((first or at <= _WIDEST_MARGIN) and MARGIN.fullmatch(self._chunk, first, at))


def _pairs(chunk: str) -> dict[int, int]:
    """Where the parenthesis ends that opens at a place."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in re.finditer(r"\\[()\\]|[()]", chunk):
        if found[0] == "(":
            opened.append(found.start())
        elif found[0] == ")" and opened:
            pairs[opened.pop()] = found.end()
    return pairs
