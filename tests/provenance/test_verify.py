"""Records are held against themselves and their sources; whatever is changed is found."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.provenance import replay
from corpusclean.provenance.verify import Line, Totals, check, verify

TEXT = (
    "The ferry left at nine with forty sheep and one piano on board, and arrived with both in good order.\n\n"
    "Its captain said that the piano had been the easier passenger, because it did not try to look over the side.\n\n"
    "Nobody could say afterwards who had ordered it, and so it stands in the waiting room and is played on Sundays.\n"
)
DAMAGED = TEXT.replace("easier passenger", "easier passenger, â€œby farâ€\x9d")


def line_of(text: str = TEXT, path: str | None = "ferry.txt") -> bytes:
    source = corpusclean.Source(text.encode("utf-8"), path=path)
    return corpusclean.clean(source).to_json().encode("utf-8")


@pytest.fixture(scope="module")
def good() -> bytes:
    return line_of()


def resealed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The line after a change by somebody who knows how to compute digests."""
    data = json.loads(line_of())
    change(data)
    data["content"] = replay.content(data)
    data["digest"] = replay.digest(data)
    return replay.canonical(data)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode("utf-8"))
    return tmp_path


def test_what_was_not_changed_is_well(good: bytes, sources: Path) -> None:
    assert check(good) == Line(0, characters=len("".join(TEXT.split("\n\n")).strip()))
    assert check(good, sources).problems == ()
    assert check(good, sources).replayed


def test_duplicated_lines_are_well(good: bytes, sources: Path) -> None:
    assert [line.problems for line in verify([good + b"\n"] * 3, sources)] == [(), (), ()]


def test_lines_are_numbered_from_one(good: bytes) -> None:
    lines = list(verify([good + b"\n", b"[]\n", b"\n"]))
    assert [(line.number, bool(line.problems)) for line in lines] == [(1, False), (2, True), (3, True)]


@given(st.integers(0, 10**6), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_found(good: bytes, at: int, difference: int) -> None:
    at %= len(good)
    changed = bytearray(good)
    changed[at] ^= difference
    in_path = good.index(b'"path":"') + 8 <= at < good.index(b'ferry.txt"') + 9
    problems = check(bytes(changed)).problems
    assert problems or in_path, "origin.path is in no digest; all else is"


@given(st.integers(0, 10**6))
def test_a_line_that_breaks_off_is_found(good: bytes, at: int) -> None:
    assert check(good[: at % len(good)]).problems


def test_a_file_without_a_last_line_end_is_found(good: bytes) -> None:
    (line,) = verify([good])
    assert line.problems == ("no line end: the file is cut off here",)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"1e999",
        b"NaN",
        b'{"schema":"corpusclean.record/1"}',
        b'{"schema":"corpusclean.record/2"}',
        b'{"schema":"corpusclean.rejection/1"}',
        b'"\\ud800"',
        b"[" * 100_000,
        b"9" * 5_000,
        b"\xff\xfe",
    ],
)
def test_what_is_not_a_record_is_refused(line: bytes) -> None:
    assert len(check(line).problems) == 1


@pytest.mark.parametrize(
    "written",
    [
        lambda line: b" " + line,
        lambda line: line + b"\r",
        lambda line: line.replace(b'"blocks":[', b'"blocks":[ '),
        lambda line: json.dumps(json.loads(line)).encode(),
        lambda line: line.replace(b'"kind":', b'"kind":"thread","kind":'),
    ],
)
def test_a_record_that_is_written_in_another_way_is_refused(good: bytes, written: Callable[[bytes], bytes]) -> None:
    (problem,) = check(written(good)).problems
    assert problem.startswith("not canonical JSON")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"", "not JSON: the line is blank"),
        (b" \r", "not JSON: the line is blank"),
        (b'{"text": "The riv', "not JSON: Unterminated string starting at (character 10)"),
        (b"[" * 100_000, "not JSON: nested too deeply"),
        ("Fähre".encode("latin-1"), "not JSON: 'utf-8' codec can't decode byte 0xe4 in position 1"),
        ("{}".encode("utf-16"), "not JSON: 'utf-8' codec can't decode byte 0xff in position 0"),
        (b"\xef\xbb\xbf{}", "not JSON: Unexpected UTF-8 BOM"),
    ],
)
def test_what_is_not_json_is_told_by_its_place_in_the_line(line: bytes, problem: str) -> None:
    (said,) = check(line).problems
    assert said.startswith(problem)
    with pytest.raises(corpusclean.RecordError) as caught:
        corpusclean.Record.from_json(line)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: data["counts"].update(words="many"), "counts.words: int is wanted, not str"),
        (lambda data: data["counts"].update(labels=[]), "counts.labels: an object is wanted"),
        (
            lambda data: data["counts"]["labels"].update(article=None),
            "counts.labels.article: int is wanted, not NoneType",
        ),
        (lambda data: data["recipe"].update(reader="0.1.0"), "recipe.reader: an object is wanted"),
        (lambda data: data["recipe"]["reader"].update(ftfy=6), "recipe.reader.ftfy: str is wanted, not int"),
        (lambda data: data["recipe"].update(name=True), "recipe.name: str is wanted, not bool"),
    ],
)
def test_figures_and_recipes_of_another_form_are_no_record(
    good: bytes, change: Callable[[Any], None], problem: str
) -> None:
    data = json.loads(good)
    change(data)
    with pytest.raises(corpusclean.RecordError) as caught:
        corpusclean.Record.from_dict(data)
    assert str(caught.value) == problem


def test_a_changed_text_with_new_digests_is_found_over_the_source_alone(sources: Path) -> None:
    forged = resealed(lambda data: data.update(text=data["text"].replace("nine", "noon")))
    assert check(forged).problems == ()
    assert check(forged, sources).problems == ("text is not what the ledger replays to",)


def test_a_removed_block_is_found(sources: Path) -> None:
    assert check(resealed(lambda data: data["blocks"].pop()), sources).problems


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["blocks"][0].update(end=10**15),
        lambda data: data["blocks"][0].update(start=-1),
        lambda data: data["blocks"][0].update(edits=[[5, 2]]),
        lambda data: data["blocks"][0].update(read="python"),
        lambda data: data["blocks"][0].update(join="x"),
        lambda data: data["origin"]["encoding"].update(codec="unicode_escape"),
        lambda data: data["blocks"].reverse(),
    ],
)
def test_a_ledger_that_is_built_to_break_the_checker_is_a_problem(
    change: Callable[[dict[str, Any]], object], sources: Path
) -> None:
    assert check(resealed(change), sources).problems


@pytest.mark.parametrize("path", ["../ferry.txt", "a/../../ferry.txt", "/etc/hostname", "..", "", ".", "a\0b"])
def test_a_path_that_leads_out_is_not_opened(path: str, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode("utf-8"))
    (tmp_path / "in").mkdir()
    (problem,) = check(line_of(path=path), tmp_path / "in").problems
    assert "does not stay in the folder" in problem


def test_an_absolute_path_is_not_opened_even_if_it_is_right(sources: Path) -> None:
    (problem,) = check(line_of(path=str(sources / "ferry.txt")), sources).problems
    assert "does not stay in the folder" in problem


def test_a_missing_source_and_one_with_other_bytes(good: bytes, tmp_path: Path) -> None:
    assert check(good, tmp_path).problems == ("the source 'ferry.txt' is missing",)
    (tmp_path / "ferry.txt").write_bytes(b"Something else.")
    assert check(good, tmp_path).problems == ("the source 'ferry.txt' has other bytes",)
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode("utf-8").swapcase())
    assert check(good, tmp_path).problems == ("the source 'ferry.txt' has other bytes",)


def test_a_record_of_standard_input_has_no_source(sources: Path) -> None:
    line = check(line_of(path=None), sources)
    assert not line.replayed
    assert "origin.path is null" in line.problems[0]


def test_repairs_are_counted_and_the_rest_is_verbatim(good: bytes, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes(DAMAGED.encode("utf-8"))
    totals = Totals()
    for line in verify([line_of(DAMAGED) + b"\n", good + b"\n"], tmp_path):
        totals = totals.plus(line)
    assert (totals.records, totals.problems, totals.replayed) == (2, 1, 1), "the second is of other bytes"
    assert 0 < totals.replaced < 20
    assert sum(totals.edits.values()) >= 2
    assert 950 < totals.verbatim_per_mille < 1000


def test_no_characters_are_verbatim() -> None:
    assert Totals().verbatim_per_mille == 1000


def test_verifying_imports_no_labelling() -> None:
    code = "import sys, corpusclean.provenance.verify; print(*(m for m in sys.modules if m.startswith('corpusclean')))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    outside = {"label", "comments", "read", "metadata", "pipeline", "assemble"}
    assert outside.isdisjoint(name.split(".")[1] for name in said.split() if "." in name)


def test_a_hole_in_the_ledger_of_a_text_is_found(tmp_path: Path) -> None:
    prose = "The council of the harbour town voted on Monday evening to keep its last ferry running for another year."
    source = f"{prose}\n\nSEE ALSO: Ferries of the north\n\n{prose} Again.\n"
    (tmp_path / "a.txt").write_text(source, encoding="utf-8")
    data = corpusclean.clean(tmp_path / "a.txt").to_dict()
    assert not check(replay.canonical(data), tmp_path).problems
    del data["blocks"][1]
    data["content"] = replay.content(data)
    data["digest"] = replay.digest(data)
    assert any("no block holds" in problem for problem in check(replay.canonical(data), tmp_path).problems)


@pytest.mark.parametrize(
    ("schema", "word"),
    [
        ("corpusclean.record/0", "of an older corpusclean"),
        ("corpusclean.record/2", "of a newer corpusclean"),
        ("corpusclean.record/" + "9" * 5000, "of a newer corpusclean"),
        ("corpusclean.rejection/1", "is no record"),
        ("dolma.document/1", "is unknown"),
        ("corpusclean.record/\u0662", "is no record"),
        (None, "None is unknown"),
    ],
)
def test_records_of_other_versions_are_refused_with_a_word(schema: str | None, word: str, good: bytes) -> None:
    data = {**json.loads(good), "schema": schema}
    (problem,) = check(replay.canonical(data)).problems
    assert word in problem
    assert "corpusclean.record/1" in problem
    with pytest.raises(corpusclean.RecordError, match="schema"):
        corpusclean.Record.from_dict(data)
