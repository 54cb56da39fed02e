"""Markdown: a block per line as in plain text, the words as rendered, every mark an edit.

Text's line rules and not CommonMark: indentation alone is never code, and only names of HTML elements are tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpusclean.model import Block, Encoding, Fact, Join, Page, Source
from corpusclean.read.front_matter import find_header
from corpusclean.read.header_lines import Header
from corpusclean.read.lines import Line, split_lines
from corpusclean.read.markdown_blocks import Piece, block, code_block, pieces
from corpusclean.read.markdown_marks import Marks, inline_marks, label_of
from corpusclean.read.markdown_rows import Row, label_in, read_rows, trimmed
from corpusclean.read.text import continues, greedy_breaks, is_narrow

_SAMPLE = 200_000
_TARGET = r"\((?:https?://|mailto:|www\.|[#/.]|[\w%-]{1,80}[/.])[^\s()]*"
#: What only Markdown writes, each with what must stand in the text first; two of these make a text Markdown. Front
#: matter is another one. Each begins with characters that a search can run to, at the start of a line its line feed.
_SIGNS = tuple(
    (needles, re.compile(pattern, re.MULTILINE))
    for needles, pattern in (
        (("#",), r"\n {0,3}#{1,6}[ \t]+\S"),
        (("](",), rf"\[(?<!!\[)[^\[\]\n]+\]{_TARGET}"),
        (("![",), rf"!\[[^\[\]\n]*\](?:{_TARGET}|\[\d)"),
        (("**",), r"\*\*(?<![\w*]\*\*)(?=[^\s*])[^*\n]{1,300}\*\*(?!\*)"),
        (("```", "~~~"), r"\n[ \t]*(?:```|~~~)[\w+-]*[ \t]*$"),
        (("]:",), r"\n {0,3}\[[^\[\]\n^][^\[\]\n]*\]:[ \t]*(?:<|https?://|[/#.])\S*"),
    )
)
_SIGN_CHARACTERS = "#[](!*`~:"
_ENDS_OPEN = re.compile(r"[^\W\d_]['’]?[,;]?$")
_LINE_END = re.compile(r"\r\n|\n|\r")
#: Rows whose characters are not looked at for marks: they do not read.
_SILENT = ("rule", "underline", "definition")
_HEADER_LINES = 250
_ENDS_SENTENCE = re.compile(r"[.!?:;…。！？：；][\"'”’»)\]]*$")
_LONG_LINE = 60
_VERSE_WIDTH = 60
_VERSE_LINES = 4


def looks_like_markdown(text: str) -> bool:
    """Whether a plain text is Markdown.

    At least two of these occur in its first 200,000 characters: front matter, ``#`` heading, inline link, image,
    ``**strong**``, code fence, link definition.
    """
    sample = text[:_SAMPLE]
    lines = f"\n{sample}"
    single = frozenset(filter(sample.__contains__, _SIGN_CHARACTERS))  # found much faster than two together
    signs = 0
    for needles, sign in _SIGNS:
        if any(single.issuperset(said) and said in sample for said in needles):
            signs += sign.search(lines) is not None
    return signs >= 2 or (signs == 1 and find_header(_LINE_END.split(sample, _HEADER_LINES)) is not None)


def read_markdown(source: Source, encoding: Encoding) -> Page:
    """The page of a Markdown document: blocks cover every character that is not white space."""
    data, codec = source.data, encoding.codec
    lines = split_lines(data, codec)
    header = find_header([line.text for line in lines])
    first = header.end if header else 0
    blocks = list(_header_blocks(source, codec, lines, header)) if header else []
    rows = read_rows(data, codec, lines[first:])
    labels = frozenset(label_of(label_in(row)) for row in rows if row.kind == "definition")
    for region in _regions(rows):
        if region[0].kind == "code":
            blocks.append(code_block(data, codec, region[0]))
        else:
            blocks += _region_blocks(data, codec, region, labels)
    facts = _facts(lines, header) if header else ()
    return Page(source, "text/markdown", encoding, tuple(blocks), facts=tuple(facts))


def _header_blocks(source: Source, codec: str, lines: Sequence[Line], header: Header) -> Iterator[Block]:
    """A block for each line of the header, as it stands; its fences read empty."""
    blank = 0
    join: Join = "\n\n"
    for number in range(header.end):
        row = trimmed(source.data, codec, lines[number], blank)
        blank = 0 if row else blank + 1
        if row:
            is_fence = number in header.fences
            row = row._replace(kind="rule" if is_fence else "own", shape="fence" if is_fence else "")
            yield block(source.data, codec, list(pieces([row], [0], Marks())), join)
            join = "\n"


def _facts(lines: Sequence[Line], header: Header) -> Iterator[Fact]:
    for said in header.declared:
        last = next((n for n in range(said.end - 1, said.first, -1) if lines[n].text.strip()), said.first)
        yield Fact(said.name, said.value, "front-matter", lines[said.first].start, lines[last].end)


def _regions(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Code blocks alone, and the rows between them together."""
    first = 0
    for number, row in enumerate(rows):
        if row.kind == "code":
            if first < number:
                yield rows[first:number]
            yield rows[number : number + 1]
            first = number + 1
    if first < len(rows):
        yield rows[first:]


def _region_blocks(data: bytes, codec: str, rows: Sequence[Row], labels: frozenset[str]) -> Iterator[Block]:
    texts: list[str] = []
    offsets: list[int] = []
    at = 0
    goes_on = [False, *[not row.blank_before and _goes_on(before, row) for before, row in pairwise(rows)]]
    for n, row in enumerate(rows):
        text = " " if row.kind in _SILENT else row.text
        between = "" if n == 0 else "\n" if goes_on[n] else "\n\n"
        offsets.append(at + len(between))
        at = offsets[-1] + len(text)
        texts += [between, text]
    marks = inline_marks("".join(texts), labels)
    parts = list(pieces(rows, offsets, marks))
    first = 0
    before: tuple[Row, Row] | None = None
    for number in range(1, len(rows) + 1):
        if number == len(rows) or not goes_on[number]:
            if number - first == 1:
                yield block(data, codec, parts[first:number], _join(before, rows[first]))
            else:
                joined = [n in marks.joined for n in range(first, number)]
                for group, join in _grouped(parts[first:number], joined, before):
                    yield block(data, codec, group, join)
            before = (rows[first], rows[number - 1])
            first = number


def _goes_on(before: Row, row: Row) -> bool:
    """Whether ``row``, right below ``before``, stands in one paragraph with it, or underlines it."""
    if before.quote != row.quote:
        return False
    return row.kind == "underline" or (row.kind == "text" and before.kind in ("text", "item"))


def _grouped(
    run: Sequence[Piece], joined: Sequence[bool], before: tuple[Row, Row] | None
) -> Iterator[tuple[Sequence[Piece], Join]]:
    """The blocks of a paragraph of several rows, each with the break before it.

    ``before``: the first and the last row of the paragraph before.
    """
    wrapped = [False, *_wraps(run)]
    verse = _is_verse(run) and not any(wrapped)
    first = 0
    for number in range(1, len(run) + 1):
        if number == len(run) or not (wrapped[number] or joined[number]):
            ends = (run[0].row, run[first - 1].row) if first else before
            yield run[first:number], "\n" if first and verse else _join(ends, run[first].row)
            first = number


def _wraps(run: Sequence[Piece]) -> list[bool]:
    """For each row but the first, whether the break before it is only a wrap."""
    said = [part.said for part in run]
    may = [
        not a.row.hard and bool(a.said and b.said) and not (a.only_images or b.only_images) for a, b in pairwise(run)
    ]
    width = max(map(len, said))
    greedy = [
        a or b
        for a, b in zip(
            greedy_breaks(said, [False, *may]), greedy_breaks([p.row.text for p in run], [False, *may]), strict=True
        )
    ]
    prose = width >= _LONG_LINE
    narrow = prose or is_narrow(said)
    sure = [
        ok and (continues(a.said, b.said, narrow=narrow) or (prose and _runs_into(a, b)))
        for ok, (a, b) in zip(may, pairwise(run), strict=True)
    ]
    is_wrapped = sum(sure) >= 2 and 2 * sum(sure) >= sum(may)
    return [
        b.row.kind == "underline"
        or full
        or certain
        or (ok and is_wrapped and 5 * len(a.said) >= 3 * width)
        or (ok and _hangs(run[0], a, b))
        for ok, certain, full, (a, b) in zip(may, sure, greedy[1:], pairwise(run), strict=True)
    ]


def _hangs(item: Piece, before: Piece, after: Piece) -> bool:
    """Whether an unfinished sentence of a list item goes on below its first word."""
    hangs = item.row.kind == "item" and after.row.indent >= item.row.indent + 2
    return hangs and not _ENDS_SENTENCE.search(before.said[-6:])


def _runs_into(before: Piece, after: Piece) -> bool:
    """Whether an unfinished sentence goes on with a link or code at the start of the next row."""
    ends_marked = any(end == len(before.row.text) for _, end in before.links)
    starts_marked = any(start <= after.row.marks + 1 for start, _ in (*after.links, *after.code))
    return starts_marked and not ends_marked and bool(_ENDS_OPEN.search(before.said[-4:]))


def _is_verse(run: Sequence[Piece]) -> bool:
    if len(run) < _VERSE_LINES or any(len(part.said) > _VERSE_WIDTH for part in run):
        return False
    return 2 * sum(part.said[-1:] in (*".!?。！？",) for part in run) <= len(run)


def _join(before: tuple[Row, Row] | None, after: Row) -> Join:
    """The break before ``after``; ``before``: the first and the last row of what stands before it."""
    if before is None or after.blank_before:
        return "\n\n"
    first, last = before
    if "heading" in (last.shape, after.shape):
        return "\n\n"
    in_list = first.kind == "item" and after.kind in ("item", "text")
    same = last.shape == after.shape and last.shape in ("quote", "table", "definition")
    return "\n" if last.hard or in_list or same else "\n\n"
