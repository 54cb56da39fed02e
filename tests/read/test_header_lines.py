"""Headers without fences at the start of Markdown documents."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.read import read
from corpusclean.sources import as_source

TEXT = (
    "The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.\n\n"
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.\n"
)


def facts(document: str) -> list[tuple[str, str]]:
    page = read(as_source(document, media_type="text/markdown"), 10)
    assert {fact.by for fact in page.facts} <= {"front-matter"}
    return [(fact.name, fact.value) for fact in page.facts]


@pytest.mark.parametrize(
    "document",
    [
        f"% of the boats are old\n\n{TEXT}",
        f"% Ferry stays\n% Ann Lee\n{TEXT}",
        f"% one\n% two\n% three\n% four\n\n{TEXT}",
        f"#+TITLE: Ferry stays\n\n{TEXT}",
        f".. image:: ferry.png\n.. note:: The ferry is old.\n\n{TEXT}",
        f".. title: Ferry stays\n{TEXT}",
        f"Title: Ferry stays\n\nURL Source: https://news.example/ferry\n\n{TEXT}",
        f"Title: Ferry stays\n\n{TEXT}\nMarkdown Content:\n{TEXT}",
    ],
)
def test_lines_that_are_no_header(document: str) -> None:
    assert facts(document) == []


def test_org() -> None:
    said = "#+TITLE: Ferry stays\n#+AUTHOR: Ann Lee\n\n#+DATE: <2021-03-04 Thu>\n#+FILETAGS: :ferry:harbour:\n\n"
    assert facts(said + TEXT) == [
        ("title", "Ferry stays"),
        ("author", "Ann Lee"),
        ("date", "<2021-03-04 Thu>"),
        ("filetags", ":ferry:harbour:"),
    ]
    record = corpusclean.clean(said + TEXT, media_type="text/markdown")
    assert (record.title, record.authors, record.published) == ("Ferry stays", ("Ann Lee",), "2021-03-04")
    assert record.text == TEXT.strip()


def test_nikola() -> None:
    said = ".. title: Ferry stays\n.. slug: ferry\n.. date: 2021-03-04 10:20:00 UTC+01:00\n.. author: Ann Lee\n\n"
    record = corpusclean.clean(said + TEXT, media_type="text/markdown")
    assert (record.title, record.authors) == ("Ferry stays", ("Ann Lee",))
    assert (record.published or "").startswith("2021-03-04T10:20:00")
    assert record.text == TEXT.strip()


@pytest.mark.parametrize("count", [2, 3])
def test_pandoc(count: int) -> None:
    lines = ["% Ferry stays", "% Ann Lee; Ole Berg", "% 4 March 2021"][:count]
    record = corpusclean.clean("\n".join([*lines, "", TEXT]), media_type="text/markdown")
    assert (record.title, record.authors) == ("Ferry stays", ("Ann Lee", "Ole Berg"))
    assert record.published == ("2021-03-04" if count == 3 else None)
    assert record.text == TEXT.strip()


READER = """Title: Ferry stays | The Marrow Herald

URL Source: https://herald.example/2021/ferry-stays

Published Time: 2021-03-04T10:20:00+01:00

Markdown Content:
"""


@pytest.mark.parametrize("heading", ["# Ferry stays\n\n", ""])
def test_what_a_reader_says_of_a_page(heading: str) -> None:
    record = corpusclean.clean(READER + heading + TEXT, media_type="text/markdown")
    assert (record.title, record.site) == ("Ferry stays", "The Marrow Herald" if heading else None)
    assert (record.url, record.published) == ("https://herald.example/2021/ferry-stays", "2021-03-04T10:20:00+01:00")
    assert record.text == TEXT.strip()
    assert [removed.text for removed in record.removed if removed.rule == "front-matter"] == [
        line for line in READER.splitlines() if line
    ]
