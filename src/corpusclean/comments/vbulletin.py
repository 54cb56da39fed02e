"""Archives of boards: "### Post by NAME on DATE"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from corpusclean.comments.anchors import holding
from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forms import Form, Head, Match, form, matches
from corpusclean.comments.forum import beside, opened, trailer
from corpusclean.comments.header import name_of
from corpusclean.comments.header_times import stamp
from corpusclean.comments.lines import Lines
from corpusclean.model import Page, Thread

_POSTS = ("post", "reply", "comment", "message", "beitrag", "antwort")
_BY = ("by", "from", "von")


@cache
def _archive() -> tuple[Form, ...]:
    return (
        form(
            rf"(?:#?\d{{1,5}}[.:]?\s)?(?:{'|'.join(_POSTS)})\s(?:{'|'.join(_BY)})\s«name»\s(?:on|at|am|-|—|\|)\s«date»:?",
            holding(*(f"{post} {by} " for post in _POSTS for by in _BY)),
            1,
        ),
    )


def _head(match: Match) -> Head | None:
    name = name_of(match.said("author") or "")
    when = stamp(match.said("date") or "")
    if name is None or when is None:
        return None
    return Head(match.start, match.end, name, when.published, when.age)


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The thread of a page of flat text: at least two posts with the archive's header."""
    heads = matches(lines, _archive(), _head)
    if len(heads) < 2:
        return ()
    return assemble(lines, opened(lines, heads), Layout("vbulletin", trailer, nested=False, aside=beside))
