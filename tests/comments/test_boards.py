"""Discourse, phpBB, vBulletin, Slashdot: whole pages of posts."""

from __future__ import annotations

import pytest
from flat_pages import authors, bodies, flat, posts

from corpusclean.comments import find_threads

DISCOURSE = """How deep is it?
mole 22 | 2024-05-18 07:24:11 UTC | #1
Does anybody know?

Jane Doe | 2024-05-19 17:05:31 UTC | #2
ארבעה מטרים

mole 22 | 2024-05-20 09:00:00 UTC | #3
(post deleted by author)"""

PHPBB = """Board index
How deep is it?
Post by Mole 22 » Mon Jan 01, 2018 1:00 pm
Does anybody know?
Mole 22
Posts: 12
Joined: Sun Dec 31, 2017 1:00 pm
Top
Re: How deep is it?
Post by Jane Doe » Tue Jan 02, 2018 3:15 am
Mole 22 wrote:
Does anybody know?
أربعة أمتار
Top
Re: How deep is it?
Post by Mole 22 » Tue Jan 02, 2018 4:15 am
[deleted]
Top
Return to General"""

PHPBB_2 = """mole
Joined: 12 Mar 2004
Posts: 44
Location: Kiel
Posted: Fri Mar 12, 2004 10:15 pm    Post subject: How deep is it?
Does anybody know?
Back to top
Jane Doe 2
Joined: 02 Jan 2003
Posts: 1044
Posted: Sat Mar 13, 2004 8:15 am    Post subject: Re: How deep is it?
Four metres.
Back to top"""

LETTERS = """An article about tides, which ends with a full stop.

On depth
Posted Feb 13, 2020 22:42 UTC (Thu) by mole (guest, #170655) [Link] (1 responses)
It is four metres.

On depth
Posted Feb 14, 2020 2:42 UTC (Fri) by janedoe (subscriber, #328) [Link]
Three."""

VBULLETIN = """07-16-2008, 11:15 PM #1
Mole 22
Senior Member
Join Date: Aug 2004
Location: Kiel
Posts: 120
Does anybody know?
Reply With Quote
07-17-2008, 01:15 AM #2
Jane Doe
Registered User
Join Date: Sep 2006
Posts: 3
Quote:
Originally Posted by Mole 22
Does anybody know?
ארבעה מטרים
Reply With Quote"""

ARCHIVE = """How deep is it?
Post by Mole 22 on 2007-12-03
Does anybody know?
Post by jane on 2007-12-04
Four metres."""

SLASHDOT = """  Depth is not everything (Score:5, Insightful)
  by mole 22 ( 127135 ) on Friday January 12, 2024 @11:51AM (#64153115)
  Ships also need width.
  Reply to This Share
    Re:Depth is not everything (Score:2)
    by Anonymous Coward on Friday January 12, 2024 @12:01PM (#64153161)
    لا
    Parent Share
    twitter facebook
    Re: (Score:1)
    by jane ( 3 ) writes:
    [deleted]"""


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe | 2024-05-18 | The harbour\nIt is deep.",
        "#1 The mill\n#2 The bridge",
        "Posted: 3 May 2019\nThe bridge opened.\nPosted: 4 May 2019\nThe mill closed.",
        "Jane Doe\nJoined: 3 May 2019\nPosts: 3\nA biography of one member, and nothing else.",
        "The match (Score: 5 to 3)\nby Jane Doe\nIt was a good match.",
        "Post by the river\nA lonely post stands by the river.",
    ],
)
def test_not_a_thread(text: str) -> None:
    assert find_threads(flat(text)) == ()


@pytest.mark.parametrize(
    ("text", "system", "names", "words"),
    [
        (
            DISCOURSE,
            "discourse",
            ["mole 22", "Jane Doe", "mole 22"],
            ["Does anybody know?", "ארבעה מטרים", "(post deleted by author)"],
        ),
        (
            PHPBB,
            "phpbb",
            ["Mole 22", "Jane Doe", "Mole 22"],
            ["Does anybody know?", "Mole 22 wrote: / Does anybody know? / أربعة أمتار", "[deleted]"],
        ),
        (PHPBB_2, "period", ["mole", "Jane Doe 2"], ["Does anybody know?", "Four metres."]),
        (
            VBULLETIN,
            "period",
            ["Mole 22", "Jane Doe"],
            ["Does anybody know?", "Originally Posted by Mole 22 / Does anybody know? / ארבעה מטרים"],
        ),
        (ARCHIVE, "vbulletin", ["Mole 22", "jane"], ["Does anybody know?", "Four metres."]),
    ],
)
def test_the_first_post_opens_the_thread(text: str, system: str, names: list[str], words: list[str]) -> None:
    found = posts(text, system)
    assert [post.opening for post in found] == [True] + [False] * (len(found) - 1)
    assert authors(found) == names
    assert bodies(text, system) == words
    assert all(post.published and post.depth == 0 and post.parent is None for post in found)


def test_letters_are_comments_to_an_article() -> None:
    found = posts(LETTERS, "phpbb")
    assert authors(found) == ["mole", "janedoe"]
    assert not any(post.opening for post in found)
    assert bodies(LETTERS, "phpbb") == ["It is four metres.", "Three."]
    assert found[0].published == "2020-02-13T22:42Z"


def test_slashdot() -> None:
    found = posts(SLASHDOT, "slashdot")
    assert authors(found) == ["mole 22", "Anonymous Coward", "jane"]
    assert [post.score for post in found] == [5, 2, 1]
    assert [post.published for post in found] == ["2024-01-12T11:51", "2024-01-12T12:01", None]
    assert [(post.depth, post.parent) for post in found] == [(0, None), (1, 0), (1, 0)]
    assert bodies(SLASHDOT, "slashdot") == ["Ships also need width.", "لا", "[deleted]"]
