"""Make the trees by which the title of a plain text is told, or measure them.

    python -m training.headline --pages FOLDER --weights FILE …
    python -m training.headline --pages FOLDER --weights FILE … --fold 0 --fold 1 --fold 2 --fold 3 --fold 4
    python -m training.headline --pages FOLDER --measure

A FOLDER holds ``gold.jsonl`` and ``pages/<id>.html.gz``; the pages whose ``title`` is known are flattened in four ways.
The FILEs are weights for text, each made without one fifth of the hosts (``training.train --leave-out``), in the order
of the fifths: the labels of a text are then those of a model that does not know its host. With ``--fold`` each fold of
a fifth of the hosts is asked of trees that the others taught; ``--measure`` shows how the package's trees do on all
pages. Of each line nothing is learned from but the figures that ``metadata.headline_figures`` has of it.
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
from corpusclean.label.model.weights import Weights, unpack
from corpusclean.label.reveal import reveal
from corpusclean.metadata.headline import Choice, is_sure, pick
from corpusclean.metadata.headline_figures import Line, lines
from corpusclean.metadata.headline_trees import Judges, Trees, judges
from corpusclean.model import Source
from corpusclean.read import read
from training.flatten import FLATTENERS
from training.lexicon import group_of
from training.pages import host_of
from training.trees import SCALE, quantise

_OUT: Final = Path(corpusclean.metadata.__file__).parent / "data" / "headline.json"
#: Copies in an archive do not show their host; they are left out.
_ARCHIVE: Final = "archive.org"
_FOLDS: Final = 5
_COMMON: Final = {
    "objective": "binary",
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
#: How trees are grown that judge lines, and those that judge the likeliest line of each text.
LINES: Final = {**_COMMON, "max_depth": 5, "num_leaves": 24, "learning_rate": 0.08, "min_data_in_leaf": 40}
CHOICE: Final = {**_COMMON, "max_depth": 3, "num_leaves": 6, "learning_rate": 0.05, "min_data_in_leaf": 60}
_ROUNDS: Final = 120
_HIGHEST: Final = 32_000


@frozen
class Example:
    """The lines of one text, which of them are its title, and whose it is."""

    lines: tuple[Line, ...]
    right: tuple[bool, ...]
    host: str

    @property
    def fold(self) -> int:
        return _digest(self.host)[1] % _FOLDS


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="training.headline", description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, action="append", required=True, help="folder with gold.jsonl and pages/")
    parser.add_argument("--weights", type=Path, nargs=_FOLDS, help="weights for text without each fifth of the hosts")
    parser.add_argument("--out", type=Path, default=_OUT, help="where to write the trees")
    parser.add_argument("--fold", type=int, action="append", help="measure on this fold instead of writing")
    parser.add_argument("--measure", action="store_true", help="measure the package's trees instead of writing")
    parser.add_argument("--cache", type=Path, help="keep what was read here for the next run (a pickle: only your own)")
    options = parser.parse_args(arguments)
    held_out = [unpack(path.read_bytes()) for path in options.weights or ()]
    found = _cached(options.cache, options.pages, held_out)
    if options.measure:
        print(*measured([(one, judges()) for one in found]))
    elif options.fold:
        made = {fold: read_judges(taught([one for one in found if one.fold != fold])) for fold in options.fold}
        print("folds", *measured([(one, made[one.fold]) for one in found if one.fold in made]))
    else:
        options.out.write_text(written(taught(found)), "utf-8")


def _cached(cache: Path | None, folders: Iterable[Path], held_out: Sequence[Weights]) -> list[Example]:
    if cache is not None and cache.exists():
        kept: list[Example] = pickle.loads(cache.read_bytes())
        return kept
    found = [one for folder in folders for one in examples(folder, held_out)]
    if cache is not None:
        cache.write_bytes(pickle.dumps(found))
    return found


def _digest(host: str) -> bytes:
    return hashlib.md5(host.encode("utf-8"), usedforsecurity=False).digest()


def examples(folder: Path, held_out: Sequence[Weights] = ()) -> Iterator[Example]:
    """The pages of a folder that have a title, in four texts each.

    ``held_out``: weights without each fifth of the hosts; the package's where there are none.
    """
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").split("\n") if line.strip()]
    for row in [row for row in rows if row.get("title") and _ARCHIVE not in (row.get("url") or "")]:
        learned = held_out[group_of(host_of(row["url"] or "")) % _FOLDS] if held_out else None
        page = decode(gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes()))
        for flatten, _ in FLATTENERS.values():
            yield from _examples(row, Source(flatten(page).encode("utf-8", "replace"), "text/plain"), learned)


def _examples(row: Mapping[str, Any], source: Source, learned: Weights | None) -> Iterator[Example]:
    try:
        page = reveal(split_glued(read(source, 1000)))
    except Rejected:
        return
    found = tuple(lines(page, label(page, find_threads(page), learned=learned)))
    title, url = _words(row["title"]), row.get("url") or row["id"]
    host = (urlsplit(url if "://" in url else f"http://{url}").hostname or url).removeprefix("www.")
    yield Example(found, tuple(_words(line.words) == title for line in found), host)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def taught(found: Sequence[Example]) -> dict[str, Any]:
    """Trees that judge lines, and trees that judge the likeliest line of a text, as the package's file has them.

    The latter see choices among lines of hosts that had no part in the choosing.
    """
    chosen: list[tuple[tuple[int, ...], bool]] = []
    for fold in range(_FOLDS):
        judge = Trees.of(grow(_rows([one for one in found if one.fold != fold]), LINES))
        for one in [one for one in found if one.fold == fold]:
            choice = pick(one.lines, judge)
            if choice:
                chosen.append((choice.figures, _is_right(one, choice)))
    return {"lines": grow(_rows(found), LINES), "choice": grow(chosen, CHOICE)}


def read_judges(made: Mapping[str, Any]) -> Judges:
    """Trees as ``taught`` makes them, ready to judge."""
    return Judges(Trees.of(made["lines"]), Trees.of(made["choice"]))


def _rows(found: Iterable[Example]) -> list[tuple[tuple[int, ...], bool]]:
    return [(line.figures, right) for one in found for line, right in zip(one.lines, one.right, strict=True)]


def _is_right(one: Example, choice: Choice) -> bool:
    return one.right[one.lines.index(choice.line)]


def grow(rows: Sequence[tuple[Sequence[int], bool]], how: Mapping[str, Any]) -> dict[str, Any]:
    """Trees that tell rows of figures that are right from others. ``how``: LightGBM's parameters."""
    matrix = np.array([figures for figures, _ in rows]).clip(-_HIGHEST, _HIGHEST)
    data = lightgbm.Dataset(matrix, np.array([right for _, right in rows]))
    dumped = lightgbm.train(dict(how), data, _ROUNDS).dump_model()
    forest = quantise([tree["tree_structure"] for tree in dumped["tree_info"]], int(how["max_depth"]))
    doubling = 256 / (SCALE * math.log(2))
    return {
        "questions": [[int(a), int(b)] for a, b in zip(forest.features, forest.thresholds, strict=True)],
        "nodes": forest.nodes.tolist(),
        "leaves": [[round(int(leaf) * doubling) for leaf in tree] for tree in forest.leaves],
    }


def written(made: Mapping[str, Any]) -> str:
    """The trees as the package's file has them, a tree a line."""
    forests = (
        f'"{judge}": {{'
        + ",\n".join(f'"{name}": [\n' + ",\n".join(map(_dense, rows)) + "\n]" for name, rows in of.items())
        for judge, of in made.items()
    )
    return "{" + "},\n".join(forests) + "}}\n"


def _dense(row: Sequence[int]) -> str:
    return json.dumps(row, separators=(",", ":"))


def measured(found: Sequence[tuple[Example, Judges]]) -> tuple[str, str]:
    """The shares of texts whose title is found, and of those for which another line is given."""
    said = [(one, pick(one.lines, judge.lines), judge) for one, judge in found]
    given = [_is_right(one, choice) for one, choice, judge in said if choice and is_sure(choice, judge)]
    right, wrong = sum(given), len(given) - sum(given)
    return f"exact {right / len(found):.3f}", f"wrong {wrong / len(found):.3f}"


if __name__ == "__main__":
    main()
