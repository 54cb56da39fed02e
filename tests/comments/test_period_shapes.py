"""Software that needs no system of its own in text: its shape is a period. ``docs/comments.md`` shows each."""

from __future__ import annotations

import pytest
from flat_pages import authors, bodies, flat, posts

from corpusclean.comments.lines import lines_of
from corpusclean.comments.stamps import stamps

WORDS = (
    "Does anybody know how deep it is?",
    "Four metres.\nOr three, at low tide.",
    "עמוק מאוד.",
    "Thank you, that will do.",
)
NAMES = ("mole 22", "Jane Doe", "מוטי", "max_75")

#: A post, and what stands above the first one.
SHAPES = {
    "xenforo": (
        "",
        "{name}\nWell-Known Member\nJoined 2002 · 4{i}0 posts\n#{i} · Jan {i}, 2024\n{words}\nReply Quote Like",
    ),
    "xenforo 1": ("", "{name}\n{words}\n#{i} {name}, Jan {i}, 2024 at 10:0{i} AM\nLike x {i}"),
    "invision": (
        "",
        "{name}\nMembers\n4{i} posts\nLocation: Kiel\n{name}\nMembers\nJune 1{i}, 2024\n1 yr\n{words}\nQuote",
    ),
    "vbulletin": (
        "",
        "07-1{i}-2008, 11:1{i} PM #{i}\n{name}\nSenior Member\nJoin Date: Aug 2004\nPosts: 12{i}\n{words}\nReply With Quote",
    ),
    "fluxbb": (
        "",
        "#{i} 2024-08-0{i} 10:59:47\n{name}\nMember\nRegistered: 2012-09-0{i}\nPosts: 7{i}\nRe: Depth\n{words}\nOffline",
    ),
    "fluxbb, a row of a table": (
        "",
        "#{i} 2024-08-0{i} 10:59:47\n{name} Member Registered: 2012-09-0{i} Posts: 7{i}\n{words}\nOffline",
    ),
    "mybb": (
        "",
        "{name}\nPosts: 4{i}\nThreads: {i}\nJoined: Aug 2009\n#{i}\n03-0{i}-2019, 04:05 PM\n{words}\nFind Reply",
    ),
    "smf": (
        "",
        "{name}\nFull Member\nPosts: 12{i}\nLogged\nRe: Depth\n« Reply #{i} on: May 0{i}, 2019, 04:05:12 PM »\n{words}",
    ),
    "vanilla": ("4 Comments", "{name}\nAdmin\nMarch 2025\n{words}\n{i}"),
    "drupal": ("4 comments", "{name} 3. May 2019 - 16:0{i}\nPermalink\n{words}\nReply"),
    "spip": ("Vos réactions", "• {words}\n{name} Le {i} septembre 2018 à 12:57\nRépondre"),
    "wpdiscuz": ("4 Comments", "{name}\n{i} years ago\n{words}\nReply"),
    "lobsters": ("", "{i}\n{name} {i} years ago\n{words}\nreply"),
    "reviews": ("4 customer reviews", "{name}\n3 May 2019\n{words}\nHelpful"),
    "name first": ("Kommentare", "{name}\n{words}\n0{i}.04.2020 17:02\nAntworten"),
}


def thread(shape: str) -> str:
    head, post = SHAPES[shape]
    said = enumerate(zip(NAMES, WORDS, strict=True), 1)
    return "\n".join([head, *(post.format(i=n, name=name, words=words) for n, (name, words) in said)]).strip("\n")


@pytest.mark.parametrize("shape", SHAPES)
def test_names_and_words(shape: str) -> None:
    text = thread(shape)
    assert authors(posts(text, "period")) == list(NAMES)
    assert [body.removeprefix("• ") for body in bodies(text, "period")] == [
        words.replace("\n", " / ") for words in WORDS
    ]


def test_ten_names_below_words_without_buttons_are_those_of_the_words_above_them() -> None:
    names = [f"kirpi{letter}" for letter in "abcdefghij"]
    said = [f"The street has become quieter since the {n}th of May." for n in range(1, 11)]
    rows = (
        f"{words}\n{n:02}.05.2019 16:{n:02}\n{name}" for n, (name, words) in enumerate(zip(names, said, strict=True), 1)
    )
    text = "\n".join(("The street", *rows, "up", "contact"))
    assert [post.author for post in posts(text, "period")] == names
    assert bodies(text, "period")[1:] == said[1:]


def test_a_day_between_two_facts_of_a_member_is_no_time_of_a_post() -> None:
    assert not stamps(lines_of(flat("Joined Oct 11, 2012 Messages 21,772 Points 6,826")))
    assert stamps(lines_of(flat("Posted Oct 11, 2012 by Jane")))
