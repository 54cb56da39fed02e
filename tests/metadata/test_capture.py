"""No day after the capture; no day that one declaration alone tells against another."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean import Source
from corpusclean.metadata.votes import last_day

PROSE = (
    "<p>The council of a small harbour town voted on Monday evening to keep its last ferry running for another year. "
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.</p>"
)
LATE = '<meta property="article:published_time" content="2021-09-05T08:00:00Z">'


def cleaned(head: str, body: str = "", captured: str | None = None) -> corpusclean.Record:
    markup = f"<!DOCTYPE html><html><head>{head}</head><body><h1>The last ferry stays</h1>{body}{PROSE}</body></html>"
    return corpusclean.clean(Source(markup.encode("utf-8"), "text/html", captured=captured))


@pytest.mark.parametrize("captured", [None, "2021", "2021-09", "2021-09-05T07:00:00Z", "2021-09-04T23:00:00Z"])
def test_a_day_that_can_be_stays(captured: str | None) -> None:
    assert cleaned(LATE, captured=captured).published == "2021-09-05T08:00:00Z"


def test_a_later_day_is_not_taken() -> None:
    said = cleaned(LATE, captured="2021-09-03T23:59:59Z")
    assert (said.published, said.warnings) == (None, cleaned("").warnings)


def test_a_later_day_stands_among_the_candidates() -> None:
    said = cleaned(LATE, "<p>Published on 3 May 2020</p>", "2021-01-01T00:00:00Z")
    assert said.published == "2020-05-03"
    assert "2021-09-05T08:00:00Z" in [one.value for one in said.candidates["published"]]


def test_a_change_after_the_capture_is_none() -> None:
    tag = '<meta property="article:modified_time" content="2021-09-05T08:00:00Z">'
    assert cleaned(tag, captured="2021-01-01").modified is None
    assert cleaned(tag, captured="2022-01-01").modified == "2021-09-05T08:00:00Z"


def test_the_last_day_is_the_next() -> None:
    assert last_day("2020-02-28T23:00:00Z") == "2020-02-29"
    assert last_day("2020-12-31") == "2021-01-01"
    assert last_day("20201231000000") is None
    assert last_day(None) is None


def test_a_declaration_alone_against_another_is_not_believed() -> None:
    script = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2020-05-03"}</script>'
    assert cleaned(script).published == "2020-05-03"
    assert cleaned(script, '<time datetime="2021-07-08">8 July 2021</time>').published != "2020-05-03"
