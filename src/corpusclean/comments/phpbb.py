"""phpBB ("Re: TITLE / by NAME » DATE", "Posted: DATE by NAME", "Message par NAME DATE"), and letters.

Letters are posts under "Posted DATE by NAME (guest, #N)".
"""

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
from corpusclean.comments.times import after, before, moment
from corpusclean.comments.words import alternatives, words
from corpusclean.model import Page, Thread


@cache
def _boards() -> tuple[Form, ...]:
    title = r"(?:[^\n]{0,119}[^\n.!?,;:”\"]\n)?"
    number = r"(?:(?:post )?#\s?(?P<order>\d{1,6})\s)?"
    lead = rf"_{{0,4}}(?:quote\s)?(?:{alternatives('board_post')})?\s?(?:{alternatives('board_by')})\s«name»"
    return (
        form(rf"{title}{number}{lead}\s»\s«date»", holding("»"), 5),
        form(
            rf"{number}(?:re:[^\n]{{1,120}}\n)(?:#\s?\d{{1,6}}\s)?{lead}\s(?:»|on|am|le|el|-|—)\s«date»",
            holding("re:"),
            4,
        ),
        form(
            r"(?:re: [^\n]{1,120}\n)?posted:?\s(?P<when>[^\n]{6,60}?)\s(?:\|\s)?by:?\s«name»"
            r"(?:\spost subject:[^\n]{0,120})?",
            holding("posted"),
            3,
        ),
        form(
            rf"(?:re\s?:[^\n]{{1,120}}\n)?(?:{alternatives('board_signed')})\s(?P<signed>[^\n]{{10,110}})",
            holding(*words("board_signed")),
            2,
        ),
    )


@cache
def _letters() -> tuple[Form, ...]:
    weekday = r"(?:\s\(\w{2,4}\))?"
    who = r"by\s?«name»\s?\((?:guest|subscriber|supporter|editor|✭?\s?(?:supporter|subscriber)\s?✭?),?\s?#\d{1,8}\)"
    more = r"(?:\s?\[?link\]?)?(?:\s?\(\d+ responses?\))?"
    return (
        form(
            rf"(?:[^\n]{{0,119}}[^\n.!?,;:”\"]\n)?posted\s(?P<when>[^\n]{{6,50}}?){weekday}\s{who}{more}",
            holding("guest", "subscriber", "supporter", "editor", then=r"[a-z]+\s?✭?,?\s?#\d"),
            5,
        ),
    )


def _head(match: Match) -> Head | None:
    if signed := match.said("signed"):
        return _signed(match, signed)
    name = name_of(match.said("author") or "")
    when = stamp(match.said("date") or match.said("when") or "")
    if name is None or when is None:
        return None
    order = match.said("order") if "order" in match.groups else None
    return Head(match.start, match.end, name, when.published, when.age, order=int(order) if order else None)


def _signed(match: Match, said: str) -> Head | None:
    """A header with a date and a time of day right behind the name: "Message par Ann Ven 3 Mai 2019 - 11:02"."""
    when = moment(said)
    if when is None or not (when.published and when.clock) or after(said, when):
        return None
    name = name_of(before(said, when))
    return Head(match.start, match.end, name, when.published) if name else None


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The phpBB thread of a page of flat text: two posts or more, or one that says "(guest, #N)"."""
    if heads := matches(lines, _letters(), _head):
        return assemble(lines, heads, Layout("phpbb", trailer))
    heads = matches(lines, _boards(), _head)
    return (
        assemble(lines, opened(lines, heads), Layout("phpbb", trailer, nested=False, aside=beside))
        if len(heads) > 1
        else ()
    )
