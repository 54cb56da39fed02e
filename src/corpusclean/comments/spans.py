"""What the template prints around each time: the name on its line, above it or below it, and what belongs to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import cache

from attrs import evolve, frozen

from corpusclean.comments.ground import ABOVE, COVERED, REACH, VALUE, Ground
from corpusclean.comments.header import by_pattern, name_of
from corpusclean.comments.name_lines import is_name_label, name_in
from corpusclean.comments.stamps import Stamp, bare
from corpusclean.comments.template import is_section
from corpusclean.comments.words import words

_NUMBERED = re.compile(r"#\d{1,6}(?=\D)")
_TAIL = re.compile(r"[^\W\d_a-z][^\W\d_]{3,20}$")
_INITIAL = re.compile(r"([^\W\d_])\s(?=\1)", re.IGNORECASE)
_PROFILE_REACH = 12
_SEVERAL = 3
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
    return _spread(ground, n, (stamp.start, stamp.end), author)


def above(ground: Ground, n: int) -> Span:
    """The span of stamp ``n`` with the name that stands above it."""
    low, _ = _edges(ground, n)
    stamp = ground.stamps[n]
    at = stamp.start - 1
    while at >= low and (at in ground.loose or _is_value(ground, at, low)):
        at -= 1
    author = name_in(ground.lines[at].text) if at >= low else None
    return _spread(ground, n, (at if author else stamp.start, stamp.end), author)


def below(ground: Ground, n: int) -> Span:
    """The span of stamp ``n`` with the name that stands below it."""
    _, high = _edges(ground, n)
    stamp = ground.stamps[n]
    at = stamp.end
    while at < high and at in ground.loose:
        at += 1
    author = name_in(ground.lines[at].text) if at < high else None
    return _spread(ground, n, (stamp.start, at + 1 if author else stamp.end), author)


def raised(ground: Ground, spans: list[Span]) -> list[Span]:
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


def stripped(ground: Ground, spans: list[Span]) -> list[Span]:
    """The authors without a word that stands after most of them ("Ann Members", "Bob Members")."""
    tails = _shared(spans, lambda name: name.rpartition(" ")[2])
    if not tails:
        return spans
    out = []
    for n, span in enumerate(spans):
        head, _, tail = (span.author or "").rpartition(" ")
        out.append(_spread(ground, n, span.core, head) if tail in tails else span)
    return stripped(ground, out)


def unled(ground: Ground, spans: list[Span]) -> list[Span]:
    """The authors without the one word that stands before most of them ("Profile Ann", "Profile Bob"); more words are
    no label but a title.
    """
    leads = _shared(spans, lambda name: name.partition(" ")[0])
    out = []
    for n, span in enumerate(spans):
        lead, _, rest = (span.author or "").partition(" ")
        out.append(_spread(ground, n, span.core, rest) if lead in leads and name_of(rest) else span)
    same = len({span.author for span in out}) == len({span.author for span in spans})
    return out if same and not _shared(out, lambda name: name.partition(" ")[0]) else spans


def _shared(spans: Sequence[Span], part: Callable[[str], str]) -> Set[str]:
    """The words that several authors, more than half of them, have as that part of a name of more words."""
    names = {span.author for span in spans if span.author}
    seen = Counter(part(name) for name in names if " " in name)
    return {word for word, count in seen.items() if count >= _SEVERAL and count * 2 > len({s.author for s in spans})}


def uninitialled(ground: Ground, spans: list[Span]) -> list[Span]:
    """The authors without the letter that stands for a picture of most of them: "J Jane Doe", "m mole77"."""
    found = [_INITIAL.match(span.author or "") for span in spans]
    if sum(match is not None for match in found) < max(_SEVERAL, COVERED * len(spans)):
        return spans
    cut = zip(spans, found, strict=True)
    return [_spread(ground, n, s.core, s.author[m.end() :] if m and s.author else s.author) for n, (s, m) in enumerate(cut)]


def unglued(ground: Ground, spans: list[Span]) -> list[Span]:
    """The authors without what the template prints right before and behind all of them: "Review by Ann", "Annsays",
    "Bob7says".
    """
    names = {span.author for span in spans if span.author}
    if len(names) < _SEVERAL:
        return spans
    first = min(names)
    tail = next((tail for tail in _tails() if first.endswith(tail)), "") or _shared_tail(names)
    shared = tail and all(name.endswith(tail) and len(name) > len(tail) for name in names)
    cut = len(tail) if shared and not all(name[-len(tail) - 1].islower() for name in names) else 0
    lead = _NUMBERED if first.startswith("#") else by_pattern()
    leads = [match.end() for name in names if (match := lead.match(name))]
    if not cut and len(leads) < len(names):
        return spans
    out = []
    for n, span in enumerate(spans):
        name = span.author or ""
        match = lead.match(name) if len(leads) == len(names) else None
        bare_name = name_of(name[match.end() if match else 0 : len(name) - cut])
        out.append(_spread(ground, n, span.core, bare_name) if span.author and bare_name else span)
    return out


def _shared_tail(names: Set[str]) -> str:
    """A capitalised word that has run into the end of all of several names: "Ann BakerMember", "mole77Member"."""
    if len(names) <= _SEVERAL:
        return ""
    backwards = sorted(name[::-1] for name in names)
    match = _TAIL.search(backwards[0][: _alike(backwards[0], backwards[-1])][::-1])
    return match[0] if match and all(name[-len(match[0]) - 1 :][:1].strip() for name in names) else ""


def _alike(one: str, other: str) -> int:
    """How many characters two texts share at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


@cache
def _tails() -> tuple[str, ...]:
    """What may have run into the end of a name, the longest first."""
    found = {word for table in ("says", "fillers", "badges") for word in words(table) if len(word) > 1}
    return tuple(sorted({*found, *(word.title() for word in found)}, key=lambda word: (-len(word), word)))


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
    return _spread(ground, n, (at, span.core[1]), author) if author else span


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


def _of(text: str, author: str | None) -> bool:
    """Whether the line is the author's name again, or the letter that stands for an avatar."""
    if not author or len(text) > len(author) + 12:
        return False
    text = bare(text)
    return text == author or (len(text) <= 2 and text.casefold() == author[: len(text)].casefold())
