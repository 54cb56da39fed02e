"""Media type → Page: decide the encoding, then segment the document into blocks with byte ranges."""

from __future__ import annotations

import re

from attrs import evolve

from corpusclean.errors import rejected
from corpusclean.model import Edit, Encoding, Page, Source
from corpusclean.provenance.replay import space
from corpusclean.read.alike import mend_alike
from corpusclean.read.encoding import decided
from corpusclean.read.html import read_html
from corpusclean.read.markdown import looks_like_markdown, read_markdown
from corpusclean.read.repair import repairs
from corpusclean.read.sniff import HTML, MARKDOWN, TEXT, XHTML, media_type
from corpusclean.read.text import read_text

_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32), 127))
#: Per mille of the characters that may be control characters in a text.
_MOST_CONTROLS = 20
_PADDING = re.compile(rb"\0{4,}")
_LOOK = 10_000
_BINARY = "this is binary data, not text; if it is a document, convert it to text first"


def read(source: Source, max_undecodable: int) -> Page:
    """The page of ``source``.

    Raises ``Rejected`` where it is binary, where more than ``max_undecodable`` per mille of its bytes cannot be
    decoded, or where it holds nothing but white space.
    """
    kind = source.media_type or media_type(source.data, source.path)
    encoding, text = decided(source, html=kind in (HTML, XHTML))
    _check_text(source, encoding, text, max_undecodable, padded=kind in (HTML, XHTML))
    if kind == TEXT and looks_like_markdown(text):
        kind = MARKDOWN
    page = mend_alike(segment(source, encoding, kind))
    if "\ufffd" not in text:
        return page
    replaced = sum(block.text.count("\ufffd") for block in page.blocks)
    return evolve(page, encoding=evolve(encoding, replaced=replaced))


def segment(source: Source, encoding: Encoding, kind: str) -> Page:
    """The page of ``source`` in a media type and an encoding that are decided."""
    if kind in (HTML, XHTML):
        return read_html(source, encoding, _html_edits, kind)
    return read_markdown(source, encoding) if kind == MARKDOWN else read_text(source, encoding)


def _html_edits(text: str) -> tuple[Edit, ...]:
    if text.isascii() and text.isprintable():  # as almost all are, and nothing can be wrong with them
        return ()
    return repairs(text, unescape=False)


def _check_text(source: Source, encoding: Encoding, text: str, max_undecodable: int, *, padded: bool) -> None:
    """``padded``: a row of NUL may be what a server filled its buffer up with, and proves nothing."""
    head = text[:_LOOK].lstrip()
    shows = "!" <= head[:1] <= "~" or head[:1].isalnum() or space(head, "collapse").strip("\ufeff")
    if not shows and not space(text, "collapse").strip("\ufeff"):
        raise rejected(source, "read", "blank", "the document holds nothing but white space")
    whole = encoding.codec == "utf-8" and "\ufffd" not in text  # then the bytes are the text's own
    said = source.data if whole else text.encode("utf-8", "surrogatepass")
    if (len(said) - len(said.translate(None, _CONTROLS))) * 1000 > len(text) * _MOST_CONTROLS:
        said = _PADDING.sub(b"", said) if padded else said
        if (len(said) - len(said.translate(None, _CONTROLS))) * 1000 > len(said) * _MOST_CONTROLS:
            raise rejected(source, "decode", "binary", _BINARY)
    if whole:
        return
    bad = text.count("\ufffd") - source.data.count(b"\xef\xbf\xbd") * (encoding.codec == "utf-8")
    if bad * 1000 > len(source.data) * max_undecodable:
        message = f"{bad} bytes cannot be decoded as {encoding.codec} ({encoding.by}); state the charset or convert it"
        raise rejected(source, "decode", "undecodable", message)
