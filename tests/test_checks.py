"""Arguments of the library: what is right stays as it is, what is wrong is one line that names it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import corpusclean
from corpusclean import Recipe, Source, clean
from corpusclean.comments import SYSTEMS, known_systems

TEXT = "The council of the harbour town voted on Monday evening to keep its last ferry running for another year."
RECORD = clean(TEXT)


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
        (lambda: RECORD.to_markdown(TEXT), TypeError, "the source must be bytes, not str"),
        (lambda: corpusclean.restore(RECORD, TEXT, keep=["meta"]), TypeError, "the source must be bytes, not str"),
        (lambda: corpusclean.trace(RECORD, "ferry", TEXT), TypeError, "the source must be bytes, not str"),
    ],
)
def test_what_is_wrong_is_named_in_one_line(call: Callable[[], Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error) as caught:
        call()
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
