"""Exports: of the form of their standards, by the standards' own libraries, and true of the records."""

from __future__ import annotations

import csv
import gzip
import io
import json
import logging
import re
from datetime import datetime
from pathlib import Path

import jsonschema
import mlcroissant
import pytest
from check_jsonschema.builtin_schemas import get_builtin_schema
from click.testing import CliRunner
from huggingface_hub import DatasetCard
from hypothesis import given
from hypothesis import strategies as st
from prov.model import ProvDocument
from ruamel.yaml import YAML

from corpusclean import Source, clean
from corpusclean.cli import main
from corpusclean.cli_export import EXPORT_NAMES
from corpusclean.exports import EXPORTS, yaml
from corpusclean.exports.base import Corpus
from corpusclean.exports.card import FEATURES, escaped, size_category
from corpusclean.exports.dataset import Creator, Dataset, DatasetError, dataset_of
from corpusclean.exports.domains import COLUMNS
from corpusclean.exports.survey import domain_of
from corpusclean.provenance.takedown import tombstone
from tests.expected import DOCUMENTS

DATASET = Dataset(
    name="Ferry corpus",
    description="Pages about ferries.",
    license="CC-BY-4.0",
    url="https://ferry.example/corpus",
    version="1.0.0",
    published="2026-05-04",
    doi="10.1234/ferry",
    creators=(Creator(given="Ida", family="Pemble", orcid="0000-0002-1825-0097"), Creator(name="Ferry Society")),
    rai={"biases": ["Mostly ferries."], "collection": "By hand.", "sensitive": ["Names of captains."]},
)
#: mlcroissant goes through a part of rdflib that is to be replaced.
rdflib_warns = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
HOSTILE = "\x1b[31m|`<script>alert(1)</script>\u202e # \"'\n--- *x*"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "records.jsonl"
    lines = [clean(document).to_json() for document in DOCUMENTS]
    for number, day in enumerate(("2024-05-04T03:02:01Z", "2023-01-02T00:00:00Z")):
        page = f"<title>{HOSTILE}</title><p>The ferry number {number} left at nine, and came back at ten.</p>"
        source = Source(
            page.encode(), "text/html", f"{number}\x1b.html", f"https://www.Fähre.example/{number}", captured=day
        )
        lines.append(clean(source).to_json())
    path.write_text("\n".join([*lines, lines[0]]) + "\n", "utf-8", newline="\n")
    return Corpus(path, DATASET)


def written(name, corpus):
    return "".join(EXPORTS[name].write(corpus))


def test_the_table_is_that_of_the_command():
    assert tuple(EXPORTS) == EXPORT_NAMES
    help_ = CliRunner(env={"COLUMNS": "200"}).invoke(main, ["export", "--help"]).output
    for name, export in EXPORTS.items():
        assert re.search(rf"^ *{name} +{re.escape(export.line)}", help_, re.MULTILINE), name


@pytest.mark.parametrize("name", EXPORT_NAMES)
def test_the_same_records_give_the_same_bytes(name, corpus):
    assert written(name, corpus) == written(name, corpus)
    assert "\x1b" not in written(name, corpus)


# ---- Croissant


@pytest.fixture(scope="module")
def croissant(corpus):
    path = corpus.path.with_name("croissant.json")
    path.write_text(written("croissant", corpus), "utf-8")
    return path


@rdflib_warns
def test_croissant_by_mlcroissant(croissant, caplog):
    with caplog.at_level(logging.WARNING):
        dataset = mlcroissant.Dataset(str(croissant))
    issues = dataset.metadata.ctx.issues
    assert not issues.errors
    assert [said for said in issues.warnings if "citeAs" not in said and "cite_as" not in said] == []
    assert not [said for said in caplog.messages if "not standard" in said]
    metadata = dataset.metadata
    assert metadata.ctx.is_v1_1()
    assert metadata.name in ("Ferry corpus", {"en": "Ferry corpus"})
    assert metadata.license == ["https://spdx.org/licenses/CC-BY-4.0.html"]
    assert [creator.name for creator in metadata.creators] == ["Ida Pemble", "Ferry Society"]


@rdflib_warns
def test_croissant_rai_by_mlcroissant(croissant):
    metadata = mlcroissant.Dataset(str(croissant)).metadata
    assert metadata.data_biases == ["Mostly ferries."]
    assert metadata.data_collection == "By hand."
    assert metadata.personal_sensitive_information == ["Names of captains."]
    assert metadata.data_collection_timeframe == [datetime(2023, 1, 2), datetime(2024, 5, 4)]
    assert json.loads(croissant.read_text("utf-8"))["rai:dataCollectionTimeframe"] == ["2023-01-02", "2024-05-04"]
    assert "corpusclean" in metadata.machine_annotation_tools[0]
    assert any("reserve rights" in said for said in metadata.data_limitations)


@rdflib_warns
def test_croissant_describes_records_that_mlcroissant_can_read(croissant, corpus):
    read = list(mlcroissant.Dataset(str(croissant)).records("records"))
    known = list(corpus.records())
    assert [one["records/text"].decode() for one in read] == [one["text"] for one in known]
    assert [one["records/digest"].decode() for one in read] == [one["digest"] for one in known]
    assert [[name.decode() for name in one["records/authors"]] for one in read] == [one["authors"] for one in known]


def test_croissant_without_a_dataset_states_nothing_that_is_not_known(corpus):
    said = json.loads(written("croissant", Corpus(corpus.path, Dataset())))
    assert not {"license", "url", "creator", "datePublished", "version", "sameAs"} & set(said)
    assert said["name"] == "records"


# ---- Hugging Face


def test_the_card_by_huggingface_hub(corpus, tmp_path):
    path = tmp_path / "README.md"
    path.write_text(written("card", corpus), "utf-8")
    card = DatasetCard.load(path)
    assert card.data.pretty_name == "Ferry corpus"
    assert card.data.license == "cc-by-4.0"
    assert card.data.size_categories == ["n<1K"]
    assert {"de", "en", "fr", "zh"} <= set(card.data.language)
    assert card.data.to_dict()["configs"] == [{"config_name": "default", "data_files": "records.jsonl"}]
    assert card.text.lstrip().startswith("# Ferry corpus")
    features = card.data.to_dict()["dataset_info"]["features"]
    assert [one["name"] for one in features] == " ".join(FEATURES.values()).split()
    assert {key for one in features for key in one} == {"name", "dtype", "list"}


def column_of(data, said):
    """The type of the column that a property of the schema needs, null aside."""
    said = data["$defs"][said["$ref"].rpartition("/")[2]] if "$ref" in said else said
    if "anyOf" in said:
        (one,) = (part for part in said["anyOf"] if part.get("type") != "null")
        return column_of(data, one)
    kinds = said.get("type", "string")  # a constant has none
    types = {kinds} if isinstance(kinds, str) else {*kinds}
    simple = {"string": "dtype: string", "integer": "dtype: int64"}
    if types == {"array"}:
        return (
            "list: string"
            if {"type": "string"}.items() <= said["items"].items() or "enum" in said["items"]
            else "dtype: json"
        )
    (kind,) = types - {"null"}
    return simple.get(kind, "dtype: json")


def test_the_card_states_the_columns_of_records_and_tombstones():
    schema = json.loads((Path(__file__).parent.parent.parent / "docs" / "record.schema.json").read_text("utf-8"))
    stone = tombstone(clean(DOCUMENTS[0]))
    wanted = {name: column_of(schema, said) for name, said in schema["properties"].items()}
    wanted |= dict.fromkeys(stone, "dtype: string")
    assert {name: kind for kind, names in FEATURES.items() for name in names.split()} == wanted


def test_the_card_obeys_nothing_that_documents_say(corpus):
    hostile = Corpus(corpus.path, Dataset(name=HOSTILE, description="# " + HOSTILE, creators=(Creator(name=HOSTILE),)))
    text = written("card", hostile)
    assert DatasetCard(text).data.pretty_name == HOSTILE
    body = DatasetCard(text).text
    assert "<" not in body
    assert not re.search(r"(?<!\\)\*x", body)
    assert body.count("\n# ") + body.startswith("# ") == 1


@pytest.mark.parametrize(
    ("text", "safe"),
    [("Plain words, 3.5 km - and more.", "Plain words, 3.5 km - and more."), ("# x", r"\# x"), ("- x", r"\- x"),
     ("1. x", r"\1. x"), ("a|b", r"a\|b"), ("<b>&", "&lt;b&gt;&amp;"), ("a\n\nb", "a b")],
)  # fmt: skip
def test_escaped(text, safe):
    assert escaped(text) == safe


@pytest.mark.parametrize(
    ("count", "category"),
    [(0, "n<1K"), (999, "n<1K"), (1000, "1K<n<10K"), (99_999, "10K<n<100K"), (10**6, "1M<n<10M"), (10**9, "n>1B")],
)
def test_size_categories(count, category):
    assert size_category(count) == category


# ---- Dolma


def test_dolma_documents_have_the_fields_of_its_toolkit(corpus):
    lines = [json.loads(line) for line in written("dolma", corpus).splitlines()]
    kinds = {"id": str, "text": str, "source": str, "created": str, "added": str, "version": str, "metadata": dict}
    for line, record in zip(lines, corpus.records(), strict=True):
        assert {key: type(value) for key, value in line.items()} == kinds
        assert (line["id"], line["text"]) == (record["digest"], record["text"])
    assert lines[-2]["metadata"]["domain"] == "xn--fhre-loa.example"
    assert lines[-2]["added"] == "2023-01-02T00:00:00Z"


def test_dolma_spans_are_the_blocks_of_the_text(corpus):
    documents = written("dolma", corpus).splitlines()
    attributes = written("dolma-attributes", corpus).splitlines()
    for document, line, record in zip(
        map(json.loads, documents), map(json.loads, attributes), corpus.records(), strict=True
    ):
        assert (line["id"], line["source"]) == (document["id"], document["source"])
        spans = line["attributes"]
        assert spans.pop("corpusclean__kept")[0][:2] == [0, len(document["text"])]
        pieces = sorted(span for ones in spans.values() for span in ones)
        assert all(type(s) is int and type(e) is int and isinstance(score, float) for s, e, score in pieces)
        kept = [b for b in record["blocks"] if b.get("text_end", 0) > b.get("text_start", 0)]
        assert [span[:2] for span in pieces] == [[b["text_start"], b["text_end"]] for b in kept]
        said = "".join(document["text"][s:e] for s, e, _ in pieces)
        assert "".join(said.split()) == "".join(document["text"].split()), "only breaks stand between the spans"


def test_dolma_files_are_compressed_where_their_name_says_so(corpus, tmp_path):
    for name in ("a.jsonl", "a.jsonl.gz", "b.jsonl.gz"):
        assert (
            CliRunner().invoke(main, ["export", "dolma", str(corpus.path), "-o", str(tmp_path / name)]).exit_code == 0
        )
    packed = (tmp_path / "a.jsonl.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "a.jsonl").read_bytes()
    assert packed == (tmp_path / "b.jsonl.gz").read_bytes()


# ---- PROV


def test_prov_by_the_prov_library(corpus):
    document = ProvDocument.deserialize(content=written("prov", corpus), format="json")
    records = list(corpus.records())
    distinct = {one["digest"] for one in records}
    kinds = [type(one).__name__ for one in document.get_records()]
    assert kinds.count("ProvDerivation") == len(distinct) == len(DOCUMENTS) + 2
    assert kinds.count("ProvEntity") == 2 * len(distinct) + 1
    assert (kinds.count("ProvActivity"), kinds.count("ProvAgent"), kinds.count("ProvAssociation")) == (1, 1, 1)
    derivation = next(one for one in document.get_records() if type(one).__name__ == "ProvDerivation")
    assert derivation.args[0].uri == "urn:corpusclean:record:sha256:" + records[0]["digest"].removeprefix("sha256:")
    assert derivation.args[1].uri == "urn:corpusclean:source:sha256:" + records[0]["id"].removeprefix("sha256:")
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document


# ---- domains


def test_domains_by_volume_and_date(corpus):
    rows = list(csv.DictReader(io.StringIO(written("domains", corpus))))
    assert list(rows[0]) == COLUMNS
    known = [row for row in rows if row["domain"] != "(no address)"]
    sizes = [int(row["text_bytes"]) for row in known]
    assert sizes == sorted(sizes, reverse=True)
    assert rows[-1]["domain"] == "(no address)"
    assert rows[-1]["cumulative_per_mille"] == "1000"
    assert sum(int(row["records"]) for row in rows) == len(DOCUMENTS) + 3
    assert [row["top"] for row in known] == ["yes"] + ["no"] * (len(known) - 1)
    (ferry,) = (row for row in rows if row["domain"] == "xn--fhre-loa.example")
    assert (ferry["records"], ferry["captured_first"], ferry["captured_last"]) == ("2", "2023-01-02", "2024-05-04")


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.Example.org:8080/a", "example.org"),
        ("https://user:secret@a.example/", "a.example"),
        ("http://[::1]/", ""),
        ("=cmd()", ""),
        ("https://=cmd().example/", ""),
        ("https://-a.example/", ""),
        ("https://[/", ""),
        ("https://" + "a" * 70 + ".example/", ""),
        ("not an address", ""),
        (None, ""),
    ],
)
def test_domain_of(url, domain):
    assert domain_of({"origin": {"url": url}, "url": None}) == domain
    assert domain_of({"origin": {"url": None}, "url": url}) == domain


# ---- citation


def test_the_citation_is_of_its_schema(corpus):
    said = YAML(typ="safe").load(written("citation", corpus))
    schema = get_builtin_schema("vendor.citation-file-format")
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(said)
    assert said["authors"][0]["family-names"] == "Pemble"
    assert said["authors"][1] == {"name": "Ferry Society"}
    assert (said["type"], said["doi"]) == ("dataset", "10.1234/ferry")


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=5), st.text(min_size=1, max_size=20) | st.lists(st.text(max_size=9), min_size=1)
    )
)
def test_yaml_is_read_as_it_was_meant(value):
    assert (YAML(typ="safe").load("".join(yaml.lines(value))) or {}) == value


# ---- the table of facts


def test_the_dataset_of_a_configuration():
    said = {
        "name": " x ",
        "creators": ["A", {"family": "B", "given": "C"}],
        "rai": {"biases": "one", "collection": "two"},
    }
    found = dataset_of(said)
    assert found.name == "x"
    assert [creator.said for creator in found.creators] == ["A", "C B"]
    assert found.rai == {"biases": ["one"], "collection": "two"}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"nome": "x"}, "dataset.nome: unknown; known are name"),
        ({"name": 3}, "dataset.name must be a text that is not blank"),
        ({"name": ""}, "dataset.name must be a text that is not blank"),
        ({"creators": "A"}, "dataset.creators must be a list"),
        ({"creators": [{"given": "A"}]}, None),
        ({"creators": [{}]}, "dataset.creators[0]: name or family is missing"),
        ({"creators": [{"name": "A", "orcid": "1"}]}, "dataset.creators[0].orcid must be four groups"),
        ({"creators": [3]}, "dataset.creators[0] must be a name or a table"),
        ({"url": "ferry.example"}, "dataset.url must be an address"),
        ({"published": "yesterday"}, "dataset.published must be a date"),
        ({"rai": {"mood": "x"}}, "dataset.rai.mood: unknown"),
        ({"rai": []}, "dataset.rai must be a table"),
    ],
)
def test_what_is_wrong_in_it_is_named(said, message):
    if message is None:
        assert dataset_of(said)
        return
    with pytest.raises(DatasetError) as error:
        dataset_of(said)
    assert str(error.value).startswith(message)


# ---- the command


def run(*arguments):
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.mark.parametrize("name", EXPORT_NAMES)
def test_written_whole_with_the_facts_of_the_configuration(name, corpus, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("corpusclean.toml").write_text('[dataset]\nname = "Ferries"\ncreators = ["A"]\n')
    assert run(name, corpus.path, "-o", "out").exit_code == 0
    assert Path("out").read_text("utf-8") == written(
        name, Corpus(corpus.path, Dataset(name="Ferries", creators=(Creator("A"),)))
    )
    assert run(name, corpus.path).output == Path("out").read_text("utf-8")


@pytest.mark.parametrize("name", EXPORT_NAMES)
@pytest.mark.parametrize("data", [b"", b"hello\n", b'{"schema":"corpusclean.record/9"}\n'])
def test_what_is_not_records_gives_one_line_and_no_file(name, data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("corpusclean.toml").write_text('[dataset]\nname = "Ferries"\ncreators = ["A"]\n')
    Path("records.jsonl").write_bytes(data)
    done = run(name, "records.jsonl", "-o", "out")
    assert done.exit_code == 2
    assert done.output.startswith("corpusclean: records.jsonl")
    assert done.output.count("\n") == 1
    assert not Path("out").exists()


def test_a_fault_in_the_last_line_leaves_no_file(corpus, tmp_path):
    (tmp_path / "records.jsonl").write_bytes(corpus.path.read_bytes() + b"{}\n")
    for name in ("dolma", "prov", "domains"):
        done = run(name, tmp_path / "records.jsonl", "-o", tmp_path / "out")
        assert done.exit_code == 2
        assert f"line {len(DOCUMENTS) + 4}" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["records.jsonl"]


def test_missing_facts_and_wrong_usage_are_one_line(corpus, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("citation", corpus.path)
    assert done.exit_code == 2
    assert (
        "citation requires name and creators — state them in [tool.corpusclean.dataset] of pyproject.toml"
        in done.output
    )
    for arguments in (
        ("card", "gone"),
        ("card", "."),
        ("feather", corpus.path),
        ("card", corpus.path, "-o", corpus.path),
    ):
        done = run(*arguments)
        assert done.exit_code == 2
        assert done.output.count("\n") == 1
    Path("corpusclean.toml").write_text("[dataset]\nname = 3\n")
    assert "corpusclean.toml: dataset.name must be a text that is not blank — " in run("card", corpus.path).output
