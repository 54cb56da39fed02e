"""The phrase files as one book: every phrase under what finds it quickly."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final, Literal, NamedTuple, get_args

from attrs import frozen

How = Literal["line", "section", "label", "short", "fragment", "notice", "together"]

HOWS: Final[tuple[How, ...]] = get_args(How)
KINDS: Final = frozenset(
    "navigation share donation related newsletter feedback cookie paywall license disclaimer bio about promo ad footer "
    "other meta".split()
)
#: The longest text, in code points, in which a phrase of each sort is looked for; ``label`` counts to the separator.
LIMITS: Final[Mapping[How, int]] = {
    "line": 120,
    "section": 120,
    "label": 60,
    "short": 200,
    "fragment": 200,
    "notice": 1500,
    "together": 500,
}
#: The sorts that may stand anywhere in a text.
INSIDE: Final = ("short", "fragment", "notice", "together")
#: Between groups of words that stand together, between the words of a group, before what opens a sentence, and behind
#: the beginning of words.
AND, OR, OPENS, STEM = " + ", "|", "^", "*"

_CJK: Final = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
# Python's \w lacks the combining vowel signs of the Indic scripts.
LETTER: Final = r"\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff"
WORDS: Final = re.compile(f"[{LETTER}]+")
#: What stands for any words, and for a number.
GAPS: Final = re.compile("[…#]")
#: A word at a gap without a space may go on.
_AT_GAPS: Final = re.compile(f"(?<=[…#])[{LETTER}]+|[{LETTER}]+(?=[…#])")
CJK_RUN: Final = re.compile(f"[{_CJK}]+")
#: What may stand behind a label; a hyphen and white space in pairs alone.
LABEL_ENDS: Final = ":：→»>|｜丨–—-"


#: A table's head and its lists, in a file that holds nothing else: such lists are JSON but for the last comma.
_TABLE: Final = re.compile(r"^\[(\w+)\]$", re.MULTILINE)
_STRING: Final = r'"[^"\\]*+"'
_LINE: Final = re.compile(rf"^(\w+) = ({_STRING}|\[(?:\s*+{_STRING},?)*+\s*+\])$", re.MULTILINE)


class Cue(NamedTuple):
    """A phrase as a file has it."""

    kind: str
    how: How
    phrase: str
    language: str


#: What a phrase is looked up by: two words in a row, a word, or two Chinese, Japanese or Korean characters in a row.
Key = str | tuple[str, str]

#: Phrases to search for by their longest key, each behind its longest part without a gap, which must be in the text.
Index = Mapping[Key, tuple[tuple[str, Cue], ...]]


@frozen
class Book:
    """``whole`` and ``label`` by the stripped line; lines with a gap, and what stands inside a text, in an ``Index``.

    ``openings`` and ``label_openings``: the first two words of the phrases of ``whole`` and ``label``, or the only one.
    ``all_openings``: both. ``words``: all words of ``whole``. ``anchors``: all keys of both indexes.
    """

    whole: Mapping[str, Cue]
    openings: frozenset[str]
    words: frozenset[str]
    label: Mapping[str, Cue]
    label_openings: frozenset[str]
    all_openings: frozenset[str]
    gapped: Index
    inside: Index
    anchors: frozenset[Key]


@cache
def phrase_files() -> tuple[tuple[str, bytes], ...]:
    """Name and content of every phrase file, by name."""
    folder = files(__package__)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple((name, folder.joinpath(name).read_bytes()) for name in names)


def cues(name: str, data: bytes) -> Iterator[Cue]:
    """The phrases of one file, as they stand there. Raises ValueError where kind or list is unknown."""
    table = parse(data.decode())
    language = table["language"]
    for kind, lists in table.items():
        if kind in ("language", "name"):
            continue
        if kind not in KINDS or not lists.keys() <= LIMITS.keys():
            raise ValueError(f"{name}: unknown kind or list under [{kind}]: {sorted(lists)}")
        for how, phrases in lists.items():
            for phrase in phrases:
                yield Cue(kind, how, phrase, language)


def parse(text: str) -> dict[str, Any]:
    """A phrase file as ``tomllib`` reads it, in a tenth of the time where it is as plain as they are."""
    pieces = _TABLE.split(text)
    if any(_LINE.sub("", piece).strip() for piece in pieces[::2]):
        return tomllib.loads(text)
    said: dict[str, Any] = _values(pieces[0])
    for name, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if name in said:
            return tomllib.loads(text)
        said[name] = _values(piece)
    return said


def _values(lines: str) -> dict[str, Any]:
    return {name: json.loads(_without_last_comma(value)) for name, value in _LINE.findall(lines)}


def _without_last_comma(value: str) -> str:
    said = value[:-1].rstrip()
    return f"{said[:-1]}]" if said.endswith(",") and value.endswith("]") else value


@cache
def book() -> Book:
    """All phrases there are. Raises ValueError where one is of two kinds."""
    whole: dict[str, Cue] = {}
    label: dict[str, Cue] = {}
    gapped: dict[Key, list[tuple[str, Cue]]] = {}
    inside: dict[Key, list[tuple[str, Cue]]] = {}
    kinds: dict[str, str] = {}
    for name, data in phrase_files():
        for cue in cues(name, data):
            if kinds.setdefault(cue.phrase, cue.kind) != cue.kind:
                raise ValueError(f"{name}: {cue.phrase!r} is {cue.kind}, but {kinds[cue.phrase]} elsewhere")
            if cue.how == "together":
                for said in groups_of(cue.phrase)[0]:
                    inside.setdefault(_anchor(said), []).append((_core(said.removeprefix(OPENS)), cue))
            elif cue.how in INSIDE:
                inside.setdefault(_anchor(cue.phrase), []).append((_core(cue.phrase), cue))
            elif "…" in cue.phrase:
                gapped.setdefault(_anchor(cue.phrase), []).append((_core(cue.phrase), cue))
            else:
                (label if cue.how == "label" else whole).setdefault(cue.phrase, cue)
    openings, label_openings = _openings(whole), _openings(label)
    return Book(
        whole=whole,
        openings=openings,
        words=frozenset(WORDS.findall("\n".join(whole))),
        label=label,
        label_openings=label_openings,
        all_openings=openings | label_openings,
        gapped=_index(gapped),
        inside=_index(inside),
        anchors=frozenset(gapped.keys() | inside.keys()),
    )


def groups_of(entry: str) -> list[list[str]]:
    """The words of an entry of ``together`` by group, as its file has them."""
    return [group.split(OR) for group in entry.split(AND)]


def _anchor(phrase: str) -> Key:
    unspaced = [] if phrase.isascii() else CJK_RUN.findall(phrase)
    if unspaced and len(run := max(unspaced, key=len)) > 1:
        return str(run[:2])
    words = WORDS.findall(phrase)
    longest = str(max(words, key=len))
    if GAPS.search(phrase) is None:
        parts = [words]
    else:
        parts = [WORDS.findall(part) for part in GAPS.split(_AT_GAPS.sub("…", phrase))]
    pairs = [pair for part in parts for pair in pairwise(part) if longest in pair] if not unspaced else []
    return max(pairs, key=lambda pair: len(pair[0] + pair[1]), default=longest)


def _core(phrase: str) -> str:
    """The longest part without a gap."""
    return max(GAPS.split(phrase), key=len)


def _index(anchored: Mapping[Key, Iterable[tuple[str, Cue]]]) -> Index:
    return {word: tuple(dict.fromkeys(found)) for word, found in anchored.items()}


def _openings(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(WORDS.findall(phrase)[:2]) for phrase in phrases)
