"""How words are written in Markdown so that they stay words, and what is written around those that are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from corpusclean.markdown_inline import PLAIN, Mark, Span

_INLINE = re.compile(r"[\\`*\[<]|(?<![^\W_])_|_(?![^\W_])|(?<![/('])(?<=\S)~|~(?![^\W_])|&(?=#?\w{1,40};)")
_LINE_START = re.compile(r"(?m)^(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|-{2}|={1,}\s*$|~{3})")
_NUMBER = re.compile(r"(?m)^\d{1,9}(?=[.)](?:\s|$))")
_ORDERED = re.compile(r"(\d{1,9}[.)])\s+")
_TICKS = re.compile("`{3,}")
_RUN_OF_TICKS = re.compile("`+")
_LINES = re.compile(r"\s*\n\s*")
_CLOSING = re.compile(r"(?<=\s)(#+)$")
#: What a target may hold as it stands; the rest is written as its bytes.
_UNSAFE = re.compile(r"[\0-\x20\"<>\\^`{|}\x7f-\xa0\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ud800-\udfff]")
_IN_TARGET = re.compile(r"[()]|&(?=#?\w{1,40};)")
#: From the outside to the inside.
_LEVELS: Final = ("href", "code", "strong", "emphasis")
_SIGNS: Final = {"strong": "**", "emphasis": "_"}
_STANDS_OFF: Final = " \n"
#: Beside these an underscore marks too.
_BESIDE: Final = _STANDS_OFF + "([{\"'.,;:!?)]}-"


def escaped(text: str, spans: Sequence[Span] = ()) -> str:
    """``text`` with a backslash before all that Markdown would read as a mark, and marks around ``spans``."""
    if not spans:
        return _plain(text, 0, len(text), _escapes(text))
    images = {span.start - 1 for span in spans if span.mark.href and text[span.start - 1 : span.start] == "!"}
    return _Line(text, sorted(images.union(_escapes(text)))).write(_parts(text, spans), 0)


def heading(rank: int, text: str, spans: Sequence[Span] = ()) -> str:
    """A heading; closing number signs are escaped too."""
    said = escaped(text, spans) if "\n" not in text else escaped(_LINES.sub(" ", text))
    said = _CLOSING.sub(r"\\\1", said)
    return f"{'#' * min(rank, 6)} {said}"


def item_mark(text: str, number: int | None, spans: Sequence[Span] = ()) -> tuple[str, str]:
    """The mark of a list item and its escaped words. ``number``: its place in a numbered list, ``None`` in any other.

    A number that the words begin with is the mark.
    """
    said = _ORDERED.match(text)
    if said and (not spans or spans[0].start >= said.end()):
        return f"{said[1]} ", escaped(text[said.end() :], moved(spans, -said.end()))
    return ("- " if number is None else f"{number}. "), escaped(text, spans)


def moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    """The spans, ``by`` characters further on."""
    return tuple(Span(start + by, end + by, mark) for start, end, mark in spans) if by else tuple(spans)


def fenced(text: str) -> str:
    """Code or the like, between fences that are longer than any row of ticks in it."""
    ticks = "`" * max(3, 1 + max((len(run[0]) for run in _TICKS.finditer(text)), default=0))
    return f"{ticks}\n{text}\n{ticks}"


def on_one_line(text: str, spans: Sequence[Span] = ()) -> str:
    """A table's cell."""
    said = escaped(text, spans) if "\n" not in text else escaped(_LINES.sub(" ", text))
    return said.replace("|", r"\|")


def target(href: str) -> str:
    """An address as the target of a link: no space, no bracket, no reference in it."""
    said = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace")), href)
    return _IN_TARGET.sub(r"\\\g<0>", said)


def _escapes(text: str) -> list[int]:
    """The places in ``text`` before which a backslash stands, in order."""
    places = {found.start() for found in _INLINE.finditer(text)}
    places.update(found.start() for found in _LINE_START.finditer(text))
    places.update(found.end() for found in _NUMBER.finditer(text))
    return sorted(places)


def _plain(text: str, start: int, end: int, places: Sequence[int]) -> str:
    """The characters from ``start`` to ``end``, escaped at those of ``places`` that are among them, in order."""
    out, at = [], start
    for place in places:
        if start <= place < end:
            out += [text[at:place], "\\"]
            at = place
    return "".join(out) + text[at:end]


def _parts(text: str, spans: Sequence[Span]) -> list[Span]:
    """All of ``text`` in runs of one mark. White space between two runs has the marks that both have."""
    parts: list[Span] = []
    at = 0
    for span in spans:
        if at < span.start:
            before = parts[-1].mark if parts else PLAIN
            blank = not text[at : span.start].strip()
            parts.append(Span(at, span.start, _shared(before, span.mark) if blank else PLAIN))
        parts.append(span)
        at = span.end
    return [*parts, Span(at, len(text), PLAIN)] if at < len(text) else parts


def _shared(one: Mark, other: Mark) -> Mark:
    href = one.href if one.href == other.href else ""
    return Mark(href, one.strong and other.strong, one.emphasis and other.emphasis)


class _Line:
    """The words that are marked. ``places``: where a backslash stands."""

    def __init__(self, text: str, places: Sequence[int]) -> None:
        self._text = text
        self._places = iter(places)
        self._next = next(self._places, len(text))

    def write(self, parts: Sequence[Span], level: int, *, linked: bool = False) -> str:
        """``parts`` with the marks of ``level`` and those inside it."""
        if level == len(_LEVELS):
            return "".join(self._words(part, linked) for part in parts)
        name = _LEVELS[level]
        out = []
        for value, run in groupby(parts, key=lambda part: getattr(part.mark, name)):
            held = list(run)
            if value and name == "code":
                out.append(self._code(held[0].start, held[-1].end))
                continue
            inner = self.write(held, level + 1, linked=linked or (name == "href" and bool(value)))
            out.append(self._around(name, value, inner, held) if value and inner.strip() else inner)
        return "".join(out)

    def _around(self, name: str, value: str, inner: str, held: Sequence[Span]) -> str:
        """``inner`` between marks; white space at its ends stays outside."""
        said = inner.strip()
        lead, trail = inner[: inner.index(said)], inner[inner.index(said) + len(said) :]
        if name == "href":
            return f"{lead}[{said}]({target(value)}){trail}"
        sign = _SIGNS[name]
        start, end = held[0].start, held[-1].end
        before = lead[-1:] or self._text[start - 1 : start] or " "
        behind = trail[:1] or self._text[end : end + 1] or " "
        return f"{lead}{sign}{said}{sign}{trail}" if _holds(sign, before, said, behind) else inner

    def _words(self, part: Span, linked: bool) -> str:
        said = _plain(self._text, part.start, part.end, list(self._escapes(part.start, part.end)))
        return said.replace("]", r"\]") if linked else said

    def _escapes(self, start: int, end: int) -> Iterator[int]:
        while self._next < end:
            if self._next >= start:
                yield self._next
            self._next = next(self._places, len(self._text))

    def _code(self, start: int, end: int) -> str:
        said = self._text[start:end]
        ticks = "`" * (1 + max((len(run[0]) for run in _RUN_OF_TICKS.finditer(said)), default=0))
        pad = " " if said[0] == "`" or said[-1] == "`" else ""
        return f"{ticks}{pad}{said}{pad}{ticks}"


def _holds(sign: str, before: str, inner: str, behind: str) -> bool:
    """Whether ``sign`` on both sides of ``inner`` reads as a mark between such characters."""
    if sign == "_":
        return before in _BESIDE and behind in _BESIDE and inner[0].isalnum() and inner[-1].isalnum()
    return (inner[0].isalnum() or before in _STANDS_OFF) and (inner[-1].isalnum() or behind in _STANDS_OFF)
