"""Stack Exchange: everything stands above its author, and since 2025 comments between their author and their time.

Question and answers: "SCORE / BODY / Share / answered DATE / NAME / 30.5k 18 gold badges"; comments on them:
"BODY / – NAME / DATE", or "NAME / NAME AGE / BODY / 2021-04-08T04:06:17.467Z+00:00 / SCORE / Reply".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from attrs import evolve, frozen

from corpusclean.comments.anchors import holding
from corpusclean.comments.assemble import deepen
from corpusclean.comments.header import is_deleted, name_of
from corpusclean.comments.header_times import stamp as time_in
from corpusclean.comments.lines import Line, Lines
from corpusclean.comments.stamps import Stamp, stamps
from corpusclean.comments.template import LONGEST, is_furniture, is_section
from corpusclean.comments.times import moment
from corpusclean.comments.words import alternatives, stems
from corpusclean.model import Page, Post, Thread

_FEWEST = 2
_NAME_REACH = 5
_SIGNATURE = 12
_DASH = re.compile(r"[–—-]\s?")
_MACHINE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d){1,2}")
#: Lines above the first comment on a post, which say how many there are and ask for more.
_HEAD_REACH = 8
_FAME = re.compile(r"[\d.,]+k?\b.{0,80}|(?:gold|silver|bronze) badges?", re.IGNORECASE)
_CONTROL = re.compile(
    r"(?:share|\d+ answers?(?: \d+)?|reset to default|sorted by:?|highest score \(default\)|(?:show|more comments?)\b|"
    r"trending \(recent votes count more\)|date (?:modified|created) \((?:newest|oldest) first\)|"
    r"sign up to request clarification or add additional context in comments\.|"
    r"viewed .{1,20} times?|asked .{1,40} ago|modified .{1,40} ago|"
    r"improve this (?:question|answer)|follow|cite|edit|flag|add a comment|show \d+ more comments?|\||commented|"
    r"edited|asked|answered|modified|viewed|bounty.{0,40}|community wiki|–|[\d\s|,.k+-]+)++",
    re.IGNORECASE,
)


@frozen
class _Foot:
    """The lines below a text: ``lines[start:end]`` with its author and time. ``deep``: a comment's.

    ``head``: the lines with its author where they stand above the text. ``score``: where it stands below.
    """

    start: int
    end: int
    author: str | None
    stamp: Stamp
    deep: bool
    head: range = range(0)
    score: int | None = None


@cache
def _posted() -> re.Pattern[str]:
    return re.compile(rf"(?:^|badges?\s)(?:{alternatives('posted')})(?!\w)", re.IGNORECASE)


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The questions and answers of a page of flat text."""
    if not lines.hold(("badge",)):
        return ()
    told = lines.anchored(holding(*stems("posted")))
    if len(told) < _FEWEST or sum(_says_posted(lines[at]) for at in told) < _FEWEST:
        return ()
    feet = _feet(lines)
    if sum(not foot.deep for foot in feet) < _FEWEST or not any(_fame(lines, foot) for foot in feet):
        return ()
    posts, depths, low = [], [], _top(lines, feet[0].start)
    for number, foot in enumerate(feet):
        post = _post(lines, low, foot)
        posts.append(evolve(post, opening=number == 0, kind="comment" if foot.deep else "answer"))
        depths.append(int(foot.deep))
        low = foot.end
    return (Thread("stackexchange", deepen(posts, depths)),)


def _says_posted(line: Line) -> bool:
    return _posted().search(line.low) is not None


def _fame(lines: Sequence[Line], foot: _Foot) -> bool:
    return any("badge" in lines[at].low for at in range(foot.start, foot.end))


def _feet(lines: Lines) -> list[_Foot]:
    feet: list[_Foot] = []
    low = 0
    for stamp in stamps(lines):
        above = lines[stamp.start - 1].low if stamp.start else ""
        below = lines[stamp.end].low if stamp.end < len(lines) else ""
        if stamp.start < low or below.startswith(("modified", "viewed")):
            continue
        if _says_posted(lines[stamp.start]) or (_posted().fullmatch(above) and not stamp.before):
            foot = _answer(lines, stamp, low)
        else:
            foot = (_comment(lines, stamp, low) or _headed(lines, stamp, low)) if feet else None
        if foot:
            feet.append(foot)
            low = foot.end
    return feet


def _answer(lines: Sequence[Line], stamp: Stamp, low: int) -> _Foot | None:
    named = next((at for at in range(stamp.end, min(stamp.end + 2, len(lines))) if name_of(lines[at].text)), None)
    if named is None:
        return None
    end = named + 1
    while end < len(lines) and lines[end].text == lines[named].text:
        end += 1
    while end < len(lines) and (_FAME.fullmatch(lines[end].text) or _is_control(lines[end].text)):
        if (
            end > named + 1
            and lines[end].text.isdigit()
            and not _FAME.fullmatch(lines[min(end + 1, len(lines) - 1)].text)
        ):
            break
        end += 1
    return _Foot(_up(lines, stamp.start, low), end, name_of(lines[named].text), stamp, deep=False)


def _comment(lines: Sequence[Line], stamp: Stamp, low: int) -> _Foot | None:
    """A line "– NAME" above a date, with the name and other forms of the date around it."""
    for at in range(stamp.start - 1, max(low, stamp.start - _NAME_REACH) - 1, -1):
        text = lines[at].text
        author = name_of(_DASH.sub("", text, count=1)) if _DASH.match(text) else None
        if lines[at].shape == "list" and at + 1 == stamp.start:
            author = name_of(text)
        if text in ("–", "—", "-") and at + 1 < stamp.start:
            author = name_of(lines[at + 1].text)
        if author:
            start = at
            while start > low and lines[start - 1].text == author:
                start -= 1
            end = stamp.end
            if end < len(lines) and lines[end].low.startswith("commented"):
                end += 1 + (lines[end].low == "commented")
            while (
                end < len(lines)
                and len(lines[end].text) <= LONGEST
                and _is_control(lines[end].text)
                and not lines[end].text.isdigit()
            ):
                end += 1
            return _Foot(start, end, author, stamp, deep=True)
    return None


def _headed(lines: Sequence[Line], stamp: Stamp, low: int) -> _Foot | None:
    """A comment whose author, told twice, stands above its words, and the time as machines read it below them."""
    if not _MACHINE_TIME.fullmatch(lines[stamp.start].text):
        return None
    head = next((head for at in range(low, low + _HEAD_REACH) if (head := _head(lines, at, stamp.start))), None)
    if head is None:
        return None
    end, score = stamp.end, None
    if end + 1 < len(lines) and lines[end].text.isdecimal() and is_furniture(lines[end + 1].text):
        score = int(lines[end].text[:9])
        end += 1
    while end < len(lines) and _is_control(lines[end].text) and not lines[end].text.isdigit():
        end += 1
    return _Foot(stamp.start, end, name_of(lines[head.start].text), stamp, deep=True, head=head, score=score)


def _head(lines: Sequence[Line], at: int, high: int) -> range | None:
    """The lines "NAME / NAME AGE" or "NAME / NAME / AGE" that begin at ``at``, with words between them and ``high``."""
    if at + 2 >= high or not (name := name_of(lines[at].text)):
        return None
    second = lines[at + 1].text
    if second.startswith(f"{name} ") and moment(second.removeprefix(name)):
        return range(at, at + 2)
    age = lines[at + 2].text
    return range(at, at + 3) if second == name and at + 3 < high and len(age) <= LONGEST and moment(age) else None


def _up(lines: Sequence[Line], at: int, low: int) -> int:
    """Above the signature: buttons, and who edited the text when."""
    start = at
    for k in range(at - 1, low - 1, -1):
        text = lines[k].text
        if len(text) > LONGEST or is_deleted(text) or (text and k + 1 < start and not any(map(str.isalpha, text))):
            break
        if _is_control(text) or (_FAME.fullmatch(text) and "badge" in text):
            start = k
        elif at - k > _SIGNATURE or not _is_editor(text):
            break
        elif text.casefold().startswith("edited"):
            start = k
    return start


def _is_editor(text: str) -> bool:
    """Whether the line may be part of who changed a text and when."""
    return bool(name_of(text) or text.casefold().startswith("edited") or _FAME.fullmatch(text) or time_in(text))


def _is_control(text: str) -> bool:
    if is_deleted(text):
        return False
    return not text or is_furniture(text) or is_section(text) or _CONTROL.fullmatch(text.casefold()) is not None


def _top(lines: Sequence[Line], first: int) -> int:
    """Where the question begins: below the lines that say how old it is."""
    for at in range(first - 1, max(0, first - 200) - 1, -1):
        if re.match(r"(?:viewed|modified|asked) ", lines[at].low) or lines[at].low in ("viewed", "modified"):
            return at + 1
    return first


def _post(lines: Sequence[Line], low: int, foot: _Foot) -> Post:
    body = list(range(max(low, foot.head.stop), foot.start))
    score = foot.score
    while body and _is_control(lines[body[0]].text):
        said = lines[body.pop(0)].text.replace("−", "-").lstrip("•* ")
        score = int(said) if re.fullmatch(r"-?\d{1,6}", said) else score
    while body and _is_control(lines[body[-1]].text):
        body.pop()
    meta = [at for at in range(low, foot.end) if at not in set(body)]
    when = foot.stamp.when
    first = foot.stamp.start - int(foot.deep and not foot.head)
    raw = [lines[at].text for at in (*foot.head, *range(first, min(foot.end, foot.stamp.end + 1)))]
    return Post(
        meta=tuple(lines[at].block for at in meta),
        body=tuple(lines[at].block for at in body),
        author=foot.author,
        published=when.published,
        age=when.age,
        score=score,
        raw="\n".join(text for text in raw if text),
    )
