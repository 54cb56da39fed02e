"""Which files are crawl archives: told by name in a folder, by their first bytes where a file is named."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Final

#: How the names of archives end. ``.wet`` holds the texts of a crawl, ``conversion`` records alone.
SUFFIXES: Final = (".warc", ".warc.gz", ".wet", ".wet.gz")
_START: Final = b"WARC/"
_LOOK: Final = 512


def has_archive_suffix(name: str) -> bool:
    """Whether a file of this name, found in a folder, is an archive."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def is_archive(path: Path) -> bool:
    """Whether the file ``path`` is an archive, by its name or its first bytes. What cannot be read is none."""
    if has_archive_suffix(path.name):
        return True
    try:
        with path.open("rb") as file:
            return starts_as_warc(file.read(_LOOK))
    except OSError:
        return False


def starts_as_warc(data: bytes) -> bool:
    """Whether ``data`` begins as a WARC record does, plain or as a member of a gzip file."""
    if data[:3] == b"\x1f\x8b\x08":
        try:
            data = zlib.decompressobj(31).decompress(data, len(_START))
        except zlib.error:
            return False
    return data.startswith(_START)
