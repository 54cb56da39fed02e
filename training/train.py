"""Make the weights file, or measure by cross-validation how good such weights are.

    python -m training.train --pages FOLDER --kind text
    python -m training.train --pages FOLDER --kind html --fold 0 --fold 1

FOLDER holds ``gold.jsonl`` and ``pages/<id>.html.gz``. Without ``--fold`` the weights are learned from all pages and
written into the package (or to ``--out``). With it, each fold of five is scored by weights that other hosts taught.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import corpusclean.label.model
from benchmarks.measures import words
from corpusclean.label.model import PRESETS, scores_of
from corpusclean.label.model.weights import FILES, Weights, pack
from training.learn import Tally, first_matrix, learn, tally
from training.lexicon import GROUPS, group_of
from training.measure import kept_text, report
from training.pages import Sample, samples

_FOLDS = 5
_OUT = Path(corpusclean.label.model.__file__).parent
ABOUT: Mapping[str, Any] = {
    "trained_on": "WCXB v1.0, development split",
    "licence": "CC-BY-4.0",
    "credit": "Contains figures derived from WCXB v1.0 (development split), CC-BY-4.0; no text or markup of its pages.",
    "command": "python -m training.train --pages FOLDER --kind KIND",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="training.train", description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, required=True, help="folder with gold.jsonl and pages/")
    parser.add_argument("--kind", choices=tuple(FILES), required=True, help="what the weights are for")
    parser.add_argument("--out", type=Path, help="where to write the weights")
    parser.add_argument("--fold", type=int, action="append", choices=range(_FOLDS), help="measure this fold instead")
    parser.add_argument(
        "--leave-out", type=int, choices=range(_FOLDS), help="write weights that know none of this fold"
    )
    parser.add_argument("--cache", type=Path, help="file that keeps the pages as read, for the next run")
    options = parser.parse_args(arguments)
    kind: str = options.kind
    read = _read(options.pages, kind, options.cache)
    counts = tally([sample for sample in read if not sample.part])
    if options.fold:
        results = [result for fold in options.fold for result in _measure(read, counts, fold, kind)]
        for preset in PRESETS:
            print(f"{preset}: blocks, precision, recall, F1", flush=True)
            print(report((sample, words(kept_text(sample, s, preset), sample.answer)) for sample, s in results))
        return
    hosts = {sample.host for sample in read}
    about = {**ABOUT, "kind": kind, "pages": len({sample.page for sample in read}), "hosts": len(hosts)}
    groups = [group for group in range(GROUPS) if group % _FOLDS != options.leave_out]
    packed = pack(learn(read, counts, groups, kind), about)
    (options.out or _OUT / FILES[kind]).write_bytes(packed)
    print(f"{len(packed)} bytes, sha256 {hashlib.sha256(packed).hexdigest()}")


def _read(folder: Path, kind: str, cache: Path | None) -> list[Sample]:
    if cache and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    read = list(samples(folder, kind))
    if cache:
        cache.write_bytes(pickle.dumps(read))
    return read


def _measure(read: Sequence[Sample], counts: Tally, fold: int, kind: str) -> list[tuple[Sample, list[int]]]:
    learned = learn(read, counts, [group for group in range(GROUPS) if group % _FOLDS != fold], kind)
    held_out = [s for s in read if group_of(s.host) % _FOLDS == fold and not s.part]
    return [(sample, scores(sample, learned)) for sample in held_out]


def scores(sample: Sample, learned: Weights) -> list[int]:
    """The score of each block of a sample."""
    seen = first_matrix(sample, learned.lexicon, learned.telling).astype(np.int32)
    return [int(score) for score in scores_of(seen, learned)]


if __name__ == "__main__":
    main()
