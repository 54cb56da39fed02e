"""What is said of comments beside their own markup: what they answer, and what JSON-LD states of them."""

from __future__ import annotations

import json

import pytest
from html_pages import ARTICLE, page, posts, words

FIRST = "The harbour was never deep enough for those ships, I say."
SECOND = "It was deep enough when I was a child, and they came."
THIRD = "They came at high tide only, and never in winter."


def comment(number: int, said: str, attributes: str = "", header: str = "", when: str = "3 May 2019, 16:05") -> str:
    return f"""<div class="comment" id="comment-{number}" {attributes}><div class="comment-author">Jane {number}</div>
      <div class="comment-meta">{when}</div>{header}<div class="comment-content"><p>{said}</p></div></div>"""


def thread(second: str = "", third: str = "", header: str = "", third_header: str = "") -> str:
    return ARTICLE + comment(11, FIRST) + comment(12, SECOND, second, header) + comment(13, THIRD, third, third_header)


def places(markup: str) -> list[tuple[int, int | None]]:
    return [(post.depth, post.parent) for post in posts(markup)]


FLAT = [(0, None)] * 3


@pytest.mark.parametrize(
    "markup",
    [
        thread(),
        thread('data-parent="0"', 'data-parent="0"'),
        thread('data-parent="99"', 'data-parent="12345"'),
        thread('data-parent="13"'),  # a later one
        thread('data-parent="12"'),  # itself
        thread(header='<div class="when"><a href="#comment-11">permalink</a></div>'),
        thread(header='<div class="to">In reply to Somebody Else</div>'),
    ],
)
def test_no_parent(markup: str) -> None:
    assert places(markup) == FLAT


@pytest.mark.parametrize(
    "markup",
    [
        thread('data-parent="11"', 'data-parent="12"'),
        thread('data-parent-id="comment-11"', 'data-parent-id="comment-12"'),
        thread(
            header='<div class="to"><a href="#comment-11">In reply to Jane 11</a></div>',
            third_header='<div class="to">in reply to <a href="#comment-12">Jane 12</a></div>',
        ),
        thread(
            header='<div class="to">Als Antwort auf Jane 11</div>',
            third_header='<div class="to">En réponse à Jane 12</div>',
        ),
        thread(
            header='<div class="nav"><a href="#comment-11">parent</a> | <a href="#comment-13">next</a></div>',
            third_header='<div class="nav"><a href="#comment-12">parent</a> | <a href="#comment-11">root</a></div>',
        ),
    ],
)
def test_parents_that_are_stated(markup: str) -> None:
    assert places(markup) == [(0, None), (1, 0), (2, 1)]
    assert words(markup) == [FIRST, SECOND, THIRD]


def script(*nodes: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "comment": list(nodes)})}</script>'


def node(text: str, kind: str = "Comment", **facts: object) -> dict[str, object]:
    return {"@type": kind, "text": text, **facts}


BARE = ARTICLE + "".join(
    f'<div class="comment" id="comment-{n}"><div class="comment-meta">{age}</div><div class="comment-content"><p>{said}</p></div></div>'
    for n, age, said in ((11, "3 days ago", FIRST), (12, "2 days ago", SECOND))
)
STATED = node(
    FIRST, author={"@type": "Person", "name": "Jane Doe 22"}, dateCreated="2019-05-03T16:05:00+02:00", upvoteCount=7
)


def test_json_ld_fills_in_what_the_markup_leaves_open() -> None:
    first, second = posts(script(STATED) + BARE)
    assert (first.author, first.published, first.age, first.score) == (
        "Jane Doe 22",
        "2019-05-03T16:05:00+02:00",
        None,
        7,
    )
    assert first.raw == "3 days ago\njson-ld: author Jane Doe 22, published 2019-05-03T16:05:00+02:00, score 7"
    assert (second.author, second.published, second.age, second.raw) == (None, None, "2 days ago", "2 days ago")


def test_words_cut_short_are_the_same_words() -> None:
    cut = {**STATED, "text": " ".join(FIRST.split()[:9])}
    assert posts(script(cut) + BARE)[0].author == "Jane Doe 22"


@pytest.mark.parametrize(
    "nodes",
    [
        [node("Words that nobody has said in this page, not even once.", author="Jane", dateCreated="2019-05-03")],
        [STATED, {**STATED, "author": "Somebody Else"}],
        [node(FIRST, "Answer")],
        [node(FIRST, "Quotation", author="Jane", dateCreated="2019-05-03")],
        [node("The harbour", author="Jane", dateCreated="2019-05-03")],
        [node(FIRST, author={"name": "[deleted]"}, upvoteCount="many")],
    ],
)
def test_json_ld_that_says_nothing_of_these(nodes: list[dict[str, object]]) -> None:
    assert posts(script(*nodes) + BARE) == posts(script() + BARE)


def test_what_the_markup_states_stays() -> None:
    other = {**STATED, "author": "Somebody Else"}
    (post,) = posts(script(other) + ARTICLE + comment(11, FIRST))
    assert (post.author, post.published, post.score) == ("Jane 11", "2019-05-03T16:05", None)


def test_words_that_stand_in_json_ld_alone_are_no_comment() -> None:
    assert posts(script(STATED) + ARTICLE) == ()
    blocks = page(script(STATED) + ARTICLE).blocks
    assert len(blocks) > 0
    assert all(FIRST not in block.text for block in blocks)


UNNESTED = BARE + (
    f'<div class="comment" id="comment-13"><div class="comment-meta">1 day ago</div>'
    f'<div class="comment-content"><p>{THIRD}</p></div></div>'
)


@pytest.mark.parametrize(
    "nodes",
    [
        [node(FIRST, comment=[node(SECOND, comment={"@type": "Comment", "text": THIRD})])],
        [
            node(FIRST, **{"@id": "#a"}),
            node(SECOND, **{"@id": "#b", "parentItem": {"@id": "#a"}}),
            node(THIRD, parentItem={"@type": "Comment", "@id": "#b"}),
        ],
        [
            node(THIRD, parentItem="https://quay.example/2"),
            node(SECOND, url="https://quay.example/2", parentItem=node(FIRST)),
            node(FIRST),
        ],
    ],
)
def test_json_ld_says_what_a_comment_answers_where_the_markup_does_not(nodes: list[dict[str, object]]) -> None:
    found = posts(script(*nodes) + UNNESTED)
    assert [(post.depth, post.parent) for post in found] == [(0, None), (1, 0), (2, 1)]
    assert found[1].raw == "2 days ago\njson-ld: depth 1"


@pytest.mark.parametrize(
    "nodes",
    [
        [node(FIRST), node(SECOND), node(THIRD)],
        [node(FIRST, parentItem={"@id": "#b"}), node(SECOND, **{"@id": "#b"}), node(THIRD)],
        [node("Words that are not in this page at all.", comment=[node(FIRST), node(SECOND)]), node(THIRD)],
        [node(FIRST, **{"@id": "#a"}), node(SECOND, parentItem={"@id": 7}), node(THIRD, parentItem=[{"@id": "#a"}])],
    ],
)
def test_json_ld_that_names_no_earlier_comment_nests_nothing(nodes: list[dict[str, object]]) -> None:
    assert posts(script(*nodes) + UNNESTED) == posts(script() + UNNESTED)


def test_the_depth_of_the_markup_stays() -> None:
    said = script(node(FIRST, comment=[node(SECOND, comment=[node(THIRD)])]))
    assert places(said + thread('data-parent="11"', 'data-parent="11"')) == [(0, None), (1, 0), (1, 0)]


def test_what_answers_the_opening_post_has_no_parent() -> None:
    board = "".join(
        f'<article class="message message--post" data-author="Jane {n}" id="js-post-{n}">'
        f'<time class="u-dt" datetime="2019-05-0{n}T16:05:00+0200">May {n}, 2019</time>'
        f'<div class="bbWrapper">{said}</div></article>'
        for n, said in enumerate((FIRST, SECOND, THIRD), 1)
    )
    said = script(node(FIRST, "DiscussionForumPosting", comment=[node(SECOND, comment=[node(THIRD)])]))
    found = posts(said + board)
    assert [(post.opening, post.depth, post.parent) for post in found] == [
        (True, 0, None),
        (False, 0, None),
        (False, 1, 0),
    ]


def test_answers_count_only_where_each_has_an_author_and_a_time() -> None:
    full = node(FIRST, "Answer", author="Jane Doe", dateCreated="2019-05-03", upvoteCount=3)
    assert [post.author for post in posts(script(full) + BARE)] == ["Jane Doe", None]
    assert [post.author for post in posts(script(full, node(SECOND, "Answer")) + BARE)] == [None, None]


def members(*posted: tuple[str, str]) -> str:
    """A thread whose posts have a profile beside them, as its lines and its last line, with words each."""
    said = (FIRST, SECOND, THIRD)
    items = (
        f'<div class="post" id="p{n}"><div class="panel">{profile}</div><p>{last}</p><div class="content">{words}</div></div>'
        for n, ((profile, last), words) in enumerate(zip(posted, said, strict=True), 1)
    )
    return "".join(items)


@pytest.mark.parametrize("label", ["Founded", "Joined", "Gegründet", "Registrerad", "Total posts"])
def test_what_a_profile_labels_is_nobodys_name(label: str) -> None:
    profile = f"<dl><dt>Ferryman Guild</dt><dd>{label}: Dec 11, 2011</dd></dl>"
    lines = [(profile, f"by Jane {n} » Tue Aug 27, 2019 1:4{n} am") for n in range(3)]
    assert label not in {post.author for post in posts(members(*lines))}


def test_a_letter_that_stands_for_a_picture_is_no_name() -> None:
    rows = [("J", "Jane Roe"), ("m", "Max_7"), ("J", "Jo")]
    lines = [
        (f"<div class=avatar>{a}</div><h4>{name}</h4><div>Member</div><div>Joined 2011</div>", f"Aug 2{n}, 2019")
        for n, (a, name) in enumerate(rows)
    ]
    assert [post.author for post in posts(members(*lines))] == ["Jane Roe", "Max_7", "Jo"]
