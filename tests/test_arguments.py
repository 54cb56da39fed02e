"""Arguments of the wrong kind are refused by name; what cannot be read is rejected with a reason."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import corpusclean


def test_source_bytes_still_takes_a_tree_and_a_part_of_one():
    soup = BeautifulSoup("<h1>Ferry</h1><p>It sails.</p>", "html.parser")
    assert corpusclean.source_bytes(soup.p) == b"<p>It sails.</p>"


@pytest.mark.parametrize("wrong", [None, "<p>text</p>", b"<p>text</p>", Path("page.html")])
def test_source_bytes_names_what_it_takes(wrong):
    with pytest.raises(TypeError, match=r"soup must be a BeautifulSoup tree, not"):
        corpusclean.source_bytes(wrong)


@pytest.mark.parametrize("wrong", [None, 3, {}])
def test_a_record_is_read_from_text_or_bytes_alone(wrong):
    with pytest.raises(TypeError, match="a line of JSON must be a str or bytes"):
        corpusclean.Record.from_json(wrong)


@pytest.mark.parametrize("wrong", [None, 3, b"rose"])
def test_a_quote_is_text(wrong):
    with pytest.raises(TypeError, match="quote must be a str"):
        corpusclean.trace(corpusclean.clean("The river rose again."), wrong)


def test_a_path_with_nul_is_rejected_like_any_that_cannot_be_read():
    (outcome,) = corpusclean.clean_many([Path("a\0b")])
    assert (outcome.stage, outcome.reason, outcome.message) == (
        "input",
        "unreadable",
        "cannot be read: embedded null byte",
    )


@pytest.mark.parametrize("named", [["title"], ("title",), {"title"}])
def test_labels_to_restore_are_any_collection(named):
    source = b"<h1>Ferry</h1><p>The ferry sails again, after a winter in which nobody crossed the sound but gulls.</p>"
    record = corpusclean.clean(source, media_type="text/html")
    assert corpusclean.restore(record, source, keep=named).text.startswith("Ferry")


@pytest.mark.parametrize("wrong", ["title", b"title", 3])
@pytest.mark.parametrize("name", ["keep", "drop_rules"])
def test_one_name_is_no_collection_of_names(name, wrong):
    source = b"The river rose again."
    with pytest.raises(TypeError, match=f"{name} must be a list of names"):
        corpusclean.restore(corpusclean.clean(source), source, **{name: wrong})


@pytest.mark.parametrize("wrong", [None, b"crawl.warc", 3])
def test_an_archive_is_named_by_a_path(wrong):
    with pytest.raises(TypeError, match="path must be a path, not"):
        list(corpusclean.read_archive(wrong))
