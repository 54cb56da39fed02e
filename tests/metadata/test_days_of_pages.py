"""The day of a page: where elements stand, what scripts carry, tags of many systems, and days that stay unknown."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.metadata.declared import _of_tag

PROSE = (
    "<p>The council of a small harbour town voted on Monday evening to keep its last ferry running for another year. "
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.</p>"
)


def page(body: str, head: str = "", lang: str = "en") -> corpusclean.Record:
    markup = f'<!DOCTYPE html><html lang="{lang}"><head><title>The last ferry stays</title>{head}</head><body>{body}</body></html>'
    return corpusclean.clean(markup.encode("utf-8"), media_type="text/html")


def day(body: str, head: str = "", lang: str = "en") -> str | None:
    return page(f"<h1>The last ferry stays</h1>{body}", head, lang).published


@pytest.mark.parametrize(
    "script",
    [
        '{"posts":[{"publishedAt":"2020-05-03"},{"publishedAt":"2020-05-04"}]}',
        '{"unpublishedAt":"2020-05-03"}',
        '{"commentPublishedAt":"2020-05-03"}',
        '{"publisher":"2020-05-03"}',
        '{"publishedAt":null}',
        '{"publishedAt":"2020-13-45"}',
        '{"published":20200503}',
        "publishedAt: '2020-05-03'",
    ],
)
def test_a_script_that_tells_no_day(script: str) -> None:
    assert day(f"{PROSE}<script>{script}</script>") is None


@pytest.mark.parametrize(
    ("script", "iso"),
    [
        ('{"publishedAt":"2020-05-03T10:15:00Z"}', "2020-05-03T10:15:00Z"),
        (r"{\"publishedAt\":\"2020-05-03\"}", "2020-05-03"),
        ('{"date_published" : "2020-05-03"}', "2020-05-03"),
        ('{"firstPublishedAt":1588500900}', "2020-05-03T10:15:00Z"),
        ('{"publishDate":1588500900000,"published_at":"2020-05-03"}', "2020-05-03T10:15:00Z"),
    ],
)
def test_a_script_tells_the_day_where_nothing_else_does(script: str, iso: str) -> None:
    record = page(f"<h1>The last ferry stays</h1>{PROSE}<script>x={script}</script>")
    assert record.published == iso
    evidence = record.evidence["published"]
    assert evidence.by == "script data"
    assert day(f"<p>4 May 2020</p>{PROSE}<script>x={script}</script>") == "2020-05-04"


def test_the_evidence_is_the_place_in_the_bytes() -> None:
    markup = (
        f'<html><body><h1>Ähren</h1>{PROSE}<script>x={{"publishedAt":"2020-05-03"}}</script></body></html>'.encode()
    )
    evidence = corpusclean.clean(markup, media_type="text/html").evidence["published"]
    assert markup[evidence.start : evidence.end] == b"2020-05-03"


def test_of_several_elements_the_one_behind_the_title_counts() -> None:
    teaser = "<div><time datetime='2020-01-02'>2 January 2020</time></div>"
    own = "<div><time datetime='2020-05-03'>3 May 2020</time></div>"
    assert page(f"{teaser}<h1>The last ferry stays</h1>{own}{PROSE}").published == "2020-05-03"


def test_a_printed_day_is_read_as_the_declared_one() -> None:
    declared = '<script type="application/ld+json">{"@type":"Article","datePublished":"2020-03-04"}</script>'
    assert day(f"<p>By Ann Lee</p><p>04.03.2020</p>{PROSE}", declared) == "2020-03-04"
    assert day(f"<p>By Ann Lee</p><p>03.04.2020</p>{PROSE}", declared) == "2020-03-04"


def test_days_in_numbers_are_read_as_the_rest_of_the_page_does() -> None:
    assert day(f"<p>03/04/2020</p>{PROSE}") is None
    rest = f"{PROSE * 2}<p>Seen 25/04/2020</p>"
    assert day(f"<p>03/04/2020</p>{rest}{PROSE}") == "2020-04-03"
    assert day(f"<p>03/04/2020</p>{rest}<p>Seen 04/25/2020</p>{PROSE}") is None


@pytest.mark.parametrize(
    "foot",
    [
        "<p>3 May 2020</p><p>4 May 2020</p>",
        "<p>Updated 3 May 2020</p>",
        "<p>Deadline: 3 May 2020</p>",
        "<p>© 3 May 2020</p>",
    ],
)
def test_a_line_far_away_that_tells_no_day_of_publication(foot: str) -> None:
    assert day(f"{PROSE * 5}{'<p>A short line of the harbour.</p>' * 8}{foot}") is None


def test_the_only_day_of_a_page_far_away() -> None:
    assert day(f"{PROSE * 5}{'<p>A short line of the harbour.</p>' * 8}<p>3 May 2020</p>") == "2020-05-03"


@pytest.mark.parametrize(
    "name",
    [
        "event:date_created",
        "product:release_date",
        "user.created",
        "account:created_at",
        "music:release_date",
        "creator",
        "update",
        "dateformat",
        "candidate",
        "recreation",
        "procreation",
        "og:image:created",
    ],
)
def test_tags_that_tell_no_day(name: str) -> None:
    assert _of_tag(name) == ""


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("article.created", "published"),
        ("article:published", "published"),
        ("rnews:datepublished", "published"),
        ("article-date", "published"),
        ("post_date", "published"),
        ("date_created", "published"),
        ("creation_date", "published"),
        ("firstpublished", "published"),
        ("dcterms.available", "published"),
        ("og:release_date", "published"),
        ("last_updated", "modified"),
        ("lastupdate", "modified"),
    ],
)
def test_tags_of_systems_of_their_own(name: str, field: str) -> None:
    assert _of_tag(name) == field
