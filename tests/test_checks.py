"""Arguments of the library: what is right stays as it is, what is wrong is one line that names it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

import corpusclean
from corpusclean import Recipe, Rejection, Source, clean, clean_many, restore, trace
from corpusclean.comments import SYSTEMS, known_systems

TEXT = "The council of the harbour town voted on Monday evening to keep its last ferry running for another year."
RECORD = clean(TEXT)
REJECTION = Rejection("input", "empty", "the document is empty")
PAGE = b"<h1>Ferry</h1><p>The council voted on Monday to keep its <b>last</b> ferry.</p><p>Share this article</p>"


def test_what_is_right_stays_as_it_is() -> None:
    assert Recipe(comment_systems=None).comment_systems is None
    assert Recipe(comment_systems=[]).comment_systems == ()  # type: ignore[arg-type]
    assert Recipe(comment_systems=("wordpress", "disqus", "disqus")).comment_systems == ("disqus", "wordpress")
    assert set(SYSTEMS) < known_systems()
    assert {"xenforo", "viafoura"} < known_systems()  # by its elements, and fetched by a script
    assert Recipe(comment_systems=tuple(known_systems())).comment_systems == tuple(sorted(known_systems()))
    assert Recipe(max_undecodable=0, max_bytes=1, author_key=b"k" * 16) == Recipe(
        max_undecodable=0, max_bytes=1, author_key=b"k" * 16
    )
    assert Source(TEXT.encode(), url="https://harbour.example/f\u00e4hre \U0001f6a2", warc={}).sha256 in RECORD.id
    assert clean(Source(bytearray(TEXT.encode()), charset="utf-8")).digest == RECORD.digest  # type: ignore[arg-type]
    assert RECORD.to_markdown(TEXT.encode()) == RECORD.to_markdown()


@pytest.mark.parametrize("held", [PAGE, bytearray(PAGE), memoryview(PAGE), Source(PAGE, path="ferry.html")])
def test_a_source_is_taken_wherever_its_bytes_are(held: Any) -> None:
    record = clean(held, media_type="text/html")
    (removed,) = record.removed
    assert record.to_markdown(held) == record.to_markdown(PAGE) != record.to_markdown()
    assert restore(record, held, keep=(name for name in ["title", removed.label])).text.endswith("Share this article")
    assert trace(record, "share this", held, ignore_case=True) == trace(record, "share this", PAGE, ignore_case=True)
    assert trace(record, "share this", held, ignore_case=True) != ()


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: Recipe(comment_systems="disqus"), TypeError, "('disqus',)"),
        (lambda: Recipe(comment_systems=7), TypeError, "comment_systems takes a sequence of names"),
        (lambda: Recipe(comment_systems=[b"disqus"]), TypeError, "must be a str, not bytes"),
        (lambda: Recipe(comment_systems=["disqsu"]), ValueError, "'disqsu'; known are 4chan, 5ch"),
        (lambda: Recipe(author_key=b"1"), ValueError, "at least 16 bytes, not 1"),
        (
            lambda: Recipe(author_key="a key that is long enough"),
            TypeError,
            "author_key must be bytes or None, not str",
        ),
        (lambda: Recipe(max_bytes=0), ValueError, "max_bytes must be at least 1, not 0"),
        (lambda: Recipe(max_bytes=1e6), TypeError, "max_bytes must be an int, not float"),
        (lambda: Recipe(max_undecodable=True), TypeError, "max_undecodable must be an int, not bool"),
        (lambda: Recipe(name="exact"), ValueError, "name 'exact' is not one of balanced, precision, recall"),
        (lambda: Recipe(comments=["drop"]), ValueError, "is not one of within, split, drop"),
        (lambda: clean(TEXT, url=5), TypeError, "url must be a str or None, not int"),
        (lambda: clean(Source(b"x"), url=0), TypeError, "url must be a str or None, not int"),
        (lambda: clean(TEXT, url="https://x.example/\ud800"), ValueError, "url holds half a surrogate pair"),
        (lambda: clean(TEXT, recipe="precision"), TypeError, "recipe must be a Recipe, like Recipe(name='precision')"),
        (lambda: Source(TEXT), TypeError, "the source must be bytes, not str"),
        (lambda: Source(b"x", path=Path("x.txt")), TypeError, "path must be a str or None, not"),
        (lambda: Source(b"x", headers=["a"]), TypeError, "headers must be a mapping of names to texts, not list"),
        (lambda: Source(b"x", warc={"offset": 5}), TypeError, "warc['offset'] must be a str, not int"),
        (lambda: RECORD.to_markdown(TEXT), TypeError, "the source must be bytes or a Source, not str"),
        (lambda: restore(RECORD, Path("x.txt"), keep=["meta"]), TypeError, "must be bytes or a Source, not PosixPath"),
        (lambda: restore(RECORD, TEXT.encode(), keep="meta"), TypeError, "keep must be a list of names, like"),
        (lambda: restore(RECORD, TEXT.encode(), drop_rules=b"byline"), TypeError, "drop_rules must be a list of names"),
        (
            lambda: restore(RECORD, TEXT.encode(), drop_rules=None),
            TypeError,
            "a list of names, like ['title'], not None",
        ),
        (lambda: restore(RECORD, TEXT.encode(), keep=[5]), TypeError, "each of keep must be a str, not int"),
        (lambda: restore(REJECTION, TEXT.encode()), TypeError, "record must be a Record, not Rejection"),
        (lambda: trace(RECORD, "ferry", TEXT), TypeError, "the source must be bytes or a Source, not str"),
        (lambda: trace(RECORD, b"ferry"), TypeError, "quote must be a str, not bytes"),
        (lambda: trace(RECORD.to_dict(), "ferry"), TypeError, "record must be a Record, not dict"),
        (lambda: next(corpusclean.split_comments(None)), TypeError, "record must be a Record, not None"),
        (lambda: corpusclean.source_bytes(f"<p>{TEXT}"), TypeError, "soup must be a BeautifulSoup tree, not str"),
        (lambda: corpusclean.Record.from_json(RECORD), TypeError, "must be a str or bytes, not Record"),
        (lambda: corpusclean.read_archive(5).__next__(), TypeError, "not int"),
        (lambda: clean_many(TEXT), TypeError, "clean_many() takes a list or another iterable of documents, not str"),
        (lambda: clean_many(TEXT.encode()), TypeError, "not bytes; clean() takes one"),
        (lambda: clean_many(Path("seeds")), TypeError, "not PosixPath; clean() takes one"),
        (lambda: clean_many(BeautifulSoup(TEXT, "html.parser")), TypeError, "not BeautifulSoup; clean() takes one"),
        (lambda: clean_many(Source(TEXT.encode())), TypeError, "not Source; clean() takes one"),
        (lambda: clean_many([TEXT], recipe="recall"), TypeError, "recipe must be a Recipe"),
    ],
)
def test_what_is_wrong_is_named_in_one_line(call: Callable[[], Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error) as caught:
        call()
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("least", [-1, 1001])
def test_a_share_is_per_mille(least: int) -> None:
    with pytest.raises(ValueError, match=r"max_undecodable must be at (least 0|most 1000), not"):
        corpusclean.Recipe(max_undecodable=least)
