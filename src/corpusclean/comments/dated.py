"""The plain header of blogs and newspapers in any language: a name, a date with a time of day (or an age), the words,
buttons. The buttons make it sure: most posts must have them; without them a heading must stand above two posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.header import has_clock, is_reply, is_section, name_of, signed, stamp
from corpusclean.comments.lines import Form, Head, Line, Match, form, matches, timed
from corpusclean.model import Page, Thread

_NUMBER = r"(?:\d{1,4}[.)]?\s|#\d{1,4}\s)?"
_AVATAR = r"(?:[^\n]{0,50}\bavatar\b[^\n]{0,50}\s)?"
_TAIL = r"(?:\s(?:permalink|permanenter link|link|#\d{0,4}|edit|¶|\(edit\)|reply|antworten|répondre|responder))*+"
_REST = re.compile(rf"\W*{_TAIL}\W*", re.IGNORECASE)


@cache
def _forms() -> tuple[Form, ...]:
    lead = r"(?:(?:comment |posted |von |par |por |by )?by )?"
    on = r"(?:on |am |le |el |em |il |op |posted (?:on )?|commented (?:on )?|vom )?"
    return (
        form(rf"{_NUMBER}{_AVATAR}{_NUMBER}{lead}«name»(?:\s?[,|•·—–-])?\n{on}«date»{_TAIL}", timed, 4),
        form(rf"{_NUMBER}{_AVATAR}{_NUMBER}{lead}(?P<line>[^\n]{{8,120}})", timed, 3),
        form(rf"{_NUMBER}«name»\s?[,|•·—–-]?\s«age»{_TAIL}", timed, 2),
        form(rf"{_NUMBER}{on}«date»,?\s(?:by |von |par |por )«name»{_TAIL}", timed, 2),
    )


def _head(match: Match) -> Head | None:
    if (line := match.said("line")) is not None:
        found = signed(line)
        if found is None or not has_clock(line) or not _REST.fullmatch(found[2]):
            return None
        return Head(match.start, match.end, found[0], found[1].published)
    if (age := match.said("age")) is not None:
        author = name_of(match.said("author") or "")
        return Head(match.start, match.end, author, age=age) if author else None
    date = match.said("date") or ""
    name, when = name_of(match.said("author") or ""), stamp(date)
    if name is None or when is None or not (when.age or has_clock(date)):
        return None
    return Head(match.start, match.end, name, when.published, when.age)


def find(_: Page, lines: Sequence[Line]) -> Iterable[Thread]:
    """The thread of a page of flat text whose posts have a name, a time and buttons."""
    heads = matches(lines, _forms(), _head)
    if not heads:
        return ()
    headed = any(is_section(line.text) for line in lines[max(0, heads[0].start - 6) : heads[0].start])
    if not headed and len(heads) < 2:
        return ()
    return assemble(lines, heads, Layout("dated", is_reply, 0 if headed and len(heads) > 1 else 600))
