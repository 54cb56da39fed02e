"""Pieces that are looked for in one go are those that stand in the document, wherever they begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.pieces import Sieve

PIECES = (b"fb-comments", b"-comments-", b"comments", b"abcd", b"abcde", b"SOHUCS", b'id="commento"')
SIEVE = Sieve(PIECES)


@pytest.mark.parametrize("data", [b"", b"a", b"abc", b"com ments fb-comment", b"ABCD", b"\0" * 9, b"abc\nd"])
def test_what_does_not_stand_there_is_not_found(data):
    assert SIEVE.found(data) == frozenset()


@pytest.mark.parametrize("before", range(9))
@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_is_found_wherever_it_begins(piece, before):
    assert piece in SIEVE.found(b"." * before + piece)
    assert piece in SIEVE.found(b"." * before + piece + b"...")


@given(st.lists(st.sampled_from((*PIECES, *(piece[1:] for piece in PIECES), b"-", b"com", b"x\xff")), max_size=6))
def test_it_agrees_with_one_search_for_each(parts):
    data = b"".join(parts)
    assert SIEVE.found(data) == {piece for piece in PIECES if piece in data}
