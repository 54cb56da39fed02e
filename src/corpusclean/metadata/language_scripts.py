"""Languages that their writing tells: by a script of their own, or by letters that others do not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from unicodedata import category

#: Scripts that decide, and what they decide; the three of East Asia together.
SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "el": "\u0370-\u03ff\u1f00-\u1fff",
        "hy": "\u0531-\u058f",
        "he": "\u0590-\u05ff",
        "dv": "\u0780-\u07bf",
        "pa": "\u0a00-\u0a7f",
        "gu": "\u0a80-\u0aff",
        "or": "\u0b00-\u0b7f",
        "ta": "\u0b80-\u0bff",
        "te": "\u0c00-\u0c7f",
        "kn": "\u0c80-\u0cff",
        "ml": "\u0d00-\u0d7f",
        "si": "\u0d80-\u0dff",
        "th": "\u0e00-\u0e7f",
        "lo": "\u0e80-\u0eff",
        "bo": "\u0f00-\u0fff",
        "my": "\u1000-\u109f",
        "ka": "\u10a0-\u10ff\u1c90-\u1cbf",
        "km": "\u1780-\u17ff",
        "ja": "\u3041-\u30ff\uff66-\uff9d",
        "ko": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
        "zh": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    }
)
_RUNS: Final = re.compile("|".join(f"(?P<{tag}>[{said}]+)" for tag, said in SCRIPTS.items()))
_ANY_SCRIPT: Final = re.compile(f"[{''.join(SCRIPTS.values())}]")
#: The first of the characters that go on top of a letter.
_FIRST_MARK: Final = "\u0300"
_EAST: Final = ("ja", "ko", "zh")
#: Languages that have no profile: letters of their own, and the profiles that their texts resemble.
_OWN_LETTERS: Final = (
    ("is", "þðæ", "þ", "no da sv et af cy hu"),
    ("az", "ə", "ə", "tr et fi so"),
    ("sr", "ћђ", "ћђ", "mk bg"),
    ("be", "ў", "ў", "ru uk bg"),
    ("kk", "қғұ", "қғұ", "ru bg mk uk"),
    ("mt", "ħżġ", "ħ", "it ro sq pl so"),
    ("eo", "ĉĝĥĵŝŭ", "ĝĥĵŝŭ", "pt es it ca ro sl tl so"),
)
#: One such letter in so many says that the text is in the language.
_RATE: Final = 250


def count_letters(piece: str) -> tuple[int, Counter[str]]:
    """The letters of a piece, marks on top of them included, and by language those in scripts that decide.

    What an alphabet writes in two or three letters, a syllable or an ideograph writes in one: these count twice.
    """
    scripts: Counter[str] = Counter()
    letters = sum(map(str.isalpha, piece))
    if not piece.isascii():
        letters += sum([category(said)[0] == "M" for said in piece if said >= _FIRST_MARK])
        for run in _RUNS.finditer(piece) if _ANY_SCRIPT.search(piece) else ():
            tag = run.lastgroup or ""
            size = run.end() - run.start()
            scripts[tag] += size * 2 if tag in _EAST else size
            letters += size if tag in _EAST else 0
    return letters, _resolved(scripts) if scripts else scripts


def _resolved(scripts: Counter[str]) -> Counter[str]:
    """Ideographs belong to Japanese where a tenth is kana, to Korean where a quarter is hangul."""
    east = sum(scripts[tag] for tag in _EAST)
    if east:
        kana, hangul = scripts.pop("ja", 0), scripts.pop("ko", 0)
        scripts.pop("zh", None)
        scripts["ja" if kana * 10 >= east else "ko" if hangul * 4 >= east else "zh"] = east
    return scripts


def with_own_letters(sample: str, tag: str) -> str:
    """``tag``, or the language without a profile whose letters stand in the sample."""
    if sample.isascii():
        return tag
    for own, letters, needed, alike in _OWN_LETTERS:
        may_be = tag == "und" or tag in alike.split()
        if may_be and any(map(sample.count, needed)) and sum(map(sample.count, letters)) * _RATE >= len(sample):
            return own
    return tag
