"""Files that a run writes."""

from __future__ import annotations

from pathlib import Path

from benchmarks.pages import Unusable


def check(path: Path) -> None:
    """Raise ``Unusable`` before a long run where ``path`` could not be written after it."""
    if not path.parent.is_dir():
        raise Unusable(f"no folder {path.parent} to write {path.name} to")


def write(path: Path, text: str) -> None:
    """Write ``text`` with line feeds. Raises ``Unusable`` where that fails."""
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise Unusable(f"cannot write {path}: {error.strerror}") from None
