"""Bylines and datelines, and all the lines that only look like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.metadata.byline import Byline, parse_byline
from corpusclean.metadata.byline_cues import may_be_byline, may_hold_by
from corpusclean.metadata.byline_pieces import grammar
from corpusclean.metadata.names import looks_like_person, person
from corpusclean.metadata.wordlists import data

NOT_BYLINES = [
    "",
    "By the river stood a house.",
    "Пише мати листа.",
    "Γράφει η βροχή στο τζάμι",
    "Írta a nevét a homokba",
    "The book was Published: May 12, 2023",
    "2019년 5월 3일 다리가 열렸다.",
    "By 2012, violence had dropped.",
    "By Any Means Necessary",
    "By Popular Demand",
    "By Land and Sea",
    "By Christmas",
    "By and Large",
    "By:",
    "Stand by me",
    "Step by Step",
    "Death by Chocolate",
    "The Long Winter by Jane Doe",
    "Written by the winners",
    "Posted by the",
    "Author: with",
    "Von da an ging alles gut.",
    "Von Angela Merkel hört man nichts.",
    "Von Neumann Architecture",
    "Par exemple…",
    "Par Exemple",
    "Por favor",
    "Por la noche",
    "Di più",
    "On 5 May 2016 the house burned down.",
    "8 May 1945 was a good day",
    "World War II, 1 September 1939",
    "Jane Doe",
    "Jane Doe and John Roe",
    "New York",
    "University of Somewhere",
    "Paris, France",
    "Introduction",
    "Published",
    "Source code",
    "Source: a study of 2,000 people shows that it works.",
    "Text: Hello World!",
    "Under: nothing",
    "On: Off",
    "Released: 3 prisoners",
    "Certificate of publication: $50",
    "Office Location: New York, NY",
    "Jane Doe, director of the museum, said so yesterday.",
    "Jane Doe, Director of the Museum at Somewhere:",
    "文化",
    "编辑",
    "作者不详的一本书",
]


@pytest.mark.parametrize("text", NOT_BYLINES)
def test_what_is_no_byline(text: str) -> None:
    assert parse_byline(text) is None


AUTHORS = {
    "By Jane Doe": ("Jane Doe",),
    "BY JANE DOE": ("Jane Doe",),
    "by Jane Doe": ("Jane Doe",),
    "Von Jane Doe": ("Jane Doe",),
    "Par Jeanne Dupont": ("Jeanne Dupont",),
    "Por Juan Pérez": ("Juan Pérez",),
    "Di Mario Rossi": ("Mario Rossi",),
    "Door Jan Jansen": ("Jan Jansen",),
    "作者：王小明": ("王小明",),
    "作者：陈小 周一鸣": ("陈小", "周一鸣"),
    "文/李四光": ("李四光",),
    "홍길동 기자": ("홍길동",),
    "Автор: Иван Петров": ("Иван Петров",),
    "بقلم: محمد علي": ("محمد علي",),
    "Yazan: Mehmet Yılmaz": ("Mehmet Yılmaz",),
    "Text: Hans Meier": ("Hans Meier",),
    "Author: Peter": ("Peter",),
    "Author: ****": (),
    "Posted by quietfox": ("quietfox",),
    "Posted on by quietfox": ("quietfox",),
    "-- By Jane D Follow @janed": ("Jane D",),
    "By Jane Doe and John Roe": ("Jane Doe", "John Roe"),
    "By Jane Doe, John Roe, and Ann Poe": ("Jane Doe", "John Roe", "Ann Poe"),
    "By Jane Doe, MS, RD": ("Jane Doe",),
    "By Ta-Nehisi van der Berg": ("Ta-Nehisi van der Berg",),
    "BY JEAN-PAUL DE LA CRUZ AND J.D. MCDONALD": ("Jean-Paul de la Cruz", "J.D. McDonald"),
    "By Abdullah al-Masri": ("Abdullah al-Masri",),
}


@pytest.mark.parametrize(("text", "authors"), AUTHORS.items())
def test_authors(text: str, authors: tuple[str, ...]) -> None:
    byline = parse_byline(text)
    assert byline is not None
    assert (byline.authors, byline.published) == (authors, None)


DATED = {
    "31 March 2011": Byline(published="2011-03-31"),
    "14\\. Feb 2012": Byline(published="2012-02-14"),
    "03/04/2020": Byline(),
    "Jane Doe Published: 3 May 2020 Updated: 4 May 2020": Byline(("Jane Doe",), "2020-05-03", modified="2020-05-04"),
    "Anna Kowalska 12 maja 2023, 14:30 Aktualizacja: 12 maja 2023, 15:10": Byline(
        ("Anna Kowalska",), "2023-05-12T14:30", modified="2023-05-12T15:10"
    ),
    "김민지 기자 입력 2023.05.12 14:30 수정 2023.05.12 15:10": Byline(
        ("김민지",), "2023-05-12T14:30", affiliation="기자", modified="2023-05-12T15:10"
    ),
    "Local News Published: 3 May 2020": Byline(published="2020-05-03"),
    "First published: 3 May 2020": Byline(published="2020-05-03"),
    "نویسنده: مریم احمدی": Byline(("مریم احمدی",)),
    "Пише: Милан Петровић": Byline(("Милан Петровић",)),
    "Γράφει η Μαρία Παπαδοπούλου": Byline(("Μαρία Παπαδοπούλου",)),
    "Kirjoittanut Anna Virtanen": Byline(("Anna Virtanen",)),
    "Published: 3 May 2020": Byline(published="2020-05-03"),
    "Published at: **2018-02-14T06:31:09+00:00**": Byline(published="2018-02-14T06:31:09+00:00"),
    "Updated 3 May 2020": Byline(modified="2020-05-03"),
    "Published 3 May 2020, updated 4 May 2020": Byline(published="2020-05-03", modified="2020-05-04"),
    "Aktualisiert am 3. Mai 2020 um 10:15 Uhr": Byline(modified="2020-05-03T10:15"),
    "HARBOUR / 4 MAY 2017 BY JANE DOE EN": Byline(("Jane Doe",), "2017-05-04"),
    "Posted by Jane Doe on May 3, 2020": Byline(("Jane Doe",), "2020-05-03"),
    "Posted on May 3, 2020 by Jane Doe": Byline(("Jane Doe",), "2020-05-03"),
    "May 3, 2020 By Jane Doe Leave a Comment": Byline(("Jane Doe",), "2020-05-03"),
    "May 3, 2020 | Jane Doe | Politics": Byline(("Jane Doe",), "2020-05-03"),
    "By Jane Doe | May 3, 2020 | 5 min read": Byline(("Jane Doe",), "2020-05-03"),
    "quietfox | 2022-10-09 17:03:52 UTC | #1": Byline(("quietfox",), "2022-10-09T17:03:52Z"),
    "Publié le 3 mai 2020 à 10h30 par Jeanne Dupont": Byline(("Jeanne Dupont",), "2020-05-03T10:30"),
    "来源：新华网 2020-05-06 作者：张三": Byline(("张三",), "2020-05-06", "新华网"),
}


@pytest.mark.parametrize(("text", "byline"), DATED.items())
def test_dates_and_places(text: str, byline: Byline) -> None:
    assert parse_byline(text) == byline


AFFILIATED = {
    "Jane Doe, University of Somewhere": ("Jane Doe", "University of Somewhere"),
    "Ana Durán-Pérez, Universidad de Ninguna Parte": ("Ana Durán-Pérez", "Universidad de Ninguna Parte"),
    "By JANE DOE, Associated Press": ("Jane Doe", "Associated Press"),
    "By Jane Doe Associated Press": ("Jane Doe", "Associated Press"),
    "Jane Doe (Reuters)": ("Jane Doe", "Reuters"),
}


@pytest.mark.parametrize(("text", "expected"), AFFILIATED.items())
def test_an_affiliation_vouches_for_a_name(text: str, expected: tuple[str, str]) -> None:
    byline = parse_byline(text)
    assert byline is not None
    assert (byline.authors, byline.affiliation) == ((expected[0],), expected[1])


@pytest.mark.parametrize("text", ["Jane Doe", "John F. Roe", "Ludwig van Beek", "J. K. Rowe", "Иван Петров", "王小明"])
def test_persons(text: str) -> None:
    assert looks_like_person(text)


@pytest.mark.parametrize("text", ["May Doe", "Jane May", "Anna-Maria May", "Will Doe", "John Will", "Uma Doe"])
def test_words_of_sentences_that_are_given_names_too(text: str) -> None:
    assert looks_like_person(text)


@pytest.mark.parametrize(
    "text", ["You May Like", "Products May Vary", "Nobody Will", "May June", "Juni Juli", "April May"]
)
def test_sentences_and_months_are_no_persons(text: str) -> None:
    assert not looks_like_person(text)
    assert person(text, sure=True) is None


@pytest.mark.parametrize(("text", "name"), [("Will", "Will"), ("June", "June"), ("Jan", "Jan"), ("May", None)])
def test_one_word_behind_by(text: str, name: str | None) -> None:
    assert person(text, sure=True) == (name and (name, name != "June"))


@pytest.mark.parametrize(
    "text",
    ["", "London", "New York", "White House", "Climate Change", "Machine Learning", "新闻", "He said so.", "A1 B2"],
)
def test_no_persons(text: str) -> None:
    assert not looks_like_person(text)


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    byline = parse_byline(text)
    assert byline is None or all(byline.authors)
    looks_like_person(text)


@pytest.mark.parametrize(
    "line", ["About us", "Products & services", "Home | Shop | Sport", "Wie alles begann", "Войти", "トップページ", ""]
)
def test_a_line_without_a_sign_of_a_byline_is_not_taken_apart(line):
    assert not may_be_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "**by** Jane Doe",
        "VON ANNA MÜLLER",
        "Jane Doe, University of Bonn",
        "Jane Doe for Reuters",
        "Author: Jane Doe",
        "Автор: Иван Петров",
        "作者：张三",
        "本报记者 王小明",
        "김철수 기자",
        "12 May 2013",
        "2\u200b1 May",
        "١٢ مايو",
    ],
)
def test_a_line_with_a_sign_of_a_byline_is_taken_apart(line):
    assert may_be_byline(line)


@given(
    st.sampled_from(("", "Photos ", "2019", "Café-", "été, ")),
    st.sampled_from([said for name in ("by", "by_sure") for said in data()[name].split("|")]),
    st.sampled_from((" ", ": ", "：\u3000", "\xa0", "-", "")),
    st.sampled_from((str, str.upper, str.title, str.casefold)),
)
def test_a_word_that_introduces_a_name_is_never_missed(
    before: str, by: str, gap: str, change: Callable[[str], str]
) -> None:
    text = before + change(by) + gap + "Jane Roe"
    assert may_hold_by(text) or grammar()["by"].match(text) is None


@pytest.mark.parametrize(
    ("line", "authors", "published", "site"),
    [
        (
            "por Adriana Souza publicado 16/02/2022 14h45, última modificação 17/02/2022 09h10",
            ("Adriana Souza",),
            "2022-02-16T14:45",
            None,
        ),
        ("26 Septembre 2021 , Rédigé par Jean Morel Publié dans #Bateaux", ("Jean Morel",), "2021-09-26", None),
        ("时间:2022-12-15 17:59:34来源:海港报", (), "2022-12-15T17:59:34", "海港报"),
        ("发布日期:2022-12-27 22:33阅读:30来源:海港报", (), "2022-12-27T22:33", "海港报"),
        ("Publicerad 2021-03-14 10.22", (), "2021-03-14T10:22", None),
        ("Thứ Năm, 6 tháng 6, 2013", (), "2013-06-06", None),
    ],
)
def test_lines_of_sites_in_other_languages(
    line: str, authors: tuple[str, ...], published: str | None, site: str | None
) -> None:
    found = parse_byline(line)
    assert found is not None
    assert (found.authors, found.published, found.site) == (authors, published, site)


@pytest.mark.parametrize(
    "line",
    [
        "Ein Essay von der Küste",
        "Ein Kommentar von Kiel",
        "Eine Reportage von Twitter-Daten",
        "Kolumne von der Seitenlinie",
        "Text und Fotos von der Küste",
        "Texte et photos par jour",
        "Words and photos by the sea",
        "Text und Bild gestalten",
    ],
)
def test_headings_that_begin_as_bylines_of_columns_and_pictures_do(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    "line", ["Kolumne von Ann Lee", "Eine Kolumne von Ann Lee", "Text & Fotos: Ann Lee", "Words and photos by Ann Lee"]
)
def test_bylines_of_columns_and_pictures(line: str) -> None:
    byline = parse_byline(line)
    assert byline is not None
    assert byline.authors == ("Ann Lee",)
