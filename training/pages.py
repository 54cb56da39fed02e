"""The folder of pages → documents whose blocks say how many of their words the answer holds."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.comments import find_threads
from corpusclean.errors import Rejected
from corpusclean.label import claims_of
from corpusclean.label.arbitrate import strongest
from corpusclean.label.model.figures import rows
from corpusclean.label.model.words import Lexicon
from corpusclean.label.rules import CONTEXT_RULES, RULES
from corpusclean.label.view import Look, view
from corpusclean.model import Finding, Source
from corpusclean.read import read
from training.align import found_words, words
from training.flatten import FLATTENERS, decode

_MOST_UNDECODABLE = 1000
_NO_WORDS = Lexicon({}, {}, {})


@frozen(eq=False)
class Sample:
    """One page in one flattening. ``counts``, ``held``: words of each block, and those that the answer holds."""

    page: str
    host: str
    kind: str
    flattener: str
    answer: str
    texts: tuple[str, ...]
    shapes: NDArray[np.int32]
    labels: tuple[str | None, ...]
    counts: NDArray[np.int32]
    held: NDArray[np.int32]

    @property
    def content(self) -> NDArray[np.bool_]:
        """Whether at least half of a block's words stand in the answer."""
        return np.asarray(2 * self.held >= self.counts)


def host_of(url: str) -> str:
    """The host of an address, without ``www.``."""
    return (urlsplit(url).hostname or "").lower().removeprefix("www.")


def number_of(text: str) -> int:
    """A number that depends on the text alone, for parting hosts and pages."""
    return zlib.crc32(text.encode())


def samples(folder: Path) -> Iterator[Sample]:
    """All pages of ``folder`` (``gold.jsonl``, ``pages/<id>.html.gz``) in all flattenings that hold any text."""
    answers = [json.loads(line) for line in (folder / "gold.jsonl").read_bytes().splitlines()]
    for answer in answers:
        page = decode(gzip.decompress((folder / "pages" / f"{answer['id']}.html.gz").read_bytes()))
        for name, (flatten, media_type) in FLATTENERS.items():
            try:
                source = Source(flatten(page).encode("utf-8", "replace"), media_type=media_type)
                yield _sample(answer, name, source)
            except Rejected:
                continue


def _sample(answer: dict[str, Any], name: str, source: Source) -> Sample:
    looks, first = _looks(source)
    said = [words(look.text) for look in looks]
    return Sample(
        answer["id"],
        host_of(answer["url"]),
        answer["type"],
        name,
        answer["text"],
        tuple(look.text for look in looks),
        rows(looks, first, _NO_WORDS),
        tuple(found.label if found else None for found in first),
        np.array([len(block) for block in said], dtype=np.int32),
        np.array(found_words(said, words(answer["text"])), dtype=np.int32),
    )


def _looks(source: Source) -> tuple[Sequence[Look], Sequence[Finding | None]]:
    page = read(source, _MOST_UNDECODABLE)
    claims = list(claims_of(find_threads(page)))
    document = view(page, frozenset(claim.block for claim in claims))
    findings = claims + [finding for rule in RULES for finding in rule.find(document)]
    first = strongest(findings, len(page.blocks))
    findings += [finding for rule in CONTEXT_RULES for finding in rule.find(document, first)]
    return document.looks, strongest(findings, len(page.blocks))
