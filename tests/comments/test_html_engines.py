"""Comments in HTML, read by the elements' class and id words."""

from __future__ import annotations

import pytest

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


#: A comment of each system: {id}, {author}, {when} (ISO 8601), {shown} (the same as printed), {body}, {inner} (replies).
SHAPES = {
    "wordpress": """<li class="comment depth-{deep}" id="comment-{id}"><div class="comment-author vcard"><cite class="fn">{author}</cite>
      <span class="says">says:</span></div><div class="comment-meta"><a><time datetime="{when}">{shown}</time></a></div>
      <div class="comment-content"><p>{body}</p></div><div class="reply"><a>Reply</a></div><ol class="children">{inner}</ol></li>""",
    "wpdiscuz": """<div id="wpd-comm-{id}_0" class="comment wpd-comment"><div class="wpd-comment-header"><div
      class="wpd-comment-author">{author}</div><div class="wpd-comment-date" title="{when}">{shown}</div></div>
      <div class="wpd-comment-text"><p>{body}</p></div><div class="wpd-comment-footer">Reply</div>{inner}</div>""",
    "blogger": """<li class="comment" id="c56899366246526636{id}"><div class="comment-block"><div class="comment-header"><cite class="user">
      {author}</cite><span class="datetime">{shown}</span></div><p class="comment-content">{body}</p></div>
      <div class="comment-replies"><ol>{inner}</ol></div></li>""",
    "disqus": """<li class="post" id="post-{id}"><div class="post-content"><header><span class="author">{author}</span> <a class="time-ago"
      title="{when}">6 years ago</a></header><div class="post-message" data-role="message"><p>{body}</p></div><footer>Reply</footer></div>
      <ul class="children">{inner}</ul></li>""",
    "drupal": """<article about="/comment/{id}" class="comment js-comment"><footer><span class="username">{author}</span> <time
      datetime="{when}">{shown}</time></footer><div class="content"><div class="field-name-comment-body"><p>{body}</p></div>
      <ul class="links"><li><a href="#">Reply</a></li></ul></div></article><div class="indented">{inner}</div>""",
    "spip": """<li class="forum-fil"><div class="comment-message"><div class="comment-texte"><p>{body}</p></div><div class="comment-meta">
      <strong class="comment-author"><span class="fn">{author}</span></strong> <abbr class="date" title="{when}">{shown}</abbr></div></div>
      <ul>{inner}</ul></li>""",
    "isso": """<div class="isso-comment" id="isso-{id}"><div class="isso-comment-header"><span class="isso-author">{author}</span>
      <time datetime="{when}">{shown}</time></div><div class="isso-text"><p>{body}</p></div><div class="isso-comment-footer">Reply</div>
      <div class="isso-follow-up">{inner}</div></div>""",
    "coral": """<div class="coral-comment"><span class="coral-comment-username">{author}</span><time class="coral-comment-timestamp"
      datetime="{when}">{shown}</time><div class="coral-comment-content"><p>{body}</p></div><button>Respect</button></div>{inner}""",
    "giscus": """<div class="gsc-comment"><div class="gsc-comment-header"><span class="gsc-comment-author">{author}</span> <time
      datetime="{when}">{shown}</time></div><div class="markdown"><p>{body}</p></div><div class="gsc-replies">{inner}</div></div>""",
    "utterances": """<article class="timeline-comment"><header class="comment-header"><a class="author">{author}</a> commented <time
      datetime="{when}">{shown}</time></header><div class="markdown-body"><p>{body}</p></div></article>{inner}""",
    "jcomments": """<div class="comments-list"><div class="comment-item-{id}" id="comment-item-{id}"><span class="comment-author">{author}</span>
      <span class="comment-date">{shown}</span><div class="comment-body">{body}</div></div></div>{inner}""",
    "xenforo": """<article class="message message--post" data-author="{author}" id="js-post-{id}"><h4 class="message-name">{author}</h4>
      <h5 class="userTitle">Well-known member</h5><header><time class="u-dt" datetime="{when}">{shown}</time> #{id}</header>
      <div class="message-body"><div class="bbWrapper">{body}</div></div><div class="message-signature">My boats</div></article>{inner}""",
    "discourse": """<div class="crawler-post topic-body" itemprop="comment"><div class="crawler-post-meta"><span class="creator" itemprop="author">
      <a><span itemprop="name">{author}</span></a></span><span class="crawler-post-infos"><time datetime="{when}" class="post-time">{shown}</time>
      <span itemprop="position">{id}</span></span></div><div class="post" itemprop="text"><p>{body}</p></div></div>{inner}""",
    "invision": """<article id="elComment_{id}" class="ipsComment"><h3 class="cAuthorPane_author"><a>{author}</a></h3><ul><li>Members</li>
      <li>12 posts</li></ul><p class="ipsType_reset"><time datetime="{when}">{shown}</time></p><div data-role="commentContent"
      class="ipsType_richText"><p>{body}</p></div></article>{inner}""",
    "phpbb": """<div id="p{id}" class="post"><dl class="postprofile"><dt><a class="username">{author}</a></dt><dd>Posts: 31</dd><dd>Joined:
      3 January 2009</dd></dl><div class="postbody"><h3>Re: The harbour</h3><p class="author">by <strong>{author}</strong> » {shown}</p>
      <div class="content">{body}</div><div class="signature">My boats</div></div></div>{inner}""",
    "fluxbb": """<div id="p{id}" class="blockpost"><h2><span>#{id} <a>{shown}</a></span></h2><div class="postleft"><dl><dt><strong>{author}
      </strong></dt><dd>Member</dd><dd>Registered: 2009-01-03</dd></dl></div><div class="postright"><div class="postmsg"><p>{body}</p>
      <p class="postedit"><em>Last edited by {author} (2019-06-01 10:00:00)</em></p></div></div></div>{inner}""",
    "vbulletin": """<li class="postbit postcontainer" id="post_{id}"><div class="posthead"><span class="date">{shown}</span></div><div
      class="userinfo"><a class="username"><strong>{author}</strong></a><dl><dt>Join Date</dt><dd>Jan 2009</dd></dl></div>
      <blockquote class="postcontent">{body}</blockquote></li>{inner}""",
    "smf": """<div class="post_wrapper"><div class="poster"><h4><a>{author}</a></h4><ul><li>Posts: 31</li></ul></div><div class="postarea">
      <div class="keyinfo"><h5>Re: The harbour</h5><a class="smalltext">{shown}</a></div><div class="post"><div class="inner">{body}</div></div>
      <div class="signature">My boats</div></div></div>{inner}""",
    "mybb": """<div class="post" id="post_{id}"><div class="post_author"><div class="author_information"><strong><span class="largetext"><a>
      {author}</a></span></strong></div></div><div class="post_content"><span class="post_date">{shown}</span><div class="post_body">{body}
      </div></div></div>{inner}""",
    "vanilla": """<div class="Item ItemComment" id="Comment_{id}"><div class="AuthorWrap"><a class="Username">{author}</a></div><span
      class="DateCreated"><time datetime="{when}">May 2019</time></span><div class="Message userContent"><p>{body}</p></div></div>{inner}""",
    "nodebb": """<li component="post" data-username="{author}" data-timestamp="{when}"><a>{author}</a><time datetime="{when}">{shown}</time>
      <div component="post/content" class="content"><p>{body}</p></div></li>{inner}""",
    "khoros": """<div class="lia-message-view-forum-message"><span class="UserNameLink">{author}</span><span class="DateAndTime">{shown}</span>
      <div class="lia-message-body-content"><p>{body}</p></div></div>{inner}""",
    "reddit": """<div class="thing comment" id="thing_t1_{id}" data-author="{author}"><p class="tagline"><a class="author">{author}</a> <span
      class="score unvoted">12 points</span> <time class="live-timestamp" datetime="{when}">6 years ago</time></p><form class="usertext"><div
      class="usertext-body"><div class="md"><p>{body}</p></div></div></form><ul><li>permalink</li></ul><div class="child">{inner}</div></div>""",
    "hackernews": """<div class="comtr" id="{id}"><span class="comhead"><a class="hnuser">{author}</a> <span class="age" title="{when}">6
      years ago</span></span><div class="commtext">{body}</div><div class="reply">reply</div></div>{inner}""",
    "lemmy": """<li class="comment"><article class="comment-node" id="comment-{id}"><a class="person-listing"><span>{author}</span></a><span
      class="moment-time" data-tippy-content="{when}">6 years ago</span><div class="comment-content"><div class="md-div"><p>{body}</p></div>
      </div></article><ul class="comments">{inner}</ul></li>""",
    "lobsters": """<li class="comments_subtree"><div class="comment" id="c_a1b2{id}"><div class="voters"><a class="upvoter">7</a></div><div
      class="byline"><a href="/~x">{author}</a> <time datetime="{when}">6 years ago</time></div><div class="comment_text"><p>{body}</p></div>
      </div><ol class="comments">{inner}</ol></li>""",
    "slashdot": """<li id="tree_{id}" class="comment"><div class="title"><a>Re:Harbours</a></div><div class="details"><span class="by">by
      <a>{author}</a></span> <span class="otherdetails">on {shown}</span></div><div class="commentBody">{body}</div>
      <ul>{inner}</ul></li>""",
    "microdata": """<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author" itemscope><b
      itemprop="name">{author}</b></span> <time itemprop="dateCreated" datetime="{when}">{shown}</time><div itemprop="text"><p>{body}</p>
      </div>{inner}</div>""",
    "microformats": """<div class="u-comment h-cite"><a class="p-author h-card">{author}</a> <time class="dt-published" datetime="{when}">
      {shown}</time><div class="p-content"><p>{body}</p></div>{inner}</div>""",
}
NESTED = {
    "wordpress",
    "wpdiscuz",
    "blogger",
    "disqus",
    "drupal",
    "spip",
    "isso",
    "giscus",
    "reddit",
    "lemmy",
    "lobsters",
    "slashdot",
    "microdata",
}
NESTED |= {"microformats"}
AROUND = {"disqus": "disqus_thread", "jcomments": "comments-list"}


def thread(system: str) -> str:
    """Three comments: the second answers the first, of the third only a notice is left."""

    def one(number: int, author: str, body: str, inner: str = "") -> str:
        return SHAPES[system].format(
            id=f"{number}234",
            deep=2 if number == 2 else 1,
            author=author,
            when=f"2019-05-0{number}T16:05:00Z",
            shown=f"May {number}, 2019 at 4:05 pm",
            body=body,
            inner=inner,
        )

    reply = one(2, "מוטי כהן", "לא נכון, הנמל היה עמוק מספיק.")
    listed = one(1, "Jane Doe 22", "Not for <em>those</em> ships.", reply) + one(
        3, "[deleted]", "This comment has been removed."
    )
    return f'<main><h1>The harbour</h1><div id="{AROUND.get(system, "x")}">{listed}</div></main>'


@pytest.mark.parametrize("system", SHAPES)
def test_every_system(system: str) -> None:
    found = page(thread(system))
    (only,) = find_threads(found)
    assert only.system == system
    assert [post.author for post in only.posts] == ["Jane Doe 22", "מוטי כהן", None]
    assert [(post.published or "")[:16] for post in only.posts] == [f"2019-05-0{n}T16:05" for n in (1, 2, 3)]
    assert [said(found, post.body) for post in only.posts] == [
        "Not for those ships.",
        "לא נכון, הנמל היה עמוק מספיק.",
        "This comment has been removed.",
    ]
    if system in NESTED:
        assert [(post.depth, post.parent) for post in only.posts] == [(0, None), (1, 0), (0, None)]


def test_each_system_of_the_table_has_a_shape() -> None:
    rare = {
        "hyvor",
        "openweb",
        "commento",
        "remark42",
        "facebook",
        "komento",
        "serendipity",
        "livejournal",
        "medium",
        "flarum",
    }
    own_tests = {"stackexchange", "bbpress", "discuz"}
    assert {engine.system for engine in engines()} == SHAPES.keys() | rare | own_tests


@pytest.mark.parametrize("system", SHAPES)
def test_nothing_is_known_by_its_shape_where_systems_are_left_out(system: str) -> None:
    assert all(one.system == "repeated" for one in find_threads(page(thread(system)), ()))


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
