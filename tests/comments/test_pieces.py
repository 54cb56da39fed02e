"""Cheap looks at whole pages and lines, before a grammar is tried: none of them may miss what the grammar would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpusclean.comments.lines import LONGEST, Line, Lines, form, holding, matches, numbered, saying
from corpusclean.comments.pieces import pieces_of, triples_of
from corpusclean.comments.words import may_say, may_tell_age, words

TEXT = st.text("abgo 12é回复\n\U0001f600", max_size=80)
SAID = st.lists(st.sampled_from([*"ab •12", "says", " ago", "Ann", "x" * (LONGEST + 1)]), max_size=8).map("".join)


def lines(texts: list[str]) -> Lines:
    return Lines(Line(n, text, text.lower() if len(text) <= LONGEST else "") for n, text in enumerate(texts))


@given(st.lists(st.text("abgo 回复", max_size=6), max_size=8), TEXT)
def test_no_piece_is_left_out_that_a_text_holds(pieces: list[str], text: str) -> None:
    possible = pieces_of(pieces).possible(triples_of(text))
    assert {piece for piece in pieces if piece in text} <= set(possible) <= set(pieces)


@pytest.mark.parametrize("age", words("ages"))
def test_every_age_holds_a_mark_of_ages(age: str) -> None:
    @settings(max_examples=30, database=None)
    @given(st.from_regex(re.compile(age.replace("#", r"\d{1,4}")), fullmatch=True))
    def test(text: str) -> None:
        assert may_tell_age(text)

    test()


@given(st.lists(SAID, max_size=8))
def test_an_anchor_holds_in_the_same_lines_of_a_page_as_line_by_line(texts: list[str]) -> None:
    page = lines(texts)
    for anchor in (holding("•"), holding("ann", "says", " ago", "b", "12", "•"), numbered):
        assert page.anchored(anchor) == [n for n, line in enumerate(page) if line.low and anchor(line)]
    assert page.anchored(saying) == [n for n, line in enumerate(page) if line.low and may_say(line.low)]


@given(st.lists(SAID, max_size=8), st.integers(1, 4))
def test_a_header_is_found_in_a_page_as_in_its_lines(texts: list[str], span: int) -> None:
    shape = form(r"«name»\s[a12]+\s?b?", holding("a", "1"), span)
    page = lines(texts)
    assert matches(page, (shape,), lambda match: match) == matches(list(page), (shape,), lambda match: match)  # type: ignore[arg-type,return-value]
