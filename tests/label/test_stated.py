"""Lines of a text that are found to be its title and its byline by more than labels."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.label.stated import with_header
from corpusclean.model import Evidence, Finding, Metadata, Page, Source
from corpusclean.read import read

MENU = "Strona główna\nWiadomości\nGospodarka\nSport\nKultura\nOpinie\nWideo\nPrenumerata"
TITLE = "Stary port zmieni się w bibliotekę"
PROSE = (
    "Rada miasta zdecydowała, że dawne magazyny tytoniu w porcie staną się biblioteką. Uchwałę przyjęto jednogłośnie, "
    "a prace mają ruszyć jesienią.",
    "Architekci nie naruszą kamiennych murów. Dach zostanie wymieniony, w środku stanie lekka stalowa konstrukcja, a na "
    "piętrze powstanie czytelnia z widokiem na morze.",
)
FOOT = "Polityka prywatności\nRegulamin\nKontakt\nWszelkie prawa zastrzeżone © 2023"
BYLINE = "Anna Kowalska\n12 maja 2023, 14:30"


def test_the_line_that_is_found_to_be_the_title_is_labelled_so() -> None:
    text = f"{MENU}\n\n{TITLE}\n\n{BYLINE}\n\nUdostępnij\nFacebook\nTwitter\nDrukuj\n\n{PROSE[0]}\n\n{PROSE[1]}\n\n{FOOT}\n"
    record = corpusclean.clean(text)
    assert record.title == TITLE
    assert [entry.label for entry in record.blocks if entry.text == TITLE] == ["title"]
    assert {entry.label for entry in record.blocks if entry.text in BYLINE.split("\n")} == {"meta"}
    assert TITLE not in record.text
    assert all(said in record.text for said in PROSE)


def page_of(*lines: str) -> Page:
    return read(Source("\n\n".join(lines).encode(), media_type="text/plain"), 0)


def facts(page: Page, **numbers: int) -> Metadata:
    """What is read from whole blocks of a page: field and number of the block."""
    by = {"title": "title block"}
    told = {
        field: Evidence(
            page.blocks[number].text, by.get(field, "byline block"), page.blocks[number].start, page.blocks[number].end
        )
        for field, number in numbers.items()
    }
    return Metadata(evidence=told)


def labels(found: tuple[Finding, ...]) -> list[str]:
    return [one.label for one in found]


def by_model(*said: str) -> tuple[Finding, ...]:
    return tuple(Finding(number, label, "model", 300) for number, label in enumerate(said))


def test_what_has_a_title_or_would_lose_its_only_line_stays_as_it_is() -> None:
    page = page_of(TITLE, *PROSE)
    titled = (Finding(0, "title", "title"), Finding(1, "article", "model"), Finding(2, "article", "model"))
    assert with_header(page, titled, facts(page, title=0)) is titled
    alone = by_model("article", "boilerplate.other", "boilerplate.other")
    assert with_header(page, alone, facts(page, title=0)) is alone
    kept = (Finding(0, "comment", "system/period"), *by_model("", "article", "article")[1:])
    assert with_header(page, kept, facts(page, title=0)) is kept


def test_a_byline_far_from_the_title_or_without_one_stays_what_it_is() -> None:
    page = page_of(TITLE, *(f"Line {number} of a list" for number in range(20)), "Anna Kowalska", *PROSE)
    found = by_model("boilerplate.other", *["article"] * (len(page.blocks) - 1))
    assert labels(with_header(page, found, facts(page, title=0, authors=21)))[21] == "article"
    assert with_header(page, found, facts(page, authors=21)) is found
    near = with_header(page, found, facts(page, title=0, authors=3))
    assert labels(near)[:4] == ["title", "article", "article", "meta"]


@given(st.lists(st.sampled_from(["article", "boilerplate.navigation", "meta", "comment"]), min_size=4, max_size=4))
def test_no_more_than_the_lines_of_the_header_change(said: list[str]) -> None:
    page = page_of(TITLE, "Anna Kowalska", *PROSE)
    found = by_model(*said)
    changed = with_header(page, found, facts(page, title=0, authors=1))
    assert [one.block for one in changed] == [0, 1, 2, 3]
    assert changed[2:] == found[2:]
