"""Texts with a margin on the left, as dumps of text browsers have one."""

from __future__ import annotations

from corpusclean.read import read
from corpusclean.sources import as_source

DUMP = """   Home

   News

     * Boats
     * Bridges

                      The last ferry of the harbour stays

   The council of a small harbour town voted on Monday evening to keep its
   last ferry running for another year, although the boat is older than most
   of its passengers.

   Nobody spoke against the motion, which the mayor had called a matter of
   plain decency toward the islanders.
References
"""


def blocks(text: str) -> list[tuple[str, int]]:
    return [(block.text, block.indent) for block in read(as_source(text, media_type="text/plain"), 10).blocks]


def test_indents_of_some_rows_stay() -> None:
    verse = "The ferry\n    goes out\n        goes out\n    comes in\nThe ferry\n    is old\n        is old\n    is old"
    assert [indent for _, indent in blocks(verse)] == [0, 4, 8, 4, 0, 4, 8, 4]


def test_few_rows_have_no_margin() -> None:
    assert blocks("  The ferry goes out\n  and it comes in") == [("The ferry goes out", 2), ("and it comes in", 2)]


def test_lines_within_a_margin_are_joined() -> None:
    found = blocks(DUMP)
    assert found[:4] == [("Home", 0), ("News", 0), ("* Boats", 2), ("* Bridges", 2)]
    assert found[4] == ("The last ferry of the harbour stays", 19)
    assert [text.split()[-1] for text, _ in found[5:]] == ["passengers.", "islanders.", "References"]
