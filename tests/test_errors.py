"""Errors on their way from one process to another."""

from __future__ import annotations

import pickle

import pytest

from corpusclean import Source, clean
from corpusclean.errors import CorpuscleanError, MissingExtra, Rejected, UnknownRules


@pytest.mark.parametrize("error", [MissingExtra("reading WARC archives", "warc"), UnknownRules("1999.1")])
def test_errors_can_be_pickled(error: CorpuscleanError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back)) == (type(error), str(error))


@pytest.mark.parametrize("source", [b"", Source(b"", path="a.txt", warc={"type": "response"})])
def test_a_rejection_can_be_pickled_with_its_reason(source: bytes | Source) -> None:
    with pytest.raises(Rejected) as raised:
        clean(source)
    back = pickle.loads(pickle.dumps(raised.value))
    assert (back.rejection, str(back)) == (raised.value.rejection, "the document is empty")


@pytest.mark.parametrize("source", [Source(b"x"), Source(b"x", headers={"Content-Language": "de"})])
def test_a_source_can_be_pickled(source: Source) -> None:
    assert pickle.loads(pickle.dumps(source)) == source


def test_a_rejection_and_a_record_can_be_pickled() -> None:
    with pytest.raises(Rejected) as raised:
        clean(b"")
    assert pickle.loads(pickle.dumps(raised.value.rejection)) == raised.value.rejection
    record = clean("A note.")
    assert pickle.loads(pickle.dumps(record)) == record
