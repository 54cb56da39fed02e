"""What kind of document some bytes are: a media type that we read, or the name of a format that we do not."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePosixPath
from typing import Final

from attrs import frozen

TEXT: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
XHTML: Final = "application/xhtml+xml"
MEDIA_TYPES: Final = (TEXT, MARKDOWN, HTML, XHTML)

#: Suffixes of documents, and what they are unless the content says otherwise.
SUFFIXES: Final = {".txt": TEXT, ".md": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": XHTML}


@frozen
class Foreign:
    """A format that is not text: its name and what makes text of it, where something does.

    ``hint``: what else can be done. ``wanted``: what it should have been.
    """

    name: str
    converter: str = ""
    hint: str = ""
    wanted: str = "text"

    @property
    def advice(self) -> str:
        """What to do about it, after a semicolon; empty where there is nothing."""
        return f"; convert it first: {self.converter}" if self.converter else self.hint and f"; {self.hint}"


_PDF = Foreign("PDF", "pdftotext -layout FILE.pdf")
_GZIP: Final = b"\x1f\x8b"
_WARC_START: Final = b"WARC/1."
_ARCHIVE = "unpack it and clean the documents inside"
_WARC = Foreign("a crawl archive (WARC)", hint="archives are read from files alone: save it, and name the file")
_OLE = Foreign("an old Word, Excel or PowerPoint file", "soffice --convert-to txt FILE")
_IMAGE = "text recognition (tesseract, for instance)"
_MAGIC: Final[tuple[tuple[bytes, Foreign], ...]] = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", Foreign("RTF", "pandoc -t plain --wrap=none FILE.rtf")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"\x89PNG\r\n\x1a\n", Foreign("a PNG image", _IMAGE)),
    (b"\xff\xd8\xff", Foreign("a JPEG image", _IMAGE)),
    (b"GIF87a", Foreign("a GIF image", _IMAGE)),
    (b"GIF89a", Foreign("a GIF image", _IMAGE)),
    (b"II*\0", Foreign("a TIFF image", _IMAGE)),
    (b"MM\0*", Foreign("a TIFF image", _IMAGE)),
    (_WARC_START, _WARC),
    (_GZIP, Foreign("gzip", "gunzip FILE.gz")),
    (b"BZh", Foreign("bzip2", "bunzip2 FILE.bz2")),
    (b"\xfd7zXZ\0", Foreign("xz", "unxz FILE.xz")),
    (b"\x28\xb5\x2f\xfd", Foreign("Zstandard", "unzstd FILE.zst")),
    (b"7z\xbc\xaf\x27\x1c", Foreign("7-Zip", _ARCHIVE)),
    (b"Rar!\x1a\x07", Foreign("RAR", _ARCHIVE)),
    (b"\x7fELF", Foreign("a program")),
    (b"SQLite format 3\0", Foreign("an SQLite database", "export its text")),
    (b"PAR1", Foreign("Parquet", "export its text column")),
)
_ZIP: Final[tuple[tuple[bytes, Foreign], ...]] = (
    (b"word/", Foreign("DOCX", "pandoc -t plain --wrap=none FILE.docx")),
    (b"xl/", Foreign("XLSX", "export the sheets as text")),
    (b"ppt/", Foreign("PPTX", "soffice --convert-to pdf FILE.pptx, then pdftotext")),
    (b"epub", Foreign("EPUB", "pandoc -t plain --wrap=none FILE.epub")),
    (b"opendocument", Foreign("ODT", "pandoc -t plain --wrap=none FILE.odt")),
)
_ZIP_LOOK = 4_096
_ITEMS: Final = "clean the pages that it links to, or save each item as a file of its own"
#: Lists of documents in XML, by their first element and what it must state.
_LISTS: Final[tuple[tuple[str, str, Foreign], ...]] = (
    ("rss", "version", Foreign("an RSS feed", hint=_ITEMS, wanted="one document")),
    ("rdf:RDF", "purl.org/rss/", Foreign("an RSS feed", hint=_ITEMS, wanted="one document")),
    ("feed", "www.w3.org/2005/Atom", Foreign("an Atom feed", hint=_ITEMS, wanted="one document")),
    ("urlset", "sitemap", Foreign("a sitemap", hint="clean the pages that it links to", wanted="one document")),
    ("sitemapindex", "sitemap", Foreign("a sitemap", hint="clean the pages that it links to", wanted="one document")),
)
_XML_START = re.compile(
    r"\s*+(?:(?:<\?[^>]*+>|<!--(?s:.*?)-->|<!DOCTYPE\b[^>\[]*+>)\s*+)*+<(rss|rdf:RDF|feed|urlset|sitemapindex)(\s[^<>]*+)>"
)
_HTML_START = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?s:.*?)-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
#: How a part of a page begins.
_PART_START = re.compile(
    r"\s*+(?:<!--(?s:.*?)-->\s*+)*+<(?:a|article|aside|b|blockquote|br|center|div|dl|figure|font|footer|form|h[1-6]|header|hr|"
    r"iframe|img|li|link|main|meta|nav|ol|p|pre|script|section|span|strong|style|table|title|ul)(?=[\s/>])[^<>]*+>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][^<>]*+>|<!--", re.IGNORECASE)
_ANY_TAG = re.compile(rb"<(?:\0)?[a-zA-Z!/]")
_LOOK = 20_000


def foreign(data: bytes) -> Foreign | None:
    """The format of ``data`` where its first bytes say that it is none that we read."""
    if data.startswith(b"PK\x03\x04"):
        inside = data[:_ZIP_LOOK] + data[-_ZIP_LOOK:]
        return next((form for mark, form in _ZIP if mark in inside), Foreign("a ZIP archive", _ARCHIVE))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Foreign("a WebP image", _IMAGE)
    if data.startswith(_GZIP) and _unpacked(data[:_ZIP_LOOK], len(_WARC_START)) == _WARC_START:
        return _WARC
    return next((form for mark, form in _MAGIC if data.startswith(mark)), None) or _list(data)


def _list(data: bytes) -> Foreign | None:
    match = _XML_START.match(_start(data))
    if match is None:
        return None
    return next((form for name, said, form in _LISTS if name == match[1] and said in match[2]), None)


def _start(data: bytes) -> str:
    """How ``data`` begins, as far as it is ASCII, without a byte-order mark."""
    start = data[:_LOOK].replace(b"\0", b"").decode("latin-1")
    return start.removeprefix("ï»¿").removeprefix("ÿþ").removeprefix("þÿ")


def _unpacked(data: bytes, size: int) -> bytes:
    """The first bytes of what ``data``, the begin of a gzip file, holds; none where it is damaged."""
    try:
        return zlib.decompressobj(31).decompress(data, size)
    except zlib.error:
        return b""


def media_type(data: bytes, path: str | None) -> str:
    """The media type that content and suffix tell: a document that begins as HTML does is HTML, whatever its name.

    So is a part of a page (``<p>…``, ``<div>…``), unless its name says that it is Markdown, where tags are at home, or
    fewer than half of its lines have a tag. ``text/plain`` may still turn out to be Markdown, which the text decides.
    """
    start = _start(data)
    if _HTML_START.match(start):
        return HTML
    suffix = SUFFIXES.get(PurePosixPath(path).suffix.lower(), TEXT) if path else TEXT
    if suffix in (HTML, XHTML) and not _ANY_TAG.search(data):
        return TEXT
    return HTML if suffix == TEXT and _is_part(start) else suffix


def _is_part(start: str) -> bool:
    if not _PART_START.match(start):
        return False
    lines = [line for line in start.splitlines() if line.strip()]
    return sum(1 for line in lines if _TAG.search(line)) * 2 >= len(lines)
