"""How the letters of a language follow one another: langdetect's profiles as one table of integers.

langdetect draws n-grams of a text at random until one language stands out. Here the same profiles, the same smoothing
and the same even prior are weighed over *all* n-grams: nothing is drawn, so nothing depends on a seed, and it takes a
tenth of the time. Weights are bits in steps of 1/256, computed in integers, so that every machine has the same ones.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
from attrs import field, frozen
from langdetect.detector import Detector
from langdetect.detector_factory import PROFILES_DIRECTORY
from langdetect.utils.lang_profile import LangProfile
from langdetect.utils.ngram import NGram
from numpy.typing import NDArray

#: A bit in the table's unit.
BIT: Final = 256
#: langdetect's smoothing: a probability of 1 in so many is added to that of each n-gram.
_SMOOTH: Final = int(Detector.BASE_FREQ / Detector.ALPHA_DEFAULT)
_FRACTION: Final = 8
#: Rows of words up to this length are remembered: those of a language come again and again.
_LONG_WORD: Final = 24

_lock = threading.Lock()


@frozen(eq=False)
class Profiles:
    """``weights[rows[gram], n]``: how much the n-gram speaks for language ``tags[n]``; row 0 is that of unknown ones.

    ``usual[n]``: what an n-gram of the language weighs on average.
    """

    tags: tuple[str, ...]
    rows: dict[str, int] = field(repr=False)
    weights: NDArray[np.int16] = field(repr=False)
    usual: NDArray[np.int64] = field(repr=False)


def weigh(text: str) -> tuple[int, NDArray[np.int64]]:
    """How many n-grams ``text`` has, and the sum of their weights for each language.

    They are the single letters, pairs and triples; what is no letter is a space, as langdetect has it. No profile knows
    one with a space in its middle.
    """
    if text.isupper():
        text = text.lower()
    words = text.translate(_letters()).split()
    found = list(chain.from_iterable(map(_rows_of, words)))
    size = sum(map(len, words)) + max(len(words), 1) + 1
    total: NDArray[np.int64] = profiles().weights.take(found, axis=0).sum(axis=0, dtype=np.int64)
    return 3 * size - 3, total


def _rows_of(word: str) -> Sequence[int]:
    """The rows of the n-grams of a word, with the spaces around it, that are known."""
    return _looked_up(word) if len(word) > _LONG_WORD else _known_rows(word)


@lru_cache(maxsize=8_192)
def _known_rows(word: str) -> Sequence[int]:
    return _looked_up(word)


def _looked_up(word: str) -> Sequence[int]:
    said = f" {word} "
    pairs = list(map(str.__add__, said, said[1:]))
    found = map(profiles().rows.get, chain(word, pairs, map(str.__add__, pairs, said[2:])))
    return tuple([row for row in found if row])


class _Letters(dict[int, str]):
    """langdetect's classes of letters, each asked for once."""

    def __missing__(self, code: int) -> str:
        letter: str = NGram.normalize(chr(code))
        self[code] = letter
        return letter


@cache
def _letters() -> _Letters:
    return _Letters()


def profiles() -> Profiles:
    """The table, made once in a process (a fifth of a second)."""
    with _lock:
        return _profiles()


@cache
def _profiles() -> Profiles:
    rows: dict[str, int] = {}
    columns: dict[str, list[_Column]] = {}
    for path in sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if not path.name.startswith(".")):
        profile = LangProfile(**json.loads(path.read_bytes()))
        columns.setdefault(profile.name.partition("-")[0], []).append(_column(profile, rows))
    weights = np.zeros((len(rows) + 1, len(columns)), np.int16)
    usual = np.zeros(len(columns), np.int64)
    for number, variants in enumerate(columns.values()):
        for column in variants:
            weights[column.places, number] = np.maximum(weights[column.places, number], column.bits)
            usual[number] = column.usual
    return Profiles(tuple(columns), rows, weights, usual)


@frozen(eq=False)
class _Column:
    places: NDArray[np.int64]
    bits: NDArray[np.int64]
    usual: int


def _column(profile: LangProfile, rows: dict[str, int]) -> _Column:
    known = [gram for gram in profile.freq if 1 <= len(gram) <= NGram.N_GRAM]
    places = np.array([rows.setdefault(gram, len(rows) + 1) for gram in known], np.int64)
    counts = np.array([profile.freq[gram] for gram in known], np.int64)
    totals = np.array(profile.n_words, np.int64)[[len(gram) - 1 for gram in known]]
    bits = _log2(((totals + _SMOOTH * counts) << 16) // totals)
    return _Column(places, bits, int((bits * ((counts << 24) // totals)).sum()) // NGram.N_GRAM >> 24)


def _log2(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The logarithms of numbers of at least 1, which have 16 binary places, in units of 1/``BIT``."""
    mantissa = values.astype(np.uint64)
    whole = np.full(len(values), 15, np.int64)
    for _ in range(15):
        low = mantissa < 1 << 31
        mantissa[low] <<= 1
        whole[low] -= 1
    for _ in range(_FRACTION):
        mantissa = mantissa * mantissa >> np.uint64(31)
        high = mantissa >= 1 << 32
        mantissa[high] >>= 1
        whole = whole * 2 + high
    return whole
