"""Two runs compared: what is the same is silent, and every change is found, in its place, with its rule."""

from __future__ import annotations

import copy
import io
import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import Recipe, Source, clean
from corpusclean.cli import main
from corpusclean.diff.compare import Change, Difference, Ledgered, Verdict, compare
from corpusclean.diff.sides import Side, differences, written
from corpusclean.diff.totals import Totals
from corpusclean.errors import RecordError
from corpusclean.provenance import replay
from tests.expected import DOCUMENTS, SEEDS

TEXT = (
    "The ferry left at nine with forty sheep on board, and arrived with all of them.\n\n"
    "Its captain said that sheep were easier than people, because they did not ask when it would arrive.\n\n"
    "SEE ALSO: All our stories on ferries\n"
)


def line(text=TEXT, path="ferry.txt", change=None):
    data = json.loads(clean(Source(text.encode(), path=path)).to_json())
    if change:
        change(data)
        data["content"] = replay.content(data)
        data["digest"] = replay.digest(data)
    return replay.canonical(data) + b"\n"


def side(*lines):
    return Side(io.BytesIO(b"".join(lines)), "x.jsonl")


def compared(change):
    """The difference between a record and the same after ``change``."""
    return next(differences(side(line()), side(line(change=change))))


def label(number, new, rule):
    def change(data):
        data["blocks"][number].update(label=new, rule=rule)

    return change


# ---- what is the same


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_record_does_not_differ_from_itself(path):
    record = clean(path)
    known = Ledgered(record.to_dict(), [entry.text for entry in record.blocks])
    assert compare(known, known).status == "same"
    (found,) = differences(side(written(record)), side(record.to_json().encode() + b"\n"))
    assert (found.status, found.changes) == ("same", ())


def test_recipe_path_score_and_counts_are_no_difference():
    def change(data):
        data["recipe"]["corpusclean"] = "sha256:" + "0" * 64
        data["blocks"][0]["score"] = 900

    assert compared(change).status == "same"
    assert [d.status for d in differences(side(line()), side(line(path="elsewhere.txt")))] == ["same"]


def test_order_and_duplicates_do_not_matter():
    other = line("Another document of one line.", "b.txt")
    assert {d.status for d in differences(side(line(), other, line()), side(line(), line(), other))} == {"same"}


# ---- what differs


def test_a_block_that_left_the_text():
    found = compared(label(2, "article", "rest"))
    assert found.status == "relabelled"
    (change,) = found.changes
    start = TEXT.index("SEE ALSO")
    assert (change.start, change.end) == (start, len(TEXT) - 1)
    assert (change.a, change.b) == (Verdict("boilerplate.related", "phrase"), Verdict("article", "rest"))
    assert found.moved == len("SEE ALSO: All our stories on ferries")


def test_texts_of_removed_blocks_are_shown_where_a_side_knows_them():
    a = Side(io.BytesIO(written(clean(Source(TEXT.encode(), path="ferry.txt")))), "a")
    (found,) = differences(a, side(line(change=label(2, "boilerplate.promo", "sales"))))
    assert found.changes[0].text == "SEE ALSO: All our stories on ferries"


@pytest.mark.parametrize("texts", [3, [], ["x"], [1, 2, 3], None])
def test_what_only_looks_like_a_side_with_texts_is_no_record(texts):
    forged = replay.canonical({"record": json.loads(line()), "texts": texts}) + b"\n"
    with pytest.raises(RecordError, match=r"x\.jsonl, line 1: schema: "):
        side(forged)


def test_bounds_that_moved_give_the_bytes_between():
    def change(data):
        first, second = data["blocks"][0], copy.deepcopy(data["blocks"][0])
        first["end"], second["start"] = 20, 21
        second.update(label="boilerplate.ad", rule="phrase")
        data["blocks"].insert(1, second)

    (found,) = compared(change).changes
    assert (found.start, found.end) == (21, TEXT.index("\n"))
    assert found.b == Verdict("boilerplate.ad", "phrase")


def test_a_block_that_is_not_there_on_one_side():
    def change(data):
        del data["blocks"][2]

    (found,) = compared(change).changes
    assert (found.a, found.b) == (Verdict("boilerplate.related", "phrase"), Verdict())


def test_a_block_that_reads_otherwise():
    def change(data):
        data["blocks"][1]["edits"] = [[0, 1]]

    (found,) = compared(change).changes
    assert found.a == found.b == Verdict("article", "rest")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "A title"),
        ("authors", ["Ida"]),
        ("language", "fr"),
        ("license", {"spdx": None, "name": "x", "version": None, "url": None}),
    ],
)
def test_facts(name, value):
    found = compared(lambda data: data.update({name: value}))
    assert found.status == "changed"
    assert found.facts[name][1] == value
    assert found.changes == ()


def test_comments_and_text():
    comment = {"text": "Baa.", "blocks": [0], "author": None, "published": None, "age": None, "score": None}
    more = {"depth": 0, "parent": None, "kind": "comment", "raw": "", "readings": [], "quotes": []}
    assert compared(lambda data: data["comments"].append({**comment, **more})).comments == (0, 1)
    assert compared(lambda data: data.update(text="x")).text


def test_records_of_one_side_and_sources_that_changed():
    found = list(
        differences(
            side(line(), line("Old words.", "b.txt")), side(line("New words.", "b.txt"), line("Else.", "c.txt"))
        )
    )
    assert sorted((d.status, d.path) for d in found) == [
        ("only-a", "ferry.txt"),
        ("only-b", "c.txt"),
        ("source", "b.txt"),
    ]


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["article", "boilerplate.ad", "meta"])), max_size=4))
def test_every_byte_that_changed_its_label_is_in_a_change(changes):
    def change(data):
        for number, new in changes:
            data["blocks"][number]["label"] = new

    old, new = json.loads(line()), json.loads(line(change=change))
    found = compared(change)
    for number, (one, two) in enumerate(zip(old["blocks"], new["blocks"], strict=True)):
        at = [(c.start, c.end) for c in found.changes if c.start < one["end"] and c.end > one["start"]]
        assert at == ([(one["start"], one["end"])] if one["label"] != two["label"] else []), number


def test_totals_count_by_kind():
    totals = Totals()
    for _ in range(2):
        totals.add(compared(label(2, "article", "rest")))
    totals.add(compared(lambda data: data.update(title="x")))
    (kind,) = totals.kinds()
    assert (kind.blocks, kind.bytes, kind.records) == (2, 72, 2)
    assert totals.records == {"relabelled": 2, "changed": 1}
    assert totals.content_differs


def test_moved_counts_the_bytes_that_entered_or_left_the_text_alone():
    kept, out, other = Verdict("article", "rest"), Verdict("boilerplate.ad", "phrase"), Verdict("meta", "byline")
    heading = Verdict("article.heading", "markup")
    changes = (
        Change(0, 5, kept, out),
        Change(7, 9, out, other),
        Change(9, 12, other, kept),
        Change(20, 30, kept, heading),
    )
    assert Difference("changed", "sha256:0", None, changes=changes).moved == 5 + 3


# ---- the command


@pytest.fixture
def runs(tmp_path):
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_bytes(line() + line("Another document of one line.", "b.txt"))
    new.write_bytes(line(change=label(2, "article", "rest")) + line("Another document of one line.", "b.txt"))
    return old, new


def run(*arguments):
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def test_the_screen(runs):
    done = run(*runs)
    assert done.exit_code == 0
    assert "1  nothing differs\n" in done.output
    assert "1  labels or rules differ, content does not\n" in done.output
    assert "boilerplate.related (phrase) → article (rest)" in done.output
    assert "ferry.txt  labels or rules differ" in done.output
    assert "1 more that differ less; --limit 1 shows all" in run(*runs, "--limit", 0).output


def test_content_that_differs_ends_with_1(runs):
    runs[1].write_bytes(line(change=lambda data: data.update(title="Sheep \x1b[31m")))
    done = run(*runs)
    assert done.exit_code == 1
    assert r"title: null → Sheep \x1b[31m" in done.output
    assert "only in A" in done.output


def test_json_is_a_line_for_each_record_and_one_of_counts(runs):
    first, last = map(json.loads, run(*runs, "--json").output.splitlines())
    assert (first["schema"], first["status"], first["path"]) == ("corpusclean.diff/1", "relabelled", "ferry.txt")
    assert first["blocks"][0]["b"] == {"label": "article", "rule": "rest"}
    assert last["schema"] == "corpusclean.diff-summary/1"
    assert last["records"] == {"same": 1, "relabelled": 1, "changed": 0, "source": 0, "only-a": 0, "only-b": 0}
    assert (last["a"]["name"], last["a"]["records"]) == ("old.jsonl", 2)


def test_recipes_over_the_same_sources(tmp_path):
    path = tmp_path / "records.jsonl"
    CliRunner().invoke(main, ["clean", str(SEEDS), "-o", str(path)])
    same = run(path, "balanced", "--sources", SEEDS)
    assert same.exit_code == 0
    assert f"{len(DOCUMENTS)}  nothing differs" in same.output
    differ = [p for p in DOCUMENTS if clean(p).content != clean(p, recipe=Recipe(name="precision")).content]
    other = run("balanced", "precision", "--sources", SEEDS, "--json")
    assert json.loads(other.output.splitlines()[-1])["records"]["changed"] == len(differ)
    assert other.exit_code == bool(differ)


def test_documents_that_a_recipe_rejects_are_counted_and_named_once(tmp_path):
    pages, out = tmp_path / "pages", tmp_path / "records.jsonl"
    pages.mkdir()
    (pages / "ferry.txt").write_text(TEXT, "utf-8")
    (pages / "empty.txt").touch()
    (pages / "large.txt").write_text(TEXT * 9, "utf-8")
    (pages / "photo.jpg").touch()
    CliRunner().invoke(main, ["clean", str(pages / "ferry.txt"), "-o", str(out)])
    given = ("--sources", pages, "--max-bytes", len(TEXT.encode()))
    done = run(out, "balanced", *given)
    assert done.exit_code == 0
    assert "1 record, 2 rejected, balanced" in done.output
    assert "1 record, balanced" in done.output
    both = run("balanced", "recall", *given).output
    assert both.count("rejected: empty.txt: empty: ") == 1
    assert both.count("rejected: large.txt: too-large: ") == 1
    said = json.loads(run(out, "balanced", *given, "--json").output.splitlines()[-1])
    assert said["a"]["rejected"] is None
    assert [(one["path"], one["reason"]) for one in said["b"]["rejected"]] == [
        ("empty.txt", "empty"),
        ("large.txt", "too-large"),
    ]
    none = run("balanced", "balanced", "--sources", pages / "empty.txt")
    assert none.exit_code == 2
    assert "rejected: empty.txt: empty: " in none.output
    assert "no document gave a record" in none.output


@pytest.mark.parametrize(
    "arguments",
    [("gone", "gone"), (".", "."), ("balanced", "precision"), ("balanced", "recall", "--sources", "gone")],
)
def test_wrong_usage(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code == 2
    assert " — " in done.output
    assert done.output.count("\n") == 1


@pytest.mark.parametrize("data", [b"", b"hello\n", b'{"schema":"corpusclean.record/9"}\n', b"[]\n", b'{"texts":[]}\n'])
def test_files_that_are_not_records(data, runs):
    runs[1].write_bytes(data)
    done = run(*runs)
    assert done.exit_code == 2
    assert done.output.startswith("corpusclean: ")
    assert done.output.count("\n") == 1
