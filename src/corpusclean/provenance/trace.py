"""Quoted words traced back: which block of a record they stand in, which bytes of the source, and what was decided.

No labelling takes part. With the source, removed blocks and comments are searched block by block; without it, the text
and the comments that the record itself holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from attrs import field, frozen

from corpusclean.checks import must_be
from corpusclean.model import SourceBytes, bytes_of
from corpusclean.provenance import replay
from corpusclean.provenance.places import Place, places, span
from corpusclean.record import Record

#: Characters of context before and behind the words of a part.
CONTEXT: Final = 32

_SPACE: Final = "[\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]++"
#: Characters that one source writes in one way and another in another: quotation marks, and dashes.
_SAME: Final = ("\"“”„‟«»″＂'‘’‚‛‹›′`´＇", "-‐‑‒–—―−")
_ELLIPSIS: Final = r"(?:…|\.\.\.)"


@frozen
class Part:
    """Words in one block, or in the blocks of one comment where the source is not at hand.

    ``block``: the block's number from 0. ``start``/``end``: bytes of the source. ``text_start``/``text_end``: code
    points of ``Record.text``, ``None`` where the block is not kept. ``whole_start``/``whole_end``: code points of all
    blocks' text, joined as if all were kept; ``None`` without the source. ``exact``: the words as the block reads, with
    ``prefix`` and ``suffix`` around them.
    """

    block: int
    label: str
    rule: str
    score: int
    was: tuple[str, str] | None
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    text_start: int | None = None
    text_end: int | None = None
    whole_start: int | None = None
    whole_end: int | None = None


@frozen
class Trace:
    """A place where the words stand. ``comment``: the number of the comment that they are in. Parts are in order."""

    parts: tuple[Part, ...]
    comment: int | None = None


#: A block's number, and from where to where in its text.
_Piece: TypeAlias = tuple[int, int, int]


@frozen
class _Stream:
    """Text in which words are looked for: the numbers of its blocks, and where in it they start and end."""

    text: str
    blocks: Sequence[int] = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    comment: int | None = None

    def index(self, block: int) -> int:
        """Where in ``blocks`` a block is."""
        return bisect_left(self.blocks, block)


def trace(
    record: Record, quote: str, source: SourceBytes | None = None, *, ignore_case: bool = False
) -> tuple[Trace, ...]:
    """All places in ``record`` where the words of ``quote`` stand, in the order of the source.

    White space, quotation marks, dashes and the ellipsis match whatever way they are written in. Words may run over
    several blocks of the article, of a comment, or of the source. ``source``: the bytes that the record was made of;
    without it, removed text is not found, and the bytes of a comment are those of all its blocks.

    Raises ``ValueError`` for a quote without words, and where ``source`` has other bytes; ``TypeError`` for arguments
    of another type.
    """
    must_be("record", record, Record, "a Record")
    must_be("quote", quote, str, "a str")
    data = None if source is None else bytes_of(source)
    pattern = pattern_of(quote, ignore_case=ignore_case)
    if data is not None and replay.sha256(data) != f"sha256:{record.origin.sha256}":
        raise ValueError("the source has other bytes than the record was made of")
    texts = _texts(record, data)
    whole = _stream(record, texts, range(len(record.blocks)), None) if data is not None else None
    search = _Search(record, data, whole)
    found: dict[tuple[_Piece, ...], Trace] = {}
    for stream in (*_streams(record, texts), *((whole,) if whole else ())):
        for match in pattern.finditer(stream.text):
            pieces = tuple(_pieces(stream, *match.span()))
            if pieces not in found:
                found[pieces] = Trace(tuple(search.part(stream, piece) for piece in pieces), stream.comment)
    return tuple(sorted(found.values(), key=lambda one: (one.parts[0].start, one.parts[-1].end)))


class _Search:
    """What parts are made of; each block is taken apart once."""

    def __init__(self, record: Record, source: bytes | None, whole: _Stream | None) -> None:
        self._record = record
        self._source = source
        self._whole = whole
        self._blocks = record.to_dict()["blocks"] if source is not None else []
        self._places: dict[int, list[Place]] = {}

    def part(self, stream: _Stream, piece: _Piece) -> Part:
        """The part for ``piece`` of ``stream``."""
        number, first, last = piece
        entry = self._record.blocks[number]
        at = stream.starts[stream.index(number)]
        in_whole = self._whole.starts[number] if self._whole else None
        start, end = self._bytes(number, first, last, stream)
        return Part(
            block=number,
            label=entry.label,
            rule=entry.rule,
            score=entry.score,
            was=entry.was,
            start=start,
            end=end,
            exact=stream.text[at + first : at + last],
            prefix=stream.text[max(0, at + first - CONTEXT) : at + first],
            suffix=stream.text[at + last : at + last + CONTEXT],
            text_start=None if entry.text_start is None else entry.text_start + first,
            text_end=None if entry.text_start is None else entry.text_start + last,
            whole_start=None if in_whole is None else in_whole + first,
            whole_end=None if in_whole is None else in_whole + last,
        )

    def _bytes(self, number: int, first: int, last: int, stream: _Stream) -> tuple[int, int]:
        entry = self._record.blocks[number]
        if self._source is None:
            if stream.comment is None:
                return entry.start, entry.end
            blocks = [self._record.blocks[n] for n in self._record.comments[stream.comment].blocks]
            return entry.start, max(block.end for block in blocks)
        if number not in self._places:
            codec = self._record.origin.encoding.codec
            self._places[number] = places(self._source, codec, self._blocks[number])
        return span(self._places[number], first, last)


def _pieces(stream: _Stream, start: int, end: int) -> Iterator[_Piece]:
    """The parts of the blocks that stand from ``start`` to ``end`` of ``stream``."""
    for at in range(max(0, bisect_right(stream.starts, start) - 1), bisect_left(stream.starts, end)):
        low, high = max(start, stream.starts[at]), min(end, stream.ends[at])
        if low < high:
            yield stream.blocks[at], low - stream.starts[at], high - stream.starts[at]


def pattern_of(quote: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    """What finds the words of ``quote`` in a text. Raises ``ValueError`` where it has none."""
    words = replay.space(quote, "collapse")
    if not re.search(r"\w", words):
        raise ValueError("there are no words to look for")
    said = "".join(map(_matching, words.replace("...", "…")))
    return re.compile(said, re.IGNORECASE if ignore_case else 0)


def _matching(character: str) -> str:
    """What a character of the quote may be in the text."""
    if character == " ":
        return _SPACE
    if character == "…":
        return _ELLIPSIS
    same = next((one for one in _SAME if character in one), "")
    return f"[{re.escape(same)}]" if same else re.escape(character)


def _texts(record: Record, source: bytes | None) -> list[str | None]:
    """How each block reads, as far as it is known."""
    if source is None:
        return [None if e.text_start is None else record.text[e.text_start : e.text_end] for e in record.blocks]
    codec = record.origin.encoding.codec
    return [replay.block_text(source, codec, block) for block in record.to_dict()["blocks"]]


def _streams(record: Record, texts: Sequence[str | None]) -> Iterator[_Stream]:
    """The article, and each comment."""
    kept = [n for n, entry in enumerate(record.blocks) if entry.kept]
    yield _stream(record, texts, kept, None)
    for number, comment in enumerate(record.comments):
        own = [n for n in comment.blocks if 0 <= n < len(record.blocks) and record.blocks[n].label == "comment"]
        if own and any(texts[n] is None for n in own):
            yield _Stream(comment.text, own[:1], [0], [len(comment.text)], number)
        elif own:
            yield _stream(record, texts, own, number)


def _stream(record: Record, texts: Sequence[str | None], blocks: Sequence[int], comment: int | None) -> _Stream:
    wanted = set(blocks)
    every = range(min(wanted, default=0), max(wanted, default=-1) + 1)
    pieces = ((texts[n] or "", record.blocks[n].join, n in wanted) for n in every)
    text, spans = replay.join(pieces)
    found = [(n, *place) for n, place in zip(every, spans, strict=True) if place]
    numbers, starts, ends = ([one[n] for one in found] for n in range(3))
    return _Stream(text, numbers, starts, ends, comment)
