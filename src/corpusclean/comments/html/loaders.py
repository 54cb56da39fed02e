"""Comments that are not in the page: a script would fetch them. Told by what such systems leave in the source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from corpusclean.comments.template import is_section
from corpusclean.model import Elsewhere, Page, Thread
from corpusclean.pieces import Sieve

_COUNT: Final = re.compile(r'"commentCount"\s*:\s*"?(\d{1,7})\b')
_NUMBER: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,\s]?\d{3})*(?![\d.,])")
_LONGEST: Final = 60


@cache
def loaders() -> tuple[tuple[str, tuple[bytes, ...]], ...]:
    """The table ``loaders.toml``, in its order: a system, and pieces one of which it leaves in the source."""
    said = tomllib.loads((files(__package__) / "loaders.toml").read_text("utf-8"))["loader"]
    return tuple((row["system"], tuple(piece.encode() for piece in row["any"])) for row in said)


@cache
def _sieve() -> Sieve:
    return Sieve([piece for _, pieces in loaders() for piece in pieces])


def elsewhere(page: Page, threads: Sequence[Thread], systems: Collection[str] | None = None) -> Elsewhere | None:
    """Which system would fetch the comments of a page in which none stand, and how many the page says there are."""
    if not page.elements or any(post.body and not post.opening for thread in threads for post in thread.posts):
        return None
    found = _sieve().found(page.source.data)
    for system, pieces in loaders() if found else ():
        if (systems is None or system in systems) and not found.isdisjoint(pieces):
            return Elsewhere(system, _count(page))
    return None


def _count(page: Page) -> int | None:
    """The number of comments that the page states, where all places that state one agree."""
    for said in (set(_declared(page)), set(_shown(page))):
        if said:
            return said.pop() if len(said) == 1 else None
    return None


def _declared(page: Page) -> Iterator[int]:
    for fact in page.facts:
        if fact.by == "json-ld":
            yield from (int(number) for number in _COUNT.findall(fact.value))
        elif fact.name.lower() == "commentcount" and fact.value.isdecimal() and len(fact.value) < 8:
            yield int(fact.value)


def _shown(page: Page) -> Iterator[int]:
    for block in page.blocks:
        if len(block.text) <= _LONGEST and any(map(str.isdigit, block.text)) and is_section(block.text):
            numbers = _NUMBER.findall(block.text)
            if len(numbers) == 1:
                yield int(re.sub(r"\D", "", numbers[0]))
