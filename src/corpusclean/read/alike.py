"""One codec for the damage of a page: what several blocks were read as by mistake, the unclear ones were too.

A single damaged word can be read in more than one way, or in none that is sure enough. Where the repairs of a page say
which codec it went through, that codec is tried first in every block with characters beyond ASCII; it counts where all
of them turn into UTF-8 without a rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import ftfy.bad_codecs  # noqa: F401  (registers the codecs by the names that stand in ftfy's steps)
from attrs import evolve

from corpusclean.model import Block, Edit, Page
from corpusclean.provenance.replay import decode, edit, read_as, space
from corpusclean.read.repair import align, repairs

#: So many blocks have to show a codec, and no other one half as many.
_FEWEST: Final = 2
_CODEC: Final = re.compile(r"(?<![a-z])encode:([\w-]+)")
#: What repair does beside it to the characters that damage leaves.
_BESIDE: Final = ("encode:", "decode:", "transcode:", "soft-hyphen", "zero-width", "fix_c1_controls", "remove_control")


def mend_alike(page: Page) -> Page:
    """``page`` with its blocks repaired by the codec for which there is most evidence, where there is any."""
    codec = _most_evident(page.blocks)
    if codec is None:
        return page
    return evolve(page, blocks=tuple(_mended(page, block, codec) for block in page.blocks))


def _most_evident(blocks: Sequence[Block]) -> str | None:
    shown = Counter(codec for block in blocks if block.edits for codec in _codecs(block.edits))
    if not shown:
        return None
    (codec, most), *others = shown.most_common(2)
    return codec if most >= _FEWEST and all(count * 2 <= most for _, count in others) else None


def _codecs(edits: Sequence[Edit]) -> set[str]:
    return {codec for each in edits if "encode:" in each.step for codec in _CODEC.findall(each.step)}


def _mended(page: Page, block: Block, codec: str) -> Block:
    """A block that reads as UTF-8 once its characters are bytes of ``codec``; one with marks, code or joins stays."""
    known = all(each.step.startswith(_BESIDE) for each in block.edits)
    if not known or block.ws == "keep" or codec in _codecs(block.edits) or (block.text.isascii() and not block.edits):
        return block
    raw = read_as(decode(page.source.data[block.start : block.end], page.encoding.codec), block.read)
    try:
        fixed = raw.encode(codec).decode("utf-8")
    except UnicodeError:
        return block
    if fixed == raw:
        return block
    hidden = repairs(fixed, unescape=False)
    fixed = edit(fixed, [(e.start, e.end, e.replacement) for e in hidden])
    edits = align(raw, fixed, f"encode:{codec}+decode:utf-8")
    return evolve(block, edits=edits, text=space(fixed, block.ws))
