"""The title of a plain text: which lines are looked at, what the trees say of them, and when there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
import corpusclean.metadata
from corpusclean.metadata.headline import headline, is_sure, odds, pick
from corpusclean.metadata.headline_figures import FIGURES, Line, lines
from corpusclean.metadata.headline_trees import Judges, Trees, judges
from corpusclean.model import Finding, Page, Source
from corpusclean.read import read

FILE = Path(corpusclean.metadata.__file__).parent / "data" / "headline.json"
#: Figures of a choice: those of the line, three scores, the share, the count, and two of the second line.
CHOSEN = len(FIGURES) + 7
PROSE = (
    "The council of a small harbour town voted on Monday evening to keep its last ferry running for another year, and "
    "nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders."
)
MENU = ["Home", "News", "Sports", "Weather", "Contact us", "Subscribe", "Log in", "Search", "Shop", "Jobs"]


def title(*blocks: str, between: str = "\n\n", kind: str = "text/plain") -> str | None:
    return corpusclean.clean(between.join(blocks).encode(), media_type=kind).title


def of(*blocks: str) -> tuple[Page, list[Finding]]:
    page = read(Source("\n\n".join(blocks).encode(), "text/plain"), 1000)
    return page, [Finding(n, "article", "rest") for n in range(len(page.blocks))]


def line(name: str, **figures: int) -> Line:
    return Line(0, name, name, 0, tuple(figures.get(said.replace(" ", "_"), 0) for said in FIGURES))


def test_a_text_of_sentences_or_of_menus_has_no_title() -> None:
    assert title(PROSE, PROSE, PROSE) is None
    assert title(*MENU, between="\n") is None
    assert title("By Ann Lee", PROSE, PROSE) is None
    assert title("ferry.jpg", PROSE, PROSE) is None
    assert title("It was late when the last ferry came.", PROSE, PROSE) is None


def test_a_text_begins_with_its_title() -> None:
    assert title("The last ferry stays", PROSE, PROSE) == "The last ferry stays"
    assert title("The last ferry stays – for now", PROSE, PROSE) == "The last ferry stays – for now"
    assert title("The last ferry stays", "By Ann Lee", "3 May 2020", PROSE) == "The last ferry stays"
    short = ("Keep your engine room dry.", "Ask a friend to look at the pump.")
    assert (
        title("Harbour town votes to keep its last ferry", *short, PROSE) == "Harbour town votes to keep its last ferry"
    )


def test_a_text_in_short_lines_keeps_its_title() -> None:
    told = [" ".join(PROSE.split()[n : n + 4]) for n in range(0, 36, 4)]
    said = ("Harbour town votes to keep its last ferry", *told)
    assert title(*said, between="\n") == "Harbour town votes to keep its last ferry"


def test_markdown_keeps_what_its_header_or_its_heading_says() -> None:
    header = "---\ntitle: The ferry, told again\n---\n\n"
    assert title(f"{header}# The last ferry stays", PROSE, kind="text/markdown") == "The ferry, told again"
    assert title("# The last ferry stays", PROSE, PROSE, kind="text/markdown") == "The last ferry stays"


def test_a_line_that_the_page_title_begins_with_is_the_title() -> None:
    said = "Harbour town keeps its ferry"
    assert title(f"{said} | Harbour Press", *MENU, said, PROSE, PROSE, between="\n") == said


def test_the_likeliest_line_shows_where_the_header_is() -> None:
    said = (*MENU, "Ferry", "3 May 2020", *MENU, "Ferries of the world", "Latest", PROSE, PROSE, *MENU)
    page, findings = of(*said)
    line, likely = headline(page, findings)
    assert line is None or line.values[0] == likely


def test_few_lines_are_looked_at() -> None:
    page, findings = of("Harbour Press", *(f"Menu entry number {n}" for n in range(900)), "The last ferry stays", PROSE)
    looked = list(lines(page, findings))
    assert len(looked) <= 20
    assert {"Harbour Press", "The last ferry stays"} <= {one.words for one in looked}
    assert all(len(one.figures) == len(FIGURES) for one in looked)


def test_no_line_is_no_title() -> None:
    assert pick([], judges().lines) is None
    choice = pick([line("x", size=1)], judges().lines)
    assert choice is not None
    assert choice.share < 40
    page, _ = of("A comment", PROSE)
    assert list(lines(page, [Finding(n, "comment", "rest") for n in range(len(page.blocks))])) == []


@given(st.lists(st.sampled_from(["Home", "# A heading", "- item", "3 May 2020", "By Ann Lee", PROSE, "題", "&lt;b>"])))
def test_any_text_has_lines_of_the_same_form(blocks: list[str]) -> None:
    page, findings = of("x", *blocks)
    found = list(lines(page, findings))
    assert bool(found) == any(block.text for block in page.blocks)
    assert all(len(one.figures) == len(FIGURES) for one in found)
    assert all(isinstance(figure, int) for one in found for figure in one.figures)
    assert found == list(lines(page, findings))


@pytest.mark.parametrize("judge", Judges._fields)
@given(st.lists(st.lists(st.integers(-40_000, 40_000), min_size=CHOSEN, max_size=CHOSEN), min_size=1))
def test_sums_are_those_of_the_trees_walked_one_by_one(judge: str, rows: list[list[int]]) -> None:
    told = json.loads(FILE.read_text("utf-8"))[judge]
    for row, total in zip(rows, Trees.of(told).sums(rows), strict=True):
        walked = 0
        for nodes, leaves in zip(told["nodes"], told["leaves"], strict=True):
            place = 0
            while place < len(nodes):
                feature, threshold = told["questions"][nodes[place]]
                place = 2 * place + 1 + (max(-32_767, min(32_767, row[feature])) > threshold)
            walked += leaves[place - len(nodes)]
        assert walked == total


def flat(score: int) -> Trees:
    """Trees that give every row the same sum."""
    return Trees.of({"questions": [[0, 0]], "nodes": [[0]], "leaves": [[score, score]]})


def test_lines_that_say_the_same_are_one() -> None:
    found = [line("The last ferry", size=14), line("The last ferry", size=20), line("Harbour", place=3, size=7)]
    choice = pick(found, flat(0))
    assert choice is not None
    assert (choice.line, choice.share) == (found[0], 33)
    assert choice.figures == (*found[0].figures, 0, 0, -3072, 33, 3, 3, -7)
    alone = pick(found[:1], flat(256))
    assert alone is not None
    assert alone.figures == (*found[0].figures, 256, -3072, -3072, 66, 1, 0, 0)


def test_bylines_names_of_files_and_captions_are_no_titles_however_sure() -> None:
    kept = ("The last ferry stays", "How ferries talk (TCP/IP)", "Ferries (a trick that 9/10 know)")
    credited = ("The ferry on Monday (Harbour Press/Ann Lee)", "The ferry ( PRESS/Ann Lee/Press )")
    for words, sure in (
        *((one, True) for one in kept),
        *((one, False) for one in ("By Ann Lee", "ferry.jpg", *credited)),
    ):
        choice = pick([line(words)], flat(5_000))
        assert choice is not None
        assert is_sure(choice, Judges(flat(5_000), flat(5_000))) is sure
        assert not is_sure(choice, Judges(flat(5_000), flat(0)))


def test_figures_of_wording() -> None:
    page, findings = of("The last ferry stays | Harbour", "Home", "The last ferry stays", PROSE, PROSE)
    told = {one.words: dict(zip(FIGURES, one.figures, strict=True)) for one in lines(page, findings)}
    assert told["The last ferry stays"]["begins first line"] == 71
    assert told["The last ferry stays"]["in lines"] == 2
    assert told["The last ferry stays"]["capital letters"] == 5
    assert told["Home"]["begins first line"] == -1
    assert told["Home"]["in lines"] == 0


def test_the_file_holds_whole_numbers() -> None:
    told = json.loads(FILE.read_text("utf-8"))
    assert tuple(told) == Judges._fields
    for judge, figures, leaves in (("lines", len(FIGURES), 32), ("choice", CHOSEN, 8)):
        one = told[judge]
        assert set(one) == {"questions", "nodes", "leaves"}
        assert all(type(number) is int for rows in one.values() for row in rows for number in row)
        assert all(0 <= feature < figures for feature, _ in one["questions"])
        assert {len(nodes) + 1 for nodes in one["nodes"]} == {len(row) for row in one["leaves"]} == {leaves}


@given(st.integers(-5_000, 8_000), st.integers(-5_000, 8_000))
def test_odds_grow_with_the_score(one: int, other: int) -> None:
    assert (odds(one) <= odds(other)) or one > other
    assert odds(256) == 2 * odds(0)


class TestTraining:
    @pytest.fixture
    def training(self):  # type: ignore[no-untyped-def]
        for name in ("lightgbm", "inscriptis", "html2text"):
            pytest.importorskip(name)
        return pytest.importorskip("training.headline")

    def test_what_marks_titles_is_learned(self, training) -> None:  # type: ignore[no-untyped-def]
        known = [(n % 2, n % 5 > 0) for n in range(200)]
        taught = [
            training.Example(
                (line(f"a{n}", level=odd), line(f"b{n}", level=1 - odd)),
                (has_one and odd == 1, has_one and odd == 0),
                f"host{n}.example",
            )
            for n, (odd, has_one) in enumerate(known)
        ]
        made = training.taught(taught)
        assert training.taught(taught) == made
        low, high = Trees.of(made["lines"]).sums([line("a", level=0).figures, line("b", level=1).figures])
        assert low < 0 < high
        assert json.loads(training.written(made)) == made
        assert training.measured([(one, training.read_judges(made)) for one in taught]) == (
            "exact 0.800",
            "wrong 0.200",
        )

    def test_hosts_are_cut_in_fifths(self, training) -> None:  # type: ignore[no-untyped-def]
        found = [training.Example((), (), f"host{n}.example") for n in range(200)]
        assert {one.fold for one in found} == set(range(5))
