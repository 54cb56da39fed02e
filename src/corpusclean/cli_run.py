"""``corpusclean clean`` at work: documents in, records out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import urlsplit

import click

from corpusclean.archives.warc import Other, read_archive
from corpusclean.cli_clean import Options
from corpusclean.cli_common import REJECTED, Problem, standard_input, visible
from corpusclean.cli_output import Folder, bytes_of, check_target, opened, real_path
from corpusclean.cli_summary import Reporter, Summary, rejection_line, reporter
from corpusclean.errors import Rejected
from corpusclean.inputs import Archive, Document, Found, Passed, find_documents
from corpusclean.model import Rejection, Source
from corpusclean.pipeline import clean
from corpusclean.provenance.replay import canonical
from corpusclean.read.sniff import SUFFIXES
from corpusclean.recipe import Recipe
from corpusclean.record import Record
from corpusclean.sources import read_file

_STDIN: Final = Path("-")
Write: TypeAlias = Callable[[str, Record], object]


def run(asked: Options) -> None:
    """Clean what was asked for, say what came of it, and leave with the exit code. Raises ``Problem``."""
    _check(asked)
    found = Summary()
    shares = asked.output is None and sys.stdout is not None and sys.stdout.isatty()
    with reporter(lambda: _count(asked), quiet=asked.quiet, writes_to_terminal=shares) as report:
        _clean_all(asked, found, report)
    head, *rest = found.lines()
    for line in (head + report.elapsed(), *rest):
        report.say(line)
    if found.rejected:
        click.get_current_context().exit(REJECTED)


def _check(asked: Options) -> None:
    files = [path for path in asked.paths if path != _STDIN]
    if len(asked.paths) - len(files) > 1:
        raise Problem("standard input can be read only once", "name - once")
    if asked.url is not None and not asked.single:
        raise Problem("--url is for a single document", "name one file, or - for standard input")
    if asked.form != "jsonl" and asked.output is None and not asked.single:
        raise Problem(f"--format {asked.form} writes a file for each document", "name a folder with -o")
    if asked.output and asked.rejections and real_path(asked.output) == real_path(asked.rejections):
        raise Problem("-o and --rejections are the same file", "name two")
    if asked.output:
        check_target(asked.output, files, folder=asked.folder)
    if asked.rejections:
        check_target(asked.rejections, files, folder=False)


def _clean_all(asked: Options, found: Summary, report: Reporter) -> None:
    with ExitStack() as stack:
        write = stack.enter_context(_writer(asked))
        reject = stack.enter_context(_rejecter(asked.rejections))
        for item in _find(asked):
            if isinstance(item, Passed) and item.why == "suffix":
                found.others += 1
                continue
            for name, outcome in _outcomes(item, asked):
                if isinstance(outcome, Other):
                    found.no_documents[outcome.why] += 1
                    continue
                if isinstance(outcome, Rejection):
                    found.rejected += 1
                    reject(outcome)
                    report.say(rejection_line(str(item.path), outcome))
                else:
                    found.add(outcome)
                    write(name, outcome)
                report.step()
        if not found.records + found.rejected:
            raise Problem("no documents found", f"in folders these are read: {' '.join(SUFFIXES)}")


def _find(asked: Options) -> Iterator[Found]:
    for path in asked.paths:
        if path == _STDIN:
            yield Document(path, "stdin")
        else:
            yield from find_documents(path)


def _count(asked: Options) -> int | None:
    """The number of documents; ``None`` where only reading an archive could tell."""
    found = list(_find(asked))
    return None if any(isinstance(item, Archive) for item in found) else sum(isinstance(i, Document) for i in found)


def _outcomes(item: Found, asked: Options) -> Iterator[tuple[str, Record | Rejection | Other]]:
    """What comes of an input: one outcome of a document, one for each record of an archive; each with its name."""
    if isinstance(item, Passed):
        yield item.name, Rejection("input", "unreadable", "the folder cannot be listed", path=item.name)
    elif isinstance(item, Archive):
        for number, found in enumerate(read_archive(item.path, name=item.name), 1):
            name = f"{item.name}/{number:06d}-{_host(found)}" if isinstance(found, Source) else item.name
            yield name, _cleaned(found, asked) if isinstance(found, Source) else found
    elif item.path == _STDIN:
        yield item.name, _cleaned(Source(standard_input().read(), url=asked.url), asked)
    else:
        try:
            source = read_file(item.path, name=item.name, url=asked.url)
        except Rejected as error:
            yield item.name, error.rejection
        else:
            yield item.name, _cleaned(source, asked)


def _cleaned(source: Source, asked: Options) -> Record | Rejection:
    try:
        return clean(source, media_type=asked.media_type, recipe=Recipe(name=asked.recipe))
    except Rejected as error:
        return error.rejection


def _host(source: Source) -> str:
    try:
        return urlsplit(source.url or "").hostname or "document"
    except ValueError:
        return "document"


@contextmanager
def _writer(asked: Options) -> Iterator[Write]:
    if asked.folder and asked.output is not None:
        real = real_path(asked.output)
        if real.exists() and not real.is_dir():
            raise Problem(f"{visible(str(asked.output))} is a file", f"--format {asked.form} writes to a folder")
        yield Folder(real, asked.form, frozenset(real_path(path) for path in asked.paths if path != _STDIN)).write
        return
    with opened(asked.output) as file:
        yield lambda _, record: file.write(bytes_of(record, asked.form))


@contextmanager
def _rejecter(target: Path | None) -> Iterator[Callable[[Rejection], object]]:
    if target is None:
        yield lambda _: None
        return
    with opened(target) as file:
        yield lambda rejection: file.write(canonical(rejection.to_dict()) + b"\n")
