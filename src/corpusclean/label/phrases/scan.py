"""Which of many texts may hold a phrase: one look at all of them at once.

The first and the last four letters of a word make a number. A table says whether a word with it, or two such words in a
row, may be a key of a phrase; only where it does, the words themselves are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpusclean.label.phrases.book import CJK_RUN, LABEL_ENDS, WORDS, Key, book
from corpusclean.label.phrases.plain import folded, held
from corpusclean.label.words import as_lines, ascii_words, by_ascii

_LETTERS: Final = 4
#: What keeps so many of four letters, of two bytes each.
_KEPT: Final = np.array([(1 << 16 * n) - 1 for n in range(_LETTERS + 1)], dtype="<u8")
#: Odd numbers: what sets a word's beginning and the left word of a pair apart, and what spreads numbers over a table.
_FIRST: Final = np.uint64(0xC2B2AE3D27D4EB4F)
_LEFT: Final = np.uint64(0xD6E8FEB86659FD93)
_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)
_BITS: Final = 17
_SHIFT: Final = np.uint64(64 - _BITS)
#: What may have a hash: one of the book's ``anchors``, of its ``all_openings``, a word of its whole lines and labels.
_ANCHOR, _OPENING, _KNOWN = np.uint8(1), np.uint8(2), np.uint8(4)
_NO_KEYS: Final[frozenset[Key]] = frozenset()
#: What a character is: one of words, one of words that is no letter, one of a script without spaces, one that may stand
#: behind a label.
_IN_WORD, _NO_LETTER, _UNSPACED, _PARTS = np.uint8(1), np.uint8(2), np.uint8(4), np.uint8(8)
_LINE_END, _SPACE = np.uint16(ord("\n")), np.uint16(ord(" "))
#: Characters beyond U+FFFF stand in no phrase: a letter and a sign that do not either stand for them.
_FAR: Final = re.compile("[\U00010000-\U0010ffff]")
_FAR_LETTER, _FAR_SIGN = "\uffff", "\ufffe"

Numbers = NDArray[Any]


class _Words(NamedTuple):
    """The words of lines: where each begins and ends, and what each may be, and each two in a row."""

    starts: Numbers
    ends: Numbers
    alone: NDArray[np.uint8]
    paired: NDArray[np.uint8]


class Able(NamedTuple):
    """A text that may hold a phrase, the same as phrases are compared, and which keys of phrases it holds.

    ``opens``: it may begin as a whole line or a label does.
    """

    text: str
    flat: str
    near: frozenset[Key]
    opens: bool = True


def able(texts: Iterable[str]) -> Iterator[Able]:
    """Those of ``texts`` that hold one of the book's ``anchors``, and those that may be whole lines of its, or a row of
    them, or begin with one of its labels.
    """
    plain, other = by_ascii(texts)
    lines = folded(as_lines(plain)) + "\n" + folded(as_lines(other))
    texts = [*(plain or [""]), *other]
    codes = _codes(lines)
    kinds = _kinds().take(codes)
    ends = np.append((codes == _LINE_END).nonzero()[0], len(codes))
    words = _words(codes, kinds)
    found = _held(lines, words, ends)
    unspaced = _lines_of((kinds & _UNSPACED).nonzero()[0], ends)
    parted = ((kinds & _PARTS > 0) | ((codes == _SPACE) & (np.append(codes[1:], _SPACE) == _SPACE))).nonzero()[0]
    opened = _opened(words, (kinds & _NO_LETTER).nonzero()[0], parted, ends)
    each = lines.split("\n")
    for number in sorted(opened.union(found, unspaced)):
        line = each[number]
        if number in unspaced:
            near = held(book().anchors, line, words_of(line))
        else:
            near = frozenset(found[number]) if number in found else _NO_KEYS
        flat = line.strip(" ") if line.isprintable() and "  " not in line else " ".join(line.split())
        yield Able(texts[number], flat, near, number in opened or number in unspaced)


def words_of(flat: str) -> list[str]:
    """The words of a text as phrases are compared."""
    return ascii_words(flat) if flat.isascii() else WORDS.findall(flat)


def _held(lines: str, words: _Words, ends: Numbers) -> dict[int, list[Key]]:
    """For the lines that hold anchors of one word or of two, these."""
    anchors = book().anchors
    one = (words.alone & _ANCHOR).nonzero()[0]
    two = (words.paired & _ANCHOR).nonzero()[0]
    spans = zip(words.starts[one].tolist(), words.ends[one].tolist(), strict=True)
    keys: list[tuple[int, Key]] = [(start, lines[start:end]) for start, end in spans if lines[start:end] in anchors]
    bounds = (words.starts[two], words.ends[two], words.starts[two + 1], words.ends[two + 1])
    for start, end, then, stop in zip(*map(np.ndarray.tolist, bounds), strict=True):
        pair = lines[start:end], lines[then:stop]
        if pair in anchors and "\n" not in lines[end:then]:
            keys.append((start, pair))
    found: dict[int, list[Key]] = {}
    places = np.array([start for start, _ in keys], dtype=np.int64)
    for line, (_, key) in zip(ends.searchsorted(places).tolist(), keys, strict=True):
        found.setdefault(line, []).append(key)
    return found


def _opened(words: _Words, no_letters: Numbers, parts: Numbers, ends: Numbers) -> set[int]:
    """The lines that begin as a whole line or a label does, and have either no other words than those or a part.

    ``no_letters``: the places of digits and the like in words, which make a word any word.
    """
    begins = np.append(0, ends[:-1] + 1)
    firsts = words.starts.searchsorted(begins)
    behind = np.append(firsts[1:], len(words.starts))
    seconds = np.append(words.ends, ends[-1:].repeat(2))[firsts + 1]
    opening = np.append(words.alone, np.uint8(0))  # for lines without words behind the last word
    opening[: len(words.paired)] |= words.paired
    opens = opening[firsts] & _OPENING > 0
    opens |= no_letters.searchsorted(begins) < no_letters.searchsorted(seconds)
    odd = np.bincount(words.starts.searchsorted(no_letters, side="right") - 1, minlength=len(words.starts))
    unknown, said = np.zeros((2, len(odd) + 1), dtype=np.int32)
    np.cumsum((odd == 0) & (words.alone & _KNOWN == 0), out=unknown[1:])
    np.cumsum(odd < words.ends - words.starts, out=said[1:])
    opens &= (unknown[behind] == unknown[firsts]) | (parts.searchsorted(begins) < parts.searchsorted(ends))
    return set((opens & (said[behind] > said[firsts])).nonzero()[0].tolist())


def _lines_of(places: Numbers, ends: Numbers) -> set[int]:
    """The lines in which ``places`` are."""
    return set(ends.searchsorted(places).tolist())


def _codes(lines: str) -> Numbers:
    """The characters of lines as numbers of two bytes."""
    said = lines.encode("utf-16-le", "surrogatepass")
    if len(said) > 2 * len(lines):
        near = _FAR.sub(lambda far: _FAR_LETTER if far[0].isalnum() else _FAR_SIGN, lines)
        said = near.encode("utf-16-le", "surrogatepass")
    return np.frombuffer(said, dtype="<u2")


@cache
def _kinds() -> NDArray[np.uint8]:
    """What each character up to U+FFFF is."""
    kinds = np.zeros(1 << 16, dtype=np.uint8)
    every = "".join(map(chr, range(len(kinds))))
    for kind, found in ((_IN_WORD, WORDS.finditer(every)), (_UNSPACED, CJK_RUN.finditer(every))):
        for run in found:
            kinds[run.start() : run.end()] |= kind
    letters = np.frombuffer(bytes(map(str.isalpha, every)), dtype=bool)
    kinds[(kinds & _IN_WORD > 0) & ~letters] |= _NO_LETTER
    kinds[ord(_FAR_LETTER)] = _IN_WORD | _NO_LETTER
    kinds[[ord(part) for part in every if (part.isspace() and part not in " \n") or part in LABEL_ENDS]] |= _PARTS
    return kinds


def _words(codes: Numbers, kinds: NDArray[np.uint8]) -> _Words:
    starts, ends, alone, paired = _hashed(codes, kinds)
    tables = _tables()
    return _Words(starts, ends, tables[0].take(alone), tables[1].take(paired))


def _hashed(codes: Numbers, kinds: NDArray[np.uint8]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Where each word begins and ends, and the hashes of each and of each two in a row."""
    inside = np.zeros(len(kinds) + 2, dtype=bool)
    np.not_equal(kinds & _IN_WORD, 0, out=inside[1:-1])
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    starts, ends = edges[::2], edges[1::2]
    padded = codes.tobytes() + bytes(2 * _LETTERS)
    beginnings = np.ndarray(len(codes), "<u8", padded, 0, (2,))  # the four characters from each on
    kept = _KEPT[np.minimum(ends - starts, _LETTERS)]
    numbers = (beginnings[starts] & kept) * _FIRST + (beginnings[np.maximum(starts, ends - _LETTERS)] & kept)
    return starts, ends, _hashes(numbers), _hashes(numbers[:-1] * _LEFT + numbers[1:])


def _hashes(numbers: Numbers) -> NDArray[np.int64]:
    return (numbers * _SPREAD >> _SHIFT).astype(np.int64)


@cache
def _tables() -> NDArray[np.uint8]:
    """For each hash of a word, and for each of two in a row, what may have it."""
    whole = book()
    anchors = [key if isinstance(key, str) else " ".join(key) for key in whole.anchors]
    known = WORDS.findall(" ".join(whole.words.union(*(label.split() for label in whole.label))))
    tables = np.zeros((2, 1 << _BITS), dtype=np.uint8)
    for bit, keys in ((_ANCHOR, anchors), (_OPENING, whole.all_openings), (_KNOWN, known)):
        one, two = (_codes("\n".join([key for key in keys if key.count(" ") == spaces])) for spaces in (0, 1))
        tables[0, _hashed(one, _kinds().take(one))[2]] |= bit
        tables[1, _hashed(two, _kinds().take(two))[3][::2]] |= bit
    return tables
