from __future__ import annotations

import pytest
from flat_pages import authors, bodies, flat, posts

from corpusclean.comments import find_threads
from corpusclean.comments.blogger import unglue

THREAD = """3 comments:
Jas21 May 2024 at 11:02
I like it.
ReplyDelete
Replies
Jane van der Berg22 May 2024 at 09:15
مرحبا
ReplyDelete
Anonymous
Monday, May 27, 2024 4:14:00 PM
This comment has been removed by the author.
Reply
Delete
Add comment"""


@pytest.mark.parametrize(
    "text",
    [
        "Concert21 May 2024 at 19:30\nTown hall\nConcert22 May 2024 at 19:30\nTown hall",
        "The mill\n3 May 1951 at 11:00\nIt opened.",
    ],
)
def test_not_a_thread(text: str) -> None:
    assert find_threads(flat(text)) == ()


def test_thread() -> None:
    found = posts(THREAD, "blogger")
    assert authors(found) == ["Jas", "Jane van der Berg", "Anonymous"]
    assert [post.published for post in found] == ["2024-05-21T11:02", "2024-05-22T09:15", "2024-05-27T16:14:00"]
    assert bodies(THREAD, "blogger") == ["I like it.", "مرحبا", "This comment has been removed by the author."]


def test_a_name_that_ends_in_digits_is_in_doubt() -> None:
    (post, _, _) = posts(THREAD.replace("Jas21 May", "mole1212 May"), "blogger")
    assert (post.author, post.published) == (None, None)
    assert post.readings == (
        "author mole12, published 2024-05-12T11:02",
        "author mole121, published 2024-05-02T11:02",
    )


def test_unglue_leaves_a_plain_date_alone() -> None:
    assert unglue("21 May 2024 at 11:02") == ()
    assert unglue("Wed, 12/03/2025 - 02:42") == ()
