"""What all commands share and what costs nothing to import: errors of one line, and text made safe for a terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar, cast

import click

from corpusclean.checks import is_unicode

WRONG: Final = 1
USAGE: Final = 2
REJECTED: Final = 3
BROKEN_PIPE: Final = 141
INTERRUPTED: Final = 130

#: What can be written of a record, and what a document can be said to be: the keys of ``cli_output.FORMS``, and
#: ``read.sniff.MEDIA_TYPES``, which would take the readers along.
FORM_NAMES: Final = ("jsonl", "text", "markdown")
#: The presets of ``recipe.Recipe``.
PRESETS: Final = ("balanced", "precision", "recall")
#: What ``recipe.Recipe`` can do with comments and their authors.
COMMENTS: Final = ("within", "split", "drop")
COMMENT_AUTHORS: Final = ("keep", "pseudonym", "drop")
#: The default of ``recipe.Recipe``.
MAX_BYTES: Final = 64_000_000
MEDIA_TYPES: Final = ("text/plain", "text/markdown", "text/html", "application/xhtml+xml")

#: Control characters (C0, DEL, C1), line separators, bidirectional and invisible format controls, half surrogate pairs.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
#: What stands for the bytes 0x80 to 0xFF in names of files that are not UTF-8; they are shown as these bytes.
_ODD_BYTES: Final = (0xDC80, 0xDCFF)
_NAMED: Final = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


class PathType(click.Path):
    """A path, ``-`` only where it stands for standard input; nobody means a file of that name.

    The empty string is refused, because it is what an unset variable leaves. Whether the path can be read is found out
    by reading it, so that a command can say so in its own words.
    """

    def __init__(self, *, allow_dash: bool = False) -> None:
        super().__init__(path_type=Path, allow_dash=allow_dash, readable=False)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if value == "":
            self.fail("a path is empty (is a variable not set?)", param, ctx)
        if value == "-" and not self.allow_dash:
            output = param is not None and param.name == "output" and not param.required
            instead = "leave it out for standard output" if output else "name a file"
            self.fail(f"- is no file here: {instead}, or write ./- if it is called so", param, ctx)
        return cast(Path, super().convert(cast(str, value), param, ctx))


_Command = TypeVar("_Command", bound=Callable[..., Any])
_SIZE: Final = re.compile(r"(\d{1,18}) ?(|k|M|G)B?", re.IGNORECASE)
_UNITS: Final = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3}


def size_in_bytes(_context: click.Context, _option: click.Parameter, said: str) -> int:
    """A callback of options that take a number of bytes, with an optional unit.

    >>> [size_in_bytes(None, None, said) for said in ("2048", "64MB", "1 GB", "10k")]
    [2048, 64000000, 1000000000, 10000]
    """
    match = _SIZE.fullmatch(said)
    size = int(match[1]) * _UNITS[match[2].lower()] if match else 0
    if not size:
        raise click.BadParameter(f"{said!r} is no size: give bytes, or a number with kB, MB or GB")
    return size


def max_bytes_option(command: _Command) -> _Command:
    """The command with ``--max-bytes``, the limit of ``recipe.Recipe``."""
    option = click.option(
        "--max-bytes",
        metavar="SIZE",
        callback=size_in_bytes,
        default=f"{MAX_BYTES // 1000**2}MB",
        show_default=True,
        help="Reject larger documents. In bytes, or with kB, MB or GB (powers of 1000).",
    )
    return option(command)


def unicode_text(_context: click.Context, _option: click.Parameter, said: str | None) -> str | None:
    """A callback of options whose text goes into records. Raises ``BadParameter`` for bytes that are not UTF-8."""
    if said is not None and not is_unicode(said):
        raise click.BadParameter("it is not UTF-8")
    return said


def absolute_url(context: click.Context, option: click.Parameter, said: str | None) -> str | None:
    """A callback of options that take the URL of a document. Raises ``BadParameter`` for what is not absolute."""
    if said is not None and "://" not in said:
        raise click.BadParameter(f"{said!r} is not absolute: write https://…")
    text = unicode_text(context, option, said)
    if text is not None and not text.isprintable():
        raise click.BadParameter(f"{text!a} holds control characters: write them as %1B")
    return text


class Problem(click.ClickException):
    """Nothing can be done: one line that says what is wrong and, after a dash, what to do about it."""

    exit_code = USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} — {hint}" if hint else message)


class Nothing(Problem):
    """What was asked for is not there."""

    exit_code = WRONG


#: What to do where an argument should be a file of records, or the folder of their sources.
RECORDS_HINT: Final = "name a file that corpusclean clean wrote"
SOURCES_HINT: Final = "--sources names the folder that was cleaned"


def check_input(path: Path, hint: str, *, reread: bool = False) -> None:
    """Raise ``Problem`` where ``path`` is not there, or is a folder or a device, which may have no end.

    ``reread``: it is read more than once, so that a pipe is refused too.
    """
    said = visible(str(path))
    if not path.exists():
        raise Problem(f"no such file: {said}", hint)
    if path.is_dir():
        raise Problem(f"{said} is a folder", hint)
    if path.is_char_device():
        raise Problem(f"{said} is a device", hint)
    if reread and not path.is_file():
        raise Problem(f"{said} can be read only once, and is read more than once here", "save it to a file first")


def check_sources(folder: Path | None) -> None:
    """Raise ``Problem`` where ``--sources`` is given and names no folder."""
    if folder is not None and not folder.is_dir():
        raise Problem(f"no such folder: {visible(str(folder))}", SOURCES_HINT)


def standard_input() -> BinaryIO:
    """Standard input as bytes. Raises ``Problem`` where it is closed."""
    if sys.stdin is None:
        raise Problem("standard input is closed", "name a file")
    return sys.stdin.buffer


def number_of(count: int, thing: str) -> str:
    """How many there are, in words.

    >>> number_of(1, "record"), number_of(1200, "record")
    ('1 record', '1,200 records')
    """
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def visible(text: str) -> str:
    r"""``text`` on one line, with every character that could steer a terminal written as its escape.

    >>> visible("a\x1b[31m\u202eb\n")
    'a\\x1b[31m\\u202eb\\n'
    """
    return _UNSAFE.sub(_escape, text)


def visible_lines(text: str) -> str:
    """``text`` like ``visible``, its lines kept and its tabs as four spaces."""
    return "\n".join(visible(line.replace("\t", "    ")) for line in text.split("\n"))


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    if _ODD_BYTES[0] <= number <= _ODD_BYTES[1]:
        number -= _ODD_BYTES[0] - 0x80
    if match[0] in _NAMED:
        return _NAMED[match[0]]
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
