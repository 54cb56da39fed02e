"""A table of domains by volume and date, as the EU's template for a summary of training content asks for.

The template asks for the domains that make up the top tenth by size of what was scraped, with the period of collection.
All are here, the largest first; ``top`` says which are in the top tenth of the number of domains.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define

from corpusclean.exports.base import Corpus, Export, Pieces
from corpusclean.exports.survey import NOWHERE, day_of, domain_of

COLUMNS: Final = (
    "rank domain top records text_bytes characters words source_bytes share_per_mille cumulative_per_mille "
    "captured_first captured_last published_first published_last"
).split()
_UNKNOWN: Final = "(no address)"


@define
class _Domain:
    records: int = 0
    text_bytes: int = 0
    characters: int = 0
    words: int = 0
    source_bytes: int = 0
    captured: tuple[str, str] = ("", "")
    published: tuple[str, str] = ("", "")

    def add(self, data: Mapping[str, Any]) -> None:
        self.records += 1
        self.text_bytes += len(data["text"].encode("utf-8"))
        self.characters += len(data["text"])
        self.words += int(data["counts"].get("words", 0))
        self.source_bytes += data["origin"]["bytes"]
        self.captured = _widened(self.captured, day_of(data["origin"]["captured"]))
        self.published = _widened(self.published, day_of(data["published"]))


def _widened(period: tuple[str, str], day: str) -> tuple[str, str]:
    return (min(period[0] or day, day), max(period[1], day)) if day else period


def _write(corpus: Corpus) -> Pieces:
    found: dict[str, _Domain] = {}
    for data in corpus.records():
        found.setdefault(domain_of(data), _Domain()).add(data)
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for row in (COLUMNS, *_rows(found)):
        writer.writerow(row)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _rows(found: Mapping[str, _Domain]) -> Iterator[tuple[Any, ...]]:
    total = sum(one.text_bytes for one in found.values()) or 1
    known = len(found.keys() - {NOWHERE})
    order = sorted(found.items(), key=lambda one: (one[0] == NOWHERE, -one[1].text_bytes, one[0]))
    so_far = 0
    for rank, (name, one) in enumerate(order, 1):
        so_far += one.text_bytes
        top = "yes" if name != NOWHERE and (rank - 1) * 10 < known else "no"
        shares = (one.text_bytes * 1000 // total, so_far * 1000 // total)
        sizes = (one.records, one.text_bytes, one.characters, one.words, one.source_bytes)
        yield (rank, name or _UNKNOWN, top, *sizes, *shares, *one.captured, *one.published)


EXPORT: Final = Export(_write, "domains.csv", "domains by volume and date, for the EU's summary of training content")
