"""Cheap looks at whole pages and lines, before a grammar is tried: none of them may miss what the grammar would find."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpusclean.comments.anchors import Clocked, Saying, holding
from corpusclean.comments.forms import form, matches
from corpusclean.comments.header_times import has_clock
from corpusclean.comments.heads import heads, may_begin, one_of
from corpusclean.comments.lines import Line, Lines
from corpusclean.comments.template import LONGEST
from corpusclean.comments.times import moment
from corpusclean.comments.words import may_say, may_tell_age, words
from corpusclean.pieces import codes_of, pieces_of, triples_of

TEXT = st.text("abgo 12é回复\n\U0001f600", max_size=80)
SAID = st.lists(st.sampled_from([*"ab •12", "says", " ago", "Ann", "x" * (LONGEST + 1)]), max_size=8).map("".join)


def lines(texts: list[str]) -> Lines:
    return Lines(Line(n, text, text.lower() if len(text) <= LONGEST else "") for n, text in enumerate(texts))


@given(st.lists(st.text("abgo 回复", min_size=1, max_size=6), max_size=8), TEXT)
def test_no_piece_is_left_out_that_a_text_holds(pieces: list[str], text: str) -> None:
    possible = pieces_of(pieces).possible(triples_of(codes_of(text)))
    assert {piece for piece in pieces if piece in text} <= set(possible) <= set(pieces)


@pytest.mark.parametrize("age", words("ages"))
def test_every_age_holds_a_mark_of_ages(age: str) -> None:
    @settings(max_examples=30, database=None)
    @given(st.from_regex(re.compile(age.replace("#", r"\d{1,4}")), fullmatch=True))
    def test(text: str) -> None:
        assert may_tell_age(text)

    test()


@pytest.mark.parametrize("age", words("ages"))
def test_a_line_with_an_age_and_a_number_states_a_time(age: str) -> None:
    @settings(max_examples=30, database=None)
    @given(st.from_regex(re.compile(age.replace("#", r"\d{1,4}"), re.ASCII), fullmatch=True))
    def test(text: str) -> None:
        assert moment(f"Ann {text}.") is not None or not re.search(r"\d", text)

    test()


@pytest.mark.parametrize("said", ["3 May", "May 3, 2019", "3rd May 2019", "(May 3)", "3-May-2019", "3.5.2019", "mar 3"])
def test_a_line_with_a_month_or_a_date_in_numbers_states_a_time(said: str) -> None:
    assert moment(said) is not None
    assert moment(f"Ann Lee, {said}") is not None


@given(st.lists(SAID, max_size=8))
def test_an_anchor_holds_in_the_same_lines_of_a_page_as_line_by_line(texts: list[str]) -> None:
    page = lines(texts)

    def where(holds: Callable[[str], object]) -> list[int]:
        return [n for n, line in enumerate(page) if line.low and holds(line.low)]

    many = ("ann", "says", " ago", "b", "12", "•")
    assert page.anchored(holding("•")) == where(lambda low: "•" in low)
    assert page.anchored(holding(*many)) == where(lambda low: any(piece in low for piece in many))
    assert page.anchored(holding("a", then="a[bg]")) == where(lambda low: re.search("a[bg]", low))
    assert page.anchored(Saying()) == where(may_say)
    assert page.anchored(Clocked()) == where(has_clock)
    assert page.numbered == where(lambda low: re.search(r"\d", low))


@given(st.lists(st.text("a1٣é:\n", max_size=4), max_size=6))
def test_lines_with_digits_of_any_script_are_found(texts: list[str]) -> None:
    assert lines(texts).numbered == [n for n, text in enumerate(texts) if re.search(r"\d", text)]


@given(st.lists(SAID, max_size=8), st.integers(1, 4))
def test_a_header_is_found_in_a_page_as_in_its_lines(texts: list[str], span: int) -> None:
    shape = form(r"«name»\s[a1]+\s?b?", holding("a", "1"), span)
    found, free = [], 0
    for at in range(len(texts)):
        short = takewhile(lambda text: len(text) <= LONGEST, texts[at : at + span])
        match = shape.pattern.match("\n".join(short)) if at >= free and texts[at] else None
        if match:
            free = at + match[0].count("\n") + 1
            found.append((at, free, match.groupdict()))
    headers = matches(lines(texts), (shape,), lambda match: match)  # type: ignore[arg-type,return-value]
    assert [(match.start, match.end, match.groups) for match in headers] == found  # type: ignore[attr-defined]


def test_a_shape_is_not_tried_in_a_page_without_what_it_needs() -> None:
    shape = form(r"«name» ago", holding("a"), 1, needs=("ago", "yesterday"))
    assert matches(lines(["Ann ago"]), (shape,), lambda match: match)  # type: ignore[arg-type,return-value]
    assert not matches(lines(["Ann"]), (shape,), lambda match: match)  # type: ignore[arg-type,return-value]


PHRASES = st.lists(st.text("abı c", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=6)


@given(PHRASES, st.text("abcıIſ ", max_size=8))
def test_one_of_takes_the_longest_phrase(phrases: list[str], text: str) -> None:
    found = re.match(one_of([list(map(re.escape, phrase)) for phrase in phrases]), text)
    longest = max((phrase for phrase in phrases if text.startswith(phrase)), key=len, default=None)
    assert (found[0] if found else None) == longest


@given(PHRASES, st.text("abcıIſ ", max_size=8))
def test_a_line_that_begins_with_a_phrase_is_never_passed_over(phrases: list[str], text: str) -> None:
    known = [re.escape(phrase).replace(r"\ ", r"\s?") for phrase in phrases]
    if re.match("|".join(known), text, re.IGNORECASE):
        assert may_begin(text, heads(phrases))


@pytest.mark.parametrize("text", ["The harbour was dug", "On Monday", "A ferry", "Relay"])
def test_most_lines_are_passed_over_at_a_glance(text: str) -> None:
    assert not may_begin(text, heads(["reply", "report", "in reply to"]))
