"""What the page declares about itself: its kind, its title and its description, and how blocks agree with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpusclean.label.model.context import Matrix
from corpusclean.label.model.keys import Keys, keys_of, paired
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


class _Declared(NamedTuple):
    """The words of the texts that a page declares: of its title, its descriptions and its body."""

    title: list[list[str]]
    described: list[list[str]]
    body: list[list[str]]


def facts_matrix(page: Page, said: Words) -> Matrix:
    """One row of whole numbers per block of ``page``. ``said``: the words of its blocks."""
    types = [0] * (max(_TYPES.values()) + 1)
    kind = 0
    declared = _Declared([], [], [])
    for fact in page.facts:
        if fact.by == "json-ld":
            for name in _TYPE.findall(fact.value):
                number = _TYPES.get(name.lower())
                if number is not None:
                    types[number] += 1
            for key, text in _long_texts(fact.value):
                (declared.body if key == "articleBody" else declared.described).append(_words(text))
        elif fact.name == "og:type":
            kind = _KINDS.get(fact.value.lower().strip(), _OTHER_KIND)
        elif fact.name in _TITLES:
            declared.title.append(_words(fact.value))
        elif fact.by == "meta" and fact.name in _DESCRIPTIONS:
            declared.described.append(_words(fact.value))
    title, *pairs = np.unique(keys_of(chain.from_iterable(declared.title))), *map(_pairs, declared[1:])
    sizes = (len(title), min(len(pairs[0]), 500), min(len(pairs[1]), 3000))
    columns = _agreement(said, title, pairs)
    whole = [*(min(number, _MOST) for number in types), kind, *sizes, *_address(page)]
    table = np.empty((len(columns) + len(whole), len(said.counts)), dtype=np.int32)
    table[: len(columns)] = columns
    table[len(columns) :] = np.array(whole)[:, None]
    return table.T


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _pairs(texts: Sequence[Sequence[str]]) -> Keys:
    """All pairs of words in a row of ``texts``, in ascending order."""
    keys = keys_of(chain.from_iterable(texts))
    lasts = np.cumsum([len(text) for text in texts if text], dtype=np.int64) - 1
    return np.unique(np.delete(paired(keys[:-1], keys[1:]), lasts[:-1]))


def _long_texts(script: str) -> Iterator[tuple[str, str]]:
    for key, quoted in _LONG.findall(script)[:_MOST_LONG]:
        try:
            yield key, str(json.loads(f'"{quoted}"', strict=False))[:_MOST_CHARACTERS]
        except ValueError:
            yield key, quoted[:_MOST_CHARACTERS]


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


def _agreement(said: Words, title: Keys, pairs: Sequence[Keys]) -> NDArray[np.int64]:
    """Per cent: the block's words in the title, the title's in the block, its pairs in the description and the body."""
    shares = np.zeros((4, len(said.counts)), dtype=np.int64)
    counts = said.counts
    if len(title):
        known = said.sums(np.isin(said.keys, title))
        shares[0] = known * 100 // np.maximum(counts, 1)
        shares[1] = np.minimum(known * 100 // len(title), 100)
    for place, wanted in enumerate(pairs, 2):
        if len(wanted):
            found = np.zeros(len(said.keys), dtype=bool)
            found[:-1] = np.isin(paired(said.keys[:-1], said.keys[1:]), wanted)
            found[said.bounds[1:][counts > 0] - 1] = False  # the last word of a block begins no pair
            shares[place] = said.sums(found) * 100 // np.maximum(counts - 1, 1)
    return shares
