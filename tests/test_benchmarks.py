"""The benchmark program, on pages that are written here. Peers need not be installed."""

import gzip
import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).parent.parent
if not (ROOT / "benchmarks").is_dir():
    pytest.skip("benchmarks/ is not part of the package", allow_module_level=True)
sys.path.insert(0, str(ROOT))

from benchmarks import __main__ as command  # noqa: E402
from benchmarks import (  # noqa: E402
    chart,
    encoding,
    flatten,
    languages,
    measures,
    memory,
    pages,
    run,
    scaling,
    speed,
    systems,
    tables,
)
from benchmarks.measures import Hits, Words  # noqa: E402
from benchmarks.pages import Page  # noqa: E402
from benchmarks.systems import Answer, System  # noqa: E402

PROSE = "The river rose again on Monday, and the lower town was without power until the evening."
MORE = "Nobody was hurt, said the mayor, who had walked through the streets with a lamp in her hand."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>The river</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>The river</h1><p>{PROSE}</p><p>{MORE}</p></article>
<footer>Share this page</footer></body></html>"""
GOLD = {
    "type": "article",
    "text": f"{PROSE}\n{MORE}",
    "with": [PROSE, "with a lamp in her hand"],
    "without": ["Share this page"],
    "title": "The river",
    "author": None,
    "date": "",
}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "set"
    (made / "pages").mkdir(parents=True)
    rows = [{**GOLD, "id": f"p{number}"} for number in range(4)]
    (made / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    for row in rows:
        (made / "pages" / f"{row['id']}.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    return made


@pytest.fixture
def bare(monkeypatch):
    """Tables of systems and flatteners that need nothing beside the package."""
    ours = systems.HTML[0]
    monkeypatch.setattr(command, "HTML", (ours, System("fails", fails), System("absent", fails, ("no-such-package",))))
    monkeypatch.setattr(command, "TEXT", (systems.TEXT[0], System("C4 lines", systems.by_c4)))
    monkeypatch.setattr(memory, "HTML", command.HTML)
    stripped = flatten.Flattener("stripped", lambda html: re.sub(r"<[^>]*>", "", html), ())
    monkeypatch.setattr(flatten, "FLATTENERS", (stripped,))
    monkeypatch.setattr(flatten, "decode", bytes.decode)


def fails(document):
    raise RecursionError(f"{len(document)}\nbytes")


def invoke(*arguments):
    return CliRunner().invoke(command.main, [str(argument) for argument in arguments])


# what is measured


def test_the_same_words_in_another_order_are_perfect():
    assert measures.words("Rose the RIVER", "the river rose.") == Words(1.0, 1.0, 1.0)


def test_words_count_as_often_as_they_stand():
    found = measures.words("a a b", "a b b b")
    assert (found.precision, found.recall) == (2 / 3, 2 / 4)
    assert found.f1 == pytest.approx(2 * (2 / 3) * 0.5 / (2 / 3 + 0.5))


@pytest.mark.parametrize(("given", "right"), [("", "a"), ("a", "b"), ("a", "…")])
def test_nothing_in_common_is_nothing(given, right):
    assert measures.words(given, right) == Words(0.0, 0.0, 0.0)


def page(**answer):
    return Page("p", Path("p"), **answer)


def test_snippets_are_found_across_white_space_and_as_words_across_marks():
    given = Answer("The river\n\n rose – again.")
    one = measures.score(page(wanted=("river rose", "rose again"), unwanted=("Share",)), given).counts
    assert one["kept"] == Hits(1, 2)
    assert one["kept as words"] == Hits(2, 2)
    assert one["leaked"] == Hits(0, 1)


def test_strings_of_nothing_are_not_asked_for():
    one = measures.score(page(wanted=("—",), comments=(" ", "yes")), Answer("A text.")).counts
    assert (one["kept"], one["kept as words"]) == (Hits(0, 1), Hits(0, 0))
    assert one["comments found"] == Hits(0, 1)


def test_comments_are_content_on_forum_pages_alone():
    given = Answer("Question", ("I have the same",))
    right = {"text": "Question I have the same", "comments": ("the same",)}
    article, forum = (measures.score(page(kind=kind, **right), given) for kind in ("article", "forum"))
    assert (article.words.recall, forum.words.recall) == (0.2, 1.0)
    assert article.counts["comments found"] == Hits(1, 1)
    assert article.counts["comments leaked"] == forum.counts["comments leaked"] == Hits(0, 1)


@pytest.mark.parametrize(
    ("right", "given", "exact", "wrong"),
    [
        ("Ana Ruiz", ("Ana Ruiz",), 1, 0),
        ("Ana Ruiz and Bo Lind", ("Bo Lind", "Ana Ruiz"), 1, 0),
        ("Ana Ruiz, MD", ("Ana Ruiz MD",), 1, 0),
        ("Ana Ruiz", (), 0, 0),
        ("Ana Ruiz", ("Staff",), 0, 1),
    ],
)
def test_authors(right, given, exact, wrong):
    counts = measures.score(page(author=right), Answer(authors=given)).counts
    assert counts["author exact"] == Hits(exact, 1)
    assert counts["author wrong"] == Hits(wrong, 1)


def test_facts_without_an_answer_are_not_asked_for():
    counts = measures.score(page(date="2021-03-04"), Answer(title="A", date="2021-03-04T10:00:00Z")).counts
    assert counts["title wrong"] == Hits(0, 0)
    assert counts["date exact"] == Hits(1, 1)


def test_words_are_means_over_pages_and_strings_are_pooled():
    one = measures.score(page(kind="a", text="x", wanted=("x",)), Answer("x"))
    other = measures.score(page(kind="b", text="x", wanted=("x", "x y", "z")), Answer("y"))
    found = measures.summarize([one, other, measures.score(page(kind="b"), Answer("y"))])
    assert found.words["all"] == Words(0.5, 0.5, 0.5)
    assert found.words["b"] == Words(0.0, 0.0, 0.0)
    assert found.pages_of == {"all": 2, "a": 1, "b": 1}
    assert found.counts["kept"] == Hits(1, 4)


# systems


@pytest.mark.parametrize(
    "line",
    [
        "The river rose again on Monday.",
        "Was nobody hurt in the town?",
        'She said: "We have lost it all."',
        "Then the lights went out at once!",
    ],
)
def test_c4_keeps_sentences(line):
    assert systems.c4_keeps(line)


@pytest.mark.parametrize(
    "line",
    [
        "The river rose again on Monday",
        "Nobody was hurt.",
        "Read on about the lower town...",
        "Please enable JavaScript to read this page.",
        "By reading on you accept our cookie policy.",
    ],
)
def test_c4_drops_other_lines(line):
    assert not systems.c4_keeps(line)


def test_lines_become_paragraphs_and_stay_text():
    seen = []
    systems.over_lines(lambda html: seen.append(html) or Answer(), b"a < b\n\n  \n& c")
    assert b"<p>a &lt; b</p>\n<p>&amp; c</p>" in seen[0]


def test_our_answers_hold_the_article_and_its_title():
    answer = systems.HTML[0].clean(PAGE.encode())
    assert answer.text.split("\n\n")[-2:] == [PROSE, MORE]
    assert answer.title == "The river"


@pytest.mark.parametrize("system", systems.HTML, ids=lambda system: system.name)
def test_every_installed_system_finds_the_prose(system):
    if systems.missing(system.packages):
        pytest.skip("not installed")
    long = PAGE.replace(f"<p>{MORE}</p>", f"<p>{PROSE} {MORE} {PROSE}</p>" * 3)
    assert f"{PROSE} {MORE}" in " ".join(system.clean(long.encode()).text.split())


def test_names_of_systems_are_unique_and_the_same_in_both_tracks():
    names = [system.name for system in systems.HTML]
    assert len(set(names)) == len(names)
    assert names == [system.name for system in systems.TEXT]


# the command


def test_the_html_track(folder, bare, tmp_path):
    done = invoke("html", folder, "--sample", 2, "--json", tmp_path / "f.json", "--markdown", tmp_path / "t.md")
    assert done.exit_code == 0, done.output
    assert "skipped absent: not installed: no-such-package" in done.stderr
    assert "counted as empty: fails: p2: RecursionError:" in done.stderr
    ours, failing = json.loads((tmp_path / "f.json").read_text("utf-8"))["columns"]
    assert (ours["system"], ours["form"], ours["pages"]) == ("corpusclean", "html", 2)
    assert ours["counts"]["kept"] == {"found": 4, "among": 4}
    assert ours["counts"]["title exact"] == {"found": 2, "among": 2}
    assert ours["megabytes"] > 1
    assert failing["words"]["all"]["f1"] == 0
    assert [said["page"] for said in failing["failures"]] == ["p0", "p2"]
    assert "| corpusclean | " in (tmp_path / "t.md").read_text("utf-8")
    assert str(folder) not in (tmp_path / "t.md").read_text("utf-8")


def test_the_text_track_keeps_flattened_texts(folder, bare, tmp_path):
    done = invoke("text", folder, "--cache", tmp_path / "cache", "--peer", "c4 lines", "--json", tmp_path / "f.json")
    assert done.exit_code == 0, done.output
    kept = list((tmp_path / "cache").rglob("*.txt"))
    assert len(kept) == 1, "four pages of the same bytes"
    kept[0].write_text(PROSE, "utf-8")
    invoke("text", folder, "--cache", tmp_path / "cache", "--json", tmp_path / "f.json")
    columns = json.loads((tmp_path / "f.json").read_text("utf-8"))["columns"]
    assert [(column["system"], column["form"]) for column in columns] == [
        ("corpusclean", "stripped"),
        ("C4 lines", "stripped"),
    ]
    assert all(column["words"]["all"]["precision"] == 1 for column in columns)


def test_the_speed_track(folder, bare, monkeypatch, tmp_path):
    monkeypatch.setattr(command, "missing", lambda packages: [name for name in packages if name == "trafilatura"])
    done = invoke("speed", folder, "--megabytes", "0.01", "--json", tmp_path / "f.json")
    assert done.exit_code == 0, done.output
    figures = json.loads((tmp_path / "f.json").read_text("utf-8"))
    assert [len(race["ours"]) for race in figures["races"]] == [4]
    assert [size["size"] for size in figures["sizes"]] == [1000, 2000, 4000, 10000]
    assert "skipped trafilatura" in done.stderr


def test_the_scaling_track(monkeypatch, tmp_path):
    monkeypatch.setattr(scaling, "UNITS", ("word ", "<a "))
    done = invoke("scaling", "--size", "200", "--json", tmp_path / "f.json")
    assert done.exit_code == 0, done.output
    found = json.loads((tmp_path / "f.json").read_text("utf-8"))["growths"]
    assert len({(one["unit"], one["form"]) for one in found}) == len(found) == 14
    assert all(150 < one["size"] < 260 for one in found)
    grown = scaling.Growth("x", "text", 1000, 2.0, 12.0)
    assert (grown.ratio, grown.seconds_per_megabyte) == (1.5, 3.0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--systems", "nobody"], "Error: no system 'nobody'; there are: corpusclean, fails, absent"),
        (["--systems", "absent"], "Error: none of these systems is installed: pip install -e '.[bench]'"),
        (["--json", "no/such/folder/f.json"], "Error: no folder"),
        (["--chart", "chart.png"], "Error: a chart is an .svg file: chart.png"),
    ],
)
def test_what_cannot_be_run_is_said_in_a_line(folder, bare, arguments, said):
    done = invoke("html", folder, *arguments)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith(said)
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        (None, "cannot read gold.jsonl"),
        ("", "no page in"),
        ('{"id": "p0"}\n{', "gold.jsonl, line 2: not JSON"),
        ('{"id": "../p0"}', "gold.jsonl, line 1: no `id` that is the name of a file"),
        ('{"id": "p9"}', "cannot read page p9"),
    ],
)
def test_folders_that_are_not_of_the_form(folder, bare, gold, said):
    (folder / "gold.jsonl").unlink()
    if gold is not None:
        (folder / "gold.jsonl").write_text(gold, "utf-8")
    done = invoke("html", folder)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith(f"Error: {said}")


def test_a_damaged_page_is_said_in_a_line(folder, bare):
    (folder / "pages" / "p1.html.gz").write_bytes(gzip.compress(PAGE.encode())[:40])
    done = invoke("html", folder)
    assert done.stderr.splitlines()[-1].startswith("Error: cannot read page p1: ")


def test_every_nth_page_in_the_order_of_the_answers(folder):
    assert [one.id for one in pages.load(folder, 3)] == ["p0", "p3"]


# tables and charts


def column(name, form, f1, milliseconds):
    one = measures.Score("article", Words(f1, f1, f1), dict.fromkeys(measures.COUNTS, Hits(1, 2)))
    return run.Column(name, form, (run.Result("p", one, milliseconds),) * 3, 50.0)


def test_forms_are_shown_together_and_apart():
    columns = [column("ours", "a", 0.5, 10), column("theirs", "a", 1, 40), column("ours", "b", 1, 30)]
    columns.append(column("theirs", "b", 0, 40))
    overview, by_form, *_ = tables.quality(columns, "theirs")
    assert overview.rows[0][3:4] == ("0.750",)
    assert overview.rows[0][-5:] == ("20.0", "20.0", "0.50×", "50", "0")
    assert by_form.rows == (("ours", "0.500", "1.000"), ("theirs", "1.000", "0.000"))


def test_markdown_tables_have_cells_for_every_head():
    for table in tables.quality([column("ours", "html", 0.5, 10)], "theirs"):
        assert {len(row) for row in table.rows} == {len(table.heads)}


def test_ratios_of_a_race():
    race = speed.Race("r", (1.0, 3.0, 8.0), (2.0, 2.0, 2.0))
    assert (race.ratio, race.median_ratio) == (2.0, 1.5)


def test_a_chart_has_a_point_for_each_system(tmp_path):
    pytest.importorskip("matplotlib")
    chart.draw([column("ours", "html", 0.5, 10), column("theirs", "html", 0.7, 90)], "T", tmp_path / "c.svg")
    svg = (tmp_path / "c.svg").read_text("utf-8")
    assert ">ours<" in svg
    assert ">theirs<" in svg
    assert "://" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_the_page_shows_commands_that_there_are_and_every_system():
    said = (ROOT / "docs" / "benchmarks.md").read_text("utf-8")
    commands = re.findall(r"^python -m benchmarks (\w+) FOLDER(.*)$", said, re.MULTILINE)
    assert {track for track, _ in commands} == {"html", "text", "metadata", "comments", "speed"}
    for track, options in commands:
        known = invoke(track, "--help").output
        assert [option for option in re.findall(r"--[a-z]+", options) if option not in known] == []
    assert [system.name for system in systems.HTML if f"| {system.name} |" not in said] == []


def test_encodings_are_right_on_nearly_all_documents():
    documents = encoding.documents()
    assert len({document.encoding for document in documents}) >= 30
    assert len({document.language for document in documents}) >= 10
    assert all(len(document.data) >= 200 for document in documents)
    sample = documents[::17]
    (ours,) = encoding.compare(encoding.DETECTORS[:1], sample, lambda: None)
    assert sum(ours.right) >= 0.97 * len(sample)
    assert encoding.tables([ours], sample)[0].rows[0][0] == "corpusclean"


def test_languages_are_right_or_none():
    texts = languages.texts()
    assert len(frozenset().union(*(text.languages for text in texts))) >= 40
    sample = [text for text in texts if text.kind in ("paragraphs", "two languages")][::8]
    ours, _ = languages.compare(sample, lambda: None)
    assert list(ours.said) == [text.languages for text in sample]
    assert languages.tables([ours], sample)[0].rows[0][2] == "1.000"


@pytest.mark.parametrize(
    ("track", "column"), [("encodings", "| corpusclean |"), ("languages", "| corpusclean right |")]
)
def test_tracks_without_pages_write_their_tables(monkeypatch, tmp_path, track, column):
    monkeypatch.setattr(encoding, "documents", lambda find=encoding.documents: find()[::200])
    monkeypatch.setattr(encoding, "DETECTORS", encoding.DETECTORS[:1])
    monkeypatch.setattr(languages, "texts", lambda find=languages.texts: find()[::200])
    said = CliRunner().invoke(
        command.main, [track, "--markdown", str(tmp_path / "a.md"), "--json", str(tmp_path / "a.json")]
    )
    assert said.exit_code == 0, said.output
    assert column in (tmp_path / "a.md").read_text("utf-8")
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["results"][0]["name"] == "corpusclean"
