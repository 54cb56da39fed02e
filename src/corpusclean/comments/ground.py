"""What of a page's lines is its template's: learned from what recurs between the times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise
from typing import TypeVar

from attrs import evolve, frozen

from corpusclean.comments.forum import answer_title, is_answer, is_detail, is_label, is_profile
from corpusclean.comments.header import is_badge, name_of
from corpusclean.comments.lines import Lines
from corpusclean.comments.notes import is_note
from corpusclean.comments.stamps import Stamp, bare, mask
from corpusclean.comments.template import LONGEST, is_furniture, is_section
from corpusclean.comments.words import word_set

_T = TypeVar("_T")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_MASKED = 120
#: A longer line is the template's only with the same numbers in it.
_LONGEST_ALIKE = 80
#: How many lines above the first time its post may begin.
ABOVE = 14
#: How many lines from a time its template is looked for.
REACH = 40
#: The share of the periods in which a place must hold a name.
COVERED = 0.7
_PROFILE = 80
_MANY = 10
#: A rank, or a value in a profile, is at most this long.
VALUE = 40


@frozen
class Ground:
    """Lines with the stamps of one template. ``loose``: the lines near a stamp that belong to the template; of them
    ``buttons`` may be buttons and ``profile`` says something of a member.
    """

    lines: Lines
    stamps: Sequence[Stamp]
    loose: Set[int]
    buttons: Set[int]
    profile: Set[int]


def ground(lines: Lines, stamps: Sequence[Stamp]) -> Ground:
    """What belongs to the template around ``stamps``."""
    low, high = max(0, stamps[0].start - ABOVE), min(len(lines), stamps[-1].end + REACH)
    learned = _learned(lines, stamps)
    masked, profiles, known = _told(lines, _masked), _told(lines, is_profile), _told(lines, _is_known)
    quotes = word_set("quotes")
    titles = {title for at in _around(stamps, low, high) if (title := answer_title(lines[at].text))}
    buttons: set[int] = set()
    profile: set[int] = set()
    bare_lines: set[int] = set()
    timed = {at for stamp in stamps for at in range(stamp.start, stamp.end)}
    for at in _around(stamps, low, high):
        text = lines[at].text
        if len(text) > LONGEST or at in timed:
            continue
        quote = text.endswith((":", "：")) and text.casefold() in quotes
        same = not quote and bool(learned) and masked[text] in learned
        value = at - 1 in profile and is_label(lines[at - 1].text) and len(text) <= VALUE
        titled = bool(titles) and (is_answer(text) or bare(text) in titles)
        if value or titled or (len(text) <= _PROFILE and (profiles[text] or is_detail(text, alone=same))):
            profile.add(at)
        elif same or (not quote and known[text]):
            (buttons if _LETTER.search(text) else bare_lines).add(at)
    return _merged(Ground(lines, stamps, buttons | profile | bare_lines, buttons, profile))


def _around(stamps: Sequence[Stamp], low: int, high: int) -> Iterator[int]:
    """The lines near a time: what stands far from any belongs to nobody's header."""
    done = low
    for stamp in stamps:
        start, end = max(done, stamp.start - REACH), min(high, stamp.end + REACH)
        yield from range(start, max(start, end))
        done = max(done, end)


def _learned(lines: Lines, stamps: Sequence[Stamp]) -> frozenset[str]:
    """Short lines that stand in most periods."""
    masked = _told(lines, _masked)
    seen: Counter[str] = Counter()
    for one, other in pairwise(stamps):
        between = range(one.end, min(other.start, one.end + 4 * REACH))
        seen.update({masked[text] for at in between if 0 < len(text := lines[at].text) <= _LONGEST_MASKED})
    needed = max(3, 0.4 * (len(stamps) - 1))
    near = [bare(lines[at].text) for s in stamps for at in (s.start - 1, s.end) if 0 <= at < len(lines)]
    beside, kinds = Counter(map(mask, near)), Counter(mask(text) for text in set(near) if name_of(text))
    common = (COVERED if len(stamps) < _MANY else COVERED / 2) * len(stamps)
    return frozenset(
        said
        for said, count in seen.items()
        if count >= needed and (not beside[said] or (beside[said] >= common and kinds[said] * 2 <= beside[said]))
    )


class _Told(dict[str, _T]):
    """What a function tells of texts, each asked for once."""

    def __init__(self, tell: Callable[[str], _T]) -> None:
        self._tell = tell

    def __missing__(self, text: str) -> _T:
        said = self[text] = self._tell(text)
        return said


def _told(lines: Lines, tell: Callable[[str], _T]) -> _Told[_T]:
    """What ``tell`` tells of the page's texts; it is remembered, as every template asks for the same ones."""
    told: _Told[_T] = lines.found.setdefault(tell.__name__, _Told(tell))
    return told


def _masked(text: str) -> str:
    return mask(bare(text)) if len(text) <= _LONGEST_ALIKE else bare(text).casefold()


def _is_known(text: str) -> bool:
    return (
        is_furniture(text)
        or is_badge(text)
        or is_section(text)
        or text.casefold() in word_set("fillers")
        or text.casefold() in word_set("board_by")
        or is_note(text)
    )


def _merged(ground: Ground) -> Ground:
    """Times with nothing but the template between them are of one post."""
    out: list[Stamp] = []
    for stamp in ground.stamps:
        touching = out and all(at in ground.loose for at in range(out[-1].end, stamp.start))
        if touching and not (out[-1].name and out[-1].before + out[-1].after != stamp.before + stamp.after):
            better = stamp if stamp.when.clock and not out[-1].when.clock else out[-1]
            out[-1] = evolve(better, start=out[-1].start, end=stamp.end)
        else:
            out.append(stamp)
    return evolve(ground, stamps=out)
