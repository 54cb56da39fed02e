"""Learns the votes of titles on pages that state no day, from pages with known titles; or measures them.

    python -m training.titles --pages FOLDER [--fold N …]

Prints the table ``UNDATED_VOTES``, a logistic choice among the titles of each page: 32 are a factor of e in the odds.
With ``--fold`` each of those fifths of the hosts is asked of votes that the other hosts taught.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.comments import find_threads
from corpusclean.errors import Rejected
from corpusclean.label import label
from corpusclean.label.glue import split_glued
from corpusclean.label.reveal import reveal
from corpusclean.metadata import gather
from corpusclean.metadata.choose import address_of, rank
from corpusclean.metadata.tables import UNDATED_VOTES
from corpusclean.metadata.titles import words_of
from corpusclean.metadata.undated import figures, is_undated, whole
from corpusclean.model import Source
from corpusclean.read import read

#: Copies in an archive do not show their host; they are left out.
_ARCHIVE: Final = "archive.org"
_FOLDS: Final = 5
_SCALE: Final = 32
_HUNDRED: Final = 100
#: How strongly votes are held near nothing, and steps of Newton's method, which needs far fewer.
_PENALTY: Final = 2.0
_STEPS: Final = 25
_NAMES: Final = tuple(UNDATED_VOTES)


@frozen(eq=False)
class Choice:
    """A page's titles as rows of figures; ``right`` is the row of the known title, -1 where none says it.

    ``undated``: the votes are asked on such pages alone, but all pages teach them.
    """

    host: str
    rows: NDArray[np.float64]
    right: int
    undated: bool

    @property
    def fold(self) -> int:
        return hashlib.md5(self.host.encode(), usedforsecurity=False).digest()[1] % _FOLDS


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the votes, or how many titles are right in each fold."""
    parser = argparse.ArgumentParser(prog="python -m training.titles", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, help="folder with gold.jsonl and pages/")
    parser.add_argument("--fold", type=int, action="append", help="measure on this fold instead")
    args = parser.parse_args(arguments)
    found = list(choices(args.pages))
    for fold in args.fold or ():
        votes = learn([one for one in found if one.fold != fold])
        asked = [one for one in found if one.fold == fold and one.undated]
        print(fold, len(asked), sum(int(np.argmax(one.rows @ votes)) == one.right for one in asked))
    if not args.fold:
        for name, vote in zip(_NAMES, learn(found), strict=True):
            print(f'        "{name}": {int(vote)},')


def choices(folder: Path) -> Iterator[Choice]:
    """The titles of each page, of the hosts that teach."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").split("\n") if line.strip()]
    for row in [row for row in rows if row.get("title") and _ARCHIVE not in (row.get("url") or "")]:
        if _teaches(_host(row)) and (one := _choice(row, folder)):
            yield one


def _choice(row: Mapping[str, Any], folder: Path) -> Choice | None:
    data = gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes())
    try:
        page = reveal(split_glued(read(Source(data, "text/html"), 100)))
    except Rejected:
        return None
    threads = find_threads(page)
    found = gather(page, label(page, threads, "balanced"), threads)
    if not is_undated([one for one in found if one.field != "published"]):
        return None
    ranked = rank(found)
    address = address_of(ranked["url"])
    said = figures([*ranked["title"], *whole(found, ranked["title"], address)], address)
    rows = np.array([[one[name] for name in _NAMES] for one in said.values()]) / _HUNDRED
    known = words_of(row["title"])
    return Choice(_host(row), rows, [*said].index(known) if known in said else -1, is_undated(found))


def _host(row: Mapping[str, Any]) -> str:
    url = row.get("url") or row["id"]
    return (urlsplit(url if "://" in url else f"http://{url}").hostname or url).removeprefix("www.")


def _teaches(host: str) -> bool:
    """Whether the host is of the three in four that teach; the others stay unseen."""
    first = hashlib.md5(host.encode(), usedforsecurity=False).digest()[0]
    return not (first & 1 and first & 2)


def learn(found: Sequence[Choice]) -> NDArray[np.float64]:
    """Votes that make the known titles likeliest, in whole numbers."""
    taught = [one for one in found if one.right >= 0]
    votes = np.zeros(len(_NAMES))
    for _ in range(_STEPS):
        slope, bend = -_PENALTY * votes, _PENALTY * np.eye(len(_NAMES))
        for one in taught:
            sums = one.rows @ votes
            odds = np.exp(sums - sums.max())
            shares = odds / odds.sum()
            mean = shares @ one.rows
            slope += one.rows[one.right] - mean
            bend += (one.rows.T * shares) @ one.rows - np.outer(mean, mean)
        votes = votes + np.linalg.solve(bend, slope)
    return np.round(votes * _SCALE)


if __name__ == "__main__":
    main()
