"""``corpusclean export`` at work."""

from __future__ import annotations

import gzip
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from corpusclean.cli_common import RECORDS_HINT, Problem, check_input, visible
from corpusclean.cli_config import configured
from corpusclean.cli_output import check_target, opened
from corpusclean.errors import RecordError
from corpusclean.exports import EXPORTS
from corpusclean.exports.base import Corpus, Export
from corpusclean.exports.dataset import Dataset, DatasetError, dataset_of
from corpusclean.records_file import each_record


def run(form: str, records: Path, output: Path | None) -> None:
    """Write the export, whole or not at all. Raises ``Problem``."""
    export = EXPORTS[form]
    check_input(records, RECORDS_HINT, reread=True)
    if output is not None:
        check_target(output, [records], folder=False)
    dataset = _dataset(form, export)
    try:
        if next(each_record(records), None) is None:
            raise Problem(f"{visible(str(records))} holds no records", RECORDS_HINT)
        pieces = export.write(Corpus(records, dataset))
        first = next(pieces)
        with ExitStack() as stack:
            file = stack.enter_context(opened(output))
            if output is not None and output.name.endswith(".gz"):
                packed = stack.enter_context(gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0))
                file = cast(BinaryIO, packed)
            for piece in chain((first,), pieces):
                file.write(piece.encode("utf-8"))
    except RecordError as error:
        raise Problem(f"{visible(str(records))}, {visible(str(error))}", RECORDS_HINT) from error


def _dataset(form: str, export: Export) -> Dataset:
    config = configured()
    where = config.path.name if config.path else "pyproject.toml"
    table = "[dataset]" if where == "corpusclean.toml" else "[tool.corpusclean.dataset]"
    try:
        dataset = dataset_of(config.dataset)
    except DatasetError as error:
        raise Problem(f"{where}: {visible(str(error))}", "docs/exports.md lists the keys") from error
    missing = [name for name in export.needs if not getattr(dataset, name)]
    if missing:
        raise Problem(f"{form} requires {' and '.join(missing)}", f"state them in {table} of {where}")
    return dataset
