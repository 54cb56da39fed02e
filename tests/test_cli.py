"""The command: what it writes and where, what it says, and how it ends."""

from __future__ import annotations

import inspect
import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import corpusclean
from corpusclean.cli import COMMANDS, main
from corpusclean.cli_common import FORM_NAMES, MAX_BYTES, MEDIA_TYPES, visible, visible_lines
from corpusclean.cli_output import FORMS, Folder
from corpusclean.label.rules import ALL_RULES
from corpusclean.read import sniff
from corpusclean.recipe import MAX_BYTES as RECIPE_MAX_BYTES

posix = pytest.mark.skipif(os.name != "posix", reason="signals and names of POSIX systems")

ARTICLE = (
    "The lighthouse at Brennick was painted green last week, after two hundred years of white.\n\n"
    "Fishermen say that it is easier to see in snow and harder to see at every other time of the year.\n\n"
    "The harbour office has ordered white paint again, and asks for patience until the weather allows it.\n"
)
SIDE = {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    result = CliRunner(**SIDE).invoke(main, [str(argument) for argument in arguments], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "corpusclean", *map(str, arguments)]


def closed(redirection: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The command run by a shell that closes one of its streams."""
    shell = ["sh", "-c", f'exec "$@" {redirection}', "sh", *command(*arguments)]
    return subprocess.run(shell, capture_output=True, text=True, check=False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "sub" / "b.md").write_text(ARTICLE.replace("green", "blue"), encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return folder


def records(text: str | bytes) -> list[corpusclean.Record]:
    return [corpusclean.Record.from_json(line) for line in text.splitlines()]


# ---- help and errors


def test_help_and_version_need_neither_pipeline_nor_colours() -> None:
    heavy = "pipeline|read|label|sources"
    for argument in ("--help", "--version"):
        code = (
            "import sys\nfrom corpusclean.cli import main\n"
            f"try: main([{argument!r}], prog_name='corpusclean')\n"
            f"finally: print({{'rich','bs4','ftfy','langdetect'}} & set(sys.modules), "
            f"[m for m in sys.modules if m.startswith('corpusclean.') and m.split('.')[1] in {heavy.split('|')}])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.endswith("set() []\n")


def test_a_checkout_that_is_not_installed_works_and_knows_its_version() -> None:
    code = (
        "import importlib.metadata as metadata\nfound = metadata.version\n"
        "def version(name):\n"
        "    if name == 'corpusclean': raise metadata.PackageNotFoundError(name)\n"
        "    return found(name)\n"
        "metadata.version = version\n"
        "import corpusclean\nfrom corpusclean.cli import main\n"
        "print(corpusclean.clean('The river rose.').recipe['reader']['corpusclean'], corpusclean.__version__)\n"
        "main(['--version'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said = corpusclean.__version__
    assert done.stdout.splitlines() == [f"{said} {said}", f"corpusclean {said}"]


def test_each_command_is_where_the_table_says_with_its_line_and_examples() -> None:
    for name, (module, line) in COMMANDS.items():
        found = getattr(import_module(module), name)
        assert found.help.startswith(line + "\n")
        assert "Examples:\n" in found.help
        assert run(name, "--help").exit_code == 0


def test_the_tables_that_spare_imports_are_those_of_the_readers() -> None:
    assert sniff.MEDIA_TYPES == MEDIA_TYPES
    assert tuple(FORMS) == FORM_NAMES
    assert MAX_BYTES == RECIPE_MAX_BYTES


def test_version() -> None:
    assert run("--version").stdout.startswith("corpusclean 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("wash",),
        ("clean",),
        ("clean", "--nonsense", "x"),
        ("clean", "x", "--format", "pdf"),
        ("clean", "x", "--media-type", "image/png"),
        ("clean", "-", "-"),
        ("clean", "a", "b", "--url", "https://brennick.example/"),
        ("clean", "a", "--url", "brennick.example/a"),
        ("clean", "a", "--max-bytes", "0"),
        ("clean", "a", "--max-bytes", "-1"),
        ("clean", "a", "--max-bytes", "10 TB"),
        ("clean", "a", "--max-bytes", ""),
        ("clean", "a", "b", "--format", "text"),
        ("clean", "a", "--format", "text", "--comments", "split"),
        ("clean", "a", "-o", "-"),
        ("clean", ".", "--format", "text", "-o", "-"),
        ("clean", "a", "--rejections", "-"),
        ("clean", "a", "--format", "markdown", "--comments", "split", "-o", "texts"),
        ("show", "gone.txt"),
        ("show", "."),
        ("verify", "gone.jsonl"),
        ("verify", "."),
        ("verify", "gone.jsonl", "--sources", "gone"),
        ("rule", "lighthouse"),
        ("export",),
    ],
)
def test_wrong_usage_is_one_line_with_a_hint(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("corpusclean: ")
    assert result.stderr.count("\n") == 1
    assert "\\n" not in result.stderr
    assert " — " in result.stderr


# ---- clean


def test_records_are_lines_of_canonical_json_in_path_order(pages: Path) -> None:
    result = run("clean", pages)
    assert result.exit_code == 0
    first, second = records(result.stdout)
    assert (first.origin.path, second.origin.path) == ("a.txt", "sub/b.md")
    assert result.stdout_bytes == b"".join(r.to_json().encode() + b"\n" for r in (first, second))
    assert first.text == ARTICLE.strip()
    assert result.stderr.startswith("2 records, 0 rejected, 1 other file (not a document)\n")


def test_several_folders_with_documents_of_one_path_are_told(tmp_path: Path) -> None:
    said = {"a": "The river rose on Monday.", "b": "The river fell on Tuesday."}
    for name, text in said.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.txt").write_text("The ferry sails at nine.")
        (tmp_path / name / f"{name}.txt").write_text(text)
    apart = run("clean", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "r.jsonl")
    assert "shared" not in apart.stderr
    for name, text in said.items():
        (tmp_path / name / "x.txt").write_text(text)
    shared = run("clean", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "r.jsonl")
    assert shared.exit_code == 0
    assert (
        "1 path is shared by several documents, such as x.txt; for verify --sources, clean the folder" in shared.stderr
    )
    assert "shared" not in run("clean", tmp_path, "-o", tmp_path / "r.jsonl").stderr


def test_a_named_file_is_known_by_its_name(pages: Path) -> None:
    (pages / "notes").write_text(ARTICLE, encoding="utf-8")
    (record,) = records(run("clean", pages / "notes").stdout)
    assert record.origin.path == "notes"


def test_standard_input_has_no_path(pages: Path) -> None:
    result = run("clean", "-", "--url", "https://brennick.example/a", stdin=ARTICLE.encode())
    (record,) = records(result.stdout)
    assert (record.origin.path, record.origin.url) == (None, "https://brennick.example/a")
    assert record.id == records(run("clean", pages / "a.txt").stdout)[0].id


def test_the_media_type_is_taken_from_the_user(pages: Path) -> None:
    (record,) = records(run("clean", pages / "a.txt", "--media-type", "text/markdown").stdout)
    assert record.origin.media_type == "text/markdown"


def test_a_file_is_written_and_nothing_else(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("clean", pages, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(records(out.read_bytes())) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "pages"]


def test_quiet_says_what_was_rejected_and_nothing_else(pages: Path) -> None:
    result = run("clean", "-q", pages)
    assert (result.exit_code, result.stderr) == (0, "")
    (pages / "empty.txt").touch()
    result = run("clean", "-q", pages)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"rejected: {pages / 'empty.txt'}: empty: ")
    assert result.stderr.count("\n") == 1


def test_rejections_are_told_and_written_and_the_rest_is_cleaned(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.txt").touch()
    rejected = tmp_path / "rejected.jsonl"
    result = run("clean", pages, tmp_path / "gone.txt", "--rejections", rejected)
    assert result.exit_code == 3
    assert len(records(result.stdout)) == 2
    assert f"rejected: {pages / 'empty.txt'}: empty: " in result.stderr
    assert f"rejected: {tmp_path / 'gone.txt'}: missing: " in result.stderr
    said = [json.loads(line) for line in rejected.read_text(encoding="utf-8").splitlines()]
    assert [(item["path"], item["reason"]) for item in said] == [("empty.txt", "empty"), ("gone.txt", "missing")]


def test_a_file_of_another_format_that_is_named_is_rejected(pages: Path) -> None:
    result = run("clean", pages / "photo.jpg")
    assert result.exit_code == 3
    assert "format: this is a JPEG image" in result.stderr


def test_only_missing_files_are_rejections_too(tmp_path: Path) -> None:
    assert run("clean", tmp_path / "gone.txt").exit_code == 3


def test_a_document_over_the_limit_is_rejected_with_the_option_that_raises_it(pages: Path, tmp_path: Path) -> None:
    for size in (str(len(ARTICLE)), "1kB", "1 MB", "2g"):
        assert run("clean", pages / "a.txt", "--max-bytes", size).exit_code == 0
    result = run("clean", pages / "a.txt", "--max-bytes", len(ARTICLE) - 1)
    assert result.exit_code == 3
    assert f"{len(ARTICLE)} bytes are over the limit of {len(ARTICLE) - 1}" in result.stderr
    assert "--max-bytes" in result.stderr
    assert run("show", pages / "a.txt", "--max-bytes", 10).exit_code == 3
    assert run("show", "-", "--max-bytes", 10, stdin=ARTICLE.encode()).exit_code == 3


def test_rerun_needs_the_limit_that_clean_had(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("clean", pages, "-o", out, "--max-bytes", "1MB")
    same = run("verify", out, "--sources", pages, "--rerun", "--max-bytes", "1000kB")
    assert "2 the same when cleaned again" in same.stdout
    other = run("verify", out, "--sources", pages, "--rerun")
    assert other.exit_code == 1
    assert "--max-bytes" in other.stdout
    assert run("verify", out, "--max-bytes", "1MB").exit_code == 2


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is unreadable here")
def test_what_cannot_be_read_is_a_rejection_in_our_own_words(pages: Path) -> None:
    (pages / "a.txt").chmod(0)
    (pages / "sub").chmod(0)
    try:
        file, folder = run("clean", pages / "a.txt"), run("clean", pages / "sub")
    finally:
        (pages / "sub").chmod(0o700)
    assert (file.exit_code, folder.exit_code) == (3, 3)
    assert "unreadable: cannot be read: Permission denied" in file.stderr
    assert "unreadable: the folder cannot be listed" in folder.stderr


def test_a_folder_without_documents_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "photo.jpg").touch()
    result = run("clean", tmp_path / "in", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "no documents found" in result.stderr
    assert ".xhtml .warc .warc.gz" in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


@posix
def test_names_cannot_steer_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n\u202eb.txt").touch()
    result = run("clean", tmp_path)
    assert r"a\x1b[31m\n\u202eb.txt: empty" in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file systems that refuse such names")
def test_a_name_that_is_not_utf8_is_rejected_because_no_record_could_say_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    bad = folder / os.fsdecode(b"caf\xe9.txt")
    bad.write_text(ARTICLE, encoding="utf-8")
    out, rejections = tmp_path / "out.jsonl", tmp_path / "rejections.jsonl"
    result = run("clean", folder, "-o", out, "--rejections", rejections)
    assert result.exit_code == 3
    assert r"caf\xe9.txt: name: its name is not UTF-8" in result.stderr
    (rejection,) = map(json.loads, rejections.read_text("utf-8").splitlines())
    assert (rejection["stage"], rejection["reason"], rejection["path"]) == ("input", "name", "caf\ufffd.txt")
    assert [record.origin.path for record in records(out.read_text("utf-8"))] == ["good.txt"]
    assert run("verify", out, "--sources", folder).exit_code == 0
    assert run("clean", bad).exit_code == 3
    assert run("show", bad).exit_code == 0


def test_an_address_with_control_characters_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = run("clean", tmp_path / "a.txt", "--url", "https://x.example/\x1b[31m")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "'https://x.example/\\x1b[31m' holds control characters" in done.stderr


def test_an_address_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    result = run("clean", tmp_path / "a.txt", "--url", "https://harbour.example/\udce9")
    assert result.exit_code == 2
    assert "not UTF-8" in result.stderr


def test_the_summary_says_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE + "\nSEE ALSO: Why the pier is pink\n", encoding="utf-8")
    lines = [line.split() for line in run("clean", tmp_path).stderr.splitlines()]
    assert ["boilerplate.related", "1", "30"] in lines


# ---- where output goes


def test_text_and_markdown_go_to_a_folder_of_the_same_structure(pages: Path, tmp_path: Path) -> None:
    assert run("clean", pages, "--format", "text", "-o", tmp_path / "t").exit_code == 0
    assert (tmp_path / "t" / "a.txt").read_text(encoding="utf-8") == ARTICLE.strip() + "\n"
    assert (tmp_path / "t" / "sub" / "b.md.txt").exists()
    assert run("clean", pages, "--format", "markdown", "-o", tmp_path / "m" / "deep").exit_code == 0
    assert (tmp_path / "m" / "deep" / "sub" / "b.md").exists()
    assert (tmp_path / "m" / "deep" / "a.txt.md").exists()


def test_text_of_a_single_document_goes_to_standard_output(pages: Path) -> None:
    assert run("clean", pages / "a.txt", "--format", "text").stdout == ARTICLE.strip() + "\n"


def test_two_inputs_never_write_the_same_file(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text(ARTICLE.replace("green", "red"), encoding="utf-8")
    assert run("clean", pages / "a.txt", tmp_path / "other", "--format", "text", "-o", tmp_path / "t").exit_code == 0
    assert "green" in (tmp_path / "t" / "a.txt").read_text(encoding="utf-8")
    assert "red" in (tmp_path / "t" / "a-2.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (["a.txt", "A.TXT", "a-2.txt"], ["a.txt", "A.TXT.txt", "a-2.txt"]),
        (["a.txt", "A.txt", "a-2.txt"], ["a.txt", "A-2.txt", "a-2-2.txt"]),
        (["é.html", "e\u0301.html"], ["é.html.txt", "e\u0301.html-2.txt"]),
        (["x/a.txt/b.txt", "x/a.txt"], ["x/a.txt/b.txt", "x/a-2.txt"]),
        (["a\nb\x1b.txt", "../../up.txt", "..", "stdin"], ["a_b_.txt", "_/_/up.txt", "_.txt", "stdin.txt"]),
    ],
)
def test_names_in_a_folder(names: list[str], written: list[str], tmp_path: Path) -> None:
    folder = Folder(tmp_path, "text", frozenset())
    for name, expected in zip(names, written, strict=True):
        before = set(tmp_path.rglob("*.txt"))
        folder.write(name, b"words")
        (new,) = {path for path in tmp_path.rglob("*.txt") if path.is_file()} - before
        assert new.relative_to(tmp_path).as_posix() == expected


def test_names_that_are_too_long_are_cut_and_stay_apart(tmp_path: Path) -> None:
    folder = Folder(tmp_path, "text", frozenset())
    for name in ("霧" * 83 + "a.html", "霧" * 83 + "b.html"):
        folder.write(name, b"words")
    assert len(list(tmp_path.iterdir())) == 2


def test_output_that_is_an_input_is_refused(pages: Path) -> None:
    before = sorted((path, path.read_bytes()) for path in pages.rglob("*") if path.is_file())
    for arguments in (
        (pages / "a.txt", "-o", pages / "a.txt"),
        (pages / "a.txt", "-o", pages / "sub" / ".." / "a.txt"),
        (pages, "-o", pages / "new.txt"),
        (pages, "-o", pages / "sub" / "b.md"),
        (pages, "-o", "x.jsonl", "--rejections", pages / "sub" / "r.html"),
        (pages, "--format", "text", "-o", pages),
        (pages, "--format", "text", "-o", pages / "texts"),
        (pages / "a.txt", "--format", "text", "-o", pages),
        (pages / "sub", pages / "a.txt", "--format", "text", "-o", pages),
        (pages, "-o", pages / "sub"),
        (pages, "-o", pages.parent / "no" / "out.jsonl"),
        (pages, "-o", pages.parent / "o.jsonl", "--rejections", pages.parent / "o.jsonl"),
        (pages / "sub", "--format", "text", "-o", pages / "a.txt"),
    ):
        result = run("clean", *arguments)
        assert result.exit_code == 2, arguments
        assert result.stderr.splitlines()[-1].startswith("corpusclean: ")
    after = sorted((path, path.read_bytes()) for path in pages.rglob("*") if path.is_file())
    assert [item for item in after if item in before] == before


def test_a_file_of_records_in_the_input_folder_is_not_read_and_so_allowed(pages: Path) -> None:
    assert run("clean", pages, "-o", pages / "records.jsonl").exit_code == 0
    assert run("clean", pages, "-o", pages / "records.jsonl").stderr.startswith("2 records, 0 rejected, 2 other files")


@posix
def test_a_device_is_written_to_and_not_replaced(pages: Path) -> None:
    assert run("clean", pages, "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()


@posix
def test_standard_output_can_be_named_as_a_device(pages: Path) -> None:
    said = subprocess.run(command("clean", pages, "-q", "-o", "/dev/stdout"), capture_output=True, check=True)
    assert len(records(said.stdout)) == 2
    asked = command("clean", pages, "--format", "text", "-o", "/dev/stdout")
    folder = subprocess.run(asked, capture_output=True, check=False)
    assert (folder.returncode, folder.stderr.count(b"\n")) == (2, 1)
    assert b"/dev/stdout is a file" in folder.stderr


def test_a_file_called_by_a_dash_is_written_where_its_folder_is_said(pages: Path, tmp_path: Path) -> None:
    assert run("clean", pages, "-o", tmp_path / "-").exit_code == 0
    assert len(records((tmp_path / "-").read_bytes())) == 2


def test_what_cannot_be_written_is_one_line(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "sub").touch()
    result = run("clean", pages, "--format", "text", "-o", tmp_path / "t")
    assert result.exit_code == 2
    assert result.stderr.startswith("corpusclean: no folder can be made: ")
    (tmp_path / "t" / "sub").unlink()
    (tmp_path / "t" / "sub" / "b.md.txt").mkdir(parents=True)
    result = run("clean", pages, "--format", "text", "-o", tmp_path / "t")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("clean", "--help"), ("rules",)])
def test_a_full_disk_is_one_line(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command(*arguments), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("corpusclean: input or output: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_device_that_is_full_is_named(pages: Path) -> None:
    done = run("clean", pages, "-q", "-o", "/dev/full")
    assert (done.exit_code, done.stderr) == (
        2,
        "corpusclean: /dev/full cannot be written — No space left on device\n",
    )


@posix
def test_a_closed_standard_error_loses_messages_and_nothing_else(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.txt").touch()
    out = tmp_path / "out.jsonl"
    assert closed("2>&-", "clean", pages, "-o", out).returncode == 3
    assert len(records(out.read_bytes())) == 2
    assert closed("2>&-", "clean").returncode == 2


@posix
def test_a_closed_standard_output_is_one_line_where_something_is_to_be_written_there(
    pages: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    assert closed(">&-", "clean", pages, "-q", "-o", out).returncode == 0
    for arguments in (
        ["clean", pages, "-q"],
        ["show", pages / "a.txt"],
        ["rules"],
        ["verify", out],
        ["diff", out, out],
    ):
        done = closed(">&-", *arguments)
        assert done.returncode == 2, arguments
        assert done.stderr.startswith("corpusclean: standard output is closed — "), arguments
        assert done.stderr.count("\n") == 1


@posix
def test_a_link_is_written_through(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").touch()
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    assert run("clean", pages, "-o", tmp_path / "link.jsonl").exit_code == 0
    assert (tmp_path / "link.jsonl").is_symlink()
    assert len(records((tmp_path / "real.jsonl").read_bytes())) == 2


# ---- how it ends


@posix
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_no_half_written_file(
    number: signal.Signals, code: int, jobs: int, pages: Path, tmp_path: Path
) -> None:
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("the signal is ignored here, and so by what is started from here")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "out").mkdir()
    out = tmp_path / "out" / "records.jsonl"
    with subprocess.Popen(
        command("clean", pages, tmp_path / "pipe", "-o", out, "-j", jobs), stderr=subprocess.PIPE
    ) as process:
        deadline = time.monotonic() + 60
        while not list(out.parent.glob(".*.part")) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert list(out.parent.iterdir()), "it did not come as far as writing"
        time.sleep(0.2)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert process.returncode == code
    assert b"Traceback" not in said
    assert list(out.parent.iterdir()) == []


@posix
def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(ARTICLE * 20, encoding="utf-8")
    pipe = subprocess.PIPE
    with subprocess.Popen(command("clean", "-q", tmp_path), stdout=pipe, stderr=pipe) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b'{"authors"')
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read()
    assert (process.returncode, said) == (141, b"")


# ---- show


def test_show_names_every_block_and_says_the_facts(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(ARTICLE + "\nSEE ALSO: Why the pier is pink\n", encoding="utf-8")
    said = run("show", page).stdout
    assert said.count("\n+ article") == 3
    assert "- boilerplate.related" in said
    assert "‰ of the characters" in said
    assert "\x1b" not in said
    assert not any(line.endswith(" ") for line in said.splitlines())
    only = run("show", page, "--removed").stdout
    assert "pier is pink" in only
    assert "lighthouse" not in only.partition("removed")[2]


def test_show_writes_each_word_of_the_text_once(pages: Path) -> None:
    said = run("show", pages / "a.txt").stdout
    assert all(said.count(word) == ARTICLE.count(word) for word in ("Brennick", "harder", "patience", "green"))


def test_show_escapes_what_could_steer_a_terminal(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(ARTICLE.replace("green", "[red]green\x1b[2J\x07\u202e\u05d0\u200f[/red]"), encoding="utf-8")
    said = run("show", page).stdout
    assert "[red]green" in said
    assert r"\u200f[/red]" in said
    assert not any(mark in said for mark in "\x1b\x07\u202e\u200f")


def test_show_meta_tells_where_facts_come_from(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    title = "<title>A green light</title><meta property='og:title' content='A green light'>"
    page.write_text(f"<!doctype html><html><head>{title}</head><body><p>{ARTICLE}</body></html>", encoding="utf-8")
    said = run("show", page, "--meta").stdout
    assert "fact" in said
    assert "A green light" in said
    assert "article" not in said


def test_show_of_a_rejected_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    result = run("show", tmp_path / "a.txt")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("rejected: ")


def test_show_reads_standard_input() -> None:
    assert "lighthouse" in run("show", "-", stdin=ARTICLE.encode()).stdout


@pytest.mark.parametrize("width", [1, 12, 30, 109, 110, 200])
def test_show_works_in_a_narrow_terminal_of_few_characters(width: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("– " + ARTICLE, encoding="utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": str(width)}
    done = subprocess.run(command("show", tmp_path / "a.txt"), env=env, capture_output=True, check=True)
    assert done.stdout.isascii()
    if width > 100:
        assert all(word in done.stdout.decode() for word in ("Brennick", "Fishermen", "harbour"))


@pytest.mark.parametrize("width", [20, 30, 40, 59])
def test_show_breaks_no_words_in_a_narrow_terminal(width: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": str(width)}
    said = subprocess.run(command("show", tmp_path / "a.txt"), env=env, capture_output=True, check=True).stdout.decode()
    assert max(map(len, said.splitlines())) <= width
    words = {word for word in ARTICLE.split() if len(word) < width - 2}
    assert words <= set(said.split())


def test_widths_in_which_nothing_could_be_read_are_not_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    for name in ("show", "rules"):
        asked = command(name, tmp_path / "a.txt") if name == "show" else command(name)
        none, usual, one, few = (
            subprocess.run(asked, env={**os.environ, "COLUMNS": width}, capture_output=True, check=True).stdout
            for width in ("0", "80", "1", "20" if name == "show" else "40")
        )
        assert none == usual
        assert one == few
    assert "\nbyline" in few.decode()


# ---- verify


def test_verify_without_sources_says_how_deep_it_went(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("clean", pages, "-o", out)
    result = run("verify", out)
    assert result.exit_code == 0
    assert "digests alone" in result.stdout
    assert run("verify", "-", stdin=out.read_bytes()).exit_code == 0


def test_verify_over_sources_finds_what_changed_and_names_the_line(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("clean", pages, "-o", out)
    assert "2 of 2 replayed" in run("verify", out, "--sources", pages).stdout
    (pages / "sub" / "b.md").write_text("Other words.", encoding="utf-8")
    result = run("verify", out, "--sources", pages)
    assert result.exit_code == 1
    assert "line 2: the source 'sub/b.md' has other bytes\n" in result.stdout
    out.write_bytes(out.read_bytes().replace(b"Fishermen", b"Fisherman", 1))
    assert "line 1: " in run("verify", out).stdout


def test_verify_finds_a_file_that_was_cut_off(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("clean", pages, "-o", out)
    out.write_bytes(out.read_bytes()[:-1])
    result = run("verify", out)
    assert result.exit_code == 1
    assert "line 2: no line end" in result.stdout


def test_verify_of_nothing_is_no_check(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").touch()
    assert run("verify", tmp_path / "out.jsonl").exit_code == 2


# ---- rules


def test_rules_lists_all_and_each_has_a_page_with_its_examples() -> None:
    listed = run("rules").stdout
    for rule in ALL_RULES:
        assert f"\n{rule.name} " in "\n" + listed
        page = run("rule", rule.name)
        assert page.exit_code == 0
        assert page.stdout.startswith(rule.name + "\n")
        assert ("\nFinds\n" in page.stdout) == bool(rule.finds)
        assert ("\nLeaves alone\n" in page.stdout) == bool(rule.leaves)


def test_rules_that_the_help_names_exist() -> None:
    said = "".join(run(*command, "--help").stdout for command in ((), ("rules",), ("rule",)))
    named = {line.split()[-1] for line in said.splitlines() if line.startswith("    corpusclean rule ")}
    assert named
    assert named <= {rule.name for rule in ALL_RULES}


@posix
def test_a_pipe_is_refused_where_records_are_read_more_than_once(pages: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "can be read only once" in run("export", "card", tmp_path / "pipe").stderr
    assert "can be read only once" in run("statement", tmp_path / "pipe").stderr
    assert "can be read only once" in run("diff", tmp_path / "pipe", "balanced", "--sources", pages).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "gone.txt"), "no such file: gone.txt — name one document"),
        (("export", "card", "gone.jsonl"), "no such file: gone.jsonl — name a file that corpusclean clean wrote"),
        (("verify", "/dev/zero"), "/dev/zero is a device — name a file that corpusclean clean wrote"),
        (("export", "card", "."), ". is a folder — name a file that corpusclean clean wrote"),
        (("diff", "balanced", "recall", "--sources", "gone"), "no such file or folder: gone — --sources names"),
        (("diff", "balanced", "recall"), "balanced is a recipe — name the documents to clean"),
        (("diff", "gone", "recall"), "gone is neither a file nor a recipe — name files"),
    ],
)
def test_an_input_that_is_not_there_is_said_with_what_to_do(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"corpusclean: {said}")


def test_a_folder_in_place_of_a_file_to_write_is_said_with_what_the_command_can_do(pages: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.jsonl"
    assert run("clean", pages, "-o", made).exit_code == 0
    assert "is a folder — name a file, or use --format text" in run("clean", pages, "-o", tmp_path).stderr
    assert run("export", "card", made, "-o", tmp_path).stderr.endswith("is a folder — name a file\n")


def test_an_unknown_rule_has_close_matches() -> None:
    assert "did you mean byline?" in run("rule", "bylines").stderr


@pytest.mark.parametrize("name", ["model", "rest", "mark", "header", "beside-posts", "restore"])
def test_what_else_stands_in_a_ledger_as_a_rule_is_explained(name: str) -> None:
    said = run("rule", name)
    assert said.exit_code == 0
    assert said.stdout.startswith(f"{name} is no rule of the table. ")
    assert f"`{name}`" in (Path(__file__).parents[1] / "docs" / "record.md").read_text("utf-8")


# ---- text for terminals


def test_visible_leaves_all_scripts_alone() -> None:
    for text in (
        "plain",
        "naïve “quotes” – 3 ‰",
        "日本語",
        "नमस्ते",
        "שלום",
        "می\u200cخواهم",
        "👩\u200d🚀",
        "soft\u00adhyphen",
    ):
        assert visible(text) == text


def test_visible_escapes_all_controls() -> None:
    unsafe = [
        *range(0x20),
        *range(0x7F, 0xA0),
        0x61C,
        0x200E,
        0x200F,
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
    ]
    for number in [*unsafe, 0xD800, 0xDFFF, 0xE0001]:
        assert visible(chr(number)).isascii()
        assert visible(chr(number)).startswith("\\")
    assert visible_lines("a\tb\n\x1bc\r") == "a    b\n\\x1bc\\r"


# ---- the package


def test_public_names_are_there_without_the_pipeline() -> None:
    code = "import sys, corpusclean; corpusclean.Rejection; print('corpusclean.pipeline' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
    with pytest.raises(AttributeError, match="no attribute 'wash'"):
        corpusclean.wash  # noqa: B018


def test_python_m_is_the_command() -> None:
    done = subprocess.run(command("--version"), capture_output=True, text=True, check=True)
    assert done.stdout.startswith("corpusclean ")


def test_paths_with_the_same_name_in_two_folders_are_two_documents(pages: Path) -> None:
    (pages / "sub" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = run("clean", pages / "a.txt", pages / "sub" / "a.txt")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 2)


@pytest.mark.parametrize("again", ["a.txt", "./a.txt", "sub/../a.txt"])
def test_a_path_given_twice_is_refused_before_anything_is_written(
    pages: Path, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    monkeypatch.chdir(pages)
    done = run("clean", "a.txt", again, "-o", "out.jsonl")
    assert done.exit_code == 2
    assert "is named twice — name it once" in done.stderr
    assert not Path("out.jsonl").exists()


def test_a_feed_is_rejected_on_one_line(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text('<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Harbour</title></channel></rss>')
    done = run("clean", feed)
    assert done.exit_code == 3
    assert "feed.xml: format: this is an RSS feed, not one document; clean the pages" in done.stderr.splitlines()[0]
