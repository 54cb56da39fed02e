"""Markdown: a block per line as in plain text, the words as rendered, every mark an edit.

Text's line rules and not CommonMark: indentation alone is never code, and only names of HTML elements are tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from corpusclean.model import Block, Edit, Encoding, Fact, Join, Page, Source
from corpusclean.provenance.replay import decode, edit, space
from corpusclean.read.front_matter import Header, find_header
from corpusclean.read.lines import Line, split_lines
from corpusclean.read.markdown_blocks import Piece, block, code_block
from corpusclean.read.markdown_marks import Mark, Marks, Span, inline_marks, label_of
from corpusclean.read.markdown_rows import Row, label_in, read_rows, trimmed
from corpusclean.read.text import continues, greedy_breaks

_SAMPLE = 200_000
_TARGET = r"\((?:https?://|mailto:|www\.|[#/.]|[\w%-]{1,80}[/.])[^\s()]*"
#: What only Markdown writes; two kinds of these make a text Markdown. Front matter is another one.
_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^ {0,3}#{1,6}[ \t]+\S",
        rf"(?<!!)\[[^\[\]\n]+\]{_TARGET}",
        rf"!\[[^\[\]\n]*\](?:{_TARGET}|\[\d)",
        r"(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,300}\*\*(?!\*)",
        r"^[ \t]*(?:```|~~~)[\w+-]*[ \t]*$",
        r"^ {0,3}\[[^\[\]\n^][^\[\]\n]*\]:[ \t]*(?:<|https?://|[/#.])\S*",
    )
)
_ENDS_OPEN = re.compile(r"[^\W\d_]['’]?[,;]?$")
_LONG_LINE = 60
_VERSE_WIDTH = 60
_VERSE_LINES = 4


def looks_like_markdown(text: str) -> bool:
    """Whether a plain text is Markdown: at least two of front matter, ``#`` heading, inline link, image, ``**strong**``,
    code fence and link definition occur in its first 200,000 characters."""
    sample = text[:_SAMPLE]
    signs = sum(bool(sign.search(sample)) for sign in _SIGNS)
    return signs >= 2 or (signs == 1 and find_header(sample.splitlines()) is not None)


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
