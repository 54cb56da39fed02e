"""Inline marks of Markdown: what in a text does not read, and what it marks.

One pass from left to right, in linear time. Rows of a paragraph are a line feed apart, paragraphs an empty line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from attrs import Factory, define, frozen

from corpusclean.read.markdown_emphasis import Emphasis, Mark, is_letter
from corpusclean.read.markdown_tags import BREAKING, HIDING, OPENS_HIDING, tag_at

Span = tuple[int, int]

_URL = r"[^\s<>\[\]()\"'`*|\\]*[^\s<>\[\]()\"'`*|\\_~.,;:!?]"
#: Each alternative begins with a literal character: the search runs from one of them to the next, eight times as fast.
_TOKEN = re.compile(
    rf"\n\n*+|\\(?:[!-/:-@\[-`{{-~]|(?=\n(?!\n)))|``*+|\*\**+|__*+|~~+|!\[|\[|\]|<|https?://{_URL}|www\.{_URL}"
)
_ANY_MARK = re.compile(r"[\\`*_~\[<]")
_AUTOLINK = re.compile(r"<(?:(?:https?|ftp)://[^\s<>]*|mailto:[^\s<>]*|[\w.+-]+@[\w-]+\.[\w.-]+)>")
#: No "<" inside, not even in quotes: a tag costs no more than the way to the next one.
_TITLE = r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)|\"[^()\n]*\"|'[^()\n]*'))?\s*\)"
_TARGET = re.compile(
    rf"\(\s*(?:<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*){_TITLE}"
    r"|\((?:https?://|mailto:|www\.|\.{0,2}/|#)[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
)
#: What kramdown and pandoc say of a link: ``{:target="_blank"}``.
_LINK_ATTRIBUTES = re.compile(r"\{(?:[:#.]|[\w-]+=)[^{}\n]*\}")
#: What pandoc says of words in brackets that are no link: ``[words]{.name}``.
_SPAN_ATTRIBUTES = re.compile(r"\{(?:[#.][\w-]|[\w-]+=[\"'\w])[^{}\n]*\}")
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SPACES = re.compile(r"\s+")

_MOST_ROWS = 6
_LONGEST_LABEL = 200
_FARTHEST_HIDING = 50_000


def label_of(text: str) -> str:
    """A link label in the form in which two of them are compared."""
    return _SPACES.sub(" ", text).strip().casefold()


@frozen
class Marks:
    """What is marked in a text; all sorted, and disjoint among themselves.

    ``joined``: numbers of rows (how many line ends stand before) that something begun in the row before runs into.
    """

    deleted: tuple[Mark, ...] = ()
    links: tuple[Span, ...] = ()
    images: tuple[Span, ...] = ()
    code: tuple[Span, ...] = ()
    joined: frozenset[int] = frozenset()


def inline_marks(text: str, labels: frozenset[str]) -> Marks:
    """The marks in ``text``; ``labels``: the link labels that the document defines, as ``label_of`` gives them."""
    if not _ANY_MARK.search(text):
        return Marks()
    scan = _Scan(text, labels)
    search = _TOKEN.search
    at = 0
    while token := search(text, at):
        at = scan.take(token)
    return Marks(
        tuple(united(scan.deleted)),
        _disjoint(scan.links),
        _disjoint(scan.images),
        tuple(scan.code),
        frozenset(scan.joined),
    )


def _disjoint(spans: list[Span]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end, _ in united([(start, end, "") for start, end in spans]))


def united(marks: list[Mark]) -> list[Mark]:
    """``marks`` sorted, without overlaps; neighbouring deletions are one."""
    out: list[Mark] = []
    for start, end, new in sorted(marks):
        if out and start < out[-1][1]:
            start = out[-1][1]
            if end <= start:
                continue
        if out and start == out[-1][1] and not new and not out[-1][2]:
            out[-1] = (out[-1][0], end, "")
        else:
            out.append((start, end, new))
    return out


@define
class _Scan:
    """A pass over a text: what it has found, and what is still open."""

    text: str
    labels: frozenset[str]
    deleted: list[Mark] = Factory(list)
    links: list[Span] = Factory(list)
    images: list[Span] = Factory(list)
    code: list[Span] = Factory(list)
    joined: set[int] = Factory(set)
    row: int = 0
    paragraph: int = 0
    paragraph_end: int = -1
    brackets: list[tuple[int, int, int]] = Factory(list)
    emphasis: Emphasis = Factory(lambda scan: Emphasis(scan.text, scan.deleted), takes_self=True)
    ticks: dict[int, list[int]] | None = None
    anchor: int | None = None
    hidden_to: dict[str, Span | None] = Factory(dict)

    def take(self, token: re.Match[str]) -> int:
        """Note what ``token`` marks; where to go on."""
        said, at = token[0], token.start()
        first = said[0]
        if first == "\n":
            self._break(len(said))
        elif first == "\\":
            self.deleted.append((at, at + 1, ""))
        elif first == "`":
            return self._code(at, len(said))
        elif first in "*_~":
            self.emphasis.take(at, said)
        elif first in "![":
            self.brackets.append((at, self.row, self.paragraph))
        elif first == "]":
            return self._link(at)
        elif first == "<":
            return self._angle(at)
        return token.end()

    def _break(self, feeds: int) -> None:
        self.row += 1
        if feeds > 1:
            self.paragraph += 1
            self.emphasis.end_paragraph()

    def _within(self, start: int, end: int) -> bool:
        """Go from ``start`` to ``end``, unless a paragraph ends in between or it takes too many rows."""
        feeds = self.text.count("\n", start, end)
        if feeds > _MOST_ROWS or (feeds and self.text.find("\n\n", start, end) >= 0):
            return False
        self.joined.update(range(self.row + 1, self.row + feeds + 1))
        self.row += feeds
        return True

    def _code(self, at: int, length: int) -> int:
        if self.ticks is None:
            self.ticks = defaultdict(list)
            for run in re.finditer("`+", self.text):
                self.ticks[len(run[0])].append(run.start())
        if self.paragraph_end < at:
            end = self.text.find("\n\n", at)
            self.paragraph_end = len(self.text) if end < 0 else end
        places = self.ticks[length]
        number = bisect_left(places, at + length)
        if number == len(places) or places[number] > self.paragraph_end or not self._within(at, places[number]):
            return at + length
        close = places[number]
        self.deleted += [(at, at + length, ""), (close, close + length, "")]
        self.code.append((at + length, close))
        return close + length

    def _link(self, at: int) -> int:
        if not self.brackets:
            return at + 1
        start, row, paragraph = self.brackets.pop()
        is_image = self.text[start] == "!"
        inner = start + 1 + is_image
        if self.row - row > _MOST_ROWS or self.text.startswith("^", inner):
            return at + 1
        end = self._target_end(inner, at, is_image)
        if end is None:
            return self._span(start, at) if not is_image else at + 1
        if paragraph == self.paragraph:
            self.joined.update(range(row + 1, self.row + 1))
        if not self._within(at, end):
            return at + 1
        self.deleted += [(start, inner, ""), (at, end, "")]
        (self.images if is_image else self.links).append((start, end))
        return end

    def _span(self, start: int, at: int) -> int:
        """Words in brackets from ``start`` to ``at`` that are no link: where to go on."""
        attributes = _SPAN_ATTRIBUTES.match(self.text, at + 1)
        if not attributes:
            return at + 1
        self.deleted += [(start, start + 1, ""), (at, attributes.end(), "")]
        return attributes.end()

    def _target_end(self, inner: int, at: int, is_image: bool) -> int | None:
        """Where the link ends whose text stands from ``inner`` to ``at``; ``None`` where it is none."""
        if target := _TARGET.match(self.text, at + 1):
            attributes = _LINK_ATTRIBUTES.match(self.text, target.end())
            return attributes.end() if attributes else target.end()
        label = _LABEL.match(self.text, at + 1)
        said = self.text[inner:at] if at - inner <= _LONGEST_LABEL else ""
        if label and not label[1].startswith("^"):
            if is_image or label_of(label[1] or said) in self.labels:
                return label.end()
            alone = not is_letter(self.text[inner - 2 : inner - 1])
            is_number = not label[1] or (label[1].isdecimal() and len(label[1]) < 4)
            return label.end() if alone and is_number and _LETTERS.search(said) else None
        return at + 1 if said and not said.isdecimal() and label_of(said) in self.labels else None

    def _angle(self, at: int) -> int:
        if link := _AUTOLINK.match(self.text, at):
            self.deleted += [(at, at + 1, ""), (link.end() - 1, link.end(), "")]
            self.links.append(link.span())
            return link.end()
        if end := self._hiding_end(at):
            for feeds in re.findall(r"\n+", self.text[at:end]):
                self._break(len(feeds))
            self.deleted.append((at, end, ""))
            return end
        tag = tag_at(self.text, at)
        if not tag or not self._within(at, tag.end()):
            return at + 1
        self._tag(tag)
        return tag.end()

    def _hiding_end(self, at: int) -> int | None:
        """Where a comment, script or style that starts here ends."""
        opening = OPENS_HIDING.match(self.text, at)
        if not opening:
            return None
        kind = opening[0].lower()
        last = self.hidden_to.get(kind, (0, 0))
        if last and last[0] < opening.end():
            close = HIDING[kind].search(self.text, opening.end())
            last = self.hidden_to[kind] = close.span() if close else None
        return last[1] if last and last[1] - at <= _FARTHEST_HIDING else None

    def _tag(self, tag: re.Match[str]) -> None:
        name, closing = (tag[1] or tag[2]).lower(), bool(tag[1])
        before, after = self.text[tag.start() - 1 : tag.start()], self.text[tag.end() : tag.end() + 1]
        apart = name in BREAKING and before.strip() and after.strip()
        self.deleted.append((tag.start(), tag.end(), " " if apart else ""))
        if name == "img":
            self.images.append(tag.span())
        elif name == "a" and not closing:
            self.anchor = tag.end()
        elif name == "a" and self.anchor is not None:
            self.links.append((self.anchor, tag.start()))
            self.anchor = None
