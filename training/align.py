"""Which words of a page stand in the hand-made answer, in its order.

Anchors are runs of words that occur once on either side (of five words, then three, two, one), the longest increasing
chain of them is kept, each grows to both sides, and what lies between two anchors is aligned in the same way.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_RUNS = (5, 3, 2, 1)
#: Largest product of lengths between two anchors that is aligned exactly.
_EXACT = 40_000
_FEWEST_ELSEWHERE = 4


def words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(text.lower())


def found_words(blocks: Sequence[Sequence[str]], answer: Sequence[str]) -> list[int]:
    """For each block how many of its words the answer holds.

    A block of four words or more that stands whole elsewhere in what the answer has left counts as held.
    """
    page = [word for block in blocks for word in block]
    held = [False] * len(page)
    taken = [False] * len(answer)
    for mine, theirs in _aligned(page, answer):
        held[mine] = taken[theirs] = True
    counts = []
    at = 0
    for block in blocks:
        counts.append(sum(held[at : at + len(block)]))
        at += len(block)
    return _elsewhere(blocks, counts, [word for word, used in zip(answer, taken, strict=True) if not used])


def _elsewhere(blocks: Sequence[Sequence[str]], counts: list[int], left: Sequence[str]) -> list[int]:
    joined = " " + " ".join(left) + " "
    budget: Counter[str] = Counter(left)
    for number, block in enumerate(blocks):
        if len(block) < _FEWEST_ELSEWHERE or counts[number] * 2 >= len(block):
            continue
        need = Counter(block)
        if all(budget[word] >= times for word, times in need.items()) and f" {' '.join(block)} " in joined:
            budget -= need
            counts[number] = len(block)
    return counts


def _aligned(page: Sequence[str], answer: Sequence[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    open_spans = [(0, len(page), 0, len(answer), 0)]
    while open_spans:
        low, high, first, last, level = open_spans.pop()
        if low >= high or first >= last:
            continue
        if level == len(_RUNS):
            if (high - low) * (last - first) <= _EXACT:
                pairs += _exact(page, answer, (low, high, first, last))
            continue
        anchors = _anchors(page, answer, (low, high, first, last), _RUNS[level])
        if not anchors:
            open_spans.append((low, high, first, last, level + 1))
            continue
        at, other = low, first
        for mine, theirs in anchors:
            if mine < at or theirs < other:
                continue
            start, begin = mine, theirs
            while start > at and begin > other and page[start - 1] == answer[begin - 1]:
                start, begin = start - 1, begin - 1
            stop, end = mine, theirs
            while stop < high and end < last and page[stop] == answer[end]:
                stop, end = stop + 1, end + 1
            pairs += zip(range(start, stop), range(begin, end), strict=True)
            open_spans.append((at, start, other, begin, level + 1))
            at, other = stop, end
        open_spans.append((at, high, other, last, level + 1))
    return pairs


def _anchors(
    page: Sequence[str], answer: Sequence[str], span: tuple[int, int, int, int], run: int
) -> list[tuple[int, int]]:
    low, high, first, last = span
    mine, theirs = _single(page, low, high, run), _single(answer, first, last, run)
    both = sorted((place, theirs[key]) for key, place in mine.items() if key in theirs)
    return _chain(both)


def _single(said: Sequence[str], low: int, high: int, run: int) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for at in range(low, high - run + 1):
        key = tuple(said[at : at + run])
        places[key] = -1 if key in places else at
    return {key: at for key, at in places.items() if at >= 0}


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain that increases on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(pairs)
    for number, (_, theirs) in enumerate(pairs):
        at = bisect_left(tails, theirs)
        before[number] = ends[at - 1] if at else -1
        if at == len(tails):
            tails.append(theirs)
            ends.append(number)
        else:
            tails[at], ends[at] = theirs, number
    chain = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _exact(page: Sequence[str], answer: Sequence[str], span: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """The longest common subsequence of two short spans."""
    low, high, first, last = span
    width = last - first + 1
    table = [[0] * width for _ in range(high - low + 1)]
    for mine in range(high - low - 1, -1, -1):
        row, below = table[mine], table[mine + 1]
        word = page[low + mine]
        for theirs in range(width - 2, -1, -1):
            same = word == answer[first + theirs]
            row[theirs] = 1 + below[theirs + 1] if same else max(below[theirs], row[theirs + 1])
    pairs = []
    mine = theirs = 0
    while mine < high - low and theirs < width - 1:
        if page[low + mine] == answer[first + theirs]:
            pairs.append((low + mine, first + theirs))
            mine, theirs = mine + 1, theirs + 1
        elif table[mine + 1][theirs] >= table[mine][theirs + 1]:
            mine += 1
        else:
            theirs += 1
    return pairs
