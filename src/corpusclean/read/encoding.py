"""Which encoding a document's bytes are in, decided in one documented order and from an allow-list.

Byte-order mark; UTF-8 if there is no NUL or ESC and its valid multi-byte sequences are at least as many as its bad
bytes; the carrier's charset; the declared one; UTF-16 and UTF-32 told by their zeros, ISO-2022-JP by its escapes; a
named detector. What carrier or markup state is passed over where the bytes contradict it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpusclean.model import Encoding, Source
from corpusclean.provenance.replay import decode
from corpusclean.read.guess import by_form, guess, is_iso_2022_jp
from corpusclean.read.labels import codec_of

if TYPE_CHECKING:
    from bs4.dammit import EncodingDetector

#: How a document with a byte-order mark begins, and hardly any other.
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_HIGH: Final = bytes(range(128, 256))
#: Of so many bytes beyond ASCII at most one may be undecodable in a stated encoding.
_LOST_OF: Final = 10


def decide(source: Source, *, html: bool = False) -> Encoding:
    """The encoding of ``source.data`` and by what it was decided. ``html``: whether a ``<meta>`` may declare it."""
    return decided(source, html=html)[0]


def decided(source: Source, *, html: bool = False) -> tuple[Encoding, str]:
    """As ``decide``, and the characters in that encoding."""
    data = source.data
    plain = b"\0" not in data and b"\x1b" not in data
    text = _as_utf8(data) if plain else None
    if text is not None and not data.startswith(_MARKS):
        return Encoding("utf-8", "utf-8"), text  # as most are, which need no Beautiful Soup
    encoding = _with_soup(source, html, plain, text is not None)
    return encoding, decode(data, encoding.codec)


def _with_soup(source: Source, html: bool, plain: bool, utf8: bool) -> Encoding:
    """``plain``: there is no NUL or ESC; ``utf8``: and it is UTF-8."""
    data, detector = source.data, _detector()
    _, mark = detector.strip_byte_order_mark(data)
    if mark and (codec := codec_of(mark)):
        return Encoding(codec, "bom")
    if utf8:
        return Encoding("utf-8", "utf-8")
    stated = source.charset and codec_of(source.charset)
    if stated and not _is_contradicted(data, stated, plain):
        return Encoding(stated, "carrier")
    said = detector.find_declared_encoding(data, is_html=html)
    declared = said and codec_of(said)
    wide = declared and declared.startswith(("utf-16", "utf-32"))  # who can read this declaration knows better
    if declared and not wide and not _is_contradicted(data, declared, plain):
        return Encoding(declared, "declared")
    if not plain:
        if codec := by_form(data):
            return Encoding(codec, "detector")
        if _as_utf8(data) is not None:
            return Encoding("utf-8", "utf-8")
    return Encoding(guess(data), "detector")


def _detector() -> type[EncodingDetector]:
    from bs4.dammit import EncodingDetector  # noqa: PLC0415  (with its parsers it takes a quarter of a second)

    return EncodingDetector


def _is_contradicted(data: bytes, codec: str, plain: bool) -> bool:
    """Whether ``data`` cannot be in ``codec``; that plain bytes are not UTF-8 is known by then."""
    if codec == "utf-8":
        return plain
    if codec == "iso2022_jp":
        return not is_iso_2022_jp(data)
    lost = data.decode(codec, "replace").count("\ufffd")
    return bool(lost) and lost * _LOST_OF > len(data) - len(data.translate(None, _HIGH))


def _as_utf8(data: bytes) -> str | None:
    """The characters of ``data`` where that is UTF-8."""
    text = decode(data, "utf-8")
    if "\ufffd" not in text:
        return text
    replaced = text.count("\ufffd")
    multibyte = len(text) - len(data.translate(None, _HIGH)) - replaced
    return text if multibyte >= replaced - data.count(b"\xef\xbf\xbd") else None
