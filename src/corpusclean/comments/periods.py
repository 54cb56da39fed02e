"""The page's own period: where its template puts name, time and words, learned from the lines that recur.

Between two lines that state a time lies one post. What stands there in most posts (with numbers made alike) is the
template's; of the rest, a place that always holds a name is the author's. Whether that is a header or a footer is told
by where the buttons, bullets and headings stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve, frozen

from corpusclean.comments.directions import CLOSED, top_of, votes
from corpusclean.comments.ground import COVERED, REACH, Ground
from corpusclean.comments.name_lines import name_in
from corpusclean.comments.quoting import is_quote_end
from corpusclean.comments.shared_names import stripped, unglued, uninitialled, unled
from corpusclean.comments.spans import Span, above, apart, below, from_first_name, on_line, raised
from corpusclean.comments.stamps import Stamp
from corpusclean.comments.template import is_end, is_section
from corpusclean.comments.titles import titled

_FEWEST = 2
_ALONE = 20
#: So near above the first words a name may stand over a number of the template.
_ABOVE = 4
_NAME_WORDS = 2


@frozen
class Period:
    """One post: its author, its time, and its words, ``lines[start:end]``."""

    author: str | None
    stamp: Stamp
    start: int
    end: int


def periods(ground: Ground) -> tuple[list[Span], list[Period]]:
    """The posts under the reading of the template that fits best; none where no place always holds a name."""
    if len(ground.stamps) < _FEWEST:
        return [], []
    if ground.stamps[0].name:
        spans = [on_line(ground, n) for n in range(len(ground.stamps))]
        return _directed(ground, apart(unglued(ground, spans)), 0)
    for side in (above, below):
        spans = [side(ground, n) for n in range(len(ground.stamps))]
        named = sum(span.author is not None for span in spans)
        if named >= max(2, COVERED * (len(spans) - int(side is below))) and not _is_caption(spans):
            spans = stripped(ground, raised(ground, spans) if side is above else spans)
            return _directed(ground, apart(unglued(ground, spans)), -1 if side is above else 1)
    return [], []


def _is_caption(spans: Sequence[Span]) -> bool:
    """Whether what is read as the names of several posts is one and the same line of several words: a button."""
    names = {span.author for span in spans if span.author}
    return len(spans) > _FEWEST and len(names) == 1 and len(names.pop().split()) > _NAME_WORDS


def only(ground: Ground) -> tuple[list[Span], list[Period]]:
    """The one post of a page with one time, under a header."""
    side = on_line if ground.stamps[0].name else above
    spans = [side(ground, 0)]
    if spans[0].author is None:
        spans = [below(ground, 0)]
    return spans, _headed(ground, spans)


def _directed(ground: Ground, spans: list[Span], side: int) -> tuple[list[Span], list[Period]]:
    """The posts with their words below the times, above them, or (name first, time last) between two of them."""
    if len(spans) < _FEWEST:
        return [], []
    spans = unled(ground, uninitialled(ground, spans))
    up, down = votes(ground, spans)
    if side > 0 and (_split(ground, spans) or _listed(ground, spans) or _named_first(ground, spans)):
        return _between(ground, spans)
    if down > up:
        return spans, _footed(ground, spans)
    spans = titled(ground, from_first_name(ground, spans))
    return spans, _headed(ground, spans)


def _split(ground: Ground, spans: Sequence[Span]) -> bool:
    """Whether buttons stand between a time and the name below it: the name is the next post's."""
    pressed = sum(not ground.buttons.isdisjoint(range(s.stamp.end, s.core[1] - 1)) for s in spans[:-1] if s.author)
    return pressed * 2 > len(spans) - 1


def _listed(ground: Ground, spans: Sequence[Span]) -> bool:
    """Whether most names below a time, but none below the last, begin an item of a list, and no time does: the name is
    the next post's.
    """
    if spans[-1].author is not None:
        return False
    named = [span for span in spans if span.author]
    begun = sum(ground.lines[span.core[1] - 1].shape == "list" for span in named)
    return begun * 10 > len(named) * 6 and not any(ground.lines[s.stamp.start].shape == "list" for s in spans)


def _named_first(ground: Ground, spans: Sequence[Span]) -> bool:
    """Whether a name stands where the first post begins, below a heading: each name is that of the words below it.
    Where a name seems to stand below the last time, too, a sentence stands between the first name and its time.
    """
    below = spans[0].stamp.start
    top = top_of(ground, below, spans)
    if top == 0 or not is_section(ground.lines[top - 1].text) or name_in(ground.lines[top].text) is None:
        return False
    return spans[-1].author is None or any(CLOSED.search(ground.lines[at].text) for at in range(top + 1, below))


def _headed(ground: Ground, spans: list[Span]) -> list[Period]:
    ends = [*(span.start for span in spans[1:]), _last(ground, spans)]
    return [Period(s.author, s.stamp, s.end, max(s.end, end)) for s, end in zip(spans, ends, strict=True)]


def _footed(ground: Ground, spans: list[Span]) -> list[Period]:
    top, below = top_of(ground, spans[0].start, spans), spans[0].start
    if top == max(0, below - REACH) and spans[0].author is not None:
        top = max(top, below - _usual(spans))
    starts = [top, *(span.end for span in spans[:-1])]
    return [Period(s.author, s.stamp, min(start, s.start), s.start) for s, start in zip(spans, starts, strict=True)]


def _usual(spans: Sequence[Span]) -> int:
    """How many lines stand between two spans at most, in half of the cases."""
    return sorted(b.start - a.end for a, b in pairwise(spans))[(len(spans) - 2) // 2]


def _between(ground: Ground, spans: list[Span]) -> tuple[list[Span], list[Period]]:
    top = _first_named(ground, spans)
    first = Span(top, top + 1, (top, top + 1), name_in(ground.lines[top].text), spans[0].stamp)
    out = []
    for one, other in pairwise([first, *spans]):
        last = other.stamp.start
        while last > one.end and last - 1 in ground.loose:
            last -= 1
        out.append(Period(one.author, other.stamp, one.end, max(one.end, last)))
    last_span = spans[-1]
    end = last_span.stamp.end
    while end < len(ground.lines) and end in ground.loose:
        end += 1
    return [first, *spans[:-1], evolve(last_span, end=end, core=(last_span.stamp.start, last_span.stamp.end))], out


def _first_named(ground: Ground, spans: Sequence[Span]) -> int:
    """The line of the first post's name: right below what bounds the thread, else the one nearest to the words."""
    below, lines = spans[0].stamp.start, ground.lines
    top = top_of(ground, below, spans)
    bounded = top > 0 and (
        is_section(lines[top - 1].text) or lines[top - 1].shape == "heading" or top - 1 in ground.loose
    )
    if bounded:
        above_it = [at for at in range(top - 1, max(0, top - _ABOVE), -1) if at not in ground.loose][:1]
        named = (at for at in (*range(top, below), *above_it) if name_in(lines[at].text))
        return next(named, top)
    longest = max(b.stamp.start - a.stamp.end for a, b in pairwise(spans))
    low = max(top, below - 2 * longest - 2)
    return next((at for at in range(below - 1, low - 1, -1) if name_in(lines[at].text)), low)


def _last(ground: Ground, spans: Sequence[Span]) -> int:
    """Where the last post under a header ends: at its buttons, at what ends a thread, or where no other is as long."""
    lines, last = ground.lines, spans[-1]
    pressed = sum(not ground.buttons.isdisjoint(range(s.start, s.core[0])) for s in spans[1:])
    trailed = len(spans) == 1 or pressed * 2 > len(spans) - 1
    longest = max((b.start - a.end for a, b in pairwise(spans)), default=_ALONE)
    most = min(len(lines), last.end + max(2 * longest, 4) + 4)
    margin = min(lines[last.core[0]].indent, lines[min(last.end, len(lines) - 1)].indent)
    for at in range(last.end, most):
        line = lines[at]
        if is_end(line.text) or (line.shape == "heading" and at > last.end) or (line.text and line.indent < margin):
            return at
        if trailed and at > last.end and at in ground.buttons and not is_quote_end(line.text):
            return at
        if at > last.end and is_section(line.text):
            return at
    return most
