"""Titles that a template prints above the header of each post, as shops do above customers' reviews."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from corpusclean.comments.ground import COVERED, Ground
from corpusclean.comments.spans import Span
from corpusclean.comments.template import is_section

_END: Final = re.compile(r"[.!?…。！？)\]”\"»]\W*$")
_FEWEST: Final = 2
_FEW: Final = 3
_LONGEST_TITLE: Final = 80


def titled(ground: Ground, spans: list[Span]) -> list[Span]:
    """The headers with the title above each: where one line stands between the buttons of most posts and the next, or
    between a heading of comments and the first header, and lines that are no sentences above most of the others.
    """
    lines = ground.lines
    above = [span.start - 1 for span in spans]
    alone = [
        at - 1 in ground.buttons and at not in ground.loose and _is_title(lines[at].text) and at > last.end
        for at, last in zip(above[1:], spans, strict=False)
    ]
    if len(spans) >= _FEW and _is_titled_first(ground, spans[0]):
        titles = [_is_title(lines[at].text) and at > last.end for at, last in zip(above[1:], spans, strict=False)]
        told = [
            at for at, title in zip(above[1:], titles, strict=True) if title and _END.search(lines[at].text) is None
        ]
        alone = titles if len(told) >= COVERED * len(titles) else alone
    if len(spans) < _FEW or sum(alone) < COVERED * len(alone) or len({lines[at].text for at in above}) < _FEWEST:
        return spans
    top = above[0] >= 0 and _is_title(lines[above[0]].text) and not is_section(lines[above[0]].text)
    return [evolve(s, start=s.start - 1) if titled else s for s, titled in zip(spans, (top, *alone), strict=True)]


def _is_titled_first(ground: Ground, first: Span) -> bool:
    """Whether one line that is no button stands between a heading of comments and the first header."""
    at, lines = first.start - 2, ground.lines
    while at > 0 and at in ground.loose and not is_section(lines[at].text):
        at -= 1
    return at >= 0 and first.start - 1 not in ground.loose and is_section(lines[at].text)


def _is_title(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_TITLE
