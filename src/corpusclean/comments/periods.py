"""The page's own period: where its template puts name, time and words, learned from the lines that recur.

Between two lines that state a time lies one post. What stands there in most posts (with numbers made alike) is the
template's; of the rest, a place that always holds a name is the author's. Whether that is a header or a footer is told
by where the buttons, bullets and headings stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve, frozen

from corpusclean.comments.forum import inner_profile
from corpusclean.comments.ground import ABOVE, COVERED, REACH, VALUE, Ground
from corpusclean.comments.header import LONGEST, is_end, is_section, name_of
from corpusclean.comments.stamps import Stamp, bare

_END = re.compile(r"[.!?…。！？)\]”\"»]\W*$")
_FEWEST = 2
_PROFILE_REACH = 12
_NAME = 50
#: So many ranks and facts may stand between a name and its time.
_RANKS = 4
_ALONE = 20


@frozen
class Span:
    """What the template prints around one time: ``lines[start:end]``. ``core``: from name to time, with nothing around
    it. ``name``: the line of the name, ``None`` where it stands in the line of the time or nowhere.
    """

    start: int
    end: int
    core: tuple[int, int]
    author: str | None
    stamp: Stamp


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
        return _directed(ground, _apart([_on_line(ground, n) for n in range(len(ground.stamps))]), 0)
    for side in (_above, _below):
        spans = [side(ground, n) for n in range(len(ground.stamps))]
        named = sum(span.author is not None for span in spans)
        if named >= max(2, COVERED * (len(spans) - int(side is _below))):
            spans = _stripped(ground, _raised(ground, spans) if side is _above else spans)
            return _directed(ground, _apart(spans), -1 if side is _above else 1)
    return [], []


def _apart(spans: list[Span]) -> list[Span]:
    """The spans without the lines that two of them took: those are the earlier one's. Two of one author with nothing
    between them are one: a name and a time that the template prints twice.
    """
    out = spans[:1]
    for span in spans[1:]:
        if span.author and span.author == out[-1].author and span.start <= out[-1].end:
            out[-1] = evolve(span, start=out[-1].start, core=(out[-1].core[0], span.core[1]))
            continue
        low = min(out[-1].end, span.core[0])
        out[-1] = evolve(out[-1], end=low)
        out.append(evolve(span, start=max(span.start, low)))
    return out


def only(ground: Ground) -> tuple[list[Span], list[Period]]:
    """The one post of a page with one time, under a header."""
    side = _on_line if ground.stamps[0].name else _above
    spans = [side(ground, 0)]
    if spans[0].author is None:
        spans = [_below(ground, 0)]
    return spans, _headed(ground, spans)


def _edges(ground: Ground, n: int) -> tuple[int, int]:
    """The lines that may belong to stamp ``n``: from the end of the one before to the start of the next."""
    low = ground.stamps[n - 1].end if n else max(0, ground.stamps[0].start - ABOVE)
    last = n + 1 == len(ground.stamps)
    return low, min(len(ground.lines), ground.stamps[n].end + REACH) if last else ground.stamps[n + 1].start


def _on_line(ground: Ground, n: int) -> Span:
    stamp = ground.stamps[n]
    author = name_of(stamp.before if stamp.name == "before" else stamp.after)
    return _spread(ground, n, (stamp.start, stamp.end), author)


def _above(ground: Ground, n: int) -> Span:
    low, _ = _edges(ground, n)
    stamp = ground.stamps[n]
    at = stamp.start - 1
    while at >= low and (at in ground.loose or _is_value(ground, at, low)):
        at -= 1
    author = _name(ground.lines[at].text) if at >= low else None
    return _spread(ground, n, (at if author else stamp.start, stamp.end), author)


def _is_value(ground: Ground, at: int, low: int) -> bool:
    """Whether the line is what a label of the template on the line above is about ("Subscription:", "PREMIUM")."""
    if at <= low or at - 1 not in ground.loose or len(ground.lines[at].text) > VALUE:
        return False
    above = ground.lines[at - 1].text
    return above.endswith((":", "：")) and len(above) <= VALUE and not is_section(above)


def _raised(ground: Ground, spans: list[Span]) -> list[Span]:
    """The names higher up, where a line there always holds a name too and these are ranks, which recur more."""
    for _ in range(_RANKS):
        ranks = len({span.author for span in spans}) * 2 <= len(spans)
        higher = [_higher(ground, n, span, over=ranks) for n, span in enumerate(spans)]
        better = sum(a is not b for a, b in zip(higher, spans, strict=True))
        kinds = len({span.author for span in higher}), len({span.author for span in spans})
        if better < COVERED * len(spans) or kinds[0] <= kinds[1]:
            return spans
        spans = higher
    return spans


def _higher(ground: Ground, n: int, span: Span, *, over: bool) -> Span:
    """The span with the name above its name; ``over``: beyond what is known to be the template's, too."""
    low, _ = _edges(ground, n)
    at = span.core[0] - 1
    while over and at >= low and at in ground.loose:
        at -= 1
    author = _name(ground.lines[at].text) if span.author and at >= low and at not in ground.loose else None
    return _spread(ground, n, (at, span.core[1]), author) if author else span


def _below(ground: Ground, n: int) -> Span:
    _, high = _edges(ground, n)
    stamp = ground.stamps[n]
    at = stamp.end
    while at < high and at in ground.loose:
        at += 1
    author = _name(ground.lines[at].text) if at < high else None
    return _spread(ground, n, (stamp.start, at + 1 if author else stamp.end), author)


def _name(text: str) -> str | None:
    """The name that a line is, or with which it begins where a member's profile follows on the same line."""
    name = name_of(bare(text)) if len(text) <= _NAME else None
    if name or len(text) > LONGEST or not (":" in text or "：" in text):
        return name
    facts = inner_profile().search(text)
    return name_of(bare(text[: facts.start()])) if facts and facts.start() <= _NAME else None


def _stripped(ground: Ground, spans: list[Span]) -> list[Span]:
    """The authors without a word that stands after most of them ("Ann Members", "Bob Members")."""
    tails = Counter(tail for name in {s.author for s in spans if s.author} if (tail := name.rpartition(" ")[2]) != name)
    common = {tail for tail, count in tails.items() if count >= 3 and count * 2 > len({s.author for s in spans})}
    if not common:
        return spans
    out = []
    for n, span in enumerate(spans):
        head, _, tail = (span.author or "").rpartition(" ")
        out.append(_spread(ground, n, span.core, head) if tail in common else span)
    return _stripped(ground, out)


def _spread(ground: Ground, n: int, core: tuple[int, int], author: str | None) -> Span:
    """The core with the template's lines around it: buttons, badges, avatars, the name again, a profile."""
    low, high = _edges(ground, n)
    start, end = core
    lines = ground.lines
    while start > low and (start - 1 in ground.loose or _of(lines[start - 1].text, author)):
        start -= 1
    while end < high and (end in ground.loose or bare(lines[end].text) == author or _before_profile(ground, end, high)):
        end += 1
    return Span(start, end, core, author, ground.stamps[n])


def _before_profile(ground: Ground, at: int, high: int) -> bool:
    """Whether a short line (a rank, a title) stands directly above a member's profile."""
    near = range(at + 1, min(at + 3, high))
    if ground.lines[at].shape == "list" or any(
        bare(ground.lines[at].text) in (s.before, s.after) for s in ground.stamps if s.name
    ):
        return False
    return any(k in ground.profile for k in near) and all(len(ground.lines[k].text) <= VALUE for k in (at, *near))


def _again(ground: Ground, spans: list[Span]) -> list[Span]:
    """The headers with the author's name where it stands once more above a profile."""
    out, low = [], 0
    for span in spans:
        again = _first_name(ground, span, low)
        if again is not None:
            while again > low and again - 1 in ground.loose:
                again -= 1
            span = evolve(span, start=again)
        out.append(span)
        low = span.end
    return out


def _first_name(ground: Ground, span: Span, low: int) -> int | None:
    """The line not far above a span that holds its author's name, with nothing but short lines between."""
    near = range(span.start - 1, max(low, span.start - _PROFILE_REACH) - 1, -1)
    again = next((at for at in near if bare(ground.lines[at].text) == span.author), None)
    if again is None or any(len(ground.lines[at].text) > 2 * VALUE for at in range(again, span.start)):
        return None
    return again


def _of(text: str, author: str | None) -> bool:
    """Whether the line is the author's name again, or the letter that stands for an avatar."""
    if not author or len(text) > len(author) + 12:
        return False
    text = bare(text)
    return text == author or (len(text) <= 2 and text.casefold() == author[: len(text)].casefold())


def _directed(ground: Ground, spans: list[Span], side: int) -> tuple[list[Span], list[Period]]:
    """The posts with their words below the times, above them, or (name first, time last) between two of them."""
    if len(spans) < _FEWEST:
        return [], []
    up, down = _votes(ground, spans)
    if side > 0 and _split(ground, spans):
        return _between(ground, spans)
    if down > up:
        return spans, _footed(ground, spans)
    spans = _again(ground, spans)
    return spans, _headed(ground, spans)


def _votes(ground: Ground, spans: Sequence[Span]) -> tuple[float, float]:
    """How much speaks for headers, and for footers."""
    lines, n = ground.lines, len(spans)
    tops = sum(not ground.buttons.isdisjoint(range(s.start, s.core[0])) for s in spans[1:])
    bottoms = sum(not ground.buttons.isdisjoint(range(s.core[1], s.end)) for s in spans[:-1])
    up, down = tops / (n - 1) + 0.3, bottoms / (n - 1)
    up += sum(not ground.profile.isdisjoint(range(s.stamp.end, s.end)) for s in spans) / n
    up += sum(lines[s.core[0]].shape == "list" for s in spans) / n > 0.6
    bodies = [_first(ground, s.end) for s in spans[:-1]]
    down += sum(at is not None and lines[at].shape == "list" for at in bodies) / (n - 1) > 0.6
    below = [b.author is not None and _names_next(ground, a, b.author) for a, b in pairwise(spans)]
    down += 2 * sum(below) / (n - 1)
    twice = [_first_name(ground, b, a.end) is not None for a, b in pairwise(spans)]
    up += sum(above and not again for above, again in zip(twice, below, strict=True)) / (n - 1)
    first, last = spans[0], spans[-1]
    if any(is_section(lines[at].text) for at in range(max(0, first.start - 1), first.core[0])):
        up += 1
    after = _first(ground, last.end)
    if after is None or is_end(lines[after].text):
        down += 1
    if first.start == 0 or not _is_sentence(lines[first.start - 1].text):
        down -= 0.5
    return up, down


def _names_next(ground: Ground, span: Span, author: str) -> bool:
    """Whether the next author's name stands below a time, at the end of its span or among the template's lines."""
    return any(
        bare(ground.lines[at].text) == author for at in range(span.core[1], min(span.end + 1, len(ground.lines)))
    )


def _is_sentence(text: str) -> bool:
    return len(text) > LONGEST or _END.search(text) is not None


def _first(ground: Ground, at: int) -> int | None:
    return at if at < len(ground.lines) else None


def _split(ground: Ground, spans: Sequence[Span]) -> bool:
    """Whether buttons stand between a time and the name below it: the name is the next post's."""
    pressed = sum(not ground.buttons.isdisjoint(range(s.stamp.end, s.core[1] - 1)) for s in spans[:-1] if s.author)
    return pressed * 2 > len(spans) - 1


def _headed(ground: Ground, spans: list[Span]) -> list[Period]:
    ends = [*(span.start for span in spans[1:]), _last(ground, spans)]
    return [Period(s.author, s.stamp, s.end, max(s.end, end)) for s, end in zip(spans, ends, strict=True)]


def _footed(ground: Ground, spans: list[Span]) -> list[Period]:
    starts = [_top(ground, spans[0].start, spans), *(span.end for span in spans[:-1])]
    return [Period(s.author, s.stamp, min(start, s.start), s.start) for s, start in zip(spans, starts, strict=True)]


def _between(ground: Ground, spans: list[Span]) -> tuple[list[Span], list[Period]]:
    top = _top(ground, spans[0].stamp.start, spans)
    top = next((at for at in range(top, spans[0].stamp.start) if _name(ground.lines[at].text)), top)
    first = Span(top, top + 1, (top, top + 1), _name(ground.lines[top].text), spans[0].stamp)
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


def _top(ground: Ground, below: int, spans: Sequence[Span]) -> int:
    """Where the first post of a page with footers begins."""
    lines = ground.lines
    if spans[0].author:
        near = range(below - 1, max(0, below - 4 * REACH) - 1, -1)
        named = next((at for at in near if bare(lines[at].text) == spans[0].author), None)
        if named is not None:
            return named
    listed = sum(s.end < len(lines) and lines[s.end].shape == "list" for s in spans[:-1]) * 2 > len(spans) - 1
    at = below
    while at > max(0, below - REACH):
        if at < below and listed and lines[at].shape == "list":
            return at
        if (
            is_section(lines[at - 1].text)
            or lines[at - 1].shape == "heading"
            or (at < below and at - 1 in ground.loose)
        ):
            return at
        at -= 1
    return at


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
        if trailed and at > last.end and at in ground.buttons:
            return at
        if at > last.end and is_section(line.text):
            return at
    return most
