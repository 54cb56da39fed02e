"""The page's own period. What must not fire comes first."""

from __future__ import annotations

import pytest
from flat_pages import authors, bodies, flat, posts

from corpusclean.comments import find_threads
from corpusclean.comments.header import name_of
from corpusclean.comments.template import is_counted
from corpusclean.comments.times import after, before, moment

ARTICLE = "The harbour was dug in 1884, and nobody has measured it since then with any care. " * 5

LISTING = """Latest news
The bridge has opened
Jane Doe
3 May 2019 at 16:05
The mayor cut the ribbon, and the band played
Read more
The mill has closed
Max Roe
4 May 2019 at 9:00
After forty years the wheel stands still
Read more
A new ferry
Jane Doe
5 May 2019 at 10:30
It takes ten cars and a tractor
Read more"""

TICKER = """16:05 The ferry has left the quay.
16:20 The ferry is in sight of the island.
16:40 Passengers go ashore.
17:10 The ferry turns round."""

CHANGELOG = """Version 2.1
3 May 2019
Fixes the pump.
Version 2.0
1 April 2019
Adds a second pump.
Version 1.9
2 March 2019
Removes the crank."""

PROGRAMME = """Concert at the quay
3 May 2019, 19:30
Town hall. Tickets at the door.
Reading by candlelight
4 May 2019, 20:00
Library. Bring your own chair.
Market day
5 May 2019, 08:00
On the square."""

INTERVIEW = """Jane Doe: How deep is it?
Max Roe: Four metres, since 3 May 2019.
Jane Doe: And before that?
Max Roe: Three, until 2 May 2019."""

LETTERS = """Letters to the editor
The harbour is too shallow. I said so in 1980.
Jane Doe, Kiel
The harbour is too deep. My dog nearly drowned.
Max Roe, Lübeck"""

ARTICLE_ON_COMMENTS = """Why readers comment
Jane Doe
3 May 2019 at 16:05
Under every article stand "Reply" and "Like". We counted 12 comments on one day.
Related
4 May 2019 at 9:00
The editor answers."""

BLOG_INDEX = """The first snow
Jane Doe
3 May 2019 at 16:05
It fell in the night, and nobody heard it.
3 comments
The second snow
Jane Doe
4 May 2019 at 9:00
It fell by day, and everybody saw it.
5 comments
The third snow
Jane Doe
5 May 2019 at 9:00
It did not fall at all, as it turned out.
No comments"""


@pytest.mark.parametrize(
    "text", [LISTING, TICKER, CHANGELOG, PROGRAMME, INTERVIEW, LETTERS, ARTICLE_ON_COMMENTS, BLOG_INDEX]
)
def test_not_a_discussion(text: str) -> None:
    assert find_threads(flat(text)) == ()
    assert find_threads(flat(f"{ARTICLE}\n{text}")) == ()


def test_name_above_time() -> None:
    text = """2 Kommentare
Jane Doe 22
3. Mai 2019 um 16:05 Uhr
Der Hafen war nie tief genug.
Antworten
מוטי
4. Mai 2019 um 9:00 Uhr
שלום
Antworten
Maulwurf
5. Dezember 2019 um 9:00 Uhr
Dieser Kommentar wurde gelöscht.
Antworten"""
    found = posts(text, "period")
    assert authors(found) == ["Jane Doe 22", "מוטי", "Maulwurf"]
    assert [post.published for post in found] == ["2019-05-03T16:05", "2019-05-04T09:00", "2019-12-05T09:00"]
    assert bodies(text, "period") == ["Der Hafen war nie tief genug.", "שלום", "Dieser Kommentar wurde gelöscht."]
    assert not any(post.opening for post in found)


def test_replies_are_indented() -> None:
    text = """3 Comments
Jane
  2 days ago
  Is it deep?
  Reply
    mole 12
      1 day ago
      Four metres.
      Reply
Max
  3 hours ago
  Thank you!
  Reply"""
    found = posts(text, "period")
    assert authors(found) == ["Jane", "mole 12", "Max"]
    assert [post.age for post in found] == ["2 days ago", "1 day ago", "3 hours ago"]
    assert [(post.depth, post.parent) for post in found] == [(0, None), (1, 0), (0, None)]


def test_buttons_are_learned_from_the_page() -> None:
    """Words that no table knows stand in every period: they are the template's, not the readers'."""
    said = ["It is four metres.", "It was three.", "Nobody knows.", "Ask the pilot!", "I did."]
    names = ["Ann", "Bob", "Cid", "Dan", "Eve"]
    post = "\n{}\nMay {}, 2019 at 10:02\n{}\nBlorp it\nReply"
    text = "5 Comments" + "".join(
        post.format(name, day, words) for day, (name, words) in enumerate(zip(names, said, strict=True), 3)
    )
    assert authors(posts(text, "period")) == names
    assert bodies(text, "period") == said


def test_footer_below_the_words() -> None:
    text = """Vos réactions
• Très bien.
Jeanne Le 11 septembre 2018 à 12:57
Répondre
• Articles bien faits, et courts.
un citoyen Le 13 septembre 2019 à 22:30
Répondre
• Rien de neuf donc.
karo Le 7 décembre 2019 à 13:45
Répondre"""
    found = posts(text, "period")
    assert authors(found) == ["Jeanne", "un citoyen", "karo"]
    assert found[2].published == "2019-12-07T13:45"
    assert bodies(text, "period") == ["• Très bien.", "• Articles bien faits, et courts.", "• Rien de neuf donc."]


def test_name_first_and_time_last() -> None:
    text = """Kommentare
anaya60
Habe ihn heute gemacht, super.
12.04.2020 17:02
Antworten
Hasenohr81
Leider falsch gelesen.
11.04.2020 22:26
Antworten
08bine
Geht das auch mit Quark?
07.04.2020 21:50
Antworten"""
    found = posts(text, "period")
    assert authors(found) == ["anaya60", "Hasenohr81", "08bine"]
    assert [post.published for post in found] == ["2020-04-12T17:02", "2020-04-11T22:26", "2020-04-07T21:50"]
    assert bodies(text, "period")[1] == "Leider falsch gelesen."


def test_a_board_opens_with_its_first_post_and_signatures_are_no_words() -> None:
    text = """Mole 22
410 posts · Joined 2002
#1 · Jan 3, 2024
Does anybody know?
Kiel, where the sun never shines
Reply Quote Like
jane
25,064 posts · Joined 2007
#2 · Jan 3, 2024
Four metres.
Reply Quote Like
Mole 22
411 posts · Joined 2002
#3 · Jan 4, 2024
Thank you!
Kiel, where the sun never shines
Reply Quote Like"""
    found = posts(text, "period")
    assert [post.opening for post in found] == [True, False, False]
    assert authors(found) == ["Mole 22", "jane", "Mole 22"]
    assert bodies(text, "period") == ["Does anybody know?", "Four metres.", "Thank you!"]


def test_an_only_comment_needs_a_heading_and_an_article() -> None:
    comment = "One Comment\nJane Doe\n3 May 2019 at 16:05\nI measured it: four metres.\nReply"
    assert find_threads(flat(comment)) == ()
    (post,) = posts(f"{ARTICLE}\n{comment}", "period")
    assert (post.author, post.published) == ("Jane Doe", "2019-05-03T16:05")


def test_an_only_comment_with_its_name_and_time_on_a_line() -> None:
    (post,) = posts(
        f"{ARTICLE}\nComments (1)\nJane Doe 22, 3 May 2019 at 16:05\nI measured it: four metres.\nReply", "period"
    )
    assert (post.author, post.published) == ("Jane Doe 22", "2019-05-03T16:05")


def test_a_comment_of_one_letter_is_no_picture_of_its_author() -> None:
    """The letter that stands for a picture stands above a name; below it, it is what somebody said."""
    post = "\n{}\nMay {}, 2019 at 10:02\n{}\nReply"
    said = [("Ann", "It is four metres."), ("Test", "t"), ("Bob", "Nobody knows."), ("Cid", "Ask the pilot!")]
    text = "4 Comments" + "".join(post.format(name, day, words) for day, (name, words) in enumerate(said, 3))
    assert authors(posts(text, "period")) == ["Ann", "Test", "Bob", "Cid"]


def test_a_part_that_a_heading_counts_is_the_thread() -> None:
    """Above the heading and below the form stand dates of the same shape: they are no comments."""
    text = """The harbour
3 May 2019 at 16:05
A report in two sentences. This is the second one.
2 Comments
Jane Doe
4 May 2019 at 16:05
It is four metres.
Max
5 May 2019 at 16:05
Three.
Leave a comment
More from us
The mill
6 May 2019 at 16:05
It has closed.
The ferry
7 May 2019 at 16:05
It runs again."""
    assert authors(posts(text, "period")) == ["Jane Doe", "Max"]
    assert bodies(text, "period") == ["It is four metres.", "Three."]


def test_notes_of_edits_are_no_headers() -> None:
    post = "\n{0}\nMembers\nJune {1}, 2024\n{2}\nEdited\nJune 1{1}, 2024\nby {0}\nQuote Reply"
    said = [("Ann", 3, "It is four metres."), ("Bob 2", 4, "Three."), ("Cid", 5, "Ask the pilot!")]
    text = "3 Replies" + "".join(post.format(*one) for one in said)
    found = posts(text, "period")
    assert authors(found) == ["Ann", "Bob 2", "Cid"]
    assert [post.published for post in found] == ["2024-06-03", "2024-06-04", "2024-06-05"]


def test_a_date_in_numbers_is_read_as_the_others_are() -> None:
    post = "\n{}\n{}\n{}\nReply"
    said = [
        ("Ann", "04/05/2019 10:02", "Four."),
        ("Bob", "04/13/2019 10:02", "Three."),
        ("Cid", "05/01/2019 10:02", "Two!"),
    ]
    text = "3 Comments" + "".join(post.format(*one) for one in said)
    assert [post.published for post in posts(text, "period")] == [
        "2019-04-05T10:02",
        "2019-04-13T10:02",
        "2019-05-01T10:02",
    ]
    unknown = text.replace("04/13", "04/12")
    assert [post.published for post in posts(unknown, "period")] == [None, None, None]


def test_a_list_of_archives_is_no_discussion() -> None:
    text = "Reply to:\nPost\nCalendar\nOctober 2019\nM T W T F S S.\nArchives\nFebruary 2019\nAll of it is here."
    assert find_threads(flat(f"{ARTICLE}\n{text}")) == ()


def test_names_that_count_are_names() -> None:
    """The second "guest 2" is as much a name as the first: numbers do not make it the template's."""
    post = "\nguest {0}\nMay {0}, 2019 at 10:02\nI say {0}.\nReply\n"
    text = "9 Comments\n" + "".join(post.format(day) for day in range(1, 10))
    assert authors(posts(text, "period")) == [f"guest {day}" for day in range(1, 10)]


@pytest.mark.parametrize(
    ("text", "published", "age", "left", "right"),
    [
        ("Jane Doe, 3 May 2019 at 11:02 #4", "2019-05-03T11:02", None, "Jane Doe", "4"),
        ("June 14, 20241 yr", "2024-06-14", None, "", "1 yr"),
        ("November 22, 202111:15 am -", "2021-11-22T11:15", None, "", ""),
        ("Mathias Autor15. Dezember 2012 um 13:19", "2012-12-15T13:19", None, "Mathias Autor", ""),
        ("heute, 12:05", None, "heute, 12:05", "", ""),
        ("il y a 3 jours", None, "il y a 3 jours", "", ""),
        ("gabriel Le 9 janvier à 13:06", None, None, "gabriel", ""),
        ("Николай В. 3 мая 2019 в 11:02", "2019-05-03T11:02", None, "Николай В.", ""),
        ("Ruby21:00", None, None, "Ruby", ""),
    ],
)
def test_times(text: str, published: str | None, age: str | None, left: str, right: str) -> None:
    found = moment(text)
    assert found is not None
    assert (found.published, found.age) == (published, age)
    assert (before(text, found), after(text, found)) == (left, right)


@pytest.mark.parametrize("text", ["", "450W", "The 4 bridges of Kiel", "4.2", "Top 10"])
def test_no_time(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("± 6 Kommentare zu „Leber“", True),
        ("Ein Gedanke zu “Über uns”", True),
        ("Leserpost (150)", True),
        ("12 réponses", True),
        ("Guestbook", True),
        ("A response to the crisis", False),
        ("Three thoughts on the war", False),
        ("Comment", False),
    ],
)
def test_headings_that_count(text: str, heads: bool) -> None:
    assert is_counted(text) is heads


def test_a_name_glued_to_itself_is_said_once() -> None:
    assert name_of("Hagen von EitzenHagen von Eitzen") == "Hagen von Eitzen"
    assert name_of("bonbon") == "bonbon"


@pytest.mark.parametrize("words", ["", "********\n"])
def test_a_post_without_words_has_its_header(words: str) -> None:
    text = f"""3 Comments
******** Travis
posted 6 years ago
How deep is it at the old quay, does anybody know?
Reply
Jane
posted 6 years ago
{words}Reply
Max
posted 5 years ago
Three metres, I should think.
Reply"""
    page = flat(text)
    (thread,) = find_threads(page)
    assert [" ".join(page.blocks[number].text for number in post.body) for post in thread.posts] == [
        "How deep is it at the old quay, does anybody know?",
        "",
        "Three metres, I should think.",
    ]
    assert all(post.meta for post in thread.posts)
