"""What stands above the text: front matter, centred titles, titles within a menu, running heads."""

from __future__ import annotations

import pytest

import corpusclean

SENTENCES = (
    "The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.",
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.",
    "The boat will sail four times a day, and on Sundays twice, as it has done for as long as anybody remembers.",
)
TEXT = "\n\n".join(SENTENCES)


def labels(document: str, media_type: str = "text/plain") -> dict[str, str]:
    record = corpusclean.clean(document, media_type=media_type)
    data = document.encode()
    return {data[block.start : block.end].decode(): block.label for block in record.blocks if block.start < block.end}


def test_a_byline_below_front_matter_that_says_a_lot() -> None:
    long = f"---\ntitle: Ferry stays\ndescription: {SENTENCES[0]}\n---\n\nBy Ann Lee\n\n{TEXT}\n"
    assert labels(long, "text/markdown")["By Ann Lee"] == "meta"


@pytest.mark.parametrize("line", ["Copy - https://archive.example/web/2021/https://news.example/ferry", "x://y z w"])
def test_a_line_with_an_address_is_no_title(line: str) -> None:
    found = labels(f"{line}\n\nThe ferry stays\n\n{TEXT}")
    assert (found[line], found["The ferry stays"]) == ("article", "title")


def test_an_indented_line_is_no_title_and_a_centred_one_is() -> None:
    assert (
        labels(f"    The last ferry of the harbour stays\n\n{TEXT}")["The last ferry of the harbour stays"] == "article"
    )
    assert (
        labels(f"{' ' * 18}The last ferry of the harbour stays\n\n{TEXT}")["The last ferry of the harbour stays"]
        == "title"
    )


def test_a_title_that_stands_twice_is_the_title_within_a_menu_too() -> None:
    menu = "#### Next article\n\n[The bridge](https://herald.example/b)\n\n[Index](https://herald.example/i)\n"
    heading = "### [Why the ferry stays](https://herald.example/f)"
    found = labels(f"Why the ferry stays - The Herald\n\n{menu}\n{heading}\n\n{TEXT}", "text/markdown")
    assert found[heading] == "title"


def test_a_running_head_is_one_on_the_first_page_too() -> None:
    head = "THE MARROW HERALD    4 March 2021"
    pages = [f"{head}\n\n{sentence}\n\n{number}\n\f" for number, sentence in enumerate(SENTENCES, 1)]
    record = corpusclean.clean("".join(pages))
    assert record.text == TEXT
    assert [removed.rule for removed in record.removed] == ["page-furniture"] * 6


@pytest.mark.parametrize(
    ("line", "label"),
    [("![Source: the author](/a.png)", "article.caption"), ("Source: the author", "meta")],
)
def test_a_caption_that_names_its_source(line: str, label: str) -> None:
    assert labels(f"# The ferry stays\n\n{line}\n\n{TEXT}\n", "text/markdown")[line] == label


def test_a_declared_title_leaves_the_first_line_to_the_text() -> None:
    head = "---\ntitle: The old ferry\ndate: 2021-03-04\n---\n\n"
    assert (
        labels(f"{head}**How old is the boat?**\n\n{TEXT}\n", "text/markdown")["**How old is the boat?**"] == "article"
    )
    assert labels(f"{head}# The old ferry\n\n{TEXT}\n", "text/markdown")["# The old ferry"] == "title"


def test_numbered_headings_in_capitals_stay() -> None:
    assert labels(f"The Ferry, a Play in Three Acts\n\nACT I\n\nSCENE I. A pier.\n\n{TEXT}")["ACT I"] == "article"


NEWS = """Path: pier.example!mail
From: ada@harbour.example (Maria Smith)
Newsgroups: rec.boats
Subject: The ferry stays
Date: 4 Mar 1994 10:20:00 GMT
X-Newsreader: an old one
"""
MAIL = """Received: from pier.harbour.example (pier.harbour.example [192.0.2.1])
\tby mail.bridge.example; Fri, 4 Mar 1994 10:20:01 +0000
From: "Maria Smith" <ada@harbour.example>
Subject: The ferry stays
Date: Fri, 4 Mar 1994 10:20:00 +0000
"""


@pytest.mark.parametrize("header", [NEWS, MAIL])
def test_the_header_of_a_mail(header: str) -> None:
    record = corpusclean.clean(f"{header}\n{TEXT}\n")
    assert (record.title, record.authors, record.text) == ("The ferry stays", ("Maria Smith",), TEXT)
    assert (record.published or "").startswith("1994-03-04T10:20")


def test_fields_that_are_no_mails() -> None:
    found = labels(f"From: the pier\nTo: the island\nPrice: two coins\n\n{TEXT}")
    assert [found[line] for line in ("From: the pier", "To: the island", "Price: two coins")] == ["article"] * 3


def test_what_stands_below_the_fields_of_a_mail_without_a_gap_stays() -> None:
    assert labels(f"{MAIL}{TEXT}")[SENTENCES[0]] == "article"


def test_a_title_right_above_its_byline() -> None:
    found = labels(f"The ferry stays\nBy Maria Smith\n4 March 2021\n\n{TEXT}")
    assert (found["The ferry stays"], found["By Maria Smith"]) == ("title", "meta")


def test_the_first_line_of_a_verse_is_no_title() -> None:
    verse = "The boat goes out\nthe boat comes in\nand nobody asks\nwhere it has been"
    found = labels(f"{verse}\n\n{TEXT}")
    assert [found[line] for line in verse.splitlines()] == ["article"] * 4
