"""What the first characters of a row of Markdown make of it: a heading, a list item, a quotation, a rule …"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from corpusclean.model import Shape

#: ``text`` may go on from the row before and in the next one, ``item`` only in the next one, ``own`` in neither; the
#: others are what they say.
Kind = Literal["text", "item", "own", "rule", "underline", "table", "definition", "code"]

_QUOTE = re.compile(r"(?:>[ \t]*+)++")
_BULLET = re.compile(r"(?:[*+-](?:[ \t\xa0]++|$))++")
_LIST = re.compile(r"(?:\(?\d{1,9}[.)]|[•‣◦▪·–])(?:[ \t\xa0]|$)")
_RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:-[ \t]*+){3,}+)$")
_UNDERLINE = re.compile(r"(?:={2,}+|-{3,}+)$")
_HEADING = re.compile(r"(#{1,6})(?:[ \t\xa0\u3000]++|$)|(#{2,6})(?=[^\W\d_])")
_HEADING_END = re.compile(r"(?:[ \t\xa0\u3000]#+|(?<=[^\s#\\])##+)$")
_HEADING_ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\}$")
#: What kramdown says of the paragraph before or after it.
_ATTRIBUTES = re.compile(r"\{:[^{}]*\}$")
#: Where a part of the document begins or ends that pandoc and other generators give a name.
_DIVISION = re.compile(r":{3,}+[ \t]*+(?:\{[^{}]*\}|[\w-]*+)[ \t]*+:*$")
_HTML = re.compile(r"<(?:h([1-6])|(li)|(figcaption))(?=[\s>])", re.IGNORECASE)
_DEFINITION = re.compile(
    r"\[(?!\^)([^\[\]]{1,200})\]:[ \t]*+"
    r"(?:<[^<>]*+>|(?:[/#?.]|https?:|ftp:|mailto:|tel:|data:|www\.|[\w%~./-]{1,200}\.\w)\S*+)"
    r"(?:[ \t]++(?:\".*\"|'.*'|\(.*\)))?$"
)

#: ``kind``, ``shape``, ``level``, ``quote``, ``marks`` and ``tail`` of a row.
Description: TypeAlias = tuple[Kind, Shape, int, int, int, int | None]
_PLAIN: Final[Description] = ("text", "", 0, 0, 0, None)


def quote_end(text: str) -> int:
    """How many characters of a row are the marks of quotations at its start."""
    quote = _QUOTE.match(text)
    return quote.end() if quote else 0


def label_defined(text: str, at: int) -> str:
    """The label of the link definition that stands at ``at`` in a row; empty where none does."""
    found = _DEFINITION.match(text, at)
    return found[1] if found else ""


def described(text: str) -> Description:
    """What the first characters of a row, which are no white space, make of it."""
    if text[0].isalpha():
        return _PLAIN
    at = quote_end(text) if text[0] == ">" else 0
    quote = text.count(">", 0, at)
    if at == len(text):
        return "own", "quote", 0, quote, at, None
    if sign := _sign(text, at):
        return *sign, 0, quote, at, None
    return _begun(text, at, quote)


def _sign(text: str, at: int) -> tuple[Kind, Shape] | None:
    """What a row is that marks something as a whole: a rule, an underline, a definition, cells of a table."""
    mark = text[at]
    if mark in "=-" and _UNDERLINE.match(text, at):
        return "underline", "rule"
    if (mark in "*_-" and _RULE.match(text, at)) or (mark == ":" and _DIVISION.match(text, at)):
        return "rule", "rule"
    if (mark == "[" and _DEFINITION.match(text, at)) or (mark == "{" and _ATTRIBUTES.match(text, at)):
        return "definition", "definition"
    if mark == "|" and text[-1] == "|" and at < len(text) - 1:
        return "table", "table"
    return None


def _begun(text: str, at: int, quote: int) -> Description:
    """A row with words of its own behind the marks of quotations, which end at ``at``."""
    mark = text[at]
    bullet = _BULLET.match(text, at) if mark in "*+-" else None
    level = sum([text.count(sign, at, bullet.end()) for sign in "*+-"]) if bullet else 0
    at = bullet.end() if bullet else at
    is_item = bool(bullet or (not mark.isalpha() and _LIST.match(text, at)))
    shape: Shape = "quote" if quote else "list" if is_item else ""
    level = (level or 1) if shape == "list" else 0
    if at == len(text):
        return "own", shape, level, quote, at, None
    return _headed(text, ("item" if is_item else "text", shape, level, quote, at, None))


def _headed(text: str, said: Description) -> Description:
    """``said``, or the heading, item or caption that begins behind its marks."""
    _, _, _, quote, at, _ = said
    if text[at] == "#" and (heading := _HEADING.match(text, at)):
        level = len(heading[1] or heading[2])
        end = _HEADING_ATTRIBUTES.search(text, heading.end()) or _HEADING_END.search(text, heading.end())
        tail = end.start() if end and (end[0][0] != "#" or heading[2]) else None
        return "own", "heading", level, quote, heading.end(), tail
    html = _HTML.match(text, at) if text[at] == "<" else None
    if html and html[1]:
        return "own", "heading", int(html[1]), quote, at, None
    if html:
        return "item", "list" if html[2] else "caption", 1 if html[2] else 0, quote, at, None
    return said
