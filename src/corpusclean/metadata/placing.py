"""Where declared values stand in the page: near the title, or inside comments, teasers and lines of a change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from corpusclean.metadata.around import Around
from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.choose import IN_BODY
from corpusclean.model import Page

_DATES: Final = ("published", "modified")
#: What is said of the page wherever it stands.
_OF_PAGE: Final = ("license", "url")
_OTHERS: Final = ("boilerplate.related", "boilerplate.promo", "boilerplate.ad")


def unchanged(found: Iterable[Candidate], told: Iterable[Candidate], page: Page) -> Iterator[Candidate]:
    """The candidates, without the days that elements declare in or right before a line that tells them as those of a
    change.
    """
    changed = [one for one in told if one.field == "modified" and one.key == "labelled"]
    both = {(one.start, one.values[0][:10]) for one in told if one.field == "published"}
    starts = [block.start for block in page.blocks] if changed else []
    for one in found:
        day, start = one.values[0][:10], one.start or 0
        of_change = (
            one.field == "published"
            and one.by == "time element"
            and any(
                (line.start or 0) <= start <= (line.end or 0)
                or ((line.start, day) not in both and line.start == _next(starts, start))
                for line in changed
                if line.values[0][:10] == day
            )
        )
        yield evolve(one, field="modified") if of_change else one


def _next(starts: Sequence[int], start: int) -> int:
    """The start of the first block behind a byte; that byte if there is none."""
    after = bisect_left(starts, start)
    return starts[after] if after < len(starts) else start


def placed(found: Sequence[Candidate], around: Around) -> Iterator[Candidate]:
    """What is declared, but nothing that elements inside comments, teasers or menus declare; and how near the title.

    What stands near it but above comes last.
    """
    starts = [block.start for block in around.page.blocks]
    above: list[Candidate] = []
    for one in found:
        line = one.by == "byline block" and one.key == "byline" and one.field in _DATES and bool(around.header)
        elsewhere = one.by not in IN_BODY and one.key != "marked" and not line
        if elsewhere or one.field in _OF_PAGE or one.start is None or one.end is None or not starts:
            yield one
            continue
        place = min(max(bisect_left(starts, one.start), bisect_right(starts, one.end) - 1), len(starts) - 1)
        near = not around.header.isdisjoint((place, place - 1))
        if line:
            if near and place < around.title:
                above.append(one)
            else:
                yield one if near else evolve(one, key="far")
            continue
        label = around.findings[place].label
        if label.startswith("comment"):
            continue
        named = one.by == "microdata" and one.key == "datepublished"
        aside = label.startswith("boilerplate.") and label != "boilerplate.bio" and not (named and label not in _OTHERS)
        if near and one.field in _DATES:
            one = evolve(one, key=f"near {one.key}" if one.by == "time element" else "near")
        elif not near and one.key == "marked":
            one = evolve(one, key="marked far")
        if near and place < around.title:
            above.append(one)
        elif near or not aside:
            yield one
    yield from above
