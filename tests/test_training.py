"""What the folders beside the package take from it is there: nothing else runs the training, which takes hours."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(file for folder in ("training", "benchmarks") for file in (ROOT / folder).glob("*.py"))
OURS = ("corpusclean", "benchmarks")


def taken(file: Path) -> Iterator[tuple[str, str]]:
    """The (module, name) pairs that ``file`` imports from the package or the benchmarks."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in OURS:
            yield from ((node.module or "", alias.name) for alias in node.names)


def test_both_folders_take_something() -> None:
    assert {file.parent.name for file in FILES if any(taken(file))} == {"training", "benchmarks"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_name_that_is_taken_is_there(file: Path) -> None:
    for module, name in taken(file):
        found = import_module(module)
        assert hasattr(found, name) or import_module(f"{module}.{name}"), f"{module}.{name}"
