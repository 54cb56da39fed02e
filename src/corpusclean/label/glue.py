"""Boilerplate that ran into the end of a paragraph, made a block of its own where the boundary is certain.

"…said the minister. Read more: Ten things to know" becomes two blocks, each with its bytes, before any rule looks.
Certain is: a sentence has ended, and what follows is a stock label of two words or more, a colon, and a short rest; or
the link with which a wiki lets its readers edit a section ("History[edit]"), on two headings or more.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from corpusclean.label.halves import Halves, halved, said_by
from corpusclean.label.permalink import permalinks
from corpusclean.label.phrases import match
from corpusclean.model import Block, Page
from corpusclean.provenance.replay import decode

_COLON = re.compile(r"[:：]")
#: The end of a sentence and the start of something new, at most this many characters before a colon.
_BOUNDARY = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*(?P<gap>\s*)(?=[^\s.!?…。！？\"'”’»)\]」』a-z0-9])")
_LABEL_REACH: Final = 40
_SHORTEST_PROSE: Final = 40
_LONGEST_REST: Final = 160
_KINDS: Final = frozenset({"related", "newsletter", "share", "feedback"})
_LONGEST_HEADING: Final = 120
_FEWEST_LINKS: Final = 2
_BRACKETS: Final = 4
#: The rank of a wiki's sections.
_SECTION: Final = 2
#: What the link below which a section of a wiki is edited says.
_EDIT_LINKS: Final = frozenset(
    "edit|edit source|bearbeiten|quelltext bearbeiten|modifier|modifier le code|editar|editar código|editar a fonte|"
    "editar código-fonte|modifica|modifica wikitesto|bewerken|brontekst bewerken|править|править код|редагувати|"
    "ред. код|edytuj|edytuj kod|upravit|editovat zdroj|redigera|redigera wikitext|rediger|rediger kildetekst|"
    "rediger kilde|muokkaa|muokkaa wikitekstiä|szerkesztés|forrásszöveg szerkesztése|modificare|modificare sursă|"
    "değiştir|kaynağı değiştir|عدل|عدل المصدر|تعديل|ویرایش|ویرایش مبدأ|עריכה|עריכת קוד מקור|संपादित करें|sunting|"
    "sunting sumber|sửa|sửa mã nguồn|แก้ไข|επεξεργασία|επεξεργασία κώδικα|编辑|编辑源代码|編輯|編輯原始碼|"
    "編集|ソースを編集|편집|원본 편집".split("|")
)
_TWO_WORDS = re.compile(r"\S+\s+\S+|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{4}")


def split_glued(page: Page) -> Page:
    """``page`` with such blocks in two; the same page where there is none."""
    long = [(n, block) for n, block in enumerate(page.blocks) if len(block.text) >= _SHORTEST_PROSE]
    parts = {n: halves for n, block in long if _may_hold(block) and (halves := _halves(page, block))}
    edited = {n: halves for n, block in enumerate(page.blocks) if (halves := _unlinked(page, block))}
    if len(edited) >= _FEWEST_LINKS:
        parts |= {n: (_as_heading(first), link) for n, (first, link) in edited.items()}
    parts |= {n: halves for n, halves in permalinks(page).items() if n not in parts}
    if not parts:
        return page
    return evolve(page, blocks=tuple(part for n, block in enumerate(page.blocks) for part in parts.get(n, (block,))))


def _may_hold(block: Block) -> bool:
    """Whether a long block may hold a label, and is such text as may be cut."""
    return (
        block.read == "text"
        and (":" in block.text or "：" in block.text)
        and block.ws == "collapse"
        and block.shape in ("", "list", "quote")
    )


def _unlinked(page: Page, block: Block) -> Halves | None:
    """A heading and the link behind it that edits its section."""
    text = block.text
    if text[-1:] != "]" or len(text) > _LONGEST_HEADING or block.edits or block.ws != "collapse":
        return None
    if "[" not in text[1:]:
        return None
    link = text[text.rindex("[") :]
    if not _EDIT_LINKS.issuperset(piece.strip() for piece in link[1:-1].casefold().split("|")):
        return None
    raw = decode(page.source.data[block.start : block.end], page.encoding.codec)
    for mark in [*re.finditer(r"\[", raw)][: -_BRACKETS - 1 : -1]:  # brackets may stand in attributes too
        start = mark.start()
        end = len(raw[:start].rstrip())
        if end and said_by(raw[start:], block) == link:
            return halved(page, block, raw, (end, start))
    return None


def _as_heading(block: Block) -> Block:
    """A line of text with a link that edits its section is a heading, though nothing marks it."""
    return block if block.shape else evolve(block, shape="heading", level=_SECTION)


def _halves(page: Page, block: Block) -> Halves | None:
    raw = decode(page.source.data[block.start : block.end], page.encoding.codec)
    cut = _cut(raw)
    return halved(page, block, raw, cut) if cut else None


def _cut(raw: str) -> tuple[int, int] | None:
    """Where the paragraph ends and the label begins, in characters of ``raw``; the last such place."""
    tail = max(_SHORTEST_PROSE, len(raw) - _LONGEST_REST - _LABEL_REACH)
    for colon in _COLON.finditer(raw, tail):
        for boundary in _BOUNDARY.finditer(raw, max(_SHORTEST_PROSE - 1, colon.start() - _LABEL_REACH), colon.start()):
            label = raw[boundary.end() : colon.start()]
            found = match(raw[boundary.end() :]) if _TWO_WORDS.search(label) else ()
            if any(m.how == "label" and m.kind in _KINDS for m in found) and len(raw) - colon.end() <= _LONGEST_REST:
                return boundary.start("gap"), boundary.end()
    return None
