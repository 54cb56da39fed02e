"""How many points a comment has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpusclean.comments.html.tree import Item
from corpusclean.comments.scores import points_in, votes_in
from corpusclean.model import Page

_WHOLE_NUMBER: Final = re.compile(r"[+\-−]?\d{1,6}")


def score_of(page: Page, item: Item, meta: Sequence[tuple[int, str]], trailing: Sequence[str]) -> int | None:
    """The points of a comment, where one number is stated for them."""
    said = page.elements[item.element].attributes
    for key in ("score", "data-score"):
        if _WHOLE_NUMBER.fullmatch(said.get(key, "")):
            return int(said[key])
    for number, part in meta:
        text = page.blocks[number].text.strip()
        if part == "score" and _WHOLE_NUMBER.fullmatch(text):
            return int(text.replace("−", "-"))
        if len(text) <= 120 and (points := points_in(text)) is not None:
            return points
    return votes_in(list(trailing)) if trailing else None
