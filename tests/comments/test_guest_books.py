"""Comments of old templates, whose header and words are siblings: guest books, "classic" themes, lists of terms. The name
stands above the words and the time below them, or name and time in rows with labels. What looks alike comes first.
"""

from __future__ import annotations

import pytest
from flat_pages import flat
from html_pages import ARTICLE, facts, page, words

from corpusclean.comments import find_threads
from corpusclean.comments.name_lines import name_in
from corpusclean.comments.template import is_end

WORDS = (
    "The quay is far too short for her.",
    "She never came back, as my uncle liked to say.",
    "They should have asked the pilots first. Who has measured it?",
    "I cross this water every day, and the ferry was never late.",
)
NAMES = ("Jane Doe", "mole77", "Ruth K.", "Max Baker")
FOOTER = "<div><p>Copyright 2012 The Harbour Blog</p></div>"


def listed(item: str) -> str:
    rows = zip(NAMES, WORDS, range(3, 7), strict=True)
    return "".join(
        item.replace("{name}", a).replace("{words}", b).replace("{date}", f"May {n}, 2012").replace("{n}", str(n))
        for a, b, n in rows
    )


NOT_COMMENTS = {
    "people and when they came": "<h2>Our crew</h2>" + listed("<h4>{name}</h4><p>{words}</p><p>{date}</p>"),
    "a register": "<h2>Visitors of the museum</h2><table>"
    + listed(
        "<tr><td>Name:</td><td>{name}</td></tr><tr><td>Date:</td><td>{date}</td></tr><tr><td>Ship:</td><td>{n}</td></tr>"
    )
    + "</table>",
    "chronicle in a list of terms": "<h2>History</h2><dl>"
    + listed("<dt>{name}</dt><dd>{words}</dd><dd>{date}</dd>")
    + "</dl>",
    "news below the counters of other pages": listed(
        '<h3><a href="/p{n}">Pier {n}</a></h3><p>{words}</p><p>1{n} comments</p>'
    )
    + "<h2>Top news</h2><p>Dec 2. The quay: What the pilots say of it<br>Dec 1. Kiel Harbour at Quayside<br>Nov 30. We are more than "
    "fifty members!<br>Nov 16. Voting is open!<br>Nov 15. The harbour seeks a pilot<br>Oct 6. New contests open<br><a>More...</a></p>"
    "<p>See what the Post, the Herald, and the Echo say of the harbour.</p><h2>Feeds</h2><h3>32 minutes ago</h3><h3>31 minutes ago</h3>",
    "quotes of the day": "<h2>Quotes</h2>" + listed("<p>{name} said...</p><p>{words}</p><p>{date}</p>"),
    "press releases": "<h2>Press</h2>" + listed("<p>{words}</p><p>Posted by: {name}, {date}</p>"),
}


@pytest.mark.parametrize("name", NOT_COMMENTS)
@pytest.mark.parametrize("around", ["{}", ARTICLE + "{}" + FOOTER], ids=["alone", "below an article"])
def test_no_comments(name: str, around: str) -> None:
    assert find_threads(page(around.format(NOT_COMMENTS[name])), ()) == ()


#: A heading, an entry, and whether its time tells the hour.
ENTRIES = {
    "terms": (
        "<h4>4 comments:</h4><dl>{}</dl>",
        "<dt>{name} said...</dt><dd><p>{words}</p></dd><dd>{date} 4:0{n} PM</dd>",
    ),
    "terms without a word": (
        "<h4>Comments</h4><dl>{}</dl>",
        "<dt>{name}</dt><dd>{words}</dd><dd>{date} 4:0{n} PM</dd>",
    ),
    "paragraphs": ("<h3>Comments</h3>{}", "<p><b>{name}</b></p><p>{words}</p><p>{date} 04:0{n} PM</p>"),
    "headings": (
        "<h3>4 Responses to The quay</h3>{}",
        "<h4>{name}</h4><p>{words}</p><p><small>{date} at 4:0{n} pm</small></p><hr>",
    ),
    "lines": ("<h3>Comments</h3><div>{}</div>", "<b>{name}</b> wrote:<br>{words}<br><i>{date} 04:0{n} PM</i><br><br>"),
    "signed below": ("<h3>Comments</h3>{}", "<p>{words}</p><p>Posted by: {name} at {date} 04:0{n} PM</p>"),
    "rows": (
        "<h2>Guestbook</h2><table>{}</table>",
        "<tr><td>Name:</td><td>{name}</td></tr><tr><td>Date:</td><td>{date}</td></tr><tr><td>Message:</td><td>{words}</td></tr>",
    ),
    "tables": (
        "<h2>Guestbook</h2>{}",
        "<table><tr><td>Name:</td><td>{name}</td></tr><tr><td>Date:</td><td>{date}</td></tr><tr><td>Message:</td><td>{words}</td></tr></table>",
    ),
    "rows of two": (
        "<h2>Gästebuch</h2><table>{}</table>",
        "<tr><td><b>Name:</b> {name}</td><td><b>Datum:</b> 2012-05-0{n}</td></tr><tr><td colspan=2>{words}</td></tr>",
    ),
}


@pytest.mark.parametrize("kind", ENTRIES)
@pytest.mark.parametrize("footer", ["", FOOTER], ids=["no footer", "a footer"])
def test_each_name_is_that_of_its_own_words(kind: str, footer: str) -> None:
    around, entry = ENTRIES[kind]
    markup = ARTICLE + around.format(listed(entry)) + footer
    assert words(markup) == list(WORDS)
    found = facts(markup)
    assert [name for name, _, _ in found] == list(NAMES)
    assert [(time or "")[:10] for _, time, _ in found] == [f"2012-05-0{n}" for n in range(3, 7)]


def test_the_first_of_several_signed_posts_takes_nothing_of_the_article() -> None:
    article = "The harbour was never deep enough for the ships that the town had hoped for.\n" * 12
    rows = zip(NAMES, WORDS, range(3, 7), strict=True)
    said = "".join(f"{w}\nPosted by {a}, May {n}, 2012, 16:0{n}\nReply\n" for a, w, n in rows)
    flattened = flat(f"{article}{said}Copyright 2012 The Harbour Blog\n")
    (thread,) = find_threads(flattened)
    assert [" ".join(flattened.blocks[n].text for n in post.body) for post in thread.posts] == list(WORDS)


def test_a_heading_of_controls_below_the_heading_of_comments_parts_nothing() -> None:
    controls = "<h2>4 comments</h2><h3>Show:</h3><p>Newest Popular Oldest</p><p>Send a comment</p><p>Yours will be read first.</p>"
    said = listed("<div>{name}</div><p>{date} 04:0{n} PM</p><p>{words}</p><p>{n}</p>")
    assert [name for name, _, _ in facts(ARTICLE + controls + said)] == list(NAMES)


def test_one_line_that_recurs_is_no_name() -> None:
    rows = zip(NAMES, WORDS, range(3, 7), strict=True)
    said = "".join(f"{a} from Kiel\n{w}\nMay {n}, 2012, 16:0{n}\nModerate this entry\n" for a, w, n in rows)
    names = {post.author for thread in find_threads(flat(f"Comments [4]\n{said}")) for post in thread.posts}
    assert "Moderate this entry" not in names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jane Doe said...", "Jane Doe"),
        ("mole77 wrote:", "mole77"),
        ("Name: Jane Doe", "Jane Doe"),
        ("Von： Jane Doe", "Jane Doe"),
        ("Title: Jane Doe", None),
        ("She said nothing more...", None),
    ],
)
def test_names_in_lines(line: str, name: str | None) -> None:
    assert name_in(line) == name


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Copyright 2012 The Harbour Blog", True),
        ("© 2012 Jane Doe", True),
        ("Copyright (c) 2012, all of us", True),
        ("Copyright is a right.", False),
        ("(c) is the third point.", False),
    ],
)
def test_a_line_about_copyright_ends_comments(line: str, ends: bool) -> None:
    assert is_end(line) is ends
