"""The language of a text, by langdetect: seeded, on a bounded sample, and silent where it is not sure."""

from __future__ import annotations

import json
import threading
from functools import cache
from pathlib import Path

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException
from langdetect.utils.lang_profile import LangProfile

from corpusclean.model import Language

_SAMPLE = 600
_TRIALS = 2
_PIECES = 3
_FEWEST_LETTERS = 20
_STEP = 50
_SURE = 200
_SEED = 0

_lock = threading.Lock()


@cache
def _factory() -> DetectorFactory:
    """A factory of our own; its profiles are read in the order of their names, not of the folder."""
    factory = DetectorFactory()
    factory.seed = _SEED
    paths = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if not path.name.startswith("."))
    for number, path in enumerate(paths):
        factory.add_profile(LangProfile(**json.loads(path.read_bytes())), number, len(paths))
    return factory


def detect_language(text: str) -> Language:
    """The language of ``text``: ``und`` where it is short or two languages are about as likely."""
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return Language()
    with _lock:
        factory = _factory()
    detector = factory.create()
    detector.n_trial = _TRIALS
    detector.append(sample)
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return Language()
    if not found:
        return Language()
    second = found[1].prob if len(found) > 1 else 0.0
    margin = int((found[0].prob - second) * 1000) // _STEP * _STEP
    tag = found[0].lang.partition("-")[0]
    return Language(tag, margin) if margin >= _SURE else Language("und", margin)


def _sample(text: str) -> str:
    """At most 600 characters: the start, the middle and the end, cut at spaces where there are any."""
    if len(text) <= _SAMPLE:
        return text
    size = _SAMPLE // _PIECES
    starts = [(len(text) - size) * n // (_PIECES - 1) for n in range(_PIECES)]
    return " ".join(text[start : start + size].partition(" ")[2] or text[start : start + size] for start in starts)
