"""How long cleaning takes, as ratios within one run: against others' tools on the same documents, and by size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from itertools import cycle
from statistics import median
from typing import Any, Final

import ftfy
import langdetect
from attrs import frozen

import corpusclean
from benchmarks.run import WARM_UP, clock, settle

#: The sizes of one document, as parts of the largest.
PARTS: Final = (1, 2, 4, 10)
ROUNDS: Final = 2

Done = Callable[[], None]


@frozen
class Race:
    """Two ways over the same documents, in milliseconds of processor time a document."""

    name: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Our time over all documents, as a multiple of theirs."""
        return sum(self.ours) / sum(self.theirs)

    @property
    def median_ratio(self) -> float:
        """The median of the ratios of single documents."""
        return median(ours / theirs for ours, theirs in zip(self.ours, self.theirs, strict=True))


@frozen
class Size:
    """One document of ``size`` bytes: the best of some rounds, in milliseconds of processor time."""

    size: int
    milliseconds: float


def race_text(texts: Sequence[str], done: Done) -> Race:
    """``corpusclean.clean`` on texts, against ftfy's ``fix_text`` and langdetect's ``detect_langs`` on them."""
    langdetect.DetectorFactory.seed = 0
    name = "text: ftfy.fix_text + langdetect.detect_langs"
    return _race(name, partial(_clean, "text/plain"), _repair_and_detect, texts, done)


def race_html(pages: Sequence[bytes], done: Done, *, metadata: bool) -> Race:
    """``corpusclean.clean`` on pages, against ``trafilatura.bare_extraction`` with or without metadata."""
    extract = partial(import_module("trafilatura").bare_extraction, with_metadata=metadata)
    name = f"HTML: trafilatura.bare_extraction, {'with' if metadata else 'without'} metadata"
    return _race(name, partial(_clean, "text/html"), extract, pages, done)


def grow(texts: Iterable[str], largest: int, done: Done) -> tuple[Size, ...]:
    """The time for one document of a tenth, two tenths, four tenths and the whole of ``largest`` bytes.

    The document is the texts, a blank line apart, from the first one again where they do not fill it.
    """
    whole = _fill(texts, largest)
    cuts = (whole[: largest * part // max(PARTS)] for part in PARTS)
    documents = [cut.decode("utf-8", "ignore").encode("utf-8") for cut in cuts]
    best = [float("inf")] * len(documents)
    for _ in range(ROUNDS):
        for number, document in enumerate(documents):
            best[number] = min(best[number], clock(partial(_clean, "text/plain", document)))
            done()
    return tuple(Size(len(document), spent) for document, spent in zip(documents, best, strict=True))


def _race(
    name: str, ours: Callable[[Any], object], theirs: Callable[[Any], object], documents: Sequence[Any], done: Done
) -> Race:
    for document in documents[:WARM_UP]:
        ours(document)
        theirs(document)
    settle()
    times: list[tuple[float, float]] = []
    for number, document in enumerate(documents):
        turns = (ours, theirs) if number % 2 else (theirs, ours)
        spent = {work: clock(partial(work, document)) for work in turns}
        times.append((spent[ours], spent[theirs]))
        done()
    return Race(name, tuple(a for a, _ in times), tuple(b for _, b in times))


def _clean(media_type: str, document: str | bytes) -> None:
    corpusclean.clean(document, media_type=media_type)


def _repair_and_detect(text: str) -> None:
    repaired = ftfy.fix_text(text)
    try:
        langdetect.detect_langs(repaired)
    except langdetect.LangDetectException:
        return  # a text without letters has no language


def _fill(texts: Iterable[str], size: int) -> bytes:
    pieces, length = [], 0
    for text in cycle(texts):
        pieces.append(text.encode("utf-8", "replace") + b"\n\n")
        length += len(pieces[-1])
        if length >= size:
            break
    return b"".join(pieces)[:size]
