"""Check records, a manifest and a corpus root against one another and against the sources.

Copied into one folder with replay.py, it runs where corpusclean is not installed: python check.py --help.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

if __package__:
    from corpusclean.provenance import replay
else:
    sys.path.insert(0, str(Path(__file__).parent))
    import replay  # type: ignore[import-not-found, no-redef]

TOMBSTONE, MANIFEST, ROOT = (f"corpusclean.{name}/1" for name in ("tombstone", "manifest", "root"))
BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError, OSError)


def parse(line: bytes, *schemas: str) -> Any:
    """The object that a line holds. Raises ``ValueError`` where it is not the canonical JSON of one of ``schemas``."""
    value = json.loads(line)
    if replay.canonical(value) + b"\n" != line:
        raise ValueError("not canonical JSON and a line end: cut off, written by other software, or changed since")
    schema = value.get("schema") if isinstance(value, dict) else None
    if schema not in schemas:
        raise ValueError(f"its schema is {schema!a}, and this version reads {' and '.join(schemas)} alone")
    return value


def source_path(path: str | None, folder: Path) -> Path:
    """Exactly ``folder``/``path``. Raises ``ValueError`` for a path that does not stay in the folder."""
    inside = Path(path or "")
    if inside.as_posix() != path or inside.anchor or ".." in inside.parts or not inside.parts or "\0" in path:
        raise ValueError(f"origin.path {path!a} does not stay in the folder of sources; it is not opened")
    return folder / inside


def check_line(line: bytes, folder: Path | None) -> tuple[list[str], Any]:
    """What is wrong with a line of a records file, and the record or tombstone that it holds (``None``: neither)."""
    try:
        value = parse(line, replay.SCHEMA, TOMBSTONE)
        if value["schema"] == TOMBSTONE:
            own = replay.sha256(replay.canonical({key: value[key] for key in value if key != "digest"}))
            return [] if own == value["digest"] else ["digest is not that of the tombstone"], value
        wrong = replay.check_digests(value)
        if folder is not None:
            wrong += replay.check_replay(value, source_path(value["origin"]["path"], folder).read_bytes())
    except BROKEN as error:
        known = {ValueError: "", json.JSONDecodeError: "not JSON: ", UnicodeDecodeError: "not JSON: "}
        return [known.get(type(error), f"{type(error).__name__}: ") + str(error)], None
    return wrong, value


def tree_hash(leaves: Iterable[bytes]) -> str:
    """The Merkle tree hash of RFC 9162, in one pass that keeps a hash for each level of the tree."""
    tops: list[bytes] = []  # of complete subtrees, the largest first
    for count, leaf in enumerate(leaves, 1):
        tops.append(hashlib.sha256(b"\0" + leaf).digest())
        while not count & 1:
            tops[-2:] = [hashlib.sha256(b"\1" + tops[-2] + tops[-1]).digest()]
            count >>= 1
    while len(tops) > 1:
        tops[-2:] = [hashlib.sha256(b"\1" + tops[-2] + tops[-1]).digest()]
    return f"sha256:{tops[0].hex()}" if tops else replay.sha256(b"")


def leaf(key: tuple[str, str], count: int) -> bytes:
    """What the tree holds of ``count`` lines with the same id and digest."""
    return replay.canonical({"id": key[0], "digest": key[1], "count": count})


def manifest_lines(record: Mapping[str, Any], folder: Path) -> Iterator[bytes]:
    """What a manifest may say of a record's document: its paths begin in ``folder`` or in one above."""
    kinds = ((label.partition(".")[0], size) for label, size in record["counts"]["labels"].items())
    removed = sum(size for kind, size in kinds if kind not in ("article", "comment"))
    said = {"schema": MANIFEST, "sha256": record["id"], "record": record["digest"], "title": record["title"]}
    said |= {name: record["origin"][name] for name in ("bytes", "media_type")} | {"kept": len(record["text"])}
    said |= {"recipe": replay.sha256(replay.canonical(record["recipe"])), "removed": removed}
    above = folder.resolve().parts
    for n in range(1, len(above) + 1):
        yield replay.canonical({**said, "path": "/".join((*above[n:], str(record["origin"]["path"])))}) + b"\n"


def check(asked: argparse.Namespace) -> tuple[list[str], bytes]:
    """What is wrong, and the file of the root that the records have."""
    wrong, known, pairs = list[str](), set[bytes](), dict[tuple[str, str], int]()
    with asked.records.open("rb") as file:
        for number, line in enumerate(file, 1):
            problems, record = check_line(line, asked.sources)
            wrong += [f"line {number}: {problem}" for problem in problems]
            if not problems:
                key = record["id"], record["digest"]
                pairs[key] = pairs.get(key, 0) + 1
                if asked.manifest and record["schema"] == replay.SCHEMA:
                    known.update(manifest_lines(record, asked.sources or asked.manifest.parent))
    if asked.manifest:
        lines = asked.manifest.read_bytes().splitlines(keepends=True)
        wrong += [f"manifest line {n}: not what a record says" for n, line in enumerate(lines, 1) if line not in known]
    top = tree_hash(leaf(key, pairs[key]) for key in sorted(pairs))
    made = replay.canonical({"schema": ROOT, "root": top, "leaves": len(pairs), "lines": sum(pairs.values())}) + b"\n"
    if asked.root and asked.root != top and (asked.root.startswith("sha256:") or Path(asked.root).read_bytes() != made):
        wrong.append("root: not that of the records")
    return wrong, made


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is wrong and what was checked; return 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("--sources", type=Path, metavar="DIR", help="replay the records over the files there")
    parser.add_argument("--manifest", type=Path, metavar="FILE", help="hold a manifest of the sources against them")
    parser.add_argument("--root", metavar="ROOT", help="the root that they should have, or its file")
    try:
        wrong, made = check(asked := parser.parse_args(arguments))
    except OSError as error:
        parser.error(f"{error.filename}: {error.strerror}")
    depth = "digests and replay over the sources" if asked.sources else "digests alone (--sources DIR replays)"
    print(*wrong, f"problems: {len(wrong)}", f"depth: {depth}", made.decode(), sep="\n", end="")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
