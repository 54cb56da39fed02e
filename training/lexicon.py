"""Which words, pairs of words and whole short lines stand in content, and which elsewhere, counted over hosts.

Nothing that fewer than ten hosts write is in the lexicon, and no host counts for more than twelve blocks on one side:
no site's own words are. Counts add up over groups of hosts: a lexicon without a group costs nothing more.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.label.model.words import MOST_CHARACTERS, MOST_WORDS, Lexicon, line_key
from training.pages import Sample, number_of

GROUPS = 10
_WORD = re.compile(r"\w+")
_FEWEST_HOSTS = 10
_MOST_OF_A_HOST = 12
_PRIOR = 8
_SCALE = 16
_WEAKEST, _STRONGEST = 4, 120
_STEPS_UP = 7
_SEEN = 400
_MOST_WORDS, _MOST_PAIRS, _MOST_LINES = 12_000, 15_000, 3_000

#: A word, a pair of words with a space between, or a line after a line break.
Entry = str


@frozen(eq=False)
class Counts:
    """For each group of hosts and entry: blocks that are not and that are content; ``hosts``: hosts that write it."""

    entries: tuple[Entry, ...]
    blocks: NDArray[np.int64]
    hosts: NDArray[np.int64]


def group_of(host: str) -> int:
    """The group of hosts that ``host`` is in."""
    return number_of(host) % GROUPS


def count(samples: Iterable[Sample]) -> Counts:
    """The counts of all entries that enough hosts write."""
    by_host: defaultdict[str, tuple[Counter[Entry], Counter[Entry]]] = defaultdict(lambda: (Counter(), Counter()))
    for sample in samples:
        sides = by_host[sample.host]
        for text, counted, content in zip(sample.texts, sample.counts, sample.content, strict=True):
            if counted:
                sides[int(content)].update(_entries(text))
    hosts: Counter[Entry] = Counter()
    for sides in by_host.values():
        hosts.update(sides[0].keys() | sides[1].keys())
    entries = tuple(sorted(entry for entry, times in hosts.items() if times >= _FEWEST_HOSTS))
    return _tabulate(by_host, entries)


def count_telling(samples: Iterable[Sample]) -> Counts:
    """The same counts for the words of the elements that blocks stand in, up to seven elements up."""
    by_host: defaultdict[str, tuple[Counter[Entry], Counter[Entry]]] = defaultdict(lambda: (Counter(), Counter()))
    for sample in samples:
        if sample.markup is None:
            continue
        parents, said = sample.markup.parents.tolist(), sample.markup.words
        sides = by_host[sample.host]
        for leaf, counted, content in zip(sample.markup.leaves.tolist(), sample.counts, sample.content, strict=True):
            if counted:
                sides[int(content)].update(_around(leaf, parents, said))
    hosts: Counter[Entry] = Counter()
    for sides in by_host.values():
        hosts.update(sides[0].keys() | sides[1].keys())
    return _tabulate(by_host, tuple(sorted(entry for entry, times in hosts.items() if times >= _FEWEST_HOSTS)))


def _around(leaf: int, parents: Sequence[int], said: Sequence[frozenset[str]]) -> set[Entry]:
    found: set[Entry] = set()
    for _ in range(_STEPS_UP):
        if leaf < 0:
            break
        found |= said[leaf]
        leaf = parents[leaf]
    return found


def telling(counts: Counts, groups: Sequence[int]) -> dict[str, int]:
    """What the words of elements tell, by some groups of hosts; nothing where there are no elements."""
    if not counts.entries:
        return {}
    weights, _ = _weights(counts, groups, np.ones(len(counts.entries), dtype=bool))
    return {word: weight for word, weight in sorted(weights.items()) if abs(weight) >= _WEAKEST}


def _entries(text: str) -> set[Entry]:
    said = ["#" if word[0].isdigit() else word.lower() for word in _first_words(text)]
    found = {f"{a} {b}" for a, b in pairwise(said)} | set(said)
    key = line_key(text)
    return found | {f"\n{key}"} if key else found


def _first_words(text: str) -> list[str]:
    """The words of a text that the model looks at."""
    return _WORD.findall(text[:MOST_CHARACTERS])[:MOST_WORDS]


def _tabulate(by_host: Mapping[str, Sequence[Counter[Entry]]], entries: tuple[Entry, ...]) -> Counts:
    places = {entry: number for number, entry in enumerate(entries)}
    blocks = np.zeros((GROUPS, len(entries), 2), dtype=np.int64)
    hosts = np.zeros((GROUPS, len(entries)), dtype=np.int64)
    for host, sides in by_host.items():
        group = group_of(host)
        for side, counter in enumerate(sides):
            for entry, times in counter.items():
                if entry in places:
                    blocks[group, places[entry], side] += min(times, _MOST_OF_A_HOST)
        for entry in (sides[0].keys() | sides[1].keys()) & places.keys():
            hosts[group, places[entry]] += 1
    return Counts(entries, blocks, hosts)


def _weights(
    counts: Counts, groups: Sequence[int], basis: NDArray[np.bool_]
) -> tuple[dict[Entry, int], dict[Entry, int]]:
    """The weight of each entry, and how much it tells. ``basis``: the entries whose mean is the neutral share."""
    blocks = counts.blocks[list(groups)].sum(axis=0)
    enough = counts.hosts[list(groups)].sum(axis=0) >= _FEWEST_HOSTS
    outside_all, inside_all = (int(side) for side in blocks[basis].sum(axis=0))
    share = inside_all / (inside_all + outside_all)
    weights, value = {}, {}
    for number in np.flatnonzero(enough):
        outside, inside = (int(side) for side in blocks[number])
        odds = (inside + _PRIOR * share) / (outside + _PRIOR * (1 - share)) * (1 - share) / share
        entry = counts.entries[number]
        weights[entry] = max(-_STRONGEST, min(_STRONGEST, round(_SCALE * math.log2(odds))))
        value[entry] = abs(weights[entry]) * min(inside + outside, _SEEN)
    return weights, value


def lexicon(counts: Counts, groups: Sequence[int]) -> Lexicon:
    """The lexicon of some groups of hosts: of each sort the entries that tell most, in alphabetical order."""
    is_word = np.array([" " not in entry and entry[0] != "\n" for entry in counts.entries])
    weights, value = _weights(counts, groups, is_word)
    ranked = sorted(weights, key=lambda entry: (-value[entry], entry))
    words = sorted([entry for entry in ranked if " " not in entry and entry[0] != "\n"][:_MOST_WORDS])
    numbered = {word: (number, weights[word]) for number, word in enumerate(words)}
    telling = [entry for entry in ranked if abs(weights[entry]) >= _WEAKEST]
    lines = sorted([entry for entry in telling if entry[0] == "\n"][:_MOST_LINES])
    return Lexicon(numbered, _pairs(telling, weights, numbered), {line[1:]: weights[line] for line in lines})


def _pairs(
    telling: Iterable[Entry], weights: Mapping[Entry, int], numbered: Mapping[str, tuple[int, int]]
) -> dict[int, int]:
    pairs: dict[int, int] = {}
    for entry in telling:
        left, _, right = entry.partition(" ")
        if entry[0] != "\n" and left in numbered and right in numbered and len(pairs) < _MOST_PAIRS:
            pairs[numbered[left][0] << 16 | numbered[right][0]] = weights[entry]
    return pairs
