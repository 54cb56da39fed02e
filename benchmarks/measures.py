"""How far an answer is from a page's: words, snippets, comments and facts.

A word is a run of letters, digits and underscores, in lower case. Shares are between 0 and 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean
from typing import Final

from attrs import frozen

from benchmarks.pages import Page
from benchmarks.systems import Answer

_WORD: Final = re.compile(r"\w+")
#: An annotated author string is one name, or several that are cut at one of these.
_CUTS: Final = tuple(map(re.compile, (r"[;,]| and | & | und ", r";| and | & | und ", r"\Z")))


@frozen
class Words:
    """Shares of the given words that are right, of the right words that are given, and their harmonic mean."""

    precision: float
    recall: float
    f1: float


@frozen
class Hits:
    """How many of how many strings were found."""

    found: int = 0
    among: int = 0

    @property
    def share(self) -> float | None:
        return self.found / self.among if self.among else None


@frozen
class Score:
    """What was measured on one page. ``counts`` by name of the measure, see ``COUNTS``."""

    kind: str
    words: Words | None
    counts: Mapping[str, Hits]


@frozen
class Summary:
    """The scores of many pages: words as means over pages (``all``, then each page type), strings pooled."""

    pages: int
    words: Mapping[str, Words]
    pages_of: Mapping[str, int]
    counts: Mapping[str, Hits]


COUNTS: Final = (
    *("kept", "leaked", "kept as words", "leaked as words", "comments found", "comments leaked"),
    *(f"{fact} {how}" for fact in ("title", "date", "author") for how in ("exact", "wrong")),
)


def fold(text: str | None) -> str:
    """The words of a text, a space apart."""
    return " ".join(_WORD.findall((text or "").lower()))


def spaced(text: str | None) -> str:
    """A text with its white space folded."""
    return " ".join((text or "").split())


def words(given: str, right: str) -> Words:
    """Two texts as bags of words."""
    ours, theirs = Counter(_WORD.findall(given.lower())), Counter(_WORD.findall(right.lower()))
    if not ours or not theirs:
        perfect = float(not ours and not theirs)
        return Words(perfect, perfect, perfect)
    both = (ours & theirs).total()
    precision, recall = both / ours.total(), both / theirs.total()
    return Words(precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0)


def score(page: Page, answer: Answer) -> Score:
    """An answer against a page's. On forum pages the posts are the content: comments count as text."""
    comments = "\n".join(answer.comments)
    text = f"{answer.text}\n{comments}" if page.kind == "forum" else answer.text
    counts = {
        "kept": _holds(text, page.wanted, spaced),
        "leaked": _holds(text, page.unwanted, spaced),
        "kept as words": _holds(text, page.wanted, fold),
        "leaked as words": _holds(text, page.unwanted, fold),
        "comments found": _holds(comments, page.comments, spaced),
        "comments leaked": _holds(answer.text, page.comments, spaced),
        **_fact("title", page.title, bool(fold(answer.title)), fold(answer.title) == fold(page.title)),
        **_fact("date", page.date, bool(answer.date), (answer.date or "")[:10] == page.date[:10]),
        **_fact("author", page.author, any(map(fold, answer.authors)), _same_names(page.author, answer.authors)),
    }
    return Score(page.kind, words(text, page.text) if page.text else None, counts)


def summarize(scores: Sequence[Score]) -> Summary:
    """The scores of many pages in one."""
    by_kind: dict[str, list[Words]] = {"all": [], **{kind: [] for kind in sorted({s.kind for s in scores})}}
    for one in scores:
        if one.words is not None:
            by_kind["all"].append(one.words)
            by_kind[one.kind].append(one.words)
    return Summary(
        pages=len(scores),
        words={kind: _mean(found) for kind, found in by_kind.items() if found},
        pages_of={kind: len(found) for kind, found in by_kind.items() if found},
        counts={name: _sum(one.counts[name] for one in scores) for name in COUNTS},
    )


def _holds(text: str, strings: Sequence[str], form: Callable[[str], str]) -> Hits:
    # a string that is empty in this form would be found in every text
    asked = [formed for string in strings if (formed := form(string))]
    within = form(text) if asked else ""
    return Hits(sum(string in within for string in asked), len(asked))


def _fact(name: str, right: str, given: bool, same: bool) -> dict[str, Hits]:
    asked = int(bool(right))
    return {
        f"{name} exact": Hits(asked and int(same), asked),
        f"{name} wrong": Hits(asked and int(given > same), asked),
    }


def _same_names(right: str, given: Sequence[str]) -> bool:
    ours = {fold(name) for name in given} - {""}
    return any({fold(name) for name in cut.split(right)} - {""} == ours for cut in _CUTS)


def _mean(found: Sequence[Words]) -> Words:
    return Words(fmean(w.precision for w in found), fmean(w.recall for w in found), fmean(w.f1 for w in found))


def _sum(hits: Iterable[Hits]) -> Hits:
    found = among = 0
    for hit in hits:
        found, among = found + hit.found, among + hit.among
    return Hits(found, among)
