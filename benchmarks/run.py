"""Systems side by side: page by page in turn, so that whatever else the machine does touches all of them alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from statistics import fmean, median
from typing import Final

from attrs import evolve, frozen

from benchmarks.measures import Score, Summary, score, summarize
from benchmarks.pages import Page
from benchmarks.systems import Answer, System

#: Documents that every system cleans before the clock runs, so that none pays for imports or tables.
WARM_UP: Final = 5


@frozen
class Result:
    """One system on one document: its score, its processor time, and what it raised if it did."""

    page: str
    score: Score
    milliseconds: float
    error: str = ""


@frozen
class Column:
    """One system on one form of the documents (``html``, or the name of a flattener). ``megabytes``: peak memory."""

    system: str
    form: str
    results: tuple[Result, ...]
    megabytes: float | None = None

    @property
    def summary(self) -> Summary:
        return summarize([result.score for result in self.results])

    @property
    def mean_time(self) -> float:
        return fmean(result.milliseconds for result in self.results)

    @property
    def median_time(self) -> float:
        return median(result.milliseconds for result in self.results)

    @property
    def failures(self) -> list[tuple[str, str]]:
        return [(result.page, result.error) for result in self.results if result.error]


def compare(
    systems: Sequence[System], form: str, documents: Iterable[tuple[Page, bytes]], done: Callable[[], None]
) -> tuple[Column, ...]:
    """A column for each system over ``documents``. ``done`` is called after each document."""
    found: dict[str, list[Result]] = {system.name: [] for system in systems}
    for number, (page, document) in enumerate(documents):
        shift = number % len(systems)
        for system in (*systems[shift:], *systems[:shift]):
            found[system.name].append(_result(system, page, document))
        done()
    return tuple(Column(name, form, tuple(results)) for name, results in found.items())


def warm_up(systems: Sequence[System], documents: Iterable[bytes]) -> None:
    """Let every system clean the documents unmeasured."""
    for document in documents:
        for system in systems:
            _attempt(system, document)
    settle()


def settle() -> None:
    """Take what lives now out of the collector's sight, so that no later collection walks it on somebody's time."""
    gc.collect()
    gc.freeze()


def clock(work: Callable[[], object]) -> float:
    """The processor time in milliseconds that ``work`` takes, garbage of others collected before."""
    gc.collect()
    start = time.process_time_ns()
    work()
    return (time.process_time_ns() - start) / 1e6


def merge(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of each system over all forms as one."""
    systems = dict.fromkeys(column.system for column in columns)
    return tuple(_merged([column for column in columns if column.system == name]) for name in systems)


def _merged(columns: Sequence[Column]) -> Column:
    results = tuple(
        evolve(result, page=f"{column.form}/{result.page}") if len(columns) > 1 else result
        for column in columns
        for result in column.results
    )
    peaks = [column.megabytes for column in columns if column.megabytes is not None]
    form = columns[0].form if len(columns) == 1 else "all"
    return Column(columns[0].system, form, results, max(peaks, default=None))


def _result(system: System, page: Page, document: bytes) -> Result:
    outcome: list[tuple[Answer, str]] = []
    spent = clock(lambda: outcome.append(_attempt(system, document)))
    answer, error = outcome[0]
    return Result(page.id, score(page, answer), spent, error)


def _attempt(system: System, document: bytes) -> tuple[Answer, str]:
    try:
        return system.clean(document), ""
    except Exception as error:  # foreign code on hostile pages: whatever it raises, the page counts as empty
        return Answer(), " ".join(f"{type(error).__name__}: {error}".split()).rstrip(":")[:120]
