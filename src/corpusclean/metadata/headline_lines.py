"""The lines of a text that may be its title, and what is seen of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from corpusclean.metadata.around import key, words_of
from corpusclean.metadata.candidates import markup_value
from corpusclean.metadata.headline_columns import BEHIND_FIRST, LONGEST, Columns, columns_of
from corpusclean.metadata.headline_seen import again, around, form, held, label, measures, place, shared, told
from corpusclean.metadata.sites import without_tail
from corpusclean.model import Finding, Page

_MOST_WORDS: Final = 32
#: Characters of running text whose words are known, and of those that it begins with.
_TOPIC: Final = 60_000
_LEAD: Final = 600
#: Letters of the words that are compared.
_LETTERS: Final = 4
_CUT: Final = re.compile(r"\s*[|\-–—·•»:/~<(_]")


class Line(NamedTuple):
    """A line that may be the title: its block's number, its words, and the names of what was seen of it."""

    number: int
    words: str
    seen: tuple[str, ...]


class _Text(NamedTuple):
    """What lines are compared with: the running text's words and how often they stand in it, the words with which it
    begins, those of the first line and that line itself; how often lines stand there, and how far apart.
    """

    topic: Mapping[str, int]
    lead: frozenset[str]
    first_line: frozenset[str]
    top: str
    often: Mapping[str, int]
    repeats: Mapping[str, Mapping[int, int]]


def lines(page: Page, findings: Sequence[Finding]) -> Iterator[Line]:
    """The lines that may be the title, with what is seen of each."""
    columns = columns_of(page, findings)
    numbers, keys = columns.numbers, columns.keys
    text = _text(page, columns)
    for at in range(min(columns.first + BEHIND_FIRST, columns.last, len(numbers) - 1) + 1):
        block, finding, said = page.blocks[numbers[at]], findings[numbers[at]], keys[at]
        if columns.long[at] or not 1 < len(block.text) <= LONGEST or not said or said.count(" ") >= _MOST_WORDS:
            continue
        words = "" if _is_phrase(finding) else markup_value(block.text if at else without_tail(block.text))
        if not words:
            continue
        seen = form(words, block.shape, block.level)
        seen += label(finding)
        seen += place(at, columns)
        seen += around(block, at, columns)
        seen += told(at, columns)
        seen += measures(at, columns, words)
        seen += _beside_others(at, columns, said if at else key(words), text)
        if not at:
            seen += ["is the first line", "is cut"] if words != markup_value(block.text) else ["is the first line"]
        elif finding.label.startswith("article") and findings[numbers[at - 1]].label.startswith("boiler"):
            seen.append("begins the article")
        if at and " " in said and _begins(text.top, block.text):
            seen.append("begins the first line")
        yield Line(numbers[at], words, tuple(seen))


def _begins(top: str, words: str) -> bool:
    """Whether the first line begins with the words and goes on behind a separator."""
    return top.startswith(words.casefold()) and _CUT.match(top, len(words)) is not None


def _text(page: Page, columns: Columns) -> _Text:
    keys = columns.keys
    often = Counter(keys)
    return _Text(
        topic=_topic(page, [n for n, is_long in zip(columns.numbers, columns.long, strict=True) if is_long]),
        lead=_longer(_lead(page, columns)),
        first_line=_longer(keys[0] if keys else ""),
        top=page.blocks[columns.numbers[0]].text.casefold() if keys else "",
        often=often,
        repeats=_repeats(keys, often),
    )


def _beside_others(at: int, columns: Columns, said: str, text: _Text) -> list[str]:
    """What a line has in common with the running text and with other lines."""
    own = columns.keys[at]
    longer = list(dict.fromkeys([word for word in said.split() if len(word) >= _LETTERS]))
    seen = held(longer, text.lead, text.first_line if at else None)
    if text.often[own] > 1:
        seen.append(again(text.repeats[own][at]))
        seen.append("stands twice" if text.often[own] == 2 else "stands often")
    return seen + shared(said, text.topic)


def _is_phrase(finding: Finding) -> bool:
    return finding.rule == "phrase" and finding.label.startswith("boilerplate.")


def _longer(said: str) -> frozenset[str]:
    """The longer words of a line."""
    return frozenset([word for word in said.split() if len(word) >= _LETTERS])


def _lead(page: Page, columns: Columns) -> str:
    """The words with which the running text begins."""
    said = ""
    for number, is_long in zip(columns.numbers, columns.long, strict=True):
        if is_long:
            said += " " + page.blocks[number].text[:_LEAD]
            if len(said) > _LEAD:
                break
    return key(said[:_LEAD])


def _repeats(keys: Sequence[str], often: Mapping[str, int]) -> Mapping[str, Mapping[int, int]]:
    """How far the next line with the same words is, by words and place; for those that stand more than once."""
    places: dict[str, list[int]] = {}
    for at, said in enumerate(keys):
        if often[said] > 1:
            places.setdefault(said, []).append(at)
    return {
        said: {
            at: min(abs(other - at) for other in (*at_all[max(0, n - 1) : n], *at_all[n + 1 : n + 2]))
            for n, at in enumerate(at_all)
        }
        for said, at_all in places.items()
    }


def _topic(page: Page, numbers: Sequence[int]) -> Mapping[str, int]:
    """How often the words of the running text stand in it."""
    out: Counter[str] = Counter()
    room = _TOPIC
    for number in numbers:
        text = page.blocks[number].text[:room]
        out.update(words_of(text))
        room -= len(text)
        if room <= 0:
            break
    return out
