"""A record as Markdown: its structure is marked, and its words stay words."""

from __future__ import annotations

import pytest

from corpusclean.markdown_out import to_markdown
from corpusclean.model import Encoding, Entry
from corpusclean.record import Origin, Record


def record(*pieces: tuple[str, str, str], title: str | None = None) -> Record:
    """A record of ``(label, join, text)`` pieces; only what has to do with text is real."""
    text, entries = "", []
    for label, join, words in pieces:
        if not label.startswith("article"):
            entries.append(Entry(0, 1, label, "test", text=words))
            continue
        text += join if text else ""
        entries.append(Entry(0, 1, label, "test", text_start=len(text), text_end=len(text) + len(words)))
        text += words
    origin = Origin("0" * 64, 1, "text/plain", Encoding("utf-8", "utf-8"))
    return Record("article", text, origin, tuple(entries), {}, title=title)


def test_prose_stays_as_it_is() -> None:
    text = "The snake_case of 3 * 4 — no, of “4”. It cost $5 (or 5 €), #1 in the county; it was 10% off & gone!"
    assert to_markdown(record(("article", "", text))) == text.replace("3 * 4", r"3 \* 4") + "\n"


@pytest.mark.parametrize("line", ["5 geese", "-5 degrees", "#hashtag", "A & B", "1.5 metres", "x > y", "a_b_c", "+1"])
def test_a_beginning_that_marks_nothing_is_not_escaped(line: str) -> None:
    assert to_markdown(record(("article", "", line))) == line + "\n"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("# not a heading", r"\# not a heading"),
        ("> not a quotation", r"\> not a quotation"),
        ("- not an item", r"\- not an item"),
        ("1984. A year", r"1984\. A year"),
        ("---", r"\---"),
        ("*stars* and _lines_", r"\*stars\* and \_lines\_"),
        ("[brackets](x)", r"\[brackets](x)"),
        ("<b>tags</b>", r"\<b>tags\</b>"),
        ("&amp; reads &amp;", r"\&amp; reads \&amp;"),
        (r"back\slash", r"back\\slash"),
        ("`ticks`", r"\`ticks\`"),
    ],
)
def test_words_that_look_like_marks_are_escaped(words: str, written: str) -> None:
    assert to_markdown(record(("article", "", words))) == written + "\n"


def test_title_headings_quotations_and_what_is_not_kept() -> None:
    made = record(
        ("boilerplate.share", "", "Share"),
        ("article", "\n\n", "One."),
        ("article.heading", "\n\n", "A heading"),
        ("article.quote", "\n\n", "Said once."),
        ("article.quote", "\n\n", "Said twice."),
        ("article.caption", "\n\n", "A harbour at dusk"),
        ("comment", "\n\n", "First!"),
        title="The *title*",
    )
    assert to_markdown(made) == (
        "# The \\*title\\*\n\nOne.\n\n## A heading\n\n> Said once.\n>\n> Said twice.\n\nA harbour at dusk\n"
    )


def test_list_items_stay_together_and_numbers_are_kept() -> None:
    made = record(
        ("article", "", "Take:"),
        ("article.list", "\n", "flour"),
        ("article.list", "\n", "1. water"),
        ("article.list", "\n\n", "salt"),
        ("article", "\n\n", "Wait."),
    )
    assert to_markdown(made) == "Take:\n\n- flour\n1. water\n\n- salt\n\nWait.\n"


def test_lines_of_verse_keep_their_breaks() -> None:
    made = record(("article", "", "The tide comes in,"), ("article", "\n", "the tide goes out."))
    assert to_markdown(made) == "The tide comes in,\\\nthe tide goes out.\n"


def test_pieces_of_a_paragraph_stay_one() -> None:
    made = record(("article", "", "Half a"), ("hidden", " ", "x"), ("article", " ", "sentence."))
    assert to_markdown(made) == "Half a sentence.\n"


def test_code_and_tables_are_fenced_as_they_are() -> None:
    made = record(
        ("article.code", "", "if *x*:\n    ```"), ("article.table", "\n\n", "a"), ("article.table", "\t", "b")
    )
    assert to_markdown(made) == "````\nif *x*:\n    ```\n````\n\n```\na\tb\n```\n"


def test_nothing_kept_is_an_empty_line() -> None:
    assert to_markdown(record(("boilerplate.share", "", "Share"))) == "\n"
