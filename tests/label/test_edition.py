"""What a digital library puts around a book goes, and nothing of the book."""

from __future__ import annotations

import pytest

from corpusclean import clean

BOOK = [
    "The boats were old, but so were the men who sailed them, and neither had ever been late.",
    "In the autumn the first letter came. It bore no stamp, and it smelled of herring and of lamp oil.",
    "Please donate nothing to the captain, the letter said; he has enough, and he drinks it with his dog.",
]
TERMS = (
    "Anybody may copy this book, give it away or print it, if these lines stay where they are and nothing is charged."
)
START = "*** START OF THIS HARBOUR LIBRARY E-TEXT THE NIGHT FERRY ***"
END = "*** END OF THIS HARBOUR LIBRARY E-TEXT THE NIGHT FERRY ***"


def text_of(*parts: str) -> list[str]:
    return clean("\n\n".join(parts), media_type="text/plain").text.split("\n\n")


def test_a_book_between_its_marks() -> None:
    record = clean(
        "\n\n".join(["Title: The Night Ferry", TERMS, START, *BOOK, END, TERMS, TERMS]), media_type="text/plain"
    )
    assert record.text.split("\n\n") == BOOK
    assert record.title == "The Night Ferry"
    assert {b.label for b in record.blocks if b.rule == "edition"} == {"meta", "boilerplate.license"}


def test_a_book_that_is_cut_off_at_either_end() -> None:
    assert text_of(TERMS, START, *BOOK) == BOOK
    assert text_of(*BOOK, END, TERMS) == BOOK


def test_a_book_in_html() -> None:
    told = [f"On day {day} it was the same. {said}" for day in range(1, 7) for said in BOOK]
    top = f"<title>x</title><div><p>{TERMS}</p><div>{START}</div></div>"
    bottom = f"<section><div>{END}</div><p>{TERMS}</p></section>"
    page = f"{top}<div>{''.join(f'<p>{said}</p>' for said in told)}</div>{bottom}"
    assert clean(page, media_type="text/html").text.split("\n\n") == told


@pytest.mark.parametrize(
    "lines",
    [
        ("*** START OF THE REPORT ***", "*** END OF THE REPORT ***"),
        ("START OF THE EBOOK", "END OF THE EBOOK"),
        ("*** START OF THE SECOND BOOK ***", "*** END OF THE SECOND BOOK ***"),
        ("* * *", "* * *"),
    ],
)
def test_other_marks_stay_with_what_stands_around_them(lines: tuple[str, str]) -> None:
    parts = [BOOK[0], lines[0], BOOK[1], lines[1], BOOK[2]]
    assert clean("\n\n".join(parts), media_type="text/plain").text == "\n\n".join(parts)


def test_marks_with_nothing_between_them_remove_nothing() -> None:
    assert text_of(BOOK[0], START, END, *BOOK[1:])[0] == BOOK[0]
