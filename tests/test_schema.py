"""docs/record.schema.json: every record is of the schema, and the schema is strict."""

import copy
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpusclean import Record, Rejected, clean, restore
from corpusclean.metadata.tables import PREFERENCES
from corpusclean.model import LABELS
from corpusclean.provenance.replay import CODECS, METADATA, SCHEMA
from corpusclean.read.sniff import MEDIA_TYPES

ROOT = Path(__file__).parent.parent
DATA = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
DEFS = DATA["$defs"]
VALIDATOR = jsonschema.Draft202012Validator(DATA)
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix in (".txt", ".md", ".html"))
THREAD = ROOT / "seeds" / "article-with-disqus-comments.txt"


def errors(data):
    return [f"{'/'.join(map(str, error.path))}: {error.message[:120]}" for error in VALIDATOR.iter_errors(data)]


def example():
    return copy.deepcopy(json.loads(clean(THREAD).to_json()))


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(DATA)
    assert DATA["properties"]["schema"]["const"] == SCHEMA


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_records_of_the_example_documents(path):
    record = clean(path)
    assert errors(json.loads(record.to_json())) == []
    restored = restore(record, path.read_bytes(), keep=["boilerplate", "title", "meta"])
    assert errors(json.loads(restored.to_json())) == []


@pytest.mark.parametrize(
    ("source", "options"),
    [
        ("The river rose again.", {}),
        ("Share this:", {}),
        ("# A title\n\n- **one**\n- [two](https://a.example/)\n", {"media_type": "text/markdown"}),
        ("<title>x</title><script>1</script>", {"media_type": "text/html"}),
        ("<script>1</script><br>", {"media_type": "text/html"}),
        ("<p>It&#39;s a &quot;test&quot;<pre>a\n b</pre>", {"url": "https://a.example/b"}),
        ("<p>Straße</p>".encode("utf-16"), {}),
        (b"caf\xe9 ferm\xe9 depuis hier, dit le maire de la petite ville", {}),
        ("â€œThe ferry,â€\x9d she said, “sails at seven.”", {}),
        ("• anna\nlink\nfedilink\n616 days ago\nWhat a ferry!\nreply", {}),
    ],
)
def test_records_of_small_documents(source, options):
    assert errors(json.loads(clean(source, **options).to_json())) == []


@given(st.text(min_size=1, max_size=200), st.sampled_from([None, *MEDIA_TYPES]))
@settings(max_examples=60)
def test_records_of_anything(text, media_type):
    try:
        record = clean(text.encode("utf-8", "replace"), media_type=media_type)
    except Rejected:
        return
    data = json.loads(record.to_json())
    assert errors(data) == []
    assert Record.from_dict(data) == record


@pytest.mark.parametrize("name", sorted(DATA["properties"].keys() - {"in_reply_to"}))
def test_no_field_may_be_missing(name):
    data = example()
    del data[name]
    assert errors(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("blocks", 0, "label"), "boilerplate.unknown"),
        (("blocks", 0, "label"), "article"),
        (("blocks", 0, "rule"), ""),
        (("blocks", 0, "read"), "markdown"),
        (("blocks", 0, "score"), 1001),
        (("blocks", 0, "start"), -1),
        (("blocks", 0, "edits"), [[1]]),
        (("blocks", 0, "edits"), [[1, 2, "x"]]),
        (("blocks", 0, "text"), "words"),
        (("comments", 0, "parent"), -1),
        (("comments", 0, "blocks"), []),
        (("comments", 0, "published"), "6 years ago"),
        (("published",), "8 July 2017"),
        (("language",), "English"),
        (("language_margin",), 925),
        (("id",), "b984"),
        (("schema",), "corpusclean.record/2"),
        (("kind",), "homepage"),
        (("evidence", "mood"), None),
        (("evidence", "title", "by"), "a guess"),
        (("origin", "encoding", "codec"), "utf-7"),
        (("origin", "host"), "a"),
        (("recipe", "rules"), None),
        (("counts", "labels", "advert"), 3),
        (("note",), "x"),
    ],
    ids=str,
)
def test_what_is_not_of_the_schema(path, value):
    data = example()
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert errors(data)


def test_closed_lists_are_those_of_the_code():
    assert tuple(DEFS["label"]["enum"]) == LABELS
    assert set(DEFS["origin"]["properties"]["encoding"]["properties"]["codec"]["enum"]) == CODECS
    assert tuple(DEFS["origin"]["properties"]["media_type"]["enum"]) == MEDIA_TYPES
    assert set(DATA["properties"]["evidence"]["propertyNames"]["enum"]) == {*METADATA, "license", "reservations"}
    places = {place.partition("/")[0] for said in PREFERENCES.values() for place in said}
    assert places <= set(DEFS["found"]["properties"]["by"]["enum"])
