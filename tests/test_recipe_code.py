"""The recipe's digest of code covers what the pipeline runs, and nothing that cannot change a record."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpusclean
from corpusclean.recipe import is_outside

ROOT = Path(corpusclean.__file__).parent
#: What makes records: one of a document, those of its comments, and the sources that an archive holds.
MAKERS = ("pipeline", "split", "archives.warc")
#: Covered although the makers do not import them: what reads a record back stands with what writes it.
COVERED_ALL_THE_SAME = {"record_json.py"}


def file_of(module: str) -> Path | None:
    path = ROOT.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.exists()), None)


def imported(file: Path) -> Iterator[Path]:
    """The files of the package that are imported when ``file`` is."""
    for statement in ast.parse(file.read_text("utf-8")).body:
        if isinstance(statement, ast.ImportFrom) and (statement.module or "").startswith("corpusclean"):
            module = (statement.module or "").removeprefix("corpusclean").removeprefix(".")
            parts = module.split(".") if module else []
            names = [*(".".join(parts[:end]) for end in range(1, len(parts) + 1))]
            names += [".".join((*parts, alias.name)) for alias in statement.names]
            yield from filter(None, map(file_of, names))


def reached() -> set[str]:
    """The names of the files that are imported, directly or not, by what makes records."""
    waiting = [file for file in map(file_of, MAKERS) if file]
    found = {ROOT / "__init__.py"}
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += imported(file)
    return {file.relative_to(ROOT).as_posix() for file in found}


def test_code_that_makes_records_is_in_the_digest() -> None:
    assert len(reached()) > 100
    assert sorted(name for name in reached() if is_outside(name)) == []


def test_code_that_does_not_make_records_is_not_in_the_digest() -> None:
    every = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if path.stat().st_size}
    inside = {name for name in every if not is_outside(name)}
    assert sorted(inside - reached() - COVERED_ALL_THE_SAME) == []


@pytest.mark.parametrize("name", ["climate.py", "comments/cli.py", "label/diff/x.py", "read/files.py", "hooks/x.py"])
def test_a_name_that_only_begins_or_ends_alike_is_in_the_digest(name: str) -> None:
    assert not is_outside(name)
