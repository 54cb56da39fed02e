"""Where the article of an HTML page begins and ends: what stands next to it is not cut off, what is set apart is not counted."""

from __future__ import annotations

import pytest

from corpusclean import Source
from corpusclean.label import by_rules
from corpusclean.model import Finding
from corpusclean.read import read

PROSE = "The council of a small harbour town voted on Monday evening to keep its last ferry running for another year."
ARTICLE = f"<p>{PROSE}<p>{PROSE[:-1]}, it said.<p>{PROSE[:-1]}, they said.<p>{PROSE[:-1]}, she said."
TEASER = "A count of the herring has shed light on what the fleet of the coast may still hope to find next year."


def finding(source: str, text: str) -> Finding | None:
    """What rules find in the block that reads as ``text``."""
    page = read(Source(f"<!DOCTYPE html><title>Ferry</title><body>{source}".encode(), "text/html"), 1000)
    findings = by_rules(page, ())[1]
    (number,) = (n for n, block in enumerate(page.blocks) if block.text == text)
    return findings[number]


def rule(source: str, text: str) -> str | None:
    held = finding(source, text)
    return held and held.rule


LEAD = "Twice it was to be sold, and twice nobody came to buy it."
REMARK = "The film about the ferry can be seen at the museum."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (f"<p>{LEAD}</p><div>{ARTICLE}</div>", LEAD),
        (f"<div>{ARTICLE}</div><p>{REMARK}</p>", REMARK),
        (f"<div>{ARTICLE}</div><p>19 May</p><p>{REMARK}</p>", REMARK),
        (f"<h1>Ferry kept</h1><div>{ARTICLE}</div>", "Ferry kept"),
    ],
)
def test_sentences_next_to_the_article_are_not_outside_it(source: str, text: str) -> None:
    assert rule(source, text) != "outside-main"


def test_what_is_far_from_the_article_or_no_sentence_is_outside_it() -> None:
    lines = "<p>Ferries</p><p>Harbours</p>"
    assert rule(f"<div>{ARTICLE}</div>{lines}<p>{REMARK}</p>", REMARK) == "outside-main"
    assert rule(f"<p>{LEAD}</p>{lines}<div>{ARTICLE}</div>", LEAD) == "outside-main"
    assert rule(f"<div>{ARTICLE}</div>{lines}", "Harbours") == "outside-main"


def test_a_quotation_is_not_the_element_of_the_article() -> None:
    assert (
        rule(f"<div><p>Ilse writes</p><blockquote>{ARTICLE}</blockquote><p>So far Ilse</p></div>", "So far Ilse")
        is None
    )


def test_running_text_of_a_box_does_not_say_where_the_article_ends() -> None:
    box = f"<aside><h3>Herring</h3><p>{TEASER}</p></aside>"
    line = "Leave a comment"
    assert rule(f"<div>{ARTICLE}</div><h4>{line}</h4>{box}", line) == "phrase"
    more = f"<p>{TEASER}</p>"
    assert rule(f"<div>{ARTICLE}<h4>Comments</h4>{more}</div>", "Comments") is None


def test_a_page_that_is_set_apart_as_a_whole_still_has_running_text() -> None:
    page = read(
        Source(f"<!DOCTYPE html><body><aside>{ARTICLE}</aside><nav><p>{PROSE}</nav>".encode(), "text/html"), 1000
    )
    document = by_rules(page, ())[0]
    assert document.first_prose == 0
    assert document.last_prose == 3


NOTICE = "© 2022, Harbour Post. This article is the property of the Harbour Post and may be printed with its consent."


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Copyright 1911 was printed on the map, and for that reason alone the museum refused to have it copied.",
            None,
        ),
        ("© is the sign that a printer of 1911 put on every map of the harbour, and on most of the letters too.", None),
        (NOTICE, "boilerplate.license"),
    ],
)
def test_a_copyright_line_inside_running_text(text: str, label: str | None) -> None:
    held = finding(f"<div>{ARTICLE}<p>{text}<p>{PROSE}</div>", text)
    assert (held and held.label) == label


def test_a_paragraph_that_a_paywall_cuts_off_is_the_article() -> None:
    share, wall = "<p>Share this:</p>", "<p>Subscribe to continue reading</p>"
    cut = "Ilse Brandt has kept the books of the ferry for thirty years, and since the spring of last year she has known what only few of the islanders …"
    assert rule(f"<div>{ARTICLE}</div>{share}<p>{cut}</p>{wall}", cut) is None


@pytest.mark.parametrize("addresses", [True, False])
def test_addresses_written_out_are_references(addresses: bool) -> None:
    said = [f"https://harbour.example/{n}" if addresses else f"Ferry number {n}" for n in range(4)]
    links = "".join(f'<p><a href="/{n}">{text}</a></p>' for n, text in enumerate(said))
    assert rule(f"<div>{ARTICLE}{links}</div>", said[1]) == (None if addresses else "link-list")
