"""What becomes of comments and of those who wrote them: options of the recipe and of the command."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from corpusclean import Recipe, Record, clean, split_comments
from corpusclean.cli import main
from corpusclean.people import pseudonym
from corpusclean.provenance.verify import check

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
    assert all(comment["raw"] == "" for comment in json.loads(line)["comments"])
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
    with pytest.raises(ValueError, match="must be in"):
        Recipe(**wrong)  # type: ignore[arg-type]


def test_systems_may_be_left_out() -> None:
    assert {b.rule for b in cleaned(comment_systems=["wordpress"]).blocks if b.label == "comment"} == {
        "system/wordpress"
    }
    assert "system/wordpress" not in {b.rule for b in cleaned(comment_systems=()).blocks}
    assert Recipe(comment_systems=["b", "a"]).digest == Recipe(comment_systems=["a", "b"]).digest != Recipe().digest


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
    run = CliRunner().invoke(main, ["clean", str(page), "-o", str(out), "--comments", "split", "-q"])
    assert run.exit_code == 0, run.output
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
