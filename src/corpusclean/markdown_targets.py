"""A Markdown document's own marks without what could run: targets of other schemes, and tags but for harmless ones."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from corpusclean.markdown_inline import SCHEMES
from corpusclean.read.markdown_marks import label_of

_LINE: Final = r"(?:\r\n?+|\n)"
_BLANK: Final = re.compile(rf"({_LINE}[ \t]*+{_LINE})")
_ACTS: Final = re.compile(r"<[a-zA-Z/!?]|\][(:]")
_TOKEN: Final = re.compile(r"\\[!-/:-@\[-`{-~]|<(?=[a-zA-Z/!?])|!?\[|\]|`+")
_TICKS: Final = re.compile("`+")
#: What follows a bracket: the target up to its first parenthesis. A ">" may be a quotation's.
_TARGET: Final = re.compile(r"[\s>]*+(?:<([^<>\n\r]*+)|([^ \t\n\r<>()]*+))")
_DEFINITION: Final = re.compile(
    r"[\s>]*+(?:<([^<>\n\r]*+)>|([^ \t\n\r<][^ \t\n\r]*+))[ \t]*+(?:[\"'(][^\n\r]*+)?(?=[\n\r]|\Z)"
)
#: What a bracket is followed by where the ticks behind it surely are not its target's or its label's.
_SIMPLE: Final = re.compile(r"\]\([^\s()<>`]*+(?:\([^\s()<>`]*+\)[^\s()<>`]*+)*+\)|\]\[[^\[\]`\n\r]*+\]|\](?![(\[])")
_LABEL: Final = re.compile(r"\[([^\[\]]{0,200})\]")
_LONGEST_LABEL: Final = 200
#: What may stand before a definition or an HTML block in its line.
_MARGIN: Final = re.compile(r"[ \t>*+\-\d.)]*+")
_WIDEST_MARGIN: Final = 100
_DEFINES: Final = re.compile(rf"(?:\A|[\n\r]){_MARGIN.pattern}\[([^\[\]]{{1,200}})\]:")
_HTML_LINE: Final = re.compile(rf"(?:\A|[\n\r]){_MARGIN.pattern}<(?!https?:|mailto:|ftp:)[a-zA-Z/!?]")
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
_FENCE: Final = re.compile(r"([ >]*+)(`{3,}+[^`\n\r]*+|~{3,}+[^\n\r]*+)\Z")
_DEEPEST_FENCE: Final = 3
_MOST_PASSES: Final = 3

_Edit = tuple[int, int, str]


def is_allowed(target: str) -> bool:
    """Whether a target as Markdown or HTML writes it is relative or of an allowed scheme, however it is encoded."""
    for said in (target, _ESCAPE.sub(r"\1", target)):
        head = _ADDRESS_HEAD.match(_NOT_READ.sub("", html.unescape(said)))
        scheme, colon, _ = head[0].partition(":") if head else ("", "", "")
        if colon and scheme.lower() not in SCHEMES:
            return False
    return True


def cleared(parts: Iterable[tuple[str, bool]]) -> str:
    """Pieces of a Markdown document as one; of each whether it was read as fenced code, which stays as it is."""
    texts = list(_merged(parts))
    labels = frozenset(label for text, is_code in texts if not is_code for label in _refused_labels(text))
    return "".join(text if is_code else _cleared(text, labels) for text, is_code in texts)


def _merged(parts: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Text between fenced code. Code is none where its fences or what stands right above may be read otherwise."""
    held: list[str] = []
    html_above, parted = False, True
    for text, is_code in parts:
        if is_code and not html_above and _is_fenced(text, parted=parted):
            yield "".join(held), False
            yield text, True
            held, parted = [], False
            continue
        held.append(text)
        blank = [found.end() for found in _BLANK.finditer(text)]
        parted = bool(blank and blank[-1] == len(text)) or (parted and not text)
        html_above = "<" in text[blank[-1] :] if blank else html_above or "<" in text
    yield "".join(held), False


def _is_fenced(text: str, *, parted: bool) -> bool:
    """Whether the first and only the last line of ``text`` are fences, and no line between stands further out."""
    first, *rest = re.split(_LINE, text)
    opening = _FENCE.match(first)
    if not opening or not rest or not (parted or len(opening[1]) <= _DEEPEST_FENCE):
        return False
    margin, sign = opening[1], opening[2][0]
    length = len(opening[2]) - len(opening[2].lstrip(sign))
    ends = [
        n for n, line in enumerate(rest) if (said := line.strip(" \t>")) == sign * len(said) and len(said) >= length
    ]
    return ends == [len(rest) - 1] and all(line.startswith(margin) for line in rest if line.strip())


def _refused_labels(text: str) -> Iterator[str]:
    for found in _DEFINES.finditer(text) if "]:" in text else ():
        target = _DEFINITION.match(text, found.end())
        if target and not is_allowed(target[1] or target[2] or ""):
            yield label_of(found[1])


def _cleared(text: str, labels: frozenset[str]) -> str:
    if not labels and not _ACTS.search(text):
        return text
    return "".join(said if n % 2 else _settled(said, labels) for n, said in enumerate(_BLANK.split(text)))


def _settled(chunk: str, labels: frozenset[str]) -> str:
    """A run of lines with nothing left to change. Code in a line stays only where nothing else had to change."""
    if not labels and not _ACTS.search(chunk):
        return chunk
    for number in range(_MOST_PASSES):
        inline = not _HTML_LINE.search(chunk)
        scan = _Scan(chunk, labels, _code_spans(chunk) if inline and not number else {})
        changed = scan.changed(inline=inline)
        if changed == chunk:
            return chunk
        chunk = changed
    return chunk.replace("<", "&lt;").replace("](", r"]\(").replace("]:", r"]\:")


def _code_spans(chunk: str) -> Mapping[int, int]:
    """Where code in a line begins and ends; none if there may be another way to read the ticks."""
    spans: dict[int, int] = {}
    if "\\`" in chunk:
        return {}
    start = None
    for line in re.finditer(r"[^\n\r]+", chunk):
        runs = list(_TICKS.finditer(chunk, *line.span()))
        for run in runs:
            if start is None:
                start = run
            elif len(run[0]) == len(start[0]):
                said = chunk[start.end() : run.start()]
                if "|" in said or "]:" in said:
                    return {}
                spans[start.start()] = run.end()
                start = None
        if start is not None:
            return {}
    return spans if _are_sure(chunk, spans) else {}


def _are_sure(chunk: str, spans: Mapping[int, int]) -> bool:
    """Whether none of the ticks may stand in a link's target or label."""
    at = 0
    while token := _TOKEN.search(chunk, at):
        at = spans.get(token.start(), token.end())
        if token[0] == "]" and not _SIMPLE.match(chunk, token.start()):
            return False
    return True


class _Scan:
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
        while token := _TOKEN.search(self._chunk, at):
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
            target = _DEFINITION.match(self._chunk, at + 2)
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
        return bool((first or at <= _WIDEST_MARGIN) and _MARGIN.fullmatch(self._chunk, first, at))


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
