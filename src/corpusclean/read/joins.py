"""What stands between wrapped lines and is no space: nothing in Chinese and Japanese, a hyphen that divided a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from corpusclean.model import Edit

_CJK = "\u2e80-\u2fff\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60"
_CJK_BREAK = re.compile(rf"(?<=[{_CJK}])[ \t]*+(?:\r\n|\n|\r)[ \t]*+(?=[{_CJK}])")
_HYPHEN_BREAK = re.compile(
    r"(?P<left>[^\W\d_]{2,})(?P<hyphen>[-\u2010\u00ad\u00ac])"
    r"(?P<gap>[ \t]*+(?:\r\n|\n|\r)[ \t]*+)(?P<right>[^\W\d_]{2,})"
)
#: What stands in every text in which a hyphen divides a word between two lines.
_DIVIDED = re.compile(r"[-\u2010\u00ad\u00ac][ \t]*+[\r\n]")
_COMPOUND = re.compile(r"[^\W\d_]{2,}-[^\W\d_]{2,}")
_STEP = "hyphenation"


def compounds_of(text: str) -> frozenset[str]:
    """The words of ``text`` that are written with a hyphen inside a line, in lower case."""
    return frozenset(word.lower() for word in _COMPOUND.findall(text)) if "-" in text else frozenset()


def with_joins(raw: str, edits: tuple[Edit, ...], compounds: Collection[str] = ()) -> tuple[Edit, ...]:
    """``edits`` and the deletions between wrapped lines; none of them overlaps a repair.

    Before a lower-case letter a hyphen is deleted with the line end, unless the word is one of ``compounds``.
    """
    found = [] if raw.isascii() else [Edit(*m.span()) for m in _CJK_BREAK.finditer(raw)]
    if _DIVIDED.search(raw):
        found += _hyphens(raw, compounds)
    if not found:
        return edits
    covered = {place for e in edits for place in range(e.start, e.end)}
    free = [e for e in found if covered.isdisjoint(range(e.start, e.end))]
    return tuple(sorted((*edits, *free), key=lambda e: (e.start, e.end)))


def _hyphens(raw: str, compounds: Collection[str]) -> Iterator[Edit]:
    at = 0
    while match := _HYPHEN_BREAK.search(raw, at):
        at = match.start("right")
        if not match["right"][0].islower():
            continue
        whole = f"{match['left']}-{match['right']}".lower()
        start = match.start("gap") if match["hyphen"] == "-" and whole in compounds else match.start("hyphen")
        yield Edit(start, match.end("gap"), "", _STEP)
