"""The day of a page: where elements stand, what scripts carry, tags of many systems, and days that stay unknown."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.metadata.day_order import day_order
from corpusclean.metadata.declared import _of_tag
from corpusclean.read import read
from corpusclean.sources import as_source

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


def written(text: str) -> corpusclean.Record:
    return corpusclean.clean(text.encode("utf-8"), media_type="text/plain")


@pytest.mark.parametrize(
    "dates",
    [
        ["03/05/2019"],
        ["25/04/2019", "04/26/2019"],
    ],
)
@pytest.mark.parametrize("lang", ["en", "", "en-CA", "ja", "x-none"])
def test_an_order_that_nothing_tells(dates: list[str], lang: str) -> None:
    source = as_source(f'<html lang="{lang}"><p>Hello'.encode(), media_type="text/html", url=None, max_bytes=1000)
    assert day_order(read(source, 0), dates) == ""


@pytest.mark.parametrize(
    ("markup", "language", "order"),
    [
        ('<html lang="en-US"><p>Hello', "en", "mdy"),
        ('<html lang="en-US"><p>Hello', "", "mdy"),
        ('<html lang="en-US"><p>Hallo', "de", "dmy"),
        ('<html lang="es-US"><p>Hola', "es", "mdy"),
        ('<html lang="en-GB"><p>Hello', "en", "dmy"),
        ('<html lang="de"><p>Hello', "en", "dmy"),
        ('<html lang="fr_FR"><p>Salut', "", "dmy"),
        ("<p>Salut", "fr", "dmy"),
        ('<html lang="en"><meta property="og:locale" content="en_GB"><p>Hello', "en", "dmy"),
        ('<html lang="en"><meta property="og:locale" content="en_US"><p>Hello', "en", ""),
        ('<html lang="en"><link rel="canonical" href="https://harbour.co.uk/ferry"><p>Hello', "en", "dmy"),
        ('<html lang="en"><link rel="canonical" href="https://harbour.example/ferry"><p>Hello', "en", ""),
        ('<html lang="en"><link rel="canonical" href="https://harbour.co.uk/ferry"><p>Hello', "ja", ""),
    ],
)
def test_the_language_tells_the_order_of_day_and_month(markup: str, language: str, order: str) -> None:
    source = as_source(markup.encode(), media_type="text/html", url=None, max_bytes=1000)
    assert day_order(read(source, 0), ["03/05/2019"], language) == order


def test_other_dates_tell_the_order_before_any_language() -> None:
    source = as_source(b'<html lang="en-US"><p>Hello', media_type="text/html", url=None, max_bytes=1000)
    assert day_order(read(source, 0), ["03/05/2019", "25/04/2019"], "en") == "dmy"


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        (["03/05/2019", "4 May 2019"], ""),  # neither reading is written elsewhere
        (["03/05/2019", "3 May 2019", "March 5, 2019"], ""),  # both are
        (["03/05/2019", "3 May 2019", "07-06-2019", "July 6, 2019"], ""),  # two dates disagree
        (["05/05/2019", "5 May 2019"], ""),
        (["03/05/2019", "April 26, 2019", "25/04/2019", "4/26/2019"], ""),
        (["03/05/2019", "3 May 2019 was the day on which the ferry sailed. " * 5], ""),
        (["03/05/2019", "3 May 2019"], "dmy"),
        (["03-05-2019", "• The last ferry - May 3, 2019"], "dmy"),
        (["03/05/2019", "2019-03-05"], "mdy"),
        (["03/05/2019", "25/04/2019", "March 5, 2019"], "dmy"),
    ],
)
def test_a_day_that_the_page_writes_in_words_too_tells_the_order(lines: list[str], order: str) -> None:
    source = as_source(b"<p>Hello", media_type="text/html", url=None, max_bytes=1000)
    assert day_order(read(source, 0), lines) == order


def test_a_text_in_a_language_that_writes_the_day_first() -> None:
    prose = (
        "Le conseil municipal du petit port a décidé lundi soir de garder son dernier bac pendant une année encore. "
        "Personne ne s'est opposé à cette motion, que la maire avait appelée une simple question de décence."
    )
    assert written(f"Le dernier bac reste\n\n03/05/2019\n\n{prose}\n\n{prose}\n").published == "2019-05-03"


@pytest.mark.parametrize(
    "lines",
    [
        "Last updated: 3 May 2020",
        "Last updated: 3 May 2020\n\n3 May 2020",
        "Ferry, 3 May 2020\n\nHarbour, 4 May 2020",
        "3 May 2020\n\n03/07/2020",
        "Copyright 3 May 2020",
    ],
)
def test_short_lines_of_a_page_that_tell_no_day(lines: str) -> None:
    menu = "\n\n".join(f"Pier {number}" for number in range(40))
    assert (
        day(f"{PROSE * 3}<p>{'</p><p>'.join(menu.split())}</p><p>{'</p><p>'.join(lines.split(chr(10) * 2))}</p>")
        is None
    )


def test_the_day_beside_that_of_a_change() -> None:
    rest = "".join(f"<p>Pier {number}</p>" for number in range(40))
    said = page(f"<h1>The last ferry stays</h1>{PROSE * 3}{rest}<div>May 3, 2020. Updated: May 7, 2020</div>")
    assert said.published == "2020-05-03"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("<p>Posted on<b>28 May 2020</b></p>", "2020-05-28"),
        ("<p>By<b>Ann Lee</b><i>May 28, 2020</i></p>", "2020-05-28"),
        ("<p>Veröffentlicht am <b>28. Mai 2020</b><i>3. Juni 2020</i></p>", "2020-05-28"),
    ],
)
def test_days_that_stand_in_elements_of_their_own(line: str, iso: str) -> None:
    assert day(f"{line}{PROSE}") == iso


def test_a_change_that_stands_in_an_element_of_its_own() -> None:
    tag = '<meta property="article:published_time" content="2015-05-12T06:05:27+00:00">'
    line = "<p>By<b>Ann Lee</b> <i>Updated<time datetime='2020-01-25'>January 25, 2020</time></i></p>"
    said = page(f"<h1>The last ferry stays</h1>{line}{PROSE}", tag)
    assert said.published == "2015-05-12T06:05:27+00:00"


@pytest.mark.parametrize("place", ["above", "far"])
def test_a_byline_elsewhere_says_less_than_the_one_behind_the_title(place: str) -> None:
    other = "Fri, 4 December 2020"
    rest = "\n\n".join(["The council met for an hour and then walked down to the pier. " * 4] * 4)
    top, end = (other, "") if place == "above" else ("", f"\n\n{other}\n")
    said = written(f"{top}\n\n# The last ferry stays\n\nby Ann Lee\n\n3 May 2020\n\n{rest}{end}")
    assert said.published == "2020-05-03"


CHANGED = '<meta property="article:modified_time" content="2020-05-03T10:00:00Z">'
HOME = '<link rel="canonical" href="https://harbour.example/">'


def test_a_day_behind_the_last_change_stays_if_it_is_declared_or_hardly_later() -> None:
    declared = '<meta property="article:published_time" content="2020-08-14">'
    assert day(f"<p>Posted on 14 August 2020</p>{PROSE}", CHANGED + declared) == "2020-08-14"
    assert day(f"<p>Posted on 4 May 2020</p>{PROSE}", CHANGED) == "2020-05-04"
    assert day(f"<p>Posted on 2 May 2020</p>{PROSE}", CHANGED) == "2020-05-02"


def test_a_day_of_the_body_behind_the_last_change_is_not_that_of_the_page() -> None:
    assert day(f"<p>14 August 2020</p>{PROSE}", CHANGED) is None
    said = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2020-05-02"}</script>'
    late = '<p><time itemprop="datePublished" datetime="2020-08-14">14 August 2020</time></p>'
    assert day(f"{late}{PROSE}", CHANGED + said) == "2020-05-02"


def test_a_home_page_keeps_a_day_that_is_its_own() -> None:
    declared = '<meta property="article:published_time" content="2020-05-03">'
    script = '<script type="application/ld+json">{"@type": "Article", "headline": "The last ferry stays"}</script>'
    dated = f'<p><time datetime="2020-05-03">3 May 2020</time></p>{PROSE}'
    assert day(PROSE, HOME + declared) == "2020-05-03"
    assert day(dated, HOME + script) == "2020-05-03"
    assert day(f"<p>Published: 3 May 2020</p>{PROSE}", HOME) == "2020-05-03"
    for address in ("https://harbour.example/ferry", "https://harbour.example/?p=17"):
        assert day(dated, f'<link rel="canonical" href="{address}">') == "2020-05-03"


def test_the_day_of_an_entry_is_not_that_of_the_home_page() -> None:
    entry = f'<h2>The ferry</h2><p><time datetime="2020-05-03">3 May 2020</time> by Ann Lee</p>{PROSE}'
    assert day(entry, HOME) is None
