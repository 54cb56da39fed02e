"""Quoted words are found where they are, in what is kept, removed and said in comments, and their bytes are right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import Record, Source, clean
from corpusclean.provenance import replay
from corpusclean.provenance.places import LONGEST, places, span
from corpusclean.provenance.trace import trace

SEEDS = sorted(p for p in (Path(__file__).parents[2] / "seeds").iterdir() if p.suffix in (".txt", ".md", ".html"))
TEXT = (
    "# The ferry\n\nThe ferry left at nine with *forty* sheep and one piano on board, and arrived with both.\n\n"
    "SEE ALSO: Ferries of the north\n\nIts captain said that the piano had been the “easier passenger” – by far… of the two.\n"
)


def record_of(text: str = TEXT, media_type: str = "text/markdown", codec: str = "utf-8") -> tuple[Record, bytes]:
    source = text.encode(codec)
    return clean(Source(source, media_type, "ferry.md", charset=codec)), source


@pytest.mark.parametrize(
    ("quote", "bytes_said"),
    [
        ("left at nine", ["left at nine"]),
        ("with forty sheep", ["with *forty* sheep"]),
        ("SEE ALSO", ["SEE ALSO"]),
        ("see also", []),
        ("left  at\nnine", ["left at nine"]),
        ("the 'easier passenger' - by far...", ["the “easier passenger” – by far…"]),
        ("nobody ever said this", []),
        ("arrived with both. Its captain", ["arrived with both.", "Its captain"]),
        ("with both. SEE ALSO", ["with both.", "SEE ALSO"]),
        ("The ferry", ["The ferry", "The ferry"]),
    ],
)
def test_words_are_found_with_their_bytes(quote: str, bytes_said: list[str]) -> None:
    record, source = record_of()
    parts = [part for one in trace(record, quote, source) for part in one.parts]
    assert [source[part.start : part.end].decode() for part in parts] == bytes_said


def test_what_is_said_of_a_part() -> None:
    record, source = record_of()
    (one,) = trace(record, "captain said", source)
    (part,) = one.parts
    assert (part.label, record.text[part.text_start : part.text_end]) == ("article", "captain said")
    assert part.prefix.endswith("with both.\n\nIts ")
    assert part.suffix.startswith(" that the piano")
    (removed,) = trace(record, "see ALSO", source, ignore_case=True)[0].parts
    assert (removed.label, removed.rule, removed.text_start) == ("boilerplate.related", "phrase", None)


def test_without_the_source_text_and_comments_are_searched() -> None:
    path = next(path for path in SEEDS if "disqus" in path.name)
    record = clean(path)
    assert trace(record, "SEE ALSO") == ()
    (one,) = trace(record, "whose bolts those are")
    assert one.comment == 0
    (exact,) = trace(record, "whose bolts those are", path.read_bytes())
    (near,), (part,) = one.parts, exact.parts
    assert near.start <= part.start < part.end <= near.end
    assert path.read_bytes()[part.start : part.end] == b"whose bolts those are"


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_every_word_of_every_block_is_found_where_it_stands(path: Path) -> None:
    record, source = clean(path), path.read_bytes()
    codec = record.origin.encoding.codec
    for number, entry in enumerate(record.blocks):
        words = (entry.text or "").split()[:4]
        if not words or not any(map(str.isalnum, "".join(words))):
            continue
        parts = [part for one in trace(record, " ".join(words), source) for part in one.parts if part.block == number]
        assert parts
        part = parts[0]
        assert entry.start <= part.start < part.end <= entry.end
        if not entry.edits:
            said = replay.read_as(replay.decode(source[part.start : part.end], codec), entry.read)
            assert replay.space(said, "collapse") == " ".join(words)


@pytest.mark.parametrize("quote", ["", "  ", "…", "“”", "?!"])
def test_a_quote_without_words_is_refused(quote: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        trace(record_of()[0], quote)


def test_a_source_with_other_bytes_is_refused() -> None:
    record, source = record_of()
    with pytest.raises(ValueError, match="other bytes"):
        trace(record, "ferry", source + b" ")


def test_a_quote_is_never_a_pattern() -> None:
    record, source = record_of(
        "The price of (a+)+ [x] is .* dollars, as everybody in the harbour knows by now.\n", "text/plain"
    )
    assert len(trace(record, "(a+)+ [x] is .* dollars", source)) == 1
    assert trace(record, "pr.ce", source) == ()


BLOCK = st.text(st.sampled_from("ab é漢😀&;<>#x10 \t\r\n\u00a0\u2028\0\ufffd")) | st.text(max_size=20)


@given(BLOCK, st.sampled_from(["text", "html", "rcdata", "raw", "json-string"]), st.sampled_from(["collapse", "keep"]))
def test_each_character_has_its_bytes(text: str, read: str, ws: str) -> None:
    source = text.encode("utf-8", "replace")
    block = {"start": 0, "end": len(source), "read": read, "ws": ws}
    found = places(source, "utf-8", block)
    assert "".join(place.said for place in found) == replay.block_text(source, "utf-8", block)
    assert all(0 <= place.start < place.end <= len(source) for place in found)
    assert [place.start for place in found] == sorted(place.start for place in found)
    if read == "text":
        for place in found:
            if place.said != " " and ws == "collapse":
                assert source[place.start : place.end].decode("utf-8") == place.said


@given(st.binary(max_size=40), st.sampled_from(["utf-8", "utf-16-le", "gb18030", "cp932", "iso2022_jp", "cp1252"]))
def test_damaged_bytes_have_places_too(source: bytes, codec: str) -> None:
    block = {"start": 0, "end": len(source)}
    found = places(source, codec, block)
    assert "".join(place.said for place in found) == replay.block_text(source, codec, block)
    assert all(0 <= place.start <= place.end <= len(source) for place in found)


def test_repaired_characters_have_the_bytes_of_what_was_repaired() -> None:
    source = "so â€œhelloâ€\x9d then".encode()
    block = {"start": 0, "end": len(source), "edits": [[3, 6, "“", "x"], [11, 14, "”", "x"]]}
    found = places(source, "utf-8", block)
    text = "".join(place.said for place in found)
    assert text == "so “hello” then"
    start, end = span(found, 3, 10)
    assert source[start:end].decode() == "â€œhelloâ€\x9d"


def test_a_very_long_block_is_not_taken_apart() -> None:
    source = b"word " * (LONGEST // 4)
    assert set(places(source, "utf-8", {"start": 0, "end": len(source)})[0][1:]) == {0, len(source)}
