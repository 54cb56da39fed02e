"""Under one name of the rules, no document's ``content`` changes."""

import json

import pytest

from corpusclean import Recipe
from corpusclean.errors import UnknownRules
from corpusclean.recipe import PRESETS, RULES
from tests.golden import FILE, contents, differences, renewed

GOLDEN = json.loads(FILE.read_text("utf-8"))
OLD = {"a.txt": {"balanced": "1", "recall": "2"}}


def test_content_is_what_the_rule_set_gave_before():
    assert RULES in GOLDEN, "a new rule set: python tests/golden.py"
    found = contents()
    wrong = differences(GOLDEN[RULES]["content"], found)
    assert wrong == [], f"changed under the rules {RULES}: CONTRIBUTING.md says what to do (Pin the output)"
    assert set(found) == set(GOLDEN[RULES]["content"]), "documents came or went: python tests/golden.py"
    assert all(set(digests) == set(PRESETS) for digests in found.values())


def test_a_rule_set_that_was_replaced_was_released():
    assert [name for name, held in GOLDEN.items() if name != RULES and not held["released"]] == []


def test_an_unreleased_set_may_change():
    golden = {"1": {"released": None, "content": OLD}}
    assert renewed(golden, {"a.txt": {"balanced": "3", "recall": "2"}}, "1")["1"]["content"]["a.txt"]["balanced"] == "3"


def test_a_released_set_may_grow_but_not_change():
    golden = {"1": {"released": "0.1.0", "content": OLD}}
    assert renewed(golden, {**OLD, "b.txt": {}}, "1")["1"]["content"] == {**OLD, "b.txt": {}}
    for found in ({}, {"a.txt": {"balanced": "1", "recall": "3"}}):
        with pytest.raises(ValueError, match=r"released in 0\.1\.0.*a\.txt \(recall\)"):
            renewed(golden, found, "1")
    assert set(renewed(golden, {}, "2")) == {"1", "2"}


def test_a_recipe_names_its_rules():
    assert Recipe().to_dict()["rule_set"] == RULES
    assert Recipe(rules=RULES) == Recipe()
    with pytest.raises(UnknownRules, match=r"no rules called '1999\.1'"):
        Recipe(rules="1999.1")
