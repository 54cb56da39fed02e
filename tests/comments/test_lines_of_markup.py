"""Comments whose markup gives them no elements of their own, and what is printed around their words. What has names,
times and short paragraphs and is no discussion comes first.
"""

from __future__ import annotations

import pytest
from flat_pages import flat
from html_pages import ARTICLE, facts, page, posts, words

from corpusclean.comments import find_threads

WORDS = (
    "I cross this water every day, and the ferry was never late.",
    "They should clear the ice from it first.",
    "Ninety metres sound short to me. Who has measured it?",
    "It hangs in the town hall, on the first floor.",
)
NAMES = ("Jane Doe", "mole77", "Ruth K.", "Max Baker")
#: Kinds of pages: how a line or entry is printed, with a name, a day, words and a number. A slash ends a line.
KINDS = {
    "manual": "{n}. Open the valve / {words} / Last checked May {day}, 2019",
    "recipe": "Step {n} / {words} / {n}5 minutes",
    "changelog": "Version 2.{n} / May {day}, 2019 / {words}",
    "changelog with names": "2.{n}.0 / {name} / May {day}, 2019 / {words}",
    "questions that are often asked": "Who cleans the quay, question {n}? / {words} / Updated May {day}, 2019",
    "timetable": "May {day}, 2019, 16:05 / Pier {n} / Old harbour",
    "programme": "16:0{n} / {name} / Bridges, part {n} / {words}",
    "speakers": "{name} / Professor of bridges / {words}",
    "speakers with days": "{name} / May {day}, 2019, 16:05 / Bridges in winter, part {n}",
    "interview": "The Post: {words} / {name}: {words}",
    "interviews": "{name}, May {day}, 2019 / {words}",
    "play": "{name} / {words}",
    "bibliography": "{name}. Bridges, volume {n}. Kiel, May {day}, 2019. / {words}",
    "reading list": "Bridges, volume {n} / by {name} / May {day}, 2019 / {words}",
    "data sheet": "Length {n}0 m / Built May {day}, 2019 / Maker {name}",
    "chronicle": "May {day}, 2019 / {words}",
    "chronicle by people": "May {day}, 2019 / {name} lays stone number {n}. / {words}",
    "minutes": "{name}: {words} / Agreed on May {day}, 2019",
    "speeches": "{name} (Kiel) / {words}",
    "a chat in a story": "16:0{n} {name}: {words}",
    "obituaries": "{name} / May {day}, 1931 – May {day}, 2019 / {words}",
    "births": "{name} / born May {day}, 2019 / 5{n} cm",
    "jobs": "Harbour pilot, grade {n} / {name} Ltd. / Posted May {day}, 2019 / Apply now",
    "flats": "Flat with {n} rooms / {name}, agent / May {day}, 2019 / {n}00 a month",
    "press releases": "May {day}, 2019 / The quay, part {n} / {name} / Read more",
    "teasers": "The quay, part {n} / {name} / May {day}, 2019 / {words} / Read more",
    "podcast": "Episode {n}: {name} / May {day}, 2019 / 3{n} min / {words}",
    "results": "{n} / {name} / 16:0{n}.5 / Kiel",
    "line-up": "{n} {name} / joined May {day}, 2019",
    "law": "§ {n} / {words} / as of May {day}, 2019",
    "patents": "EP {n}00{n} / {name} / filed May {day}, 2019 / {words}",
    "catalogue of pictures": "{name}, Bridge no. {n}, May {day}, 2019 / Oil on canvas",
    "captions": "{words} Photo: {name}, May {day}, 2019",
    "diary": "May {day}, 2019, 16:05 / {words} / Kiel",
    "letters": "Kiel, May {day}, 2019 / Dear {name}, / {words}",
    "weather": "May {day}, 2019, 16:05 / {n} degrees / {words}",
    "glossary": "Bollard, kind {n} / {words}",
    "donors": "{name} / May {day}, 2019 / {n}0",
    "downloads": "bridge-{n}.pdf / {name} / May {day}, 2019, 16:05 / {n} kB",
    "tasks": "[ ] Measure pier {n} / {name} / due May {day}, 2019",
    "commits": "Measure pier {n} / {name} committed May {day}, 2019 / a1b2c{n}",
    "live ticker": "16:0{n} / {words}",
    "winners of a raffle": "Prize {n} / {name}, drawn May {day}, 2019",
    "medical leaflet": "{n} mg twice a day / {words} / Revised May {day}, 2019",
}


def entries(shape: str) -> list[str]:
    """The entries of four people."""
    return [
        shape.format(name=name, day=n, words=said, n=n)
        for n, (name, said) in enumerate(zip(NAMES, WORDS, strict=True), 1)
    ]


def lines(shape: str) -> list[str]:
    return [line.strip() for entry in entries(shape) for line in entry.split(" / ")]


@pytest.mark.parametrize("kind", KINDS)
def test_no_comments_in_text(kind: str) -> None:
    text = "\n".join((kind.capitalize(), *lines(KINDS[kind]), "Comments", "Comments are closed."))
    assert find_threads(flat(text)) == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("item", ["<p>{}</p>", "<div><span>{}</span></div>", "<h4>{}</h4>"])
def test_no_comments_in_markup(kind: str, item: str) -> None:
    listed = "".join(map(item.format, lines(KINDS[kind])))
    assert posts(f"<main><h1>{kind}</h1>{listed}<h3>Comments</h3><p>Comments are closed.</p></main>") == ()


def thread(shape: str) -> str:
    return f"{ARTICLE}<h3>4 Comments</h3>{''.join(entries(shape))}<h4>Leave a comment</h4><p>Name</p><p>Harbour Post, Kiel</p>"


FOUND = [(name, f"2019-05-0{n}T16:05", 0) for n, name in enumerate(NAMES, 1)]


@pytest.mark.parametrize(
    "shape",
    [
        "<h5>{name}</h5><span>May {day}, 2019, 4:05 pm</span><div>{words}</div><a href='#r'>Reply</a>",
        "<p><b>{name}</b></p><p>May {day}, 2019, 4:05 pm</p><p>{words}</p>",
        "<table><tr><td>{name}</td><td>May {day}, 2019, 4:05 pm</td></tr></table><p>{words}</p><hr>",
        "<p>{words}</p><p>Posted by: {name} at May {day}, 2019, 4:05 pm</p>",
    ],
)
def test_siblings(shape: str) -> None:
    found = facts(thread(shape), ())
    assert found == FOUND
    assert words(thread(shape), ()) == list(WORDS)


def test_hidden_blocks_are_in_no_comment() -> None:
    shape = "<h5>{name}</h5><p>May {day}, 2019, 4:05 pm</p><p>{words}</p><p hidden>Copied!</p><a href='#r'>Reply</a>"
    read = page(thread(shape))
    (only,) = find_threads(read)
    assert not any(read.blocks[n].hidden for post in only.posts for n in (*post.meta, *post.body))
    assert words(thread(shape)) == list(WORDS)


def text(shape: str, head: str = "4 Comments") -> str:
    story = "The council wants a bridge across the old harbour, as long as three ships and no higher than a mast. " * 4
    return "\n".join(("A bridge for the harbour", story, *([head] if head else []), *lines(shape), "Leave a comment"))


def said(markup: str) -> list[tuple[str | None, str]]:
    found = flat(markup)
    return [
        (post.author, " ".join(found.blocks[n].text for n in post.body))
        for one in find_threads(found)
        for post in one.posts
        if not post.opening
    ]


@pytest.mark.parametrize(
    "shape",
    [
        "{name} / {words} / {n} h ago / Like · Reply",
        "{name} / {words} / May {day}, 2019, 4:05 pm / Reply",
        "#{n}{name} / May {day}, 2019, 4:05 pm / {words} / Reply",
        "{name}Member / May {day}, 2019, 4:05 pm / {words} / Reply",
    ],
)
def test_names_are_those_of_the_words(shape: str) -> None:
    assert said(text(shape)) == list(zip(NAMES, WORDS, strict=True))


@pytest.mark.parametrize("shape", ["★★★★★ / The bridge as number {n} / By {name} on May {day}, 2019 / {words}"])
def test_the_title_of_a_review_above_its_header(shape: str) -> None:
    assert said(text(shape, "Customer Reviews")) == list(zip(NAMES, WORDS, strict=True))


def test_names_without_a_heading_take_no_article_along() -> None:
    """The first name is looked for near the words, not among the lines of the site above the article."""
    markup = "Home\n" + text("{name} / {words} / May {day}, 2019, 4:05 pm / Reply", "")
    found = find_threads(flat(markup))
    claimed = {n for one in found for post in one.posts for n in (*post.meta, *post.body)}
    assert not claimed.intersection(range(3))


def test_the_first_post_of_a_page_of_answers_opens_it() -> None:
    board = "How long is the bridge?\n" + "\n".join(lines("{name} / May {day}, 2019, 4:05 pm / {words} / Reply"))
    (only,) = find_threads(flat(board))
    assert [post.opening for post in only.posts] == [True, False, False, False]
    (below,) = find_threads(flat(text("{name} / May {day}, 2019, 4:05 pm / {words} / Reply", "")))
    assert not any(post.opening for post in below.posts)


@pytest.mark.parametrize("label", ["Joined:", "Registriert seit", "Inscrit"])
def test_since_when_somebody_is_a_member_is_no_time_of_a_post(label: str) -> None:
    item = f"""<li class="message" id="post-{{n}}" data-author="{{name}}"><dl><dt>{label}</dt><dd class="date">Jan 3, 2009</dd></dl>
      <blockquote class="messageText">{{words}}</blockquote><span class="DateTime">May {{day}}, 2019, 4:05 pm</span></li>"""
    assert facts(f"<h1>Harbours</h1><ol>{''.join(entries(item))}</ol>")[1:] == FOUND[1:]


def test_a_rank_is_no_label_of_a_time() -> None:
    item = """<li class="message" id="post-{n}" data-author="{name}"><em>Member</em><span class="date">May {day}, 2019, 4:05 pm</span>
      <blockquote class="messageText">{words}</blockquote></li>"""
    assert facts(f"<h1>Harbours</h1><ol>{''.join(entries(item))}</ol>")[1:] == FOUND[1:]


def test_a_level_that_stands_around_a_comment() -> None:
    item = """<div class="comment-depth-{n}"><div id="cmt{n}" class="dwexpcomment"><b class="ljuser">{name}</b> <span class="datetime">May
      {day}, 2019, 4:05 pm</span><div class="comment-content">{words}</div></div></div>"""
    assert [depth for _, _, depth in facts(f"{ARTICLE}<div>{''.join(entries(item))}</div>")] == [0, 1, 2, 3]


def test_a_number_before_a_name_is_no_part_of_it() -> None:
    item = (
        "<p><b>{n})</b> <a href='mailto:x@example.org'>{name}</a> wrote on May {day}, 2019, 4:05 pm:<br>{words}</p><hr>"
    )
    found = facts(f"<h2>Guestbook</h2><div class='guestbook'>{''.join(entries(item))}</div>", ())
    assert [author for author, _, _ in found] == list(NAMES)
