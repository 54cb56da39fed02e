from __future__ import annotations

import pytest
from flat_pages import authors, body, flat, posts

from corpusclean.comments import find_threads
from corpusclean.comments.lemmy import readings

THREAD = """The harbour
A paragraph of the article, and its end.

  • Jane Doe 22
    link
    fedilink
    English
    arrow-up
    12
    ·
    2 days ago

    It was never deep enough.

    Not for those ships.
      • mole_fan
        OP
        link
        fedilink
        arrow-up
        -3
        ·
        1 day ago

        שלום לכולם
  • deleted by creator
    link
    fedilink
    arrow-up
    1
    ·
    3 hours ago

    deleted by creator"""

GLUED = """The article ends here.

  • hafen
    link
    fedilink
    616 days ago

    First line.

    Last line."""


def test_not_an_article_that_names_the_buttons() -> None:
    assert find_threads(flat("Lemmy prints a fedilink beside the age.\nThe link copies the address.\nfedilink")) == ()


def test_thread() -> None:
    found = posts(THREAD, "lemmy")
    assert authors(found) == ["Jane Doe 22", "mole_fan", None]
    assert [post.age for post in found] == ["2 days ago", "1 day ago", "3 hours ago"]
    assert [post.score for post in found] == [12, -3, 1]
    assert [(post.depth, post.parent) for post in found] == [(0, None), (1, 0), (0, None)]
    assert [body(THREAD, post) for post in found] == [
        "It was never deep enough. / Not for those ships.",
        "שלום לכולם",
        "deleted by creator",
    ]
    assert all(post.published is None and not post.readings for post in found)


def test_glued_score_and_age_say_neither() -> None:
    (post,) = posts(GLUED, "lemmy")
    assert (post.author, post.score, post.age, post.published, post.depth) == ("hafen", None, None, None, 0)
    assert post.readings == ("score 6, age 16 days ago", "score 61, age 6 days ago")
    assert post.raw == "• hafen\nlink\nfedilink\n616 days ago"
    assert body(GLUED, post) == "First line. / Last line."
    assert len(post.meta) == 4


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("6 days ago", [(None, "6 days ago")]),
        ("16 days ago", [(None, "16 days ago"), (1, "6 days ago")]),
        ("616 days ago", [(6, "16 days ago"), (61, "6 days ago")]),
        ("-316 days ago", [(-3, "16 days ago"), (-31, "6 days ago")]),
        ("11 day ago", [(1, "1 day ago")]),
        ("405 minutes ago", [(40, "5 minutes ago")]),
        ("about 1 month ago", [(None, "about 1 month ago")]),
    ],
)
def test_readings(said: str, found: list[tuple[int | None, str]]) -> None:
    assert list(readings(said)) == found


def test_an_age_that_could_have_a_score_before_it_is_known_where_another_has_none() -> None:
    text = GLUED.replace("616 days", "16 days") + "\n  • mole\n    link\n    fedilink\n    5 days ago\n\n    Yes."
    assert [post.age for post in posts(text, "lemmy")] == ["16 days ago", "5 days ago"]


def test_a_badge_may_stand_below_the_buttons() -> None:
    said = "• heron\nlink\nfedilink\nOP\n9\n3 months ago\nI do not have a pond."
    (post,) = posts(f"A paragraph of the article, and its end.\n\n{said}", "lemmy")
    assert (post.author, post.score, post.age) == ("heron", 9, "3 months ago")
