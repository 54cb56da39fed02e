"""Class words that name comments: many at once as one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.comments.html.cues import ONE, own_names, rank_of

_NAMING = ("comment", "comment-body", "review", "product-review", "bewertung")
_OTHERS = ("preview", "headline", "comments-link", "respond", "nav", "")


def test_what_names_no_comment_is_left() -> None:
    assert own_names(["headline", "nav", "comments-link"]) == frozenset()


@given(st.lists(st.sampled_from((*_NAMING, *_OTHERS)), max_size=8))
def test_words_are_told_as_each_alone(words: list[str]) -> None:
    alone = {word for word in words if rank_of(word) == ONE or own_names([word])}
    assert own_names(words) == alone
    assert {"review", "comment"}.intersection(words) <= alone
