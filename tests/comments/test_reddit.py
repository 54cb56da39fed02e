from __future__ import annotations

import pytest
from flat_pages import authors, body, flat, posts

from corpusclean.comments import find_threads

OLD = """The harbour is closed

all 14 comments
sorted by: best

[–]mole_fan22 139 points140 points141 points 2 years ago (3 children)
It was never deep enough.

Not for those ships.
permalink embed save report reply

    [–]Jane-Doe [score hidden] 1 year ago* (0 children)
    مرحبا بالجميع
    permalink embed save parent report reply

[–][deleted] 3 years ago (1 child)
[removed]
permalink embed save report reply
load more comments (2 replies)
© 2024 Somebody"""

REDESIGN = """level 1
10 points · 6 years ago
Who dredges it?
Reply
Share
level 2
mole_fan
OP
3 points · 6 years ago
Nobody does.
ReplyShareReportSave
level 1
[deleted]
· 5 yr. ago
[removed]"""

NEW = """Comments Section

u/mole_fan avatar
mole_fan
•
3d ago
It was never deep enough.
Upvote 129 Downvote Reply reply Award Share

Jane-Doe
OP
• 2d ago
שלום
Upvote
8
Downvote
Reply
reply
Award
Share
3 more replies
[deleted]
•
4mo ago
Comment deleted by user
Upvote 1 Downvote Reply Award Share
Community Info Section"""

DUMP = """u/mole_fan (12 points) · 2024-05-03:
It was never deep enough.

u/Jane-Doe (-2 points) · 2024-05-04:
It was."""


@pytest.mark.parametrize(
    "text",
    [
        "The game\nHome team 12 points\nGuests 9 points 2 years ago\nIt was a good game.",
        "mole_fan\n•\n3d ago\nA teaser without buttons.\nJane\n•\n2d ago\nAnother teaser.",
        "u/mole_fan wrote to me in May.\nI answered.",
        "Level 1\nThe first floor is old.\nLevel 2\nThe second is new.",
    ],
)
def test_not_a_thread(text: str) -> None:
    assert find_threads(flat(text)) == ()


def test_old() -> None:
    found = posts(OLD, "reddit")
    assert authors(found) == ["mole_fan22", "Jane-Doe", None]
    assert [post.score for post in found] == [140, None, None]
    assert [post.age for post in found] == ["2 years ago", "1 year ago", "3 years ago"]
    assert [(post.depth, post.parent) for post in found] == [(0, None), (1, 0), (0, None)]
    assert body(OLD, found[0]) == "It was never deep enough. / Not for those ships."
    assert [body(OLD, post) for post in found[1:]] == ["مرحبا بالجميع", "[removed]"]
    texts = [flat(OLD).blocks[number].text for number in found[0].meta]
    assert texts[:2] == ["all 14 comments", "sorted by: best"]


def test_redesign() -> None:
    found = posts(REDESIGN, "reddit")
    assert authors(found) == [None, "mole_fan", None]
    assert [(post.depth, post.parent) for post in found] == [(0, None), (1, 0), (0, None)]
    assert [post.score for post in found] == [10, 3, None]
    assert [body(REDESIGN, post) for post in found] == ["Who dredges it?", "Nobody does.", "[removed]"]


def test_new() -> None:
    found = posts(NEW, "reddit")
    assert authors(found) == ["mole_fan", "Jane-Doe", None]
    assert [post.score for post in found] == [129, 8, 1]
    assert [post.age for post in found] == ["3d ago", "2d ago", "4mo ago"]
    assert body(NEW, found[0]) == "It was never deep enough."
    assert body(NEW, found[1]) == "שלום"
    claimed = {number for post in found for number in (*post.meta, *post.body)}
    assert flat(NEW).blocks[max(claimed) + 1].text == "Community Info Section"


def test_dump() -> None:
    found = posts(DUMP, "reddit")
    assert [(post.author, post.score, post.published) for post in found] == [
        ("mole_fan", 12, "2024-05-03"),
        ("Jane-Doe", -2, "2024-05-04"),
    ]
