"""Signs that link to headings leave them; everything else that ends with such a sign stays as it is."""

from __future__ import annotations

import json

import pytest

from corpusclean import clean
from corpusclean.provenance import replay

PROSE = [
    "This module computes the tides of a harbour for any day of the year, from a table of its constituents.",
    "Every boat has a name and a draught, and neither can be changed once it has been registered.",
    "The wind is not in the table, and neither is the moon of the year in which the table was made.",
]


def page(*headings: str) -> bytes:
    parts = "".join(f"{heading}<p>{words}</p>" for heading, words in zip(headings, PROSE, strict=True))
    return f"<title>Guide</title><main>{parts}</main>".encode()


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>C#</h2>",
        "<h2>Rule <a href='#r'>of the #</a></h2>",
        "<h2>The <a href='/pilcrow'>¶</a></h2>",
        "<h2>§ 12 Tides</h2>",
        "<h2><a href='#top'># of boats</a></h2>",
        "<h2><a href='/tags'>#</a>tides</h2>",
        "<h2>¶</h2>",
    ],
)
def test_other_signs_stay(heading: str) -> None:
    record = clean(page("<h1>Tides</h1>", heading, "<h2>Wind</h2>"), media_type="text/html")
    assert "permalink" not in {block.rule for block in record.blocks if block.text != "¶"}
    assert len(record.blocks) == 7


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "heading",
    [
        '<h2>Boats<a class="headerlink" href="#boats" title="Permalink to this heading">¶</a></h2>',
        "<h2><a name=x></a>Boats <a href=#boats>#</a></h2>",
        '<h2>Boats <a href="/guide#boats"><span aria-hidden="true">§</span></a></h2>',
        '<h2><a href="#boats" class="header-anchor">#</a> Boats</h2>',
        '<h2><a href="#boats"><i>🔗</i></a><span>Boats</span></h2>',
    ],
)
def test_signs_leave_headings(heading: str, codec: str) -> None:
    source = page("<h1>Tides</h1>", heading, "<h2>Wind</h2>").decode().encode(codec)
    record = clean(source, media_type="text/html")
    said = json.loads(record.to_json())
    assert replay.check_replay(said, source) == []
    assert [block.text for block in record.blocks if block.label == "article.heading"] == ["Boats", "Wind"]
    assert [block.rule for block in record.blocks if block.label == "boilerplate.navigation"] == ["permalink"]
    assert "\n## Boats\n" in record.to_markdown(source)


def test_a_signature_of_a_function() -> None:
    link = '<a class="headerlink" href="#tide" title="Permalink">¶</a>'
    body = f"<h1>Tides{link}</h1><p>{PROSE[0]}</p><dl><dt><code>tide(day, port)</code>{link}</dt><dd><p>{PROSE[1]}</p></dd></dl>"
    record = clean(f"<main>{body}</main>", media_type="text/html")
    assert (record.title, record.text.split("\n\n")[1]) == ("Tides", "tide(day, port)")


def test_pilcrows_in_plain_text() -> None:
    text = "\n\n".join(["Tides¶", PROSE[0], "Boats ¶", PROSE[1]])
    record = clean(text, media_type="text/plain")
    assert record.text.split("\n\n") == ["Tides", PROSE[0], "Boats", PROSE[1]]
    once = "\n\n".join(["Tides", PROSE[0], "The sign ¶", PROSE[1]])
    assert "The sign ¶" in clean(once, media_type="text/plain").text


def test_a_menu_above_the_page_does_not_reach_into_it() -> None:
    menu = "<div role=navigation><h3>Navigation</h3><ul><li><a href=a>index</a><li><a href=b>modules</a></ul></div>"
    parts = (
        "<h2>tide(day, port)</h2><p>Return the height.</p><ul><li><p>day: a date</p><li><p>port: its name</p></ul>" * 2
    )
    source = f"{menu}<div role=main><h1>Tides</h1><p>{PROSE[0]}</p>{parts}<p>{PROSE[2]}</p></div>"
    found = {block.text: block for block in clean(source, media_type="text/html").blocks}
    assert found["modules"].rule == "section"
    assert {found[said].rule for said in ("tide(day, port)", "Return the height.", "day: a date")} & {
        "section"
    } == set()
