"""Which of several titles is the document's: places vote, and so do the words of the page's own address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final
from urllib.parse import unquote, urlsplit

from attrs import frozen

from corpusclean.metadata.around import key
from corpusclean.metadata.candidates import Candidate, text_value
from corpusclean.metadata.sites import HOME
from corpusclean.metadata.tables import TITLE_VOTES
from corpusclean.metadata.wordlists import fold
from corpusclean.model import Block, Page
from corpusclean.provenance.replay import read_as

Words = tuple[str, ...]

_WORD: Final = re.compile(r"\w+")
SEPARATOR: Final = re.compile(r"\s+[|\-–—·•»/~]\s+|\s*[|｜»]\s*")
#: Places of titles on the page.
ON_PAGE: Final = ("title block", "heading", "heading/same")
#: Places that tags declare, beside what stands on the page.
_DECLARED: Final = ("meta tag", "html title", "json-ld")
#: Places that need no other to agree.
SURE: Final = ("front-matter", "header line")
HEAD: Final = "head"
#: A head of so many words is as good as the whole.
_LONG_HEAD: Final = 8
SHORT_HEAD: Final = 2
#: The beginning of a heading up to the end of an element.
_KICKER: Final = re.compile(rb"[^<>]{1,160}(?:</[a-zA-Z0-9]{1,8}\s*|<br[^<>]*)>(?:\s*+<[^<>]*>)*+")
_TAG: Final = re.compile(rb"<")
#: A heading is so many bytes with so many tags at most, and a headline in it has so many spaces at least.
_LONGEST_HEADING: Final = 2_000
_TAGS: Final = 8
_SPACES: Final = 2


@frozen
class _Title:
    """A title, its words, and every place that says it."""

    words: tuple[str, ...]
    places: frozenset[str]


def heads(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """What stands before the first separator of titles that tags declare."""
    for one in found:
        if one.field == "title" and one.by in ("html title", "meta tag"):
            match = SEPARATOR.search(one.values[0])
            head = one.values[0][: match.start()].strip() if match else ""
            if _WORD.search(head) and fold(head) not in HOME:
                yield Candidate("title", (head,), one.by, one.start, one.end, HEAD)


def elect(ranked: Sequence[Candidate], sites: Iterable[str], address: str) -> list[Candidate]:
    """The candidates, the elected title first. ``ranked``: the place believed first comes first."""
    if not ranked or ranked[0].by in SURE:
        return list(ranked)
    said: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in ranked:
        said[words_of(one.values[0])].add(place_of(one))
    titles = {words: _Title(words, frozenset(places)) for words, places in said.items() if words}
    declared = {word for one in titles.values() if any(map(is_declared, one.places)) for word in one.words}
    slug = slug_of(address)
    names = {words_of(site) for site in sites}
    votes = {
        words: _votes(one, declared, slug) + TITLE_VOTES["site"] * (words in names) for words, one in titles.items()
    }
    order = [one for one in ranked if words_of(one.values[0]) in votes]
    return sorted(order, key=lambda one: (-votes[words_of(one.values[0])], one.key == HEAD))


def words_of(title: str) -> Words:
    """The words of a title, folded; titles of the same words are the same."""
    return tuple(_WORD.findall(fold(title)))


def place_of(one: Candidate) -> str:
    """The place of a title as the tables of votes name it."""
    if one.key == HEAD:
        return HEAD
    return {"og:title": "og:title", "twitter:title": "twitter:title"}.get(one.key, f"{one.by}/{one.key}".rstrip("/"))


def is_declared(place: str) -> bool:
    """Whether a tag or a script says the title of that place."""
    return place.startswith((*_DECLARED, "og:", "twitter:"))


def _votes(one: _Title, declared: set[str], slug: frozenset[str]) -> int:
    count = sum(TITLE_VOTES.get(place, TITLE_VOTES.get(place.partition("/")[0], 0)) for place in one.places)
    long = {word for word in one.words if len(word) > 2}
    if len(slug) > 1:
        count += TITLE_VOTES["address"] * len(long & slug) // len(slug)
    if not one.places.isdisjoint(ON_PAGE[:2]) and declared:
        shared = sum(word in declared for word in one.words)
        count += TITLE_VOTES["shared"] * shared // len(one.words)
        count += 0 if long & declared else TITLE_VOTES["unrelated"]
    count += TITLE_VOTES["one place"] if len(one.places) == 1 else 0
    if one.places == {HEAD}:
        count += TITLE_VOTES["long head"] * min(len(one.words), _LONG_HEAD) // _LONG_HEAD
        count += TITLE_VOTES["short head"] if len(one.words) <= SHORT_HEAD else 0
    return count


def slug_of(address: str) -> frozenset[str]:
    """The longer words of the last part of an address's path."""
    try:
        parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
    except ValueError:
        return frozenset()
    return frozenset(re.findall(r"\w{3,}", fold(parts[-1]).replace("_", " ")) if parts else ())


def inside_heading(page: Page, block: Block, declared: Collection[str], sure: Collection[str] = ()) -> str:
    """The headline in a heading of the first rank that holds more: behind an element with a word or a day above it, or
    before one with a line below it; empty where no such part, or the whole, says one of the titles ``declared`` (as
    ``key`` gives them). Where the whole is declared, only a part that one of the titles ``sure`` says counts.
    """
    raw = page.source.data[block.start : block.end]
    if block.level > 1 or len(raw) > _LONGEST_HEADING or b"<" not in raw:
        return ""
    declared = sure if (whole := key(block.text)) in declared else declared
    if whole in declared:
        return ""
    kicker = _KICKER.match(raw)
    parts = [raw[kicker.end() :]] if kicker else []
    for part in (*parts, *(raw[: tag.start()] for tag in islice(_TAG.finditer(raw), _TAGS))):
        said = text_value(read_as(part.decode(page.encoding.codec, "replace"), "html"))
        if said.count(" ") >= _SPACES and key(said) in declared:
            return said
    return ""
