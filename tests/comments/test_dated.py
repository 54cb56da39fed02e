from __future__ import annotations

import pytest
from flat_pages import authors, bodies, flat, posts

from corpusclean.comments import find_threads

THREAD = """2 Kommentare
Jane Doe 22
3. Mai 2019 um 16:05 Uhr
Der Hafen war nie tief genug.
Antworten
מוטי, 4. Mai 2019, 9:00
שלום
Antworten
Maulwurf
vor 3 Tagen
Dieser Kommentar wurde gelöscht.
Antworten"""


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe\n3 May 2019 at 16:05\nThe bridge has opened, said the mayor.\nShare",
        "Jane Doe\n3 May 2019 at 16:05\nThe bridge has opened.\nMax Roe\n4 May 2019 at 9:00\nThe mill has closed.",
    ],
)
def test_not_a_thread(text: str) -> None:
    assert find_threads(flat(text)) == ()


def test_thread() -> None:
    found = posts(THREAD, "dated")
    assert authors(found) == ["Jane Doe 22", "מוטי", "Maulwurf"]
    assert [(post.published, post.age) for post in found] == [
        ("2019-05-03T16:05", None),
        ("2019-05-04T09:00", None),
        (None, "vor 3 Tagen"),
    ]
    assert bodies(THREAD, "dated") == ["Der Hafen war nie tief genug.", "שלום", "Dieser Kommentar wurde gelöscht."]
