"""One block cut in two, each with its bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from attrs import evolve

from corpusclean.model import Block, Edit, Page
from corpusclean.provenance.replay import decode, edit, read_as, space

Halves: TypeAlias = tuple[Block, Block]


def halved(page: Page, block: Block, raw: str, cut: tuple[int, int]) -> Halves | None:
    """The two blocks, or ``None`` where an edit lies across the cut or the bytes do not fall apart there.

    ``raw``: the characters of ``block``. ``cut``: where the first ends in it and the second begins.
    """
    data, codec = page.source.data, page.encoding.codec
    end, start = (block.start + len(raw[:place].encode(codec, "replace")) for place in cut)
    if any(e.start < cut[1] and cut[0] < e.end for e in block.edits):
        return None
    if (
        decode(data[block.start : end], codec) != raw[: cut[0]]
        or decode(data[start : block.end], codec) != raw[cut[1] :]
    ):
        return None
    before = tuple(e for e in block.edits if e.end <= cut[0])
    after = tuple(evolve(e, start=e.start - cut[1], end=e.end - cut[1]) for e in block.edits if e.start >= cut[1])
    first = evolve(block, end=end, edits=before, text=said_by(raw[: cut[0]], block, before))
    behind = said_by(raw[cut[1] :], block, after)
    links = min(block.link_chars, len(behind))
    first = evolve(first, link_chars=min(block.link_chars - links, len(first.text)))
    second = evolve(
        block,
        start=start,
        edits=after,
        text=behind,
        link_chars=links,
        join=" " if cut[1] > cut[0] else "",
        shape="",
        blank_before=0,
    )
    return first, second


def said_by(raw: str, block: Block, edits: Sequence[Edit] = ()) -> str:
    """What a piece of the characters of ``block`` reads."""
    read = edit(read_as(raw, block.read), [(e.start, e.end, e.replacement) for e in edits])
    return space(read, "collapse")
