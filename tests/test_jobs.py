"""Several documents at once: the same output as one after the other, in flat memory, with nothing left behind."""

from __future__ import annotations

import inspect
import json
import operator
import os
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpusclean.cli import main
from corpusclean.cli_common import Problem
from corpusclean.cli_workers import workers
from tests.archives.warcs import members
from tests.archives.warcs import pages as archived

ARTICLE = (
    "The lighthouse at Brennick was painted green last week, after two hundred years of white.\n\n"
    "Fishermen say that it is easier to see in snow and harder to see at every other time of the year.\n\n"
    "The harbour office has ordered white paint again, and asks for patience until the weather allows it.\n"
)
THREAD = """<html><body><h1>Green paint</h1><p>The lighthouse at Brennick was painted green last week.</p>
<h2>2 Comments</h2><ol class="comment-list">
<li class="comment" id="comment-1"><cite class="fn">Ann Lee</cite> <time datetime="2024-03-01T10:00">1 March</time>
<p>White was better, and everybody knew it.</p></li>
<li class="comment" id="comment-2"><cite class="fn">Bo Ek</cite> <time datetime="2024-03-02T11:00">2 March</time>
<p>Green can be seen from my kitchen.</p></li></ol></body></html>"""
SIDE = {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    result = CliRunner(**SIDE).invoke(main, [str(argument) for argument in arguments], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Documents of several kinds and lengths, some of which cannot be cleaned, and an archive between them."""
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    for number in range(20):
        text = f"Report {number}\n\n{ARTICLE * (40 if number % 7 == 0 else 1)}"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "05.md").write_bytes(b"")
    (folder / "06.html").write_text(THREAD, encoding="utf-8")
    (folder / "sub" / "b.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "c.warc.gz").write_bytes(members(archived(3)))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return folder


def outputs(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("options", [(), ("--comments", "split"), ("--format", "text"), ("--format", "markdown")])
def test_the_output_is_that_of_one_process(options: tuple[str, ...], pages: Path, tmp_path: Path) -> None:
    said = []
    for jobs in (1, 2, 0):
        out = tmp_path / f"out-{jobs}"
        out.mkdir()
        target = out / ("texts" if "--format" in options else "records.jsonl")
        rejected = ("--rejections", out / "rejected.jsonl")
        done = run("clean", pages, "-", "-o", target, *rejected, "--jobs", jobs, *options, stdin=ARTICLE.encode())
        assert done.exit_code == 3
        said.append((outputs(out), done.stderr))
    assert said[0] == said[1] == said[2]
    assert "25 records, 2 rejected, 1 other file (not a document)" in said[0][1]
    assert len([line for line in said[0][0]["rejected.jsonl"].split(b"\n") if line]) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_what_only_the_command_can_read_is_read_by_it(tmp_path: Path) -> None:
    """A worker has another standard input, and does not know the descriptors of the command."""
    end, begin = os.pipe()
    os.write(begin, ARTICLE.encode())
    os.close(begin)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    try:
        done = run("clean", tmp_path / "a.txt", f"/dev/fd/{end}", "-j", 2)
    finally:
        os.close(end)
    assert done.exit_code == 0
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == [ARTICLE.strip()] * 2


def test_no_process_is_started_where_one_is_enough(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpusclean.cli_workers.ProcessPoolExecutor", None)
    assert run("clean", pages / "00.txt", "--jobs", 8).exit_code == 0
    assert run("clean", pages, "--jobs", 1).exit_code == 3


def test_results_come_in_order_and_things_are_taken_as_they_are_needed() -> None:
    taken: list[float] = []

    def things() -> Iterator[float]:
        for number in range(200):
            taken.append(number)
            yield 0.2 if number == 0 else -float(number)

    with workers(2) as at_work:
        results = at_work(operator.neg, things())
        assert next(results) == -0.2
        assert len(taken) < 40
        assert list(results) == [float(number) for number in range(1, 200)]
    assert active_children() == []


def test_a_worker_that_is_ended_from_outside_is_said() -> None:
    with pytest.raises(Problem, match="fewer --jobs"), workers(2) as at_work:
        list(at_work(os._exit, [9, 9, 9]))
    assert active_children() == []


def test_an_end_in_the_midst_waits_for_nobody() -> None:
    with pytest.raises(KeyboardInterrupt):
        _interrupted()
    assert active_children() == []


def _interrupted() -> None:
    with workers(2) as at_work:
        results = at_work(_sleeping, [0, 900, 900, 900])
        assert next(results) == 0
        raise KeyboardInterrupt


def _sleeping(seconds: int) -> int:
    time.sleep(seconds)
    return seconds
