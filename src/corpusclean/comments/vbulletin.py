"""vBulletin, FluxBB and boards that print a profile with each post ("DATE #N / NAME / Join Date: … / Posts: N / BODY"),
and the archives of such boards ("### Post by NAME on DATE").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forum import beside, opened, profile_heads, trailer
from corpusclean.comments.header import name_of, stamp
from corpusclean.comments.lines import Form, Head, Line, Match, form, holding, matches
from corpusclean.model import Page, Thread


@cache
def _archive() -> tuple[Form, ...]:
    return (
        form(
            r"(?:#?\d{1,5}[.:]?\s)?(?:post|reply|comment|message|beitrag|antwort)\s(?:by|from|von)\s«name»\s(?:on|at|am|-|—|\|)\s«date»:?",
            holding(" by ", " from ", " von "),
            1,
        ),
        form(r"«date»,?\s#(?P<order>\d{1,6})(?:\s(?:\(permalink\)|link))?\n«name»", holding("#"), 2),
    )


def _head(match: Match) -> Head | None:
    name = name_of(match.said("author") or "")
    when = stamp(match.said("date") or "")
    if name is None or when is None:
        return None
    order = match.said("order")
    return Head(match.start, match.end, name, when.published, when.age, order=int(order) if order else None)


def find(_: Page, lines: Sequence[Line]) -> Iterable[Thread]:
    """The thread of a page of flat text: posts with profiles, or at least two with the archive's header."""
    for heads in (profile_heads(lines), matches(lines, _archive(), _head)):
        if len(heads) > 1 or (heads and heads[0].order is not None and heads[0].end - heads[0].start > 3):
            return assemble(lines, opened(lines, heads), Layout("vbulletin", trailer, nested=False, aside=beside))
    return ()
