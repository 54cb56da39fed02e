"""Blogger: name and date on two lines or glued ("Jas21 May 2024 at 11:02"), the words, then "Reply" and "Delete"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from corpusclean.comments.anchors import Clocked
from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forms import Form, Head, Match, form, matches
from corpusclean.comments.header import name_of
from corpusclean.comments.header_times import has_clock, stamp
from corpusclean.comments.lines import Lines
from corpusclean.comments.template import is_action, is_reply, is_section
from corpusclean.comments.times import MAY_DATE
from corpusclean.model import Page, Thread

_DELETE = re.compile(
    r"delete|löschen|supprimer|eliminar|borrar|excluir|elimina|verwijderen|удалить|usuń|sil$|删除|刪除|削除|삭제|حذف|hapus|xóa|törlés",
    re.IGNORECASE,
)


@cache
def _forms() -> tuple[Form, ...]:
    return (
        form(r"(?:\d{1,4}\.\s)?(?P<glued>[^\n]{8,110})", Clocked(), 1),
        form(r"(?:\d{1,4}\.\s)?«name»\n(?P<date>[^\n]{8,60})", Clocked(), 3),
    )


def unglue(text: str) -> tuple[tuple[str, str | None], ...]:
    """All admissible (name, date as ISO 8601) of a line in which a name has run into a date with a time of day.

    The shortest name is first. Where it ends in no digit it is the only likely one; "user1212 May" stays in doubt.
    """
    found = []
    if not has_clock(text) or not MAY_DATE.search(text) or stamp(text):
        return ()
    for cut in range(1, len(text) - 7):
        before, after = text[cut - 1], text[cut]
        if before.isspace() or not _joins(before, after) or _splits_a_number(text, cut):
            continue
        when = stamp(text[cut:])
        name = name_of(text[:cut]) if when and not when.age else None
        if name and when:
            found.append((name, when.published))
    return tuple(found)


def _splits_a_number(text: str, cut: int) -> bool:
    """Whether a number of its own ("12" in "Ilse 12 May") would be cut in two."""
    start = cut
    while start and text[start - 1].isdigit():
        start -= 1
    return start < cut and text[cut].isdigit() and (start == 0 or text[start - 1].isspace())


def _joins(before: str, after: str) -> bool:
    """Whether a date can begin with ``after`` directly behind ``before``: a digit, or another kind of letter."""
    return (
        after.isdigit()
        or (after.isupper() and not before.isupper())
        or (after.isalpha() and not before.isalpha())
        or after > "\u0590"
    )


def _head(match: Match) -> Head | None:
    glued = match.said("glued")
    if glued is None:
        date = match.said("date") or ""
        author, when = name_of(match.said("author") or ""), stamp(date) if has_clock(date) else None
        return Head(match.start, match.end, author, when.published, when.age) if author and when else None
    found = unglue(glued)
    if not found:
        return None
    name, published = found[0]
    if len({reading for _, reading in found}) == 1 or not name[-1].isdigit():
        return Head(match.start, match.end, name, published)
    return Head(match.start, match.end, readings=tuple(f"author {name}, published {date}" for name, date in found))


def _is_trailer(text: str) -> bool:
    return is_reply(text) or (_DELETE.search(text) is not None and is_action(text))


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The Blogger thread of a page of flat text: with buttons that reply and delete, or under a heading of comments."""
    heads = matches(lines, _forms(), _head)
    if not any(head.end - head.start == 1 for head in heads):
        return ()
    deletes = any(_DELETE.search(line.text) and is_action(line.text) for line in lines[heads[0].end :])
    headed = any(is_section(line.text) for line in lines[max(0, heads[0].start - 6) : heads[0].start])
    glued = sum(head.end - head.start == 1 for head in heads) * 2 >= len(heads)
    sure = (deletes or glued) if headed else (deletes and len(heads) > 1)
    if not sure:
        return ()
    return assemble(lines, heads, Layout("blogger", _is_trailer, 0 if headed else 500))
