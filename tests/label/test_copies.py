"""The same words again in HTML: what the markup says of a copy, and what stays where the first went."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.label import by_rules
from corpusclean.label.model import judge
from corpusclean.label.model.verdict import lost_copies
from corpusclean.model import Source
from corpusclean.read import read

FERRY = "The council of a small harbour town voted on Monday evening to keep its last ferry running for another year."
DECENT = "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders."
BOAT = "The boat is forty years old, leaks a little in heavy weather, and is painted afresh by volunteers each spring."
SHORT = "The ferry leaves at nine."


def labelled(body: str) -> list[tuple[str, str | None]]:
    page = read(Source(f"<!DOCTYPE html><title>A ferry</title><body>{body}".encode(), "text/html"), 1000)
    _, found = by_rules(page, ())
    shown = zip(page.blocks, found, strict=True)
    return [(block.text, one.rule if one else None) for block, one in shown if not block.hidden]


def copies(body: str) -> list[str]:
    return [text for text, rule in labelled(body) if rule == "duplicate"]


@pytest.mark.parametrize(
    "body",
    [
        f"<ul><li><p>{FERRY}</p><li><p>{FERRY}</p><li><p>{FERRY}</p></ul>",  # a refrain
        f"<div id=p-1><p>{FERRY}</p></div><div id=p-2><p>{FERRY}</p></div>",  # numbered parts of one make
        f"<div class=lead><p>{SHORT}</p></div><div class=text><p>{SHORT}</p></div>",
        f"<div class=a><table><tr><td>{FERRY}<td>1<tr><td>x<td>2</table></div><p>{FERRY}</p>",
        f"<div class=a><pre><code>{FERRY}</code></pre></div><p>{FERRY}</p>",
        f"<ul class=a><li>{FERRY}</ul><ul class=b><li>{FERRY}</ul>",
        f"<div class=lead><p>{FERRY}</p></div><div class=text><p>{FERRY[:-1]}, he said.</p></div>",
    ],
)
def test_what_is_no_copy(body: str) -> None:
    assert copies(f"<p>{DECENT}</p>{body}<p>{BOAT}</p>") == []


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=summary><p>{FERRY}</p></div><div class=text><p>{FERRY}</p></div>",
        f"<div class='text wide'><p>{FERRY}</p></div><div class='text narrow'><p>{FERRY}</p></div>",
        f"<blockquote>{FERRY}</blockquote><p>{FERRY}</p>",
        f"<div><p>{FERRY}</p></div><div><div><p>{FERRY}</p></div></div>",
        f"<h2>{FERRY}</h2><p>{FERRY.upper().capitalize()}</p>".replace("of a small", "OF A small"),
    ],
)
def test_a_paragraph_in_other_markup_is_a_copy(body: str) -> None:
    assert len(copies(f"<p>{DECENT}</p>{body}<p>{BOAT}</p>")) == 1


def test_the_article_three_times_is_given_once() -> None:
    article = f"<p>{FERRY}</p><p>{DECENT}</p><h2>{SHORT}</h2><p>{BOAT}</p>"
    assert copies(f"<div>{article}</div>" * 3) == [FERRY, DECENT, SHORT, BOAT] * 2


def test_a_copy_stays_where_the_first_goes() -> None:
    body = f"<div class=summary><p>{FERRY}</p></div><p>{DECENT}</p><p>{BOAT}</p><div class=text><p>{FERRY}</p></div>"
    page = read(Source(f"<!DOCTYPE html><body>{body}".encode(), "text/html"), 1000)
    document, found = by_rules(page, ())
    assert [one.rule if one else None for one in found] == [None, None, None, "duplicate"]
    kept = judge(document, found, (900, 900, 900, 900))
    assert [one.label for one in kept if one] == ["article", "article", "article", "boilerplate.other"]
    kept = judge(document, found, (0, 900, 900, 900))
    assert [one.label for one in kept if one] == ["boilerplate.other", "article", "article", "article"]
    kept = judge(document, found, (0, 900, 900, 0))
    assert [one.label for one in kept if one][::3] == ["boilerplate.other", "boilerplate.other"]


@given(st.lists(st.tuples(st.sampled_from("abcAB"), st.booleans(), st.booleans())))
def test_each_word_that_may_stay_stays_once(blocks: list[tuple[str, bool, bool]]) -> None:
    texts = [text for text, _, _ in blocks]
    kept = [stays for _, stays, _ in blocks]
    able = [n for n, (_, stays, copy) in enumerate(blocks) if copy and not stays]
    lost = lost_copies(texts, kept, able)
    said = {text.casefold() for text, stays in zip(texts, kept, strict=True) if stays}
    assert sorted(texts[n].casefold() for n in lost) == sorted({texts[n].casefold() for n in able} - said)
    assert set(lost) <= set(able)
