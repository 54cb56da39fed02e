"""How the letters of a language follow one another: langdetect's profiles as one table of integers.

langdetect draws n-grams of a text at random until one language stands out. Here the same profiles, the same smoothing
and the same even prior are weighed over *all* n-grams: nothing is drawn, so nothing depends on a seed, and it takes a
tenth of the time. Weights are bits in steps of 1/256, computed in integers, so that every machine has the same ones.
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, count
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
    words = text.translate(letters()).split()
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
def letters() -> Mapping[int, str]:
    """The letters that langdetect reads instead of those of a text, by code point, for ``str.translate``."""
    return _Letters()


def profiles() -> Profiles:
    """The table, made once in a process (an eighth of a second)."""
    with _lock:
        return _profiles()


@cache
def _profiles() -> Profiles:
    """All profiles at once: each of them is small, and there are many."""
    files = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if not path.name.startswith("."))
    known = [LangProfile(**json.loads(path.read_bytes())) for path in files]
    freqs = [{gram: n for gram, n in one.freq.items() if 1 <= len(gram) <= NGram.N_GRAM} for one in known]
    rows: defaultdict[str, int] = defaultdict(count(1).__next__)
    places = np.array([rows[gram] for gram in chain.from_iterable(freqs)], np.int64)
    counts = np.array(list(chain.from_iterable(freq.values() for freq in freqs)), np.int64)
    lengths = np.array(list(map(len, chain.from_iterable(freqs))), np.int64)
    bounds = list(accumulate(map(len, freqs), initial=0))
    totals = np.array([one.n_words for one in known], np.int64)
    total = totals[np.repeat(np.arange(len(known)), np.diff(bounds)), lengths - 1]
    bits = _log2(((total + _SMOOTH * counts) << 16) // total)
    shares = bits * ((counts << 24) // total)
    tags = tuple(dict.fromkeys(one.name.partition("-")[0] for one in known))
    weights = np.zeros((len(rows) + 1, len(tags)), np.int16)
    usual = np.zeros(len(tags), np.int64)
    for one, start, end in zip(known, bounds, bounds[1:], strict=False):
        number = tags.index(one.name.partition("-")[0])
        own = places[start:end]
        weights[own, number] = np.maximum(weights[own, number], bits[start:end])
        usual[number] = int(shares[start:end].sum()) // NGram.N_GRAM >> 24
    return Profiles(tags, dict(rows), weights, usual)


def _log2(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The logarithms of numbers of at least 1 and below 2**32, which have 16 binary places, in units of 1/``BIT``."""
    digits = np.frexp(values.astype(np.float64))[1]  # exact: such numbers are floats, too
    mantissa = values.astype(np.uint64) << (32 - digits).astype(np.uint64)
    whole = digits.astype(np.int64) - 17
    for _ in range(_FRACTION):
        mantissa = mantissa * mantissa >> np.uint64(31)
        high = mantissa >> np.uint64(32)  # 0 or 1
        mantissa >>= high
        whole = whole * 2 + high.astype(np.int64)
    return whole
