"""Plain text: which lines are wrapped, and that every character is in exactly one block."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from corpusclean.model import Encoding, Source
from corpusclean.provenance import replay
from corpusclean.read.guess import is_iso_2022_jp
from corpusclean.read.lines import bom_length
from corpusclean.read.text import read_text


def blocks(text, codec="utf-8"):
    return read_text(Source(text.encode(codec, "replace")), Encoding(codec, "test")).blocks


def texts(text):
    return [block.text for block in blocks(text)]


LONG = "The council of the small harbour town voted on Monday to keep the last ferry running"


@pytest.mark.parametrize(
    "lines",
    [
        ["Row, row, row your boat", "Gently down the stream", "Until the lights of the town", "Are seen no more"],
        ["- two eggs", "- a cup of flour", "- some salt"],
        ["1. Beat the eggs", "2. fold in the flour", "3. wait"],
        [LONG + ".", "nobody spoke against it."],
        [LONG + ".", "Nobody spoke against it, which surprised the mayor.", LONG + " for good."],
        ["home", "news", "about us", "contact"],
        ["Ilse Brandt", "link", "fedilink", "616 days ago"],
        ["if a<b then x > y", "else <b>z</b>"],
        ["  indented " + LONG, "  and again in lower case"],
    ],
    ids=lambda lines: lines[0][:20],
)
def test_lines_that_are_no_wrap_stay_blocks(lines):
    assert texts("\n".join(lines)) == [line.strip() for line in lines]


def test_a_long_line_that_goes_on_in_lower_case_is_wrapped():
    assert texts(f"{LONG}\nfor another year.") == [f"{LONG} for another year."]


def test_greedily_filled_lines_are_one_paragraph_whatever_the_case():
    lines = [
        "The council of a small",
        "harbour town voted on",
        "Monday evening to keep",
        "Ilse Brandt's ferry, the",
        "oldest of the coast and",
        "the only one with a bell,",
        "for one more year.",
    ]
    assert texts("\n".join(lines)) == [" ".join(lines)]


def test_wrapped_chinese_lines_join_without_a_space():
    said = "港口小镇的议会星期一晚上投票决定让最后一班渡轮再运行一\n年，没有人反对这项被市长称为体面的提案，岛上的居民为\n此感到高兴，渡轮将在早上七点和下午五点出发，星期天只\n有没有雾的时候才开。"
    (block,) = blocks(said)
    assert block.text == said.replace("\n", "")
    assert [edit.replacement for edit in block.edits] == [""] * 3


HYPHENATED = (
    "The council of the small harbour town voted on Monday to keep the last ferry run-\n"
    "ning for another year, and the pilot of the Northwind, a well-known man, said noth-\n"
    "ing of the fog that lay above the water all the way to the islands of the well-\n"
    "known pilot's childhood."
)


def test_words_that_a_line_end_divided_are_joined_and_compounds_keep_their_hyphen():
    (block,) = blocks(HYPHENATED)
    assert "ferry running for" in block.text
    assert "said nothing of" in block.text
    assert "islands of the well-known pilot" in block.text
    assert [edit.step for edit in block.edits] == ["hyphenation"] * 3


def test_joins_say_what_stood_between_the_lines():
    assert [b.join for b in blocks("One paragraph here.\n\nTwo paragraph here.\nThree.")] == ["\n\n"] * 3
    assert [b.join for b in blocks("- one\n- two\n\n- three")] == ["\n\n", "\n", "\n\n"]


def test_only_cr_lf_and_crlf_end_a_line():
    assert texts("b\u2028c\x0cd\r\ne\rf") == ["b c d", "e", "f"]
    assert texts("and so on\x85 he said") == ["and so on… he said"]


def test_a_byte_order_mark_is_in_no_block():
    data = b"\xef\xbb\xbfThe river rose."
    (block,) = read_text(Source(data), Encoding("utf-8", "bom")).blocks
    assert (block.start, block.text) == (3, "The river rose.")


CODECS = ["utf-8", "utf-16-le", "utf-32-be", "cp1252", "gb18030", "cp932", "iso2022_jp", "euc_jp"]


@given(st.text(st.sampled_from("aB .\n\r\t-\0é港口の𝒳\u00a0\u2028,<>&;#8217"), max_size=80), st.sampled_from(CODECS))
def test_every_visible_character_is_in_exactly_one_block(text, codec):
    data = text.encode(codec, "replace")
    at = 0
    read = []
    for block in read_text(Source(data), Encoding(codec, "test")).blocks:
        assert at <= block.start < block.end <= len(data)
        at = block.end
        raw = replay.decode(data[block.start : block.end], codec)
        read.append(raw)
        edits = [[e.start, e.end, e.replacement, e.step] for e in block.edits]
        assert block.text == replay.space(replay.edit(raw, edits), "collapse")
    visible = replay.space(replay.decode(data, codec), "collapse").replace(" ", "")
    assert replay.space("".join(read), "collapse").replace(" ", "") == visible


@given(st.binary(max_size=60), st.sampled_from(CODECS))
@example(b"\x00\xd8\x00", "utf-16-le")
def test_damaged_bytes_are_in_exactly_one_block_too(data, codec):
    blocks = read_text(Source(data), Encoding(codec, "test")).blocks
    edges = [edge for block in blocks for edge in (block.start, block.end)]
    assert edges == sorted(edges)
    covered = set().union(*(range(block.start, block.end) for block in blocks))
    mark = bom_length(data, codec)
    missed = bytes(byte for at, byte in enumerate(data) if at >= mark and at not in covered)
    assert not replay.space(replay.decode(missed, codec), "collapse")


PIECES_OF_BYTES = [
    b"\x1b(B",
    b"\x1b$B",
    b"\x1b(J",
    b"\x1b",
    b"F|",
    b" ",
    b"  ",
    b"\t",
    b"\n",
    b"\r",
    b"a",
    b"b]",
    b"\0",
    b"\xe4",
    b"\x81",
]


@given(st.lists(st.sampled_from(PIECES_OF_BYTES), max_size=20).map(b"".join), st.sampled_from(CODECS))
@example(b"\x1b(B ]", "iso2022_jp")
@example(b"a\n\x1b(B\tb ", "iso2022_jp")
def test_damaged_bytes_and_lone_escapes_replay(data, codec):
    assume(codec != "iso2022_jp" or is_iso_2022_jp(data))
    for block in read_text(Source(data), Encoding(codec, "test")).blocks:
        edits = [[e.start, e.end, e.replacement, e.step] for e in block.edits]
        ledger = {"start": block.start, "end": block.end, "edits": edits}
        assert block.text == replay.block_text(data, codec, ledger)
