"""Which documents get a line in the manifest, which are refused and why, and which lines have lost their document."""

from __future__ import annotations

import hashlib
import os
import shlex
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from corpusclean.hook_git import tracked
from corpusclean.manifest import Line, Manifest


@frozen
class Place:
    """The repository's top folder, and the manifest's path in it."""

    root: Path
    manifest: str


@frozen
class Outcome:
    """Lines to add by path, the reason for each document that is refused, and the paths whose lines are to go."""

    added: Mapping[str, Line]
    refused: Mapping[str, str]
    gone: frozenset[str]


def judge(place: Place, manifest: Manifest, names: Sequence[str]) -> Outcome:
    """What is to become of the documents ``names`` (sorted paths in the repository) and of the lines of ``manifest``.

    It may be one part of the documents: the others are known by their lines. Raises ``OSError`` where git cannot run.
    """
    lines = manifest.by_path()
    gone = _gone(place.root, lines)
    digests, refused = _digests(place.root, [name for name in names if name not in gone])
    holders = _holders(place.root, [line for path, line in lines.items() if path not in gone], digests)
    added: dict[str, Line] = {}
    for name, digest in digests.items():
        if name in lines and lines[name].sha256 != digest:
            accept = f"delete that line, git add {shlex.quote(place.manifest)}, and commit again"
            refused[name] = f"its bytes are not those of its line in {place.manifest}; to accept them, {accept}"
        elif holders[digest] != name:
            refused[name] = f"has the same bytes as {holders[digest]}; keep one of the two"
        elif name not in lines:
            made = line_of(place.root, name)
            if isinstance(made, Line):
                added[name] = made
            else:
                refused[name] = made
    return Outcome(added, refused, gone)


def _gone(root: Path, paths: Collection[str]) -> frozenset[str]:
    """Those of ``paths`` that are neither on disk nor in git: a sparse checkout has only some files on disk."""
    absent = frozenset(path for path in paths if not os.path.lexists(root / path))
    return absent - tracked(root) if absent else absent


def _digests(root: Path, names: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The digests of the documents' bytes, and the reason for each document that has none."""
    digests: dict[str, str] = {}
    refused: dict[str, str] = {}
    for name in names:
        try:
            name.encode("utf-8")
            digests[name] = _digest(root / name)
        except UnicodeEncodeError:
            refused[name] = "its name is not UTF-8; rename it"
        except OSError as error:
            refused[name] = f"cannot be read: {error.strerror or type(error).__name__}"
    return digests, refused


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()


def _holders(root: Path, lines: Sequence[Line], digests: Mapping[str, str]) -> dict[str, str]:
    """The document that each of ``digests`` belongs to: the first with a line, else the first handed over.

    A line counts only while its document has those bytes.
    """
    asked = frozenset(digests.values())
    holders: dict[str, str] = {}
    for line in lines:
        if line.sha256 in asked and (digests.get(line.path) or _digest_or_said(root, line)) == line.sha256:
            holders.setdefault(line.sha256, line.path)
    for name, digest in digests.items():
        holders.setdefault(digest, name)
    return holders


def _digest_or_said(root: Path, line: Line) -> str:
    try:
        return _digest(root / line.path)
    except OSError:  # in git but not on disk: the line is all there is to go by
        return line.sha256


def line_of(root: Path, name: str) -> Line | str:
    """The manifest's line for the document ``name``, or why there can be none."""
    # Imported here so that a commit without new documents does not wait for the pipeline.
    from corpusclean.errors import Rejected  # noqa: PLC0415
    from corpusclean.pipeline import clean  # noqa: PLC0415
    from corpusclean.recipe import Recipe  # noqa: PLC0415
    from corpusclean.sources import read_file  # noqa: PLC0415

    recipe = Recipe()
    try:
        record = clean(read_file(root / name, name=name), recipe=recipe)
    except Rejected as error:
        return str(error)
    return Line(
        path=name,
        sha256=record.id,
        bytes=record.origin.bytes,
        media_type=record.origin.media_type,
        recipe=recipe.digest,
        record=record.digest,
        title=record.title,
        kept=len(record.text),
        removed=sum(len(block.text or "") for block in record.removed),
    )
