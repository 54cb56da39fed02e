"""The encoding of bytes that nothing declares: by their form, else by chardet, whose answer must read best.

chardet (7, the best of those compared in docs/benchmarks.md) proposes. Where damage misleads it, and between code
pages that differ in a few letters, the codec wins in which the letters follow one another as they do in a language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from operator import itemgetter
from types import MappingProxyType
from typing import Final

from corpusclean.profiles import BIT, weigh
from corpusclean.read.labels import codec_of

_FALLBACK: Final = "cp1252"
#: Bytes that are looked at: for zeros and escapes, and of the lines that are not ASCII.
_LOOK: Final = 100_000
_SAMPLE: Final = 1_600
_LINE: Final = 200

#: Code pages of one byte a character, those of the web first; where two read a text alike, the first one has it.
_SINGLE: Final = (
    *(f"cp{number}" for number in (1252, 1250, 1251, 1254, 1253, 1256, 1257, 1255, 1258, 874)),
    *(f"iso8859-{number}" for number in (2, 15, 5, 7, 13, 16, 8, 6, 4, 3, 10, 14)),
    *("koi8-u", "koi8-r", "mac-roman", "mac-cyrillic", "cp866"),
)
#: Encodings of two bytes a character: the lead bytes of its common characters, and their least trail byte.
_DOUBLE: Final[Mapping[str, tuple[tuple[tuple[int, int], ...], int]]] = MappingProxyType(
    {
        "cp949": (((0xA1, 0xA3), (0xB0, 0xC8)), 0xA1),
        "euc_jp": (((0xA1, 0xA5), (0xB0, 0xCF)), 0xA1),
        "cp932": (((0x81, 0x83), (0x88, 0x97)), 0x40),
        "big5hkscs": (((0xA1, 0xA3), (0xA4, 0xC6)), 0x40),
        "gb18030": (((0xA1, 0xA3), (0xB0, 0xD7)), 0xA1),
    }
)
#: Per mille of the characters beyond ASCII that must be common ones, and how many such characters there must be.
_COMMON: Final = 800
_FEWEST_WIDE: Final = 8
#: At most one in so many of them may be undecodable.
_LOST_OF: Final = 12
_TAG: Final = re.compile(rb"<[^<>]{0,2000}+>")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_ESCAPE: Final = re.compile(rb"\x1b(?:\$[@B]|\([BJ])")
#: ISO-2022-JP whose lines begin and end as ASCII, or as the Roman letters that are the same; the last may be cut off.
_WELL_FORMED: Final = re.compile(
    rb"(?:[^\x1b\x80-\xff]++|\x1b\(B|\x1b\(J[^\x1b\\~\x80-\xff]*+(?=\x1b|\Z)"
    rb"|\x1b\$[@B](?:[!-~]{2})*+(?=\x1b\(|\x1b\$|[!-~]?\Z))*+[!-~]?(?:\x1b[$(]?)?"
)
_ODD: Final = re.compile("[\x00-\x08\x0b\x0e-\x1a\x7f-\x9f\ue000-\uf8ff]")
_LETTER: Final = re.compile(rb"[A-Za-z ]")
#: White space in UTF-16, and of how many units one at least is such.
_WHITE: Final = ((0, 0x20), (0, 0x0A), (0, 0x0D))
_FEWEST_WHITE: Final = 500
#: A letter of another alphabet inside a word.
_MIXED: Final = re.compile("[A-Za-z\xc0-\u024f][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z\xc0-\u024f]")
#: What each undecodable byte, odd character and mixed word costs.
_COST: Final = 4 * BIT
#: What each place in the order of code pages costs.
_LATER: Final = BIT // 4
#: What chardet's proposal is worth.
_NAMED: Final = 8 * BIT


def is_iso_2022_jp(data: bytes) -> bool:
    """Whether each line of ``data`` can be read as ISO-2022-JP by itself: what is damaged can not."""
    return _WELL_FORMED.fullmatch(data) is not None


def by_form(data: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark, by their zeros; ISO-2022-JP by its escapes."""
    sample = data[:_LOOK]
    if _ESCAPE.search(sample) and is_iso_2022_jp(data):
        return "iso2022_jp"
    if b"\0" not in sample:
        return None
    quarter = len(sample) // 4
    zeros = [sample[n::4].count(0) for n in range(4)]
    planes = [sum(map(sample[n::4].count, b"\1\2")) + zeros[n] for n in range(4)]
    if quarter and min(zeros[3], planes[2]) * 10 >= quarter * 9 and zeros[0] * 2 < quarter:
        return "utf-32-le"
    if quarter and min(zeros[0], planes[1]) * 10 >= quarter * 9 and zeros[3] * 2 < quarter:
        return "utf-32-be"
    return _utf16(sample)


def _utf16(sample: bytes) -> str | None:
    """White space is a zero and an ASCII byte in one order alone, and the upper bytes repeat themselves, or few bytes
    are ASCII letters.
    """
    sample = sample[: len(sample) & ~1]
    even, odd = sample[::2], sample[1::2]
    big, little = (
        sum(map(Counter(zip(*halves, strict=True)).__getitem__, _WHITE)) for halves in ((even, odd), (odd, even))
    )
    upper, lower, codec = (even, odd, "utf-16-be") if big > little else (odd, even, "utf-16-le")
    if min(big, little) * 20 > max(big, little) or max(big, little) * _FEWEST_WHITE < len(upper):
        return None
    if _sameness(upper) < 2 * _sameness(lower) and len(_LETTER.findall(sample)) * 2 > len(sample):
        return None
    text = sample.decode(codec, "replace")
    return codec if (len(_ODD.findall(text)) + text.count("\ufffd")) * 20 <= len(text) else None


def _sameness(data: bytes) -> int:
    """How likely two bytes drawn from ``data`` are the same, per million."""
    return sum(count * count for count in Counter(data).values()) * 1_000_000 // max(len(data) ** 2, 1)


def guess(data: bytes) -> str:
    """The codec in which ``data``, which is not UTF-8, reads best. Looks at a bounded part of it."""
    sample = _sample(data)
    if codec := _double(sample):
        return codec
    proposed = _proposed(sample)
    if proposed in _DOUBLE and _wide(sample, proposed):
        return proposed
    ranked = (
        (_reads(sample, codec) - place * _LATER + (codec == proposed) * _NAMED, codec)
        for place, codec in enumerate(_SINGLE)
    )
    return max(ranked, key=itemgetter(0))[1] if sample else _FALLBACK


def _sample(data: bytes) -> bytes:
    """Lines with bytes that are not ASCII, without tags, some from the first to the last."""
    first = _HIGH.search(data)
    if first is None:
        return b""
    start = max(data.rfind(b"\n", 0, first.start()) + 1, first.start() - _LINE)
    lines = re.split(rb"[\r\n]+", _TAG.sub(b"\n", data[start : start + _LOOK]))
    cuts = []
    for line in lines:
        if high := _HIGH.search(line):
            at = max(0, high.start() - _LINE // 4)
            cuts.append(line[at : at + _LINE])
    step = max(1, sum(map(len, cuts)) // _SAMPLE)
    return b"\n".join(cuts[::step])[:_SAMPLE]


def _proposed(sample: bytes) -> str:
    from chardet import detect  # noqa: PLC0415  (needed by few documents)

    found = detect(sample, compat_names=False, prefer_superset=True)["encoding"] or _FALLBACK
    return codec_of(found) or _FALLBACK


def _wide(sample: bytes, codec: str) -> list[str]:
    """The characters beyond ASCII, where they are a sixth of all and almost all of them can be decoded."""
    text = sample.decode(codec, "replace")
    wide = [said for said in text if said > "\x7f" and not "\uff61" <= said <= "\uff9f"]
    return wide if len(wide) * 6 >= len(text) and wide.count("\ufffd") * _LOST_OF <= len(wide) else []


@cache
def _common(codec: str) -> frozenset[str]:
    """The characters that stand where an encoding has its common ones."""
    leads, least = _DOUBLE[codec]
    pairs = (bytes((lead, trail)) for a, b in leads for lead in range(a, b + 1) for trail in range(least, 0xFF))
    return frozenset(said for pair in pairs if len(said := pair.decode(codec, "ignore")) == 1)


def _double(sample: bytes) -> str | None:
    """An encoding of two bytes a character in which nearly all characters are common ones; the narrowest of several."""
    shares = {}
    for codec in _DOUBLE:
        wide = _wide(sample, codec)
        common = sum(map(_common(codec).__contains__, wide))
        if len(wide) >= _FEWEST_WIDE:
            shares[codec] = common * 1000 // len(wide)
    most = max(shares.values(), default=0)
    return next((codec for codec, share in shares.items() if share >= max(most - 30, _COMMON)), None)


def _reads(sample: bytes, codec: str) -> int:
    """How much the letters of ``sample`` follow one another as in some language, in ``codec``."""
    text = unicodedata.normalize("NFC", sample.decode(codec, "replace"))
    weight = int(weigh(text)[1].max())
    return weight - (text.count("\ufffd") + len(_ODD.findall(text)) + len(_MIXED.findall(text))) * _COST
