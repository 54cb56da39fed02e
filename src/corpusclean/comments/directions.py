"""Whether names and times stand above the words of posts or below them, and where the first words begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpusclean.comments.ground import REACH, Ground
from corpusclean.comments.name_lines import name_in
from corpusclean.comments.spans import Span, first_name
from corpusclean.comments.stamps import bare
from corpusclean.comments.template import LONGEST, is_end, is_section

_LIKELY = 0.8
#: What decides where nothing else does.
_SLIGHT = 0.5
_SEVERAL = 4
#: The end of a sentence.
CLOSED = re.compile(r"[.!?…。！？)\]”\"»]\W*$")


def votes(ground: Ground, spans: Sequence[Span]) -> tuple[float, float]:
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
    twice = [first_name(ground, b, a.end) is not None for a, b in pairwise(spans)]
    up += sum(above and not again for above, again in zip(twice, below, strict=True)) / (n - 1)
    first, last = spans[0], spans[-1]
    if any(is_section(lines[at].text) for at in range(max(0, first.start - 1), first.core[0])):
        up += 1
    after = _first(ground, last.end)
    if after is None or is_end(lines[after].text):
        down += 1 + _begins_with_words(ground, spans)
    up += _goes_on(ground, spans)
    down += _SLIGHT * _is_left_bare(ground, spans)
    if first.start == 0 or not _is_sentence(lines[first.start - 1].text):
        down -= 0.5
    return up, down


def _names_next(ground: Ground, span: Span, author: str) -> bool:
    """Whether the next author's name stands below a time, at the end of its span or among the template's lines."""
    return any(
        bare(ground.lines[at].text) == author for at in range(span.core[1], min(span.end + 1, len(ground.lines)))
    )


def _goes_on(ground: Ground, spans: Sequence[Span]) -> float:
    """How sure one more post stands below the last time: a sentence, and the template or the end below."""
    lines, last = ground.lines, spans[-1].end
    longest = max(b.start - a.end for a, b in pairwise(spans))
    near = range(last, min(last + longest + 1, len(lines)))
    stop = next((at for at in near if at in ground.loose or is_end(lines[at].text)), last)
    if not any(_is_sentence(lines[at].text) for at in range(last, stop)):
        return 0
    return 1 if stop in ground.loose else 0 if _begins_with_words(ground, spans) else _LIKELY


def _is_left_bare(ground: Ground, spans: Sequence[Span]) -> bool:
    """Whether a sentence stands above the first time and between nearly all of several, but none below the last."""
    lines, last = ground.lines, spans[-1].end
    if len(spans) < _SEVERAL or not spans[0].start or not _is_sentence(lines[spans[0].start - 1].text):
        return False
    gaps = [range(a.end, b.start) for a, b in pairwise(spans)]
    said = sum(any(_is_sentence(lines[at].text) for at in gap) for gap in gaps)
    below = range(last, min(last + max(map(len, gaps)) + 1, len(lines)))
    return said >= _LIKELY * len(gaps) and not any(_is_sentence(lines[at].text) for at in below)


def _begins_with_words(ground: Ground, spans: Sequence[Span]) -> bool:
    """Whether a sentence stands between a heading of comments and the first time."""
    lines, below = ground.lines, spans[0].start
    top = top_of(ground, below, spans)
    headed = top > 0 and is_section(lines[top - 1].text)
    return headed and any(_is_sentence(lines[at].text) for at in range(top, below))


def _is_sentence(text: str) -> bool:
    return len(text) > LONGEST or CLOSED.search(text) is not None


def _first(ground: Ground, at: int) -> int | None:
    return at if at < len(ground.lines) else None


def top_of(ground: Ground, below: int, spans: Sequence[Span]) -> int:
    """Where the first post of a page with footers begins."""
    lines = ground.lines
    if spans[0].author:
        near = range(below - 1, max(0, below - 4 * REACH) - 1, -1)
        named = next((at for at in near if bare(lines[at].text) == spans[0].author), None)
        if named is not None:
            return named
    listed = sum(s.end < len(lines) and lines[s.end].shape == "list" for s in spans[:-1]) * 2 > len(spans) - 1
    while below > 0 and below - 1 in ground.loose and not is_section(lines[below - 1].text):
        below -= 1
    at = below
    while at > max(0, below - REACH):
        if at < below and listed and lines[at].shape == "list":
            return at
        if at > 1 and _is_named_heading(ground, at - 1):
            return at - 1
        if (
            is_section(lines[at - 1].text)
            or lines[at - 1].shape == "heading"
            or (at < below and at - 1 in ground.loose)
        ):
            return at
        at -= 1
    return at


def _is_named_heading(ground: Ground, at: int) -> bool:
    """Whether a line is a heading with a name, right below a heading of comments."""
    one, other = ground.lines[at - 1], ground.lines[at]
    return other.shape == "heading" and is_section(one.text) and name_in(other.text) is not None
