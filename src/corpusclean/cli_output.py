"""Where ``clean`` writes: standard output, a file that is there whole or not at all, or a folder of files."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import BinaryIO, Final

from attrs import define, field

from corpusclean.cli_common import Problem, visible
from corpusclean.files import written_whole
from corpusclean.inputs import has_suffix
from corpusclean.markdown_out import to_markdown
from corpusclean.record import Record

#: Suffix of a form, and how a record is written in it; the bytes of its source are at hand.
FORMS: Final = MappingProxyType[str, tuple[str, Callable[[Record, bytes], str]]](
    {
        "jsonl": (".jsonl", lambda record, _: record.to_json() + "\n"),
        "text": (".txt", lambda record, _: record.text + "\n"),
        "markdown": (".md", to_markdown),
    }
)
#: File systems allow 255 bytes; the rest is for a number and the suffix.
_LONGEST_NAME: Final = 220


@contextmanager
def opened(target: Path | None, *, folder_hint: str = "name a file") -> Iterator[BinaryIO]:
    """Standard output where ``target`` is ``None``; a device or a pipe as it is; else a file written whole.

    Raises ``Problem`` where there cannot be such a file; ``folder_hint`` says what to do where it is a folder.
    """
    if target is None:
        if sys.stdout is None:
            raise Problem("standard output is closed", "name a file with -o")
        yield sys.stdout.buffer
        return
    real = real_path(target)
    if real.is_dir():
        raise Problem(f"{visible(str(target))} is a folder", folder_hint)
    if target.exists() and not target.is_file():
        # Opened by the name it was given: a pipe behind /dev/stdout has no other.
        with _told(target), target.open("wb") as device:
            yield device
        return
    if not real.parent.is_dir():
        raise Problem(f"no such folder: {visible(str(target.parent))}", "make it first")
    with _whole(real) as file:
        yield file


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    with _told(path), written_whole(path) as file:
        yield file


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say of a file that cannot be written which it is. A reader that has gone away is told elsewhere."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Problem(f"{visible(str(path))} cannot be written", error.strerror or str(error)) from error


def bytes_of(record: Record, form: str, data: bytes) -> bytes:
    """The record of the source ``data`` as it is written in ``form``; half surrogate pairs cannot occur in it."""
    return FORMS[form][1](record, data).encode("utf-8")


@define
class Folder:
    """A folder with one file for each record, in the structure of the sources.

    Names are those of the sources with the suffix of the form. No two records get the same name, not even where a file
    system ignores case: the later one gets a number.
    """

    root: Path
    form: str
    inputs: frozenset[Path]
    _taken: set[str] = field(factory=set, init=False)

    def write(self, name: str, data: bytes) -> None:
        """Write ``data``, which is the record of the source called ``name``.

        Raises ``Problem`` where that would overwrite an input.
        """
        target = self.root / self._free(name)
        if not self.inputs.isdisjoint((target, *target.parents)):
            raise Problem(f"{visible(str(target))} is one of the inputs", "write to another folder")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem(f"no folder can be made: {visible(str(target.parent))}", error.strerror or "") from error
        with _whole(target) as file:
            file.write(data)

    def _free(self, name: str) -> PurePosixPath:
        suffix = FORMS[self.form][0]
        folder = PurePosixPath(*(_safe(part) for part in PurePosixPath(name).parts[:-1]))
        stem = _safe(PurePosixPath(name).name).removesuffix(suffix)
        number = 1
        while True:
            path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
            key = _key(path)
            if key not in self._taken:
                self._taken.update((key, *map(_key, path.parents)))
                return path
            number += 1


def _key(path: PurePosixPath) -> str:
    return unicodedata.normalize("NFC", str(path)).casefold()


def _safe(part: str) -> str:
    """``part`` as a name of a file: no control characters or separators, leading nowhere else, not too long."""
    plain = "".join("_" if visible(c) != c or c in "/\\" else c for c in part)
    while len(plain.encode("utf-8")) > _LONGEST_NAME:
        plain = plain[: -max(1, (len(plain.encode("utf-8")) - _LONGEST_NAME) // 4)]
    return "_" if plain in ("", ".", "..") else plain


def real_path(path: Path) -> Path:
    """``path`` with its links followed; one in a loop stays as it is."""
    return Path(os.path.realpath(path))


def check_target(target: Path, arguments: Iterable[Path], *, folder: bool) -> None:
    """Raise ``Problem`` where what is written to ``target`` is an input, or would be read as one the next time."""
    real = real_path(target)
    for argument in arguments:
        given = real_path(argument)
        if real == given or (target.exists() and argument.exists() and target.samefile(argument)):
            raise Problem(f"{visible(str(target))} is one of the inputs", "write elsewhere")
        if given in real.parents and given.is_dir() and (folder or _would_be_read(real, given)):
            hint = "write outside it" if folder else "write outside it, or to a .jsonl file"
            raise Problem(f"{visible(str(target))} lies in the input folder {visible(str(argument))}", hint)


def _would_be_read(real: Path, folder: Path) -> bool:
    return has_suffix(real.name) and not any(part.startswith(".") for part in real.relative_to(folder).parts)
