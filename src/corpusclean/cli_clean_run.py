"""``corpusclean clean`` at work: documents in, records out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeAlias

import click

from corpusclean.archives.find import SUFFIXES as ARCHIVE_SUFFIXES
from corpusclean.cli_clean import Options
from corpusclean.cli_common import MAX_BYTES, REJECTED, Problem, visible
from corpusclean.cli_config import pinned_recipe, with_comments
from corpusclean.cli_outcomes import STDIN, CleaningOptions, Task, check_extras, tasks
from corpusclean.cli_output import Folder, check_target, opened, real_path
from corpusclean.cli_rendered import Counted, Rendering
from corpusclean.cli_statement_run import now, write_run
from corpusclean.cli_summary import Reporter, Summary, rejection_line, reporter
from corpusclean.cli_workers import workers
from corpusclean.inputs import Archive, Document, Found, Skipped, find_documents
from corpusclean.model import Rejection
from corpusclean.provenance.replay import canonical
from corpusclean.read.sniff import SUFFIXES
from corpusclean.statement.build import Run

Write: TypeAlias = Callable[[str, bytes], object]


def run(asked: Options) -> None:
    """Clean what was asked for, say what came of it, and leave with the exit code. Raises ``Problem``."""
    _check(asked)
    how = CleaningOptions(
        with_comments(pinned_recipe(asked.recipe, asked.max_bytes), asked), asked.media_type, asked.url
    )
    check_extras(_find(asked))
    started = now()
    found = Summary(split=asked.comments == "split", several=len(asked.paths) > 1)
    shares = asked.output is None and sys.stdout is not None and sys.stdout.isatty()
    with reporter(lambda: _count(asked), quiet=asked.quiet, writes_to_terminal=shares) as report:
        _clean_all(asked, how, found, report)
    head, *rest = found.lines()
    for line in (head + report.elapsed(), *rest):
        report.say(line)
    if asked.statement is not None and asked.output is not None:
        write_run(asked.statement, asked.output, Run(started, now(), _parameters(asked), _byproducts(asked)))
    if found.rejected:
        click.get_current_context().exit(REJECTED)


def _check(asked: Options) -> None:
    files = _read(asked)
    if sum(path == STDIN for path in asked.paths) > 1:
        raise Problem("standard input can be read only once", "name - once")
    _check_twice([path for path in asked.paths if path != STDIN])
    if asked.url is not None and not asked.single:
        raise Problem("--url is for a single document", "name one file, or - for standard input")
    if asked.author_key is not None and asked.comment_authors != "pseudonym":
        raise Problem("--author-key is for pseudonyms", "add --comment-authors pseudonym")
    if asked.form != "jsonl" and asked.output is None and not asked.single:
        raise Problem(f"--format {asked.form} writes a file for each document", "name a folder with -o")
    if asked.form != "jsonl" and asked.comments == "split":
        raise Problem(f"--format {asked.form} has no comments", "use --format jsonl, or leave --comments out")
    if asked.output and asked.rejections and real_path(asked.output) == real_path(asked.rejections):
        raise Problem("-o and --rejections are the same file", "name two")
    if asked.statement:
        if asked.output is None or asked.form != "jsonl":
            raise Problem("--statement requires a file of records", "name one with -o")
        if real_path(asked.statement) in {real_path(path) for path in (asked.output, asked.rejections) if path}:
            raise Problem("--statement is the same file as another output", "name two")
        check_target(asked.statement, files, folder=False)
    if asked.output:
        check_target(asked.output, files, folder=asked.folder)
    if asked.rejections:
        check_target(asked.rejections, files, folder=False)


def _check_twice(paths: Sequence[Path]) -> None:
    """Raise ``Problem`` where a path is given twice, of which two records would come of each document."""
    seen = set()
    for path in paths:
        place = os.path.abspath(path)  # noqa: PTH100  (links stay: each has a name of its own for its record)
        if place in seen:
            raise Problem(f"{visible(str(path))} is named twice", "name it once")
        seen.add(place)


def _read(asked: Options) -> list[Path]:
    """What is read and so must not be written: documents, folders, and the key of the pseudonyms."""
    key = [asked.author_key] if asked.author_key is not None else []
    return [path for path in asked.paths if path != STDIN] + key


def _clean_all(asked: Options, how: CleaningOptions, found: Summary, report: Reporter) -> None:
    with ExitStack() as stack:
        write = stack.enter_context(_writer(asked))
        reject = stack.enter_context(_rejecter(asked.rejections))
        at_work = stack.enter_context(workers(1 if asked.single else asked.jobs))
        for done in at_work(Rendering(how, asked.form, found.split), _tasks(asked, how, found)):
            if isinstance(done.result, Counted):
                found.add(done.result)
                for part in done.written:
                    write(done.name, part)
            elif isinstance(done.result, Rejection):
                found.rejected += 1
                reject(done.result)
                report.tell(rejection_line(done.path, done.result))
            else:
                found.no_documents[done.result.why] += 1
                continue
            report.step()
        if not found.records + found.rejected:
            suffixes = " ".join((*SUFFIXES, *ARCHIVE_SUFFIXES))
            raise Problem("no documents found", f"in folders these are read: {suffixes}")


def _tasks(asked: Options, how: CleaningOptions, found: Summary) -> Iterator[Task]:
    """What there is to do; other files are counted."""
    for item in _find(asked):
        if isinstance(item, Skipped) and item.reason == "suffix":
            found.others += 1
        else:
            yield from tasks(item, how)


def _parameters(asked: Options) -> dict[str, object]:
    """What the user asked for, without the folders of their machine; of what has a default, what differs from it."""
    said: dict[str, object] = {"recipe": asked.recipe, "mediaType": asked.media_type, "url": asked.url}
    said["comments"] = asked.comments if asked.comments != "within" else None
    said["commentAuthors"] = asked.comment_authors if asked.comment_authors != "keep" else None
    said["commentSystems"] = None if asked.comment_systems else False
    said["maxBytes"] = asked.max_bytes if asked.max_bytes != MAX_BYTES else None
    return {"documents": [path.name or "." for path in asked.paths]} | {k: v for k, v in said.items() if v is not None}


def _byproducts(asked: Options) -> tuple[Path, ...]:
    return (asked.rejections,) if asked.rejections is not None else ()


def _find(asked: Options) -> Iterator[Found]:
    for path in asked.paths:
        if path == STDIN:
            yield Document(path, "stdin")
        else:
            yield from find_documents(path)


def _count(asked: Options) -> int | None:
    """The number of documents; ``None`` where only reading an archive could tell."""
    found = list(_find(asked))
    return None if any(isinstance(item, Archive) for item in found) else sum(isinstance(i, Document) for i in found)


@contextmanager
def _writer(asked: Options) -> Iterator[Write]:
    if asked.folder and asked.output is not None:
        real = real_path(asked.output)
        if asked.output.exists() and not real.is_dir():
            raise Problem(f"{visible(str(asked.output))} is a file", f"--format {asked.form} writes to a folder")
        yield Folder(real, asked.form, frozenset(map(real_path, _read(asked)))).write
        return
    with opened(asked.output, folder_hint="name a file, or use --format text or markdown") as file:
        yield lambda _, data: file.write(data)


@contextmanager
def _rejecter(target: Path | None) -> Iterator[Callable[[Rejection], object]]:
    if target is None:
        yield lambda _: None
        return
    with opened(target) as file:
        yield lambda rejection: file.write(canonical(rejection.to_dict()) + b"\n")
