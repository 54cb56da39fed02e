"""The comment track of the benchmark program, on threads that are written here."""

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
from benchmarks import comments, flatten, threads  # noqa: E402
from benchmarks.systems import Answer, Post, System  # noqa: E402

ASKED = "Does anybody know how deep the harbour is at the old quay these days?"
FOUR = "It is four metres deep, or was when I measured it with a rope last year."
THREE = "Three metres and a half, and not a hand more than that, I would say."


def first_eight(text):
    return " ".join(text.split()[:8])


def unit(text, author, date, depth=0, **more):
    last = " ".join(text.split()[-8:])
    said = {"author": author, "date": date, "depth": depth, "words": len(text.split())}
    return {**said, "starts": first_eight(text), "ends": last, **more}


def annotated(*units, count=None, page="p0", **more):
    return {"id": page, "n": count or len(units), "comments": list(units), **more}


def scores(tmp_path, row, *posts, **answer):
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n\n", "utf-8")
    (right,) = threads.load(tmp_path / "a.jsonl")
    return threads.score(right, Answer(posts=posts, **answer))


PAIR = annotated(unit(ASKED, "Jane Doe", "2019-05-03"), unit(FOUR, "mole 22", None, 1))


def test_the_same_comments_are_perfect(tmp_path):
    found = scores(tmp_path, PAIR, Post(ASKED, "jane doe", "2019-05-03T10:00"), Post(FOUR, "Mole22", None, 1))
    assert found == dict.fromkeys(threads.MEASURES, 1.0)


def test_no_comments_are_nothing(tmp_path):
    found = scores(tmp_path, PAIR)
    assert found == dict.fromkeys(threads.MEASURES, 0.0)


def test_one_edge_is_half_a_comment_and_never_all_right(tmp_path):
    cut = Post(first_eight(ASKED), "Jane Doe", "2019-05-03")
    found = scores(tmp_path, annotated(unit(ASKED, "Jane Doe", "2019-05-03")), cut)
    assert (found["boundaries"], found["author"], found["all right"]) == (0.5, 1, 0)


def test_what_is_no_comment_costs_precision(tmp_path):
    row = annotated(unit(ASKED, "Jane Doe", None))
    found = scores(tmp_path, row, Post("Log in"), Post(ASKED, "Jane Doe"), Post("Share this page"))
    assert (found["boundaries"], found["all right"], found["author"]) == (0.5, 0.5, 1)
    assert found["count"] == pytest.approx(1 / 3)


def test_a_comment_that_holds_its_neighbours_is_half_right(tmp_path):
    long = f"{ASKED} {' '.join([THREE] * 3)} {ASKED}"
    assert scores(tmp_path, annotated(unit(ASKED, "a", None)), Post(long, "a"))["boundaries"] == 0.5


def test_comments_behind_the_annotated_ones_are_not_judged(tmp_path):
    row = annotated(unit(ASKED, "a", None), count=3)
    found = scores(tmp_path, row, Post(ASKED, "a"), Post(FOUR, "b"), Post(THREE, "c"))
    assert (found["boundaries"], found["all right"], found["count"]) == (1, 1, 1)


def test_a_comment_may_be_given_with_or_without_the_quotation_at_its_start(tmp_path):
    row = annotated(unit(f"{ASKED} {FOUR}", "a", None, starts_own=first_eight(FOUR)))
    assert scores(tmp_path, row, Post(f"{ASKED} {FOUR}", "a"))["boundaries"] == 1
    assert scores(tmp_path, row, Post(FOUR, "a"))["boundaries"] == 1


@pytest.mark.parametrize(
    ("stated", "given", "right"),
    [
        ("2019-05-03", "2019-05-03", 1),
        ("2019-05-03", "2019-05-04", 0),
        ("2019-05-03T23:10Z", "2019-05-04T01:10", 1),
        ("2019-05-03", None, 0),
        ("2019-05-03", "yesterday", 0),
        (None, None, 1),
        (None, "2019-05-03", 0),
    ],
)
def test_dates_are_days_and_none_may_be_made_up(tmp_path, stated, given, right):
    assert scores(tmp_path, annotated(unit(ASKED, "a", stated)), Post(ASKED, "a", given))["date"] == right


def test_the_opening_post_of_a_thread_is_the_article(tmp_path):
    row = annotated(unit(ASKED, "Jane Doe", "2019-05-03", op=True), unit(FOUR, "mole", None))
    found = scores(tmp_path, row, Post(FOUR, "mole"), text=ASKED, authors=("Jane Doe",), date="2019-05-03")
    assert found["all right"] == found["count"] == 1


def test_pages_without_answers_have_no_depth(tmp_path):
    assert "depth" not in scores(tmp_path, annotated(unit(ASKED, "a", None)), Post(ASKED, "a"))
    assert threads.mean([{"author": 1.0}, {"author": 0.0, "depth": 1.0}]) == {"author": 0.5, "depth": 1.0}


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "p0"}', '{"id": "p0", "n": 1, "comments": [{"author": "a"}]}'])
def test_annotations_that_are_not_of_the_form_are_said_in_a_line(folder, tmp_path, line):
    (tmp_path / "a.jsonl").write_text(line, "utf-8")
    done = invoke(folder, "--annotated", tmp_path / "a.jsonl")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith("Error: a.jsonl, line 1: not an annotation")


# the command

ARTICLE = "<p>The river rose again on Monday, and the lower town was without power until the evening came.</p>" * 3
ITEM = '<li class="comment" id="comment-{0}"><cite class="fn">{1}</cite> says: <time datetime="{2}">{2}</time><p>{3}</p></li>'
THREAD = f"""<ol class="comment-list">{ITEM.format(1, "Jane Doe", "2019-05-03", ASKED)}
{ITEM.format(2, "mole 22", "2019-05-04", FOUR)}</ol>"""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "set"
    (made / "pages").mkdir(parents=True)
    gold = {
        "p0": ({"comments": [first_eight(ASKED), "with a rope"]}, THREAD),
        "p1": ({}, ""),
        "p2": ({"type": "forum"}, THREAD),
        "p3": ({}, THREAD),
    }
    rows = [json.dumps({"id": name, "type": "article", **said}) for name, (said, _) in gold.items()]
    (made / "gold.jsonl").write_text("\n".join(rows), "utf-8")
    for name, (_, below) in gold.items():
        page = f"<html><body><article><h1>The river</h1>{ARTICLE}</article>{below}</body></html>"
        (made / "pages" / f"{name}.html.gz").write_bytes(gzip.compress(page.encode()))
    return made


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    """Systems and flatteners that need nothing beside the package."""
    lump = System("lump", lambda document: Answer(comments=(re.sub(r"<[^>]*>", "", document.decode()),)))
    monkeypatch.setattr(comments, "HTML", (*comments.HTML[:2], lump))
    monkeypatch.setattr(comments, "TEXT", (*comments.TEXT[:2], lump))
    monkeypatch.setattr(flatten, "FLATTENERS", (flatten.Flattener("lines", lines, ()),))
    monkeypatch.setattr(flatten, "decode", bytes.decode)


def lines(html):
    return "\n".join(filter(str.strip, re.sub(r"<[^>]*>", "\n", html).split("\n")))


def invoke(*arguments):
    return CliRunner().invoke(command.main, ["comments", *map(str, arguments)])


def test_the_comment_track(folder, tmp_path):
    row = annotated(unit(ASKED, "Jane Doe", "2019-05-03"), unit(FOUR, "mole 22", "2019-05-04"), set="set")
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    (tmp_path / "u.txt").write_text("p7\n", "utf-8")
    given = ("--annotated", tmp_path / "a.jsonl", "--unlisted", tmp_path / "u.txt")
    done = invoke(folder, *given, "--json", tmp_path / "f.json", "--markdown", tmp_path / "t.md")
    assert done.exit_code == 0, done.output
    ours, unknown, lump, *on_text = json.loads((tmp_path / "f.json").read_text("utf-8"))["columns"]
    assert [column["form"] for column in on_text] == ["lines"] * 3
    assert ours["found"] == {"found": 2, "among": 2}
    assert ours["leaked"] == {"found": 0, "among": 2}
    assert (ours["bare"], ours["alarms"]) == (2, ["p3"])
    assert ours["means"]["all right"] == unknown["means"]["all right"] == on_text[0]["means"]["all right"] == 1
    assert (lump["found"]["found"], lump["alarms"], lump["means"]) == (2, ["p1", "p3"], {})
    assert "comments on pages without: corpusclean, html: p3" in done.stderr
    written = (tmp_path / "t.md").read_text("utf-8")
    assert "| html | corpusclean | 1.000 | 0.000 | 0.500 |" in written
    assert "Comments one by one, on 1 annotated pages" in written


def test_pages_that_nobody_annotated_are_left_out(folder, tmp_path):
    (tmp_path / "u.txt").write_text("p3\n", "utf-8")
    done = invoke(folder, "--unlisted", tmp_path / "u.txt", "--json", tmp_path / "f.json")
    ours = json.loads((tmp_path / "f.json").read_text("utf-8"))["columns"][0]
    assert (ours["bare"], ours["alarms"]) == (1, [])
    assert "one by one" not in done.output


def test_an_annotated_page_must_be_in_one_folder(folder, tmp_path):
    row = annotated(unit(ASKED, "a", None), set="other")
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    done = invoke(folder, "--annotated", tmp_path / "a.jsonl")
    assert done.stderr.splitlines()[-1] == "Error: the annotated page p0 is in 0 of these folders"


def test_folders_without_comments_are_said_in_a_line(folder):
    (folder / "gold.jsonl").write_text('{"id": "p1"}', "utf-8")
    done = invoke(folder)
    assert done.stderr.splitlines()[-1].startswith("Error: no page of these folders has comments")
