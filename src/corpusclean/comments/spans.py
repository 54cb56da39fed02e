"""What the template prints around each time: the name on its line, above it or below it, and what belongs to them."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from corpusclean.comments.ground import ABOVE, COVERED, REACH, VALUE, Ground
from corpusclean.comments.header import is_name_label, name_of
from corpusclean.comments.name_lines import name_in
from corpusclean.comments.stamps import Stamp, bare
from corpusclean.comments.template import is_section

#: The end of a sentence of several words, as no rank has.
_SENTENCE = re.compile(r"\s\S+\s\S+[.!?…]$|[。！？]$")
#: Signs without width around a name of a network.
_ISOLATES = "\u202a\u202c\u2066\u2068 "
_PROFILE_REACH = 12
#: So many ranks and facts may stand between a name and its time.
_RANKS = 4


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


def on_line(ground: Ground, n: int) -> Span:
    """The span of stamp ``n`` with the name that stands on its line."""
    stamp = ground.stamps[n]
    author = name_of(stamp.before if stamp.name == "before" else stamp.after)
    return spread(ground, n, (stamp.start, stamp.end), author)


def above(ground: Ground, n: int) -> Span:
    """The span of stamp ``n`` with the name that stands above it."""
    low, _ = _edges(ground, n)
    stamp = ground.stamps[n]
    at = stamp.start - 1
    while at >= low and (at in ground.loose or _is_value(ground, at, low)):
        at -= 1
    author = name_in(ground.lines[at].text) if at >= low else None
    return spread(ground, n, (at if author else stamp.start, stamp.end), author)


def below(ground: Ground, n: int) -> Span:
    """The span of stamp ``n`` with the name that stands below it."""
    _, high = _edges(ground, n)
    stamp = ground.stamps[n]
    at = stamp.end
    while at < high and at in ground.loose:
        at += 1
    author = name_in(ground.lines[at].text) if at < high else None
    return spread(ground, n, (stamp.start, at + 1 if author else stamp.end), author)


def raised(ground: Ground, spans: list[Span]) -> list[Span]:
    """The names higher up, where a line there always holds a name too and these are ranks, which recur more, or the
    names of a network ("@jane").
    """
    handled = sum(ground.lines[s.core[0]].text.lstrip(_ISOLATES).startswith("@") for s in spans) >= COVERED * len(spans)
    for _ in range(_RANKS):
        ranks = len({span.author for span in spans}) * 2 <= len(spans)
        higher = [_higher(ground, n, span, over=ranks) for n, span in enumerate(spans)]
        better = sum(a is not b for a, b in zip(higher, spans, strict=True))
        kinds = len({span.author for span in higher}), len({span.author for span in spans})
        if better < COVERED * len(spans) or (kinds[0] <= kinds[1] and not handled):
            return spans
        handled = False
        spans = higher
    return spans


def apart(spans: list[Span]) -> list[Span]:
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


def from_first_name(ground: Ground, spans: list[Span]) -> list[Span]:
    """The headers with the author's name where it stands once more above a profile."""
    out, low = [], 0
    for span in spans:
        again = first_name(ground, span, low)
        if again is not None:
            while again > low and again - 1 in ground.loose:
                again -= 1
            span = evolve(span, start=again)
        out.append(span)
        low = span.end
    return out


def first_name(ground: Ground, span: Span, low: int) -> int | None:
    """The line not far above a span that holds its author's name, with nothing but short lines between."""
    near = range(span.start - 1, max(low, span.start - _PROFILE_REACH) - 1, -1)
    again = next((at for at in near if bare(ground.lines[at].text) == span.author), None)
    if again is None or any(len(ground.lines[at].text) > 2 * VALUE for at in range(again, span.start)):
        return None
    return again


def _edges(ground: Ground, n: int) -> tuple[int, int]:
    """The lines that may belong to stamp ``n``: from the end of the one before to the start of the next."""
    low = ground.stamps[n - 1].end if n else max(0, ground.stamps[0].start - ABOVE)
    last = n + 1 == len(ground.stamps)
    return low, min(len(ground.lines), ground.stamps[n].end + REACH) if last else ground.stamps[n + 1].start


def _is_value(ground: Ground, at: int, low: int) -> bool:
    """Whether the line is what a label of the template on the line above is about ("Subscription:", "PREMIUM")."""
    if at <= low or at - 1 not in ground.loose or len(ground.lines[at].text) > VALUE:
        return False
    above = ground.lines[at - 1].text
    if is_name_label(above):
        return False
    return above.endswith((":", "：")) and len(above) <= VALUE and not is_section(above)


def _higher(ground: Ground, n: int, span: Span, *, over: bool) -> Span:
    """The span with the name above its name; ``over``: beyond what is known to be the template's, too."""
    low, _ = _edges(ground, n)
    at = span.core[0] - 1
    while over and at >= low and at in ground.loose:
        at -= 1
    author = name_in(ground.lines[at].text) if span.author and at >= low and at not in ground.loose else None
    return spread(ground, n, (at, span.core[1]), author) if author else span


def spread(ground: Ground, n: int, core: tuple[int, int], author: str | None) -> Span:
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
    if _SENTENCE.search(ground.lines[at].text):
        return False
    if ground.lines[at].shape == "list" or any(
        bare(ground.lines[at].text) in (s.before, s.after) for s in ground.stamps if s.name
    ):
        return False
    return any(k in ground.profile for k in near) and all(len(ground.lines[k].text) <= VALUE for k in (at, *near))


def _of(text: str, author: str | None) -> bool:
    """Whether the line is the author's name again, or the letter that stands for an avatar."""
    if not author or len(text) > len(author) + 12:
        return False
    text = bare(text)
    return text == author or (len(text) <= 2 and text.casefold() == author[: len(text)].casefold())
