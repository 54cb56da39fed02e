"""Repairs: what looks like damage and is not stays; what is damage becomes literal edits."""

import pytest
from ftfy.badness import is_bad
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.provenance.replay import edit
from corpusclean.read.repair import align, may_be_bad, repairs


def repaired(text, **options):
    return edit(text, [[e.start, e.end, e.replacement, e.step] for e in repairs(text, **options)])


@pytest.mark.parametrize(
    "text",
    [
        "l’été, “quoted” … naïve – Ａｂｃ ﬁne",
        "Ünïcödé Ångström smörgåsbord",
        "Привет, мир. Ёлка",
        "港口小镇的议会",
        "AT&T, R&D, fish & chips; a && b",
        "ÃO PAULO",
        "x² ≈ ½·y",
        "ASCII alone, 'quotes' and \"quotes\"",
        "|_()_|  ¯\\_(ツ)_/¯",
    ],
)
def test_leaves_alone(text):
    assert repairs(text) == ()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("â€œHelloâ€\x9d, said Ã©lan", "“Hello”, said élan"),
        ("Seth&#8217;s &amp; co &lt;b&gt;", "Seth’s & co <b>"),
        ("nai\u0308ve cafe\u0301", "naïve café"),
        ("bell\x07 and \x1b[31mred\x1b[0m", "bell and red"),
    ],
)
def test_mends(text, fixed):
    assert repaired(text) == fixed


def test_references_are_no_damage_in_code_and_html():
    assert repairs("Seth&#8217;s &amp; co", unescape=False) == ()


def test_each_repair_names_its_step():
    assert [e.step for e in repairs("Seth&#8217;s &amp; co")] == ["unescape_html", "unescape_html"]


def test_only_the_damaged_spans_are_edited():
    (first, second) = repairs("Seth&#8217;s long and plain story &amp; co")
    assert (first.start, first.end, second.replacement) == (4, 11, "&")


@given(st.text(max_size=60), st.text(max_size=60))
def test_aligned_edits_always_give_the_fixed_text(text, fixed):
    if text != fixed:
        assert edit(text, [[e.start, e.end, e.replacement, e.step] for e in align(text, fixed, "x")]) == fixed


@given(st.text(st.sampled_from("aé Ã©â€œ\x9d&#8217;lt\u0301"), max_size=60))
def test_edits_of_damaged_texts_are_sorted_disjoint_and_named(text):
    at = 0
    for each in repairs(text):
        assert at <= each.start < each.end or (each.start == each.end and each.replacement)
        assert each.step
        at = each.end


@given(st.text("ab .,ÂÃØÙà×√≈‚вЂβāâœ€™°£\xa0\x9d²", max_size=60), st.text("abc d", max_size=60))
def test_damage_is_seen_wherever_it_stands(damaged, around):
    text = around + damaged + around
    assert may_be_bad(text) or not is_bad(text)
