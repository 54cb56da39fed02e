"""What the tracks have in common: who takes part, flattened pages, a bar while it runs, and the report at its end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress

from benchmarks import flatten, tables
from benchmarks.files import write
from benchmarks.pages import Page, Unusable, read
from benchmarks.systems import System, missing


def names_in(said: str) -> list[str]:
    """The names in a list with commas."""
    return [name.strip() for name in said.split(",") if name.strip()]


def installed(systems: Sequence[System]) -> tuple[System, ...]:
    """Those of ``systems`` whose packages are there; the others are named on standard error.

    Raises ``Unusable`` where none is.
    """
    lacking = {system.name: missing(system.packages) for system in systems}
    for name, packages in lacking.items():
        if packages:
            skipped(name, packages)
    ready = tuple(system for system in systems if not lacking[system.name])
    if not ready:
        raise Unusable("none of these systems is installed: pip install -e '.[bench]'")
    return ready


def chosen_flatteners(said: str) -> tuple[flatten.Flattener, ...]:
    """The flatteners that are named and installed, all where none is named. Raises ``Unusable`` where none is."""
    lacking = {way: missing(way.packages) for way in flatten.choose(names_in(said))}
    for way, packages in lacking.items():
        if packages:
            skipped(f"flattener {way.name}", packages)
    ready = tuple(way for way, packages in lacking.items() if not packages)
    if not ready:
        raise Unusable("none of these flatteners is installed: pip install -e '.[bench]'")
    return ready


def skipped(name: str, packages: Sequence[str]) -> None:
    """Say on standard error who takes no part, and why."""
    click.echo(f"skipped {name}: not installed: {', '.join(packages)} (pip install -e '.[bench]')", err=True)


def packages_of(users: Sequence[System | flatten.Flattener]) -> list[str]:
    """The packages that these need."""
    return [package for user in users for package in user.packages]


def flattened(pages: Sequence[Page], ways: Sequence[flatten.Flattener], cache: Path | None) -> dict[str, list[bytes]]:
    """For each flattener the texts of ``pages``, in UTF-8. ``cache``: a folder that keeps them."""
    with progress("flatten", len(pages) * len(ways)) as done:
        texts: dict[str, list[bytes]] = {way.name: [] for way in ways}
        for page in pages:
            markup = read(page)
            for way in ways:
                texts[way.name].append(flatten.flat(way, markup, cache))
                done()
    return texts


@contextmanager
def progress(name: str, steps: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error, on a terminal alone."""
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(name, total=steps)
        yield lambda: bar.advance(task)


def report(
    shown: Sequence[tables.Table],
    made_by: dict[str, str],
    figures: dict[str, Any],
    outputs: tuple[Path | None, Path | None],
) -> None:
    """Show the tables, and write them where asked: ``outputs`` are the paths of JSON and Markdown.

    Raises ``Unusable`` where a file cannot be written.
    """
    # outside a terminal the width is that of the tables, so that no cell is folded
    tables.show(shown, Console(markup=False, highlight=False, width=None if sys.stdout.isatty() else 200))
    json_path, markdown_path = outputs
    if json_path:
        write(json_path, json.dumps({"made_by": made_by, **figures}, ensure_ascii=False, indent=1) + "\n")
    if markdown_path:
        write(markdown_path, tables.markdown(shown, made_by))
