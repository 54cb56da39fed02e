"""Dates as they stand in text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.metadata import date_forms
from corpusclean.metadata.dates import find_dates, month_number, parse_date

NOT_DATES = [
    "",
    "no digit at all",
    "31 February 2020",
    "2019-02-29",
    "2020-13-01",
    "99/99/2020",
    "May 2016",
    "in 2016 the 12 of them",
    "version 10.12.2010.4",
    "192.168.20.1999",
    "see /2013/11/05/ for more",
    "phone 555-12-2010-77",
    "Table 21 2024",
    "0999-05-05",
    "3000-01-01",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_names_no_day_is_no_date(text: str) -> None:
    assert find_dates(text) == ()
    assert parse_date(text) is None


DATES = {
    "6 tháng 6, 2013": "2013-06-06",
    "ngày 14 tháng 3 năm 2021": "2021-03-14",
    "14 มีนาคม 2564 10:22": "2021-03-14T10:22",
    "9 กรกฎาคม พ.ศ. 2557": "2014-07-09",
    "четвер, 3 квіт 2025, 20:54": "2025-04-03T20:54",
    "5. marta 2020": "2020-03-05",
    "Sex 29 Jan 2010 - 15:13": "2010-01-29T15:13",
    "2018-02-14T06:31:09+00:00": "2018-02-14T06:31:09+00:00",
    "2013-04-17T08:05:44.000Z": "2013-04-17T08:05:44.000Z",
    "2022-10-09 17:03:52 UTC": "2022-10-09T17:03:52Z",
    "2014-05-21T11:02:00+0530": "2014-05-21T11:02:00+05:30",
    "2022-10-09 17:03 GMT+7": "2022-10-09T17:03+07:00",
    "9 October 2022 5:03 pm (UTC-3)": "2022-10-09T17:03-03:00",
    "9 October 2022 17:03 UTC+05:30": "2022-10-09T17:03+05:30",
    "9 October 2022 17:03 GMT": "2022-10-09T17:03Z",
    "9 Oktober 2022 17:03 WIB": "2022-10-09T17:03+07:00",
    "2020/03/04": "2020-03-04",
    "26 MAY 2016": "2016-05-26",
    "10th of June, 1999": "1999-06-10",
    "May 21, 2024 at 11:02 am": "2024-05-21T11:02",
    "12:30 am, 5 May 2019": "2019-05-05T00:30",
    "Sept. 5th 2019": "2019-09-05",
    "Wed, 14 Feb 2018 06:31:09 +0000": "2018-02-14T06:31:09+00:00",
    "Wed Nov 06 20:42:27 EST 2019": "2019-11-06T20:42:27-05:00",
    "Monday 2 May 2016 10.15 BST": "2016-05-02T10:15+01:00",
    "26-May-2016": "2016-05-26",
    "14\\. Feb 2012": "2012-02-14",
    "12.08.2011": "2011-08-12",
    "12.05.2020 um 14.30 Uhr": "2020-05-12T14:30",
    "3. März 2021": "2021-03-03",
    "26 de mayo de 2016": "2016-05-26",
    "le 1er janvier 2020 à 14h30": "2020-01-01T14:30",
    "15 de março de 2019": "2019-03-15",
    "2 settembre 2018": "2018-09-02",
    "7 mei 2017": "2017-05-07",
    "26 мая 2016 г., 14:30": "2016-05-26T14:30",
    "1 września 2020, godz. 12:30": "2020-09-01T12:30",
    "den 3 maj 2016 kl. 10.15": "2016-05-03T10:15",
    "3 MAYIS 2019 Cuma": "2019-05-03",
    "2024年5月21日": "2024-05-21",
    "2014年05月21日15:30": "2014-05-21T15:30",
    "2024年5月21日（火）午後3:05": "2024-05-21T15:05",
    "2024년 5월 21일 오전 11:02": "2024-05-21T11:02",
    "2024. 5. 21.": "2024-05-21",
    "21 مايو 2024": "2024-05-21",
    "٢١ مايو ٢٠٢٤": "2024-05-21",
    "21 كانون الثاني 2024": "2024-01-21",
    "22 जनवरी 2024": "2024-01-22",
    "13 listopada 2019": "2019-11-13",
    "13. listopadu 2019": "2019-11-13",
    "13. listopada 2019": "2019-10-13",
    "13. svibnja 2019": "2019-05-13",
    "13. avgusta 2019": "2019-08-13",
    "13 de xuño de 2019": "2019-06-13",
    "13 qershor 2019": "2019-06-13",
    "13 мај 2019": "2019-05-13",
    "১৩ মে ২০১৯": "2019-05-13",
    "26/05/2016": "2016-05-26",
    "05/26/2016": "2016-05-26",
    "07/07/2016": "2016-07-07",
    "2020-02-29": "2020-02-29",
}


@pytest.mark.parametrize(("text", "iso"), DATES.items())
def test_a_date_reads_as_iso_8601(text: str, iso: str) -> None:
    assert parse_date(text) == iso
    assert [match.iso for match in find_dates(f"Seen {text}, they say")] == [iso]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3 May 20221", []),
        ("May 3, 20221 and 2", []),
        ("12.05.20201", []),
        ("1923.4.1", []),
        ("2019.4.1", ["2019-04-01"]),
        ("1923.04.01", ["1923-04-01"]),
        ("Ann Lee•Oct 20, 2025", ["2025-10-20"]),
        ("\U0001f4c5Jul. 11. 2025", ["2025-07-11"]),
        ("Updated May 11, 20228:23 PM Published May 9, 202211:01 AM", ["2022-05-11", "2022-05-09"]),
        ("19. Dezember 202220. Dezember 2022", ["2022-12-19"]),
        ("19.12.202220.12.2022", ["2022-12-19"]),
        ("by LeeMarch 3rd 5", []),
        ("the McMay 3, 2020 form", ["2020-05-03"]),
        ("MAY 3, 2020", ["2020-05-03"]),
        ("harbourmay 3, 2020", []),
        ("Ann LeeMarch 3, 2020", ["2020-03-03"]),
        ("Ann Featherstonehaugh-LeeMarch 3, 2020", ["2020-03-03"]),
        ("Harbour NotesMAY 3, 2020", ["2020-05-03"]),
    ],
)
def test_marks_before_a_month_and_what_is_glued_to_a_year(text: str, days: list[str]) -> None:
    assert [match.iso for match in find_dates(text)] == days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3 May 2020 12 comments", "3 May 2020"),
        ("3 May 202012 comments", "3 May 2020"),
        ("3 May 2020 4 May 2020", "3 May 2020"),
        ("3 May 20204 June 2020 by Ann", "3 May 20204 June 2020"),
        ("May 3, 2020June 4, 2020 by Ann", "May 3, 2020June 4, 2020"),
        ("03.05.202004.06.2020", "03.05.202004.06.2020"),
        ("by Ann LeeMay 3, 2020", "May 3, 2020"),
    ],
)
def test_a_date_holds_the_one_that_is_glued_to_it(text: str, said: str) -> None:
    assert find_dates(text)[0].text == said


@pytest.mark.parametrize("text", ["03/04/2020", "12-11-2010", "12.08.11"])
def test_a_day_that_cannot_be_known_is_a_date_without_iso_form(text: str) -> None:
    assert [(match.iso, match.text) for match in find_dates(text)] == [(None, text)]
    assert parse_date(text) is None


def test_the_zone_is_as_stated_and_an_unknown_one_is_left_out() -> None:
    assert parse_date("5 May 2019 10:00 CEST") == "2019-05-05T10:00+02:00"
    assert [match.text for match in find_dates("5 May 2019 10:00 XYZ")] == ["5 May 2019 10:00"]
    assert parse_date("2019-05-05T10:00:00") == "2019-05-05T10:00:00"


def test_an_impossible_time_leaves_the_date_alone() -> None:
    assert [match.iso for match in find_dates("5 May 2019 27:99")] == ["2019-05-05"]


def test_several_dates_stand_in_order_with_their_places() -> None:
    text = "Published 3 May 2020, updated on May 4, 2020."
    found = find_dates(text)
    assert [match.iso for match in found] == ["2020-05-03", "2020-05-04"]
    assert [text[match.start : match.end] for match in found] == [match.text for match in found]


def test_no_month_name_means_two_months() -> None:
    assert month_number("mart") == 3
    assert month_number("MAYIS") == 5
    assert month_number("Août") == 8
    assert month_number("table") is None


@given(st.dates(), st.sampled_from(["{0:%Y-%m-%d}", "{0.day}.{0.month}.{0:%Y}", "{0:%Y}年{0.month}月{0.day}日"]))
def test_every_day_of_the_calendar_comes_back(day: object, form: str) -> None:
    text = form.format(day)
    if re.search(r"[12]\d{3}", text) and str(day) >= "1000":
        assert parse_date(text) == str(day)


@given(st.text(alphabet=st.sampled_from("0123456789 -/.:,TZ+년월日年月MayAprilmp|()"), max_size=200))
def test_matches_are_in_order_disjoint_and_what_the_text_says(text: str) -> None:
    at = 0
    for match in find_dates(text):
        assert at <= match.start < match.end <= len(text)
        assert match.text == text[match.start : match.end]
        at = match.end


@pytest.mark.parametrize(
    "unit", ["1", "May 1 ", "12 12 ", "2020-", "10:00 ", "12.12.12 ", "1 May 2020 ", "a, ", "年1月"]
)
def test_long_rows_of_near_dates_are_read_to_the_end(unit: str) -> None:
    text = (unit * 160_000)[:160_000] + " on 1 May 2000"
    assert find_dates(text)[-1].iso == "2000-05-01"


def test_days_of_the_iranian_calendar_are_dates_that_are_not_reckoned() -> None:
    (found,) = find_dates("۲۳ اسفند ۱۳۹۹ - ۱۰:۲۲")
    assert (found.iso, found.text) == (None, "۲۳ اسفند ۱۳۹۹ - ۱۰:۲۲")


def test_a_date_may_follow_a_label_without_a_space_where_the_script_has_none() -> None:
    assert [date.iso for date in find_dates("发布日期:2022-12-27 22:33阅读:30")] == ["2022-12-27T22:33"]
    assert find_dates("Ratio:2022-12-27") == ()


def test_a_number_with_a_point_is_a_time_only_where_it_ends_the_line() -> None:
    assert parse_date("2021-03-14 10.22") == "2021-03-14T10:22"
    assert [date.iso for date in find_dates("Since 2021-03-14 10.22 litres were sold")] == ["2021-03-14"]


GAPS = st.sampled_from(("", " ", "  ", "-", ".", ",", ", ", "، ", ". ", "\xa0", "\t\n"))


@given(
    st.tuples(
        *(st.sampled_from(("May", "x", "Mon May", "äö")), GAPS, st.sampled_from(("3", "12")), GAPS),
        *(
            st.sampled_from(("", "th", "ND", "10:20:30", "1:2")),
            GAPS,
            st.sampled_from(("", "2019", "EST 2019", "20191")),
        ),
    ).map("".join)
)
def test_no_date_that_begins_with_a_word_is_passed_by(text: str) -> None:
    for form, _, pattern in date_forms.forms():
        if form in date_forms.HELD and pattern.search(text):
            assert date_forms.HELD[form].search(text)
