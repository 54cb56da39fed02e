"""Read a record's text back out of its source, with no heuristics and the standard library alone.

The pipeline computes every block's text with these functions, and a stranger checks them with the same file:
``python replay.py RECORDS.jsonl FOLDER`` replays each record over the file that ``origin.path`` names.
The steps are numbered as in docs/provenance.md.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from html.entities import html5
from pathlib import Path
from typing import Any

SCHEMA = "corpusclean.record/1"
JOINS = ("", " ", "\t", "\n", "\n\n")
WHITE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
CODECS = frozenset(
    "utf-8 utf-16-le utf-16-be utf-32-le utf-32-be gb18030 big5hkscs cp932 cp949 euc_jp iso2022_jp cp866 cp874 koi8-r koi8-u "
    "mac-roman mac-cyrillic iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 "
    "iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258".split()
)
METADATA = ("title", "authors", "published", "modified", "site", "url", "section", "tags", "description", "image")
DEFAULTS: dict[str, Any] = {
    "read": "text",
    "ws": "collapse",
    "edits": [],
    "join": "\n\n",
    "score": 1000,
    "text_start": None,
    "text_end": None,
}

_SPACES = re.compile(f"[{WHITE}]+")
_BLANK = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_REFERENCE = r"&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++);?|[A-Za-z][A-Za-z0-9]{0,39}+;?)"
_TAG = (
    r"</?[A-Za-z][^\t\n\f\r />]*+"
    r"(?:[\t\n\f\r /]++|=?[^\t\n\f\r />=]++(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >\"'][^\t\n\f\r >]*+)?)?+|=)*+"
    r"(?:>|\Z)"
)
_MARKUP = re.compile(
    rf"<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))|{_TAG}|<[!?][^>]*+(?:>|\Z)|</[^A-Za-z][^>]*+(?:>|\Z)|</>|{_REFERENCE}"
)
_REFERENCES = re.compile(_REFERENCE)
_ESCAPES = re.compile(r"((?:\\u[0-9a-fA-F]{4})+)|\\(.)", re.DOTALL)
_JSON_ESCAPE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def decode(data: bytes, codec: str) -> str:
    """Step 1: the characters of a slice of the source; what cannot be decoded reads U+FFFD."""
    if codec not in CODECS:
        raise ValueError(f"codec {codec!r} is not one that a record may name")
    return data.decode(codec, "replace")


def _character(number: int) -> str:
    if 0x80 <= number <= 0x9F:
        return bytes([number]).decode("cp1252", "ignore") or chr(number)
    return "\ufffd" if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)


def resolve(match: re.Match[str]) -> str:
    """A character reference as the HTML standard reads it in text; markup vanishes."""
    said = match[0]
    if said[0] == "<":
        return ""
    if said[1] == "#":
        digits, base = (said[3:], 16) if said[2] in "xX" else (said[2:], 10)
        digits = digits.rstrip(";").lstrip("0")
        return _character(int(digits or "0", base) if len(digits) < 9 else 0x110000)
    name = said[1:]
    for end in range(len(name), 1, -1):
        if name[:end] in html5:
            return html5[name[:end]] + name[end:]
    return said


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        units = b"".join(int(unit, 16).to_bytes(2, "big") for unit in match[1].split("\\u")[1:])
        return units.decode("utf-16-be", "replace")
    return _JSON_ESCAPE.get(match[2], match[2])


def read_as(raw: str, read: str) -> str:
    """Step 2: how the characters read: ``text`` and ``raw`` as they stand, the others without their notation."""
    if read == "html":
        return _MARKUP.sub(resolve, raw) if "<" in raw or "&" in raw else raw
    if read == "rcdata":
        return _REFERENCES.sub(resolve, raw)
    if read == "json-string":
        return _ESCAPES.sub(_unescape, raw)
    if read in ("text", "raw"):
        return raw
    raise ValueError(f"no way to read {read!r}")


def edit(text: str, edits: Iterable[Sequence[Any]]) -> str:
    """Step 3: ``[from, to]`` deletes, ``[from, to, replacement, step]`` replaces; sorted and disjoint."""
    out, at = [], 0
    for start, end, *new in edits:
        if not at <= start <= end <= len(text):
            raise ValueError(f"edit {start}–{end} overlaps another, or lies outside the block")
        out += [text[at:start], new[0] if new else ""]
        at = end
    return "".join(out) + text[at:] if out else text


def space(text: str, ws: str) -> str:
    """Step 4: white space, after NUL is dropped: runs become one space, or under ``keep`` line ends become LF."""
    text = text.replace("\0", "")
    if ws == "keep":
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPACES.sub(" ", text).strip(" ")


def block_text(source: bytes, codec: str, block: Mapping[str, Any]) -> str:
    """Steps 1 to 4: what a block of the ledger reads, from its bytes alone."""
    block = {**DEFAULTS, **block}
    raw = decode(source[block["start"] : block["end"]], codec)
    return space(edit(read_as(raw, block["read"]), block["edits"]), block["ws"])


def join(pieces: Iterable[tuple[str, str, bool]]) -> tuple[str, list[tuple[int, int] | None]]:
    """Step 5: the text of the kept among ``(text, join, kept)``, and where each piece stands in it.

    Between two kept pieces stands the strongest break of the later one and of all between them.
    """
    out: list[str] = []
    spans: list[tuple[int, int] | None] = []
    length = strongest = 0
    for text, before, kept in pieces:
        strongest = max(strongest, JOINS.index(before))
        if not (kept and text):
            spans.append((length, length) if kept else None)
            continue
        if out:
            out.append(JOINS[strongest])
            length += len(JOINS[strongest])
        out.append(text)
        spans.append((length, length + len(text)))
        length, strongest = length + len(text), 0
    return "".join(out), spans


def canonical(value: Any) -> bytes:
    """The one way to write a value as JSON (RFC 8785, for integers and ASCII keys)."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


def _sha256(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def digest(record: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON of the record without ``digest`` and ``origin.path``."""
    rest = {key: value for key, value in record.items() if key != "digest"}
    rest["origin"] = {key: value for key, value in record["origin"].items() if key != "path"}
    return _sha256(canonical(rest))


def content(record: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON of text, comments (without their block numbers) and metadata alone."""
    comments = [{key: value for key, value in comment.items() if key != "blocks"} for comment in record["comments"]]
    facts = {key: record[key] for key in (*METADATA, "license", "reservations", "language")}
    return _sha256(canonical({**facts, "text": record["text"], "comments": comments}))


def check_digests(record: Mapping[str, Any]) -> list[str]:
    """What of the record contradicts its own digests. Needs no source."""
    wrong = [
        name for name, said in (("content", content(record)), ("digest", digest(record))) if record.get(name) != said
    ]
    if record["id"] != "sha256:" + record["origin"]["sha256"]:
        wrong.append("id")
    return [f"{name} is not that of the record" for name in wrong]


def check_replay(record: Mapping[str, Any], source: bytes) -> list[str]:
    """What the source's bytes do not bear out: text, comments, and the ledger's own order."""
    if _sha256(source) != record["id"]:
        return ["the source has other bytes"]
    blocks = [{**DEFAULTS, **block} for block in record["blocks"]]
    wrong, at = [], 0
    for block in blocks:
        if not at <= block["start"] < block["end"] <= len(source):
            wrong.append(f"block {block['start']}–{block['end']} is out of order, empty or outside the source")
        at = block["end"]
    codec = record["origin"]["encoding"]["codec"]
    texts = [block_text(source, codec, block) for block in blocks]
    text, spans = join(
        (said, b["join"], b["label"].partition(".")[0] == "article") for said, b in zip(texts, blocks, strict=True)
    )
    if text != record["text"]:
        wrong.append("text is not what the ledger replays to")
    if any((b["text_start"], b["text_end"]) != (span or (None, None)) for b, span in zip(blocks, spans, strict=True)):
        wrong.append("text_start or text_end is not where the block stands in the text")
    for number, comment in enumerate(record["comments"]):
        own = [(texts[i], blocks[i]["join"], blocks[i]["label"] == "comment") for i in comment["blocks"]]
        if join(own)[0] != comment["text"]:
            wrong.append(f"comment {number} is not what the ledger replays to")
    return wrong


def check_line(line: bytes, folder: Path) -> list[str]:
    """Everything that is wrong with one line of a records file, its source read from ``folder``."""
    try:
        record = json.loads(line)
        if canonical(record) != line or record["schema"] != SCHEMA:
            return ["not the canonical JSON of a " + SCHEMA]
        return check_digests(record) + check_replay(record, (folder / record["origin"]["path"]).read_bytes())
    except (ValueError, LookupError, TypeError, AttributeError, OSError) as error:
        return [f"{type(error).__name__}: {error}"]


def main(records: str, folder: str) -> int:
    """Check a file of records; print what is wrong, return 1 if anything is."""
    lines = Path(records).read_bytes().removesuffix(b"\n").split(b"\n")
    wrong = [f"line {n}: {said}" for n, line in enumerate(lines, 1) for said in check_line(line, Path(folder))]
    print(*wrong, f"{len(lines)} records, {len(wrong)} problems", sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
