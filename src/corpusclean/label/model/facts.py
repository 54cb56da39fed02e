"""What the page declares about itself: its kind, its title and its description, and how blocks agree with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, repeat
from typing import Final
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpusclean.label.model.context import Matrix
from corpusclean.label.model.words import Words
from corpusclean.model import Page

#: Types of schema.org that tell what a page is, a row of names for each figure.
_TYPES: Final = {
    name: number
    for number, names in enumerate(
        (
            "article newsarticle blogposting techarticle reportagenewsarticle opinionnewsarticle"
            " scholarlyarticle report",
            "product productgroup individualproduct vehicle car",
            "offer aggregateoffer offershippingdetails merchantreturnpolicy",
            "faqpage",
            "question",
            "itemlist",
            "collectionpage",
            "discussionforumposting qapage",
            "localbusiness professionalservice restaurant store hotel",
            "service",
            "softwareapplication webapplication mobileapplication",
            "videoobject",
            "recipe",
            "review",
            "aggregaterating",
            "person",
            "breadcrumblist",
            "event",
            "howto",
            "jobposting",
            "comment",
            "organization corporation",
            "imageobject",
            "listitem",
        )
    )
    for name in names.split()
}
_KINDS: Final = {"article": 1, "website": 2, "product": 3, "product.group": 4, "profile": 5, "blog": 6}
_OTHER_KIND: Final = 7
_TITLES: Final = frozenset(("og:title", "title", "twitter:title"))
_DESCRIPTIONS: Final = frozenset(("description", "og:description", "twitter:description"))
_TYPE: Final = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"([^"]{1,60})"')
_LONG: Final = re.compile(r'"(articleBody|description|reviewBody|text)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){20,}+)"')
_WORD: Final = re.compile(r"\w+")
_MOST: Final = 50
_MOST_CHARACTERS: Final = 20_000
_MOST_LONG: Final = 200
#: Bits of a word's number in that of a pair.
_BITS: Final = 24

Pair = tuple[str, str]


def facts_matrix(page: Page, said: Words) -> Matrix:
    """One row of whole numbers per block of ``page``. ``said``: the words of its blocks."""
    declared = [0] * (max(_TYPES.values()) + 1)
    kind = 0
    title: set[str] = set()
    described: set[Pair] = set()
    body: set[Pair] = set()
    for fact in page.facts:
        if fact.by == "json-ld":
            for name in _TYPE.findall(fact.value):
                number = _TYPES.get(name.lower())
                if number is not None:
                    declared[number] += 1
            for key, text in _long_texts(fact.value):
                (body if key == "articleBody" else described).update(_pairs(text))
        elif fact.name == "og:type":
            kind = _KINDS.get(fact.value.lower().strip(), _OTHER_KIND)
        elif fact.name in _TITLES:
            title.update(_WORD.findall(fact.value.lower()))
        elif fact.by == "meta" and fact.name in _DESCRIPTIONS:
            described.update(_pairs(fact.value))
    whole = [min(number, _MOST) for number in declared]
    whole += [kind, len(title), min(len(described), 500), min(len(body), 3000), *_address(page)]
    columns = _agreement(said, title, described, body)
    return np.concatenate((columns, np.tile(np.array(whole), (len(columns), 1))), axis=1).astype(np.int32)


def _long_texts(script: str) -> Iterator[tuple[str, str]]:
    for key, quoted in _LONG.findall(script)[:_MOST_LONG]:
        try:
            yield key, str(json.loads(f'"{quoted}"', strict=False))[:_MOST_CHARACTERS]
        except ValueError:
            yield key, quoted[:_MOST_CHARACTERS]


def _pairs(text: str) -> Iterable[Pair]:
    return pairwise(_WORD.findall(text.lower()))


def _address(page: Page) -> list[int]:
    """Steps of the path of the page's own address, length, digits and hyphens of the last, whether it has a query."""
    said = {fact.name: fact.value for fact in page.facts if fact.name in ("canonical", "og:url")}
    try:
        parts = urlsplit(said.get("canonical") or said.get("og:url") or page.source.url or "")
    except ValueError:
        return [0, 0, 0, 0, 0]
    steps = [step for step in parts.path.split("/") if step] or [""]
    digits = sum(map(str.isdecimal, parts.path))
    return [
        len(steps) if steps[0] else 0,
        min(len(steps[-1]), 200),
        digits,
        steps[-1].count("-"),
        int(bool(parts.query)),
    ]


def _agreement(said: Words, title: set[str], described: set[Pair], body: set[Pair]) -> NDArray[np.int64]:
    """Per cent: the block's words in the title, the title's in the block, its pairs in the description and the body."""
    shares = np.zeros((len(said.bounds) - 1, 4), dtype=np.int64)
    counts = said.counts
    if title:
        known = said.sums([word in title for word in said.lower])
        shares[:, 0] = known * 100 // np.maximum(counts, 1)
        shares[:, 1] = np.minimum(known * 100 // len(title), 100)
    for place, wanted in ((2, described), (3, body)):
        if wanted:
            shares[:, place] = _pairs_in(said, wanted) * 100 // np.maximum(counts - 1, 1)
    return shares


def _pairs_in(said: Words, wanted: set[Pair]) -> NDArray[np.int64]:
    """For each text how many pairs of words in a row are ``wanted``."""
    numbers: dict[str, int] = {}
    codes = {
        numbers.setdefault(one, len(numbers)) << _BITS | numbers.setdefault(other, len(numbers))
        for one, other in wanted
    }
    same = np.array(list(map(numbers.get, said.lower, repeat(-1))), dtype=np.int64)[said.numbers]
    able = np.zeros(len(same), dtype=bool)
    able[:-1] = (same[:-1] >= 0) & (same[1:] >= 0)
    able[said.bounds[1:][said.counts > 0] - 1] = False  # the last word of a block begins no pair
    places = np.flatnonzero(able)
    found = np.zeros(len(same), dtype=np.int64)
    found[places] = [code in codes for code in (same[places] << _BITS | same[places + 1]).tolist()]
    return said.sums_of(found)
