"""Whether the blocks of a record hold every word of its source: the one thing that a ledger cannot say of itself.

The source is read as a whole here, by a reader of its own that knows nothing of blocks or labels. It shares with
the HTML reader only the rules for which elements are open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from corpusclean.html.open_elements import OpenElements
from corpusclean.provenance import replay

_MARK: Final = re.compile(replay.MARK)
_NAME: Final = re.compile(r"<(/?)([A-Za-z][^\t\n\f\r />]*+)")
#: Elements whose content holds no markup, and how it reads; scripts and styles are not read.
_RAW: Final = {
    **dict.fromkeys(("script", "style"), ""),
    **dict.fromkeys(("title", "textarea"), "rcdata"),
    **dict.fromkeys(("iframe", "noembed", "noframes", "plaintext", "xmp"), "raw"),
}
_WHITE: Final = "\t\n\f\r "
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
    out, at = [], 0
    elements = OpenElements()
    while mark := _MARK.search(html, at):
        out.append(_text(html[at : mark.start()], elements))
        at, tag = mark.end(), _NAME.match(mark[0])
        if tag is None:
            if mark[0].startswith("<![CDATA[") and elements.is_foreign:
                end = html.find("]]>", mark.start())
                out.append("" if elements.is_dropped else html[mark.start() + 9 : end if end >= 0 else len(html)])
                at = end + 3 if end >= 0 else len(html)
            elif mark[0][:9].lower() == "<!doctype":
                elements.doctype()
            continue
        name = tag[2].lower()
        if tag[1]:
            elements.end(name)
        elif elements.start(name, mark[0][tag.end() : -1]) and name in _RAW:
            end = len(html) if name == "plaintext" else _raw_end(html, at, name + "|noscript" * elements.in_noscript)
            out.append(_RAW[name] and replay.read_as(html[at:end], _RAW[name]))
            at = end
    out.append(_text(html[at:], elements))
    return "".join(out)


def _text(said: str, elements: OpenElements) -> str:
    """How text between two tags reads."""
    if not said.strip(_WHITE):
        return ""
    elements.text()
    return "" if elements.is_dropped else replay.read_as(said, "rcdata")


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
