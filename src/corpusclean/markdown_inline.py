"""Links, emphasis and code inside the blocks of an HTML page, read again from the markup in and between their bytes.

One pass over the tags gives the places where what is marked changes; the ledger's own way of reading (``replay``) says
which characters of a block stand between two of them. Where the two disagree, a block has no marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple
from urllib.parse import urljoin

from attrs import frozen

from corpusclean.html.tables import TAGS
from corpusclean.model import Edit, Entry
from corpusclean.provenance.replay import decode, read_as
from corpusclean.read.html_tokens import END, START, TOKEN, Characters, characters, raw_end

_KINDS: Final = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("em", "i"), "emphasis"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
}
#: Elements that end where another of them starts.
_SIBLINGS: Final = frozenset({"dd", "dt", "li", "option", "p", "td", "th", "tr"})
SCHEMES: Final = frozenset({"ftp", "http", "https", "mailto", "tel"})
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_NEITHER: Final = re.compile("[\t\n\r]")
_INK: Final = re.compile("[^\0\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_MOST_OPEN: Final = 10_000
#: A target stands again in each block of its link: a longer one is left out.
_LONGEST_TARGET: Final = 2_000


class Mark(NamedTuple):
    """What a run of text is marked as. ``href``: the target of its link, empty for none."""

    href: str = ""
    strong: bool = False
    emphasis: bool = False
    code: bool = False


class Span(NamedTuple):
    """Characters of a block's text, from ``start`` to ``end``, that are marked."""

    start: int
    end: int
    mark: Mark


PLAIN: Final = Mark()


@frozen
class Marks:
    """Where in a document's bytes its inline marks change, in order, and to what."""

    data: bytes
    codec: str
    starts: Sequence[int]
    marks: Sequence[Mark]

    def within(self, entry: Entry, text: str) -> tuple[Span, ...]:
        """The marked runs of a block that reads as ``text``."""
        if entry.read != "html":
            return ()
        first = bisect_right(self.starts, entry.start)
        last = bisect_left(self.starts, entry.end, first)
        before = self.marks[first - 1] if first else PLAIN
        marks = (before, *self.marks[first:last])
        if marks == (PLAIN,):
            return ()
        bounds = (entry.start, *self.starts[first:last], entry.end)
        said = [read_as(self._raw(*between), "html") for between in pairwise(bounds)]
        whole = "".join(said)
        if whole != read_as(self._raw(entry.start, entry.end), "html"):
            return ()
        return tuple(_placed(_edited(whole, _runs(said, marks), entry.edits), text))

    def _raw(self, start: int, end: int) -> str:
        return decode(self.data[start:end], self.codec)


def marks_of(data: bytes, codec: str, base: str) -> Marks:
    """The inline marks of an HTML document. ``base``: the address that its links start from, empty where unknown."""
    said = characters(data, codec)
    found = [(said.span(at, at)[0], mark) for at, mark in _changes(said, base)]
    return Marks(data, codec, [at for at, _ in found], [mark for _, mark in found])


def address(href: str, base: str) -> str:
    """Where a link leads, or nothing for one of a scheme that no document is read by (``javascript:`` and the like).

    Nothing either for an address of more than 2,000 characters.
    """
    if len(href) > _LONGEST_TARGET:
        return ""
    said = _NEITHER.sub("", href).strip("".join(map(chr, range(0x21))))
    scheme = _SCHEME.match(said)
    if not said or (scheme and scheme[1].lower() not in SCHEMES):
        return ""
    try:
        whole = urljoin(base, said) if base and len(base) <= _LONGEST_TARGET else said
    except ValueError:
        return ""
    scheme = _SCHEME.match(whole)
    return "" if scheme and scheme[1].lower() not in SCHEMES else whole


class _Open:
    """What is open at a place: counts of each kind, and the link. ``around``: the same for the blocks around."""

    def __init__(self) -> None:
        self.counts = {"strong": 0, "emphasis": 0, "code": 0}
        self.href = ""
        self.around: list[tuple[str, dict[str, int], str]] = []
        self.names: Counter[str] = Counter()

    def mark(self) -> Mark:
        """The mark of text that stands here. Code is nothing but code, or a link."""
        strong, emphasis, code = (count > 0 for count in self.counts.values())
        return Mark(self.href, strong and not code, emphasis and not code, code)

    def enter(self, name: str) -> None:
        """A block-level element begins."""
        if self.around and self.around[-1][0] == name and name in _SIBLINGS:
            self.leave(name)
        if len(self.around) < _MOST_OPEN:
            self.around.append((name, dict(self.counts), self.href))
            self.names[name] += 1

    def leave(self, name: str) -> None:
        """A block-level element ends, and with it what was opened inside it."""
        if not self.names[name]:
            return
        while True:
            last, self.counts, self.href = self.around.pop()
            self.names[last] -= 1
            if last == name:
                return

    def close(self, kind: str) -> None:
        """An inline element of ``kind`` ends, if it began in the same block."""
        if self.counts[kind] > (self.around[-1][1][kind] if self.around else 0):
            self.counts[kind] -= 1


def _changes(said: Characters, base: str) -> Iterator[tuple[int, Mark]]:
    """The places where the mark of the text behind changes, in characters."""
    opened, last = _Open(), PLAIN
    for at, name, span in tags_in(said):
        if name == "a":
            opened.href = address(said.attributes(*span).get("href", ""), base) if span else ""
        else:
            _follow(opened, name, starts=span is not None)
        mark = opened.mark()
        if mark != last:
            yield at, mark
            last = mark


def tags_in(said: Characters) -> Iterator[tuple[int, str, tuple[int, int] | None]]:
    """Where each tag begins, its name, and for a start tag where its attributes stand. Raw text holds no tags."""
    at, end = said.first, len(said.lowered)
    while at < end:
        for token in TOKEN.finditer(said.lowered, at):
            at, name = token.end(), token[END]
            if name:
                yield token.start(), name, None
            elif token.lastindex in START:
                name = token[1]
                yield token.start(), name, token.span(START[token.lastindex])
                if (tag := TAGS.get(name)) and tag.raw:
                    at = raw_end(said.lowered, name, at)
                    break
        else:
            return


def _follow(opened: _Open, name: str, *, starts: bool) -> None:
    kind, tag = _KINDS.get(name), TAGS.get(name)
    if kind and starts:
        opened.counts[kind] += 1
    elif kind:
        opened.close(kind)
    elif tag and (tag.breaks or tag.ends) and not tag.void:
        if starts:
            opened.enter(name)
        else:
            opened.leave(name)


def _runs(said: Sequence[str], marks: Sequence[Mark]) -> Iterator[Span]:
    at = 0
    for piece, mark in zip(said, marks, strict=True):
        if piece and mark != PLAIN:
            yield Span(at, at + len(piece), mark)
        at += len(piece)


def _edited(text: str, runs: Iterator[Span], edits: Sequence[Edit]) -> tuple[str, list[Span]]:
    """The text after its edits, and the runs in it."""
    out: list[str] = []
    froms, shifts = [0], [0]
    at = 0
    for e in edits:
        out += [text[at : e.start], e.replacement]
        at = e.end
        froms.append(e.end)
        shifts.append(shifts[-1] + len(e.replacement) - (e.end - e.start))
    changed = "".join(out) + text[at:]

    def moved(place: int) -> int:
        number = bisect_right(froms, place) - 1
        last = froms[number + 1] + shifts[number + 1] if number + 1 < len(froms) else len(changed)
        return min(place + shifts[number], last)

    return changed, [Span(moved(start), moved(end), mark) for start, end, mark in runs]


def _placed(changed: tuple[str, list[Span]], text: str) -> Iterator[Span]:
    """The runs in ``text``, which has the same characters but for white space."""
    said, runs = changed
    before = [found.start() for found in _INK.finditer(said)]
    after = [found.start() for found in _INK.finditer(text)]
    if len(before) != len(after):
        return
    for start, end, mark in runs:
        first, last = bisect_left(before, start), bisect_left(before, end)
        if first < last:
            yield Span(after[first], after[last - 1] + 1, mark)
