"""Which of several titles is the document's: places vote, and so do the words of the page's own address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

from attrs import frozen

from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.tables import TITLE_VOTES
from corpusclean.metadata.wordlists import fold

_WORD: Final = re.compile(r"\w+")
_SEPARATOR: Final = re.compile(r"\s+[|\-–—·•»/~]\s+|\s*[|｜»]\s*")
#: Places that tags declare, beside what stands on the page.
_DECLARED: Final = ("meta tag", "html title", "json-ld")
_ON_PAGE: Final = ("title block", "heading")
#: Places that need no other to agree.
_SURE: Final = ("front-matter", "header line")
_HEAD: Final = "head"
#: A head of so many words is as good as the whole.
_LONG_HEAD: Final = 8
_SHORT_HEAD: Final = 2


@frozen
class _Title:
    """A title, its words, and every place that says it."""

    words: tuple[str, ...]
    places: frozenset[str]


def heads(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """What stands before the first separator of titles that tags declare."""
    for one in found:
        if one.field == "title" and one.by in ("html title", "meta tag"):
            match = _SEPARATOR.search(one.values[0])
            head = one.values[0][: match.start()].strip() if match else ""
            if _WORD.search(head):
                yield Candidate("title", (head,), one.by, one.start, one.end, _HEAD)


def elect(ranked: Sequence[Candidate], sites: Iterable[str], address: str) -> list[Candidate]:
    """The candidates, the elected title first. ``ranked``: the place believed first comes first."""
    if not ranked or ranked[0].by in _SURE:
        return list(ranked)
    said: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in ranked:
        said[_words(one.values[0])].add(_place(one))
    titles = {words: _Title(words, frozenset(places)) for words, places in said.items() if words}
    declared = {word for one in titles.values() if _declared(one) for word in one.words}
    slug = _slug(address)
    names = {_words(site) for site in sites}
    votes = {
        words: _votes(one, declared, slug) + TITLE_VOTES["site"] * (words in names) for words, one in titles.items()
    }
    order = [one for one in ranked if _words(one.values[0]) in votes]
    return sorted(order, key=lambda one: (-votes[_words(one.values[0])], one.key == _HEAD))


def _words(title: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(title)))


def _place(one: Candidate) -> str:
    if one.key == _HEAD:
        return _HEAD
    return {"og:title": "og:title", "twitter:title": "twitter:title"}.get(one.key, f"{one.by}/{one.key}".rstrip("/"))


def _declared(one: _Title) -> bool:
    return any(place.startswith((*_DECLARED, "og:", "twitter:")) for place in one.places)


def _votes(one: _Title, declared: set[str], slug: frozenset[str]) -> int:
    count = sum(TITLE_VOTES.get(place, TITLE_VOTES.get(place.partition("/")[0], 0)) for place in one.places)
    long = {word for word in one.words if len(word) > 2}
    if len(slug) > 1:
        count += TITLE_VOTES["address"] * len(long & slug) // len(slug)
    if not one.places.isdisjoint(_ON_PAGE) and declared:
        shared = sum(word in declared for word in one.words)
        count += TITLE_VOTES["shared"] * shared // len(one.words)
        count += 0 if long & declared else TITLE_VOTES["unrelated"]
    count += TITLE_VOTES["one place"] if len(one.places) == 1 else 0
    if one.places == {_HEAD}:
        count += TITLE_VOTES["long head"] * min(len(one.words), _LONG_HEAD) // _LONG_HEAD
        count += TITLE_VOTES["short head"] if len(one.words) <= _SHORT_HEAD else 0
    return count


def _slug(address: str) -> frozenset[str]:
    """The longer words of the last part of an address's path."""
    try:
        parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
    except ValueError:
        return frozenset()
    return frozenset(re.findall(r"\w{3,}", fold(parts[-1]).replace("_", " ")) if parts else ())
