"""Make the weights by which the title of a plain text is told, or measure them.

    python -m training.headline --pages FOLDER --pages FOLDER
    python -m training.headline --pages FOLDER --pages FOLDER --measure

A FOLDER holds ``gold.jsonl`` and ``pages/<id>.html.gz``; the pages whose ``title`` is known are flattened in four ways.
The hosts are cut in two by a digest of their names: one half teaches, ``--measure`` shows how the weights that the
package has do on both. Of each line nothing is learned from but the names of what ``metadata.headline`` sees of it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen

import corpusclean.metadata
from benchmarks.systems import decode
from corpusclean.comments import find_threads
from corpusclean.errors import Rejected
from corpusclean.label import label
from corpusclean.label.glue import split_glued
from corpusclean.label.reveal import reveal
from corpusclean.metadata.headline import Line, lines, pick, weights
from corpusclean.model import Source
from corpusclean.read import read
from training.flatten import FLATTENERS

_OUT = Path(corpusclean.metadata.__file__).parent / "data" / "headline.json"
#: Copies in an archive do not show their host; they are left out.
_ARCHIVE = "archive.org"
_EVERY = 1
_ROUNDS = 25
_STEP = 0.05
_SHRINK = 0.997
#: Weights are written in quarters of a factor of e.
_SCALE = 4


@frozen
class Example:
    """The lines of one text, which of them are its title, and whether it teaches."""

    lines: tuple[Line, ...]
    right: tuple[bool, ...]
    teaches: bool = True


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="training.headline", description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, action="append", required=True, help="folder with gold.jsonl and pages/")
    parser.add_argument("--out", type=Path, default=_OUT, help="where to write the weights")
    parser.add_argument("--every", type=int, default=_EVERY, help="every so many pages alone")
    parser.add_argument("--measure", action="store_true", help="measure the package's weights instead")
    options = parser.parse_args(arguments)
    found = [one for folder in options.pages for one in examples(folder, options.every, options.measure)]
    if options.measure:
        for teaches in (True, False):
            print("seen" if teaches else "unseen", *measured([one for one in found if one.teaches == teaches]))
        return
    options.out.write_text(written(learn(found)), "utf-8")


def teaches(url: str) -> bool:
    """Whether a page's host is of the half that teaches."""
    host = (urlsplit(url if "://" in url else f"http://{url}").hostname or url).removeprefix("www.")
    return not hashlib.md5(host.encode("utf-8"), usedforsecurity=False).digest()[0] & 1


def examples(folder: Path, every: int, both: bool) -> Iterator[Example]:
    """Every ``every``-th page of a folder that has a title, in four texts; those that do not teach if ``both``."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").split("\n") if line.strip()]
    titled = [row for row in rows if row.get("title") and _ARCHIVE not in (row.get("url") or "")]
    for row in titled[::every]:
        if both or teaches(row.get("url") or row["id"]):
            page = decode(gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes()))
            for flatten, _ in FLATTENERS.values():
                yield from _examples(row, Source(flatten(page).encode("utf-8", "replace"), "text/plain"))


def _examples(row: Mapping[str, Any], source: Source) -> Iterator[Example]:
    try:
        page = reveal(split_glued(read(source, 1000)))
    except Rejected:
        return
    found = tuple(lines(page, label(page, find_threads(page))))
    title = _words(row["title"])
    yield Example(found, tuple(_words(line.words) == title for line in found), teaches(row.get("url") or row["id"]))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def learn(found: Iterable[Example]) -> dict[str, float]:
    """Weights of a logistic choice among the lines of a text, by gradient steps, shrunk after each round."""
    weight: dict[str, float] = defaultdict(float)
    taught = [one for one in found if one.teaches and any(one.right)]
    for _ in range(_ROUNDS):
        for one in taught:
            _step(one, weight)
        for name in weight:
            weight[name] *= _SHRINK
    return weight


def _step(one: Example, weight: dict[str, float]) -> None:
    scores = [sum(weight[name] for name in line.seen) for line in one.lines]
    most = max(scores)
    odds = [math.exp(score - most) for score in scores]
    every, good = sum(odds), sum(each for each, is_right in zip(odds, one.right, strict=True) if is_right)
    for each, is_right, line in zip(odds, one.right, one.lines, strict=True):
        push = (each / good if is_right else 0.0) - each / every
        for name in line.seen:
            weight[name] += _STEP * push


def written(weight: Mapping[str, float]) -> str:
    """The weights as the package's file has them: whole numbers by name, without those that are nothing."""
    whole = {name: round(value * _SCALE) for name, value in sorted(weight.items())}
    return json.dumps({name: value for name, value in whole.items() if value}, indent=1) + "\n"


def measured(found: Sequence[Example]) -> tuple[str, str]:
    """The shares of texts whose title is found, and of those for which another line is given."""
    said = [(one, pick(one.lines, weights())) for one in found]
    right = sum(one.right[one.lines.index(line)] for one, line in said if line)
    wrong = sum(line is not None for _, line in said) - right
    return f"exact {right / len(found):.3f}", f"wrong {wrong / len(found):.3f}"


if __name__ == "__main__":
    main()
