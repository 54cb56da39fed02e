"""Texts that hold no comment: what looks like one must stay with the article."""

from __future__ import annotations

import pytest
from flat_pages import flat
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.comments import SYSTEMS, find_threads

NOT_COMMENTS = {
    "interview": """Q. How did the harbour change?
A. It grew, and then the ships went elsewhere.
Q. And the people?
A. They stayed, most of them.""",
    "interview by name": """Marta Oliveira: We began in May 2019 with four boats.
Interviewer: And today?
Marta Oliveira: Today there are thirty.
The mayor says: the quay will be rebuilt.""",
    "letters page": """Letters to the editor
The new bridge is a disgrace.
Jonas Pfeil, Bremen
12 May 2019
I walk over it every day and like it.
Ada Brandt, Kiel
14 May 2019""",
    "list article": """1. The Old Mill
Opened 3 May 1951
A mill with a view over the valley.
2. The New Mill
Opened 4 June 1988
Larger, and without the view.""",
    "changelog": """2.1.0
Jane Doe 2024-05-18
Fixed the reader.
2.0.0
Jane Doe 2024-03-02
Rewrote the reader.
1.9.0
Ola Nordmann 2024-01-11
Added the reader.""",
    "timeline": """14:05 The minister arrives.
14:20 The crowd grows.
15:10 The minister leaves.
3 hours ago The square is empty.""",
    "byline with age": """Posted by Ada Brandt 3 days ago
The river rose again last night, and the lower town was cut off for six hours.
Nobody was hurt, the mayor said.
Share this article""",
    "byline with a reply link": """A quiet winter
Ada Brandt • 3 days ago
The river rose again last night, and the lower town was cut off for six hours.
Nobody was hurt.""",
    "about comments": """Why we closed our comments
On Reddit a comment had "139 points" and a "permalink", here it had nothing.
Users would click Reply, then Share, then Report, and the thread went on.
Level 2 replies were hidden. "Jane says:" stood above each of them.""",
    "events": """Saturday, 4 May 2024, 19:30
Chamber Orchestra
Town hall
Sunday, 5 May 2024, 11:00
Puppet theatre
Small stage""",
    "film credits": """Directed by Ola Nordmann
Written by Ada Brandt
Edited by Jonas Pfeil
12 March 2011""",
    "reported speech": """The mayor said: on 3 May 2019 the bridge will open.
The minister says: nothing has been decided.""",
    "memo": """From: Ada Brandt
Date: Thu, 7 Feb 2002 11:09:01 -0500
To: Jonas Pfeil
Subject: The bridge
It will open in May.""",
    "scores": """Bremen 3 points
Kiel 1 point
Lübeck 0 points""",
    "teasers": """Related
The bridge opens
2 hours ago
The mill closes
3 hours ago
The mayor resigns
5 hours ago
Read more""",
    "teasers with dots": """Technology • 2 hours ago
The bridge has a new light
Politics • 3 hours ago
The mayor resigns""",
    "be the first": "Comments\nBe the first to comment\nLog in to reply",
    "closed": "0 Comments\nComments are closed.",
    "form": "Leave a Reply\nName *\nEmail *\nWebsite\nPost Comment",
    "poem": "The sea\nis wide\nand I\nreply",
    "numbered links": "#1 The bridge\n#2 The mill\n#3 The mayor",
    "article meta": """Comments
Crime
Published On May 10, 2022 01:52 PM
Ada Brandt
May 10, 2022 01:52 PM
The river rose again last night, and the lower town was cut off for six hours.""",
    "press list": """Posted by Ada Brandt on Monday, February 7, 2022
The river rose again.
Posted by Jonas Pfeil on Friday, February 4, 2022
The bridge opened.""",
    "section and weekday": """• Digital
Sa, 19. Okt 2019
Der Fluss ist wieder gestiegen.""",
    "question page": """Asked 8 years ago
Modified today
Viewed 38k times
How deep is the harbour?""",
    "quoted header": "He wrote • 3 days ago • that all was well, and I believed it then.",
}


@pytest.mark.parametrize("name", NOT_COMMENTS)
def test_no_thread(name: str) -> None:
    assert find_threads(flat(NOT_COMMENTS[name])) == ()


def test_a_page_without_blocks() -> None:
    assert find_threads(flat("")) == ()


_PIECES = st.sampled_from(
    "Jane Doe;says:;2 days ago;3 May 2019 at 11:02;Reply;•;link;fedilink;[–];level 1;12 points;user;|;#1;parent;Share ›;"
    "A sentence of prose that goes on.;Posts: 12;Joined: 3 May 2019;(Score:5);by;;616 days ago;4 Comments".split(";")
)


@given(st.lists(st.lists(_PIECES, min_size=1, max_size=3).map(" ".join), max_size=25))
def test_a_block_is_in_at_most_one_post(lines: list[str]) -> None:
    page = flat("\n".join(lines))
    claimed = [number for thread in find_threads(page) for post in thread.posts for number in (*post.meta, *post.body)]
    assert len(claimed) == len(set(claimed))
    assert set(claimed) <= set(range(len(page.blocks)))
    for thread in find_threads(page):
        assert thread.system in SYSTEMS
        for number, post in enumerate(post for post in thread.posts if not post.opening):
            assert post.parent is None or post.parent < number
            assert (post.depth == 0) == (post.parent is None)
            assert list(post.meta) == sorted(post.meta)
            assert list(post.body) == sorted(post.body)
