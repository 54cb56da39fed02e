"""What is done to all blocks of a page at once comes out as if it were done to each alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.label import zones
from corpusclean.label.model.keys import keys_in, keys_of
from corpusclean.label.model.words import words_of as words_in_row
from corpusclean.label.phrases import _in_text, cues, match, match_all, normalise, phrase_files
from corpusclean.label.phrases.book import book
from corpusclean.label.phrases.plain import held
from corpusclean.label.phrases.scan import Able, words_of
from corpusclean.label.rules import license_notice, widget
from corpusclean.label.words import UNSPACED, count_all, count_words, may_lack_spaces
from corpusclean.model import Element

LINES = (
    "",
    " ",
    "Home",
    "Share this:",
    "12 Comments",
    "(17)17 reviews, 4.3 of 5 stars",
    "Page 2 of 3",
    "Sign up for our\nnewsletter",
    "Read more: How the bridge fell",
    "Facebook Twitter Email Print",
    "Don’t forget to share this article with your friends!",
    "Über den Autor",
    "Teilen  | Drucken",
    "延伸阅读：冬天的河",
    "この記事をシェア",
    "Перейти к содержимому",
    "शेयर करें",
    "\u0301 share",
    "The council of a small harbour town voted on Monday evening to keep its last ferry running.",
)
texts = st.sampled_from(LINES) | st.text(max_size=40)


@given(st.lists(texts, max_size=8))
def test_a_line_holds_the_same_phrases_among_others(lines: list[str]) -> None:
    assert match_all(lines) == {line: match(line) for line in lines}


#: Lines of phrases, with something around them, in capitals, run together or with a number.
PHRASES = sorted({cue.phrase for name, data in phrase_files() for cue in cues(name, data)})
phrases = st.builds(
    lambda before, phrase, gap, after, change: change(before + phrase.replace("…", gap).replace("#", "12") + after),
    st.sampled_from(("", "", "3 ", "2nd ", "• ", "The ", "_", "📌 ", "\U0001d400 ")),
    st.sampled_from(PHRASES),
    st.sampled_from(("a", "the harbour town")),
    st.sampled_from(("", "", ":", ": yes", " - yes", "  yes", " (17)", "\xa0yes", " and more", "|", "\ntoday")),
    st.sampled_from((str, str.upper, str.title)),
)


@given(st.lists(phrases | texts, max_size=8))
def test_no_line_with_a_phrase_is_passed_by(lines: list[str]) -> None:
    found = match_all(lines)
    for line in lines:
        flat = normalise(line)
        assert found[line] == _in_text(Able(line, flat, held(book().anchors, flat, words_of(flat))))


WORK = (
    "our Work contents publish published republish from under this EXCEPT as where diesen Artikel ce contenu available"
)


@given(st.lists(st.sampled_from(WORK.split()), max_size=6).map(" ".join))
def test_no_notice_about_the_work_is_passed_by(text: str) -> None:
    assert license_notice._may_speak_of_it(text) or not license_notice._ABOUT_THE_WORK.search(text)


#: Names of buttons, and what folding takes away, changes or runs into them.
buttons = st.lists(
    st.sampled_from(
        (*"x + 1 - _ • ! é ſ K ß ﬁ ı İ \u0301 \u0345 \u00ad \u200b".split(), " ", " ", "Facebook", "poſt", "mail", "on")
    ),
    max_size=7,
).map("".join)


@given(buttons)
def test_no_row_of_buttons_is_passed_by(text: str) -> None:
    first = widget._PLAIN.search(text)
    if first is not None and first[0].lower() not in widget._BUTTONS:
        assert not widget._BUTTONS.issuperset(widget._WORDS.findall(normalise(text)))


@given(st.text("aBÄßΣσςЖжİıſKǅ中😀𝐀ᏣⅧ_1 ", max_size=60))
def test_words_are_the_same_in_lower_case(text: str) -> None:
    bare = "".join(letter if letter.isalnum() or letter == "_" else "\0" for letter in f"\0{text}\0")
    assert words_in_row([text]).keys.tolist() == keys_in(bare.lower()).tolist()


@pytest.mark.parametrize("length", [3, 65_533, 65_534, 65_535, 65_536, 65_537, 200_000])
def test_a_word_has_one_key_wherever_it_stands_in_a_long_row(length: int) -> None:
    words = ["a" * length, "ferry", "b" * length, *(["harbour", "ferry", "x"] * 20_000), "c" * length]
    row = "\0".join(("", *words, "\0"))
    of_each = {word: int(keys_of([word])[0]) for word in dict.fromkeys(words)}
    assert keys_in(row).tolist() == [of_each[word] for word in words]


def test_a_row_without_words_has_no_keys() -> None:
    assert [len(keys_in("\0" * count)) for count in (0, 1, 70_000)] == [0, 0, 0]


def test_phrases_are_found_in_documents_of_many_lines() -> None:
    lines = [f"The ferry sailed at {number} o'clock." for number in range(9_000)]
    shared = [4_095, 4_096, 4_097, 8_999]
    for number in shared:
        lines[number] = f"Share this: {number}"
    found = match_all(lines)
    assert list(found) == lines
    assert [line for line in lines if found[line]] == [lines[number] for number in shared]


@given(st.lists(texts, max_size=8))
def test_a_line_has_as_many_words_among_others(lines: list[str]) -> None:
    assert count_all(lines) == {line: count_words(line) for line in lines}


@given(texts)
def test_words_are_pieces_with_a_letter_or_digit(text: str) -> None:
    if not UNSPACED.search(text):
        assert count_words(text) == sum(bool(re.search(r"\w", piece)) for piece in text.split())


@given(st.text(st.characters(exclude_categories=())))
def test_scripts_without_spaces_are_never_missed(text: str) -> None:
    assert may_lack_spaces(text) or not UNSPACED.search(text)


@pytest.mark.parametrize("text", ["", "Home", "Über uns", "“Ferry” – 12 €", "Перейти", "مشاركة", "שתף"])
def test_scripts_with_spaces_are_known(text: str) -> None:
    assert not may_lack_spaces(text)


def first_pattern(word: str) -> tuple[int, str] | None:
    found = (pattern.search(word) for pattern in zones._PATTERNS)
    return next(((number, match[0]) for number, match in enumerate(found) if match), None)


#: Pieces of all that the patterns of class words name, and of what they leave alone.
PIECES = sorted(
    {piece for pattern in zones._PATTERNS for piece in re.findall(r"[a-z0-9]+|-", re.sub(r"\\.", " ", pattern.pattern))}
    | {"_", "header", "col", "loader", "x"}
)


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), max_size=12))
def test_class_words_say_the_same_among_others(words: list[str]) -> None:
    said = {word: found for word in words if (found := first_pattern(word))}
    assert zones._said_by(dict.fromkeys(words)) == said


def test_an_element_is_labelled_by_the_word_that_says_most() -> None:
    elements = [
        Element("div", ("col", "loader")),
        Element("div", ("sidebar", "cookie-bar")),
        Element("div", ("entry-meta",)),
        Element("article", ("related",)),
        Element("nav"),
        Element("div", (), {"role": "Banner"}),
    ]
    assert [label for label, _ in zones.labels_of(elements)] == [
        None,
        "boilerplate.cookie",
        "meta",
        None,
        "boilerplate.navigation",
        "boilerplate.navigation",
    ]
