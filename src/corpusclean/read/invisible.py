"""Characters that show nothing and belong to no word: what typesetting, watermarks and tricks leave in a text.

Each is deleted by an edit with the name of its kind. What a script or an emoji is written with stays: joiners in
Arabic, Persian, the scripts of India and emoji, spaces without width where Thai, Khmer or Burmese is written, marks of
direction in a text with letters from right to left, tags of flags, single variation selectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from corpusclean.model import Edit

_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Letters beside which joiners shape nothing.
_PLAIN: Final = "\0-\u058f\u10a0-\u10ff\u1e00-\u1fff\u2c00-\ua4ff\uac00-\ud7a3"
#: Scripts written without spaces, in which U+200B is where a line may break.
_UNSPACED: Final = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
_FLAG: Final = "\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f"
_SELECTOR: Final = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"

_KINDS: Final = re.compile(
    "|".join(
        (
            f"(?P<flag>{_FLAG})",
            "(?P<tag_character>[\U000e0000-\U000e007f]++)",
            f"(?P<hidden_bytes>\ufeff?{_SELECTOR}{{3,}}+|\ufeff{_SELECTOR}++)",
            "(?P<soft_hyphen>\u00ad++)(?![ \t]*+[\r\n])",
            "(?P<bidi_control>[\u202a-\u202e\u2066-\u2069]++)",
            "(?P<direction_mark>[\u200e\u200f\u061c]++)",
            "(?P<zero_width>[\u2060\ufeff]++)",
            f"(?P<zero_width_space>(?<![{_UNSPACED}])\u200b++|\u200b++(?![{_UNSPACED}]))",
            f"(?P<joiner>(?<![^{_PLAIN}])[\u200c\u200d]++(?![^{_PLAIN}\u200b-\u200d]))",
        )
    )
)
#: All of them, as they stand in a set of a regular expression.
INVISIBLE: Final = (
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
_ANY: Final = re.compile(f"[{INVISIBLE}]")
#: The names of the steps, by kind.
_STEPS: Final = MappingProxyType(
    {
        "tag_character": "tag-characters",
        "hidden_bytes": "hidden-bytes",
        "soft_hyphen": "soft-hyphen",
        "bidi_control": "bidi-control",
        "direction_mark": "bidi-control",
        "zero_width": "zero-width",
        "zero_width_space": "zero-width",
        "joiner": "zero-width",
    }
)


def invisible(text: str) -> Iterator[Edit]:
    """Deletions of the characters of ``text`` that show nothing, in order."""
    if not _ANY.search(text):
        return
    keeps_marks = bool(_RIGHT_TO_LEFT.search(text))
    for match in _KINDS.finditer(text):
        kind = match.lastgroup or ""
        if kind == "flag" or (kind == "direction_mark" and keeps_marks):
            continue
        yield Edit(*match.span(), "", _STEPS[kind])
