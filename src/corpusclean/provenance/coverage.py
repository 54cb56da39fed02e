"""Whether the blocks of a record hold every word of its source: the one thing that a ledger cannot say of itself.

The source is read as a whole here, by a reader of its own that knows nothing of blocks, elements or labels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from corpusclean.provenance import replay

_MARK: Final = re.compile(replay.MARK)
_NAME: Final = re.compile(r"<(/?)([A-Za-z][^\t\n\f\r />]*+)")
#: Elements whose content holds no markup, and how it reads; scripts and styles are not read.
_RAW: Final = {
    **dict.fromkeys(("script", "style"), ""),
    **dict.fromkeys(("title", "textarea"), "rcdata"),
    **dict.fromkeys(("iframe", "noembed", "noframes", "plaintext", "xmp"), "raw"),
}
#: Elements of svg and math inside which HTML stands, and those of HTML whose start tags end svg and math anywhere else.
_HTML_INSIDE: Final = {"svg": ("desc", "foreignobject", "title"), "math": ("mi", "mn", "mo", "ms", "mtext")}
_HTML_AGAIN: Final = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta "
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
#: End tags of HTML that end svg and math, too.
_HTML_ENDS: Final = frozenset(("br", "p"))
#: So much of what is missing is quoted, in characters.
_QUOTED: Final = 40


def check_coverage(record: Mapping[str, Any], source: bytes) -> list[str]:
    """The first words of the source that the blocks do not hold, or hold twice or out of order; else nothing.

    White space and NUL do not count. ``record`` has passed ``replay.check_replay``.
    """
    codec = record["origin"]["encoding"]["codec"]
    text = replay.decode(source, codec).removeprefix("\ufeff")
    said = _bare(words(text) if "html" in record["origin"]["media_type"] else text)
    blocks = (replay.DEFAULTS | block for block in record["blocks"])
    pieces = (
        replay.read_as(replay.decode(source[block["start"] : block["end"]], codec), block["read"])
        for block in blocks
        if block["read"] != "json-string"  # these stand in a script
    )
    held = _bare("".join(pieces))
    if said == held:
        return []
    shorter = min(len(said), len(held))
    at = next((n for n in range(shorter) if said[n] != held[n]), shorter)
    if at == len(said):
        return [f"a block says {held[at : at + _QUOTED]!r}, which the source does not say there"]
    return [f"no block holds {said[at : at + _QUOTED]!r}, which the source says (white space left out)"]


def words(html: str) -> str:
    """All that an HTML document says outside of tags, comments, scripts and styles, in its order."""
    out, at, noscripts = [], 0, 0
    foreign = _Foreign()
    while mark := _MARK.search(html, at):
        if foreign.is_read:
            out.append(replay.read_as(html[at : mark.start()], "rcdata"))
        at, tag = mark.end(), _NAME.match(mark[0])
        slash, name = (tag[1], tag[2].lower()) if tag else ("", "")
        if foreign and mark[0].startswith("<![CDATA["):
            end = html.find("]]>", mark.start())
            if foreign.is_read:
                out.append(html[mark.start() + 9 : end if end >= 0 else len(html)])
            at = end + 3 if end >= 0 else len(html)
        elif name and foreign.takes(name, slash=bool(slash), closed=mark[0].endswith("/>")):
            continue
        elif name == "noscript":
            noscripts = max(0, noscripts + (-1 if slash else 1))
        elif name in _RAW and not slash:
            end = len(html) if name == "plaintext" else _raw_end(html, at, name + "|noscript" * (noscripts > 0))
            out.append(_RAW[name] and replay.read_as(html[at:end], _RAW[name]))
            at = end
    if foreign.is_read:
        out.append(replay.read_as(html[at:], "rcdata"))
    return "".join(out)


class _Foreign:
    """The elements of svg and math that are open, where tags read in another way."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []  # the root, and the element's own name
        self._counts: Counter[str] = Counter()

    def __bool__(self) -> bool:
        return bool(self._open)

    @property
    def _is_html(self) -> bool:
        """Whether elements that stand here are those of HTML."""
        return not self._open or self._open[-1][1] in _HTML_INSIDE[self._open[-1][0]]

    @property
    def is_read(self) -> bool:
        """Whether text that stands here is read: it is not in a script or a style."""
        return not (self._counts["script"] or self._counts["style"])

    def takes(self, name: str, *, slash: bool, closed: bool) -> bool:
        """Whether a tag is one of svg or math, where it is read then. ``closed``: it ends with ``/>``."""
        if slash:
            return self._end(name)
        if name not in _HTML_INSIDE:
            if name in _HTML_AGAIN:
                self._leave()
            if self._is_html:
                return False
        if not closed:
            self._open.append((name if name in _HTML_INSIDE else self._open[-1][0], name))
            self._counts[name] += 1
        return True

    def _end(self, name: str) -> bool:
        if name in _HTML_ENDS:
            self._leave()
        if not self._counts[name]:
            return False
        while self._pop() != name:
            pass
        return True

    def _leave(self) -> None:
        """Closes all up to the element inside which HTML stands."""
        while not self._is_html:
            self._pop()

    def _pop(self) -> str:
        _, name = self._open.pop()
        self._counts[name] -= 1
        return name


def _raw_end(html: str, at: int, names: str) -> int:
    """Where an element without markup ends whose content begins at ``at``: at an end tag of one of ``names``.

    Inside ``<!--`` and ``-->`` a script may hold a script.
    """
    escaped = doubly = False
    pattern = re.compile(rf"<!--(?!-?>)|-->|<(/?)({names})(?=[\t\n\f\r />])", re.ASCII | re.IGNORECASE)
    for mark in pattern.finditer(html, at):
        slash, name = mark[1], (mark[2] or "").lower()
        if not name:
            escaped, doubly = mark[0] == "<!--", doubly and mark[0] == "<!--"
        elif slash and not (doubly and name == "script"):
            return mark.start()
        elif name == "script":
            doubly = escaped and not slash
    return len(html)


def _bare(text: str) -> str:
    return replay.space(text, "collapse").replace(" ", "")
