"""The manifest of a folder of raw documents: a line of canonical JSON for each, sorted by path (docs/hooks.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Final

from attrs import Attribute, asdict, evolve, field, fields, frozen

from corpusclean.errors import CorpuscleanError
from corpusclean.files import written_whole
from corpusclean.provenance.replay import canonical

SCHEMA: Final = "corpusclean.manifest/1"

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_CONFLICT = re.compile(rb"(?:<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: |$)")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class ManifestError(CorpuscleanError):
    """A manifest cannot be read. The text names the line and says what to do."""


def _is_path(_: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, str) or "\0" in value or not PurePosixPath(value).name:
        raise ValueError(f"{attribute.name} is not the path of a document")
    if PurePosixPath(value).is_absolute() or ".." in PurePosixPath(value).parts:
        raise ValueError(f"{attribute.name} leads out of the repository")


def _is_digest(_: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, str) or not _DIGEST.fullmatch(value):
        raise ValueError(f"{attribute.name} is not sha256: and 64 hexadecimal digits")


def _is_count(_: object, attribute: Attribute[Any], value: object) -> None:
    if type(value) is not int or not 0 <= value < 2**53:
        raise ValueError(f"{attribute.name} is not a count")


def _is_text(_: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, str):
        raise ValueError(f"{attribute.name} is not a string")  # noqa: TRY004  (all that is wrong with a line is one error)


def _is_text_or_null(_: object, attribute: Attribute[Any], value: object) -> None:
    if value is not None:
        _is_text(_, attribute, value)


@frozen(slots=False)
class Line:
    """What the manifest says of one document. Raises ``ValueError`` for a value that no line may hold.

    ``path``: relative to the repository, with ``/``. ``sha256``: of the document's bytes; ``bytes``: how many.
    ``recipe`` and ``record``: digests of the recipe that made the record, and of the record. ``kept``: characters of the
    record's text; ``removed``: characters of the blocks that are neither in the text nor part of a comment.
    """

    path: str = field(validator=_is_path)
    sha256: str = field(validator=_is_digest)
    bytes: int = field(validator=_is_count)
    media_type: str = field(validator=_is_text)
    recipe: str = field(validator=_is_digest)
    record: str = field(validator=_is_digest)
    title: str | None = field(validator=_is_text_or_null)
    kept: int = field(validator=_is_count)
    removed: int = field(validator=_is_count)

    @cached_property
    def json(self) -> Any:
        """The line as it is written: canonical JSON in UTF-8, without a line end."""
        return canonical({"schema": SCHEMA, **asdict(self)})


@frozen(slots=False)
class Manifest:
    """The lines of a manifest, sorted by path, one for each."""

    lines: tuple[Line, ...] = ()

    @cached_property
    def by_path(self) -> dict[str, Line]:
        """The line of each document."""
        return {line.path: line for line in self.lines}

    def updated(self, lines: Iterable[Line], without: Collection[str] = ()) -> Manifest:
        """This manifest without the lines of the paths ``without``, and with ``lines`` in place of any for their paths."""
        kept = {path: line for path, line in self.by_path.items() if path not in without}
        kept.update((line.path, line) for line in lines)
        return evolve(self, lines=tuple(kept[path] for path in sorted(kept)))

    def to_bytes(self) -> bytes:
        """The manifest as it is written: every line ends in a line feed."""
        return b"".join(line.json + b"\n" for line in self.lines)


def parse(data: bytes) -> Manifest:
    """The manifest in ``data``, its lines in any order, ended by any of LF and CRLF; blank ones do not count.

    Raises ``ManifestError`` for a line that is not of the schema, and for two lines that say different things of one path.
    """
    found: dict[str, tuple[int, Line]] = {}
    for number, said in enumerate(data.removeprefix(_BYTE_ORDER_MARK).split(b"\n"), 1):
        if not said.strip():
            continue
        line = _line(number, said.strip())
        first, known = found.setdefault(line.path, (number, line))
        if known != line:
            raise ManifestError(
                f"lines {first} and {number} are both for {line.path}; delete the one that is not true of it"
            )
    return Manifest(tuple(found[path][1] for path in sorted(found)))


def read_manifest(path: Path) -> tuple[Manifest, bytes | None]:
    """The manifest in the file ``path`` and the file's bytes; an empty one and ``None`` where there is no such file.

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


def _line(number: int, said: bytes) -> Line:
    if _CONFLICT.match(said):
        raise ManifestError(
            f"line {number} is the mark of a merge conflict; keep the lines of both sides and delete the marks"
        )
    try:
        data = json.loads(said.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ManifestError(
            f"line {number} is not JSON; restore it from git, or delete it to have it made anew"
        ) from error
    try:
        return _checked(data)
    except ValueError as error:
        raise ManifestError(f"line {number}: {error}") from error


def _checked(data: object) -> Line:
    if not isinstance(data, dict) or "schema" not in data:
        raise ValueError(f"not a line of {SCHEMA}; delete it to have it made anew")
    values = {key: value for key, value in data.items() if key != "schema"}
    if data["schema"] != SCHEMA:
        raise ValueError(
            f"the schema is {json.dumps(data['schema'])}, and this version of corpusclean knows {SCHEMA} alone"
        )
    names = {attribute.name for attribute in fields(Line)}
    if values.keys() != names:
        odd = ", ".join(sorted(values.keys() ^ names))
        raise ValueError(f"missing or unknown: {odd}; restore the line from git, or delete it to have it made anew")
    try:
        line = Line(**values)
        _ = line.json
    except UnicodeEncodeError as error:
        raise ValueError("it holds half a surrogate pair; delete it to have it made anew") from error
    except ValueError as error:
        raise ValueError(f"{error}; restore the line from git, or delete it to have it made anew") from error
    return line
