"""Records from JSON: checked field by field, with errors that name the place."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from corpusclean.checks import BYTES, must_be
from corpusclean.errors import RecordError
from corpusclean.model import Comment, Edit, Encoding, Entry, Evidence, License
from corpusclean.provenance.replay import DEFAULTS, SCHEMA
from corpusclean.record import Origin, Record

_Fields = Mapping[str, tuple[type, ...]]


def _fields(**kinds: str) -> _Fields:
    """``str="a b"``: fields ``a`` and ``b`` are strings; ``_or_null`` after a kind allows null."""
    types = {"str": str, "int": int, "list": list, "object": dict}
    return {
        name: (types[kind.removesuffix("_or_null")], *((type(None),) if kind.endswith("_or_null") else ()))
        for kind, names in kinds.items()
        for name in names.split()
    }


_RECORD: Final = _fields(
    str="kind text language content digest",
    str_or_null="title published modified site url canonical_url section description image",
    list="authors tags reservations warnings languages comments blocks",
    object="origin recipe evidence counts",
    object_or_null="license comments_elsewhere",
    int="language_margin",
)
_ORIGIN: Final = _fields(
    str="sha256 media_type", str_or_null="path url captured", int="bytes", object="encoding", object_or_null="warc"
)
_ENCODING: Final = _fields(str="codec by", int="replaced")
_LICENSE: Final = _fields(str_or_null="spdx name version url")
_LANGUAGE: Final = _fields(str="tag", int="share")
_EVIDENCE: Final = _fields(str="value by", int_or_null="start end")
_ENTRY: Final = _fields(
    str="label rule read ws join",
    int="start end score",
    int_or_null="text_start text_end",
    list="edits",
    list_or_null="was",
)
_COMMENT: Final = _fields(
    str="text kind raw",
    str_or_null="author published age",
    int="depth",
    int_or_null="score parent",
    list="blocks readings quotes",
)


def record_from_json(line: str | bytes) -> Record:
    """The record of one line of output. Raises ``RecordError``."""
    return record_from_dict(parsed(line))


def parsed(line: str | bytes) -> Any:
    """The value that a line of JSON in UTF-8 holds. Raises ``RecordError`` that says where it stops being JSON."""
    must_be("a line of JSON", line, (str, *BYTES), "a str or bytes")
    try:
        return json.loads(line if isinstance(line, str) else bytes(line).decode("utf-8"))
    except json.JSONDecodeError as error:
        wrong = f"{error.msg} (character {error.pos + 1:,})" if line.strip() else "the line is blank"
        raise RecordError(f"not JSON: {wrong}") from error
    except RecursionError as error:
        raise RecordError("not JSON: nested too deeply") from error
    except ValueError as error:
        raise RecordError(f"not JSON: {error}") from error


def record_from_dict(data: Any) -> Record:
    """The record that ``Record.to_dict`` wrote. Raises ``RecordError`` naming the first fault (``blocks[3].start``)."""
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        raise RecordError(f"schema: {_other(schema)}")
    said = _take(data, _RECORD, "")
    for name in ("authors", "tags", "reservations", "warnings"):
        said[name] = _all(said[name], str, name)
    _values(said["counts"], int, "counts.", inner="labels")
    _values(said["recipe"], str, "recipe.", inner="reader")
    origin = _take(said["origin"], _ORIGIN, "origin.")
    origin["encoding"] = Encoding(**_take(origin["encoding"], _ENCODING, "origin.encoding."))
    said["origin"] = Origin(**origin)
    if said["license"] is not None:
        said["license"] = License(**_take(said["license"], _LICENSE, "license."))
    languages = [_take(item, _LANGUAGE, f"languages[{n}].") for n, item in enumerate(said["languages"])]
    said["languages"] = tuple((item["tag"], item["share"]) for item in languages)
    said["comments"] = tuple(_comment(item, f"comments[{n}].") for n, item in enumerate(said["comments"]))
    said["blocks"] = tuple(_entry(item, f"blocks[{n}].") for n, item in enumerate(said["blocks"]))
    said["evidence"], said["candidates"] = _evidence(said["evidence"])
    part = _part(data.get("id"))
    replied = None if part is None else _take(data, _fields(str="in_reply_to"), "")["in_reply_to"]
    record = Record(**said, part=part, in_reply_to=replied)
    if data.get("id") != record.id:
        raise RecordError("id: not the sha256 that origin states")
    return record


def _other(schema: object) -> str:
    """What to say to whoever has something of another schema."""
    name, _, version = schema.rpartition("/") if isinstance(schema, str) else ("", "", "")
    ours, _, known = SCHEMA.rpartition("/")
    if name == ours and version.isascii() and version.isdigit():
        age = "a newer" if int(version[:9]) > int(known) else "an older"
        return f"{schema!a} is of {age} corpusclean, and this one reads {SCHEMA!a} alone; use the version that wrote it"
    if name.startswith("corpusclean."):
        return f"{schema!a} is no record; this version of corpusclean reads {SCHEMA!a}"
    return f"{schema!a} is unknown; this version of corpusclean reads {SCHEMA!a}"


def _part(said: Any) -> int | None:
    """The number of the comment that a record is of, where its id names one."""
    number = said.partition("#comment-")[2] if isinstance(said, str) else ""
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None


def _take(data: Any, fields: _Fields, at: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise RecordError(f"{at.rstrip('.')}: an object is wanted")
    for name, kinds in fields.items():
        if name not in data:
            raise RecordError(f"{at}{name}: missing")
        if not isinstance(data[name], kinds) or isinstance(data[name], bool):
            raise RecordError(f"{at}{name}: {kinds[0].__name__} is wanted, not {type(data[name]).__name__}")
    return {name: data[name] for name in fields}


def _values(data: Any, kind: type, at: str, inner: str = "") -> None:
    """Each value of ``data`` is of ``kind``, or is the object ``inner`` of such values."""
    if not isinstance(data, dict):
        raise RecordError(f"{at.rstrip('.')}: an object is wanted")
    for name, value in data.items():
        if inner and name == inner:
            _values(value, kind, f"{at}{name}.")
        elif not isinstance(value, kind) or isinstance(value, bool):
            raise RecordError(f"{at}{name}: {kind.__name__} is wanted, not {type(value).__name__}")


def _all(items: Sequence[Any], kind: type, at: str) -> tuple[Any, ...]:
    for number, item in enumerate(items):
        if not isinstance(item, kind) or isinstance(item, bool):
            raise RecordError(f"{at}[{number}]: {kind.__name__} is wanted, not {type(item).__name__}")
    return tuple(items)


def _entry(data: Any, at: str) -> Entry:
    said = _take({**DEFAULTS, **data} if isinstance(data, dict) else data, _ENTRY, at)
    said["edits"] = tuple(_edit(item, f"{at}edits[{n}]") for n, item in enumerate(said["edits"]))
    if said["was"] is not None:
        said["was"] = _all(said["was"], str, at + "was")
        if len(said["was"]) != 2:
            raise RecordError(f"{at}was: [label, rule] is wanted")
    return Entry(**said)


def _edit(data: Any, at: str) -> Edit:
    if isinstance(data, list) and len(data) in (2, 4):
        _all(data[:2], int, at)
        _all(data[2:], str, at)
        return Edit(*data)
    raise RecordError(f"{at}: [from, to] or [from, to, replacement, step] is wanted")


def _comment(data: Any, at: str) -> Comment:
    said = _take(data, _COMMENT, at)
    for name, kind in (("blocks", int), ("readings", str), ("quotes", str)):
        said[name] = _all(said[name], kind, at + name)
    return Comment(**said)


def _evidence(data: Mapping[str, Any]) -> tuple[dict[str, Evidence], dict[str, tuple[Evidence, ...]]]:
    won, lost = {}, {}
    for name, item in data.items():
        at = f"evidence.{name}."
        won[name] = Evidence(**_take(item, _EVIDENCE, at))
        rest = _take(item, _fields(list="candidates"), at)["candidates"]
        if rest:
            lost[name] = tuple(Evidence(**_take(one, _EVIDENCE, at + "candidates.")) for one in rest)
    return won, lost
