"""The weights of headlines: the form of the file, and the command that makes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import corpusclean.metadata
from corpusclean.metadata.headline import Line, pick, weights

pytest.importorskip("inscriptis")
pytest.importorskip("html2text")
training = pytest.importorskip("training.headline")
FILE = Path(corpusclean.metadata.__file__).parent / "data" / "headline.json"


def example(*lines: tuple[str, ...], right: int = 0) -> object:
    made = tuple(Line(n, f"line number {n}", seen) for n, seen in enumerate(lines))
    return training.Example(made, tuple(n == right for n in range(len(made))))


def test_the_file_is_as_the_command_writes_it() -> None:
    table = json.loads(FILE.read_text("utf-8"))
    assert training.written({name: value / 4 for name, value in table.items()}) == FILE.read_text("utf-8")
    assert all(isinstance(value, int) and value for value in table.values())
    assert dict(weights()) == table


def test_what_marks_titles_is_learned() -> None:
    taught = [example(("heading",), ("list",), ("list",)), example(("list",), ("heading",), right=1)]
    weight = training.learn(taught)
    assert weight["heading"] > 0 > weight["list"]
    assert training.learn(taught) == weight


def test_a_text_without_its_title_teaches_nothing() -> None:
    assert training.learn([example(("heading",), right=7)]) == {}


def test_hosts_are_cut_in_two() -> None:
    hosts = [f"host{n}.example" for n in range(200)]
    assert 60 < sum(training.teaches(f"https://{host}/a") for host in hosts) < 140
    assert all(training.teaches(f"https://{h}/a") == training.teaches(f"http://www.{h}/b?c=1") for h in hosts)
    assert isinstance(training.teaches("a1b2c3"), bool)


def test_no_line_is_no_title() -> None:
    assert pick([], {}) is None
    assert pick([Line(0, "The last ferry stays", ())], {}) is None
