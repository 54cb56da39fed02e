"""What must hold for each system of flat text: the same four posts in the shape of each."""

from __future__ import annotations

import pytest
from flat_pages import authors, bodies, flat, posts

from corpusclean.comments import SYSTEMS, find_threads

#: A name with digits, words from right to left, a deleted comment, and one more.
WORDS = ("It was never four metres deep.", "עמוק מאוד, לא?", "[deleted]", "Thank you, that will do for me.")
NAMES = ("mole 22", "Jane Doe", "Ann 3 Lee", "מוטי")
HANDLES = ("mole22", "jane-doe", "ann_3", "max")
PROSE = "The harbour was dug in 1884, and nobody has measured it since then with any care. " * 4

#: One post of each system; {i} counts from 1, {j} from 0.
POSTS = {
    "mail": "From: {name} <x{i}@example.org>\nDate: 0{i} May 2021 10:12\nSubject: Re: Depth\n\n{words}\n",
    "lemmy": "• {name}\nlink\nfedilink\nEnglish\narrow-up\n{i}\n·\n5 days ago\n{words}",
    "reddit": "[–]{name} {i} points 2 years ago (0 children)\n{words}\npermalink embed save report reply",
    "hackernews": "{name} {i} hours ago | parent | next [–]\n{words}\nreply",
    "slashdot": (
        "Re:Depth (Score:{i})\nby {name} ( 12{i} ) on Friday January 1{i}, 2024 @11:51AM (#641531{i})\n{words}\n"
        "Reply to This Share"
    ),
    "stackexchange": (
        "{i}\n{words}\nShare\nImprove this answer\nanswered Feb 1{i}, 2011 at 1:01\n{name}\n30.5k 18 gold badges"
    ),
    "disqus": "{name} • {i} years ago\n{words}\n• Reply • Share ›",
    "wordpress": "{name} says:\nMay {i}, 2019 at 4:05 pm\n{words}\nReply",
    "blogger": "{name}2{i} May 2024 at 11:02\n{words}\nReplyDelete",
    "discourse": "{name} | 2024-05-1{i} 07:24:11 UTC | #{i}\n{words}\n",
    "phpbb": "Re: Depth\nPost by {name} » Mon Jan 0{i}, 2018 1:00 pm\n{words}\nTop",
    "vbulletin": "Post by {name} on 2007-12-0{i}\n{words}",
    "5ch": "{i} ：{name}：2019/05/0{i}(木) 16:0{i}:12.34 ID:aB3{i}\n{words}",
    "period": "{name}\n3 May 2019 at 16:0{i}\n{words}\nReply Like",
}
#: Users of these cannot have spaces in their names.
WITHOUT_SPACES = {"reddit", "hackernews", "lemmy", "slashdot"}
#: A name that ends in digits before a date that begins with some is in doubt there.
GLUED = {"blogger": ("mole 22 Fan", "Jane Doe", "Ann 3 Lee", "מוטי")}
HEADS = {
    "wordpress": "4 thoughts on “Depth”",
    "blogger": "4 comments:",
    "period": "4 Comments",
    "stackexchange": "Asked 8 years ago",
}


def names(system: str) -> tuple[str, ...]:
    return HANDLES if system in WITHOUT_SPACES else GLUED.get(system, NAMES)


def thread(system: str) -> str:
    said = zip(names(system), WORDS, strict=True)
    shown = (POSTS[system].format(i=n, name=name, words=words) for n, (name, words) in enumerate(said, 1))
    return "\n".join([HEADS.get(system, ""), *shown]).strip("\n")


def test_no_system_is_forgotten() -> None:
    assert set(POSTS) == set(SYSTEMS)


@pytest.mark.parametrize("system", POSTS)
def test_one_post_in_an_article_is_none(system: str) -> None:
    """The shape as an article prints it: in one line, between sentences."""
    shown = " ".join(POSTS[system].format(i=1, name=names(system)[0], words=WORDS[0]).split())
    assert find_threads(flat(f"{PROSE}\nOn the page stood: {shown} Nobody knew who had written it.\n{PROSE}")) == ()


@pytest.mark.parametrize("system", POSTS)
def test_names_words_and_order(system: str) -> None:
    text = thread(system)
    assert bodies(text, system) == list(WORDS)
    assert authors(posts(text, system)) == list(names(system))


@pytest.mark.parametrize("system", POSTS)
def test_below_an_article(system: str) -> None:
    text = f"{PROSE}\n\n{thread(system)}"
    found = posts(text, system)
    assert authors(found) == list(names(system))
    claimed = {number for post in found for number in (*post.meta, *post.body)}
    assert 0 not in claimed


@pytest.mark.parametrize("system", POSTS)
def test_each_post_states_a_time(system: str) -> None:
    found = posts(thread(system), system)
    assert len(found) == len(names(system))
    assert all(post.published or post.age for post in found)
