"""The characters of all texts of a document at once: what each one is, in bits of a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

#: Bits of a kind. Those from ``UPPER`` to ``OTHER`` are of characters of words alone: of what ``\w`` matches.
WORD: Final = 1
UPPER: Final = 2
LOWER: Final = 4
#: Upper or title case: no word with it is in lower case.
CAPITAL: Final = 8
DIGIT: Final = 16
DECIMAL: Final = 32
#: No decimal digit.
OTHER: Final = 64
#: Where the number of how a text starts that begins so, and of the sort of sign, stand in a kind.
START_BITS: Final = 7
SORT_BITS: Final = 10
#: Signs that are counted together.
SIGNS: Final = {
    "commas": ",，、",
    "stops": "。",
    "bars": "|·•∙›→>/",
    "questions": "?？",
    "shouts": "!",
    "quotes": '"“”„«「」',
    "brackets": "(",
    "money": "$£¥" + "".join(map(chr, range(0x20A0, 0x20C0))),
    "copyright": "©",
    "angles": "»",
}
_IN_WORDS: Final[tuple[tuple[int, Callable[[str], bool]], ...]] = (
    (UPPER, str.isupper),
    (LOWER, str.islower),
    (CAPITAL, str.isupper),
    (CAPITAL, str.istitle),
    (DIGIT, str.isdigit),
    (DECIMAL, str.isdecimal),
)
#: How a text starts, the later the stronger: with a digit, a letter, in upper case, in lower case.
_STARTS: Final[tuple[tuple[int, Callable[[str], bool]], ...]] = (
    (1, str.isdigit),
    (2, str.isalpha),
    (4, str.islower),
    (3, str.isupper),
)
#: Letters without case, one like the other: of Chinese and of Korean.
_UNIFORM: Final = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xAC00, 0xD7A4))
#: Halves of surrogate pairs, and what is for private use.
_NOTHING: Final = (0xD800, 0xF900)
#: Kinds of characters beyond are looked up one by one: few texts have any.
_LAST: Final = 0xFFFF

Kinds = NDArray[np.uint16]


@frozen(eq=False)
class Characters:
    """Texts in a row, a NUL before the first and behind each. ``whole``: the row, ``codes``: its code points.

    ``kinds``: what each is. ``starts``, ``ends``: where each text begins and where its NUL stands.
    """

    whole: str
    codes: NDArray[np.uint32]
    kinds: Kinds
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def places(self, bits: int) -> NDArray[np.int64]:
        """Where characters with any of ``bits`` stand in the row."""
        return np.flatnonzero(self.kinds & bits > 0)

    def counted(self, places: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """How many of ``places`` in the row, none of which is before the first text, are in each text."""
        texts = np.searchsorted(self.ends, np.asarray(places, dtype=np.int64))
        return np.bincount(texts, minlength=len(self.ends))


def characters(texts: Sequence[str]) -> Characters:
    """The characters of ``texts``, none of which holds NUL."""
    whole = "\0".join(("", *texts, ""))
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = kinds_of(codes)
    ends = np.cumsum(np.array(list(map(len, texts)), dtype=np.int64) + 1)
    return Characters(whole, codes, kinds, np.concatenate(([1], ends[:-1] + 1))[: len(ends)], ends)


def kinds_of(codes: NDArray[np.uint32]) -> Kinds:
    """The kind of the character that each of ``codes`` is."""
    kinds = _kinds().take(codes, mode="clip")
    if codes.max(initial=0) > _LAST:
        far = np.flatnonzero(codes > _LAST)
        kinds[far] = _kinds_of("".join(map(chr, codes[far].tolist())))
    return kinds


@cache
def _kinds() -> Kinds:
    """The kind of each character up to U+FFFF."""
    table = np.zeros(_LAST + 1, dtype=np.uint16)
    alone = np.ones(len(table), dtype=bool)
    for first, last in (*_UNIFORM, _NOTHING):
        table[first:last] = _kinds_of(chr(first))
        alone[first:last] = False
    codes = np.flatnonzero(alone).astype("<u2")
    table[alone] = _kinds_of(codes.tobytes().decode("utf-16-le"))
    for sort, signs in enumerate(SIGNS.values(), 1):
        table[list(map(ord, signs))] |= np.uint16(sort << SORT_BITS)
    return table


def _kinds_of(characters: str) -> Kinds:
    """The kind of each of ``characters``, but for the sort of sign."""

    def where(holds: Callable[[str], bool]) -> NDArray[np.uint16]:
        return np.frombuffer(bytes(map(holds, characters)), dtype=np.uint8).astype(np.uint16)

    word = where(str.isalnum) | where("_".__eq__)
    kinds = word * np.uint16(WORD)
    for bit, holds in _IN_WORDS:
        kinds |= where(holds) * word * np.uint16(bit)
    kinds |= word * (kinds & DECIMAL == 0) * np.uint16(OTHER)
    starts = np.zeros(len(kinds), dtype=np.uint16)
    for number, holds in _STARTS:
        starts[where(holds) > 0] = number
    return np.asarray(kinds | starts << np.uint16(START_BITS), dtype=np.uint16)
