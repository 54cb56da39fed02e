"""Make the trees by which the title of a plain text is told, or measure them.

    python -m training.headline --pages FOLDER
    python -m training.headline --pages FOLDER --fold 0 --fold 1 --fold 2 --fold 3 --fold 4
    python -m training.headline --pages FOLDER --measure

A FOLDER holds ``gold.jsonl`` and ``pages/<id>.html.gz``; the pages whose ``title`` is known are flattened in four ways.
The hosts are cut in two by a digest of their names: one half teaches. With ``--fold`` each fold of a fifth of the hosts
of that half is asked of trees that the others taught; ``--measure`` shows how the package's trees do on both halves. Of
each line nothing is learned from but the figures that ``metadata.headline_figures`` has of it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import pickle
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from attrs import frozen

import corpusclean.metadata
from benchmarks.systems import decode
from corpusclean.comments import find_threads
from corpusclean.errors import Rejected
from corpusclean.label import label
from corpusclean.label.glue import split_glued
from corpusclean.label.reveal import reveal
from corpusclean.metadata.headline import is_sure, pick
from corpusclean.metadata.headline_figures import Line, lines
from corpusclean.metadata.headline_trees import Trees, trees
from corpusclean.model import Source
from corpusclean.read import read
from training.flatten import FLATTENERS
from training.trees import SCALE, quantise

_OUT: Final = Path(corpusclean.metadata.__file__).parent / "data" / "headline.json"
#: Copies in an archive do not show their host; they are left out.
_ARCHIVE: Final = "archive.org"
_FOLDS: Final = 5
_ROUNDS: Final = 120
_HOW: Final = {
    "objective": "binary",
    "max_depth": 4,
    "num_leaves": 14,
    "learning_rate": 0.07,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "force_col_wise": True,
    "verbose": -1,
}
_HIGHEST: Final = 32_000


@frozen
class Example:
    """The lines of one text, which of them are its title, and whose it is."""

    lines: tuple[Line, ...]
    right: tuple[bool, ...]
    host: str

    @property
    def teaches(self) -> bool:
        """Whether the host is of the half that teaches."""
        return not _digest(self.host)[0] & 1

    @property
    def fold(self) -> int:
        return _digest(self.host)[1] % _FOLDS


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="training.headline", description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, action="append", required=True, help="folder with gold.jsonl and pages/")
    parser.add_argument("--out", type=Path, default=_OUT, help="where to write the trees")
    parser.add_argument("--fold", type=int, action="append", help="measure on this fold instead of writing")
    parser.add_argument("--measure", action="store_true", help="measure the package's trees instead of writing")
    parser.add_argument("--cache", type=Path, help="keep what was read here for the next run (a pickle: only your own)")
    options = parser.parse_args(arguments)
    found = _cached(options.cache, options.pages)
    taught = [one for one in found if one.teaches]
    if options.measure:
        print("seen", *measured([(one, trees()) for one in taught]))
        print("unseen", *measured([(one, trees()) for one in found if not one.teaches]))
    elif options.fold:
        made = {fold: grow([one for one in taught if one.fold != fold]) for fold in options.fold}
        print("folds", *measured([(one, Trees.of(made[one.fold])) for one in taught if one.fold in made]))
    else:
        options.out.write_text(written(grow(taught)), "utf-8")


def _cached(cache: Path | None, folders: Iterable[Path]) -> list[Example]:
    if cache is not None and cache.exists():
        kept: list[Example] = pickle.loads(cache.read_bytes())
        return kept
    found = [one for folder in folders for one in examples(folder)]
    if cache is not None:
        cache.write_bytes(pickle.dumps(found))
    return found


def _digest(host: str) -> bytes:
    return hashlib.md5(host.encode("utf-8"), usedforsecurity=False).digest()


def examples(folder: Path) -> Iterator[Example]:
    """The pages of a folder that have a title, in four texts each."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").split("\n") if line.strip()]
    for row in [row for row in rows if row.get("title") and _ARCHIVE not in (row.get("url") or "")]:
        page = decode(gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes()))
        for flatten, _ in FLATTENERS.values():
            yield from _examples(row, Source(flatten(page).encode("utf-8", "replace"), "text/plain"))


def _examples(row: Mapping[str, Any], source: Source) -> Iterator[Example]:
    try:
        page = reveal(split_glued(read(source, 1000)))
    except Rejected:
        return
    found = tuple(lines(page, label(page, find_threads(page))))
    title, url = _words(row["title"]), row.get("url") or row["id"]
    host = (urlsplit(url if "://" in url else f"http://{url}").hostname or url).removeprefix("www.")
    yield Example(found, tuple(_words(line.words) == title for line in found), host)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def grow(found: Iterable[Example]) -> dict[str, Any]:
    """Trees that tell titles from other lines, as the package's file has them."""
    pairs = [(line.figures, right) for one in found for line, right in zip(one.lines, one.right, strict=True)]
    matrix = np.array([figures for figures, _ in pairs]).clip(-_HIGHEST, _HIGHEST)
    data = lightgbm.Dataset(matrix, np.array([right for _, right in pairs]))
    dumped = lightgbm.train(_HOW, data, _ROUNDS).dump_model()
    forest = quantise([tree["tree_structure"] for tree in dumped["tree_info"]], int(str(_HOW["max_depth"])))
    doubling = 256 / (SCALE * math.log(2))
    return {
        "questions": [[int(a), int(b)] for a, b in zip(forest.features, forest.thresholds, strict=True)],
        "nodes": forest.nodes.tolist(),
        "leaves": [[round(int(leaf) * doubling) for leaf in tree] for tree in forest.leaves],
    }


def written(made: Mapping[str, Any]) -> str:
    """The trees as the package's file has them, a tree a line."""
    parts = (f'"{name}": [\n' + ",\n".join(map(json.dumps, rows)) + "\n]" for name, rows in made.items())
    return "{" + ",\n".join(parts) + "}\n"


def measured(found: Sequence[tuple[Example, Trees]]) -> tuple[str, str]:
    """The shares of texts whose title is found, and of those for which another line is given."""
    said = [(one, *pick(one.lines, judge)) for one, judge in found]
    given = [one.right[one.lines.index(line)] for one, line, share in said if line and is_sure(line, share)]
    right, wrong = sum(given), len(given) - sum(given)
    return f"exact {right / len(found):.3f}", f"wrong {wrong / len(found):.3f}"


if __name__ == "__main__":
    main()
