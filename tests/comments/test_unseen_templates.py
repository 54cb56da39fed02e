"""Templates that nobody has seen: what runs together, what leads to a name. What must not change comes first."""

from __future__ import annotations

import pytest
from flat_pages import authors, flat, posts
from html_pages import ARTICLE, facts, page
from html_pages import posts as html_posts

from corpusclean.comments import find_threads
from corpusclean.comments.html.named_lines import name_after
from corpusclean.comments.notes import is_note
from corpusclean.comments.times import before, moment

SAID = (
    "I cross this water every day, and the ferry was never late.",
    "They should clear the ice from it first.",
    "Ninety metres sound short to me. Who has measured it?",
    "It hangs in the town hall, on the first floor.",
)
NAMES = ("Jane Doe", "mole77", "Ruth K.", "Max Baker")


def listed(item: str) -> str:
    """The item for four people, each with a day, words and a number."""
    return "".join(
        item.format(name=name, day=n, words=words, n=n)
        for n, (name, words) in enumerate(zip(NAMES, SAID, strict=True), 1)
    )


def thread(item: str, head: str = "Comments") -> str:
    story = "The council wants a bridge across the old harbour, as long as three ships and no higher than a mast. " * 4
    return f"A bridge for the harbour\n{story}\n{head}\n{listed(item)}Leave a comment"


NO_TIMES = ("user126 days ago", "Boeing747 in May 2019 and later on", "Zimmer6 Tage", "Version2019", "A4 2019")


@pytest.mark.parametrize("text", NO_TIMES)
def test_numbers_in_words_are_no_times(text: str) -> None:
    found = moment(text)
    assert found is None or (found.published is None and found.age is None)


@pytest.mark.parametrize(
    ("text", "name", "time"),
    [
        ("Jane DoeMay 3, 2019", "Jane Doe", "2019-05-03"),
        ("mole77May 3, 2019", "mole77", "2019-05-03"),
        ("mole7703.05.2019, 16:05", "mole77", "2019-05-03T16:05"),
        ("老船长19582019-05-03", "老船长1958", "2019-05-03"),
        ("Jane Doe6 days ago", "Jane Doe", "6 days ago"),
        ("mole776 days ago", "mole77", "6 days ago"),
        ("海边的鸥6天前", "海边的鸥", "6天前"),
    ],
)
def test_a_time_into_which_a_name_has_run(text: str, name: str, time: str) -> None:
    found = moment(text)
    assert found is not None
    assert (before(text, found), found.published or found.age) == (name, time)


NOT_COMMENTS = {
    "reviews to be read elsewhere": '<h1>Reviews</h1><div class="reviews">'
    + listed("""<div class="review"><h3>The bridge {n}</h3><div class="rating">4/5</div><p>By {name}, May {day}, 2019</p><p>{words}</p>
        <a href="/r{n}">Read the review</a></div>""")
    + "</div>",
    "comments on other pages": f"{ARTICLE}<aside class='latest-comments'><h3>Latest comments</h3>"
    + listed("""<div class="latest-comment"><b>{name}</b> <span>May {day}, 2019, 16:05</span><p>{words}</p></div>""")
    + "</aside>",
    "stories below closed comments": f'{ARTICLE}<div id="comments"><h3>Comments</h3><p>Comments are closed.</p></div>'
    + listed("""<div class="story"><a href="/s{n}">The bridge, part {n}</a> <span>{name}</span> <span>May {day}, 2019, 16:05</span>
        <p>{words}</p></div>"""),
    "a log": "<h1>Log</h1><table>"
    + listed("<tr><td>{name}</td><td>May {day}, 2019, 16:05</td><td>{words}</td></tr>")
    + "</table>",
    "voices": "<h1>Voices on the bridge</h1>"
    + listed(
        "<figure><blockquote>{words}</blockquote><figcaption>{name}, May {day}, 2019, 16:05</figcaption></figure>"
    ),
    "minutes": "<h1>Minutes</h1><p>May 3, 2019, 4:05 pm</p>" + listed("<p><b>{name}:</b> {words}</p>"),
    "a list with touching names": "<h1>In brief</h1>"
    + listed('<div class="brief"><b>{name}</b><i>May {day}, 2019</i><p>{words}</p><a href="/b{n}">Share</a></div>'),
}


@pytest.mark.parametrize("name", NOT_COMMENTS)
def test_no_comments(name: str) -> None:
    assert find_threads(page(f"<main>{NOT_COMMENTS[name]}</main>"), ()) == ()


@pytest.mark.parametrize(
    "item",
    [
        '<div class="x1"><a href="/u/{n}">{name}</a><a href="#c">May {day}, 2019</a><p>{words}</p><a href="#r">Like ({n})</a><a href="#r">Reply</a></div>',
        '<div class="x1"><div><span>{name}</span><span>Verified Buyer</span><time>May {day}, 2019</time></div><p>{words}</p><a href="#r">Reply</a></div>',
        '<div class="x1"><p><b>Review by</b> <b>{name}</b> May {day}, 2019</p><p>{words}</p><a href="#r">Reply</a></div>',
        '<div class="x1"><p>{n} <a href="/u/{n}"><b>{name}</b></a> <i>(May {day}, 2019)</i></p><p>{words}</p><a href="#r">Reply</a></div>',
        '<div class="x1"><p>{words}</p><p>— <a href="/u/{n}">{name}</a> · May {day}, 2019 · <a href="#c">#</a></p><a href="#r">Reply</a></div>',
    ],
)
def test_names_and_times_that_touch(item: str) -> None:
    found = facts(f"{ARTICLE}<h3>4 Comments</h3><div>{listed(item)}</div>", ())
    assert found == [(name, f"2019-05-0{n}", 0) for n, name in enumerate(NAMES, 1)]


def test_a_name_behind_its_time() -> None:
    assert name_after("3 May 2019, 16:05 - Jane Doe") == "Jane Doe"
    assert name_after("The ferry of 3 May 2019, 16:05 - Jane Doe") is None
    markup = (
        '<dl id="comments">' + listed("<dt>May {day}, 2019, 4:05 PM - {name}</dt><dd><p>{words}</p></dd>") + "</dl>"
    )
    assert [author for author, _, _ in facts(ARTICLE + markup, ())] == list(NAMES)


def test_a_button_with_a_number_is_no_word_of_a_comment() -> None:
    item = '<div class="reply"><p>{name}, May {day}, 2019</p><div><p>{words}</p><p>Gut so {n}</p></div></div>'
    found = page(f"{ARTICLE}<h3>4 Comments</h3>{listed(item)}")
    (only,) = find_threads(found, ())
    assert [[found.blocks[n].text for n in post.body] for post in only.posts] == [[words] for words in SAID]


def test_an_article_in_a_script_without_spaces_stands_above_its_comments() -> None:
    story = "<p>市议会周二决定，老港口将为骑车人和行人修建一座新桥。新桥长九十米，费用由省里承担。</p>" * 3
    item = '<div class="item"><a href="/u/{n}">{name}</a><i>2019-05-0{day}</i><p>{words}</p><a href="#r">回复</a></div>'
    found = html_posts(f"<h1>新桥</h1>{story}<h3>4 条评论</h3>{listed(item)}", ())
    assert [post.opening for post in found] == [False] * 4


def test_customers_reviews_need_no_heading() -> None:
    item = """<div class="review-card"><span>{name}</span><i>May {day}, 2019</i><p>Verified Buyer</p><p>{words}</p></div>"""
    assert len(html_posts(f"{ARTICLE}<div>{listed(item)}</div>", ())) == 4


def test_dates_that_are_written_otherwise_are_of_another_list() -> None:
    other = "\n".join(f"The mill and the bridge, part {n}\n2019-04-0{n} 10:00" for n in range(1, 4))
    text = thread("{name}\nMay {day}, 2019, 4:05 PM\n{words}\nReply\n", f"Related stories\n{other}\n4 comments")
    assert authors(posts(text, "period")) == list(NAMES)


@pytest.mark.parametrize(
    "item",
    [
        "{words}\nPosted by: {name} | May {day}, 2019, 4:05 PM\n",
        "{name}wrote on May {day}, 2019, 4:05 PM\n{words}\nReply\n",
        "{name} added a comment - May {day}, 2019, 4:05 PM\n{words}\nReply\n",
        "Review by {name}\nMay {day}, 2019, 4:05 PM\n{words}\nReply\n",
        "{name}6 days ago\n{words}\nReply\n",
        "A title for {n}\n{name} on May {day}, 2019\n{words}\nReport as inappropriate\n",
    ],
)
def test_what_leads_to_a_name_or_follows_it(item: str) -> None:
    found = posts(thread(item, "4 comments"), "period")
    assert authors(found) == list(NAMES)


def test_the_title_of_a_review_is_not_the_end_of_the_one_above() -> None:
    text = thread("A title for {n}\n{name} on May {day}, 2019\n{words}\nReport as inappropriate\n", "Customer reviews")
    blocks = flat(text).blocks
    assert [[blocks[n].text for n in post.body] for post in posts(text, "period")] == [[words] for words in SAID]


def test_numbers_of_a_whole_board_that_rise() -> None:
    item = "{name} May {day}, 2019 16:05:12 No.48{n}13\n{words}\n"
    assert authors(posts(listed(item), "period")) == list(NAMES)
    assert find_threads(flat(listed(item.replace("48{n}13", "4813")))) == ()


def test_words_that_tell_of_a_change_are_their_authors() -> None:
    assert not is_note("Edited to say that I have found it behind the mill.")
    assert is_note("Edited by Jane Doe on 3 May 2019 at 16:05.")
    assert is_note("Last edited by Jane Doe")
