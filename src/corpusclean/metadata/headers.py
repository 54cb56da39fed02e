"""Header lines: labelled lines, link credits and bylines in the blocks that are found to be a document's header."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from corpusclean.metadata.byline import Byline, parse_byline
from corpusclean.metadata.candidates import (
    Candidate,
    address_value,
    author_values,
    date_value,
    host_of,
    markup_value,
    shown_value,
    text_value,
)
from corpusclean.metadata.declared import read_values
from corpusclean.metadata.names import people, upright
from corpusclean.metadata.wordlists import data as names_data
from corpusclean.metadata.wordlists import fold
from corpusclean.model import Block, Page

_LINK = re.compile(
    r"\[([^\[\]]{0,400})\]\(<?([^()\s<>]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)>?(?:\s+\"[^\"]{0,200}\")?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{1,200})\]\[[^\[\]]{0,60}\]")
_BARE = re.compile(r"https?://[^\s\"'<>)\]]{3,1000}")
_BRACKET_KEY = re.compile(r"^\[#\]:\s*(?=\w)")
_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp3|mp4|zip)(?:\?|$)", re.IGNORECASE)
_BARE_LINE = re.compile(r"<?(https?://\S+?)>?")
#: What stands between several values in a line.
_BARS = re.compile(r"\s[|•·]\s")
_CHINESE_AUTHOR = re.compile(r"作者\s*[:：丨|]?\s*([\u3400-\u9fff]{2,4})[，,]")
#: The sender of a mail.
_SENDER = re.compile(
    r"(?:from|von|de|da|van|от|från|fra|发件人|寄件者|差出人|보낸 사람)\s?[:：]\s*(\S[^@]{0,120}@.{1,120})$",
    re.IGNORECASE,
)
_LONGEST = 1_200
#: Field, values, evidence word and key of what a line says.
_Said: TypeAlias = tuple[str, tuple[str, ...], str, str]


@cache
def notices() -> Mapping[str, Any]:
    """The phrases of ``data/notices.json``."""
    data: Mapping[str, Any] = json.loads(files(__package__).joinpath("data/notices.json").read_text("utf-8"))
    return data


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names, phrases = names_data(), notices()
    said = {
        "permanent": phrases["permanent_labels"],
        "original": phrases["original_labels"],
        "tags": phrases["tag_labels"],
        "section": phrases["section_labels"],
        "authors": names["author_labels"],
        "modified": names["updated_labels"],
        "published": names["published_labels"],
        "title": "title|subject|titel|titre|título|titolo|标题|題目|タイトル",
        "site": names["site_labels"],
    }
    return tuple(
        (name, re.compile(rf"(?:{one})\s*[:：]\s*(?P<value>.*)$", re.IGNORECASE)) for name, one in said.items()
    )


def is_labelled(line: str) -> bool:
    """Whether a line begins with a label that headers use, and a colon."""
    return any(pattern.match(line) for _, pattern in _labels())


def raw_lines(page: Page, block: Block) -> list[str]:
    """The lines of a block as the source has them where links stand in the text, else as they read."""
    if block.read != "text":
        return [block.text]
    raw = page.source.data[block.start : min(block.end, block.start + 4 * _LONGEST)].decode(
        page.encoding.codec, "replace"
    )
    return [line.strip() for line in raw.splitlines() if line.strip()][:20] or [block.text]


def without_marks(line: str) -> str:
    """A line of Markdown without emphasis, quote and list marks, links as their words."""
    said = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", line))
    said = re.sub(r"^(?:[\s>#•·]|[*+-]\s)+", "", said)
    return re.sub(r"(?<!\w)[*_~]{1,3}|[*_~]{1,3}(?!\w)", "", said).strip()


def _address(line: str) -> str:
    match = _LINK.search(line)
    if match and (found := address_value(match[2])):
        return found
    bare = _BARE.search(line)
    return address_value(bare[0].rstrip(".,;")) if bare else ""


def _site_of(line: str, address: str) -> str:
    """The words of a credit's link if they name the site it leads to."""
    match = _LINK.search(line)
    words = text_value(match[1]).strip(" *_") if match else ""
    if not words or "://" in words or len(words.split()) > 5:
        return ""
    letters = re.sub(r"[\W_]", "", fold(words)).removeprefix("the")
    return words if letters and letters in re.sub(r"[\W_]", "", fold(host_of(address))) else ""


def _labelled(line: str, plain: str) -> list[tuple[str, tuple[str, ...], str]] | None:
    """Field, values and key of a labelled line; ``None`` if no label is known, empty if its value says nothing."""
    for name, pattern in _labels():
        match = pattern.match(plain)
        if not match:
            continue
        value = match["value"].strip(" \"'“”*_")
        if name in ("permanent", "original"):
            address = _address(line)
            if not address and name == "permanent":
                continue
            site = _site_of(line, address)
            if not address and not (value and len(value.split()) <= 5 and not re.search(r"[.!?。：:「]", value)):
                return []
            site = site or ("" if address else value)
            return [(f, (v,), name) for f, v in (("url", address), ("site", site)) if v]
        if name == "authors":
            values = author_values(upright(value))
        elif name in ("published", "modified"):
            said = date_value(value)
            values = (said,) if said else ()
        else:
            values = read_values(name, value)
        return [(name, values, name)] if values else []
    return None


def _of_line(line: str) -> Iterator[_Said]:
    """Everything a header line says."""
    line = _BRACKET_KEY.sub("", line)
    plain = without_marks(line)
    if not plain or len(plain) > _LONGEST:
        return
    if bare := _BARE_LINE.fullmatch(plain):
        address = address_value(bare[1])
        if address and not _FILES.search(address):
            yield "url", (address,), "header line", "bare"
        return
    found = _labelled(line, plain)
    if found and found[0][0] == "authors" and (whole := parse_byline(plain)) and (whole.published or whole.site):
        found = None  # the whole line says more than its label
    if found and not _BARS.search(plain):
        yield from ((field, values, "header line", key) for field, values, key in found)
    elif byline := parse_byline(plain):
        yield from _of_byline(byline)
    elif (match := _SENDER.match(line)) and (name := parseaddr(match[1])[0]):
        yield "authors", author_values(name), "header line", "authors"
    elif match := _CHINESE_AUTHOR.match(plain):
        yield "authors", (match[1],), "byline block", "byline"
    elif (who := people(plain)) and who.known:
        yield "authors", who.names, "byline block", "bare"


def _of_byline(byline: Byline) -> Iterator[_Said]:
    if names := tuple(name for one in byline.authors for name in author_values(one)):
        yield "authors", names, "byline block", "byline"
    for field, value in (("published", byline.published), ("modified", byline.modified), ("site", byline.site)):
        if value:
            yield field, (value,), "byline block", "byline"


def from_header(page: Page, block: Block) -> Iterator[Candidate]:
    """What a block of the header says."""
    if block.end - block.start > 8 * _LONGEST:
        return
    html = page.media_type.endswith("html")
    for line in raw_lines(page, block):
        for field, values, by, key in _of_line(line):
            clean = tuple(filter(None, map(markup_value, values)))
            if clean and html and field == "title":  # a row of a page's details is no header: it votes like others
                yield Candidate(field, clean, "title block", block.start, block.end)
            elif clean:
                yield Candidate(field, clean, by, block.start, block.end, key)


def title_of(page: Page, block: Block) -> tuple[str, str]:
    """A title block's words, and the address it leads to if the whole of it is one link; empty where there is none."""
    first = (raw_lines(page, block) or [""])[0]
    match = re.match(r"^(?:title|subject|titel|titre|título|titolo|标题)\s*[:=]\s*(.*)$", block.text, re.IGNORECASE)
    words = shown_value(match[1].strip("\"'") if match and first[:5].lower() in ("title", "subje") else block.text)
    link = re.fullmatch(r"[#\s*_]*\[([^\[\]]+)\]\(([^()\s]+)\)[\s*_]*", first)
    address = address_value(link[2]) if link else ""
    wanted = set(re.findall(r"\w{3,}", fold(words)))
    slug = set(re.findall(r"\w{3,}", fold(address.replace("-", " ").replace("_", " "))))
    own = bool(wanted) and len(wanted & slug) * 2 >= len(wanted)
    return ("" if not re.search(r"\w", words) else words), (address if own else "")
