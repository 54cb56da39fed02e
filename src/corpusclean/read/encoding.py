"""Which encoding a document's bytes are in, decided in one documented order and from an allow-list.

Byte-order mark; UTF-8 if there is no NUL or ESC and its valid multi-byte sequences are at least as many as its bad
bytes; the carrier's charset; the declared one; UTF-16 told by its NULs, ISO-2022-JP by its escapes; a named detector.
"""

from __future__ import annotations

import codecs

from bs4.dammit import EncodingDetector

from corpusclean.model import Encoding, Source
from corpusclean.provenance.replay import CODECS

#: What the WHATWG encoding standard reads a label as, under Python's names.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift_jis_2004": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
    "utf-8-sig": "utf-8",
}
_SAMPLE = 100_000
_FALLBACK = "cp1252"


def codec_of(label: str) -> str | None:
    """The Python codec for an encoding label, or ``None`` where the label is unknown or not allowed."""
    name = label.strip().strip("\"'").lower()
    if not name.isascii() or len(name) > 40 or "\0" in name:
        return None
    for said in (name, name.removeprefix("x-")):
        try:
            found = codecs.lookup(said).name
        except LookupError:
            continue
        found = _SUPERSETS.get(found, found)
        if found in CODECS:
            return found
    return None


def decide(source: Source, *, html: bool = False) -> Encoding:
    """The encoding of ``source.data`` and by what it was decided. ``html``: whether a ``<meta>`` may declare it."""
    data = source.data
    _, mark = EncodingDetector.strip_byte_order_mark(data)
    if mark and (codec := codec_of(mark)):
        return Encoding(codec, "bom")
    plain = b"\0" not in data and b"\x1b" not in data
    if plain and _is_utf8(data):
        return Encoding("utf-8", "utf-8")
    if source.charset and (codec := codec_of(source.charset)):
        return Encoding(codec, "carrier")
    declared = EncodingDetector.find_declared_encoding(data, is_html=html)
    if declared and (codec := codec_of(declared)) and not codec.startswith(("utf-16", "utf-32")):
        return Encoding(codec, "declared")
    if not plain:
        if codec := _by_control_bytes(data):
            return Encoding(codec, "detector")
        if _is_utf8(data):
            return Encoding("utf-8", "utf-8")
    return Encoding(_detect(data[:_SAMPLE]), "detector")


def _is_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    if "\ufffd" not in text:
        return True
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    multibyte = sum(map(text.count, set(text) - set(map(chr, range(128))) - {"\ufffd"}))
    return multibyte >= bad


def _by_control_bytes(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if b"\x1b$" in sample and max(sample) < 0x80:
        return "iso2022_jp"
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    if pairs and max(even, odd) * 10 > pairs * 3 and min(even, odd) * 20 < pairs:
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _detect(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (100 ms to import, needed by few documents)

    best = from_bytes(sample).best()
    return (codec_of(best.encoding) if best else None) or _FALLBACK
