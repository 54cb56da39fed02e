from __future__ import annotations

from flat_pages import authors, body, flat, posts

from corpusclean.comments import find_threads

THREAD = """Login
Sort by Best
Jane Doe • 3 years ago
It was never deep enough.
see more
2 • Reply • Share ›
Mole 22 Jane Doe • 3 years ago
It was.
• Reply • Share ›
Avatar
Jane Doe
Mole 22
•
2 years ago
لا
1
•
Reply
•
Share ›
Guest
•
2 years ago
This comment was deleted."""


def test_not_teasers() -> None:
    text = "Also on this site\nThe bridge opens • 3 years ago\n12 comments\nThe mill closes • 2 years ago\n4 comments"
    assert find_threads(flat(text)) == ()


def test_thread() -> None:
    found = posts(THREAD, "disqus")
    assert authors(found) == ["Jane Doe", "Mole 22", "Jane Doe", "Guest"]
    assert [(post.depth, post.parent) for post in found] == [(0, None), (1, 0), (2, 1), (0, None)]
    assert [post.age for post in found] == ["3 years ago", "3 years ago", "2 years ago", "2 years ago"]
    assert found[2].score == 1
    assert [body(THREAD, post) for post in found] == [
        "It was never deep enough.",
        "It was.",
        "لا",
        "This comment was deleted.",
    ]
