"""Comments in HTML, read by the elements' class and id words."""

from __future__ import annotations

import pytest

from corpusclean.comments import find_threads
from corpusclean.comments.markup import signatures
from corpusclean.model import Encoding, Page, Source
from corpusclean.read.html import read_html

WORDPRESS = """<article class="post post-12" id="post-12"><h1>The harbour</h1><p>It was never deep enough.</p></article>
<ol class="commentlist"><li class="comment depth-1" id="comment-4"><div class="comment-author"><cite class="fn">Jane Doe 22</cite>
<span class="says">says:</span></div><div class="comment-meta"><a href="#"><time datetime="2019-05-03T16:05:00+02:00">3 May</time></a></div>
<div class="comment-content"><p>Not for those ships.</p><p>Ever.</p></div><div class="reply"><a>Reply</a></div>
<ul class="children"><li class="comment depth-2" id="comment-5"><div class="comment-author"><cite class="fn">מוטי</cite></div>
<div class="comment-meta"><time datetime="2019-05-04">4 May</time></div><div class="comment-content"><p>שלום</p></div></li></ul></li>
<li class="comment depth-1" id="comment-6"><div class="comment-author"><cite class="fn">[deleted]</cite></div>
<div class="comment-content"><p>This comment has been removed.</p></div></li></ol>
<div id="respond" class="comment-respond"><form><p>Leave a Reply</p></form></div>"""

XENFORO = """<article class="message message--post" data-author="mole 22"><header><time class="u-dt" datetime="2020-01-02T10:00:00Z">Jan 2</time></header>
<div class="message-body"><div class="bbWrapper">Does anybody know?</div></div></article>
<article class="message message--post" data-author="Jane"><header><time class="u-dt" datetime="2020-01-03T10:00:00Z">Jan 3</time></header>
<div class="message-body"><div class="bbWrapper">Four metres.</div></div></article>"""

BLOGGER = """<ol><li class="comment" id="c5689936624652663696"><div class="comment-block"><div class="comment-header">
<cite class="user">Jas</cite><span class="datetime">21 May 2024 at 11:02</span></div><p class="comment-content">I like it.</p>
<span class="comment-actions"><a>Reply</a><a>Delete</a></span></div></li></ol>"""


def page(markup: str) -> Page:
    return read_html(Source(markup.encode()), Encoding("utf-8", "utf-8"))


def said(found: Page, numbers: tuple[int, ...]) -> str:
    return " / ".join(found.blocks[number].text for number in numbers)


@pytest.mark.parametrize(
    "markup",
    [
        '<article class="post" id="post-12"><p>The harbour was never deep enough.</p></article>',
        '<p class="comment">An editor remarks that the harbour is deep.</p>',
        '<ul class="recent-comments"><li class="recentcomments">Jane on <a>The harbour</a></li></ul>',
        '<div id="comments"><h2>Comments</h2><p>Be the first to comment</p></div>',
        '<div id="respond" class="comment-respond"><form><p>Leave a Reply</p></form></div>',
        '<div class="post" id="home"><p class="content">A post about the sea.</p></div>',
    ],
)
def test_no_comments(markup: str) -> None:
    assert find_threads(page(markup)) == ()


def test_wordpress() -> None:
    found = page(WORDPRESS)
    (thread,) = find_threads(found)
    assert thread.system == "wordpress"
    assert [post.author for post in thread.posts] == ["Jane Doe 22", "מוטי", None]
    assert [post.published for post in thread.posts] == ["2019-05-03T16:05:00+02:00", "2019-05-04", None]
    assert [(post.depth, post.parent) for post in thread.posts] == [(0, None), (1, 0), (0, None)]
    assert [said(found, post.body) for post in thread.posts] == [
        "Not for those ships. / Ever.",
        "שלום",
        "This comment has been removed.",
    ]
    claimed = {number for post in thread.posts for number in (*post.meta, *post.body)}
    assert [block.text for number, block in enumerate(found.blocks) if number not in claimed] == [
        "The harbour",
        "It was never deep enough.",
        "Leave a Reply",
    ]


def test_the_first_post_of_a_forum_opens_the_thread() -> None:
    found = page(XENFORO)
    (thread,) = find_threads(found)
    assert [(post.author, post.opening, post.published) for post in thread.posts] == [
        ("mole 22", True, "2020-01-02T10:00:00Z"),
        ("Jane", False, "2020-01-03T10:00:00Z"),
    ]


def test_blogger_with_name_and_date_in_one_block() -> None:
    found = page(BLOGGER)
    (thread,) = find_threads(found)
    (post,) = thread.posts
    assert (post.author, post.published, said(found, post.body)) == ("Jas", "2024-05-21T11:02", "I like it.")


def test_every_signature_can_tell_a_body() -> None:
    assert all(signature.body or signature.loose or signature.attribute for signature in signatures())
    assert all(signature.item or signature.attribute for signature in signatures())
