"""Authors without what a template prints around all of their names: labels, badges, letters instead of pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import cache

from corpusclean.comments.ground import COVERED, Ground
from corpusclean.comments.header import by_pattern, name_of
from corpusclean.comments.spans import Span, spread
from corpusclean.comments.words import words

_NUMBERED = re.compile(r"#\d{1,6}(?=\D)")
_TAIL = re.compile(r"[^\W\d_a-z][^\W\d_]{3,20}$")
_INITIAL = re.compile(r"([^\W\d_])\s(?=\1)", re.IGNORECASE)
_SEVERAL = 3


def stripped(ground: Ground, spans: list[Span]) -> list[Span]:
    """The authors without a word that stands after most of them ("Ann Members", "Bob Members")."""
    tails = _shared(spans, lambda name: name.rpartition(" ")[2])
    if not tails:
        return spans
    out = []
    for n, span in enumerate(spans):
        head, _, tail = (span.author or "").rpartition(" ")
        out.append(spread(ground, n, span.core, head) if tail in tails else span)
    return stripped(ground, out)


def unled(ground: Ground, spans: list[Span]) -> list[Span]:
    """The authors without the one word that stands before most of them ("Profile Ann", "Profile Bob"); more words are
    no label but a title.
    """
    leads = _shared(spans, lambda name: name.partition(" ")[0])
    out = []
    for n, span in enumerate(spans):
        lead, _, rest = (span.author or "").partition(" ")
        out.append(spread(ground, n, span.core, rest) if lead in leads and name_of(rest) else span)
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
    return [
        spread(ground, n, s.core, s.author[m.end() :] if m and s.author else s.author) for n, (s, m) in enumerate(cut)
    ]


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
        out.append(spread(ground, n, span.core, bare_name) if span.author and bare_name else span)
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
