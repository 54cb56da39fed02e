from __future__ import annotations

import pytest
from flat_pages import authors, bodies, body, flat, posts

from corpusclean.comments import find_threads

THREAD = """3 thoughts on “The harbour”
1. Jane Doe 22 says:
   May 3, 2019 at 4:05 pm

   It was never deep enough.

   Not for those ships.

   Reply

     1. מוטי says:
        May 4, 2019 at 9:00 am

        שלום

        Reply
2. Anonymous says:
   May 5, 2019 at 10:11 am

   This comment has been removed.

   Reply

Leave a Reply
Name
Email"""

FOOTED = """### Kommentare

Maulwurf 22

Der Hafen war nie tief genug.

30. Aug 2021 Antworten

Jane D.

Doch.

31. Aug 2021 Antworten

Hinterlasse einen Kommentar"""


@pytest.mark.parametrize(
    "text",
    [
        "The mayor says:\nWe will build it.\nReply",
        "Jane Doe said on 3 May 2019 that the bridge would open, and it did.",
        "30. Aug 2021 Mehr lesen\nDer Hafen\n31. Aug 2021 Mehr lesen\nDie Brücke",
    ],
)
def test_not_a_thread(text: str) -> None:
    assert find_threads(flat(text)) == ()


def test_thread() -> None:
    found = posts(THREAD, "wordpress")
    assert authors(found) == ["Jane Doe 22", "מוטי", "Anonymous"]
    assert [post.published for post in found] == ["2019-05-03T16:05", "2019-05-04T09:00", "2019-05-05T10:11"]
    assert [(post.depth, post.parent) for post in found] == [(0, None), (1, 0), (0, None)]
    assert body(THREAD, found[0]) == "It was never deep enough. / Not for those ships."
    assert [body(THREAD, post) for post in found[1:]] == ["שלום", "This comment has been removed."]
    assert flat(THREAD).blocks[found[0].meta[0]].text == "3 thoughts on “The harbour”"


@pytest.mark.parametrize(
    ("header", "author", "published"),
    [
        ("Tom dit :\n24 février 2014 à 12:33", "Tom", "2014-02-24T12:33"),
        ("Hans 2 sagt:\n3. Mai 2019 um 16:05 Uhr", "Hans 2", "2019-05-03T16:05"),
        ("María dice:\n3 de mayo de 2012 a las 10:22", "María", "2012-05-03T10:22"),
        ("João diz:\n3 de maio de 2012 às 10:22", "João", "2012-05-03T10:22"),
        ("Piet zegt:\n3 mei 2012 om 10:22", "Piet", "2012-05-03T10:22"),
        ("小明说道：\n2018年3月1日 下午3:45", "小明", "2018-03-01T15:45"),
    ],
)
def test_languages(header: str, author: str, published: str) -> None:
    (post,) = posts(f"The article ends.\n\n{header}\nOne line of words.", "wordpress")
    assert (post.author, post.published) == (author, published)


def test_date_under_the_words() -> None:
    found = posts(FOOTED.replace("### ", ""), "wordpress")
    assert authors(found) == ["Maulwurf 22", "Jane D."]
    assert [post.published for post in found] == ["2021-08-30", "2021-08-31"]
    assert bodies(FOOTED.replace("### ", ""), "wordpress") == ["Der Hafen war nie tief genug.", "Doch."]


def test_the_leads_of_quotations_of_one_post_are_no_headers() -> None:
    lead = "Jane Doe wrote: Sat Feb 24, 2024 12:41 pm"
    parts = ["How deep is it?", "Four metres.", "And the mud?", "Nobody knows.", "And the quay?", "Ask the pilot."]
    assert find_threads(flat("\n".join(f"{lead}\n{part}" for part in parts))) == ()
