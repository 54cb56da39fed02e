"""Lists of boards and of threads, whose rows have names, times and short texts as comments do. Threads come first."""

from __future__ import annotations

import pytest
from flat_pages import flat
from html_pages import facts, page

from corpusclean.comments import find_threads
from corpusclean.comments.boards import lists_boards

SAID = ("I cross this water every day.", "They should clear the ice first.", "Ninety metres sound short to me.")
NAMES = ("Jane Doe", "mole77", "Ruth K.")
POST = "<div class='msg'><a href='/u/{n}'>{name}</a> <span>May {n}, 2019, 16:0{n}</span><p>{said}</p><a>Reply</a></div>"
THREAD = "".join(
    POST.format(n=n, name=name, said=said) for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), 1)
)
#: Kinds of lists: the headings of the columns, and a row with a title, a name, a day and numbers.
LISTS = {
    "boards": (
        "Forum / Topics / Posts / Last post",
        "Harbour {n} / Ice, locks and tides / 1{n} / 2{n}3 / {name} / May {n}, 2019, 16:0{n}",
    ),
    "boards, in rows": (
        "Forum",
        "Harbour {n} / Ice, locks, tides / 1{n} Topics / 2{n}3 Posts / Last post by {name} / May {n}, 2019, 16:0{n}",
    ),
    "threads": (
        "Topics / Replies / Views / Last post",
        "Who has measured the quay, part {n}? / 1{n} / 2{n}3 / {name} / May {n}, 2019, 16:0{n}",
    ),
    "Foren": (
        "Forum / Themen / Beiträge / Letzter Beitrag",
        "Hafen {n} / Eis und Schleusen / 1{n} / 2{n}3 / {name} / {n}. Mai 2019, 16:0{n}",
    ),
    "форумы": (
        "Форум / Темы / Сообщения / Последнее сообщение",
        "Гавань {n} / Лёд и шлюзы / 1{n} / 2{n}3 / {name} / {n} мая 2019, 16:0{n}",
    ),
    "forums": (
        "Forum / Sujets / Messages / Dernier message",
        "Le port {n} / Glace et écluses / 1{n} / 2{n}3 / {name} / {n} mai 2019, 16:0{n}",
    ),
}


def rows(kind: str) -> tuple[list[str], list[list[str]]]:
    columns, row = LISTS[kind]
    return columns.split(" / "), [row.format(n=n, name=name).split(" / ") for n, name in enumerate(NAMES * 2, 1)]


@pytest.mark.parametrize(
    "said",
    [
        (
            "Jane Doe",
            "Topics: 12",
            "Posts: 133",
            "May 1, 2019, 16:01",
            SAID[0],
            "mole77",
            "Topics: 3",
            "Posts: 9",
            SAID[1],
        ),
        ("Go to last post", "Jane Doe", SAID[0], "mole77", SAID[1]),
        ("Last post", "Jane Doe", SAID[0], "mole77", SAID[1], "Ruth K.", SAID[2]),
        ("Topics", "Posts", "Jane Doe", SAID[0], "mole77", "The last post on this quay was carved in oak.", SAID[1]),
        ("Topics about the last post on the quay", "Jane Doe", SAID[0], "mole77", SAID[1]),
        ("Author", "Message", "Jane Doe", SAID[0]),
    ],
)
def test_a_thread_is_no_list_of_boards(said):
    assert not lists_boards(said, 3)


def test_a_thread_keeps_its_posts_above_a_list_of_others():
    columns, others = rows("threads")
    below = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in [columns, *others])
    assert [
        author
        for author, _, _ in facts(f"<div class='comments'><h2>3 comments</h2>{THREAD}</div><table>{below}</table>")
    ] == list(NAMES)


#: A row as boards print it: the title and what the board is about, the numbers, and who posted last.
ROW = (
    "<li class='row'><dl class='icon'><dt><a class='forumtitle' href='/f{n}'>{cells[0]}</a><br>{cells[1]}</dt>"
    "<dd class='topics'>{cells[2]}</dd><dd class='posts'>{cells[3]}</dd>"
    "<dd class='lastpost'><span>{last} <a href='/memberlist?u={n}'>{name}</a><br>{day}</span></dd></dl></li>"
)


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_boards_is_no_thread(kind):
    columns, found = rows(kind)
    head = "".join(f"<dd>{column}</dd>" for column in columns)
    parts = [
        (cells, "" if len(columns) > 1 else "Last post by", cells[-2].removeprefix("Last post by "), cells[-1])
        for cells in found
    ]
    body = "".join(
        ROW.format(n=n, cells=[*cells[:2], *cells[-4:-2]], last=last, name=name, day=day)
        for n, (cells, last, name, day) in enumerate(parts, 1)
    )
    assert not find_threads(
        page(
            f"<div class='forumbg posts'><ul><li><dl>{head}</dl></li></ul><ul class='topiclist forums'>{body}</ul></div>"
        )
    )


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_boards_as_lines_is_no_thread(kind):
    columns, found = rows(kind)
    lines = [line for cells in found for line in cells if not line.isdigit()]
    assert lists_boards([*columns, *lines], len(found))
    assert lists_boards([" | ".join(columns), *lines], len(found))
    assert not find_threads(flat("\n".join([*columns, *lines])))
    assert not find_threads(flat("\n".join(["\t".join(columns), *lines])))


def test_an_element_that_is_only_numbered_as_posts_of_a_board_are_is_the_article():
    article = "<p>The council of the harbour town voted to keep its last ferry running for another year.</p>" * 3
    assert not find_threads(page(f"<div class='row post' id='post_1141'><h1>Ferry stays</h1>{article}</div>"))
    assert not find_threads(page(f"<div id='flarum-content'><article>{article}</article></div>"))
