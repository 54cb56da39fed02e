"""The documents of ``seeds/`` come out as was checked by eye, and as their shapes were meant."""

import json

import pytest

from corpusclean import clean
from tests.expected import DOCUMENTS, expected_path, outcome


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_comes_out_as_expected(path):
    expected = json.loads(expected_path(path).read_text("utf-8"))
    assert outcome(clean(path)) == expected


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if p.name.startswith("clean-")], ids=lambda path: path.name)
def test_a_clean_document_loses_nothing_but_its_title(path):
    record = clean(path)
    assert {entry.label for entry in record.blocks} <= {"article", "article.list", "title", "meta"}
    assert record.removed == () or {r.label for r in record.removed} <= {"title", "meta"}


def test_there_are_enough_of_them_in_every_shape():
    names = {path.name for path in DOCUMENTS}
    assert len(names) >= 15
    assert {path.suffix for path in DOCUMENTS} == {".txt", ".md", ".html"}
    labels = {entry.label for path in DOCUMENTS for entry in clean(path).blocks}
    kinds = (
        "navigation share donation related newsletter feedback cookie paywall license disclaimer bio about ad footer"
    )
    assert {f"boilerplate.{kind}" for kind in kinds.split()} <= labels
    assert {"title", "meta", "comment", "comment.meta", "article.heading", "article.code", "article.table"} <= labels
