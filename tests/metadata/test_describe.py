"""Candidates from all over a document, and the one choice per field."""

from __future__ import annotations

import json

import pytest
from attrs import asdict
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.metadata import describe
from corpusclean.metadata.tables import PREFERENCES
from corpusclean.model import Block, Encoding, Fact, Finding, License, Metadata, Page, Source


def page_of(lines: list[tuple[str, str]], facts: list[tuple[str, str, str]] | None = None, **known: str) -> Metadata:
    """What is said of a plain page whose lines stand with their labels; facts are ``(by, name, value)``."""
    data, blocks, findings = b"", [], []
    for number, (label, text) in enumerate(lines):
        raw = text.encode("utf-8", "surrogatepass")
        blocks.append(Block(len(data), len(data) + len(raw), text))
        findings.append(Finding(number, label, "test"))
        data += raw + b"\n"
    place = {"front-matter": (0, 0)}
    said = tuple(Fact(name, value, by, *place.get(by, (10**6, 10**6 + 1))) for by, name, value in facts or [])
    source = Source(data, url=known.get("url"))
    return describe(Page(source, "text/plain", Encoding("utf-8", "utf-8"), tuple(blocks), (), said), findings)


def json_ld(value: object) -> tuple[str, str, str]:
    return ("json-ld", "", value if isinstance(value, str) else json.dumps(value))


def test_an_article_alone_says_nothing() -> None:
    assert (
        page_of([("article", "By Jane Doe"), ("article", "3 May 2020"), ("article", "https://example.org/a")])
        == Metadata()
    )


def test_a_link_in_the_prose_is_no_address() -> None:
    assert (
        page_of([("article", "Read https://example.org/other first."), ("boilerplate.related", "http://a.org/b")]).url
        is None
    )


def test_a_header_between_title_and_article() -> None:
    said = page_of(
        [
            ("title", "# Rivers Rise Again"),
            ("meta", "Published at: **2018-02-14T06:31:09+00:00**"),
            ("meta", "Author: ****"),
            ("meta", "Original: [Harbourpost](https://harbourpost.example/rivers-rise-again/)"),
        ]
    )
    assert (said.authors, said.published) == ((), "2018-02-14T06:31:09+00:00")
    assert (said.site, said.url) == ("Harbourpost", "https://harbourpost.example/rivers-rise-again/")
    assert (said.evidence["published"].by, said.evidence["url"].by) == ("header line", "header line")


def test_a_dateline_and_the_notices_below() -> None:
    said = page_of(
        [
            ("title", "Officials Signal a Shift"),
            ("meta", "HARBOUR / 4 MAY 2017 BY JANE DOE EN"),
            (
                "boilerplate.license",
                "Copy our work for non-commercial purposes, with attribution to Harbour Watch in the byline.",
            ),
            ("boilerplate.license", "See the Creative Commons website."),
            ("boilerplate.about", "About Harbour Watch"),
        ]
    )
    assert (said.title, said.authors, said.published) == ("Officials Signal a Shift", ("Jane Doe",), "2017-05-04")
    assert (said.site, said.url) == ("Harbour Watch", None)
    assert said.license == License(None, "Creative Commons", None, None)
    assert said.evidence["authors"].by == "byline block"


def test_a_republished_article() -> None:
    said = page_of(
        [
            ("meta", "Ana Durán-Pérez, University of Somewhere"),
            ("boilerplate.license", "This article is republished from The Debate under a Creative Commons license."),
        ]
    )
    assert (said.authors, said.site, said.title) == (("Ana Durán-Pérez",), "The Debate", None)


def test_an_organisation_at_the_end_of_a_press_release_is_not_the_site() -> None:
    said = page_of(
        [("boilerplate.about", "About CMSX:"), ("boilerplate.about", "About NAIX"), ("boilerplate.about", "About us")]
    )
    assert said.site is None


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("Source: https://harbour.example/2013/11/a/", "https://harbour.example/2013/11/a/"),
        ("via: https://harbour.example/a#x", "https://harbour.example/a#x"),
        ("> * 原文地址：[Is It Dead?](https://harbour.example/a)", "https://harbour.example/a"),
        ("> * 本文永久链接：[https://harbour.example/b](https://harbour.example/b)", "https://harbour.example/b"),
        ("https://harbour.example/c", "https://harbour.example/c"),
        ('[#]: via: "https://harbour.example/d"', "https://harbour.example/d"),
        ("https://harbour.example/picture.jpg", None),
        ("Source: the neighbours", None),
    ],
)
def test_addresses_of_header_lines(line: str, url: str | None) -> None:
    assert page_of([("meta", line)]).url == url


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("> * 原文作者：[Jane Doe](https://harbour.example/@jane)", ("Jane Doe",)),
        ('[#]: author: "Jane Doe https://harbour.example/jane"', ("Jane Doe",)),
        ("作者 \\丨许小乐", ("许小乐",)),
        ("Posted by admin", ()),
        ("译者：[Inchwell](https://github.example/Inchwell)", ()),
    ],
)
def test_authors_of_header_lines(line: str, authors: tuple[str, ...]) -> None:
    assert page_of([("meta", line)]).authors == authors


def test_tags_of_header_lines() -> None:
    assert page_of([("meta", "Filed under: Rivers, Harbours")]).tags == ("Rivers", "Harbours")
    assert page_of([("meta", "Tags: rivers, 25")]).tags == ("rivers",)


def test_a_header_of_bare_lines() -> None:
    said = page_of([("meta", "id-17"), ("meta", "en"), ("meta", "2019-01-10"), ("meta", "https://harbour.example/x")])
    assert (said.published, said.url, said.authors) == ("2019-01-10", "https://harbour.example/x", ())


def test_front_matter_comes_first_and_relative_addresses_do_not_count() -> None:
    said = page_of(
        [("meta", "By John Roe"), ("meta", "5 May 2020")],
        [
            ("front-matter", "title", "Rivers: a Tale"),
            ("front-matter", "author", "Jane Doe"),
            ("front-matter", "date", "2009-03-05T11:20:30+00:00"),
            ("front-matter", "url", "/2006/rivers/"),
            ("front-matter", "tags", "25"),
            ("front-matter", "tags", "rivers"),
        ],
    )
    assert (said.title, said.authors, said.url, said.tags) == ("Rivers: a Tale", ("Jane Doe",), None, ("rivers",))
    assert said.published == "2009-03-05T11:20:30+00:00"
    assert [one.value for one in said.candidates["authors"]] == ["John Roe"]


def test_midnight_told_in_utc_is_the_printed_day() -> None:
    header = [("front-matter", "date", "2017-10-31T23:00:00.000Z")]
    assert page_of([("meta", "01\\. Nov 2017")], header).published == "2017-11-01"
    assert page_of([("meta", "03\\. Nov 2017")], header).published == "2017-10-31T23:00:00.000Z"


def test_the_head_of_a_page() -> None:
    said = page_of(
        [],
        [
            ("html", "title", "Rivers Rise Again | Harbour Post"),
            ("meta", "og:title", "Rivers Rise Again"),
            ("meta", "og:site_name", "Harbour Post"),
            ("meta", "article:published_time", "2020-05-03T10:00:00+02:00"),
            ("meta", "author", "Harbour Post"),
            ("meta", "article:tag", "rivers"),
            ("meta", "article:tag", "harbours"),
            ("meta", "robots", "index, noai"),
            ("meta", "tdm-reservation", "1"),
            ("link", "canonical", "/rivers"),
            ("rel", "license", "https://creativecommons.org/licenses/by/4.0/"),
        ],
        url="https://harbour.example/rivers?ref=x",
    )
    assert (said.title, said.site, said.authors) == ("Rivers Rise Again", "Harbour Post", ())
    assert (said.published, said.tags) == ("2020-05-03T10:00:00+02:00", ("rivers", "harbours"))
    assert said.url == "https://harbour.example/rivers"
    assert said.reservations == ("robots: noai", "tdm-reservation: 1")
    assert said.license is not None
    assert said.license.spdx == "CC-BY-4.0"


def test_several_posts_on_a_page_have_no_author_together() -> None:
    facts = [("itemprop", "author", "Jane Doe"), ("itemprop", "author", "John Roe")]
    assert page_of([("article", "x")], facts).authors == ()
    assert page_of([("article", "x")], facts[:1] * 2).authors == ("Jane Doe",)
    assert page_of([("comment", "x")], facts[:1]).authors == ()


def test_the_byline_beside_the_title_is_the_documents_own() -> None:
    teasers = [("article", "words")] * 20 + [("meta", "By John Roe"), ("meta", "5 May 2019"), ("meta", "By Ann Poe")]
    said = page_of([("title", "Rivers"), ("meta", "By Jane Doe"), ("meta", "3 May 2020"), *teasers])
    assert (said.authors, said.published) == (("Jane Doe",), "2020-05-03")
    assert page_of([("title", "Rivers"), *teasers]).authors == ()
    assert page_of([("title", "Rivers"), *teasers]).published == "2019-05-05"
    assert page_of([("title", "Rivers"), *teasers[:21]]).authors == ("John Roe",)


def test_json_ld_graphs_and_references() -> None:
    graph = {
        "@graph": [
            {
                "@type": ["NewsArticle"],
                "headline": "Rivers &amp; Rain",
                "author": [{"@id": "#jane"}, "By John Roe"],
                "publisher": {"@type": "Organization", "name": "Harbour Post"},
                "datePublished": "2020-05-03",
                "keywords": "rain, rivers",
            },
            {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
        ]
    }
    said = page_of([], [json_ld(graph)])
    assert (said.title, said.authors, said.site) == ("Rivers & Rain", ("Jane Doe", "John Roe"), "Harbour Post")
    assert (said.published, said.tags) == ("2020-05-03", ("rain", "rivers"))


def test_broken_json_ld_is_mended_or_left_alone() -> None:
    broken = '<!--//<![CDATA[\n{"@type":"Article","headline":"Rivers\x01Rise",}\n//]]>-->'
    assert page_of([], [json_ld(broken)]).title == "Rivers Rise"
    tail = '{"@type":"Article","headline":"Rivers\tRise","author":"Jane Doe",}'
    assert page_of([], [json_ld(tail)]).title == "Rivers Rise"
    for script in (
        "",
        "{",
        "[" * 100_000,
        "//" * 900_000,
        "," * 900_000,
        '{"a":' * 50_000,
        '{"@type":"Article","headline":' + "9" * 10_000 + "}",
        "null",
        "NaN",
    ):
        assert page_of([], [json_ld(script)]) == Metadata()


def test_a_list_of_articles_is_not_the_article() -> None:
    articles = [{"@type": "Article", "headline": f"Number {n}", "author": "Jane Doe"} for n in range(3)]
    assert page_of([], [json_ld(articles)]) == Metadata()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "name", "author", "headline", "publisher", "datePublished", "url", "image"]
            ),
            inner | st.just("Article"),
            max_size=5,
        )
    ),
    max_leaves=12,
)


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.items() for part in item for text in _strings(part)]
    if isinstance(value, (list, tuple)):
        return [text for part in value for text in _strings(part)]
    return [value] if isinstance(value, str) else []


_LINE = st.text(max_size=80) | st.sampled_from(
    ["By Jane Doe", "Source: http://[", "https://a:b:c/d", "Tags: a,b", "© 2020 Post"]
)
_LABEL = st.sampled_from(["title", "meta", "article", "comment", "boilerplate.license", "boilerplate.about"])
_FACT = st.tuples(
    st.sampled_from(["meta", "link", "rel", "time", "itemprop", "front-matter", "html", "json-ld"]),
    st.sampled_from(
        ["title", "og:title", "author", "date", "canonical", "og:url", "license", "datePublished", "keywords"]
    ),
    st.text(max_size=60)
    | _JSON.map(json.dumps)
    | st.sampled_from(["//[", "http://[::1", "\ud800", "http://x.y/\ud800"]),
)


@given(st.lists(st.tuples(_LABEL, _LINE), max_size=6), st.lists(_FACT, max_size=8))
def test_whatever_is_declared_the_metadata_can_be_written(
    lines: list[tuple[str, str]], facts: list[tuple[str, str, str]]
) -> None:
    said = page_of(lines, facts, url="https://harbour.example/a")
    for text in _strings(asdict(said)):
        text.encode("utf-8")
        assert len(text) <= 2_000
        assert text == " ".join(text.split())
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text)
    assert set(said.evidence) <= {*PREFERENCES, "canonical_url"}
    assert said == page_of(lines, facts, url="https://harbour.example/a")


@pytest.mark.parametrize("name", ["og:title", "author", "article:published_time", "keywords", "description", "og:url"])
def test_a_megabyte_in_a_tag(name: str) -> None:
    for unit in ("a", "a, ", "<a ", "&amp;", "2020-01-01 ", "http://a.b/", "\ud800"):
        said = page_of([], [("meta", name, (unit * 1_000_000)[:1_000_000])])
        assert all(len(text) <= 2_000 for text in _strings(asdict(said)))


def test_thousands_of_tags_and_headers_are_weighed() -> None:
    said = page_of(
        [("title", f"Title {n} - Site {n}") for n in range(3_000)],
        [("meta", "og:title", f"T {n}") for n in range(3_000)],
    )
    assert said.title is not None
    page_of(
        [("meta", f"By Jane Doe{n}") for n in range(3_000)], [("itemprop", "author", f"A {n}") for n in range(3_000)]
    )


_MENU = [("boilerplate.navigation", f"Pier {number}") for number in range(40)]
_RUNNING = [("article", "The council met for an hour and then walked down to the pier, as every year. " * 4)] * 4
_DAY = ("boilerplate.other", "3 May 2020")


@pytest.mark.parametrize(
    "blocks",
    [
        [*_RUNNING, *_MENU, _DAY],
        [*_MENU, ("article", "3 May 2020"), *_MENU, *_RUNNING],
        [*_MENU, _DAY, *_MENU, ("boilerplate.other", "4 May 2020"), *_MENU, *_RUNNING],
        [*_MENU, _DAY, *_MENU, ("boilerplate.other", "03/07/2020"), *_MENU, *_RUNNING],
        [*_MENU, ("boilerplate.other", "Member since 3 May 2020"), *_MENU, *_RUNNING],
        [*_MENU, ("boilerplate.other", "Last updated on 3 May 2020"), *_MENU, _DAY, *_MENU, *_RUNNING],
        [*_MENU, ("boilerplate.related", "3 May 2020"), *_MENU, *_RUNNING],
    ],
)
def test_a_text_whose_lines_tell_no_day(blocks: list[tuple[str, str]]) -> None:
    assert page_of(blocks).published is None


@pytest.mark.parametrize(
    "blocks",
    [
        [*_MENU, _DAY, *_MENU, *_RUNNING],
        [*_RUNNING, *_MENU, ("boilerplate.other", "Published on 3 May 2020"), *_MENU],
        [*_RUNNING, *_MENU, ("boilerplate.other", "Posted by Ann Lee on 3 May 2020"), *_MENU],
    ],
)
def test_the_only_day_of_a_text(blocks: list[tuple[str, str]]) -> None:
    assert page_of(blocks).published == "2020-05-03"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ann Lee, Peter Berg", ("Ann Lee", "Peter Berg")),
        ("Maria, Peter", ("Maria", "Peter")),
        ("Lunde, Maria", ("Maria Lunde",)),
        ("Lunde, Maria; Berg, Peter", ("Maria Lunde", "Peter Berg")),
    ],
)
def test_names_that_a_catalogue_turns_round(said, names):
    text = f"The last ferry stays\n\nAuthor: {said}\nDate: 4 March 2021\n\n{'The ferry sails four times a day. ' * 9}"
    assert corpusclean.clean(text).authors == names


def test_who_sent_a_mail_wrote_it():
    body = "The ferry sails four times a day, as it has done for as long as anybody on the islands can remember."
    head = "Subject: The last ferry stays\nFrom: Ann Lee <ann@harbour.example>\nTo: all@harbour.example"
    record = corpusclean.clean(f"{head}\nDate: Thu, 4 Mar 2021 10:20:00 +0100\n\n{body}\n")
    assert (record.title, record.authors, record.text) == ("The last ferry stays", ("Ann Lee",), body)


def test_the_subject_of_a_catalogue_is_no_title():
    body = "The ferry sails four times a day, as it has done for as long as anybody on the islands can remember."
    below = "Language: ENGLISH\nPublication-Type: Newspaper\nSubject: FERRIES (90%)\nLoad-Date: March 4, 2021"
    record = corpusclean.clean(
        f"Why it stays\nThe Herald\nLength: 523 words\nByline: Ann Lee\nBody\n\n{body}\n\n{below}\n"
    )
    assert (record.title, record.authors, record.text) == ("Why it stays", ("Ann Lee",), body)
