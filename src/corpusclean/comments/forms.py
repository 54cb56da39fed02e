"""The shapes of comment headers, matched against windows of lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import field, frozen

from corpusclean.comments.lines import Anchor, Lines
from corpusclean.comments.words import age_source, says_source


@frozen
class Head:
    """A comment's header: ``lines[start:end]``, and what it says. ``order``: the post's number, where stated."""

    start: int
    end: int
    author: str | None = None
    published: str | None = None
    age: str | None = None
    score: int | None = None
    depth: int | None = None
    readings: tuple[str, ...] = ()
    opening: bool = False
    order: int | None = None
    parent: str | None = None


@frozen
class Form:
    """A header shape: a pattern over a window of lines joined by line feeds, tried only where ``anchor`` is near, in a
    page that holds one of ``needs``, where there are any.
    """

    pattern: re.Pattern[str]
    anchor: Anchor
    span: int = 6
    needs: tuple[str, ...] = ()


@frozen
class Match:
    """Where a form matched: ``lines[start:end]``."""

    start: int
    end: int
    groups: dict[str, str | None] = field(eq=False)

    def said(self, name: str) -> str | None:
        """The text of a group, without space around it, or ``None``."""
        text = self.groups.get(name)
        return text.strip() if text else None


def form(pattern: str, anchor: Anchor, span: int = 6, needs: tuple[str, ...] = ()) -> Form:
    """A ``Form`` from patterns in which ``«name»``, ``«age»``, ``«date»`` and ``«says»`` stand for their grammar.

    The pattern matches whole lines: it begins at a line's start and ends at a line's end. ``needs``: lower-case pieces,
    one of which stands in every match.
    """
    source = (
        pattern.replace("«name»", r"(?P<author>[^\n]{1,60}?)")
        .replace("«age»", f"(?P<age>{age_source()})")
        .replace("«date»", r"(?P<date>[^\n]{6,70}?)")
        .replace("«says»", says_source())
    )
    return Form(re.compile(rf"(?:{source})[ \t]*(?=\n|\Z)", re.IGNORECASE), anchor, span, needs)


def matches(lines: Lines, forms: Sequence[Form], accept: Callable[[Match], Head | None]) -> list[Head]:
    """All headers, in order and disjoint. At each line the first form wins whose match is accepted."""
    near = [(f, set(_near(lines, f))) for f in forms if not f.needs or lines.hold(f.needs)]
    heads: list[Head] = []
    free = 0
    for at in sorted(set().union(*(places for _, places in near))):
        if at < free:
            continue
        head = next((h for f, places in near if at in places and (h := _try(lines, at, f, accept))), None)
        if head:
            heads.append(head)
            free = head.end
    return heads


def _near(lines: Lines, f: Form) -> Iterator[int]:
    """The lines from which on one of the next ``span`` lines holds the anchor."""
    done = 0
    for at in lines.anchored(f.anchor):
        yield from range(max(done, at - f.span + 1), at + 1)
        done = at + 1


def _try(lines: Lines, at: int, f: Form, accept: Callable[[Match], Head | None]) -> Head | None:
    match = lines.match(f.pattern, at, f.span) if lines[at].text else None
    if match is None:
        return None
    end = at + match[0].count("\n") + 1
    return accept(Match(at, end, match.groupdict()))
