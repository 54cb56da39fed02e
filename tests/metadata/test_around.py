"""Where the title of a page stands."""

from __future__ import annotations

import pytest

from corpusclean.metadata.around import look_around
from corpusclean.model import Finding, Source
from corpusclean.read import read

TITLE = "The last ferry of the town stays"
LINES = (
    TITLE,
    "Harbour news",
    TITLE,
    "3 May 2020",
    "The council voted on Monday evening.",
    TITLE,
    "Ann Lee wrote this.",
)


@pytest.mark.parametrize(
    ("line", "rule", "number"), [(-1, "model", 5), (0, "model", 5), (2, "menu", 5), (2, "model", 2), (5, "menu", 5)]
)
def test_the_line_that_stands_out_is_the_title_unless_it_is_the_first_or_a_menus(
    line: int, rule: str, number: int
) -> None:
    page = read(Source("\n\n".join(LINES).encode(), "text/plain"), 1000)
    labels = ["article", "article", "boilerplate.navigation", *["article"] * 4]
    findings = [Finding(n, label, rule) for n, label in enumerate(labels)]
    start = page.blocks[line].start if line >= 0 else None
    assert look_around(page, findings, [TITLE], start).title == number
