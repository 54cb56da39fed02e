"""What must hold for every Markdown document, however odd: conservation, replay, order."""

from __future__ import annotations

from attrs import astuple
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from corpusclean.model import Encoding, Page, Source
from corpusclean.provenance import replay
from corpusclean.read.guess import is_iso_2022_jp
from corpusclean.read.lines import bom_length
from corpusclean.read.markdown import looks_like_markdown, read_markdown

CODECS = ("utf-8", "cp1252", "utf-16-le", "utf-16-be", "gb18030", "iso2022_jp", "cp932")
ASCII_WHITE = " \t\n\x0b\x0c\r"

LINE_MARKS = (
    *("# ", "## ", "#", " ##", "* ", "- ", "+ ", "1. ", "12\\. ", "> ", ">", "    ", "\t"),
    *("  \n", "\\\n", "\n", "\n\n", "\r\n", "\r", "---", "***", "* * *", "===", "```", "```py", "~~~"),
    *("[1]: /u", '[#]: k: "v"', "|", "|---|", "a | b", "k: v", "- i", "+++", "k = 'v'"),
)
INLINE_MARKS = (
    *("`", "``", "*", "**", "***", "****", "_", "__", "~~", "[", "![", "]", "](", "](u)", '](/u "t")'),
    *("][", "][1]", "[1]", "[^1]", "<https://x.org/a_b>", "https://x.org/a_b_", "&amp;", "&#8217;"),
    *("<", ">", "<!--", "-->", "<b>", "</b>", "<br>", '<a href="u">', "</a>", "<img src=x>", "<pre>", "</pre>"),
    *("<script>", "</script>", "<li>", "<h2>", "<foo>", "\\", "\\_", ".", ",", ":", '"', "'", "(", ")"),
    *("\0", "\x1f", "\xa0"),
)
MARKS = LINE_MARKS + INLINE_MARKS
WORDS = (
    "word",
    "Two words",
    "a_b",
    "x",
    "longer words that fill a row so that it may seem wrapped here",
    "é",
    "Ã©",
    "â€™",
    "中文",
    "。",
)

soup = st.lists(st.sampled_from(MARKS + WORDS), max_size=60).map("".join)
lines = st.lists(st.lists(st.sampled_from(MARKS + WORDS), max_size=6).map("".join), max_size=20).map("\n".join)
documents = soup | lines | st.text(max_size=80)


def shown(text: str) -> str:
    """The characters that are neither white space nor NUL."""
    return replay.space(text, "collapse").replace(" ", "")


def page_of(data: bytes, codec: str) -> Page:
    return read_markdown(Source(data), Encoding(codec, "bom"))


def check(data: bytes, codec: str) -> None:
    page = page_of(data, codec)
    at = 0
    raws = []
    for block in page.blocks:
        assert at <= block.start < block.end <= len(data)
        at = block.end
        raw = replay.decode(data[block.start : block.end], codec)
        raws.append(raw)
        line = {"start": block.start, "end": block.end, "ws": block.ws, "edits": [astuple(e) for e in block.edits]}
        assert replay.block_text(data, codec, line) == block.text
        assert 0 <= block.link_chars <= len(block.text)
    assert shown("".join(raws)) == shown(replay.decode(data[bom_length(data, codec) :], codec))
    assert all(0 <= fact.start < fact.end <= len(data) for fact in page.facts)


@given(documents, st.sampled_from(CODECS))
@settings(max_examples=600, deadline=None)
@example("[a\n* b](c)", "utf-8")
@example("`a\n\n> b` `", "utf-8")
@example("> ```\n> a\n```\nb", "utf-8")
@example("# \\# #\n---\n|\n", "utf-16-le")
@example("**中\n文**", "gb18030")
def test_every_character_is_in_one_block_and_replays(document: str, codec: str) -> None:
    data = document.encode(codec, "replace")
    assume(codec != "iso2022_jp" or is_iso_2022_jp(data))
    check(data, codec)


@given(st.lists(st.sampled_from([m.encode() for m in MARKS]) | st.binary(max_size=4), max_size=40).map(b"".join))
@settings(max_examples=300, deadline=None)
def test_damaged_bytes_are_conserved_too(data: bytes) -> None:
    check(data, "utf-8")
    check(data, "cp1252")


@given(documents)
@settings(max_examples=200, deadline=None)
def test_blocks_are_trimmed_of_ascii_white_space(document: str) -> None:
    data = document.encode("utf-8", "replace")
    for block in page_of(data, "utf-8").blocks:
        raw = data[block.start : block.end].decode("utf-8")
        assert raw == raw.strip(ASCII_WHITE)


@given(documents)
@settings(max_examples=200, deadline=None)
def test_marks_only_disappear(document: str) -> None:
    """What is not a repair deletes, or stands in for a break with a space."""
    for block in page_of(document.encode("utf-8", "replace"), "utf-8").blocks:
        assert {e.replacement for e in block.edits if e.step in ("", "tag")} <= {"", " "}


@given(documents)
@settings(max_examples=200, deadline=None)
def test_the_same_bytes_give_the_same_page(document: str) -> None:
    data = document.encode("utf-8", "replace")
    assert page_of(data, "utf-8") == page_of(data, "utf-8")
    assert looks_like_markdown(document) == looks_like_markdown(document)


@given(st.lists(st.text("abc defgh,.", min_size=1, max_size=60).filter(str.strip), max_size=8))
def test_text_without_marks_reads_as_it_stands(paragraphs: list[str]) -> None:
    page = page_of("\n\n".join(paragraphs).encode(), "utf-8")
    assert [b.text for b in page.blocks] == [" ".join(p.split()) for p in paragraphs]
    assert not any(b.edits for b in page.blocks)
