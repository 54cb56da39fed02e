"""What the headers and buttons of comments look like in templates of newspapers. Lists that look alike come first."""

from __future__ import annotations

import pytest
from html_pages import ARTICLE, facts, page, words

from corpusclean.comments import find_threads
from corpusclean.comments.header import name_of

PROSE = "The council has decided after long debate that the quay will be rebuilt in three years."
SAID = ("The quay is far too short for her.", "She never came back.", "They should have asked the pilots first.")
NAMES = ("Jane Doe", "mole77", "Ruth K.")


def listed(item: str, said: tuple[str, ...] = SAID) -> str:
    """The item three times, each with a name, words and a number of its own."""
    rows = zip(NAMES, said, (3, 4, 5), strict=True)
    return "".join(item.replace("{name}", a).replace("{words}", b).replace("{n}", str(n)) for a, b, n in rows)


NOT_COMMENTS = {
    "the latest articles": '<div class="news"><div class="latest-wrap">'
    + listed("""<div class="item"><b>{name}</b> <i>May {n}, 2019</i> <p><a href="/a{n}">{words}</a></p>
        <a href="/a{n}#comments">Reply</a></div>""")
    + "</div></div>",
    "the latest comments on other pages": '<div class="comments-box"><div class="latest-wrap">'
    + listed("""<div class="item"><a class="author">{name}</a> <i>May {n}, 2019</i>
        <p><a href="/a{n}">{words}</a></p></div>""")
    + "</div></div>",
    "cards with one and the same button": '<div class="posts">'
    + listed(f"""<div class="post-card"><h3><a href="/a{{n}}">Quay {{n}}</a></h3><p>{PROSE}</p><div class="meta h6">
        <div class="byline"><span class="by">By</span> <span class="author">{{name}}</span></div>
        <div class="date">May {{n}}, 2019</div><a class="comments-button">Comment</a> <span class="tip">Read this later</span>
        </div></div>""")
    + "</div>",
    "one person's short messages": '<ol class="stream">'
    + listed("""<li class="stream-item"><a href="/user/1">Jane Doe</a> <span>May {n}, 2019, 16:05</span><p>{words}</p>
        <button>Reply</button></li>""")
    + listed("""<li class="stream-item"><a href="/user/1">Jane Doe</a> <span>May 1{n}, 2019, 16:05</span><p>{words}</p>
        <button>Reply</button></li>""")
    + "</ol>",
    "press releases": '<div class="releases">'
    + listed("""<div class="item"><h3><a href="/r{n}">Quay {n}</a></h3><p>{words}</p>
        <p class="date">Posted by: {name}, 0{n} Sep 2011</p></div>""")
    + "</div>",
    "members": '<ul class="members">'
    + listed("""<li class="member-info"><a href="/user/{n}">{name}</a> <span>Joined May {n}, 2019</span>
        <p>She looks after ships.</p></li>""")
    + "</ul>",
}


@pytest.mark.parametrize("name", NOT_COMMENTS)
@pytest.mark.parametrize("around", ["{}", ARTICLE + "{}"], ids=["alone", "below an article"])
def test_no_comments(name: str, around: str) -> None:
    assert find_threads(page(around.format(NOT_COMMENTS[name])), ()) == ()


def test_words_in_a_link_to_a_script() -> None:
    shown = listed("""<div class="comment_que" id="comment{n}"><h3><a href="/user?id={n}">{name}</a> <span>{n} days ago</span></h3>
      <div class="cont"><a href="javascript:reply({n})">{words}</a></div><div class="time"><a href="#">Reply</a></div></div>""")
    assert words(ARTICLE + shown) == list(SAID)
    assert facts(ARTICLE + shown)[0] == ("Jane Doe", "3 days ago", 0)


def test_words_of_a_dense_script_are_short() -> None:
    said = ("注意嗅觉味觉", "不买", "收到，遵执行！")
    shown = listed(
        """<div class="comment-item"><b class="user-nick">{name}</b> <i>{n}小时前</i><p>{words}</p><a>回复</a></div>""",
        said,
    )
    assert words(ARTICLE + shown) == list(said)


def test_a_link_to_a_person_in_what_is_called_information() -> None:
    shown = listed("""<li><div class="person-info"><div><a href="/profile.cfm?member_id={n}">{name}</a></div><div>Party: None</div></div>
      <div class="comment-meta">Reply #{n}<div>Oct. {n}, 2010 - 7:28 AM</div></div><div class="submitted-comment">
      <p>{words}</p></div><ul><li><a href="#">Reply</a></li><li><a href="#">Quote</a></li></ul></li>""")
    markup = (
        f'{ARTICLE}<div class="comments"><h2>Readers\' Comments (3)</h2><ol class="commentslist">{shown}</ol></div>'
    )
    assert facts(markup) == [(name, f"2010-10-0{n}T07:28", 0) for name, n in zip(NAMES, (3, 4, 5), strict=True)]


def test_a_name_after_posted_by() -> None:
    shown = listed("""<div class="visitors_comment"><h3>Ships {n}</h3><p>{words}</p>
      <p class="date">Posted by: {name}, 0{n} Sep 2011 | 15:22</p></div>""")
    markup = f'{ARTICLE}<div class="visitors_comments">{shown}</div>'
    assert facts(markup) == [(name, f"2011-09-0{n}T15:22", 0) for name, n in zip(NAMES, (3, 4, 5), strict=True)]
    assert words(markup)[1] == f"Ships 4 / {SAID[1]}"


def test_a_name_beside_the_place_where_it_comes_from() -> None:
    shown = listed("""<div class="item"><div class="info"><span class="name"><a href="/u/{n}">{name}</a></span><span class="area">Kiel</span></div>
      <div class="txt">{words}</div><div class="action"><span class="time">{n} minutes ago</span><a>Report</a><a class="reply">Reply</a></div></div>""")
    latest = (
        f'<div class="comment-list"><div class="title">All comments</div><div class="latest-wrap">{shown}</div></div>'
    )
    assert words(ARTICLE + latest) == list(SAID)
    assert facts(ARTICLE + latest)[1] == ("mole77", "4 minutes ago", 0)


def test_the_heading_inside_the_only_comment() -> None:
    shown = """<p>So it is.</p><p>So it was.</p><p>So it will be.</p><div class="comment"><div class="head">1 comment</div><div>Comments</div><a href="/user/7">Jane Doe</a>
      <span>7 hours ago</span><p>The quay is far too short for her.</p><span>Reply</span></div>"""
    assert words(ARTICLE + shown) == ["The quay is far too short for her."]


@pytest.mark.parametrize(
    ("said", "name"),
    [("Jane Doe[a guest from Kiel", "Jane Doe"), ("mole77[GER]", "mole77[GER]"), ("[GER]mole77", "[GER]mole77")],
)
def test_a_bracket_that_is_not_closed_is_no_name(said: str, name: str) -> None:
    assert name_of(said) == name
