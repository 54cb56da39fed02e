"""What is seen of a line that may be a title, as names: its form, its label, its place, and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from corpusclean.metadata.headline_columns import Columns
from corpusclean.model import Block, Finding

#: How far ahead running text is looked for.
_NEAR: Final = 12
#: What a line ends as, by its last character.
_ENDS: Final = MappingProxyType(
    {
        **dict.fromkeys(".;,", "ends as a sentence"),
        **dict.fromkeys(":：", "ends in a colon"),
        **dict.fromkeys("?!？！", "ends in a question"),
    }
)
#: Limits between which figures count alike.
_SIZES: Final = (8, 15, 25, 40, 60, 90, 130)
_BESIDE: Final = (-300, -100, -20, 0, 15, 40)
_BLANK: Final = (0, 1, 2, 4)
_FAR: Final = (-20, -5, 0, 1, 2, 4, 8, 20, 60)
_AGAIN: Final = (0, 1, 3, 10, 40, 200)


def _named(name: str, limits: Sequence[object]) -> tuple[str, ...]:
    """The names of what lies between limits, from below the first to above the last."""
    return tuple(f"{name} {number}" for number in range(len(limits) + 1))


_LONG: Final = _named("long", _SIZES)
_ABOVE: Final = _named("above", _BESIDE)
_BELOW: Final = _named("below", _BESIDE)
_BLANKS: Final = _named("blank", _BLANK)
_BLANKS_BELOW: Final = _named("blank below", _BLANK)
_CAPITAL: Final = _named("capital", range(4))
_TEXT: Final = _named("before text", _FAR)
_ARTICLE: Final = _named("before article", _FAR)
_APART: Final = _named("again", _AGAIN)
_SHARES: Final = ("0", "0 of 4", "1 of 4", "2 of 4", "3 of 4", "all")
_LEADS: Final = tuple(f"lead {share}" for share in _SHARES)
_FIRSTS: Final = tuple(f"first line {share}" for share in _SHARES)
#: Uses of a word that count.
_OFTEN: Final = 6
_STOCK: Final = ("phrase", "menu", "link-list", "bar", "breadcrumb", "contact", "copyright")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def form(text: str, shape: str, level: int) -> list[str]:
    count = max(1, len(text) // 3) if not text.isascii() and _UNSPACED.search(text) else len(text.split())
    seen = [f"words {count if count <= 3 else '4-6' if count <= 6 else '7-15' if count <= 15 else '16-'}"]
    if shape:
        seen.append(f"heading {level if level <= 2 else '3-'}" if shape == "heading" else f"shape {shape}")
    first, last = text[0], text[-1]
    if not last.isalnum() and last in _ENDS:
        seen.append(_ENDS[last])
    if text.isupper():
        seen.append("capitals")
    elif first.islower():
        seen.append("starts small")
    elif not first.isalnum() and first not in "\"'“‘«„¿¡「《【#":
        seen.append("starts with a mark")
    if " | " in text or " » " in text or " > " in text:
        seen.append("bars")
    return seen


def label(finding: Finding) -> list[str]:
    label, rule = finding.label, finding.rule
    if label.startswith("boilerplate"):
        label = "boilerplate by the model" if rule == "model" else "boilerplate"
    return [f"label {label}", "stock phrase"] if rule in _STOCK else [f"label {label}"]


def place(at: int, columns: Columns) -> list[str]:
    if at + _NEAR < columns.first:
        return ["no text follows"]
    seen = ["behind running text"] if at > columns.first else []
    after = columns.long[at + 1 : at + 1 + _NEAR]
    if True not in after:
        return [*seen, "no text follows"]
    ahead = after.index(True) + 1
    seen.append(f"text follows {ahead if ahead <= 4 else '5-7' if ahead <= 7 else '8-12'}")
    if after.count(True) >= 3:
        seen.append("much text follows")
    return seen


def around(own: Block, at: int, columns: Columns) -> list[str]:
    """What kind of line stands above and below."""
    lists, menu = columns.lists, columns.menu
    seen = ["a list follows"] if True in lists[at + 1 : at + 2] else []
    if at and lists[at - 1] and not lists[at]:
        seen.append("behind a list")
        if at > 4 and False not in lists[at - 5 : at]:
            seen.append("behind a long list")
    if own.blank_before or not at:
        seen.append("blank before")
    if at > 5 and not menu[at] and False not in menu[at - 6 : at]:
        seen.append("first long line")
    return seen


def told(at: int, columns: Columns) -> list[str]:
    """Whether a date or a byline stands close by."""
    dated, by = columns.dated, columns.by
    seen: list[str] = []
    if True in dated[max(0, at - 2) : at + 6]:
        after = dated[at + 1 : at + 6]
        if True in after:
            ahead = after.index(True) + 1
            seen.append(f"a date follows {ahead if ahead < 3 else '3-5'}")
        if True in dated[max(0, at - 2) : at]:
            seen.append("a date before")
        if dated[at]:
            seen.append("is dated")
    if True in by[at + 1 : at + 6]:
        seen.append("a byline follows" if True in by[at + 1 : at + 3] else "a byline follows later")
    return seen


def measures(at: int, columns: Columns, words: str) -> list[str]:
    """How long a line is, also beside those around it, how far from the text, and how many of its words are capital."""
    sizes, blanks = columns.sizes, columns.blanks
    size = len(words)
    above = max(sizes[at - 5 if at > 5 else 0 : at]) if at else 0
    below = max(sizes[at + 1 : at + 6], default=0)
    said = words.split()
    capital = 4 * len([word for word in said if word[0].isupper()]) // len(said)
    return [
        _LONG[bisect_left(_SIZES, size)],
        _ABOVE[bisect_left(_BESIDE, size - above)],
        _BELOW[bisect_left(_BESIDE, size - below)],
        _BLANKS[bisect_left(_BLANK, blanks[at])],
        _BLANKS_BELOW[bisect_left(_BLANK, blanks[at + 1])] if at + 1 < len(blanks) else "blank below end",
        _CAPITAL[capital],
        _TEXT[bisect_left(_FAR, columns.first - at)],
        _ARTICLE[bisect_left(_FAR, columns.article - at)],
    ]


def shared(said: str, topic: Mapping[str, int]) -> list[str]:
    """How many of the longer words of a line the text uses, and how often."""
    counts = [topic.get(word, 0) for word in said.split() if len(word) > 3 or not word.isascii()]
    if not topic or not counts:
        return []
    share = 4 * (len(counts) - counts.count(0)) // len(counts)
    often = sum([min(count, _OFTEN) for count in counts]) * 4 // (_OFTEN * len(counts))
    if len(counts) >= 4 and share >= 3:
        return [f"shares {share} of 4", "shares many", f"said often {often}"]
    return [f"shares {share} of 4", f"said often {often}"]


def again(distance: int) -> str:
    """How far away the same line stands."""
    return _APART[bisect_left(_AGAIN, distance)]


def held(words: Sequence[str], lead: frozenset[str], first_line: frozenset[str] | None) -> list[str]:
    """How many of a line's longer words the running text begins with, and how many the first line holds."""
    if not words:
        return ["lead nothing"] if first_line is None else ["lead nothing", "first line nothing"]
    seen = [_LEADS[_share(len([word for word in words if word in lead]), len(words))]]
    if first_line is not None:
        seen.append(_FIRSTS[_share(len([word for word in words if word in first_line]), len(words))])
    return seen


def _share(found: int, of: int) -> int:
    return 0 if not found else len(_SHARES) - 1 if found == of else 1 + 4 * found // of
