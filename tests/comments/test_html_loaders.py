"""Comments that a script would fetch, and the shells that are left where there are none."""

from __future__ import annotations

import pytest
from html_pages import ARTICLE

from corpusclean import clean

WORDS = ARTICLE + "<p>And in the evening the small boats came back, one after the other, as they had always done.</p>"


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<p>We use Disqus on our forum, and Coral on the news.</p>",
        '<a href="https://disqus.com/">Disqus</a>',
        """<ol><li class="comment" id="comment-4"><div class="comment-author">Jane says:</div><div class="comment-content"><p>No.</p></div></li></ol>
        <div id="disqus_thread"></div>""",
    ],
)
def test_nothing_elsewhere(markup: str) -> None:
    assert clean(WORDS + markup, media_type="text/html").comments_elsewhere is None


@pytest.mark.parametrize(
    ("markup", "system", "count"),
    [
        ('<div id="disqus_thread"></div>', "disqus", None),
        ('<a href="#c">12 Comments</a><div id="disqus_thread"></div>', "disqus", 12),
        ('<a href="#c">12 Comments</a><p>13 Comments</p><div id="disqus_thread"></div>', "disqus", None),
        ('<p>1.204 Kommentare</p><div class="fb-comments" data-href="x"></div>', "facebook", 1204),
        (
            '<script type="application/ld+json">{"@type":"Article","commentCount":7}</script><div data-spotim-module="conversation">',
            "openweb",
            7,
        ),
        ("<vf-conversations></vf-conversations>", "viafoura", None),
        ('<div id="coral_thread"></div>', "coral", None),
        ("<shreddit-comment-tree></shreddit-comment-tree>", "reddit", None),
        ('<script src="https://giscus.app/client.js"></script>', "giscus", None),
        ('<section id="isso-thread"></section>', "isso", None),
    ],
)
def test_the_system_and_the_count(markup: str, system: str, count: int | None) -> None:
    record = clean(WORDS + markup, media_type="text/html")
    assert record.comments_elsewhere == {"system": system, "count": count}
    assert record.comments == ()


@pytest.mark.parametrize(
    "shell",
    [
        "Be the first to comment",
        "Comments are closed.",
        "Log in to reply",
        "Leave a Reply",
        "Sei der Erste, der kommentiert",
        "Les commentaires sont fermés.",
    ],
)
def test_shells_are_feedback(shell: str) -> None:
    record = clean(f'{WORDS}<div id="comments"><p>{shell}</p></div>', media_type="text/html")
    assert record.comments == ()
    assert [block.label for block in record.blocks if block.text == shell] == ["boilerplate.feedback"]


def test_what_stands_around_comments_is_feedback() -> None:
    record = clean(
        WORDS
        + """<div id="comments"><h3>Two voices on this</h3><ol><li class="comment" id="comment-4"><cite class="fn">Jane</cite>
        <time datetime="2019-05-03">3 May</time><div class="comment-content"><p>Not for those ships.</p></div></li></ol>
        <p>Sorted by date</p></div>""",
        media_type="text/html",
    )
    labels = {block.text: block.label for block in record.blocks}
    assert labels["Two voices on this"] == labels["Sorted by date"] == "boilerplate.feedback"
    assert labels["Not for those ships."] == "comment"
    assert "boats came back" in record.text
