"""Discourse and its like as dumped: "NAME | 2024-05-18 07:24:11 UTC | #1" and rules between.

The page is the thread: post number 1 is what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from attrs import evolve

from corpusclean.comments.anchors import holding
from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forms import Form, Head, Match, form, matches
from corpusclean.comments.header import name_of
from corpusclean.comments.header_times import stamp
from corpusclean.comments.lines import Lines
from corpusclean.model import Page, Thread


@cache
def _forms() -> tuple[Form, ...]:
    return (form(r"«name»\s?\|\s?«date»\s?\|\s?#(?P<order>\d{1,5})", holding("#", then=r"#\d"), 1, ("|",)),)


def _head(match: Match) -> Head | None:
    order = int(match.said("order") or 0)
    name = name_of(match.said("author") or "")
    when = stamp(match.said("date") or "")
    if name is None or when is None or when.age:
        return None
    return Head(match.start, match.end, name, when.published, order=order)


def counted(heads: Sequence[Head]) -> list[Head]:
    """The longest beginning of the headers whose numbers rise; number 1 opens the thread."""
    out: list[Head] = []
    for head in heads:
        if head.order is None or (out and head.order <= (out[-1].order or 0)):
            continue
        out.append(evolve(head, opening=head.order == 1))
    return out


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The Discourse thread of a page of flat text: two posts or more whose numbers rise."""
    heads = counted(matches(lines, _forms(), _head))
    steps = [b.order - a.order for a, b in pairwise(heads) if a.order and b.order]
    if len(heads) < 2 or sum(step == 1 for step in steps) * 2 < len(steps):
        return ()
    return assemble(lines, heads, Layout("discourse", _likes, nested=False))


def _likes(text: str) -> bool:
    count, _, word = text.partition(" ")
    return count.isdigit() and word.casefold() in ("like", "likes")
