"""Comments in HTML that no system of the table knows. Pages that only look alike come first."""

from __future__ import annotations

import pytest
from html_pages import ARTICLE, facts, page, posts, words

from corpusclean.comments import find_threads
from corpusclean.comments.html import repeated
from corpusclean.comments.html.tree import gather

PROSE = "The council has decided after long debate that the quay will be rebuilt in three years."


def listed(item: str, many: int = 4) -> str:
    return "".join(item.replace("{n}", str(n)) for n in range(1, many + 1))


NOT_COMMENTS = {
    "related teasers": '<section class="related-posts"><h2>More from us</h2>'
    + listed(f"""<div class="card"><h3><a href="/a{{n}}">The quay
        is rebuilt for the {{n}}rd time</a></h3><span class="author">Jane Doe</span> <time datetime="2019-05-0{{n}}">May {{n}}, 2019</time>
        <p>{PROSE}</p><a class="comments-link" href="/a{{n}}#comments">3 comments</a></div>""")
    + "</section>",
    "news listing": "<main>"
    + listed(f"""<article class="post post-{{n}} hentry"><h2 class="entry-title"><a href="/a{{n}}">The quay is rebuilt
        for the {{n}}rd time</a></h2><div class="entry-meta">by <a class="author">Jane Doe</a> on <time datetime="2019-05-0{{n}}">May {{n}},
        2019</time> <a class="comments-link">3 Comments</a></div><div class="entry-content"><p>{PROSE}</p></div></article>""")
    + "</main>",
    "product cards": '<div class="products">'
    + listed(f"""<div class="product-card"><a href="/p{{n}}">Ladder {{n}}</a><span>12 reviews</span>
        <span>since 0{{n}}/12/2019</span><p>{PROSE}</p></div>""")
    + "</div>",
    "changelog": '<div class="changelog">'
    + listed(f"""<div class="entry"><h3>2.{{n}}.0</h3><span class="author">Jane Doe</span> <time
        datetime="2024-05-1{{n}}">18 May 2024</time><p>{PROSE}</p></div>""")
    + "</div>",
    "events": '<ul class="events">'
    + listed(f"""<li class="event-item"><time datetime="2024-05-0{{n}}T19:30">Saturday, {{n}} May 2024,
        19:30</time><strong>Chamber Orchestra</strong><p>{PROSE}</p></li>""")
    + "</ul>",
    "search results": '<div class="search-results">'
    + listed(f"""<div class="result"><h3><a href="/a{{n}}">A result about the old
        quay</a></h3><cite>Jane Doe</cite> <span class="date">May {{n}}, 2019</span><p>{PROSE}</p></div>""")
    + "</div>",
    "live ticker": '<div class="live-ticker">'
    + listed(f"""<div class="ticker-entry"><time datetime="2024-05-04T1{{n}}:05">1{{n}}:05</time>
        <b>Jane Doe</b><p>{PROSE}</p></div>""")
    + "</div>",
    "interview": "<article>"
    + listed(f"""<p class="question"><strong>Jane Doe:</strong> And in May {{n}}, 2019, what did you do?</p>
        <p class="reply">{PROSE}</p>""")
    + "</article>",
    "letters page": "<article><h1>Letters to the editor</h1>"
    + listed(f"""<div class="letter"><p>{PROSE}</p><p><em>Jane Doe, Bremen,
        May {{n}}, 2019</em></p></div>""")
    + "</article>",
    "staff": '<div class="team-list">'
    + listed("""<div class="member"><h3>Jane Doe {n}</h3><span>with us since May {n}, 2019</span>
        <p>She looks after the ships, the quay and everything that floats.</p></div>""")
    + "</div>",
    "recent comments": '<aside class="widget_recent_comments"><ul>'
    + listed("""<li class="recentcomments"><span>Jane</span> on <a href="#">The
        harbour is deep</a> <time datetime="2019-05-0{n}">May {n}, 2019</time></li>""")
    + "</ul></aside>",
    "dates in an article about comments": '<article class="comment-culture"><h1>Why we closed our comments</h1>'
    + listed(f"""<p>On May {{n}},
        2019 Jane Doe wrote that she would never reply again. {PROSE}</p>""")
    + "</article>",
    "an empty shell": '<div id="comments"><h2>0 Comments</h2><p>Be the first to comment</p><p>Log in to reply</p></div>',
    "versions of a page": '<table class="history">'
    + listed("""<tr><td>May {n}, 2019</td><td><a href="/u">Jane Doe</a></td><td>changed the
        part about the quay</td></tr>""")
    + "</table>",
    "testimonials": '<div class="testimonials">'
    + listed(f"""<div class="testimonial"><p>{PROSE}</p><b>Jane Doe</b><i>May {{n}}, 2019</i>
        </div>""")
    + "</div>",
}


@pytest.mark.parametrize("name", NOT_COMMENTS)
@pytest.mark.parametrize("around", ["{}", ARTICLE + "{}"], ids=["alone", "below an article"])
def test_no_comments(name: str, around: str) -> None:
    assert find_threads(page(around.format(NOT_COMMENTS[name])), ()) == ()


def own(author: str, shown: str, body: str, inner: str = "") -> str:
    """A comment of a newspaper's own software."""
    return f"""<li class="leserkommentar" data-nr="7"><a class="nutzer" href="/user/7">{author}</a> <span>{shown}</span>
      <div class="inhalt"><p>{body}</p></div><span><a href="#">antworten</a></span> <span><a href="#">melden</a></span><ul>{inner}</ul></li>"""


def test_own_software_of_a_newspaper() -> None:
    reply = own("מוטי כהן", "4. Mai 2019, 10:02", "הנמל היה עמוק מספיק.")
    markup = ARTICLE + (
        f"<h3>3 Kommentare</h3><ul>{own('Jane Doe 22', '3. Mai 2019, 16:05', 'Nicht für <b>diese</b> Schiffe.', reply)}"
        f"{own('Ola', '5. Mai 2019, 8:00', 'Doch, für diese auch, wenn die Flut kommt.')}</ul>"
    )
    assert facts(markup) == [
        ("Jane Doe 22", "2019-05-03T16:05", 0),
        ("מוטי כהן", "2019-05-04T10:02", 1),
        ("Ola", "2019-05-05T08:00", 0),
    ]
    assert words(markup) == [
        "Nicht für diese Schiffe.",
        "הנמל היה עמוק מספיק.",
        "Doch, für diese auch, wenn die Flut kommt.",
    ]
    assert [post.parent for post in posts(markup)] == [None, 0, None]


def test_a_time_below_the_words() -> None:
    markup = (
        ARTICLE
        + "<h4>Comments</h4>"
        + "".join(
            f"""<div class="cmnt comment-box"><strong><a href="/profile/{n}">anaya{n}</a></strong><p>I made it today and it was very good.</p>
        <small>12.0{n}.2020 17:02</small><button>Reply</button></div>"""
            for n in (3, 4, 5)
        )
    )
    assert facts(markup) == [(f"anaya{n}", f"2020-0{n}-12T17:02", 0) for n in (3, 4, 5)]
    assert words(markup) == ["I made it today and it was very good."] * 3


def test_one_comment_alone_needs_its_name() -> None:
    markup = (
        ARTICLE
        + """<section class="comment-area"><div class="comment-count">1 comment</div><section class="comment-item">
      <div class="nickname">Jane Doe</div><div class="date"><time datetime="2020-04-07T10:30:53Z">7 April</time></div>
      <div class="text"><p>Now we pay for it.</p></div></section></section>"""
    )
    assert facts(markup) == [("Jane Doe", "2020-04-07T10:30:53Z", 0)]
    assert words(markup) == ["Now we pay for it."]
    nameless = markup.replace("comment-item", "block").replace("comment-area", "box").replace("1 comment", "")
    assert find_threads(page(nameless.replace("comment-count", "x"))) == ()


def test_terms_and_their_descriptions() -> None:
    markup = (
        ARTICLE
        + "<h3>2 responses</h3><dl>"
        + "".join(
            f"""<dt class="response"><cite>Jane {n}</cite> June {n}, 2015 at 10:25 pm</dt><dd><p>Really, no ships at all?</p>
        <p>Not even small ones?</p></dd>"""
            for n in (1, 2)
        )
        + "</dl>"
    )
    assert facts(markup) == [(f"Jane {n}", f"2015-06-0{n}T22:25", 0) for n in (1, 2)]
    assert words(markup) == ["Really, no ships at all? / Not even small ones?"] * 2


def test_a_board_is_a_thread() -> None:
    markup = "<h1>How deep is the harbour?</h1>" + "".join(
        f"""<div class="forum-post" id="post{n}"><div class="profil"><b><a href="/members/{n}">{author}</a></b><i>Posts: 1{n}</i></div>
        <div class="stamp">May {n}, 2019 at 4:05 pm #{n}</div><div class="said"><p>{said}</p></div><div class="signature">My
        boats are the best boats of the whole wide world.</div></div>"""
        for n, author, said in (
            (1, "mole 22", "Does anybody know how deep it is?"),
            (2, "Jane", "Four metres."),
            (3, "Ola", "Lagless?"),
        )
    )
    found = posts(markup)
    assert [(post.opening, post.author, post.published) for post in found] == [
        (True, "mole 22", "2019-05-01T16:05"),
        (False, "Jane", "2019-05-02T16:05"),
        (False, "Ola", "2019-05-03T16:05"),
    ]
    assert words(markup) == ["Does anybody know how deep it is?", "Four metres.", "Lagless?"]


def test_a_deleted_comment_keeps_its_place() -> None:
    item = """<div class="commentaire"><p class="qui"><b>{}</b> <span class="quand">le {} mai 2019 à 16h05</span></p><div class="texte">
      <p>{}</p></div><p><a href="#">Répondre</a></p></div>"""
    gone = '<div class="commentaire"><div class="texte"><p>Ce commentaire a été supprimé.</p></div></div>'
    markup = (
        ARTICLE
        + f"""<h3>3 commentaires</h3><div class="commentaires">{item.format("Jane 2", 3, "Bien dit, vraiment.")}{gone}
      {item.format("Ola", 5, "Pas du tout, mais alors pas du tout.")}</div>"""
    )
    assert words(markup) == [
        "Bien dit, vraiment.",
        "Ce commentaire a été supprimé.",
        "Pas du tout, mais alors pas du tout.",
    ]
    assert [post.author for post in posts(markup)] == ["Jane 2", None, "Ola"]


def test_an_item_that_holds_nothing_keeps_its_place():
    """An answer names the place of the item around it; were empty items left out, this answer would stand in itself."""
    note = '<li class="note-item"><b class="name">{}</b> <time>{} May 2023</time><p>{}</p><a>Reply</a>{}</li>'
    answer = f"<ol>{note.format('Bertil', 4, PROSE, '')}</ol>"
    items = '<li class="note-item"><form><p>Write a note</p></form></li>'
    items += note.format("Anna", 3, PROSE, answer) + note.format("Dov", 5, PROSE, "")
    noted = page(f"<ol class='discussion'>{items}</ol>")
    chosen = [number for number, element in enumerate(noted.elements) if "note-item" in element.words]
    gathered = gather(noted, dict.fromkeys(chosen, ""))
    assert [(item.outer, bool(item.blocks)) for item in gathered] == [
        (None, False),
        (None, True),
        (1, True),
        (None, True),
    ]
    (thread,) = repeated.find(noted, {word for element in noted.elements for word in element.words})
    posts = thread.posts
    assert [(post.author, post.opening) for post in posts] == [("Anna", True), ("Bertil", False), ("Dov", False)]


def timeless(author: str, said: str) -> str:
    return f"""<div class="row"><a href="/user/{author}"><img class="avatar"></a><b class="nick"><a href="/user/{author}">{author}</a></b>
      <div class="said"><p>{said}</p></div><span><a href="#">Reply</a></span></div>"""


SAYINGS = (
    ("Jane 22", "The harbour is deep, I say."),
    ("Ola", "It is not, and never was."),
    ("מוטי", "הנמל היה עמוק מספיק לכולם."),
)


def test_posts_that_state_no_time() -> None:
    rows = "".join(timeless(*one) for one in SAYINGS)
    markup = f"{ARTICLE}<section class='comments'><h3>3 Comments</h3>{rows}</section>"
    assert facts(markup) == [(author, None, 0) for author, _ in SAYINGS]
    assert words(markup) == [said for _, said in SAYINGS]


@pytest.mark.parametrize(
    "markup",
    [
        # an interview: names in bold before what they say
        ARTICLE + "".join(f"<div class='answer'><b class='author'>{a}</b><p>{PROSE}</p></div>" for a, _ in SAYINGS),
        # the staff, below a heading that has "comments" in it
        "<h2>Who writes our commentary</h2>"
        + "".join(f"<div class='writer'><a href='/author/{n}'>Jane {n}</a><p>{PROSE}</p></div>" for n in range(4)),
        # cards that lead elsewhere, each with an author
        "<h3>Comments</h3>"
        + "".join(
            f"<div class='card'><h4><a href='/a{n}'>The harbour is deep, they say</a></h4><a href='/author/x{n}'>Jane {n}</a><p>{PROSE}</p></div>"
            for n in range(4)
        ),
        # one writer's notes
        "<h3>Comments</h3>"
        + "".join(f"<div class='note'><a href='/author/x'>Jane Doe</a><p>{PROSE}</p></div>" for _ in range(4)),
    ],
)
def test_names_and_words_alone_are_no_comments(markup: str) -> None:
    assert find_threads(page(markup), ()) == ()


def test_an_age_in_a_few_letters() -> None:
    rows = "".join(
        f"""<div class="comment"><div><a href="/in/{n}">Jane {n}</a></div><div>2{unit}</div><p>{PROSE}</p><button>Reply</button></div>"""
        for n, unit in enumerate(("mo", "y", " Std."))
    )
    assert [(author, age) for author, age, _ in facts(ARTICLE + rows)] == [
        ("Jane 0", "2mo"),
        ("Jane 1", "2y"),
        ("Jane 2", "2 Std."),
    ]


def test_a_byline_above_the_article_is_no_comment() -> None:
    line = '<div class="who-line"><a href="/u/{0}">{0}</a> <span>May {1}, 2019</span>{2}</div>'
    prose = "".join(f"<p>{PROSE}</p>" for _ in range(8))
    rows = "".join(line.format(f"ann{n}", n, f"<p>{PROSE}</p><a>Reply</a>") for n in (4, 5))
    markup = (
        f"<h1>The quay</h1>{line.format('Jane', 3, '')}{prose}<div class='comments'><h3>2 Comments</h3>{rows}</div>"
    )
    assert [author for author, _, _ in facts(markup)] == ["ann4", "ann5"]


def test_an_element_around_the_article_is_no_comment() -> None:
    markup = f"""<div class="forum-post"><h1>The quay</h1><a href="/author/jane">Jane Doe</a> <time datetime="2019-05-03">3 May</time>
      {"".join(f"<p>{PROSE}</p>" for _ in range(8))}<a href="#comment-1">Reply</a></div>"""
    assert find_threads(page(markup), ()) == ()


def test_the_preview_of_a_linked_page_is_not_said() -> None:
    preview = (
        "<aside class='onebox'><p>The quay, a page about the quay and everything that floats beside it.</p></aside>"
    )
    markup = (
        ARTICLE
        + "<h3>2 Comments</h3>"
        + "".join(
            f'<div class="comment"><b>Jane {n}</b> <time datetime="2019-05-0{n}">May</time><div class="text"><p>{said}</p>{preview}</div></div>'
            for n, said in ((1, "I have read about it here, and it says it all:"), (2, "Look:"))
        )
    )
    assert words(markup)[0] == "I have read about it here, and it says it all:"
    assert "a page about the quay" in words(markup)[1]
