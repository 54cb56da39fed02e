"""Comments of more templates: what headers share, what stands for a picture, what asks for one more comment.
What must not change comes first.
"""

from __future__ import annotations

import pytest
from flat_pages import authors, bodies, flat, posts
from html_pages import ARTICLE, facts, page, words

from corpusclean.comments import find_threads
from corpusclean.comments.header import name_of
from corpusclean.comments.times import before, moment
from corpusclean.metadata.dates import find_dates

NAMES = ("Jane Doe", "mole77", "Ruth K.", "Max Baker", "Owner")
SAID = (
    "The ferry left at nine, and nobody was on it but me.",
    "They should clear the ice from it first.",
    "Ninety metres sound short to me. Who has measured it?",
    "It hangs in the town hall, on the first floor.",
    "I have seen it there in the spring.",
)
STORY = "The council wants a bridge across the old harbour, as long as three ships and no higher than a mast. " * 5


def listed(item: str, separator: str = "\n") -> str:
    """The item for five people."""
    said = zip(NAMES, SAID, strict=True)
    return separator.join(item.format(name=name, words=text, n=n, i=name[0]) for n, (name, text) in enumerate(said, 1))


def story(item: str, head: str = "", end: str = "© 2019 The harbour") -> str:
    return "\n".join(filter(None, ("A bridge for the harbour", STORY, head, listed(item), end)))


NO_THREADS = {
    "messages of a network in an article": story(
        "{words}\n— {name} (@n{n}) May {n}, 2019\nThe council did not answer."
    ),
    "the same in lines of their own": story("{words}\n— {name} (@n{n})\nMay {n}, 2019\nThe council did not answer."),
    "the newest threads of a board": story("The bridge {n}\nby {name} » May {n}, 2019, 16:05", "Latest forum posts"),
    "a log above a form": story("16:0{n} Jane Doe\n{words}", end="Leave a comment"),
    "a log of days above a form": story("May {n}, 2019, 16:05\nJane Doe\n{words}", end="Leave a comment"),
    "a list above a heading of comments": story("{name}\nMay {n}, 2019, 16:05\n{words}", end="Comments\nAdd a comment"),
    "items of a shop": story("The mug {n}\n{n}2 reviews\nMay {n}, 2019\n{words}"),
}


@pytest.mark.parametrize("name", NO_THREADS)
def test_no_comments_in_text(name: str) -> None:
    assert find_threads(flat(NO_THREADS[name])) == ()


NO_COMMENTS = {
    "articles with a number of comments": listed(
        "<article><h2><a href='/{n}'>The bridge {n}</a></h2><p>Publicado por {name} el {n} de mayo de 2019</p><p>{words}</p>"
        "<p><a href='/{n}#c'>3 comentarios</a></p></article>"
    ),
    "events": "<h1>Events</h1>"
    + listed("<div class='event'><b>{name}</b> <i>May {n}, 2019, 16:05</i><p>{words}</p></div>"),
    "members": "<h1>Members</h1>"
    + listed("<div class='row'><b>{name}</b><p>Joined: May {n}, 2009</p><p>Posts: 1{n}</p></div>"),
}


@pytest.mark.parametrize("name", NO_COMMENTS)
def test_no_comments_in_markup(name: str) -> None:
    assert find_threads(page(f"<main>{NO_COMMENTS[name]}</main>")) == ()


@pytest.mark.parametrize("text", ["user126 days ago", "Zimmer6 Tage", "Boeing747 in May", "we left yesterday"])
def test_no_age_is_cut_out_of_a_word(text: str) -> None:
    found = moment(text)
    assert found is None or found.age in (None, "yesterday")


@pytest.mark.parametrize(
    ("text", "name", "age"),
    [
        ("Ruth K.14 hours ago", "Ruth K.", "14 hours ago"),
        ("mole_521 day ago", "mole_52", "1 day ago"),
        ("Jana Novávčera", "Jana Nováv", None),
        ("hradomilpřed 2 dny", "hradomil", "před 2 dny"),
        ("Jane Doehace 3 días", "Jane Doe", "hace 3 días"),
        ("Waldläufervor 3 Tagen", "Waldläufer", "vor 3 Tagen"),
    ],
)
def test_an_age_into_which_a_name_has_run(text: str, name: str, age: str | None) -> None:
    found = moment(text)
    assert (found is None) == (age is None)
    assert found is None or (before(text, found), found.age) == (name, age)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Owner", "Owner"),
        ("Jane @ home", "Jane @ home"),
        ("Jane Doe @jane", "Jane Doe"),
        ("Jane Doe [Guest]", "Jane Doe"),
        ("24 reviews 7 followers", None),
        ("7 Zwerge", "7 Zwerge"),
    ],
)
def test_names(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019.05.03. 16:05", "2019-05-03T16:05"),
        ("2019.05.03. Then", "2019-05-03"),
        ("3 May 2019 16.05", "2019-05-03T16:05"),
        ("3 May 2019 12.50 was paid", "2019-05-03"),
        ("16:05 - 1398/02/13", None),
        ("1412-01-06", "1412-01-06"),
    ],
)
def test_days_and_times(text: str, iso: str | None) -> None:
    assert [found.iso for found in find_dates(text)] == [iso]


SHAPES = {
    "words that end every header": story("{name} on Chapter {n} Fri 03 May 2019 16:0{n}\n{words}\nReply"),
    "a country behind every name": story(
        "{name} | Iran, Islamic Republic of | 3 May 2019, 16:0{n}\n{words}", "Comments"
    ),
    "buttons behind every name": story("{words}\n2019/05/0{n} 16:05:00 | {name} | URL [ Edit ]", "5 comments"),
    "numbers behind every name": story("{name} #{n} May {n}, 2019 16:05\n{words}\nReply"),
    "a label before every name": story("Profile {name} May {n}, 2019 16:05\n{words}\nReply"),
    "headers that say so": story("{name} added a comment.May {n}, 2019, 4:05 PM\n{words}"),
    "letters for pictures": story("{i}\n{name}\n{n} days ago\n{words}"),
    "a letter on the line of the name": story("{i} {name}\nMay {n}, 2019\n{words}\nReply"),
    "a form below": story("{name}\nMay {n}, 2019, 16:05\n{words}", end="Leave a comment"),
    "a button above the words": story("{name}\nMay {n}, 2019, 16:05\nReply\n{words}\n+{n}/−0"),
    "titles that only answers have": story(
        "{name}\nPosted: May {n}, 2019 16:05   Post subject:\n{words}\nReply", "Comments"
    ),
    "facts of reviewers": story("{name}\n{n}4 reviews\n{n} followers\nMay {n}, 2019\n{words}", "Community Reviews"),
    "serial numbers": story("{name}\n2019-05-0{n} 16:05\ndeveloper\n~000471{n}\n{words}"),
    "read more in long comments": story("@{name}\n{n} years ago\n{words}\nShow less\nRead more\n{n}", "5 Comments"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_names_and_words_in_text(shape: str) -> None:
    assert bodies(SHAPES[shape], "period") == list(SAID)
    assert authors(posts(SHAPES[shape], "period")) == list(NAMES)


def test_a_numbered_list_below_an_article_opens_no_thread() -> None:
    assert not posts(SHAPES["numbers behind every name"], "period")[0].opening


def test_a_numbered_list_opens_a_thread_that_somebody_started() -> None:
    text = story("{name}\nMay {n}, 2019\n#{n}\n{words}\nReply", "Thread starter Jane Doe\nStart date May 1, 2019")
    assert posts(text, "period")[0].opening


MARKUP = {
    "a label and a footer": """<div class="comment"><h4>Kommentar von: {name} [Besucher]</h4><div class="comment-text"><p>{words}</p></div>
      <p><a href="#c{n}">Permalink</a> 0{n}.05.2019 @ 16:05 <a>Auf diesen Kommentar antworten</a></p></div>""",
    "a name in a header that is called a time": """<li class="comments__item"><div class="comments__meta"><a href="/x{n}">{name}</a></div>
      <time>2019-05-0{n} 16:05</time><div>{words}</div><a>Reply</a></li>""",
    "pieces without names beside that of the author": """<div class="reader-post"><div class="left"><span class="rp-name">{name}</span><span>{n}0
      posts</span></div><a><time>2019-05-0{n} 16:05</time></a><div class="rp-words"><p>{words}</p></div><a>Reply</a></div>""",
    "a link to a person above the time": """<tr class="bugnote"><td><p><a href="view_user_page.php?id={n}">{name}</a></p><p>2019-05-0{n} 16:05</p>
      <p>developer</p></td><td class="bugnote-note">{words}</td></tr>""",
    "events that hold comments": """<div class="timeline-event"><p><a href="/p/{n}">{name}</a> added a comment. <i>May {n}, 2019, 4:05 PM</i></p>
      <div class="transaction-comment"><p>{words}</p></div></div>""",
}


@pytest.mark.parametrize("shape", MARKUP)
def test_names_and_words_in_markup(shape: str) -> None:
    around = "table" if "<tr" in MARKUP[shape] else "div"
    text = f"<main>{ARTICLE}<{around} class='thread'>{listed(MARKUP[shape])}</{around}></main>"
    assert [name for name, _, _ in facts(text, ())] == list(NAMES)
    assert [time and time[:16] for _, time, _ in facts(text, ())] == [f"2019-05-0{n}T16:05" for n in range(1, 6)]
    assert words(text, ()) == list(SAID)


def test_days_in_numbers_are_read_as_the_language_of_the_page_has_them() -> None:
    item = '<li class="comment"><b class="author">{name}</b> <i>0{n}/05/2019</i><p>{words}</p></li>'
    markup = f"<body>{ARTICLE}<ol class='comments'>{listed(item)}</ol></body>"
    read = {lang: facts(f'<html lang="{lang}">{markup}</html>')[2][1] for lang in ("fr", "en-US", "en")}
    assert read == {"fr": "2019-05-03", "en-US": "2019-03-05", "en": None}


def test_a_board_whose_posts_have_no_elements_of_their_own() -> None:
    row = """<tr><td><b>{name}</b><br>Newbie<br>Posts: {n}2</td><td><small>Re: The bridge<br>Reply #{n} - May {n}, 2019, 16:05:00</small><hr>
      {words}<hr><small>Back to top</small></td></tr>"""
    markup = f"<main><h1>The bridge</h1><table>{listed(row)}</table></main>"
    assert words(markup) == list(SAID)
    assert [name for name, _, _ in facts(markup)] == list(NAMES)
