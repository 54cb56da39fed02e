"""The little YAML that exports write: mappings and lists of quoted texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_-]*")
#: What a reader takes for something else than a text.
_WORDS = frozenset("null true false yes no on off y n".split())
_NAMED = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}


def quoted(text: str) -> str:
    """``text`` as a double-quoted scalar on one line; what does not print is escaped."""
    return '"' + "".join(_NAMED.get(c) or (c if c.isprintable() else f"\\U{ord(c):08X}") for c in text) + '"'


def lines(value: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """A mapping in block style; ``None`` and what is empty are left out."""
    for key, said in value.items():
        if said is None or said in ("", [], {}):
            continue
        if isinstance(said, Mapping):
            yield f"{indent}{_key(key)}:\n"
            yield from lines(said, indent + "  ")
        elif isinstance(said, (list, tuple)):
            yield f"{indent}{_key(key)}:\n"
            for one in said:
                yield from _item(one, indent)
        else:
            yield f"{indent}{_key(key)}: {quoted(str(said))}\n"


def _item(one: Any, indent: str) -> Iterator[str]:
    if not isinstance(one, Mapping):
        yield f"{indent}  - {quoted(str(one))}\n"
        return
    first = True
    for line in lines(one, indent + "    "):
        yield f"{indent}  - {line.lstrip(' ')}" if first else line
        first = False


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) and key not in _WORDS else quoted(key)
