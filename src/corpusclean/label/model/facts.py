"""What the page declares about itself: its kind, its title and its description, and how blocks agree with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpusclean.label.model.context import Matrix
from corpusclean.label.model.keys import keys_of
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
_BITS: Final = 32


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
    sizes, columns = _agreement(said, declared)
    whole = [*(min(number, _MOST) for number in types), kind, *sizes, *_address(page)]
    table = np.empty((len(columns) + len(whole), len(said.counts)), dtype=np.int32)
    table[: len(columns)] = columns
    table[len(columns) :] = np.array(whole)[:, None]
    return table.T


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


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


def _agreement(said: Words, declared: _Declared) -> tuple[tuple[int, int, int], NDArray[np.int64]]:
    """How many words and pairs of words are declared, and how each block agrees with them.

    Per cent: the block's words in the title, the title's in the block, its pairs in the description and the body.
    """
    shares = np.zeros((4, len(said.counts)), dtype=np.int64)
    texts = [text for listed in declared for text in listed]
    vocabulary, numbers = np.unique(keys_of(chain.from_iterable(texts)), return_inverse=True)
    if not len(vocabulary):
        return (0, 0, 0), shares
    own = np.searchsorted(vocabulary, said.keys)
    own[vocabulary.take(own, mode="clip") != said.keys] = len(vocabulary)  # the number of what is not declared
    bounds = np.cumsum([0, *map(len, texts)])
    title_end, described_end = bounds[[len(declared.title), len(declared.title) + len(declared.described)]]
    in_title = np.zeros(len(vocabulary) + 1, dtype=bool)
    in_title[numbers[:title_end]] = True
    titled = int(in_title.sum())
    declared_pairs, pairs = _pairs(numbers, bounds), _pairs(own, said.bounds)
    able = np.flatnonzero((own < len(vocabulary)) & (pairs >= 0))
    found = np.zeros((3, len(own)), dtype=bool)
    found[0] = in_title[own]
    sizes = []
    for number, run in enumerate((declared_pairs[title_end:described_end], declared_pairs[described_end:]), 1):
        wanted = np.unique(run[run >= 0])
        sizes.append(len(wanted))
        if len(wanted):
            found[number, able] = wanted.take(np.searchsorted(wanted, pairs[able]), mode="clip") == pairs[able]
    held = said.sums(found)
    shares[0] = held[0] * 100 // np.maximum(said.counts, 1)
    shares[1] = np.minimum(held[0] * 100 // max(1, titled), 100)
    shares[2:] = held[1:] * 100 // np.maximum(said.counts - 1, 1)
    return (titled, min(sizes[0], 500), min(sizes[1], 3000)), shares


def _pairs(numbers: NDArray[np.int64], bounds: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each word and the one before it; -1 for the first of a text. ``bounds``: of the texts."""
    pairs = np.full(len(numbers), -1, dtype=np.int64)
    pairs[1:] = numbers[:-1] << _BITS | numbers[1:]
    pairs[bounds[:-1][bounds[:-1] < len(numbers)]] = -1
    return pairs
