"""The grammar of headers."""

from __future__ import annotations

import pytest
from flat_pages import flat

from corpusclean.comments import find_threads
from corpusclean.comments.header import name_of
from corpusclean.comments.header_times import When, age_in, stamp
from corpusclean.comments.scores import points_in, votes_in
from corpusclean.comments.template import is_action, is_end, is_furniture, is_section


@pytest.mark.parametrize(
    "text",
    [
        "Reply",
        "",
        "2 days ago",
        "3 May 2019",
        "OP",
        "Moderator",
        "It rained.",
        "Comments",
        "12 Comments",
        "https://example.org",
        "posted",
        "x" * 61,
        "42",
        "says",
    ],
)
def test_not_a_name(text: str) -> None:
    assert name_of(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe 22", "Jane Doe 22"),
        ("• mole", "mole"),
        ("3. Jane van der Berg", "Jane van der Berg"),
        ("J. R. Doe", "J. R. Doe"),
        ("Jane Doe Moderator", "Jane Doe"),
        ("Jane (Author)", "Jane"),
        ("u/mole avatar", "mole"),
        ("محمد علي", "محمد علي"),
        ("田中", "田中"),
    ],
)
def test_name(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    "text", ["", "It rained on 3 May 2019", "3 May 2019 and later", "2 days ago it rained", "Reply", "May"]
)
def test_no_stamp(text: str) -> None:
    assert stamp(text) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("on 3 May 2019 at 11:02", When("2019-05-03T11:02")),
        ("Posted May 3, 2019 at 4:05 pm", When("2019-05-03T16:05")),
        ("3. Mai 2019 um 16:05 Uhr", When("2019-05-03T16:05")),
        ("05/04/2019 16:05", When()),
        ("16 days ago", When(age="16 days ago")),
        ("vor 3 Jahren", When(age="vor 3 Jahren")),
        ("il y a 2 ans", When(age="il y a 2 ans")),
        ("hace 3 días", When(age="hace 3 días")),
        ("2 yr. ago", When(age="2 yr. ago")),
        ("3日前", When(age="3日前")),
        ("2 天前", When(age="2 天前")),
        ("3 года назад", When(age="3 года назад")),
        ("2 jaar geleden", When(age="2 jaar geleden")),
    ],
)
def test_stamp(text: str, when: When) -> None:
    assert stamp(text) == when


@pytest.mark.parametrize("text", ["I reply", "Share your view", "Top of the hill", "12 apples", "liked"])
def test_prose_is_no_button(text: str) -> None:
    assert not is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reply",
        "ReplyDelete",
        "AntwortenLöschen",
        "permalink embed save report reply",
        "2 • Reply • Share ›",
        "Répondre",
        "回复",
        "返信",
        "3 Likes",
    ],
)
def test_buttons(text: str) -> None:
    assert is_action(text)


@pytest.mark.parametrize(
    "text", ["12 Comments", "Kommentare", "3 thoughts on “The sea”", "评论", "Sort by: Best", "Commentaires (4)"]
)
def test_section(text: str) -> None:
    assert is_section(text)


@pytest.mark.parametrize("text", ["Comments are free, facts are sacred", "12 angry comments", "The discussion went on"])
def test_not_a_section(text: str) -> None:
    assert not is_section(text)


def test_end() -> None:
    assert is_end("Leave a Reply")
    assert is_end("Schreibe einen Kommentar")
    assert not is_end("I leave")


def test_points() -> None:
    assert points_in("139 points140 points141 points") == 140
    assert points_in("1 point") == 1
    assert points_in("3 points 9 points") is None
    assert points_in("[score hidden]") is None
    assert votes_in(["Upvote", "8", "Downvote"]) == 8
    assert votes_in(["2", "•", "Reply"]) == 2
    assert votes_in(["Reply"]) is None
    assert age_in("edited 2 days ago") == "2 days ago"


@pytest.mark.parametrize(
    "line", ["a", "1 ", "12 points ", "• ", "[–] ", "says: ", "Reply ", "3 May 2019 ", "| parent ", "by x "]
)
def test_thousands_of_lines_that_look_like_headers_give_no_thread_of_nothing(line: str) -> None:
    for thread in find_threads(flat("\n".join([line * 20 + "x"] * 4_000))):
        assert all(post.meta or post.body for post in thread.posts)
