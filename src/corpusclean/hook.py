"""The two pre-commit hooks for repositories of raw documents (docs/hooks.md).

``corpusclean-seeds`` keeps the manifest; ``corpusclean-check`` says what the other would do. Exit codes: 0 all is well,
1 something was found (a line each, on standard error), 2 the hook could not run.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from corpusclean.config import ConfigError, find_config
from corpusclean.errors import UnknownRules
from corpusclean.hook_git import NoRepositoryError, relative, staged, top_folder
from corpusclean.hook_judge import Outcome, Place, judge
from corpusclean.manifest import ManifestError, line_json, read_manifest, write_manifest
from corpusclean.recipe import RULES, Recipe

_SEEDS: Final = (
    "Keep a manifest of raw documents. A new document must decode and yield a record, and must not be empty, binary or "
    "the same bytes as another one. Documents are never changed."
)
_CHECK: Final = "Say what corpusclean-seeds would write or refuse, and write nothing."


def seeds(argv: Sequence[str] | None = None) -> int:
    """Check the documents that ``argv`` names and write the manifest. Returns the exit code."""
    return _run(_arguments("corpusclean-seeds", _SEEDS, argv), writes=True)


def check(argv: Sequence[str] | None = None) -> int:
    """Check the documents that ``argv`` names and write nothing. Returns the exit code."""
    return _run(_arguments("corpusclean-check", _CHECK, argv), writes=False)


def _arguments(name: str, description: str, argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(name, description=description)
    parser.add_argument(
        "documents", nargs="*", metavar="DOCUMENT", help="a raw document; without any, only the manifest is checked"
    )
    parser.add_argument(
        "--manifest",
        default="seeds/manifest.jsonl",
        metavar="PATH",
        help="the manifest, relative to the top of the repository (default: %(default)s)",
    )
    return parser.parse_args(argv)


def _run(arguments: argparse.Namespace, *, writes: bool) -> int:
    try:
        root = top_folder()
        place = Place(root, relative(root, root / arguments.manifest))
        names = {relative(root, Path(name)) for name in arguments.documents} - {place.manifest}
        Recipe(rules=find_config(root).rules or RULES)
    except (NoRepositoryError, ConfigError, UnknownRules) as error:
        _say([str(error)])
        return 2
    try:
        findings = _look(place, sorted(names), writes=writes)
    except ManifestError as error:
        findings = [f"{place.manifest}: {error}"]
    except OSError as error:
        findings = [f"{place.manifest}: {error.strerror or type(error).__name__}"]
    _say(findings)
    return 1 if findings else 0


def _look(place: Place, names: Sequence[str], *, writes: bool) -> list[str]:
    """Judge the documents ``names``, write the manifest if told to, and return what there is to say."""
    path = place.root / place.manifest
    manifest, data = read_manifest(path)
    outcome = judge(place, manifest, names)
    wanted = manifest.updated(outcome.added.values(), outcome.gone)
    stale = _line_feeds(data or b"") != wanted.to_bytes()
    if stale and writes:
        write_manifest(path, wanted)
        manifest, data = wanted, wanted.to_bytes()
    in_git = staged(place.root, place.manifest)
    same = (data is None) == (in_git is None) and _line_feeds(data or b"") == _line_feeds(in_git or b"")
    lines, staged_lines = manifest.by_path(), frozenset(_line_feeds(in_git or b"").split(b"\n"))
    unstaged = [name for name in names if name in lines and line_json(lines[name]) not in staged_lines]
    return [
        *_about_documents(place.manifest, outcome, unstaged, writes=writes),
        *_about_manifest(place.manifest, stale=stale, same=same, writes=writes),
    ]


def _about_documents(manifest: str, outcome: Outcome, unstaged: Sequence[str], *, writes: bool) -> Iterator[str]:
    missing = f"had no line in {manifest} until now" if writes else f"has no line in {manifest}"
    gone = f"is gone; its line in {manifest} is {'dropped' if writes else 'still there'}"
    about = {
        **dict.fromkeys(outcome.added, missing),
        **dict.fromkeys(unstaged, f"its line in {manifest} is not staged yet"),
        **dict.fromkeys(outcome.gone, gone),
        **outcome.refused,
    }
    for path in sorted(about):
        yield f"{path}: {about[path]}"


def _about_manifest(manifest: str, *, stale: bool, same: bool, writes: bool) -> Iterator[str]:
    add = f"git add {shlex.quote(manifest)}"
    if stale and not writes:
        yield f"{manifest}: not as corpusclean-seeds would write it; run that, then: {add}"
    elif not same:
        yield f"{manifest}: not staged as it is on disk; look at it, then: {add}"
    elif stale:
        yield f"{manifest}: written anew"


def _line_feeds(data: bytes) -> bytes:
    """``data`` with the line ends that it had before git converted them on checkout, where it is told to do that."""
    return data.replace(b"\r\n", b"\n")


def _say(lines: Sequence[str]) -> None:
    """Print ``lines``. Names may hold anything, so what a terminal would obey is written out."""
    for line in lines:
        print("".join(map(_visible, line)), file=sys.stderr)


def _visible(character: str) -> str:
    """The character or, where a terminal would obey it, its escape; of a name that is not UTF-8, the byte."""
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def main(argv: Sequence[str]) -> int:
    """``python -m corpusclean.hook seeds|check``: the same as the commands of that name."""
    hooks = {"seeds": seeds, "check": check}
    if not argv or argv[0] not in hooks:
        _say(["usage: python -m corpusclean.hook seeds|check [--manifest PATH] [DOCUMENT ...]"])
        return 2
    return hooks[argv[0]](argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
