"""Signs with which documentation links to its own headings ("Tides¶", "# Install"), made blocks of their own.

In HTML a sign is known by the link that it is: one to a place of the page. In plain text only the pilcrow is known,
behind two lines or more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import evolve

from corpusclean.label.halves import Halves, halved
from corpusclean.model import Block, Page
from corpusclean.provenance.replay import decode

SIGNS: Final = frozenset("¶#§🔗⚓")
PILCROW: Final = "¶"
_LINK: Final = r"<a\s[^<>]*?\bhref\s*=\s*[\"']?[^\"'<>]*#[^<>]*>(?:\s|<[^<>]*>)*"
_BEFORE: Final = re.compile(rf"{_LINK}\Z", re.IGNORECASE)
_BEHIND: Final = re.compile(rf"{_LINK}(?P<sign>[¶#§🔗⚓])\ufe0e?\Z", re.IGNORECASE)
_AFTER_SIGN: Final = re.compile(r".\ufe0e?(?:\s|<[^<>]*>)*</a\s*>(?:\s|<[^<>]*>)*", re.IGNORECASE)
#: So far before and behind a sign its link's tags are looked for, in characters.
_REACH: Final = 600
_LONGEST: Final = 300
_FEWEST: Final = 2


def permalinks(page: Page) -> Mapping[int, Halves]:
    """The blocks with such a sign, by number, each cut in two."""
    able = [(n, block) for n, block in enumerate(page.blocks) if _may_hold(block)]
    if page.elements:
        found = {n: _behind(page, block) or _before(page, block) for n, block in able}
        return {n: halves for n, halves in found.items() if halves}
    marked = {n: _pilcrow(page, block) for n, block in able if block.text[-1] == PILCROW and block.read == "text"}
    return {n: halves for n, halves in marked.items() if halves} if len(marked) >= _FEWEST else {}


def _may_hold(block: Block) -> bool:
    return 1 < len(block.text) <= _LONGEST and not block.edits and block.ws == "collapse"


def _behind(page: Page, block: Block) -> Halves | None:
    if block.text.rstrip("\ufe0e")[-1:] not in SIGNS:
        return None
    raw = decode(page.source.data[block.start : block.end], page.encoding.codec)
    found = _BEHIND.search(raw, max(0, len(raw) - _REACH))
    return halved(page, block, raw, (found.start(), found.start("sign"))) if found and found.start() else None


def _before(page: Page, block: Block) -> Halves | None:
    if block.text[0] not in SIGNS:
        return None
    data, codec = page.source.data, page.encoding.codec
    raw = decode(data[block.start : block.end], codec)
    found = _AFTER_SIGN.match(raw, 0, _REACH)
    if (
        not found
        or found.end() == len(raw)
        or not _BEFORE.search(decode(data[max(0, block.start - _REACH) : block.start], codec))
    ):
        return None
    halves = halved(page, block, raw, (found.end(), found.end()))
    if not halves:
        return None
    sign, rest = halves
    return (
        evolve(sign, shape="", level=0, link_chars=len(sign.text)),
        evolve(rest, shape=block.shape, level=block.level, link_chars=max(0, block.link_chars - len(sign.text))),
    )


def _pilcrow(page: Page, block: Block) -> Halves | None:
    raw = decode(page.source.data[block.start : block.end], page.encoding.codec)
    words = raw[:-1].rstrip()
    return halved(page, block, raw, (len(words), len(raw) - 1)) if words and raw[-1] == PILCROW else None
