"""A Markdown document's own marks without what could run: targets of other schemes, and tags but for harmless ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from corpusclean.markdown_scan import DEFINITION, MARGIN, TOKEN, Scan, is_allowed
from corpusclean.read.markdown_marks import label_of

_LINE: Final = r"(?:\r\n?+|\n)"
_BLANK: Final = re.compile(rf"({_LINE}[ \t]*+{_LINE})")
_ACTS: Final = re.compile(r"<[a-zA-Z/!?]|\][(:]")
_TICKS: Final = re.compile("`+")
#: What a bracket is followed by where the ticks behind it surely are not its target's or its label's.
_SIMPLE: Final = re.compile(r"\]\([^\s()<>`]*+(?:\([^\s()<>`]*+\)[^\s()<>`]*+)*+\)|\]\[[^\[\]`\n\r]*+\]|\](?![(\[])")
_DEFINES: Final = re.compile(rf"(?:\A|[\n\r]){MARGIN.pattern}\[([^\[\]]{{1,200}})\]:")
_HTML_LINE: Final = re.compile(rf"(?:\A|[\n\r]){MARGIN.pattern}<(?!https?:|mailto:|ftp:)[a-zA-Z/!?]")
_FENCE: Final = re.compile(r"([ >]*+)(`{3,}+[^`\n\r]*+|~{3,}+[^\n\r]*+)\Z")
_DEEPEST_FENCE: Final = 3
_MOST_PASSES: Final = 3


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
        target = DEFINITION.match(text, found.end())
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
        scan = Scan(chunk, labels, _code_spans(chunk) if inline and not number else {})
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
    while token := TOKEN.search(chunk, at):
        at = spans.get(token.start(), token.end())
        if token[0] == "]" and not _SIMPLE.match(chunk, token.start()):
            return False
    return True
