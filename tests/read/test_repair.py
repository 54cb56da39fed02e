"""Repairs: what looks like damage and is not stays; what is damage becomes literal edits."""

from itertools import pairwise

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
        "╔═══╗\n║ A ║\n╚═══╝ ▓▒░ ├───┼───┤",
        "(╯°□°）╯︵ ┻━┻ ಠ_ಠ",
        "IL Y MARQUÉ… ÀÉÎÕÜ ŠKODA ŽIŽKA ÖVERSÄTTNING",
        "Tiếng Việt đẹp, Đà Nẵng",
        "E=mc², ∑ᵢ xᵢ ≤ √2, 20 °C × 3 ± ½, 5 µΩ",
        "Â, â und Î stehen im Alphabet; Â ist ein Vokal",
        "sade han.”Åke kom hem",
        "[ˈfoːnɛtɪʃ] ªº n.º 1.ª",
        "می\u200cخواهم کتاب",
        "שלום\u200f! (abc)",
        "क्\u200dष",
        "ศูนย์\u200bกลาง",
        "👩\u200d👩\u200d👧 ❤\ufe0f ✌🏽 漢\U000e0100",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "Sil\u00ad\nben",
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
        ("CafÃ© dÃ©jÃ\xa0 vu", "Café déjà vu"),
        ("Ã¢â‚¬â„¢tis", "’tis"),
        ("ä¸\xadæ\x96\x87", "中文"),
        ("don\x92t", "don’t"),
        ("costÂ 5 dollars", "cost\xa05 dollars"),
        ("Sil\u00adben\u00adtrennung", "Silbentrennung"),
        ("zero\u200bwidth, w\u2060j\ufeff, Auf\u200cgabe", "zerowidth, wj, Aufgabe"),
        ("a\u202eb\u202c c\u2066d\u2069 e\u200ff", "ab cd ef"),
        ("x\U000e0041\U000e0042\U000e007fy", "xy"),
        ("Signed.\ufeff" + "".join(map(chr, range(0xFE00, 0xFE10))) + "\U000e0150", "Signed."),
        ("😀" + "\U000e0150\U000e0120\U000e0110", "😀"),
        ("wo&shy;rd &#8203;x &amp; CafÃ©", "word x & Café"),
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


@given(st.lists(st.sampled_from([*"aZ .\n0", "’", "é", "“", "Â", "à", "œ", "\x9d", "Ø", "²"]), max_size=30))
def test_a_foreign_character_alone_is_damage_where_ftfy_says_so(said):
    text = " a".join(said)
    assert may_be_bad(text) or not is_bad(text)


@given(st.text(st.sampled_from("aé Ã©­\u200b\u200d\u202e\ufeff\ufe0f\U000e0041\U000e0150👩ن\n"), max_size=40))
def test_edits_of_invisible_characters_are_sorted_and_change_nothing_that_shows(text):
    edits = repairs(text)
    assert [e.start for e in edits] == sorted(e.start for e in edits)
    assert all(a.end <= b.start for a, b in pairwise(edits))
    if not any(e.replacement for e in edits):
        assert not any(c.isalnum() or c.isspace() for e in edits for c in text[e.start : e.end])


def test_each_kind_of_invisible_character_is_named():
    text = "a\u00adb c\u200bd e\u202ef g\U000e0041h"
    assert [e.step for e in repairs(text)] == ["soft-hyphen", "zero-width", "bidi-control", "tag-characters"]
