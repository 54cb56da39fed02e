"""Quotations of posts of the same thread stand once, in the post that is quoted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.comments import find_threads
from corpusclean.model import Source
from corpusclean.read import read

DEEP = "The harbour is four metres deep at the old quay, and less than that where the ferry lands."
MUD = "Nobody has dredged it since the flood, so there must be a good deal of mud by now, I should think."
ROPE = "Take a rope with a stone, let it down from the bow, and count the knots while you pull it up again."


def quote(name: str, *paragraphs: str) -> str:
    inner = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<blockquote class="bbCodeBlock--quote"><div>{name} said:</div>{inner}<a>Click to expand...</a></blockquote>'
    )


def board(*posts: tuple[str, str]) -> bytes:
    made = (
        f'<article class="message message--post" data-author="{name}"><time class="u-dt" datetime="2019-05-0{n}">{n} May'
        f'</time><div class="bbWrapper">{body}</div></article>'
        for n, (name, body) in enumerate(posts, 1)
    )
    return f"<!DOCTYPE html><title>How deep?</title><h1>How deep?</h1>{''.join(made)}".encode()


def said(*posts: tuple[str, str]) -> list[str]:
    return [comment.text for comment in corpusclean.clean(Source(board(*posts), "text/html")).comments]


@pytest.mark.parametrize(
    "answer",
    [
        f"{quote('Max', MUD)}<p>Who said that?</p>",  # nobody of this page
        f"{quote('Ann', 'at the old quay')}<p>And at the new one?</p>",  # a few words
        quote("Ann", DEEP),  # nothing else
        f"<p>I read: {DEEP}</p><p>And at the new one?</p>",  # in the poster's own paragraph
        f"{quote('Ann', MUD, ROPE, DEEP)}<p>And at the new one?</p>",  # most of it is nowhere else
    ],
)
def test_what_stays_in_the_words(answer: str) -> None:
    text = said(("Ann", f"<p>{DEEP}</p>"), ("Bob", answer))[0]
    assert text.split() == re.sub("<[^>]*>", " ", answer).split()


def test_an_opening_post_keeps_what_it_quotes() -> None:
    record = corpusclean.clean(
        Source(board(("Ann", f"{quote('Bob', MUD)}<p>{DEEP}</p>"), ("Bob", f"<p>{MUD}</p>")), "text/html")
    )
    assert MUD in record.text
    assert record.comments[0].text == MUD


def test_a_quotation_of_another_post_leaves_the_words_and_stays_listed() -> None:
    answers = ("Bob", f"{quote('Ann', DEEP)}<p>{MUD}</p>"), ("Cid", f"{quote('Bob', DEEP, MUD)}<p>{ROPE}</p>")
    record = corpusclean.clean(Source(board(("Ann", f"<p>{DEEP}</p>"), *answers), "text/html"))
    assert record.text == DEEP
    assert [comment.text for comment in record.comments] == [MUD, ROPE]
    assert [DEEP in comment.quotes[0] for comment in record.comments] == [True, True]
    labels = {block.label for comment in record.comments for n in comment.blocks if (block := record.blocks[n])}
    assert labels == {"comment", "comment.meta"}


def test_the_newest_post_may_stand_first() -> None:
    texts = said(("Ann", f"<p>{DEEP}</p>"), ("Cid", f"{quote('Bob', MUD)}<p>{ROPE}</p>"), ("Bob", f"<p>{MUD}</p>"))
    assert texts == [ROPE, MUD]


def test_of_two_quotations_of_another_page_the_first_stays() -> None:
    texts = said(
        ("Ann", f"<p>{DEEP}</p>"),
        ("Bob", f"{quote('Max', MUD)}<p>Really?</p>"),
        ("Cid", f"{quote('Max', MUD)}<p>{ROPE}</p>"),
    )
    assert MUD in texts[0]
    assert texts[1] == ROPE


_PARTS = st.sampled_from(
    [f"<p>{DEEP}</p>", f"<p>{MUD}</p>", quote("Ann", DEEP), quote("Bob", MUD, ROPE), quote("Cid", quote("Ann", DEEP))]
)


@given(st.lists(st.lists(_PARTS, min_size=1, max_size=4).map("".join), min_size=2, max_size=4))
def test_no_block_is_lost_and_every_post_says_something(bodies: list[str]) -> None:
    page = read(Source(board(*(("Ann" if n % 2 else "Bob", body) for n, body in enumerate(bodies))), "text/html"), 1000)
    (thread,) = find_threads(page)
    assert len(thread.posts) == len(bodies)
    for post in thread.posts:
        assert post.body
        assert list(post.meta) == sorted(set(post.meta))
        assert not set(post.meta) & set(post.body)
        assert {n for run in post.quotes for n in run} <= {*post.meta, *post.body}


def flat_board(*posts: tuple[str, str]) -> bytes:
    made = (
        f"{name}\n25 posts · Joined 2007\n#{n} · Jan {n}, 2024\n{body}\nReply Quote Like"
        for n, (name, body) in enumerate(posts, 1)
    )
    return "\n".join(made).encode()


def flat_said(*posts: tuple[str, str]) -> list[str]:
    record = corpusclean.clean(Source(flat_board(*posts), "text/plain"))
    assert len(record.comments) == len(posts) - 1
    return [comment.text.replace("\n\n", "\n") for comment in record.comments]


@pytest.mark.parametrize(
    "answer",
    [
        f"Ann wrote:\n{MUD}\nWho said that?",  # nobody of this page
        "Ann wrote:\nat the old quay\nAnd at the new one?",  # a few words
        f"Ann wrote:\n{DEEP}",  # nothing else
        f"> {DEEP}",
        f"I read: {DEEP}\nAnd at the new one?",  # in the poster's own line
        f"Ann wrote:\n{DEEP} And at the new one, by the way?",  # an answer on the line of the quotation
        f"> {DEEP} And at the new one, by the way?\nHm.",
        f"Max said:\n{MUD}\nClick to expand...\nAnd at the new one?",
        f"[quote=Max]\n{MUD}\n{ROPE}\n[/quote]\nAnd at the new one?",
    ],
)
def test_what_stays_in_the_words_of_flat_text(answer: str) -> None:
    text = flat_said(("Ann", DEEP), ("Bob", answer), ("Cid", "Take a boat and look for yourself, I would say."))[0]
    assert text.split() == answer.replace("Click to expand...", "").split()


def test_in_flat_text_what_is_quoted_must_stand_above() -> None:
    quoted = f"[quote=Max]\n{MUD}\n[/quote]"
    assert flat_said(("Ann", DEEP), ("Cid", f"{quoted}\n{ROPE}"), ("Bob", MUD)) == [f"{quoted}\n{ROPE}", MUD]


@pytest.mark.parametrize(
    "quotation",
    [
        f"Ann wrote:\n{DEEP}",
        f"Ann wrote: ↑\n{DEEP}",
        f"Ann wrote: ↑ 3 May 2019, 10:12\n{DEEP}",
        f"Ann wrote: __3 May 2019, 10:12\n{DEEP}",
        f"Ann\nwrote:\n↑\n{DEEP}",
        f"Ann said:\n{DEEP}\nClick to expand...",
        f"Ann said:\n{DEEP.replace('less than that ', '')}\nClick to expand...",  # cut in the middle
        f"[quote=Ann]\n{DEEP}\n[/quote]",
        f"> {DEEP}",
        f"Zitat von Ann\n{DEEP}",
        f"Ann a écrit : ↑\n{DEEP}",
        f"Ann написал(а):\n{DEEP}",
    ],
)
def test_a_quotation_in_flat_text_leaves_the_words_and_stays_listed(quotation: str) -> None:
    posts = ("Ann", DEEP), ("Bob", f"{quotation}\nAnd at the new one?"), ("Cid", f"{MUD}\n{quotation}\n{ROPE}")
    assert flat_said(*posts) == ["And at the new one?", f"{MUD}\n{ROPE}"]
    record = corpusclean.clean(Source(flat_board(*posts), "text/plain"))
    assert DEEP in record.text
    assert ["old quay" in comment.quotes[0] for comment in record.comments] == [True, True]


def test_a_last_post_that_begins_with_a_quotation_keeps_its_answer() -> None:
    assert flat_said(("Ann", DEEP), ("Bob", f"Max said:\n{MUD}\nClick to expand...\n{ROPE}"))[-1].endswith(ROPE)
