"""Damaged documents: the promises hold for the examples too after pieces of them were cut out, doubled or put elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpusclean import Record, Rejected, clean
from corpusclean.provenance import replay
from corpusclean.provenance.coverage import check_coverage

FOLDER = Path(__file__).parents[1] / "seeds"
DOCUMENTS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".md", ".html"))
FRAGMENTS = [
    *(
        b"<",
        b"</div>",
        b"<!--",
        b"<table><tr><td>",
        b"<script>",
        b"</script>",
        b"<pre>\t",
        b"<template>",
        b"<svg><p>",
        b"<svg><style>",
    ),
    *(
        b"<textarea>",
        b"<noscript>",
        b"<plaintext>",
        b"<math><mi>",
        b"<details><summary>x</summary>",
        b"<ul><li>",
        b"&#xD800;",
        b"\0",
    ),
    *(
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r",
        b"\r\n\r",
        b"\x0c",
        b"\x1b$B",
        b"\x1b(B",
        b"\xe2\x80\xae",
        b"\xcc\x81" * 50,
        b"\n\n\n",
    ),
    *(
        b"```\n",
        b">> ",
        b"1. ",
        b"| a | b |\n|---|---|\n",
        b"![x](y)",
        b"[a](b",
        b"---\ntitle: x\n---\n",
        b"Reply\n",
        b"2019-01-01",
    ),
]
ENCODINGS = ["utf-8", "utf-8", "utf-8", "utf-16-le", "utf-32", "iso2022_jp", "cp932", "gb18030", "cp1251"]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[bytes, str]:
    """The bytes of an example, damaged in up to eight places, and their media type."""
    path = draw(st.sampled_from(DOCUMENTS))
    encoding = draw(st.sampled_from(ENCODINGS))
    data = bytearray(path.read_text("utf-8", "replace").encode(encoding, "replace"))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(data)))
        piece = data[at : at + draw(st.integers(0, 300))]
        match draw(st.sampled_from(("insert", "cut", "double", "move", "byte"))):
            case "insert":
                data[at:at] = draw(st.sampled_from(FRAGMENTS))
            case "cut":
                del data[at : at + len(piece)]
            case "double":
                data[at:at] = piece * 3
            case "move":
                del data[at : at + len(piece)]
                to = draw(st.integers(0, len(data)))
                data[to:to] = piece
            case "byte":
                data[at : at + 1] = bytes([draw(st.integers(0, 255))])
    kind = "text/html" if path.suffix == ".html" else draw(st.sampled_from(("text/plain", "text/markdown")))
    return bytes(data), kind


@given(damaged())
@settings(max_examples=120, deadline=None)
def test_the_promises_hold_for_damaged_documents(document: tuple[bytes, str]) -> None:
    source, kind = document
    try:
        record = clean(source, media_type=kind)
    except Rejected:
        return
    said = json.loads(record.to_json())
    assert replay.check_digests(said) + replay.check_replay(said, source) == []
    assert check_coverage(said, source) == []
    assert Record.from_dict(said) == record
    assert clean(source, media_type=kind).to_json() == record.to_json()
    record.to_markdown(source)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documents_cut_off_anywhere_are_cleaned(path: Path) -> None:
    source = path.read_bytes()
    kind = "text/html" if path.suffix == ".html" else "text/markdown"
    for size in range(1, len(source), max(1, len(source) // 25)):
        record = clean(source[:size], media_type=kind)
        assert replay.check_replay(json.loads(record.to_json()), source[:size]) == []
