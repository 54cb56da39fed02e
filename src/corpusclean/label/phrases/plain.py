"""Texts in the form in which phrases are compared, and their words: of one text, or of many at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from operator import add
from typing import Final

from corpusclean.label.phrases.book import CJK_RUN, GAPS, INSIDE, OPENS, STEM, WORDS, How, Key, groups_of
from corpusclean.label.words import may_lack_spaces

NUMBER: Final = re.compile(r"\d(?:[\d.,]*\d)?(?:k\b)?")
_GONE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff\u0307\u0640\u0670" + "".join(
    map(chr, range(0x64B, 0x653))
)
#: Greek capitals carry no accents.
_GREEK: Final = ("ά", "α"), ("έ", "ε"), ("ή", "η"), ("ίϊΐ", "ι"), ("ό", "ο"), ("ύϋΰ", "υ"), ("ώ", "ω")
_FOLDS: Final = (
    ("‘’‚‛′ʼ´`", "'"),
    ("“”„‟″«»", '"'),
    ("‐‑", "-"),
    ("أإآ", "ا"),
    ("ё", "е"),
    ("ı", "i"),
    (_GONE, ""),
    *_GREEK,
)
_FOLD: Final = {letter: plain for letters, plain in _FOLDS for letter in letters}
_FOLDED: Final = re.compile(f"[{''.join(_FOLD)}]")


def normalise(text: str) -> str:
    """``text`` as phrases are compared: casefolded, with ASCII quotes, single spaces and no Arabic vowel marks."""
    return " ".join(folded(text).split())


def folded(text: str) -> str:
    """``normalise`` without its care for spaces; a line comes out the same with others above and below it."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return _FOLDED.sub(lambda letter: _FOLD[letter[0]], folded)


def held(anchors: frozenset[Key], line: str, words: Sequence[str]) -> frozenset[Key]:
    """Which of ``anchors`` a line holds: words, two in a row, or two Chinese, Japanese or Korean characters."""
    found = anchors.intersection(words) | anchors.intersection(pairwise(words))
    return found | anchors.intersection(map(add, line, line[1:])) if _is_unspaced(line) else found


def _is_unspaced(line: str) -> bool:
    return not line.isascii() and may_lack_spaces(line) and CJK_RUN.search(line) is not None


def strip(text: str, kept: str = "#") -> tuple[int, int]:
    """The range of ``text`` without the punctuation, icons and white space at its ends."""
    start, end = 0, len(text)
    if text[:1].isalnum() and text[-1:].isalnum():
        return start, end
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in kept or WORDS.match(text, end - 1)):
        end -= 1
    while start < end and not (text[start].isalnum() or text[start] in kept or WORDS.match(text, start)):
        start += 1
    return start, end


def key(text: str) -> str:
    """A normalised line as it is looked up: numbers as ``#``, the ends stripped."""
    if text[:1].isalpha() and text[-1:].isalpha() and text.replace(" ", "").isalpha():
        return text
    numbered = NUMBER.sub("#", text)
    start, end = strip(numbered)
    return numbered[start:end]


def fault(phrase: str, how: How) -> str:
    """What is wrong with a phrase in a file, ``""`` if nothing. The files hold phrases as they are compared."""
    if how == "together":
        return _fault_of_groups(phrase)
    flat = normalise(phrase)
    if how not in INSIDE:
        flat = NUMBER.sub("#", flat)
    start, end = strip(flat, "#…")
    if flat[start:end] != phrase:
        return f"write it as {flat[start:end]!r}"
    words = WORDS.findall(phrase)
    if not words:
        return "it holds no word"
    if "…" in phrase and (how == "label" or (how in INSIDE and "…" in (phrase[0], phrase[-1]))):
        return "there is no gap in a label, nor at the end of a searched phrase"
    if how in INSIDE and len(words) < 2 and not (CJK_RUN.search(phrase) and len(phrase) > 3):
        return "a single word would fire on prose"
    return ""


def _fault_of_groups(entry: str) -> str:
    """What is wrong with groups of words that stand together."""
    groups = groups_of(entry)
    if len(groups) < 2:
        return "a single group of words would fire on prose"
    for word in (word for group in groups for word in group):
        said = word.removeprefix(OPENS).removesuffix(STEM)
        if not WORDS.search(said) or GAPS.search(said) or normalise(said) != said:
            return f"write {word!r} as it is compared, without a gap"
    if any(word.endswith(STEM) for word in groups[0]):
        return "the first group holds whole words, which are looked up"
    if any(word.startswith(OPENS) for group in groups[1:] for word in group):
        return "the first group alone may ask for the beginning of a sentence"
    return ""
