"""Disqus as rendered: "NAME • AGE / BODY / see more / 2 • Reply • Share ›".

A reply also names whom it answers: "NAME PARENT • AGE".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from attrs import evolve

from corpusclean.comments.anchors import holding
from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forms import Form, Head, Match, form, matches
from corpusclean.comments.header import name_of
from corpusclean.comments.lines import Lines
from corpusclean.comments.stamps import stamps
from corpusclean.comments.template import is_furniture
from corpusclean.comments.words import age_source
from corpusclean.model import Page, Thread

_BADGE = r"(?:\s(?:Mod|Moderator|Author|Guest|Featured by [^\n]{1,40}|Subscriber))?"
_ARROW = re.compile(r"\s*[>➤→↪⤷▶»]+\s*|\s+(?:in reply to|replied to|en réponse à|als antwort auf)\s+", re.IGNORECASE)
_TRAILER = re.compile(
    r"share ›|see more|show more|(?:^|[•·|]\s?)(?:reply|antworten|répondre|responder|rispondi|beantwoorden)\b|^share$",
    re.IGNORECASE,
)


@cache
def _forms() -> tuple[Form, ...]:
    edited = r"(?:\s?[•·,-]?\s?\(?edited\)?)?(?:\s?[−–\-+⚑]+)?(?:\sflag as inappropriate)?"
    dotted = holding("•", "·", then=rf"[•·]\s?{age_source()}")
    return (
        form(rf"(?:avatar\s)?«name»{_BADGE}\s?[•·]\s?«age»{edited}", dotted, 5),
        form(
            rf"(?:avatar\s)?(?P<author>[^\n]{{1,60}})\n(?P<parent>[>➤→↪⤷▶»]\s?[^\n]{{1,60}})\s?[•·]\s?«age»{edited}",
            dotted,
            6,
        ),
    )


def _head(match: Match) -> Head | None:
    said, _, parent = (match.said("author") or "").partition("\n")
    names = [piece for piece in _ARROW.split(said) if piece]
    name = name_of(names[0]) if names else None
    answered = match.said("parent") or parent or (names[1] if len(names) > 1 else None)
    if name is None:
        return None
    return Head(
        match.start, match.end, name, age=match.said("age"), parent=answered and name_of(_ARROW.sub("", answered))
    )


def _replies(lines: Lines, heads: Sequence[Head]) -> list[Head]:
    """Split "NAME PARENT" where PARENT has written before, on one line or on two."""
    known: list[str] = []
    depth: dict[str, int] = {}
    out: list[Head] = []
    for head in heads:
        name, above = head.author or "", head.start - 1
        answered = head.parent or next((k for k in known if name.endswith(" " + k)), None)
        if answered and name.endswith(" " + answered):
            head = evolve(head, author=name[: -len(answered)].strip())
        elif name in depth and above > 0 and name_of(lines[above].text) and _ends(lines[above - 1].text):
            answered = name
            head = evolve(head, start=above, author=name_of(lines[above].text))
        level = depth.get(answered, -1) + 1 if answered else 0
        author = head.author or ""
        if author not in depth:
            known = sorted([*known, author], key=len, reverse=True)
        depth[author] = level
        out.append(evolve(head, depth=level))
    return out


def _ends(text: str) -> bool:
    return text.casefold() == "avatar" or is_furniture(text)


def _is_trailer(text: str) -> bool:
    return len(text) < 60 and _TRAILER.search(text) is not None and is_furniture(text)


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The Disqus thread of a page of flat text: at least every second post must have its buttons."""
    heads = matches(lines, _forms(), _head)
    if not heads or not any(stamp.when.age for stamp in stamps(lines)):
        return ()
    return assemble(lines, _replies(lines, heads), Layout("disqus", _is_trailer, 500, nested=False))
