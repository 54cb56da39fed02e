"""What quotes another in the text of a comment. What must not be taken for a quotation comes first."""

from __future__ import annotations

import pytest
from flat_pages import flat
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.comments.lines import lines_of
from corpusclean.comments.quoting import with_quotes
from corpusclean.model import Post, Thread

DEEP = "The harbour is four metres deep at the old quay, and less than that where the ferry lands."
MUD = "Nobody has taken the mud out since 1984, whatever the town says about its dredger."
ROPE = "I measured it with a rope."


def said(*bodies: str, authors: tuple[str, ...] = ("Jane Doe", "mole 22", "Max"), article: str = "") -> list[Post]:
    """The posts of a thread with these words, a header above each, after going through ``with_quotes``."""
    lines = [article] if article else []
    posts = []
    for author, body in zip(authors, bodies, strict=False):
        at = len(lines)
        lines += [author, *body.split("\n")]
        posts.append(Post((at,), tuple(range(at + 1, len(lines))), author))
    page = flat("\n".join(lines))
    return list(with_quotes(lines_of(page), Thread("period", tuple(posts))).posts)


def quoted(*bodies: str, article: str = "") -> list[list[str]]:
    """The quotations of the last post, its lines joined by " / "."""
    posts = said(*bodies, article=article)
    lines = [
        line
        for author, body in zip(("Jane Doe", "mole 22", "Max"), bodies, strict=False)
        for line in (author, *body.split("\n"))
    ]
    lines = [article, *lines] if article else lines
    return [[" / ".join(lines[number] for number in run) for run in post.quotes] for post in posts][-1]


@pytest.mark.parametrize(
    "answer",
    [
        "She said: it is deep.\nI believe her.",
        "The mayor wrote:\nNothing of the kind stands in any letter.",
        "Quote:\nNobody here said this before.",
        "Originally Posted by Ann\nNobody here said this before.",
        ROPE,
        f"I do not think so.\n{ROPE}\nThat is how it is done.",
        "I know: three > two\nand four > three.",
        ">>> Read on <<<",
        "mole 22 wrote a lot here:\nand I read none of it.",
    ],
)
def test_not_a_quotation(answer: str) -> None:
    assert quoted(f"{DEEP}\n{ROPE}", answer) == []


def test_lines_that_all_posts_have_are_the_template() -> None:
    assert quoted(f"{DEEP}\nYes.", f"{DEEP}\nNo.", f"{DEEP}\nMaybe.") == []


def test_one_may_say_the_same_twice() -> None:
    posts = said(f"{DEEP}\nYes.", f"{MUD}\nNo.", f"{DEEP}\nI said so.", authors=("Ann", "Bob", "Ann"))
    assert [post.quotes for post in posts] == [(), (), ()]


def test_the_same_words_by_another_are_a_second_post_and_no_quotation() -> None:
    assert quoted(DEEP, DEEP) == []


@pytest.mark.parametrize(
    "lead",
    [
        "Jane Doe wrote:",
        "Jane Doe said:",
        "Jane Doe wrote on 3 May 2019 at 10:12:",
        "On 3 May 2019, Jane Doe wrote:",
        "Originally Posted by Jane Doe",
        "Quote:\nOriginally Posted by Jane Doe",
        "Quote:\nOriginally Posted by\nJane Doe",
        "Quote from Jane Doe",
        "Zitat von Jane Doe",
        "Jane Doe schrieb:",
        "Jane Doe hat gesagt.:",
        "Jane Doe a écrit :",
        "Jane Doe escribió:",
        "Jane Doe ha scritto:",
        "Jane Doe написал(а):",
        "Сообщение от Jane Doe",
        "Jane Doe 写道：",
        "اقتباس من Jane Doe",
        "Jane Doe כתב:",
        "Quote:",
        "Zitat:",
    ],
)
def test_leads(lead: str) -> None:
    shown = lead.replace("\n", " / ")
    assert quoted(f"{DEEP}\n{MUD}", f"{lead}\n{DEEP}\nNo, three.") == [f"{shown} / {DEEP}"]


def test_a_part_of_what_somebody_said_is_quoted_behind_their_name() -> None:
    part = "Nobody has taken the mud out since 1984"
    assert quoted(f"{DEEP}\n{MUD}", f"Jane Doe wrote:\n{part}\nSince 1990.") == [f"Jane Doe wrote: / {part}"]


def test_a_quotation_in_a_quotation() -> None:
    inner = f"mole 22 wrote:\nJane Doe wrote:\n{DEEP}\nNo, three.\nYou are both wrong."
    found = quoted(DEEP, f"Jane Doe wrote:\n{DEEP}\nNo, three.", inner)
    assert found == [f"mole 22 wrote: / Jane Doe wrote: / {DEEP} / No, three."]


def test_where_the_page_ends_a_quotation_nobody_need_have_said_it() -> None:
    posts = said(ROPE, "Ann said:\nThis stood on the page before.\nClick to expand...\nI think so too.")
    assert posts[1].quotes == ((3, 4),)
    assert posts[1].body == (3, 4, 6)
    assert posts[1].meta == (2, 5)


def test_posts_that_are_all_marked_are_not_quoted_throughout() -> None:
    """Old boards put every post into a quotation's element, which Markdown then shows."""
    posts = said(f"> {ROPE}", f"> {MUD}\n> No.", "> Jane Doe wrote:\n> It is deep.")
    assert [post.quotes for post in posts] == [(), (), ()]


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
def test_marked_lines(mark: str) -> None:
    answer = f"{mark}It is deep.\n{mark}Very deep.\nNo.\n{mark}And wide.\nYes."
    assert quoted("Hm.", answer) == [f"{mark}It is deep. / {mark}Very deep.", f"{mark}And wide."]


def test_quotations_in_brackets() -> None:
    inner = '[quote="Ann, post:1"]\n[quote]\nDeep?\n[/quote]\nVery.\n[/quote]\nNo.\n[quote]Wide.[/quote]\nYes.'
    assert quoted("Hm.", inner) == [
        '[quote="Ann, post:1"] / [quote] / Deep? / [/quote] / Very. / [/quote]',
        "[quote]Wide.[/quote]",
    ]
    assert quoted("Hm.", "[quote]\nNobody closes this.\nNo.") == []
    assert quoted("Hm.", "[quote]It is deep.[/quote] I do not think so.") == []


def test_a_whole_sentence_of_another_needs_no_lead() -> None:
    assert quoted(f"{DEEP}\n{ROPE}", f"{DEEP}\n{ROPE}\nNo, three.") == [f"{DEEP} / {ROPE}"]


def test_a_sentence_of_the_article_is_quoted() -> None:
    assert quoted(f"{MUD}\nNot true.", article=MUD) == [MUD]


def test_quotes_stand_in_the_record() -> None:
    text = f"""3 Comments
Jane Doe
3 May 2019 at 16:05
{DEEP}
Reply
mole 22
4 May 2019 at 9:00
Jane Doe wrote:
{DEEP}
No, three.
Reply
עדה
5 May 2019 at 9:00
> No, three.
ארבעה מטרים
Reply"""
    comments = corpusclean.clean(text.encode(), media_type="text/plain").comments
    assert [comment.quotes for comment in comments] == [(), (f"Jane Doe wrote:\n\n{DEEP}",), ("> No, three.",)]
    assert comments[1].text == "No, three."


_LINES = st.sampled_from([DEEP, MUD, ROPE, "Jane Doe wrote:", "Quote:", "> No.", "Click to expand...", "Zitat von Max"])


@given(st.lists(st.lists(_LINES, min_size=1, max_size=5).map("\n".join), min_size=1, max_size=3))
def test_quotes_are_runs_of_the_body(bodies: list[str]) -> None:
    for post in said(*bodies):
        numbers = [number for run in post.quotes for number in run]
        assert numbers == sorted(set(numbers))
        assert set(numbers) <= set(post.body)
        assert not set(post.meta) & set(post.body)


def test_a_long_post_is_searched_in_a_bounded_part() -> None:
    long = " ".join(f"word{number}" for number in range(9000))
    answers = (f"Jane wrote:\n{part}\nNo." for part in ("word12 word13 word14", "word8990 word8991"))
    posts = said(long, *answers, authors=("Jane", "Bob", "Cid"))
    assert [len(post.quotes) for post in posts] == [0, 1, 0]
