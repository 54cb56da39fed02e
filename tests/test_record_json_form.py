"""A record's JSON is the canonical one, however it is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.model import Edit, Encoding, Entry
from corpusclean.provenance import replay
from corpusclean.record import Origin, Record, sealed

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
NUMBER = st.integers(0, 2000)
PLACE = st.one_of(st.none(), NUMBER)
EDIT = st.one_of(st.builds(Edit, NUMBER, NUMBER), st.builds(Edit, NUMBER, NUMBER, TEXT, TEXT))
ENTRY = st.builds(
    Entry,
    start=NUMBER,
    end=NUMBER,
    label=st.one_of(st.sampled_from(["article", "boilerplate.ad"]), TEXT),
    rule=TEXT,
    score=st.one_of(st.just(1000), NUMBER),
    read=st.sampled_from(["text", "html"]),
    ws=st.sampled_from(["collapse", "keep"]),
    edits=st.lists(EDIT, max_size=2).map(tuple),
    join=st.sampled_from(replay.JOINS),
    text_start=PLACE,
    text_end=PLACE,
    was=st.one_of(st.none(), st.tuples(TEXT, TEXT)),
)
ORIGIN = Origin("0" * 64, 1, "text/plain", Encoding("utf-8", "utf-8"), path="a/b.txt")


@given(st.lists(ENTRY, max_size=4), st.lists(st.one_of(TEXT, st.just('"blocks":[]')), max_size=2), TEXT)
def test_a_record_is_written_and_sealed_as_its_dictionary_is(blocks, authors, text):
    record = sealed(Record("article", text, ORIGIN, tuple(blocks), {}, authors=tuple(authors)))
    data = record.to_dict()
    assert record.to_json() == replay.canonical(data).decode("utf-8")
    assert (record.content, record.digest) == (replay.content(data), replay.digest(data))


def test_where_a_record_was_found_is_in_its_json_and_not_in_its_digest():
    one, other = (
        sealed(Record("article", "", Origin("0" * 64, 1, "text/plain", Encoding("utf-8", "utf-8"), path), (), {}))
        for path in ("a.txt", "b.txt")
    )
    assert one.digest == other.digest
    assert one.to_json() != other.to_json()
