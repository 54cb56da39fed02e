"""WordPress and the blogs made like it, in all their languages.

"NAME says: / DATE at TIME / BODY / Reply"; the same numbered or on one line; and the theme that puts
the date under the words: "avatar / NAME / BODY / DATE Reply".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from attrs import evolve

from corpusclean.comments.anchors import Saying, holding
from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forms import Form, Head, Match, form, matches
from corpusclean.comments.header import name_of
from corpusclean.comments.header_times import stamp
from corpusclean.comments.lines import Lines
from corpusclean.comments.template import is_reply, is_section
from corpusclean.comments.words import stems
from corpusclean.model import Page, Post, Thread

_NUMBER = r"(?:\d{1,4}[.)]?\s|#\d{1,4}\s)?"
_AVATAR = r"(?:[^\n]{0,50}\bavatar\b[^\n]{0,50}\s)?"


@cache
def _said() -> tuple[Form, ...]:
    tail = r"(?:\s?#\d{0,4}|\s(?:permalink|link|#|edit|¶|\(edit\)))*+"
    return (
        form(
            rf"{_NUMBER}{_AVATAR}{_NUMBER}«name»«says»\s?[:：]?(?:\s?,|\s\(?on)?\s(?:on |\()?«date»\)?\s?:?{tail}",
            Saying(),
            4,
        ),
        form(
            rf"{_NUMBER}{_AVATAR}{_NUMBER}«name»\s(?:on )?«date»\s?«says»\s?[:：]".replace(
                "«says»", r"(?:says|said|wrote|sagt|dit|a écrit|dijo|disse)"
            ),
            Saying(),
            3,
        ),
    )


def _head(match: Match) -> Head | None:
    name = name_of(match.said("author") or "")
    when = stamp(re.sub(r"^\(|\)$", "", match.said("date") or ""))
    if name is None or when is None:
        return None
    return Head(match.start, match.end, name, when.published, when.age)


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The thread of a page of flat text, in the surer of the two shapes."""
    if heads := _once(matches(lines, _said(), _head)):
        return assemble(lines, heads, Layout("wordpress"))
    return footed(lines)


def _once(heads: Sequence[Head]) -> Sequence[Head]:
    """The headers; none where most say the same as others, as "NAME wrote: DATE" above quotations of one post does."""
    kinds = {(head.author, head.published, head.age) for head in heads}
    return heads if len(kinds) * 2 > len(heads) else ()


def footed(lines: Lines) -> tuple[Thread, ...]:
    """The shape whose posts end in "DATE Reply": two of them, or one under a heading of comments."""
    feet = [at for at in _answering(lines) if _foot(lines[at].text)]
    heads, last = [], 0
    for foot in feet:
        head = _named(lines, last, foot)
        if head:
            heads.append((head, foot))
        last = foot + 1
    if not heads or (len(heads) < 2 and not any(is_section(line.text) for line in lines[: heads[0][0].start])):
        return ()
    stops = [foot + 1 for _, foot in heads]
    posts = assemble(
        lines[: stops[-1]], [head for head, _ in heads], Layout("wordpress", lambda text: _foot(text) is not None)
    )
    return tuple(
        evolve(
            thread, posts=tuple(_footed(lines, post, foot) for post, (_, foot) in zip(thread.posts, heads, strict=True))
        )
        for thread in posts
    )


def _answering(lines: Lines) -> Iterable[int]:
    """The lines that hold a digit and may hold a button that answers."""
    return sorted(set(lines.anchored(holding(*stems("replies")))).intersection(lines.numbered))


def _foot(text: str) -> str | None:
    """The date of a line that is a date and a button."""
    if len(text) > 60:
        return None
    match = re.fullmatch(r"(.{6,40}?)\s?[|•·]?\s?([^\d|•·]{3,30})", text)
    return match[1] if match and is_reply(match[2]) and stamp(match[1]) else None


def _named(lines: Lines, start: int, foot: int) -> Head | None:
    """The header that belongs to a foot: an avatar or a heading of comments, then a name."""
    at = foot - 1
    while at >= start and not is_section(lines[at].text) and lines[at].shape != "heading":
        at -= 1
    avatar = at + 1
    first = avatar
    while first < foot and not lines[first].text:
        first += 1
    name = name_of(lines[first].text) if first < foot - 1 else None
    return Head(avatar, first + 1, name) if name else None


def _footed(lines: Lines, post: Post, foot: int) -> Post:
    when = stamp(_foot(lines[foot].text) or "")
    body = tuple(block for block in post.body if block != lines[foot].block)
    return evolve(
        post,
        body=body,
        meta=tuple(sorted({*post.meta, lines[foot].block})),
        raw=post.raw + "\n" + lines[foot].text,
        published=when.published if when else None,
        age=when.age if when else None,
    )
