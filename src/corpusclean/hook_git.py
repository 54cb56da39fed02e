"""What the hooks ask git: where the repository is, and what its index holds."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from corpusclean.errors import CorpuscleanError


class NoRepositoryError(CorpuscleanError):
    """There is no git, no repository, or the path is not in it. The text is one line that says what to do."""


def top_folder() -> Path:
    """The top folder of the repository that the current folder is in. Raises ``NoRepositoryError``."""
    try:
        answer = _git("rev-parse", "--show-toplevel")
    except FileNotFoundError as error:
        raise NoRepositoryError("git was not found; install it: the manifest is compared with the index") from error
    if answer.returncode:
        said = os.fsdecode(answer.stderr).partition("\n")[0]
        raise NoRepositoryError(f"run this inside a git repository (git init makes one); git says: {said}")
    return Path(os.fsdecode(answer.stdout.removesuffix(b"\n"))).resolve()


def relative(root: Path, path: Path) -> str:
    """``path`` relative to ``root``, with ``/``: links in the folders are followed, the last name is kept.

    Raises ``NoRepositoryError`` where it is not under ``root``.
    """
    try:
        return (path.parent.resolve() / path.name).relative_to(root).as_posix()
    except ValueError as error:
        raise NoRepositoryError(f"{path} is outside the repository {root}") from error


def staged(root: Path, path: str) -> bytes | None:
    """The bytes of ``path`` as the index has them for the work tree; ``None`` where it is not in the index."""
    answer = _git("cat-file", "--filters", f":0:{path}", root=root)
    return None if answer.returncode else answer.stdout


def tracked(root: Path) -> frozenset[str]:
    """The paths in the index."""
    return frozenset(map(os.fsdecode, _git("ls-files", "-z", root=root).stdout.split(b"\0")))


def _git(*arguments: str, root: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
