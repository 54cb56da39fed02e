"""The glance at how lines begin lets every line through that may begin with a phrase."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.comments.heads import beginning, heads, may_begin

KNOWN = heads(("reply", "add a comment", "ok", "комментарии", "コメント"))
LINES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ("Reply", "REPLY to", "Add a", "Ok", "okay", "\u212aiss", "Комментарии", "コメント", "4 replies", "a b")
    ),
)


def test_a_line_that_begins_with_another_word_is_left_out() -> None:
    assert beginning(("Harbour", "Reply", "12 replies"), KNOWN) == ["Reply", "12 replies"]


@given(LINES)
def test_no_line_that_may_begin_with_a_phrase_is_left_out(text: str) -> None:
    assert beginning((text,), KNOWN) == [text] or not may_begin(text, KNOWN)
