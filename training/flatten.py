"""Pages as four programs flatten them to plain text, each with traces of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import html2text as html_to_markdown
from bs4 import BeautifulSoup
from inscriptis import get_text
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding


def decode(page: bytes) -> str:
    """The characters of a page, in the encoding that its bytes suggest."""
    return str(bytes_to_str(page, detect_encoding(page) or "utf-8"))


def resiliparse(page: str) -> str:
    return str(extract_plain_text(page, main_content=False, preserve_formatting=True, alt_texts=False, links=False))


def bs4(page: str) -> str:
    soup = BeautifulSoup(page, "lxml")
    for element in soup(["script", "style", "noscript", "template"]):
        element.decompose()
    lines = (line.strip() for line in soup.get_text("\n").split("\n"))
    return "\n".join(filter(None, lines))


def inscriptis(page: str) -> str:
    return str(get_text(page))


def html2text(page: str) -> str:
    converter = html_to_markdown.HTML2Text(bodywidth=0)
    converter.ignore_images = True
    return str(converter.handle(page))


#: Each way by its name, with the media type of what it writes.
FLATTENERS: Mapping[str, tuple[Callable[[str], str], str]] = {
    "resiliparse": (resiliparse, "text/plain"),
    "bs4": (bs4, "text/plain"),
    "inscriptis": (inscriptis, "text/plain"),
    "html2text": (html2text, "text/markdown"),
}
