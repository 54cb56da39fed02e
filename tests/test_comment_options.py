"""What becomes of comments and of those who wrote them: options of the recipe and of the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from corpusclean import Recipe, Record, clean, split_comments
from corpusclean.cli import main
from corpusclean.people import pseudonym
from corpusclean.provenance.verify import check
from corpusclean.record import sealed

PAGE = """<article><h1>The harbour</h1><p>The harbour was never deep enough for the ships that the town had hoped for,
and so they went to the next one, where the water is deep and the quay is long.</p></article><div id="comments"><ol>
<li class="comment" id="comment-4"><div class="comment-author"><cite class="fn">Jane Doe 22</cite> says:</div><div
class="comment-meta"><time datetime="2019-05-03">3 May</time></div><div class="comment-content"><p>Not for those ships.</p></div>
<ol class="children"><li class="comment" id="comment-5"><div class="comment-author"><cite class="fn">Ola</cite> says:</div><div
class="comment-meta"><time datetime="2019-05-04">4 May</time></div><div class="comment-content"><p>Jane Doe 22 is right.</p></div></li>
</ol></li></ol></div>"""
KEY = b"sixteen bytes are enough"


def cleaned(**options: object) -> Record:
    return clean(PAGE, media_type="text/html", recipe=Recipe(**options))  # type: ignore[arg-type]


def test_within_is_the_default() -> None:
    assert [comment.author for comment in cleaned().comments] == ["Jane Doe 22", "Ola"]


def test_dropped_comments_stay_in_the_ledger() -> None:
    record = cleaned(comments="drop")
    assert record.comments == ()
    assert [block.text for block in record.blocks if block.label == "comment"] == [
        "Not for those ships.",
        "Jane Doe 22 is right.",
    ]
    assert record.text == cleaned().text
    assert record.counts["comments"] == 2


def test_pseudonyms_are_stable_and_say_nothing() -> None:
    record = cleaned(comment_authors="pseudonym", author_key=KEY)
    assert [c.author for c in record.comments] == [pseudonym("Jane Doe 22", KEY), pseudonym("Ola", KEY)]
    assert pseudonym("Ola", KEY) == pseudonym(" OLA", KEY) != pseudonym("Ola", KEY + b"!")
    line = record.to_json()
    assert [comment["raw"] for comment in json.loads(line)["comments"]] == ["", ""]
    assert "says" not in line
    assert KEY.decode() not in line
    assert record.recipe == cleaned(comment_authors="pseudonym", author_key=KEY + b"!").recipe


def test_dropped_authors() -> None:
    assert [(c.author, c.raw) for c in cleaned(comment_authors="drop").comments] == [(None, "")] * 2


def test_pseudonyms_need_a_key() -> None:
    with pytest.raises(ValueError, match="author_key"):
        Recipe(comment_authors="pseudonym")


@pytest.mark.parametrize("wrong", [{"comments": "all"}, {"comment_authors": "hash"}])
def test_other_words_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is not one of"):
        Recipe(**wrong)  # type: ignore[arg-type]


def test_systems_may_be_left_out() -> None:
    assert {b.rule for b in cleaned(comment_systems=["wordpress"]).blocks if b.label == "comment"} == {
        "system/wordpress"
    }
    assert "system/wordpress" not in {b.rule for b in cleaned(comment_systems=()).blocks}
    two = ["wordpress", "disqus"]
    assert Recipe(comment_systems=two).digest == Recipe(comment_systems=two[::-1]).digest != Recipe().digest


def test_split_comments(tmp_path: object) -> None:
    whole = cleaned(comments="split")
    article, first, second = split_comments(whole)
    assert (article.id, article.text, article.comments) == (whole.id, whole.text, ())
    assert (first.id, first.in_reply_to, first.kind) == (f"{whole.id}#comment-0", whole.id, "comment")
    assert (second.id, second.in_reply_to) == (f"{whole.id}#comment-1", first.id)
    assert (second.text, second.authors, second.published) == ("Jane Doe 22 is right.", ("Ola",), "2019-05-04")
    for record in (article, first, second):
        assert Record.from_json(record.to_json()) == record
        assert check(record.to_json().encode()).problems == ()


def test_a_record_from_json_cannot_be_split() -> None:
    with pytest.raises(ValueError, match="read back"):
        list(split_comments(Record.from_json(cleaned().to_json())))


def test_the_command(tmp_path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    out = tmp_path / "out.jsonl"
    run = CliRunner().invoke(main, ["clean", str(page), "-o", str(out), "--comments", "split"])
    assert run.exit_code == 0, run.output
    assert "2 comments in 1 document, each written as a record of its own\n" in run.output
    ids = [json.loads(line)["id"].partition("#")[2] for line in out.read_text().splitlines()]
    assert ids == ["", "comment-0", "comment-1"]
    verified = CliRunner().invoke(main, ["verify", str(out), "--sources", str(tmp_path)])
    assert verified.exit_code == 0, verified.output


def test_the_command_takes_a_key_from_a_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    page, key = tmp_path / "page.html", tmp_path / "key"
    page.write_text(PAGE)
    key.write_bytes(KEY + b"\n")
    asked = ["clean", str(page), "-q", "--comment-authors", "pseudonym"]
    said = [
        json.loads(CliRunner().invoke(main, [*asked, *more]).stdout)["comments"][1]["author"]
        for more in (["--author-key", str(key)], [], [])
    ]
    assert said[0] == pseudonym("Ola", KEY)
    assert len(set(said)) == 3
    assert CliRunner().invoke(main, ["clean", str(page), "--author-key", str(key)]).exit_code == 2
    for more in (["-o", key], ["-o", "o.jsonl", "--rejections", key], ["-o", "o.jsonl", "--statement", key]):
        refused = CliRunner().invoke(main, [*asked, "--author-key", str(key), *map(str, more)])
        assert (refused.exit_code, "is one of the inputs" in refused.output) == (2, True)
    assert key.read_bytes() == KEY + b"\n"
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "page.html.txt").write_bytes(KEY)
    as_text = [*asked, "--author-key", str(texts / "page.html.txt"), "--format", "text", "-o", str(texts)]
    assert CliRunner().invoke(main, as_text).exit_code == 2
    assert (texts / "page.html.txt").read_bytes() == KEY
    key.write_bytes(b"short")
    assert CliRunner().invoke(main, [*asked, "--author-key", str(key)]).exit_code == 2


CHOICES = [
    [],
    ["--comments", "drop"],
    ["--comments", "split"],
    ["--comment-authors", "drop"],
    ["--comments", "split", "--comment-authors", "pseudonym", "--author-key", "KEY"],
    ["--no-comment-systems", "--comments", "split"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page.html").write_text(PAGE)
    (tmp_path / "key").write_bytes(KEY)
    return tmp_path


def ran(folder: Path, command: str, said: list[str]) -> Result:
    named = {"KEY": "key", "OUT": "out.jsonl", "PAGES": "pages"}
    return CliRunner().invoke(main, [command, *(str(folder / named[word]) if word in named else word for word in said)])


@pytest.mark.parametrize("options", CHOICES, ids=" ".join)
@pytest.mark.parametrize("given", CHOICES, ids=" ".join)
def test_what_is_cleaned_again_with_the_same_options_is_the_same(
    folder: Path, options: list[str], given: list[str]
) -> None:
    assert ran(folder, "clean", ["PAGES", "-o", "OUT", "-q", *options]).exit_code == 0
    lines = len((folder / "out.jsonl").read_text().splitlines())
    result = ran(folder, "verify", ["OUT", "--sources", "PAGES", "--rerun", *given])
    if options == given:
        assert f"3 of 3, digests, replay and rerun; {lines} of {lines}" in result.output
        assert f"{lines} the same when cleaned again" in result.output
        assert "0, all is well" in result.output
        assert "not rerun" not in result.output
        assert result.exit_code == 0
    else:
        assert "problems:  0\n" in result.output
        assert f"2 of 3, digests and replay; {lines} of {lines} replayed" in result.output
        assert f"not rerun: {lines} made with other options: pass the comment options" in result.output
        assert "were compared" not in result.output
        assert result.exit_code == 1


def test_a_comment_that_was_changed_is_found(folder: Path) -> None:
    """Another time than the page states, under digests made anew: only cleaning again can tell."""
    ran(folder, "clean", ["PAGES", "-o", "OUT", "-q", "--comments", "split"])
    *others, last = (folder / "out.jsonl").read_text().splitlines()
    forged = sealed(evolve(Record.from_json(last), published="2020-01-01")).to_json()
    (folder / "out.jsonl").write_text("\n".join([*others, forged]) + "\n")
    result = ran(folder, "verify", ["OUT", "--sources", "PAGES", "--rerun", "--comments", "split"])
    assert result.exit_code == 1
    assert "line 3: cleaned again it differs in published\n" in result.output


def test_another_key_gives_other_pseudonyms(folder: Path) -> None:
    hide = ["--comment-authors", "pseudonym", "--author-key", "KEY"]
    ran(folder, "clean", ["PAGES", "-o", "OUT", "-q", *hide])
    (folder / "key").write_bytes(KEY[::-1])
    result = ran(folder, "verify", ["OUT", "--sources", "PAGES", "--rerun", *hide])
    assert result.exit_code == 1
    assert "line 1: cleaned again it differs in comments" in result.output


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (["--comments", "drop"], "add --rerun"),
        (["--no-comment-systems"], "add --rerun"),
        (["--rerun", "--comment-authors", "pseudonym"], "name its file with --author-key"),
        (["--rerun", "--author-key", "KEY"], "add --comment-authors pseudonym"),
    ],
    ids=str,
)
def test_options_that_cannot_be_followed_are_refused(folder: Path, options: list[str], hint: str) -> None:
    ran(folder, "clean", ["PAGES", "-o", "OUT", "-q"])
    result = ran(folder, "verify", ["OUT", "--sources", "PAGES", *options])
    assert result.exit_code == 2
    assert hint in result.output
