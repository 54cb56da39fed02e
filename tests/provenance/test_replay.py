"""The verifier's own file: what each step reads, and that it refuses what it must."""

import ast
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.provenance import replay


def test_is_short_and_needs_the_standard_library_alone():
    source = Path(replay.__file__).read_text("utf-8")
    modules = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules.update(name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            modules.add((node.module or "").partition(".")[0])
    assert source.count("\n") <= 200
    assert modules <= set(sys.stdlib_module_names)


@pytest.mark.parametrize(
    "text", ["if a<3 then x > y", "fish & chips", "AT&T", "&unknown;", "1 < 2", "a && b", "& ;", "&#;", "&#x;"]
)
def test_html_leaves_alone(text):
    assert replay.read_as(text, "html") == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<b>bold</b>ly", "boldly"),
        ("<a href=\"x>y\" title='>'>link</a>", "link"),
        ("a<!-- > -- -->b", "ab"),
        ("a<!-->b", "ab"),
        ("a<!doctype html>b", "ab"),
        ("a</>b</ x>c<?php echo?>d", "abcd"),
        ("a<b", "a"),
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
        ("&notin; &notit; &not", "∉ ¬it; ¬"),
        ("&#8217;&#x2019;&#146;", "’’’"),
        ("&#0;&#xD800;&#1114112;&#99999999999999999999;", "����"),
    ],
)
def test_html_reads_markup_and_references_in_one_pass(raw, text):
    assert replay.read_as(raw, "html") == text


def test_rcdata_resolves_references_and_keeps_markup():
    assert replay.read_as("<b>&amp;</b>", "rcdata") == "<b>&</b>"


def test_json_strings_are_unescaped_and_half_pairs_replaced():
    assert replay.read_as(r"a\nb\"\\\/ \ud83d\ude00 \ud83d", "json-string") == 'a\nb"\\/ 😀 �'


def test_unknown_ways_to_read_and_codecs_are_refused():
    with pytest.raises(ValueError, match="no way to read"):
        replay.read_as("x", "pickle")
    with pytest.raises(ValueError, match="unicode_escape"):
        replay.decode(b"x", "unicode_escape")


def test_edits_delete_and_replace():
    assert replay.edit("**bold** cafe\u0301", [[0, 2], [6, 8], [12, 14, "é", "normalize:NFC"]]) == "bold café"


@pytest.mark.parametrize("edits", [[[3, 1]], [[0, 2], [1, 3]], [[0, 99]]])
def test_edits_that_overlap_or_lie_outside_are_refused(edits):
    with pytest.raises(ValueError, match="overlaps"):
        replay.edit("0123456", edits)


def test_space_collapses_exactly_the_white_space_of_the_design():
    assert replay.space(" a\u00a0\u2009b\u200bc\x1cd\0 \r\n", "collapse") == "a b\u200bc\x1cd"
    assert replay.space("a\r\n  b\rc\0", "keep") == "a\n  b\nc"


def test_a_removed_block_takes_no_break_along():
    pieces = [("one", "\n\n", True), ("menu", "\n\n", False), ("two", " ", True), ("three", "\n", True)]
    assert replay.join(pieces) == ("one\n\ntwo\nthree", [(0, 3), None, (5, 8), (9, 14)])


@given(st.text(st.characters(exclude_characters=">")))
def test_markup_and_references_end_at_the_end_of_the_slice(text):
    assert replay.read_as(text + "<!--" + text, "html") == replay.read_as(text + "<!--", "html")


@given(st.text(), st.sampled_from(["html", "rcdata", "json-string", "text"]))
def test_every_text_reads_as_something(text, read):
    assert isinstance(replay.space(replay.read_as(text, read), "collapse"), str)
