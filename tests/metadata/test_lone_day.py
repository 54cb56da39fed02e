"""Days that only one line of a page tells, or a template's sentence; days of lists, of spans and inside headings."""

from __future__ import annotations

import pytest

import corpusclean

PROSE = (
    "<p>The council of a small harbour town voted on Monday evening to keep its last ferry running for another year. "
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.</p>"
)
MENU = "".join(f"<p>Pier {number} of the old harbour</p>" for number in range(24))


def page(body: str, head: str = "", lang: str = "en") -> corpusclean.Record:
    markup = f'<!DOCTYPE html><html lang="{lang}"><head><title>The last ferry stays</title>{head}</head><body>{body}</body></html>'
    return corpusclean.clean(markup.encode("utf-8"), media_type="text/html")


@pytest.mark.parametrize(
    "line",
    [
        "<p>A new timetable was published on 3 May 2020 by the council.</p>",
        "<p>The entry fee was raised on 3 May 2020 after a long debate about the harbour and its costs.</p>",
        "<p>Der Hafen wurde am 3. Mai 2020 eröffnet, und der Bericht darüber wurde später veröffentlicht.</p>",
        "<p>Apr 30 - May 3, 2020</p>",
        "<p>1. – 3. Mai 2020</p>",
        "<p>Last active 3 May 2020</p>",
        "<p>— Ann Lee, reviewing our crew (5/13/2020)</p>",
        "<p>2020-05-13.heron</p>",
    ],
)
def test_a_line_far_away_that_tells_no_day(line: str) -> None:
    assert page(f"<h1>The last ferry stays</h1>{PROSE * 3}{MENU}{line}{MENU}").published is None


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        ("This entry was posted on Sunday, May 3rd, 2020 at 11:03 pm and is filed under Ferries, Harbour.", "en"),
        ("The last ferry stays was posted on May 3, 2020 and is filed under Ferries and Harbour.", "en"),
        (
            "Dieser Beitrag wurde am Sonntag, den 3. Mai 2020 um 15:21 Uhr veröffentlicht und unter Hafen abgelegt.",
            "de",
        ),
        ("Cet article a été publié le 3 mai 2020 à 10:15 et classé dans Port, Navires.", "fr"),
        ("Esta entrada fue publicada el 3 de mayo de 2020 en Puerto y Barcos.", "es"),
        ("Questo articolo è stato pubblicato il 3 maggio 2020 nella categoria Porto.", "it"),
        ("Dit bericht werd geplaatst in Haven op 3 mei 2020 door de redactie.", "nl"),
    ],
)
def test_a_sentence_of_a_template(sentence: str, lang: str) -> None:
    said = page(
        f"<h1>The last ferry stays</h1>{PROSE * 3}{MENU}<p class='postmetadata'>{sentence}</p>{MENU}", lang=lang
    )
    assert (said.published or "")[:10] == "2020-05-03"


TEXT = "The keepers of the harbour\n\nAnn Lee\n\n" + "\n\n".join(
    f"In year {n} the keepers counted the ships that passed the island, and wrote down which of them had asked for a pilot "
    "before they entered the harbour and which of them had gone on without one."
    for n in range(1, 9)
)


@pytest.mark.parametrize(
    "line",
    [
        "1. Lee A, Doe J. The keepers. J Harb Hist. 2020 May 3;15(1):33-5. doi: 10.1000/harbour.33",
        "J Harb Hist. 2020 May 3;15(1):33-5.",
        "Received 2020 May 3; accepted for our harbour: doi: 10.1000/harbour.33",
    ],
)
def test_another_works_citation_tells_no_day(line: str) -> None:
    assert corpusclean.clean(f"{TEXT}\n\nReferences\n\n{line}\n").published is None


@pytest.mark.parametrize(
    "line",
    ["J Harb Hist. 2020 May 3;15(1):e33475. doi: 10.1000/harbour.33", ". 2020 May 3;15:43–51. doi: 10.1000/harbour.33"],
)
def test_the_texts_own_citation_tells_its_day(line: str) -> None:
    assert corpusclean.clean(f"{line}\n\nSearch the library\n\n{TEXT}\n").published == "2020-05-03"


def test_a_day_with_what_it_is_for_far_away() -> None:
    said = page(f"<h1>The last ferry stays</h1>{PROSE * 3}{MENU}<p>Published: 3 May 2020</p>{MENU}", lang="en")
    assert said.published == "2020-05-03"


ENTRIES = "".join(
    f"<div class='entry'><h2>Ferry number {n} is back</h2><time datetime='2020-05-{20 - n:02}'>May {20 - n}, 2020</time>"
    f"<span class='author'>Ann Lee</span><p>A few words on ferry number {n}, and no more than that.</p></div>"
    for n in range(1, 7)
)


def test_a_list_of_entries_is_not_of_the_first_ones_day_or_author() -> None:
    said = page(f"<h1>All our ferries</h1>{ENTRIES}")
    assert (said.published, said.authors) == (None, ())


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>The last ferry stays</h1><time datetime='2020-05-21'>May 21, 2020</time>{PROSE * 4}{ENTRIES}",
        f"<h1>The last ferry stays</h1>{PROSE * 4}<p>Published: May 21, 2020</p>{ENTRIES}",
    ],
)
def test_a_page_with_teasers_keeps_its_day(body: str) -> None:
    assert page(body).published == "2020-05-21"


def test_a_list_with_a_declared_day_keeps_it() -> None:
    said = '{"@type":"Article","headline":"All our ferries","datePublished":"2020-05-21"}'
    head = (
        '<meta property="article:published_time" content="2020-05-21">'
        '<link rel="canonical" href="https://harbour.example/2020/05/21/ferries">'
        f'<script type="application/ld+json">{said}</script>'
    )
    assert page(f"<h1>All our ferries</h1>{ENTRIES}", head).published == "2020-05-21"


@pytest.mark.parametrize(
    ("heading", "iso"),
    [
        ("<h1>The last ferry stays on 3 May 2020</h1>", None),
        ("<h1>The last ferry stays <em>3 May 2020</em></h1>", None),
        ("<h1><span class='topline date'>3 May 2020</span>The last ferry stays</h1>", "2020-05-03"),
        (
            "<h1>The last ferry stays</h1><h2>Islanders are glad<span class='page__date'>3 May 2020</span></h2>",
            "2020-05-03",
        ),
    ],
)
def test_a_day_in_an_element_of_a_heading(heading: str, iso: str | None) -> None:
    assert page(f"{heading}{PROSE * 3}").published == iso


def test_the_field_of_a_change_tells_one() -> None:
    changed = "<div class='field field--name-changed'><time datetime='2020-05-03'>May 3, 2020</time></div>"
    assert page(f"<h1>The last ferry stays</h1>{changed}{PROSE * 3}").modified == "2020-05-03"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<time class='published-date' datetime='2020-05-03'>Updated May 3, 2020</time>", None),
        ("<time datetime='2020-05-03'>Published May 3, 2020, updated May 3, 2020</time>", "2020-05-03"),
    ],
)
def test_an_element_around_a_line_of_a_change(line: str, published: str | None) -> None:
    assert page(f"<h1>The last ferry stays</h1>{line}{PROSE * 3}").published == published


ZONED = '<meta property="article:published_time" content="2020-05-03T21:50:00-05:00">'


@pytest.mark.parametrize(
    ("head", "printed", "day"),
    [
        (ZONED, "May 3, 2020", "2020-05-03"),
        (ZONED, "May 4, 2020", "2020-05-03"),
        (ZONED, "May 5, 2020", "2020-05-05"),
        (ZONED.replace("-05:00", "Z"), "May 4, 2020", "2020-05-04"),
    ],
)
def test_a_day_printed_in_utc_is_that_of_the_declared_zone(head: str, printed: str, day: str) -> None:
    said = page(f"<h1>The last ferry stays</h1><p class='dateline'>By Ann Lee, {printed}</p>{PROSE * 3}", head)
    assert (said.published or "")[:10] == day


NEWS = "".join(f"<p>Updated timetable {n}</p><p>Published: {20 - n} May 2020</p>" for n in range(1, 5))


def test_several_labelled_days_are_those_of_a_list() -> None:
    assert (
        page(f"<h1>The last ferry stays</h1><p>Harbour</p><p><em>21 May 2020</em></p>{NEWS}").published == "2020-05-21"
    )


def test_the_day_of_a_customers_review_and_one_in_a_table_are_not_the_pages() -> None:
    said = "<b>Dana P.</b> <span>March 3, 2023</span><p>Sturdy and beautiful.</p>"
    shop = f"<h1>The last ferry stays</h1>{PROSE}{MENU}<section class='reviews'><h2>Customer reviews</h2><div class='review'>"
    assert page(f"{shop}{said}</div></section>").published is None
    rows = "<tr><th></th><th>day</th><th>mm</th></tr><tr><td>0</td><td>1971-01-01</td><td>3.2</td></tr>"
    rows += "<tr><td>1</td><td>1971-01-01</td><td>0.0</td></tr>"
    assert page(f"<h1>The last ferry stays</h1>{PROSE}<table>{rows}</table>{PROSE}").published is None
    assert page(f"<h1>The last ferry stays</h1><p>March 3, 2023</p>{PROSE}").published == "2023-03-03"
