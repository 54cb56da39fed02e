"""Signatures: what several posts of one author end in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from corpusclean.comments.words import alternatives

_WORD: Final = re.compile(r"\w+")
_LONGEST: Final = 40
_COURTESY: Final = 40
#: What fewer than half of somebody's posts end in is a signature where so many do, and it has so many words.
_OFTEN: Final = 3
_WORDS: Final = 5
_Span = tuple[int, int]


def unsigned(authors: Sequence[str | None], said: Sequence[Sequence[str]], spans: Sequence[_Span]) -> list[_Span]:
    """The spans of the posts' words without the signatures. ``said``: the lines of each post."""
    out = list(spans)
    by: dict[str, list[int]] = {}
    for number, author in enumerate(authors):
        if author:
            by.setdefault(author, []).append(number)
    for numbers in by.values():
        if len(numbers) > 1:
            for n, same in tails([said[n][slice(*spans[n])] for n in numbers]):
                start, end = out[numbers[n]]
                out[numbers[n]] = start, end - same
    return out


def tails(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Which of one author's posts end in the same lines as others of theirs, and in how many.

    A post that stands twice in a page has no signature by that, and a line of thanks is none.
    """
    ends: dict[str, list[int]] = {}
    for n, text in enumerate(texts):
        if len(text) > 1:
            ends.setdefault(text[-1], []).append(n)
    for end, alike in ends.items():
        different = {tuple(texts[n]) for n in alike}
        if len(different) < 2 or _is_courtesy(end):
            continue
        same = _same([texts[n] for n in alike])
        if same == 1 and len(different) < _OFTEN and end.endswith(("?", "？")):
            continue  # asked again
        words = len(_WORD.findall(" ".join(texts[alike[0]][-same:])))
        if len(alike) * 2 >= len(texts) or (len(different) >= _OFTEN and words >= _WORDS):
            yield from ((n, same) for n in alike)


def _same(texts: Sequence[Sequence[str]]) -> int:
    """How many lines all texts end in, one line of each left."""
    shortest = min(map(len, texts))
    same = 1
    while same < min(shortest - 1, _LONGEST) and len({text[-1 - same] for text in texts}) == 1:
        same += 1
    return same


@cache
def _courtesies() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternatives('courtesies')})(?!\w)", re.IGNORECASE)


def _is_courtesy(text: str) -> bool:
    """Whether the line is what people write below their words again and again ("Thanks!", "Best regards, Ann")."""
    return len(text) <= _COURTESY and (not _WORD.search(text) or _courtesies().match(text) is not None)
