"""Comments in HTML, read by the elements' class and id words."""

from __future__ import annotations

from collections import Counter

import pytest
from engine_shapes import ALMOST, AROUND, NAMELESS, NESTED, SHAPES, TIMED, UNDATED

from corpusclean.comments import find_threads
from corpusclean.comments.html.engines import engines
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
        '<div class="post" id="p3"><time datetime="2023-11-02T21:40">21:40</time><h2>Ferry turns back</h2><p>It returned to port.</p>'
        '<span class="author">Tom Archer</span></div>'
        '<div class="post" id="p2"><time datetime="2023-11-02T20:15">20:15</time><h2>Power cuts</h2><p>The north is dark.</p>'
        '<span class="author">Mel Osei</span></div>',
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


def thread(row: str) -> str:
    """Three comments: the second answers the first, of the third only a notice is left."""

    def one(number: int, author: str, body: str, inner: str = "") -> str:
        return SHAPES[row].format(
            id=f"{number}234",
            deep=2 if number == 2 else 1,
            under=1 if number == 2 else 0,
            up=' | <a href="#1234">parent</a> | <a href="#3234">next</a>' if number == 2 else "",
            author=author,
            when=f"2019-05-0{number}T16:05:00Z",
            shown=f"May {number}, 2019 at 4:05 pm",
            body=body,
            inner=inner,
        )

    reply = one(2, "מוטי כהן", "לא נכון, הנמל היה עמוק מספיק.")
    last = "Ola" if row in TIMED else "[deleted]"
    listed = one(1, "Jane Doe 22", "Not for <em>those</em> ships.", reply) + one(3, last, GONE)
    return f'<main><h1>The harbour</h1><div id="{AROUND.get(row, "x")}">{listed}</div></main>'


GONE = "This comment has been removed."


@pytest.mark.parametrize("row", SHAPES)
def test_every_system(row: str) -> None:
    """An author with digits and a space, an answer from right to left, a deleted comment in its place."""
    found = page(thread(row))
    (only,) = find_threads(found)
    assert only.system == row.partition(":")[0]
    named = ["Jane Doe 22", "מוטי כהן", "Ola" if row in TIMED else None]
    assert [post.author for post in only.posts] == ([None] * 3 if row in NAMELESS else named)
    stated = [None] * 3 if row in UNDATED else [f"2019-05-0{n}T16:05" for n in (1, 2, 3)]
    assert [post.published and post.published[:16] for post in only.posts] == stated
    assert [said(found, post.body) for post in only.posts] == [
        "Not for those ships.",
        "לא נכון, הנמל היה עמוק מספיק.",
        GONE,
    ]
    if row in NESTED:
        assert [(post.depth, post.parent) for post in only.posts] == [(0, None), (1, 0), (0, None)]
    else:
        assert [post.depth for post in only.posts] == [0, 0, 0]


def test_each_row_of_the_table_has_a_shape_and_a_page_without_comments() -> None:
    rows = Counter(row.partition(":")[0] for row in SHAPES)
    assert rows == Counter(engine.system for engine in engines())
    assert ALMOST.keys() == rows.keys()


@pytest.mark.parametrize("system", ALMOST)
@pytest.mark.parametrize("systems", [None, ()], ids=["all", "none"])
def test_nothing_is_found_where_only_the_words_of_an_engine_are(system: str, systems: tuple[str, ...] | None) -> None:
    found = page(f"<main><h1>The harbour</h1>{ALMOST[system]}</main>")
    assert find_threads(found, systems) == ()


@pytest.mark.parametrize("row", SHAPES)
def test_nothing_is_known_by_its_shape_where_systems_are_left_out(row: str) -> None:
    assert all(one.system in ("repeated", "period") for one in find_threads(page(thread(row)), ()))


def test_many_shapes_are_threads_without_the_systems_too() -> None:
    assert sum(bool(find_threads(page(thread(row)), ())) for row in SHAPES) >= 20


def test_question_answers_and_their_comments() -> None:
    found = page(
        """<div id="mainbar"><div class="question" id="question"><div class="js-vote-count">11</div><div class="js-post-body"><p>How deep?</p></div>
        <div class="post-signature"><div class="user-action-time">asked <span title="2011-02-11 23:49:17Z">Feb 11, 2011</span></div><div
        class="user-details" itemprop="author"><a>mole 22</a></div></div></div>
        <div class="answer" id="answer-7"><div class="js-vote-count">18</div><div class="js-post-body"><p>Four metres.</p></div>
        <div class="post-signature"><div class="user-action-time">answered <span title="2011-02-12 01:01:43Z">Feb 12, 2011</span></div><div
        class="user-details" itemprop="author"><a>Jane</a></div></div><ul><li class="comment js-comment" id="comment-5"><span
        class="comment-copy">At low tide?</span> <div>– <a class="comment-user">Ola</a> <span class="comment-date"><span
        title="2011-02-12 01:30:35Z">Feb 12, 2011</span></span></div></li></ul></div></div>"""
    )
    (only,) = find_threads(found)
    assert [(p.opening, p.author, p.published, p.kind, p.depth, p.score) for p in only.posts] == [
        (True, "mole 22", "2011-02-11T23:49:17Z", "comment", 0, 11),
        (False, "Jane", "2011-02-12T01:01:43Z", "answer", 0, 18),
        (False, "Ola", "2011-02-12T01:30:35Z", "comment", 1, None),
    ]
    assert [said(found, p.body) for p in only.posts] == ["How deep?", "Four metres.", "At low tide?"]


def test_an_answer_is_its_authors_and_not_who_edited_it_last() -> None:
    found = page(
        """<div id="mainbar"><div class="question" id="question"><div class="js-post-body"><p>How deep?</p></div><div
        class="post-signature"><div class="user-action-time">asked <span title="2011-02-11 23:49:17Z">Feb 11, 2011</span></div><div
        class="user-details" itemprop="author"><a>mole 22</a></div></div></div>
        <div class="answer" id="answer-7"><div class="js-vote-count">18</div><div class="js-post-body"><p>Four metres.</p></div>
        <div class="post-signature"><div class="user-action-time"><a>edited <span title="2012-03-12 01:01:43Z">Mar 12, 2012</span></a></div>
        <div class="user-details"><a>Sam</a><div>Holm, Norway</div></div></div>
        <div class="post-signature"><div class="user-action-time">answered <span title="2011-02-12 01:01:43Z">Feb 12, 2011</span></div><div
        class="user-details" itemprop="author"><div>Holm, Norway</div><a>Jane</a></div></div><h2>1 Comment</h2>
        <div id="follow-up-5" itemprop="comment" itemscope itemtype="https://schema.org/Comment"><div itemprop="author"><div class="d-none"
        itemprop="name">Ola</div><a class="comment-user" itemprop="url">Ola</a> <time title="2021-04-08T04:06:17.467Z">Over a year ago</time>
        </div><div itemprop="text">At low tide?</div><time itemprop="datePublished">2021-04-08T04:06:17.467Z+00:00</time><div><button>31</button>
        <button>Reply</button></div></div></div></div>"""
    )
    (only,) = find_threads(found)
    assert [(p.author, p.kind, p.depth, p.score) for p in only.posts[1:]] == [
        ("Jane", "answer", 0, 18),
        ("Ola", "comment", 1, 31),
    ]
    assert only.posts[2].published == "2021-04-08T04:06:17.467Z"
    assert [said(found, p.body) for p in only.posts] == ["How deep?", "Four metres.", "At low tide?"]


def test_a_quotation_stays_in_the_comment_and_is_marked() -> None:
    markup = XENFORO.replace(
        "Four metres.", '<blockquote class="bbCodeBlock--quote">Does anybody know?</blockquote>Four metres.'
    )
    found = page(markup)
    (only,) = find_threads(found)
    assert said(found, only.posts[1].body) == "Does anybody know? / Four metres."
    assert [said(found, run) for run in only.posts[1].quotes] == ["Does anybody know?"]


def test_faq_pages_are_no_threads() -> None:
    faq = "".join(
        f"""<div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">How deep is basin {n}?</h3><div itemscope
        itemtype="https://schema.org/Answer"><p itemprop="text">It is {n} metres deep at low tide.</p></div></div>"""
        for n in range(4)
    )
    assert find_threads(page(f"<main>{faq}</main>")) == ()
