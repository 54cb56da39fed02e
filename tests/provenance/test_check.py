"""The stranger's verifier: two files that run alone, and find every flipped bit in source, record, manifest and root."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpusclean
from corpusclean.hook_judge import line_of
from corpusclean.manifest import line_json
from corpusclean.provenance import check, replay

ROOT = Path(__file__).parents[2]
FILES = [Path(module.__file__) for module in (replay, check)]
TEXT = (
    "# The ferry\n\nThe ferry left at nine with *forty* sheep and one piano on board, and arrived with both.\n\n"
    "SEE ALSO: Ferries of the north\n\nIts captain said that the piano had been the easier passenger, â€œby farâ€\x9d.\n"
)
PAGE = (
    "<!doctype html><title>Lighthouse &amp; sea</title><nav><a href=/>Home</a></nav><p>The lighthouse at Brennick was "
    "painted <b>green</b> last week, after two hundred years of white.<script>var a = '<p>'</script>"
)


class Case:
    """A folder of sources with records, manifest and root of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "seeds"
        (self.folder / "sub").mkdir(parents=True)
        (self.folder / "ferry.md").write_text(TEXT, encoding="utf-8")
        (self.folder / "sub" / "light.html").write_text(PAGE, encoding="utf-8")
        (self.folder / "wide.txt").write_bytes("Ein Schiff fährt über den Fluss und kommt an.\n".encode("utf-16"))
        self.records = folder / "records.jsonl"
        self.manifest = folder / "manifest.jsonl"
        self.root = folder / "root.json"
        names = ("ferry.md", "sub/light.html", "wide.txt")
        made = [
            corpusclean.clean(corpusclean.Source((self.folder / name).read_bytes(), path=name)).to_dict()
            for name in names
        ]
        self.records.write_bytes(b"".join(replay.canonical(one) + b"\n" for one in made))
        lines = (
            next(line for line in check.manifest_lines(one, self.folder) if b'"path":"seeds/' in line) for one in made
        )
        self.manifest.write_bytes(b"".join(lines))
        self.root.write_bytes(self.check()[1])

    @property
    def files(self) -> list[Path]:
        return [self.records, self.manifest, self.root, *(p for p in self.folder.rglob("*") if p.is_file())]

    def arguments(self) -> list[str]:
        options = {"--sources": self.folder, "--manifest": self.manifest, "--root": self.root}
        given = [str(part) for option, path in options.items() if path.exists() for part in (option, path)]
        return [str(self.records), *given]

    def check(self) -> tuple[list[str], bytes]:
        asked = {"records": self.records, "sources": self.folder, "manifest": None, "root": None}
        if self.root.exists():
            asked |= {"manifest": self.manifest, "root": str(self.root)}
        return check.check(check.argparse.Namespace(**asked))

    def problems_after_flip(self, file: Path, bit: int) -> list[str]:
        good = file.read_bytes()
        bad = bytearray(good)
        bad[bit // 8] ^= 1 << bit % 8
        try:
            file.write_bytes(bad)
            return self.check()[0]
        finally:
            file.write_bytes(good)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case(tmp_path_factory.mktemp("case"))


def test_the_two_files_are_short_enough_to_read_in_one_sitting() -> None:
    lines = [path.read_text("utf-8").count("\n") for path in FILES]
    assert sum(lines) <= 300
    assert lines[0] <= 200


@pytest.mark.parametrize("options", [["-I", "-S"], ["-S", "-s", "-E"]])
def test_it_works_where_corpusclean_is_not_installed(case: Case, tmp_path: Path, options: list[str]) -> None:
    for path in FILES:
        shutil.copy(path, tmp_path)
    command = [sys.executable, *options, str(tmp_path / "check.py"), *case.arguments()]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env={"SYSTEMROOT": ""}, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    first, second, root = done.stdout.splitlines()
    assert (first, second) == ("problems: 0", "depth: digests and replay over the sources")
    assert root.encode() + b"\n" == case.root.read_bytes()
    (tmp_path / "fake.jsonl").write_bytes(case.records.read_bytes().replace(b"nine", b"noon"))
    done = subprocess.run([*command[:-7], "fake.jsonl"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith(
        "line 1: content is not that of the record\nline 1: digest is not that of the record\n"
    )


def test_it_is_a_command_too() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]["corpusclean-verify"]
    module, _, name = said.partition(":")
    assert getattr(sys.modules[module], name) is check.main


def test_what_was_not_changed_is_well(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(case.arguments()) == 0
    assert capsys.readouterr().out.startswith("problems: 0\n")


def test_a_missing_file_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        check.main(["gone.jsonl"])
    assert ended.value.code == 2
    assert "gone.jsonl: No such file" in capsys.readouterr().err


def test_thousands_of_flipped_bits_are_all_found_and_named(case: Case) -> None:
    chance = random.Random(7)
    for file in case.files:
        bits = file.stat().st_size * 8
        for bit in chance.sample(range(bits), min(bits, 400)):
            problems = case.problems_after_flip(file, bit)
            assert problems, f"bit {bit} of {file.name}"
            assert all(problem.startswith(("line ", "manifest line ", "root")) for problem in problems)
            if file is case.records:
                assert any(problem.startswith("line ") for problem in problems)
            if file is case.manifest:
                assert any(problem.startswith("manifest line ") for problem in problems)


@given(st.data())
@settings(max_examples=100)
def test_two_flipped_bits_are_found(case: Case, data: st.DataObject) -> None:
    line = case.records.read_bytes().splitlines(keepends=True)[0]
    bits = data.draw(st.lists(st.integers(0, len(line) * 8 - 1), min_size=2, max_size=2, unique=True))
    bad = bytearray(line)
    for bit in bits:
        bad[bit // 8] ^= 1 << bit % 8
    assert check.check_line(bytes(bad), case.folder)[0]


def test_other_versions_are_refused_with_a_word(case: Case) -> None:
    line = case.records.read_bytes().splitlines(keepends=True)[0]
    newer = line.replace(b"corpusclean.record/1", b"corpusclean.record/2")
    (problem,), record = check.check_line(newer, None)
    assert record is None
    assert "its schema is 'corpusclean.record/2', and this version reads corpusclean.record/1" in problem


@pytest.mark.parametrize("line", [b"", b"\n", b"null\n", b"[]\n", b"{}\n", b"1e999\n", b"[" * 9999 + b"\n", b"\xff\n"])
def test_what_is_no_record_is_refused(line: bytes) -> None:
    problems, record = check.check_line(line, None)
    assert len(problems) == 1
    assert record is None


def test_what_is_no_record_is_said_without_names_of_exceptions() -> None:
    for line, said in ((b"\n", "not JSON: "), (b"\xff\n", "not JSON: "), (b"{}\n", "its schema is None, ")):
        ((problem,), _) = check.check_line(line, None)
        assert problem.startswith(said)


@pytest.mark.parametrize("path", ["../x", "a/../x", "/etc/hostname", "./x", "a//b", "", ".", "a\0b", "x/"])
def test_paths_that_lead_out_or_can_be_written_otherwise_are_not_opened(path: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises(ValueError, match="does not stay"):
        check.source_path(path, tmp_path)


def test_a_record_without_a_line_end_is_found(case: Case) -> None:
    line = case.records.read_bytes().splitlines(keepends=True)[0]
    assert "cut off" in check.check_line(line[:-1], case.folder)[0][0]


def test_a_manifest_of_the_hook_is_borne_out(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    names = ["article-with-reddit-comments.txt", "news-page.html", "markdown-how-to.md"]
    for name in names:
        shutil.copy(ROOT / "seeds" / name, tmp_path / "seeds")
    said = [line_of(tmp_path, f"seeds/{name}") for name in names]
    for name, line in zip(names, said, strict=True):
        record = json.loads(corpusclean.clean(tmp_path / "seeds" / name).to_json())
        assert line_json(line) + b"\n" in set(check.manifest_lines(record, tmp_path / "seeds"))
