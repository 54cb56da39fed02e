"""The folder of pages → documents whose blocks say how many of their words the answer holds."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from benchmarks.systems import decode
from corpusclean.comments import find_threads
from corpusclean.errors import Rejected
from corpusclean.label import by_rules
from corpusclean.label.glue import split_glued
from corpusclean.label.model.context import Matrix
from corpusclean.label.model.facts import facts_matrix
from corpusclean.label.model.figures import FIGURES, rows
from corpusclean.label.model.markup import Markup, markup_of
from corpusclean.label.model.own import own_blocks
from corpusclean.label.model.verdict import evidence
from corpusclean.label.model.words import Lexicon, words_of
from corpusclean.label.reveal import reveal
from corpusclean.model import Source
from corpusclean.read import read
from training.align import found_words, words
from training.flatten import FLATTENERS

_MOST_UNDECODABLE = 1000
_NO_WORDS = Lexicon({}, {}, {})
_WORDS = FIGURES.index("words")


@frozen(eq=False)
class Sample:
    """One page in one flattening, or as HTML (``flattener`` is then ``html``, and there are ``markup`` and ``facts``).

    Per block: ``shapes`` (the figures, without words), ``labels`` and ``rules`` (what rules found), ``unseen``
    (hidden), ``data`` (code or a cell of data), ``own`` (as ``own_blocks``), ``counts`` and ``held`` (its words, and
    those that the answer holds), ``ends`` (where it ends in the source, in bytes). ``part``: which part of a page the
    text is (``content`` or ``stretch``, see ``cut_from``), empty for the whole.
    """

    page: str
    host: str
    kind: str
    flattener: str
    answer: str
    texts: tuple[str, ...]
    shapes: NDArray[np.int32]
    labels: tuple[str | None, ...]
    rules: tuple[str | None, ...]
    unseen: NDArray[np.bool_]
    data: NDArray[np.bool_]
    own: NDArray[np.bool_]
    counts: NDArray[np.int32]
    held: NDArray[np.int32]
    ends: tuple[int, ...]
    markup: Markup | None = None
    facts: Matrix | None = None
    part: str = ""

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


def is_chosen(sample: Sample) -> bool:
    """Whether a sample is trained on: two of each page's four flattenings, and all HTML."""
    if sample.flattener == "html":
        return True
    order = tuple(FLATTENERS).index(sample.flattener)
    return (number_of(sample.page) + order) % 2 == 0


def cut_from(sample: Sample, source: bytes) -> tuple[str, bytes]:
    """A part of a text that stands for documents without a site around them, or cut out of one: its name and its bytes.

    For every other text ``content``, what the answer holds of it; for the others ``stretch``, a run of its blocks.
    """
    number = number_of(f"part {sample.page} {sample.flattener}")
    bounds = list(zip((0, *sample.ends), sample.ends, strict=False))
    if number % 2:
        stays = (sample.counts > 0) & sample.content
        return "content", b"".join(source[start:end] for (start, end), kept in zip(bounds, stays, strict=True) if kept)
    first = number // 2 % len(bounds)
    last = first + 1 + number // 7919 % (len(bounds) - first)
    return "stretch", source[bounds[first][0] : bounds[last - 1][1]]


def samples(folder: Path, kind: str) -> Iterator[Sample]:
    """All pages of ``folder`` (``gold.jsonl``, ``pages/<id>.html.gz``): as ``html``, or as ``text`` in all flattenings.

    What holds no text at all is left out.
    """
    for line in (folder / "gold.jsonl").read_bytes().splitlines():
        answer = json.loads(line)
        page = gzip.decompress((folder / "pages" / f"{answer['id']}.html.gz").read_bytes())
        for name, source in _html(page, answer["url"]) if kind == "html" else _flattened(decode(page)):
            try:
                whole = _sample(answer, name, source)
                yield whole
                if kind == "text" and is_chosen(whole):
                    part, text = cut_from(whole, source.data)
                    yield evolve(_sample(answer, name, evolve(source, data=text)), part=part)
            except Rejected:
                continue


def _html(page: bytes, url: str) -> Iterator[tuple[str, Source]]:
    yield "html", Source(page, media_type="text/html", url=url)


def _flattened(page: str) -> Iterator[tuple[str, Source]]:
    for name, (flatten, media_type) in FLATTENERS.items():
        yield name, Source(flatten(page).encode("utf-8", "replace"), media_type=media_type)


def _sample(answer: dict[str, Any], name: str, source: Source) -> Sample:
    page = reveal(split_glued(read(source, _MOST_UNDECODABLE)))
    document, first = by_rules(page, find_threads(page))
    looks = document.looks
    said = [words(look.text) for look in looks]
    shapes = rows(looks, evidence(document, first), _NO_WORDS)
    marked = bool(document.page.elements)
    own = own_blocks(document, first)
    return Sample(
        answer["id"],
        host_of(answer["url"]),
        answer["type"],
        name,
        answer["text"],
        tuple(look.text for look in looks),
        shapes,
        tuple(found.label if found else None for found in first),
        tuple(found.rule if found else None for found in first),
        np.array([look.block.hidden for look in looks], dtype=bool),
        np.array([document.is_data(number) for number in range(len(looks))], dtype=bool),
        np.array([number in own for number in range(len(looks))], dtype=bool),
        np.array([len(block) for block in said], dtype=np.int32),
        np.array(found_words(said, words(answer["text"])), dtype=np.int32),
        tuple(look.block.end for look in looks),
        markup_of(document.page, shapes[:, _WORDS]) if marked else None,
        facts_matrix(document.page, words_of([look.text for look in looks])) if marked else None,
    )
