"""Every rule keeps its own promises: what it must leave alone first, then what it finds."""

import re
from pathlib import Path

import pytest

from corpusclean import clean
from corpusclean.label.rules import ALL_RULES
from corpusclean.model import LABELS

LEAVES = [pytest.param(rule, case, id=f"{rule.name}-{n}") for rule in ALL_RULES for n, case in enumerate(rule.leaves)]
FINDS = [pytest.param(rule, case, id=f"{rule.name}-{n}") for rule in ALL_RULES for n, case in enumerate(rule.finds)]


def labelled(example):
    record = clean(example.text, media_type="text/plain")
    return [(block.label, block.text) for block in record.blocks], [block.rule for block in record.blocks]


@pytest.mark.parametrize(("rule", "case"), LEAVES)
def test_leaves_alone(rule, case):
    found, _ = labelled(case)
    assert found == list(case.paragraphs)


@pytest.mark.parametrize(("rule", "case"), FINDS)
def test_finds(rule, case):
    found, rules = labelled(case)
    assert found == list(case.paragraphs)
    assert rule.name in rules


def test_the_table_is_complete():
    names = [rule.name for rule in ALL_RULES]
    folder = Path(__import__("corpusclean.label.rules", fromlist=["x"]).__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "base"}
    assert len(set(names)) == len(names)
    assert {name.replace("-", "_") for name in names} == files
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", name) for name in names)


#: Rules that find nothing in a short plain text, which is what an example is: the tests of markup and places have theirs.
WITHOUT_FINDS = {"hidden", "markup", "link-list", "outside-main", "repeat", "lead", "inset"}


def test_every_rule_has_a_page_and_cases():
    for rule in ALL_RULES:
        assert len(rule.page.split()) >= 15, rule.name
        assert rule.leaves, rule.name
    assert {rule.name for rule in ALL_RULES if not rule.finds} == WITHOUT_FINDS


def test_examples_use_labels_of_the_vocabulary():
    for rule in ALL_RULES:
        for case in (*rule.finds, *rule.leaves):
            assert {label for label, _ in case.paragraphs} <= set(LABELS), rule.name
