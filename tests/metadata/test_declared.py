"""What tags, scripts and attributes declare, in the forms in which systems write it."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.metadata.candidates import date_value

PROSE = (
    "<p>The council of a small harbour town voted on Monday evening to keep its last ferry running for another year. "
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.</p>"
)


def page(head: str, body: str = "") -> corpusclean.Record:
    markup = f"<html><head><title>The last ferry</title>{head}</head><body><h1>The last ferry</h1>{body}{PROSE * 3}"
    return corpusclean.clean(markup.encode("utf-8"), media_type="text/html")


@pytest.mark.parametrize(
    "value",
    [
        *("", "2019", "201905", "20191399", "20190230", "2019051", "201905031", "2019050399", "12345678", "123456789"),
        *("0123456789", "9123456789", "15568788", "155687880012", "15568788001234", "Date()", "+1556878800", "true"),
    ],
)
def test_digits_that_are_no_day(value: str) -> None:
    assert date_value(value) == ""


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2019-05-03", "2019-05-03"),
        ("20190503", "2019-05-03"),
        ("20190503T101500Z", "2019-05-03T10:15:00Z"),
        ("201905031015", "2019-05-03T10:15"),
        ("20190503101500", "2019-05-03T10:15:00"),
        ("1556878500", "2019-05-03T10:15:00Z"),
        ("1556878500123", "2019-05-03T10:15:00Z"),
        (1556878500, "2019-05-03T10:15:00Z"),
        ("/Date(1556878500000)/", "2019-05-03T10:15:00Z"),
        ("0", ""),
        ("1970-01-01", ""),
    ],
)
def test_days_as_programs_write_them(value: object, iso: str) -> None:
    assert date_value(value) == iso


@pytest.mark.parametrize(
    "name",
    [
        "event:fecha",
        "video:release_date",
        "data-publisher",
        "database",
        "dcterms.datesubmitted",
        "user:datum",
        "updates",
    ],
)
def test_tags_that_tell_no_day_of_the_page(name: str) -> None:
    found = page(f'<meta name="{name}" content="2019-05-03">')
    assert (found.published, found.modified) == (None, None)


@pytest.mark.parametrize(
    ("name", "published"),
    [
        *((name, True) for name in ("fecha_publicacion", "data-publicacao", "data_pubblicazione", "date_parution")),
        *(
            (name, True)
            for name in ("Veröffentlichungsdatum", "publicatiedatum", "bepress_citation_date", "date_posted")
        ),
        *((name, True) for name in ("fecha", "datum", "wkhealth_date", "DCSext.articleFirstPublished")),
        *((name, False) for name in ("updated", "og:updated", "article:modified", "revision_date", "bt:modDate")),
    ],
)
def test_tags_of_many_systems(name: str, published: bool) -> None:
    found = page(f'<meta name="{name}" content="2019-05-03">')
    assert (found.published, found.modified) == (("2019-05-03", None) if published else (None, "2019-05-03"))


@pytest.mark.parametrize("name", ["DC.Creator.PersonalName", "autor", "auteur", "verfasser", "prism.creator", "writer"])
def test_tags_that_name_the_author(name: str) -> None:
    assert page(f'<meta name="{name}" content="Ann Lee">').authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "tag",
    [
        '<meta itemprop="http://schema.org/datePublished" content="2019-05-03">',
        '<meta property="dc:date datePublished" content="2019-05-03">',
        '<time itemprop="https://schema.org/datePublished" datetime="2019-05-03">a while ago</time>',
    ],
)
def test_properties_as_addresses_and_several_at_once(tag: str) -> None:
    assert page("", tag).published == "2019-05-03"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "Person", "givenName": "Ann", "familyName": "Lee"}',
        '{"@type": "schema:Event", "schema:startDate": "2019-05-03", "schema:author": {"schema:name": "Ann Lee"}}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;",
    ],
)
def test_scripts_that_tell_nothing_of_the_page(script: str) -> None:
    found = page(f'<script type="application/ld+json">{script}</script>')
    assert (found.published, found.authors) == (None, ())


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "datePublished": "2019-05-03", "author": {"givenName": "Ann", "familyName": "Lee"}}',
        '{"@type": "NewsArticle", "datePublished": ["2019-05-03"], "author": {"@list": [{"name": "Ann Lee"}]}}',
        '{"@type": "NewsArticle", "datePublished": "2019-05-03", "author": {"name": {"@value": "Ann Lee"}}}',
        '{"@type": "NewsArticle", "datePublished": 1556878500, "author": "Ann Lee"}',
        '{"@type": "schema:NewsArticle", "schema:datePublished": "2019-05-03", "schema:author": {"schema:name": "Ann Lee"}}',
        '{"@type": "http://schema.org/NewsArticle", "http://schema.org/datePublished": [{"@value": "2019-05-03"}],'
        ' "http://schema.org/author": [{"http://schema.org/name": [{"@value": "Ann Lee"}]}]}',
        '{"@type": "Dataset", "name": "The last ferry", "datePublished": "2019-05-03", "creator": {"name": "Ann Lee"}}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;datePublished&quot;: &quot;2019-05-03&quot;,"
        " &quot;author&quot;: &quot;Ann Lee&quot;}",
    ],
)
def test_scripts_in_the_forms_that_systems_write(script: str) -> None:
    found = page(f'<script type="application/ld+json">{script}</script>')
    assert ((found.published or "")[:10], found.authors) == ("2019-05-03", ("Ann Lee",))
