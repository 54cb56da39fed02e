"""What stands near a title, in an address, and on lines that nothing marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.metadata.addresses import canonical, day_in
from corpusclean.metadata.candidates import author_values
from corpusclean.metadata.dates import find_dates

PROSE = (
    "<p>The council of a small harbour town voted on Monday evening to keep its last ferry running for another year. "
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.</p>"
)


def page(head: str, body: str, lang: str = "en") -> corpusclean.Record:
    markup = f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return corpusclean.clean(markup.encode("utf-8"), media_type="text/html")


@pytest.mark.parametrize(
    "address",
    [
        "https://harbour.example/a/b?id=3&page=2",
        "https://harbour.example/amp/",
        "https://harbour.example/champ",
        "https://harbour.example/lamp.html",
        "https://harbour.example/?amplitude=3",
    ],
)
def test_an_address_without_tracking_stays(address: str) -> None:
    assert canonical(address) == address


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://harbour.example/a?utm_source=x&id=3&fbclid=9#top", "https://harbour.example/a?id=3"),
        ("https://harbour.example/a/amp/", "https://harbour.example/a/"),
        ("https://harbour.example/a/amp", "https://harbour.example/a"),
        ("https://harbour.example/a.amp.html", "https://harbour.example/a.html"),
        ("https://harbour.example/a?amp=1", "https://harbour.example/a"),
        ("https://www.google.com/amp/s/harbour.example/a", "https://harbour.example/a"),
        ("https://harbour-example.cdn.ampproject.org/c/s/harbour.example/a", "https://harbour.example/a"),
    ],
)
def test_tracking_and_amp_are_taken_off(address: str, plain: str) -> None:
    assert canonical(address) == plain


@given(st.text(max_size=60).map(lambda said: f"https://harbour.example/{said}"))
def test_the_canonical_address_is_its_own(address: str) -> None:
    assert canonical(canonical(canonical(address))) == canonical(canonical(address))


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://harbour.example/ferry%2Flast", "https://harbour.example/ferry%2Flast"),
        ("https://harbour.example%2Fferry%2Flast", None),
    ],
)
def test_what_has_no_host_is_no_address(address: str, url: str | None) -> None:
    posted = "<h1>The last ferry</h1>" + PROSE * 2 + "<p>Posted on the 3 May 2019 at 19:00 by Ann Lee</p>"
    found = page(f'<title>The last ferry</title><meta property="og:url" content="{address}">', posted)
    assert (found.url, found.published) == (url, "2019-05-03T19:00")


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("On the 3 May 2019", "2019-05-03", None),
        ("Posted on the 3 May 2019", "2019-05-03", None),
        ("Last updated on the 3 May 2019", None, "2019-05-03"),
    ],
)
def test_an_article_before_the_day(line: str, published: str | None, modified: str | None) -> None:
    found = page("<title>The last ferry</title>", f"<h1>The last ferry</h1><p>{line}</p>" + PROSE * 2)
    assert (found.published, found.modified) == (published, modified)


@pytest.mark.parametrize(
    "line",
    [
        *("Ngày đăng: 13/05/2019", "Diterbitkan pada 13 Mei 2019", "Опубліковано 13 травня 2019"),
        *("Δημοσιεύθηκε: 13 Μαΐου 2019", "Megjelent: 2019. május 13.", "Publicat la 13 mai 2019"),
        *("Objavljeno: 13. svibnja 2019.", "פורסם: 13/05/2019", "เผยแพร่: 13 พฤษภาคม 2562", "تاریخ انتشار: 2019-05-13"),
        *("نُشر في ١٣ مايو ٢٠١٩", "প্রকাশিত: ১৩ মে ২০১৯", "१३ मई २०१९"),
    ],
)
def test_a_day_of_publication_in_many_languages(line: str) -> None:
    found = page("<title>The last ferry</title>", f"<h1>The last ferry</h1><p>{line}</p>" + PROSE * 3)
    assert (found.published, found.modified) == ("2019-05-13", None)


@pytest.mark.parametrize(
    "line",
    [
        *("Cập nhật lần cuối: 13/05/2019", "Terakhir diperbarui: 13 Mei 2019", "Оновлено: 13 травня 2019"),
        *("Τελευταία ενημέρωση: 13 Μαΐου 2019", "Frissítve: 2019. május 13.", "Actualizat: 13 mai 2019"),
        *("Ažurirano: 13. svibnja 2019.", "עודכן ב 13.05.2019", "อัปเดตล่าสุด 13 พฤษภาคม 2562"),
        *("آخر تحديث: ١٣ مايو ٢٠١٩", "সর্বশেষ আপডেট: ১৩ মে ২০১৯", "최종 수정 2019-05-13", "最後更新：2019年5月13日"),
        *("Senest opdateret 13. maj 2019", "Laatst gewijzigd op 13 mei 2019", "Modificado el 13 de mayo de 2019"),
        *("Geändert am 13. Mai 2019", "Laatste update op 13 mei 2019"),
    ],
)
def test_a_day_of_a_change_in_many_languages(line: str) -> None:
    found = page("<title>The last ferry</title>", f"<h1>The last ferry</h1><p>{line}</p>" + PROSE * 3)
    assert (found.published, found.modified) == (None, "2019-05-13")


def test_the_canonical_address_stands_beside_the_address() -> None:
    said = page('<link rel="canonical" href="https://harbour.example/ferry/amp/?utm_medium=x">', PROSE)
    assert said.url == "https://harbour.example/ferry/amp/?utm_medium=x"
    assert said.canonical_url == "https://harbour.example/ferry/"
    assert page("", PROSE).canonical_url is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://harbour.example/2019/11/07/ferry", "2019-11-07"),
        ("https://harbour.example/2019-11-07-ferry", "2019-11-07"),
        ("https://harbour.example/20191107/ferry", "2019-11-07"),
        ("https://harbour.example/2019/11/ferry", None),
        ("https://harbour.example/2019/13/07/ferry", None),
        ("https://harbour.example/release-2024-4-4-notes", None),
        ("https://harbour.example/2019/11/07/2020/01/02/", None),
        ("https://harbour.example/05-06-2021-ferry", None),
        ("https://harbour.example/32-10-2021-ferry", None),
        ("https://harbour.example/2023/ferry/03/", None),
        ("https://harbour.example/10-12-2021", None),
        ("https://harbour.example/29-10-2021-ferry", "2021-10-29"),
        ("https://harbour.example/11-11-2021", "2021-11-11"),
        ("https://harbour.example/05.06.2021/ferry", "2021-06-05"),
        ("https://harbour.example/2023/october/03/ferry", "2023-10-03"),
    ],
)
def test_the_day_in_an_address(address: str, day: str | None) -> None:
    assert day_in(address) == day


def test_a_day_in_numbers_has_no_reading_without_an_order() -> None:
    assert [match.iso for match in find_dates("03/04/2020")] == [None]
    assert [match.iso for match in find_dates("03/04/2020", "dmy")] == ["2020-04-03"]
    assert [match.iso for match in find_dates("03/04/2020", "mdy")] == ["2020-03-04"]
    assert [match.iso for match in find_dates("31.10.23", "dmy")] == ["2023-10-31"]


@pytest.mark.parametrize(("lang", "day"), [("en", None), ("de", "2020-04-03"), ("en-US", "2020-03-04")])
def test_the_language_says_how_a_day_is_read(lang: str, day: str | None) -> None:
    assert page("", f"<h1>The last ferry stays</h1><div class=date>03/04/2020</div>{PROSE}", lang).published == day


def test_another_date_of_the_page_says_how_a_day_is_read() -> None:
    lines = "<h1>The last ferry stays</h1><div class=date>03/04/2020</div><div>Updated: 25/04/2020</div>"
    said = page("", lines + PROSE)
    assert (said.published, said.modified) == ("2020-04-03", "2020-04-25")


@pytest.mark.parametrize(
    "line",
    [
        "© 3 May 2020 Harbour Press",
        "Member since 3 May 2020",
        "The ferry was built on 3 May 2020 by the yard of Olde and has not missed a day since.",
    ],
)
def test_another_day_is_not_the_documents(line: str) -> None:
    assert page("", f"<h1>The last ferry stays</h1><p>{line}</p>{PROSE}").published is None


def test_a_day_alone_below_the_title_is_the_documents() -> None:
    assert page("", f"<h1>The last ferry stays</h1><div>3 May 2020</div>{PROSE}").published == "2020-05-03"


def test_an_update_is_no_publication() -> None:
    said = page("", f"<h1>The last ferry stays</h1><div>Last updated: 3 May 2020</div>{PROSE}")
    assert (said.published, said.modified) == (None, "2020-05-03")


def test_a_time_in_utc_yields_to_the_printed_day_beside_it() -> None:
    tag = '<meta property="article:published_time" content="2020-05-04T02:41:41+00:00">'
    assert page(tag, f"<h1>The last ferry stays</h1><div class=date>May 3, 2020</div>{PROSE}").published == "2020-05-03"


@pytest.mark.parametrize("line", ["<div>Written by</div><div>Jane Doe</div>", "<p>By Jane Doe</p>"])
def test_a_name_behind_a_label_is_the_author(line: str) -> None:
    assert page("", f"<h1>The last ferry stays</h1>{line}{PROSE}").authors == ("Jane Doe",)


@pytest.mark.parametrize("said", ["7 minutes", "4 min read", "NOC Admin", "wordpressadmin", "@harbour", "Staff"])
def test_roles_and_times_are_no_authors(said: str) -> None:
    assert author_values(said) == ()


def test_names_are_told_once_and_without_what_follows() -> None:
    assert author_values("Ann Lee Ann Lee") == ("Ann Lee",)
    assert author_values("ann (ann)") == ("ann",)
    assert author_values("Jane Doe, Dec 17, 2025") == ("Jane Doe",)


def test_a_full_name_comes_before_a_handle() -> None:
    script = '<script type="application/ld+json">{"@type":"Article","author":{"name":"JaneD"}}</script>'
    assert page(script, f"<h1>The last ferry stays</h1><p>By Jane Doe</p>{PROSE}").authors == ("Jane Doe",)


def test_broken_json_ld_tells_what_it_says_once() -> None:
    script = (
        '<script type="application/ld+json">{"@type":"Article","headline":\'x\',"datePublished":"2020-05-03"}</script>'
    )
    assert page(script, PROSE).published == "2020-05-03"


def test_of_several_articles_the_pages_own_counts() -> None:
    nodes = ",".join(
        f'{{"@type":"Article","headline":"{title}","datePublished":"{day}"}}'
        for title, day in (("The last ferry stays", "2020-05-03"), ("Bakery opens again", "2019-01-02"))
    )
    script = f'<title>The last ferry stays</title><script type="application/ld+json">[{nodes}]</script>'
    assert page(script, PROSE).published == "2020-05-03"
    assert page(script.replace("<title>The last ferry stays</title>", ""), PROSE).published is None


def test_the_title_is_what_most_places_say() -> None:
    head = "<title>How the last ferry stays | Harbour Press</title>"
    head += '<meta property="og:title" content="How the last ferry stays">'
    assert page(head, f"<h1>Harbour Press</h1>{PROSE}").title == "How the last ferry stays"
    assert page(head, f"<h1>How the last ferry stays</h1>{PROSE}").title == "How the last ferry stays"


def test_the_line_that_the_first_line_begins_with_is_the_title_of_a_text() -> None:
    menu = ["Home", "News", "Sports", "Weather", "Contact"]
    words = PROSE.removeprefix("<p>").removesuffix("</p>")
    lines = [
        "Harbour town keeps its ferry | Harbour Press",
        *menu,
        "Harbour town keeps its ferry",
        "3 May 2020",
        words,
        words,
    ]
    said = corpusclean.clean("\n".join(lines).encode(), media_type="text/plain")
    assert (said.title, said.published) == ("Harbour town keeps its ferry", "2020-05-03")


def day(*lines: str) -> str | None:
    return corpusclean.clean("\n\n".join(lines).encode(), media_type="text/plain").published


def test_a_day_between_bars_is_the_texts() -> None:
    words = PROSE.removeprefix("<p>").removesuffix("</p>")
    title = "Harbour town votes to keep its last ferry"
    many = "the harbour and what else there is to see | the ferries of the islands and who steers them | 4 answers"
    assert day(title, f"Seen on 3 May 2020 | {many}", words) is None
    assert day(title, f"Ann Lee | 3 May 2020 | {many}", words) == "2020-05-03"


def test_a_text_of_nothing_but_lines_has_no_title() -> None:
    assert corpusclean.clean(b"Home\nNews\nSports\nContact\n", media_type="text/plain").title is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In 2021 12 March 4 boats sailed", []),
        ("Feb 2020 March 2021", []),
        ("January 7 2023 March 5", ["2023-01-07"]),
        ("2023 Jan 7", ["2023-01-07"]),
        ("2013. december 30.", ["2013-12-30"]),
        ("2024 m. sausio 7 d.", ["2024-01-07"]),
        ("7 ноември 2023", ["2023-11-07"]),
        ("5. október 2022", ["2022-10-05"]),
    ],
)
def test_days_with_the_year_first_and_in_more_languages(text: str, days: list[str]) -> None:
    assert [match.iso for match in find_dates(text)] == days


@pytest.mark.parametrize(
    "name", ["event-published-date", "product:published_on", "republished", "pub", "unpublished_on"]
)
def test_a_tag_of_something_else_tells_no_day(name: str) -> None:
    assert page(f'<meta name="{name}" content="2020-05-03">', PROSE).published is None


@pytest.mark.parametrize(
    "name", ["w-published-date", "article:first_published_time", "vr:published_time", "og:publish_date"]
)
def test_a_tag_of_a_system_of_its_own_tells_the_day(name: str) -> None:
    assert page(f'<meta name="{name}" content="2020-05-03">', PROSE).published == "2020-05-03"


def test_a_printed_day_is_believed_before_a_lone_declaration() -> None:
    head = '<meta property="article:published_time" content="2024-08-07">'
    body = f"<h1>The last ferry stays</h1><div>Dec 30, 2013</div>{PROSE}"
    assert page(head, body).published == "2013-12-30"
    agreed = head + '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-08-07"}</script>'
    assert page(agreed, body).published == "2024-08-07"


def test_an_element_in_a_line_that_tells_a_change_is_one() -> None:
    head = '<meta property="article:published_time" content="2020-05-03">'
    line = "<h1>The last ferry stays</h1><div>Updated: <time datetime='2020-06-01'>1 June 2020</time></div>"
    said = page(head, line + PROSE)
    assert (said.published, said.modified) == ("2020-05-03", "2020-06-01")


def test_a_heading_that_says_a_declared_title_counts() -> None:
    head = "<title>The last ferry stays | Harbour Press</title>"
    body = f"<h1>Welcome to our pages</h1><h2>The last ferry stays</h2>{PROSE}"
    assert page(head, body).title == "The last ferry stays"
    other = f"<h1>The last ferry stays</h1><h2>Harbour Press</h2>{PROSE}"
    assert page(head, other).title == "The last ferry stays"


def test_the_address_in_the_head_counts_whatever_the_page_begins_with() -> None:
    head = '<title>The last ferry stays</title><link rel="canonical" href="https://harbour.example/ferry">'
    links = "".join(f"<li><a href='/{n}'>Boats and islands {n}</a></li>" for n in range(20))
    menu = f"<nav><ul>{links}</ul></nav>"
    for body in (menu, "<div class='cookie-banner'><p>We use cookies. Accept all</p></div>", ""):
        markup = (
            f"<!DOCTYPE html><html><head>{head}</head><body>{body}<h1>The last ferry stays</h1>{PROSE}</body></html>"
        )
        found = corpusclean.clean(markup.encode(), media_type="text/html")
        assert (found.url, found.canonical_url) == ("https://harbour.example/ferry",) * 2
