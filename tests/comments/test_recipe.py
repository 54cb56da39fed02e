"""The recipe of ``docs/comments.md`` for a system of text, followed to the letter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from flat_pages import flat

from corpusclean.comments.lines import lines_of

PAGE = Path(__file__).parents[2] / "docs" / "comments.md"


@pytest.mark.skipif(not PAGE.exists(), reason="docs/ is not part of the package")
def test_the_example_finds_its_posts() -> None:
    (code,) = re.findall(r"```python\n(\"\"\"Murmur.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    made: dict[str, Any] = {"__name__": "murmur"}
    exec(code, made)
    post = "~ {}, 3 May 2019 at 16:05 ~\nIt is four metres deep.\nagree 3 | disagree"
    page = flat("\n".join(map(post.format, ("Jane Doe 22", "מוטי"))))
    (thread,) = made["find"](page, lines_of(page))
    assert [(post.author, post.published, post.body) for post in thread.posts] == [
        ("Jane Doe 22", "2019-05-03T16:05", (1,)),
        ("מוטי", "2019-05-03T16:05", (4,)),
    ]
    assert made["find"](page, lines_of(flat("~ Kiel, 3 May 2019 ~\nThe harbour has been measured."))) == ()
