"""The header of a Markdown document: YAML between ``---``, TOML between ``+++``, or lines without fences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from corpusclean.read.header_lines import FARTHEST, Declared, Header, find_lines, unquoted

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_YAML_KEY = re.compile(r"([^\W\d][\w .@/-]{0,60}|\"[^\"]{1,60}\"|'[^']{1,60}') ?:(?:[ \t]+(.*)|)$")
_TOML_KEY = re.compile(r"([\w.\"-]{1,60})\s*=\s*(.*)$")
_TOML_TABLE = re.compile(r"\[{1,2}([\w.\"-]{1,60})\]{1,2}$")
_ITEM = re.compile(r"-(?:[ \t]+(.*)|)$")
_FOLDED = re.compile(r"[|>][-+0-9]{0,2}$")
_CLOSINGS = {'"': '"', "'": "'", "[": "]"}
_FLOW_ITEM = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'|([^,\"'\s][^,]*)")


def find_header(lines: Sequence[str]) -> Header | None:
    """The header that the document with these ``lines`` starts with, blank lines before it left aside."""
    first = next((n for n, line in enumerate(lines) if line.strip("\ufeff \t\r\n\0")), len(lines))
    if first == len(lines):
        return None
    opening = lines[first].strip("\ufeff \t")
    if opening in _FENCES:
        return _fenced(lines, first, opening)
    return find_lines(lines, first)


def _fenced(lines: Sequence[str], first: int, opening: str) -> Header | None:
    limit = min(len(lines), first + FARTHEST)
    end = next((n for n in range(first + 1, limit) if lines[n].rstrip() in _FENCES[opening]), None)
    if end is None:
        return None
    body = range(first + 1, end)
    entries = _toml_entries(lines, body) if opening == "+++" else _yaml_entries(lines, body)
    if not entries or (len(entries) == 1 and lines[entries[0].line][0].isupper()):
        return None
    return Header(first, end + 1, (first, end), tuple(_declared(entries, first + 1, end)))


@frozen
class _Entry:
    """A key, where it stands, and its value: what follows it on its line, and the lines after that."""

    name: str
    line: int
    value: str
    more: tuple[str, ...] = ()


def _yaml_entries(lines: Sequence[str], body: range) -> list[_Entry]:
    """The entries of a YAML header; none where a line is neither key, item, continuation, comment nor blank."""
    entries: list[_Entry] = []
    more: list[str] = []
    for n in body:
        line = lines[n]
        said = line.strip()
        key = _YAML_KEY.match(line)
        if key:
            _close(entries, more)
            entries.append(_Entry(unquoted(key[1]).lower(), n, (key[2] or "").strip()))
        elif not entries:
            if said and not said.startswith("#"):
                return []
        elif not said or line[0] in " \t#" or _ITEM.match(said) or _is_open(entries[-1].value, more):
            more.append("" if line.startswith("#") else line)
        else:
            return []
    _close(entries, more)
    return entries


def _close(entries: list[_Entry], more: list[str]) -> None:
    if more:
        last = entries.pop()
        entries.append(_Entry(last.name, last.line, last.value, tuple(more)))
        more.clear()


def _is_open(value: str, more: Sequence[str]) -> bool:
    """Whether a quoted or bracketed value goes on in the next line."""
    closing = _CLOSINGS.get(value[:1])
    return closing is not None and not any(closing in line for line in (value[1:], *more))


def _toml_entries(lines: Sequence[str], body: range) -> list[_Entry]:
    entries: list[_Entry] = []
    more: list[str] = []
    table = ""
    for n in body:
        said = lines[n].strip()
        if entries and _is_open(entries[-1].value, more):
            more.append(lines[n])
        elif not said or said.startswith("#"):
            more += [""] if entries else []
        elif key := _TOML_KEY.match(said):
            _close(entries, more)
            entries.append(_Entry((table + key[1].replace('"', "")).lower(), n, key[2].strip()))
        elif head := _TOML_TABLE.match(said):
            table = head[1].replace('"', "") + "."
            more += [""] if entries else []
        else:
            return []
    _close(entries, more)
    return entries


def _declared(entries: Sequence[_Entry], first: int, end: int) -> Iterator[Declared]:
    """Every line from ``first`` to ``end`` belongs to a value, the key's own line to its first one."""
    for number, entry in enumerate(entries):
        start = entry.line if number else first
        stop = entries[number + 1].line if number + 1 < len(entries) else end
        yield from _values(entry, start, stop)


def _values(entry: _Entry, start: int, stop: int) -> Iterator[Declared]:
    value = entry.value
    if not value or value.startswith("#"):
        parts = _parts(entry)
        starts = [start, *(line for line, _, _ in parts[1:]), stop]
        for number, (_, name, said) in enumerate(parts):
            yield Declared(name, unquoted(said), starts[number], starts[number + 1])
        return
    said = " ".join(filter(None, map(str.strip, ("" if _FOLDED.match(value) else value, *entry.more))))
    items = [said]
    if said.startswith("[") and said.endswith("]"):
        items = [item[0] for item in _FLOW_ITEM.finditer(said[1:-1])] or [""]
    for item in items:
        yield Declared(entry.name, unquoted(item), start, stop)


def _parts(entry: _Entry) -> list[tuple[int, str, str]]:
    """The items, or the keys and values, of the lines below a key: line, name and value; at least one."""
    parts: list[tuple[int, str, str]] = []
    for n, line in enumerate(entry.more, entry.line + 1):
        said = line.strip()
        item = _ITEM.match(said)
        text = (item[1] or "").strip() if item else said
        if key := _YAML_KEY.match(text):
            parts.append((n, f"{entry.name}.{unquoted(key[1]).lower()}", key[2] or ""))
        elif item or (text and not parts):
            parts.append((n, entry.name, text))
        elif text:
            line_before, name, before = parts.pop()
            parts.append((line_before, name, f"{before} {text}".strip()))
    return parts or [(entry.line, entry.name, "")]
