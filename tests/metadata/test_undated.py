"""Titles of pages that state no day of publication."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.choose import choose, rank
from corpusclean.metadata.tables import UNDATED_VOTES
from corpusclean.metadata.undated import figures, is_undated

_TAGGED = (Candidate("title", ("Rain Barrels for Small Gardens",), "html title"),)
_HEADING = Candidate("title", ("Barrels",), "title block", 50, 57)
_DAY = Candidate("published", ("2020-05-03",), "meta tag", key="date")


def test_a_page_with_a_day_a_plain_text_and_a_front_matter_are_elected_as_before() -> None:
    assert not is_undated([*_TAGGED, _DAY])
    assert not is_undated([_HEADING])
    assert not is_undated([*_TAGGED, Candidate("title", ("Rain",), "front-matter")])
    assert is_undated([*_TAGGED, _HEADING])


def test_a_heading_that_the_tags_repeat_stays_the_title() -> None:
    heading = "How to Build a Rain Barrel"
    found = [
        Candidate("title", (f"{heading} | Harbour Gardens",), "html title"),
        Candidate("title", (heading,), "meta tag", key="og:title"),
        Candidate("title", (heading,), "title block", 50, 76),
        Candidate("site", ("Harbour Gardens",), "meta tag", key="og:site_name"),
    ]
    assert choose(found).title == heading


def test_a_slogan_yields_to_what_several_tags_say() -> None:
    said = "Rain Barrels for Small Gardens"
    found = [
        Candidate("title", (said,), "html title", 0, 30),
        Candidate("title", (said,), "meta tag", 40, 70, "og:title"),
        Candidate("title", ("Never waste a drop",), "title block", 100, 118),
        Candidate("url", ("https://harbour.example/rain-barrels",), "link"),
    ]
    chosen = choose(found)
    assert (chosen.title, chosen.evidence["title"].by) == (said, "meta tag")
    assert "Never waste a drop" in [one.value for one in chosen.candidates["title"]]


def test_a_title_is_tried_with_the_name_of_the_site_too() -> None:
    found = [
        Candidate("title", ("Harbour Gardens | Barrels",), "html title"),
        Candidate("site", ("Harbour Gardens",), "meta tag", key="og:site_name"),
    ]
    assert {one.values[0] for one in rank(found)["title"]} == {
        "Barrels",
        "Harbour Gardens",
        "Harbour Gardens | Barrels",
    }


def test_figures_have_the_names_of_the_table() -> None:
    for said in figures([*_TAGGED, _HEADING], "https://harbour.example/rain-barrels").values():
        assert {*said} == {*UNDATED_VOTES}
    assert figures([], "") == {}


_TITLES = st.builds(
    Candidate,
    st.just("title"),
    st.tuples(st.text(max_size=30)),
    st.sampled_from(["html title", "meta tag", "title block", "heading", "json-ld", "microdata"]),
    st.just(0),
    st.just(1),
    st.sampled_from(["", "og:title", "same", "article"]),
)


@given(st.lists(_TITLES, max_size=6), st.sampled_from(["", "https://a.example", "https://a.example/b-c"]))
def test_the_title_is_what_a_place_says_or_a_part_of_it(found: list[Candidate], address: str) -> None:
    urls = [Candidate("url", (address,), "link")] if address else []
    title = choose([*_TAGGED, *found, *urls]).title
    assert title is not None
    assert any(title in one.values[0] for one in (*_TAGGED, *found))
