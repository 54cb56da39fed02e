"""The manifest of a folder of raw documents: a line of canonical JSON for each, sorted by path (docs/hooks.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from attrs import asdict, frozen

from corpusclean.errors import CorpuscleanError
from corpusclean.files import written_whole
from corpusclean.provenance.replay import canonical

SCHEMA: Final = "corpusclean.manifest/1"

_REMEDY: Final = "restore the line from git, or delete it to have it made anew"
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_CONFLICT = re.compile(rb"(?:<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: |$)")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


class ManifestError(CorpuscleanError):
    """A manifest cannot be read. The text names the line and says what to do."""


@frozen
class Line:
    """What the manifest says of one document.

    ``path``: relative to the repository, with ``/``. ``sha256``: of the document's bytes; ``bytes``: how many.
    ``recipe`` and ``record``: digests of the recipe that made the record, and of the record. ``kept``: characters of
    the record's text; ``removed``: characters of the blocks that are neither in the text nor part of a comment.
    """

    path: str
    sha256: str
    bytes: int
    media_type: str
    recipe: str
    record: str
    title: str | None
    kept: int
    removed: int


@frozen
class Manifest:
    """The lines of a manifest, sorted by path, one for each."""

    lines: tuple[Line, ...] = ()

    def by_path(self) -> dict[str, Line]:
        """The line of each document."""
        return {line.path: line for line in self.lines}

    def updated(self, lines: Iterable[Line], without: Collection[str] = ()) -> Manifest:
        """The manifest without the paths ``without``, and with ``lines`` in place of any for the same paths."""
        left = {path: line for path, line in self.by_path().items() if path not in without}
        left.update((line.path, line) for line in lines)
        return Manifest(tuple(left[path] for path in sorted(left)))

    def to_bytes(self) -> bytes:
        """The manifest as it is written: every line ends in a line feed."""
        return b"".join(line_json(line) + b"\n" for line in self.lines)


def line_json(line: Line) -> bytes:
    """``line`` as it is written: canonical JSON in UTF-8, without a line end."""
    return canonical({"schema": SCHEMA, **asdict(line)})


def parse(data: bytes) -> Manifest:
    """The manifest in ``data``: lines in any order, ended by LF or CRLF; blank ones do not count.

    Raises ``ManifestError`` for a line that is not of the schema, and for two lines that differ about one path.
    """
    found: dict[str, tuple[int, Line]] = {}
    for number, said in enumerate(data.removeprefix(_BYTE_ORDER_MARK).split(b"\n"), 1):
        if not said.strip():
            continue
        line = _parse_line(number, said.strip())
        first, known = found.setdefault(line.path, (number, line))
        if known != line:
            about = json.dumps(line.path, ensure_ascii=False)
            raise ManifestError(f"lines {first} and {number} differ about {about}; delete the one that is not true")
    return Manifest(tuple(found[path][1] for path in sorted(found)))


def read_manifest(path: Path) -> tuple[Manifest, bytes | None]:
    """The manifest in the file ``path``, and the file's bytes; an empty one and ``None`` where there is no such file.

    Raises ``ManifestError`` like ``parse``, and ``OSError`` where the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Manifest(), None
    return parse(data), data


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write ``manifest`` to the file ``path``, whole or not at all. Raises ``OSError`` where that cannot be done."""
    with written_whole(path) as file:
        file.write(manifest.to_bytes())


def _parse_line(number: int, said: bytes) -> Line:
    if _CONFLICT.match(said):
        remedy = "keep the lines of both sides and delete the marks"
        raise ManifestError(f"line {number} is the mark of a merge conflict; {remedy}")
    try:
        data = json.loads(said.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ManifestError(f"line {number} is not JSON; {_REMEDY}") from error
    if not isinstance(data, dict) or "schema" not in data:
        raise ManifestError(f"line {number} has no schema, which should be {SCHEMA}; {_REMEDY}")
    if data["schema"] != SCHEMA:
        other = f"line {number} is of the schema {json.dumps(data['schema'])}"
        raise ManifestError(f"{other} and this corpusclean knows {SCHEMA} alone; install the version that wrote it")
    wrong = _wrong(data)
    if wrong:
        raise ManifestError(f"line {number}: {wrong}; {_REMEDY}")
    return Line(**{name: data[name] for name in _FIELDS})


def _wrong(data: Mapping[str, Any]) -> str | None:
    """What of a line's fields is not what the schema says."""
    odd = sorted(data.keys() ^ {"schema", *_FIELDS})
    if odd:
        return f"the field {json.dumps(odd[0])} is {'unknown' if odd[0] in data else 'missing'}"
    return next((f"{name} is not {form}" for name, (fits, form) in _FIELDS.items() if not fits(data[name])), None)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def _is_path(value: Any) -> bool:
    if not _is_text(value) or "\0" in value:
        return False
    path = PurePosixPath(value)
    return bool(path.name) and not path.is_absolute() and ".." not in path.parts and path.as_posix() == value


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**53


_A_PATH: Final = (_is_path, "a path inside the repository")
_A_DIGEST: Final = (_is_digest, "sha256: and 64 hexadecimal digits")
_A_COUNT: Final = (_is_count, "a count")
_FIELDS: Final[Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "path": _A_PATH,
    "sha256": _A_DIGEST,
    "bytes": _A_COUNT,
    "media_type": (_is_text, "a text"),
    "recipe": _A_DIGEST,
    "record": _A_DIGEST,
    "title": (lambda value: value is None or _is_text(value), "a text or null"),
    "kept": _A_COUNT,
    "removed": _A_COUNT,
}
