"""Which title a page has that states no day: home pages, products, services, lists. Its tags often say more of it than
its heading, which may be one word or a slogan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from attrs import evolve

from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.tables import UNDATED_VOTES
from corpusclean.metadata.titles import (
    HEAD,
    ON_PAGE,
    SEPARATOR,
    SHORT_HEAD,
    SURE,
    Words,
    is_declared,
    place_of,
    slug_of,
    words_of,
)

_WHOLE: Final = "whole"
_TAGS: Final = ("html title", "meta tag")
_ALL: Final = 100
_HALF: Final = 50
_LONG_HEADING: Final = 7
_MOST_SEPARATORS: Final = 3


def is_undated(found: Iterable[Candidate]) -> bool:
    """Whether the candidates are those of a page whose tags name it and that states no day of publication."""
    said = {(one.field, one.by) for one in found if one.field in ("title", "published")}
    fields = {field for field, _ in said}
    tagged = any(("title", by) in said for by in _TAGS)
    return tagged and "published" not in fields and not any(("title", by) in said for by in SURE)


def whole(found: Iterable[Candidate], cut: Iterable[Candidate], address: str) -> Iterator[Candidate]:
    """The titles as they were said, where all of ``cut`` lost the site's name, or kept it in front on a home page."""
    known = {words_of(one.values[0]) for one in cut if not _is_home(address) or not SEPARATOR.search(one.values[0])}
    for one in found:
        if one.field == "title" and words_of(one.values[0]) not in known:
            yield evolve(one, key=_WHOLE)


def elect(ranked: Sequence[Candidate], address: str) -> list[Candidate]:
    """The candidates, the elected title first. ``ranked``: the place believed first comes first."""
    votes = {
        words: sum(UNDATED_VOTES[name] * amount for name, amount in said.items())
        for words, said in figures(ranked, address).items()
    }
    order = [one for one in ranked if words_of(one.values[0]) in votes]
    return sorted(order, key=lambda one: -votes[words_of(one.values[0])])


def figures(found: Sequence[Candidate], address: str) -> dict[Words, dict[str, int]]:
    """What speaks for and against each title, in hundredths, by the names of the table of votes."""
    groups: dict[Words, list[Candidate]] = defaultdict(list)
    for one in found:
        if words := words_of(one.values[0]):
            groups[words].append(one)
    slug = slug_of(address)
    shares = {words: _ALL * len(slug.intersection(words)) // len(slug) if len(slug) > 1 else 0 for words in groups}
    page = _of_page(groups, address)
    out = {}
    for words, those in groups.items():
        said = _of_title(those)
        on_page = said["on the page"]
        said |= {name: amount * on_page for name, amount in page.items()}
        said["whole, home page"] = said["whole"] * _is_home(address)
        said["best in address"] = _ALL * (shares[words] == max(shares.values()))
        long = {word for word in words if len(word) > 2}
        said["of address"] = _ALL * len(long & slug) // len(long) if long and len(slug) > 1 else 0
        del said["on the page"]
        out[words] = said
    return out


def _of_title(those: Sequence[Candidate]) -> dict[str, int]:
    places = {place_of(one) if one.key != _WHOLE else _WHOLE for one in those}
    on_page = not places.isdisjoint(ON_PAGE)
    tags = sum(is_declared(place) for place in places)
    separators = max(len(SEPARATOR.findall(one.values[0])) for one in those)
    return {
        "on the page": int(on_page),
        "on page and in tags": _ALL * (on_page and tags > 0),
        "in several tags": _ALL * (tags > 1),
        "json-ld/article": _ALL * ("json-ld/article" in places),
        "one place": _ALL * (len(places) == 1),
        "short head": _ALL * (places == {HEAD} and len(words_of(those[0].values[0])) <= SHORT_HEAD),
        "separators": _ALL * min(separators, _MOST_SEPARATORS),
        "whole": _ALL * (_WHOLE in places),
    }


def _of_page(groups: Mapping[Words, Sequence[Candidate]], address: str) -> dict[str, int]:
    """What counts for all titles on the page: how its first heading is, and what page it is."""
    on_page = [
        (one.by != "title block", one.start or 0, words)
        for words, those in groups.items()
        for one in those
        if place_of(one) in ON_PAGE and one.key != _WHOLE
    ]
    heading = min(on_page)[2] if on_page else ()
    declared = {
        word
        for words, those in groups.items()
        if any(is_declared(place_of(one)) for one in those if one.key != _WHOLE)
        for word in words
    }
    shared = _ALL * sum(word in declared for word in heading) // max(len(heading), 1)
    return {
        "heading: long": _ALL * (len(heading) >= _LONG_HEADING),
        "heading: all in tags": _ALL * (shared == _ALL),
        "heading: not in tags": _ALL * (shared < _HALF),
        "heading, home page": _ALL * _is_home(address),
    }


def _is_home(address: str) -> bool:
    return bool(address) and not urlsplit(address).path.strip("/")
