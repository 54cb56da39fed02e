"""A folder of pages with answers: ``pages/<id>.html.gz`` and ``gold.jsonl``, an object per page."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click
from attrs import field, frozen


class Unusable(click.ClickException):
    """Why a benchmark cannot be run, in one line."""


@frozen
class Page:
    """A page's place and its answer. Empty strings and tuples mean that nobody wrote an answer down.

    ``kind``: the page type. ``text``: the whole main content. ``wanted`` and ``unwanted``: snippets that must and must
    not be in the text. ``comments``: strings that stand in readers' comments. ``author``: one name or several.
    """

    id: str
    path: Path
    kind: str = "page"
    text: str = field(default="", repr=False)
    wanted: tuple[str, ...] = field(default=(), repr=False)
    unwanted: tuple[str, ...] = field(default=(), repr=False)
    comments: tuple[str, ...] = field(default=(), repr=False)
    title: str = ""
    author: str = ""
    date: str = ""


def load(folder: Path, every: int = 1) -> tuple[Page, ...]:
    """Every ``every``-th page of ``folder``, in the order of its ``gold.jsonl``.

    Raises ``Unusable`` where the folder is not of the form, or holds no page.
    """
    gold = folder / "gold.jsonl"
    try:
        lines = gold.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"cannot read gold.jsonl in {folder}: {error}") from None
    rows = [_row(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise Unusable(f"no page in {gold}")
    return tuple(_page(row, folder) for row in rows[::every])


def read(page: Page) -> bytes:
    """The bytes of a page as they were fetched. Raises ``Unusable`` where they cannot be had."""
    try:
        return gzip.decompress(page.path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise Unusable(f"cannot read page {page.id}: {error}") from None


def _row(line: str, number: int) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        raise Unusable(f"gold.jsonl, line {number}: not JSON") from None
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or Path(row["id"]).name != row["id"]:
        raise Unusable(f"gold.jsonl, line {number}: no `id` that is the name of a file")
    return row


_STRINGS: Final = {"kind": "type", "text": "text", "title": "title", "author": "author", "date": "date"}
_LISTS: Final = {"wanted": "with", "unwanted": "without", "comments": "comments"}


def _page(row: Mapping[str, Any], folder: Path) -> Page:
    strings = {ours: _string(row[theirs]) for ours, theirs in _STRINGS.items() if row.get(theirs)}
    lists = {ours: tuple(map(str, row.get(theirs) or ())) for ours, theirs in _LISTS.items()}
    return Page(row["id"], folder / "pages" / f"{row['id']}.html.gz", **strings, **lists)  # type: ignore[arg-type]


def _string(value: object) -> str:
    """A string, or several as one."""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
