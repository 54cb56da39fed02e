"""What was removed comes back into the text, the ledger says so, and it can be undone and cleaned again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from corpusclean import Recipe, Record, clean, split_comments
from corpusclean.provenance import replay
from corpusclean.provenance.verify import RerunResult, check
from corpusclean.record import sealed
from corpusclean.rerun import Cleaner, rerun
from corpusclean.restoration import restorable, restore, unrestored

SEEDS = sorted(p for p in (Path(__file__).parent.parent / "seeds").iterdir() if p.suffix in (".txt", ".md", ".html"))
THREAD = """<!DOCTYPE html><nav><a href="/">Home port</a></nav><article><h1>The harbour</h1><p>The harbour was never deep enough for the
ships that the town had hoped for, and so they went to the next one, where the water is deep.</p></article>
<div id="comments"><ol><li class="comment"><cite class="fn">Ola</cite><time datetime="2019-05-03">3 May</time>
<div class="comment-content"><p>Not for those ships.</p></div></li></ol></div>"""
PATH = next(path for path in SEEDS if path.name == "plain-news-with-see-also.txt")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_everything_comes_back_and_can_be_undone(path: Path) -> None:
    record, source = clean(path), path.read_bytes()
    made = restore(record, source, keep=["boilerplate", "title", "meta", "hidden"])
    assert made.id == record.id
    assert made.comments == record.comments
    assert [b.text for b in made.blocks] == [b.text for b in record.blocks]
    assert made.blocks
    in_comments = {n for comment in record.comments for n in comment.blocks}
    assert all(b.kept or n in in_comments for n, b in enumerate(made.blocks))
    assert check(made.to_json().encode(), path.parent).problems == ()
    assert Record.from_json(made.to_json()) == made
    assert unrestored(made, source) == record
    assert rerun(made, source) == RerunResult()


def test_only_what_is_named_comes_back() -> None:
    record, source = clean(PATH), PATH.read_bytes()
    (removed,) = record.removed
    made = restore(record, source, keep=["boilerplate.related"])
    assert "SEE ALSO" in made.text
    assert "SEE ALSO" not in record.text
    (entry,) = [block for block in made.blocks if block.was]
    assert (entry.label, entry.rule, entry.was) == ("article", "restore", (removed.label, removed.rule))
    assert (made.counts["characters"], made.counts["kept_per_mille"]) == (len(made.text), 1000)
    assert restore(record, source, drop_rules=[removed.rule]) == made
    assert restore(record, source, keep=["boilerplate.bio"], drop_rules=["byline"]) is record
    assert restorable(record, keep=["boilerplate"]) == (7,)


def test_a_label_is_not_a_beginning_of_a_word() -> None:
    assert restorable(clean(PATH), keep=["boilerplate.rel", "boiler"]) == ()


@pytest.mark.parametrize("comments", ["within", "split", "drop"])
def test_comments_are_put_back_by_no_rule_even_where_the_record_does_not_list_them(comments: str) -> None:
    record = clean(THREAD.encode(), recipe=Recipe(comments=comments))
    rules = {block.rule for block in record.blocks if block.label.startswith("comment")}
    assert rules
    assert restorable(record, keep=["comment"], drop_rules=rules) == ()
    assert restorable(record, keep=["boilerplate"], drop_rules=rules) != ()


def test_a_label_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no label 'boiler'; there are boilerplate and title, meta"):
        restore(clean(PATH), PATH.read_bytes(), keep=["boilerplate", "boiler"])


def test_a_source_that_does_not_bear_the_record_out_is_refused() -> None:
    record = clean(PATH)
    with pytest.raises(ValueError, match="other bytes"):
        restore(record, b"something else", keep=["boilerplate"])
    forged = sealed(evolve(record, text=record.text.replace("nine", "noon") + "!"))
    with pytest.raises(ValueError, match="not what the ledger"):
        restore(forged, PATH.read_bytes(), keep=["boilerplate"])


def test_what_the_ledger_says_of_it_is_checked(tmp_path: Path) -> None:
    data = json.loads(restore(clean(PATH), PATH.read_bytes(), keep=["boilerplate"]).to_json())
    number = next(n for n, block in enumerate(data["blocks"]) if "was" in block)
    for was in (["boilerplate"], ["a", 1], "ab"):
        data["blocks"][number]["was"] = was
        data["digest"] = replay.digest(data)
        (problem,) = check(replay.canonical(data)).problems
        assert f"blocks[{number}].was" in problem


# ---- cleaning again


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_cleaned_again_it_is_the_same(path: Path) -> None:
    assert rerun(clean(path), path.read_bytes()) == RerunResult()


def test_a_record_that_rules_would_not_make_is_found() -> None:
    record, source = clean(PATH), PATH.read_bytes()
    forged = restore(record, source, keep=["boilerplate"])
    blocks = tuple(evolve(block, rule="rest", was=None) for block in forged.blocks)
    forged = sealed(evolve(forged, blocks=blocks))
    assert replay.check_replay(forged.to_dict(), source) == []
    (problem,) = rerun(forged, source).problems
    assert problem.startswith("cleaned again it differs in blocks")
    assert "text" in problem


def test_another_recipe_is_named_and_its_outcome_compared() -> None:
    record, source = clean(PATH), PATH.read_bytes()
    reader = {**record.recipe["reader"], "ftfy": "1.0"}
    other = sealed(evolve(record, recipe={**record.recipe, "reader": reader}))
    assert rerun(other, source) == RerunResult((), ("reader.ftfy",))
    changed = sealed(evolve(other, title="Another title"))
    (problem,) = rerun(changed, source).problems
    assert problem == "cleaned again it differs in title; other recipe: reader.ftfy"
    unknown = sealed(evolve(record, recipe={**record.recipe, "name": "secret"}))
    assert rerun(unknown, source) == RerunResult(not_rerun="made by a recipe that this version does not have")
    options = sealed(evolve(record, recipe={**record.recipe, "options": "sha256:0"}))
    assert rerun(options, source) == RerunResult(not_rerun="made with other options")
    rules = sealed(evolve(options, recipe={**options.recipe, "rule_set": "1999.1"}))
    assert rerun(rules, source) == RerunResult(not_rerun="made under other rules")


@pytest.mark.parametrize("comments", ["split", "drop"])
def test_what_was_put_back_beside_comments_that_are_not_there_is_taken_out_again(comments: str) -> None:
    source = THREAD.encode()
    recipe = Recipe(comments=comments)
    record = next(split_comments(clean(source, recipe=recipe)))
    made = restore(record, source, keep=["boilerplate"])
    assert made != record
    assert Cleaner(recipe)(made, source) == RerunResult()
