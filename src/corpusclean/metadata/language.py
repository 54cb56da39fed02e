"""The language of a text: by its script where one language alone is written in it, else by langdetect's profiles.

On a bounded sample, with a margin, and silent where it is not sure. What the document declares is evidence of a few
bits among languages that are about as likely, and nothing more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.metadata.language_sample import groups_of, sample_of
from corpusclean.metadata.language_scripts import SCRIPTS, count_letters, with_own_letters
from corpusclean.model import Language, Page
from corpusclean.profiles import BIT, profiles, weigh

_FEWEST_LETTERS: Final = 14
#: A language is named from this margin on, per mille.
_SURE: Final = 600
_STEP: Final = 50
#: Bits, in units of 1/BIT, by which one language must be ahead for each margin of 50, 100, … 1000 per mille. An n-gram
#: tells much of what its neighbours have told, so four bits count as one: log2((1 + m) / (1 - m)) * 4.
_AHEAD: Final = tuple(
    BIT * hundredths // 100
    for hundredths in (
        *(58, 116, 175, 234, 295, 357, 422, 489, 559, 634, 714, 800, 895, 1001, 1123, 1268, 1449, 1699, 2114, 4399),
    )
)
#: A piece speaks for itself from so many bits on.
_OWN_VOICE: Final = 24 * BIT
#: What a declaration is worth.
_DECLARED: Final = 6 * BIT
#: Per cent of what n-grams of a language usually weigh that a text of it has, where another language is declared.
_TYPICAL: Final = 82
#: The same for any text; rows of a letter and encoded bytes do not reach it.
_LEAST_TYPICAL: Final = 45
#: The same for a piece that differs from the whole: tables and lists of names do not.
_LIKE_PROSE: Final = 65
_READ: Final = 200
#: Per mille of the letters that a language of a mixed text has at least.
_SMALLEST_SHARE: Final = 50
#: Per mille by which the first language of a mixed text must be ahead of the second to be the text's.
_FIRST: Final = 200

_ALSO: Final = MappingProxyType(
    {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl", "cmn": "zh", "yue": "zh", "zho": "zh", "eng": "en"}
)
_DECLARES: Final = frozenset(
    "lang language locale og:locale content-language dc.language dcterms.language inlanguage".split()
)


@frozen(eq=False)
class _Voice:
    """What a piece of text says: its letters, those in scripts that decide, its n-grams and their weights."""

    letters: int
    scripts: Mapping[str, int]
    grams: int = 0
    weights: NDArray[np.int64] | None = None

    @property
    def by_script(self) -> int:
        return sum(self.scripts.values())


def detect_language(text: str, declared: Sequence[str] = ()) -> Language:
    """The language of ``text``: ``und`` where it is short or two languages are about as likely.

    ``declared``: primary subtags that the document or its carrier states.
    """
    pieces = [_voice(piece) for piece in sample_of(text)]
    letters = sum(piece.letters for piece in pieces)
    if letters < _FEWEST_LETTERS:
        return Language()
    whole = _judge(_together(pieces), declared)
    tags = {said.tag for said in map(_speak, pieces) if said.tag != "und"}
    if len(tags | ({whole.tag} - {"und"})) > 1:
        shares = _shares(text, whole.tag)
        if len(shares) > 1:
            margin = (shares[0][1] - shares[1][1]) // _STEP * _STEP
            return Language(shares[0][0] if margin >= _FIRST else "und", margin, shares)
    return Language(with_own_letters(" ".join(sample_of(text)), whole.tag), whole.margin)


def declared_languages(page: Page) -> tuple[str, ...]:
    """The primary subtags that a document's markup, its header or its carrier declares."""
    stated = (*((fact.name, fact.value) for fact in page.facts), *page.source.headers.items())
    said = (value.strip(" \"'").casefold() for name, value in stated if name.casefold() in _DECLARES)
    tags = (tag[0] for value in said if (tag := re.match("[a-z]{2,3}(?![a-z])", value)))
    return tuple(dict.fromkeys(_ALSO.get(tag, tag) for tag in tags))


def _voice(piece: str) -> _Voice:
    letters, scripts = count_letters(piece)
    if letters <= sum(scripts.values()):
        return _Voice(letters, scripts)
    return _Voice(letters, scripts, *weigh(piece))


def _together(pieces: Sequence[_Voice]) -> _Voice:
    scripts: Counter[str] = Counter()
    for piece in pieces:
        scripts.update(piece.scripts)
    weights = [piece.weights for piece in pieces if piece.weights is not None]
    weight = np.sum(weights, axis=0) if weights else None
    return _Voice(sum(p.letters for p in pieces), scripts, sum(p.grams for p in pieces), weight)


def _judge(voice: _Voice, declared: Sequence[str] = ()) -> Language:
    """The language of a voice, however it is told."""
    if voice.by_script * 2 > voice.letters:
        (tag, first), *others = [*Counter(voice.scripts).most_common(2), ("", voice.letters - voice.by_script)]
        second = max(size for _, size in others)
        margin = (first - second) * 1000 // (first + second) // _STEP * _STEP
        return Language(tag if margin >= _SURE // 2 else "und", max(margin, 0))
    if voice.weights is None:
        return Language()
    tag, ahead = _first(voice.weights, declared)
    margin = bisect_right(_AHEAD, ahead) * _STEP
    is_text = _is_typical(voice, tag, _LEAST_TYPICAL) and not _is_another(voice, tag, declared)
    return Language(tag if margin >= _SURE and is_text else "und", margin)


def _is_another(voice: _Voice, tag: str, declared: Sequence[str]) -> bool:
    """Whether a language without a profile is declared, and the text is no typical one in ``tag``."""
    if not declared or any(said in profiles().tags or said in SCRIPTS for said in declared):
        return False
    return not _is_typical(voice, tag, _TYPICAL)


def _is_typical(voice: _Voice, tag: str, share: int) -> bool:
    """Whether the n-grams weigh at least ``share`` per cent of what n-grams of the language usually weigh."""
    if voice.weights is None:
        return True
    number = profiles().tags.index(tag)
    return int(voice.weights[number]) * 100 >= int(profiles().usual[number]) * voice.grams * share


def _first(weights: NDArray[np.int64], declared: Sequence[str] = ()) -> tuple[str, int]:
    """The most likely language, and how far it is ahead of the next one."""
    tags = profiles().tags
    weights = weights.copy()
    for tag in set(declared).intersection(tags) if declared else ():
        weights[tags.index(tag)] += _DECLARED
    first = int(weights.argmax())
    most = int(weights[first])
    weights[first] = -1
    return tags[first], most - int(weights.max())


def _speak(voice: _Voice) -> Language:
    """The language of a piece that is long enough and sure enough to differ from the whole."""
    if voice.letters < _FEWEST_LETTERS:
        return Language()
    if voice.by_script * 2 > voice.letters or voice.weights is None:
        return _judge(voice)
    tag, ahead = _first(voice.weights)
    return Language(tag if ahead >= _OWN_VOICE and _is_typical(voice, tag, _LIKE_PROSE) else "und")


def _shares(text: str, usual: str) -> tuple[tuple[str, int], ...]:
    """The languages of a mixed text and their shares of its letters, per mille, the largest first."""
    sizes: Counter[str] = Counter()
    last = usual
    for group in groups_of(text):
        said = _speak(_voice(group[:_READ])).tag
        last = said if said != "und" else last
        sizes[last] += len(group)
    total = sum(sizes.values())
    kept = [(tag, size) for tag, size in sizes.items() if tag != "und" and size * 1000 >= total * _SMALLEST_SHARE]
    total = sum(size for _, size in kept)
    return tuple((tag, size * 1000 // total) for tag, size in sorted(kept, key=lambda pair: (-pair[1], pair[0])))
