from __future__ import annotations

import pytest
from flat_pages import authors, body, flat, posts

from corpusclean.comments import find_threads

THREAD = """Show HN: A tide table in one line (example.org)
120 points by mole22 3 hours ago | hide | past | favorite | 42 comments

20k 2 hours ago | next [–]
> one line
That is a long line.

I like it.
reply

\tjane_doe 1 hour ago | parent | next [–]
\tمرحبا
\treply

[deleted] on May 3, 2019 | prev | next [–]
[flagged]

otto 1 hour ago [–]
ok
Guidelines | FAQ | Lists | API"""


@pytest.mark.parametrize(
    "text",
    [
        "Kiel | Bremen | next\nThe ferry left 2 hours ago | details",
        "The bridge 3 hours ago\nIt opened again.\nreply",
        "home | parent | next\nA page of the manual.",
    ],
)
def test_not_a_thread(text: str) -> None:
    assert find_threads(flat(text)) == ()


def test_thread() -> None:
    story, *found = posts(THREAD, "hackernews")
    assert (story.opening, story.author, story.score, story.age) == (True, "mole22", 120, "3 hours ago")
    assert authors(tuple(found)) == ["20k", "jane_doe", None, "otto"]
    assert [post.age for post in found] == ["2 hours ago", "1 hour ago", None, "1 hour ago"]
    assert found[2].published == "2019-05-03"
    assert [(post.depth, post.parent) for post in found] == [(0, None), (1, 0), (0, None), (0, None)]
    assert [body(THREAD, post) for post in found] == [
        "> one line / That is a long line. / I like it.",
        "مرحبا",
        "[flagged]",
        "ok",
    ]
