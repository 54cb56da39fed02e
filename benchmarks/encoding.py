"""Which encoding is found: documents of known text in many encodings, each also damaged, through several detectors.

A document is right when the codec found decodes it to what its own codec makes of the same bytes.
"""

from __future__ import annotations

import codecs
import time
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final, TypeVar

from attrs import frozen

from benchmarks.tables import NOTHING, Table
from corpusclean import Source
from corpusclean.read.encoding import decide
from corpusclean.read.labels import codec_of

In = TypeVar("In")
Out = TypeVar("Out")

_SENTENCES: Final = Path(__file__).with_name("sentences.toml")
_WESTERN: Final = "de fr es it pt nl sv da no fi af ca id en"
_CENTRAL: Final = "pl cs sk hu sl hr sq"
_BALTIC: Final = "et lv lt"
_CYRILLIC: Final = "ru uk bg mk"
_EVERY: Final = "de fr pl ru el he ar tr th ko ja zh"

#: An encoding's name, its codec, the bytes before the text, and the languages that it is used for.
ENCODINGS: Final[tuple[tuple[str, str, bytes, str], ...]] = (
    ("UTF-8", "utf-8", b"", _EVERY),
    ("UTF-8, mark", "utf-8", codecs.BOM_UTF8, _EVERY),
    ("UTF-16LE", "utf-16-le", b"", _EVERY),
    ("UTF-16BE", "utf-16-be", b"", _EVERY),
    ("UTF-16LE, mark", "utf-16-le", codecs.BOM_UTF16_LE, _EVERY),
    ("UTF-16BE, mark", "utf-16-be", codecs.BOM_UTF16_BE, _EVERY),
    ("UTF-32LE", "utf-32-le", b"", _EVERY),
    ("UTF-32BE", "utf-32-be", b"", _EVERY),
    ("UTF-32LE, mark", "utf-32-le", codecs.BOM_UTF32_LE, _EVERY),
    ("UTF-32BE, mark", "utf-32-be", codecs.BOM_UTF32_BE, _EVERY),
    ("windows-1250", "cp1250", b"", _CENTRAL),
    ("windows-1251", "cp1251", b"", _CYRILLIC),
    ("windows-1252", "cp1252", b"", _WESTERN),
    ("windows-1253", "cp1253", b"", "el"),
    ("windows-1254", "cp1254", b"", "tr"),
    ("windows-1255", "cp1255", b"", "he"),
    ("windows-1256", "cp1256", b"", "ar"),
    ("windows-1257", "cp1257", b"", _BALTIC),
    ("windows-1258", "cp1258", b"", "vi"),
    ("ISO-8859-1", "iso8859-1", b"", _WESTERN),
    ("ISO-8859-2", "iso8859-2", b"", _CENTRAL),
    ("ISO-8859-4", "iso8859-4", b"", _BALTIC),
    ("ISO-8859-5", "iso8859-5", b"", _CYRILLIC),
    ("ISO-8859-6", "iso8859-6", b"", "ar"),
    ("ISO-8859-7", "iso8859-7", b"", "el"),
    ("ISO-8859-8", "iso8859-8", b"", "he"),
    ("ISO-8859-9", "iso8859-9", b"", "tr"),
    ("ISO-8859-13", "iso8859-13", b"", _BALTIC),
    ("ISO-8859-15", "iso8859-15", b"", "de fr fi et"),
    ("ISO-8859-16", "iso8859-16", b"", "ro"),
    ("TIS-620", "cp874", b"", "th"),
    ("KOI8-R", "koi8-r", b"", "ru"),
    ("KOI8-U", "koi8-u", b"", "uk"),
    ("IBM866", "cp866", b"", "ru bg"),
    ("macintosh", "mac-roman", b"", "de fr es it pt sv da"),
    ("x-mac-cyrillic", "mac-cyrillic", b"", "ru bg"),
    ("Shift_JIS", "cp932", b"", "ja"),
    ("EUC-JP", "euc_jp", b"", "ja"),
    ("ISO-2022-JP", "iso2022_jp", b"", "ja"),
    ("GBK", "gbk", b"", "zh"),
    ("GB18030", "gb18030", b"", "zh zh-Hant"),
    ("Big5", "big5", b"", "zh-Hant"),
    ("EUC-KR", "cp949", b"", "ko"),
)
#: What old encodings lack is written as it was written in them.
_PLAIN: Final = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
)
_SHORTEST: Final = 200
_STRAY: Final = 0x81


@frozen
class Document:
    """``data`` holds a text of ``language`` in ``codec``; ``sound`` the same without damage and without a mark."""

    encoding: str
    language: str
    codec: str
    damaged: bool
    data: bytes
    sound: bytes


@frozen
class Detector:
    """``find``: bytes to a label or nothing."""

    name: str
    find: Callable[[bytes], str | None]
    package: str = ""


@frozen
class Found:
    """One detector's answers: for each document whether it is right, and the mean time in milliseconds."""

    name: str
    right: tuple[bool, ...]
    milliseconds: float


@cache
def sentences() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """``written`` and ``unknown``: paragraphs by language."""
    return tomllib.loads(_SENTENCES.read_text("utf-8"))


def documents() -> tuple[Document, ...]:
    """Two and three paragraphs of each language in each encoding that can write them, over 200 bytes, and damaged."""
    return tuple(document for encoding in ENCODINGS for document in _in_encoding(*encoding))


def _in_encoding(name: str, codec: str, mark: bytes, languages: str) -> Iterator[Document]:
    for language in languages.split():
        a, b, c = sentences()["written"][language]
        for paragraphs in ((a, b), (b, c), (a, b, c)):
            data = _encoded("\n\n".join(paragraphs), codec)
            if data is not None and len(data) > _SHORTEST:
                yield Document(name, language, codec, False, mark + data, data)
                yield Document(name, language, codec, True, mark + damage(data), data)


def _encoded(text: str, codec: str) -> bytes | None:
    for said in (text, text.translate(_PLAIN)):
        try:
            return (_decomposed(said) if codec == "cp1258" else said).encode(codec)
        except UnicodeEncodeError:
            continue
    return None


def _decomposed(text: str) -> str:
    """Vietnamese as its Windows code page writes it: the tone is a character of its own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for character in text:
        apart = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in apart if mark in tones), "")
        out.append(unicodedata.normalize("NFC", apart.replace(tone, "")) + tone if tone else character)
    return "".join(out)


def damage(data: bytes) -> bytes:
    """``data`` with three bytes overwritten and the last one lost."""
    hurt = bytearray(data[:-1])
    for quarter in (1, 2, 3):
        hurt[len(hurt) * quarter // 4] = _STRAY
    return bytes(hurt)


def is_right(document: Document, label: str | None) -> bool:
    """Whether what ``label`` names decodes the undamaged bytes to the text; with a mark it need not name the order."""
    if document.encoding.endswith("mark") and (label or "").lower() in ("utf-16", "utf-32"):
        return document.codec.startswith((label or "").lower())
    codec = codec_of(label or "")
    return codec is not None and document.sound.decode(codec, "replace") == document.sound.decode(document.codec)


def _ours(data: bytes) -> str:
    return decide(Source(data)).codec


def _charset_normalizer(data: bytes) -> str | None:
    best = import_module("charset_normalizer").from_bytes(data).best()
    return best.encoding if best else None


def _cchardet(data: bytes) -> str | None:
    found: str | None = import_module("cchardet").detect(data)["encoding"]
    return found


def _chardet(data: bytes) -> str | None:
    found: str | None = import_module("chardet").detect(data)["encoding"]
    return found


def _resiliparse(data: bytes) -> str | None:
    found: str | None = import_module("resiliparse.parse.encoding").detect_encoding(data)
    return found


def _chardetng(data: bytes) -> str | None:
    found: str | None = import_module("chardetng_py").detect(data)
    return found


DETECTORS: Final = (
    Detector("corpusclean", _ours),
    Detector("chardet", _chardet, "chardet"),
    Detector("charset-normalizer", _charset_normalizer, "charset-normalizer"),
    Detector("faust-cchardet", _cchardet, "faust-cchardet"),
    Detector("chardetng", _chardetng, "chardetng-py"),
    Detector("resiliparse", _resiliparse, "Resiliparse"),
)


def timed(find: Callable[[In], Out], what: In) -> tuple[Out, float]:
    """What ``find`` makes of ``what``, and the processor time in milliseconds that it takes."""
    start = time.process_time_ns()
    found = find(what)
    return found, (time.process_time_ns() - start) / 1e6


def compare(detectors: Sequence[Detector], found: Sequence[Document], done: Callable[[], None]) -> tuple[Found, ...]:
    """Every detector on every document, in turn. ``done`` is called after each document."""
    right: dict[str, list[bool]] = {detector.name: [] for detector in detectors}
    spent = dict.fromkeys(right, 0.0)
    for detector in detectors:
        detector.find(found[0].data)
    for document in found:
        for detector in detectors:
            label, milliseconds = timed(detector.find, document.data)
            spent[detector.name] += milliseconds
            right[detector.name].append(is_right(document, label))
        done()
    return tuple(Found(name, tuple(said), spent[name] / len(found)) for name, said in right.items())


def tables(results: Sequence[Found], found: Sequence[Document]) -> tuple[Table, ...]:
    """Shares of right answers over all documents, and counts by encoding."""
    heads = ("detector", "all", "sound", "damaged", "other than UTF", "ms a document")
    rows = []
    for result in results:
        kinds: tuple[Callable[[Document], bool], ...] = (
            lambda _: True,
            lambda document: not document.damaged,
            lambda document: document.damaged,
            lambda document: not document.encoding.startswith("UTF"),
        )
        rows.append((result.name, *(_share(result, found, kind) for kind in kinds), f"{result.milliseconds:.2f}"))
    encodings = dict.fromkeys(document.encoding for document in found)
    by_encoding = []
    for name in encodings:
        counts = [
            sum(ok for ok, one in zip(result.right, found, strict=True) if one.encoding == name) for result in results
        ]
        by_encoding.append((name, str(sum(one.encoding == name for one in found)), *map(str, counts)))
    languages = len({document.language for document in found})
    title = (
        f"{len(found)} documents in {len(encodings)} encodings and {languages} languages: share decoded to their text"
    )
    return (
        Table(title, heads, tuple(rows)),
        Table(
            "Documents decoded right, by encoding",
            ("encoding", "documents", *(r.name for r in results)),
            tuple(by_encoding),
        ),
    )


def _share(result: Found, found: Sequence[Document], kind: Callable[[Document], bool]) -> str:
    said = [ok for ok, document in zip(result.right, found, strict=True) if kind(document)]
    return f"{sum(said) / len(said):.3f}" if said else NOTHING
