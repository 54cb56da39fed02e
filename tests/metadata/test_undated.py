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


def named(said: str, address: str, *more: Candidate, site: str = "Harbour Gardens") -> str | None:
    """The title of a page that two tags call the same."""
    found = [
        Candidate("title", (said,), "html title", 0, 30),
        Candidate("title", (said,), "meta tag", 40, 70, "og:title"),
        Candidate("site", (site,), "meta tag", key="og:site_name"),
        Candidate("url", (address,), "link"),
        *more,
    ]
    return choose(found).title


def test_the_slogan_of_a_home_page_keeps_the_name_before_it() -> None:
    home, inner = "https://harbour.example/", "https://harbour.example/rain"
    slogan = "Barrels for every roof and every rain"
    assert named(f"{slogan} | Harbour Gardens", home) == slogan
    assert named(f"Harbour Gardens | {slogan}", inner) == slogan
    heading = Candidate("title", (slogan,), "title block", 100, 140)
    assert named(f"{slogan} | Harbour Gardens", home, heading) == slogan
    assert named(f"Harbour Gardens | {slogan}", home, heading) == slogan
    for said in (f"Harbour Gardens | {slogan}", f"Harbour Gardens: {slogan}"):
        assert named(said, home) == said
        assert named(f"{said} | Harbour Gardens", home) == said


def test_the_word_for_a_home_page_is_not_its_title() -> None:
    for word in ("Home", "Startseite", "Página inicial"):
        said = f"{word} - Harbour Gardens"
        assert named(said, "https://harbour.example/") == said
        assert named(said, "https://harbour.example/index.html") == said
    assert named("Home Gardens - Harbour Gardens", "https://harbour.example/home") == "Home Gardens"


def test_a_word_that_only_a_tag_begins_with_yields_to_the_heading() -> None:
    heading = Candidate("title", ("Cast iron pan and wood",), "title block", 100, 122)
    same = Candidate("title", ("Cast iron pan and wood",), "heading", 100, 122, "same")
    page = Candidate("title", ("Potboard - The heart of all kitchens and pans",), "html title", 0, 30)
    assert choose([page, heading, same]).title == "Cast iron pan and wood"
    long = Candidate("title", ("How to care for iron - The heart of all kitchens",), "html title", 0, 30)
    assert choose([long, Candidate("title", ("Menu",), "title block", 100, 104)]).title == "How to care for iron"


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
