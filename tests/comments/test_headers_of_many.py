"""Comments of templates that nobody has seen, in many languages: what stands beside a name, what judges a post, where
numbers and ages stand. What must not change comes first.
"""

from __future__ import annotations

import pytest
from flat_pages import authors, bodies, flat, posts
from html_pages import ARTICLE, facts, page, words
from html_pages import posts as html_posts

from corpusclean.comments import find_threads
from corpusclean.comments.header import name_of
from corpusclean.comments.times import before, moment

NAMES = ("Harriet Lowe", "tinsmith42", "Oskar_P", "Dilys Crane")
SAID = (
    "About time. I live above the bakery and have not slept past five in ten years.",
    "Where are the vans supposed to wait before nine?",
    "On the old coal yard, it says so in the minutes of the last meeting.",
    "Please keep the lime trees! They are older than the pavement.",
)
AGES = ("3 days ago", "45 minutes ago", "an hour ago", "just now")
SHORT = ("3d", "2d", "5h", "2h")
STORY = "The town will close the market street to lorries, for the noise drove the people from the tables there. " * 5
END = "About us\n© 2019 The Quay"


def listed(item: str, separator: str = "\n") -> str:
    """The item for four people; ``{d}`` is a day, ``{n}`` a number from 1, ``{age}`` an age, ``{short}`` a short one."""
    return separator.join(
        item.format(name=name, words=said, n=n, d=n + 1, age=age, short=short)
        for n, (name, said, age, short) in enumerate(zip(NAMES, SAID, AGES, SHORT, strict=True), 1)
    )


def story(item: str, head: str = "", end: str = END) -> str:
    return "\n".join(filter(None, ("A quieter street", STORY, head, listed(item), end)))


NO_THREADS = {
    "a ranking": story("{n}\n{name}\nMay {d}, 2019\n{words}"),
    "a cast": listed("{n}.\n{name}\nborn May {d}, 1969\n{words}"),
    "minutes with numbers": listed("#{n} 16:0{d}\n{name}\n{words}"),
    "messages of a network, one after the other": story("{name} @user{n} · {short}\n{words}", "Reactions"),
    "the same in lines of their own": story("{name}\n@user{n}\n{age}\n{words}"),
    "stories above a form": story("{name}\n{age}\n{words}", "More stories", "Leave a comment"),
    "stories with the hour above a form": story(
        "{name}\nMay {d}, 2019, 16:05\n{words}", "Artículos relacionados", "Deja un comentario"
    ),
    "a press review": story("{name}, The Quay, May {d}, 2019\n★★★★\n{words}", "Reviews"),
    "things for sale": listed("{name}\nMay {d}, 2019\nA lamp, blue\nReport\n"),
    "a story in days": listed("Yesterday\n{words}\nToday\nIt rained."),
    "a chronicle of numbered years": listed("{n}：{name}：2019/05/0{d} {words}"),
    "lost and found": listed("Name: {name}\nDate: May {d}, 2019\nPlace: the market\n{words}\n"),
}


@pytest.mark.parametrize("name", NO_THREADS)
def test_no_comments_in_text(name: str) -> None:
    assert find_threads(flat(NO_THREADS[name])) == ()


NO_COMMENTS = {
    "stories of people above a form": ARTICLE
    + listed(
        '<div class="card"><img class="avatar"><a href="/author/{n}">{name}</a> <i>{age}</i><h3><a href="/a{n}">The tram, part {n}</a>'
        "</h3><p>{words}</p></div>"
    )
    + "<h3>Leave a comment</h3>",
    "stories in stories": "<article><h1>News</h1>"
    + listed(
        "<article><h2><a href='/a{n}'>The tram and the trees, part {n}</a></h2><p>{name}</p><i>May {d}, 2019, 16:05</i><p>{words}</p></article>"
    )
    + "</article>",
    "a press review": ARTICLE + "<h2>Reviews</h2>" + listed("<div><b>{name}</b>, May {d}, 2019<p>{words}</p></div>"),
    "lamps with stars": "<h1>Lamps</h1>"
    + listed(
        "<div class='product'><b>{name}</b> ★★★★ <i>since May {d}, 2019</i><p>{words}</p><a href='/p{n}'>Buy</a></div>"
    ),
}


@pytest.mark.parametrize("name", NO_COMMENTS)
def test_no_comments_in_markup(name: str) -> None:
    assert find_threads(page(f"<main>{NO_COMMENTS[name]}</main>")) == ()


@pytest.mark.parametrize(
    "text", ["He left just now", "We left yesterday", "Jane left an hour ago.", "News - heute", "Jana Novávčera"]
)
def test_a_line_without_a_digit_that_is_no_header(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("text", "name", "age"),
    [
        ("gestern", "", "gestern"),
        ("Jacek_K · wczoraj", "Jacek_K", "wczoraj"),
        ("Hannes M.·vor einer Stunde", "Hannes M.", "vor einer Stunde"),
        ("Dilys Crane just now", "Dilys Crane", "just now"),
        ("Oskar_P35 minutes ago", "Oskar_P", "35 minutes ago"),
        ("Jane Doe @jane.example · 3d", "Jane Doe @jane.example", "3d"),
        ("Jane Doe @jane@sea.example 3 j", "Jane Doe @jane@sea.example", "3 j"),
    ],
)
def test_ages_and_the_names_before_them(text: str, name: str, age: str) -> None:
    found = moment(text)
    assert found is not None
    assert (before(text, found), found.age) == (name, age)


@pytest.mark.parametrize(
    ("text", "name"), [("Jane DoeFriday, May 3, 2019", "Jane Doe"), ("τενεκετζήςΤρίτη, 3 Μαΐου 2019", "τενεκετζής")]
)
def test_a_day_that_has_run_into_a_name(text: str, name: str) -> None:
    found = moment(text)
    assert found is not None
    assert before(text, found) == name


def test_what_a_profile_counts_is_no_name() -> None:
    assert name_of("hozzászólás") is None
    assert name_of("Kovács Ilona") == "Kovács Ilona"


SHAPES = {
    "ages without digits": story("{name}\n{age}\n{words}\nReply", "4 comments"),
    "a name, words, buttons, an age": story(
        "{name}\n{words}\nJ’aime\nRépondre\n{short}", "4 commentaires\nPlus pertinents"
    ),
    "posted, and how many like it": story(
        "Posted by {name}, on 0{d} May, 2019 16:05\n{words}\nReply\nThumbs Up 1{n}", "Comments (4 posted)"
    ),
    "numbers above the names": story("{n}.\n{name}\n0{d}.05.2019, 16:05 Uhr\n{words}"),
    "numbers below the times": listed("{name}\n{d} Maio, 2019, 4:05pm\n{n}\n{words}") + f"\n{END}",
    "numbered answers": story("{n}. Re: Die Straße\n{name}\n0{d}.05.2019 16:05\n{words}\nBewerten - +"),
    "a button to report a post": story("{name}\n0{d}/05/2019 - 16h05\n{words}\nSignaler"),
    "a button for each post": listed("{name}\non May {d}, 2019\nContributor\nMore actions\n{words}") + f"\n{END}",
    "reviews that were helpful": story(
        "{name}\nGB\nRated 4 out of 5 stars\nMay {d}, 2019\n{words}\nUseful\nShare", "All reviews"
    ),
    "reviews that tell when": story(
        "{name}\n{age}\n{words}\nDate of experience:\nMay {d}, 2019\nUseful", "All reviews"
    ),
    "numbers beside letters without spaces": story(
        "{name}\n2019年5月{d}日にレビュー済み\n{words}\n{n}人が役に立ったと考えています", "カスタマーレビュー"
    ),
    "names above names of a network": listed("{name}\n@user{n}.sea.example\n· {short}\n{words}\n{n}\n1{n}")
    + f"\n{END}",
    "names before names of a network": listed("{name} @user{n}.sea.example {short}\n{words}\n{n} 1{n}") + f"\n{END}",
    "labels before both": story("Autore: {name} Data: 1{d}/05/2019 16:05\n{words}", "Commenti dei lettori"),
    "labels in lines of their own": story(
        "Name: {name}\nDatum: 0{d}.05.2019\nUhrzeit: 16:05\nNachricht:\n{words}", "Gästebuch"
    ),
    "a guest book": story("Jméno: {name}\nDatum: 0{d}.05.2019 16:05\n{words}", "Návštěvní kniha"),
    "members of a board": listed(
        "{name}\n{d} maj 2019, 16:05\nGrupp: Medlemmar\nInlägg: 1{n}4\nGick med: 3-mars 09\n{words}"
    ),
    "members below numbers": listed("#{n}\n{name}\n1{n}4 hozzászólás\nÍrta:\n2019. május 0{d}. 16:05\n{words}"),
    "a mail thread": listed("{name}\nMay {d}, 2019, 4:05:12 PM\nto harbour-talk\n{words}")
    + "\nReply all\nReply to author\nForward",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_names_and_words_in_text(shape: str) -> None:
    assert bodies(SHAPES[shape], "period") == list(SAID)
    assert authors(posts(SHAPES[shape], "period")) == list(NAMES)


JAPANESE = "{n} ：名無しさん：2019/05/0{d}(木) 16:05:12.34 ID:aB3{n}\n{words}"


def test_a_japanese_board() -> None:
    found = posts(listed(JAPANESE), "5ch")
    assert [(post.author, post.published, post.opening) for post in found] == [
        ("名無しさん", f"2019-05-0{n}T16:05:12.34", n == 2) for n in range(2, 6)
    ]
    assert bodies(listed(JAPANESE), "5ch") == list(SAID)


def test_what_was_copied_from_a_japanese_board_below_an_article_opens_nothing() -> None:
    assert not any(post.opening for post in posts(story(JAPANESE), "5ch"))


def test_numbers_of_a_board_that_do_not_rise() -> None:
    assert find_threads(flat(listed(JAPANESE.replace("{n} ：", "7 ：")))) == ()


MARKUP = {
    "a form below": '<div class="msg"><em>{name}</em> · <small>{d} May 2019, 16:05</small><blockquote>{words}</blockquote></div>',
    "nobody's names": '<section class="x"><h3 class="y">{name}</h3><span>May {d}, 2019, 4:05:12 PM</span><div>to all</div><div><p>{words}</p></div></section>',
    "buttons beside a name that is no author's": '<div class="reply"><b class="link_nick">{name}</b> <i>{d} May 2019, 16:05</i><p>{words}</p><button>Antwort</button></div>',
    "labels": '<div class="vzkaz"><p>Jméno: <b>{name}</b></p><p><b>Datum:</b> {d}. 5. 2019 16:05</p><p>{words}</p></div>',
    "numbers among buttons": '<div class="remark"><p><b>{name}</b> {d} May 2019, 16:05</p><p>{words}</p><p>Oceń: +{n} -0 | <a>odpowiedz</a> | <a>zgłoś do moderacji</a></p></div>',
}


@pytest.mark.parametrize("shape", MARKUP)
def test_names_and_words_in_markup(shape: str) -> None:
    text = f"<main>{ARTICLE}<div>{listed(MARKUP[shape])}</div><h3>Leave a comment</h3></main>"
    assert [name for name, _, _ in facts(text, ())] == list(NAMES)
    assert [time and time[:10] for _, time, _ in facts(text, ())] == [f"2019-05-0{n}" for n in range(2, 6)]
    assert words(text, ()) == list(SAID)


def test_answers_in_elements_without_a_name_that_stand_in_each_other() -> None:
    item = "<article><h4>{name}</h4><time>{d} May 2019 16:05</time><p>{words}</p><a href='#r'>Reply</a>"
    one, two, three, four = listed(item, "\n\n").split("\n\n")
    nested = f"{one}{two}</article></article>{three}</article>{four}</article>"
    found = facts(f"<main>{ARTICLE}<p>{STORY}</p><section><h3>4 comments</h3>{nested}</section></main>", ())
    assert [(name, depth) for name, _, depth in found] == list(zip(NAMES, (0, 1, 0, 0), strict=True))


def test_an_opening_post_that_is_called_a_comment() -> None:
    item = '<div class="line comment" id="{{}}"><b class="author">{name}</b> <time>May {d}, 2019, 16:05</time><p>{words}</p><a>Reply</a></div>'
    marks = ("issue-12", "issuecomment-1", "issuecomment-2", "issuecomment-3")
    found = html_posts("<h1>The street</h1>" + listed(item).format(*marks), ())
    assert [post.opening for post in found] == [True, False, False, False]
    other = html_posts("<h1>The street</h1>" + listed(item).format(*["issuecomment-0", *marks[1:]]), ())
    assert not any(post.opening for post in other)


def test_reviews_below_their_heading() -> None:
    item = (
        "<div class='r'><b>{name}</b><i>★★★★☆</i><p>2019年5月{d}日</p><p>{words}</p><button>役に立った</button></div>"
    )
    assert words(f"<main>{ARTICLE}<h2>カスタマーレビュー</h2>{listed(item)}</main>", ()) == list(SAID)


def test_the_time_of_an_element_that_shows_an_age_in_words() -> None:
    item = '<li class="comment"><div class="author"><b>{name}</b> <small><time title="2019-05-0{d} 16:05">wczoraj</time></small></div><p>{words}</p></li>'
    found = facts(f"{ARTICLE}<ol class='comments'>{listed(item)}</ol>", ())
    assert [time for _, time, _ in found] == [f"2019-05-0{n}T16:05" for n in range(2, 6)]
