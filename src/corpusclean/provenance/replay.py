"""Read a record's text back out of its source: no heuristics, standard library alone. Steps: docs/provenance.md."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from html.entities import html5
from typing import Any

SCHEMA = "corpusclean.record/1"
JOINS = ("", " ", "\t", "\n", "\n\n")
CODECS = frozenset(
    "utf-8 utf-16-le utf-16-be utf-32-le utf-32-be gb18030 big5hkscs cp932 cp949 euc_jp iso2022_jp cp866 cp874 koi8-r "
    "koi8-u mac-roman mac-cyrillic".split()
) | {f"iso8859-{n}" for n in (*range(2, 9), 10, *range(13, 17))} | {f"cp{n}" for n in range(1250, 1259)}  # fmt: skip
METADATA = tuple("title authors published modified site url canonical_url section tags description image".split())
_NONE = dict.fromkeys(("text_start", "text_end", "was"))
DEFAULTS: dict[str, Any] = {"read": "text", "ws": "collapse", "edits": [], "join": "\n\n", "score": 1000, **_NONE}

_SPACES = re.compile("[\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_NOT_SPACE = re.compile("[\x1c-\x1f]")  # str.split takes them for white space
_REFERENCE = r"&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++);?|[A-Za-z][A-Za-z0-9]{0,39}+;?)"
_GAP = r"[\t\n\f\r ]*+"
_VALUE = r"(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >\"'][^\t\n\f\r >]*+)"
_ATTRIBUTE = rf"[^\t\n\f\r />][^\t\n\f\r />=]*+(?:{_GAP}={_GAP}{_VALUE}?+)?+"
_TAG = rf"</?[A-Za-z][^\t\n\f\r />]*+(?:[\t\n\f\r /]++|{_ATTRIBUTE})*+(?:>|\Z)"
_COMMENT = r"<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))"
MARK = rf"{_COMMENT}|{_TAG}|<[!?][^>]*+(?:>|\Z)|</[^A-Za-z>][^>]*+(?:>|\Z)|</>"
_MARKUP = re.compile(f"{MARK}|{_REFERENCE}")
_JSON_ESCAPE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def decode(data: bytes, codec: str) -> str:
    """Step 1: the characters of a slice of the source; what cannot be decoded reads U+FFFD."""
    if codec not in CODECS:
        raise ValueError(f"codec {codec!r} is not one that a record may name")
    return data.decode(codec, "replace")


def resolve(match: re.Match[str]) -> str:
    """A character reference as the HTML standard reads it in text; markup vanishes."""
    said = match[0]
    if said[0] == "<":
        return ""
    if said[1] == "#":
        digits = said[2:].rstrip(";").lstrip("xX0")
        number = int(digits or "0", 16 if said[2] in "xX" else 10) if len(digits) < 9 else 0x110000
        if 0x80 <= number <= 0x9F:
            return bytes([number]).decode("cp1252", "ignore") or chr(number)
        return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"
    end = len(said) if said[1:] in html5 else next((n for n in range(len(said), 2, -1) if said[1:n] in html5), 0)
    return html5[said[1:end]] + said[end:] if end else said


def _unescape(match: re.Match[str]) -> str:
    units = (int(unit, 16).to_bytes(2, "big") for unit in (match[1] or "").split("\\u")[1:])
    return b"".join(units).decode("utf-16-be", "replace") or _JSON_ESCAPE.get(match[2], match[2] or "")


_ESCAPES = re.compile(r"((?:\\u[0-9a-fA-F]{4})+)|\\(.)", re.DOTALL)
WAYS = {"html": (_MARKUP, resolve), "rcdata": (re.compile(_REFERENCE), resolve), "json-string": (_ESCAPES, _unescape)}


def read_as(raw: str, read: str) -> str:
    """Step 2: how the characters read: ``text`` and ``raw`` as they stand, the others without their notation."""
    if read in ("text", "raw"):
        return raw
    if read not in WAYS:
        raise ValueError(f"no way to read {read!r}")
    pattern, reading = WAYS[read]
    return pattern.sub(reading, raw)


def edit(text: str, edits: Iterable[Sequence[Any]]) -> str:
    """Step 3: ``[from, to]`` deletes, ``[from, to, replacement, step]`` replaces; sorted and disjoint."""
    out, at = [], 0
    for start, end, *new in edits:
        if not at <= start <= end <= len(text):
            raise ValueError(f"edit {start}–{end} overlaps another, or lies outside the block")
        out += [text[at:start], new[0] if new else ""]
        at = end
    return "".join(out) + text[at:]


def space(text: str, ws: str) -> str:
    """Step 4: white space, after NUL is dropped: runs become one space, or under ``keep`` line ends become LF."""
    if ws == "keep":
        return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if "  " not in text and text.isprintable():  # its only white space is the space
        return text.strip(" ")
    text = text.replace("\0", "")
    return " ".join(filter(None, _SPACES.split(text) if _NOT_SPACE.search(text) else text.split()))


def sha256(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def block_text(source: bytes, codec: str, block: Mapping[str, Any]) -> str:
    """Steps 1 to 4: what a block of the ledger reads, from its bytes alone."""
    b = {**DEFAULTS, **block}
    return space(edit(read_as(decode(source[b["start"] : b["end"]], codec), b["read"]), b["edits"]), b["ws"])


def join(pieces: Iterable[tuple[str, str, bool]]) -> tuple[str, list[tuple[int, int] | None]]:
    """Step 5: text of the kept pieces, between two the strongest break since the last one, and where each stands."""
    out: list[str] = []
    spans: list[tuple[int, int] | None] = []
    length = strongest = 0
    for text, before, kept in pieces:
        strongest = max(strongest, JOINS.index(before))
        if not (kept and text):
            spans.append((length, length) if kept else None)
            continue
        lead = JOINS[strongest] if out else ""
        out += [lead, text]
        spans.append((length + len(lead), length + len(lead) + len(text)))
        length, strongest = length + len(lead) + len(text), 0
    return "".join(out), spans


def canonical(value: Any) -> bytes:
    """The one way to write a value as JSON (RFC 8785, for integers and ASCII keys)."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


def digest(record: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON of the record without ``digest`` and ``origin.path``."""
    origin = {key: value for key, value in record["origin"].items() if key != "path"}
    return sha256(canonical({key: value for key, value in record.items() if key != "digest"} | {"origin": origin}))


def content(record: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON of text, comments (without their block numbers) and metadata alone."""
    comments = [{key: value for key, value in comment.items() if key != "blocks"} for comment in record["comments"]]
    facts = {key: record[key] for key in (*METADATA, "license", "reservations", "language")}
    return sha256(canonical({**facts, "text": record["text"], "comments": comments}))


def check_digests(record: Mapping[str, Any]) -> list[str]:
    """What of the record contradicts its own digests. Needs no source."""
    own = "sha256:" + record["origin"]["sha256"] + "".join(record["id"].partition("#comment-")[1:])
    said = {"content": content(record), "digest": digest(record), "id": own}
    return [f"{name} is not that of the record" for name in said if record.get(name) != said[name]]


def check_replay(record: Mapping[str, Any], source: bytes) -> list[str]:
    """What the source's bytes do not bear out: text, comments, and the ledger's own order."""
    if sha256(source) != record["id"].partition("#comment-")[0]:
        return ["the source has other bytes"]
    blocks = [{**DEFAULTS, **block} for block in record["blocks"]]
    wrong, at = [], 0
    for block in blocks:
        if not at <= block["start"] < block["end"] <= len(source):
            wrong.append(f"block {block['start']}–{block['end']} is out of order, empty or outside the source")
        at = block["end"]
    texts = [block_text(source, record["origin"]["encoding"]["codec"], block) for block in blocks]
    kept = [block["label"].partition(".")[0] == "article" for block in blocks]
    text, spans = join((said, b["join"], k) for said, b, k in zip(texts, blocks, kept, strict=True))
    if text != record["text"]:
        wrong.append("text is not what the ledger replays to")
    if any((b["text_start"], b["text_end"]) != (span or (None, None)) for b, span in zip(blocks, spans, strict=True)):
        wrong.append("text_start or text_end is not where the block stands in the text")
    for number, comment in enumerate(record["comments"]):
        own = [(texts[i], blocks[i]["join"], blocks[i]["label"] == "comment") for i in comment["blocks"] if i >= 0]
        if join(own)[0] != comment["text"]:
            wrong.append(f"comment {number} is not what the ledger replays to")
    return wrong
