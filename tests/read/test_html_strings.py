"""Text in the strings of scripts: left alone where the document speaks, read where it is silent."""

import json

import pytest

from corpusclean.model import Encoding, Source
from corpusclean.provenance.replay import block_text
from corpusclean.read.html import read_html

SENTENCE = "The keeper of the lighthouse at Port Märrow wrote down every ship that passed the point that winter."
BODY = f'{SENTENCE}\n\n<p class="x">{SENTENCE} So it <b>went</b> &amp; went.</p>\n{SENTENCE} {SENTENCE}'
TEXTS = [SENTENCE, f"{SENTENCE} So it went & went.", f"{SENTENCE} {SENTENCE}"]
LONG = f"{BODY}\n{SENTENCE} {SENTENCE} {SENTENCE}"


def blocks(document, codec="utf-8"):
    data = document.encode(codec)
    page = read_html(Source(data), Encoding(codec, "carrier"))
    for block in page.blocks:
        edits = [[e.start, e.end, e.replacement, e.step] for e in block.edits]
        said = {"start": block.start, "end": block.end, "read": block.read, "ws": block.ws, "edits": edits}
        assert block_text(data, codec, said) == block.text
    return [block.text for block in page.blocks if block.read == "json-string"]


def linked(body, **options):
    return f'<script type="application/ld+json">{{"@type": "Article", "articleBody": {json.dumps(body, **options)}}}</script>'


@pytest.mark.parametrize(
    "document",
    [
        f"{linked(BODY)}<p>{SENTENCE}<p>{SENTENCE}<p>{SENTENCE}<p>{SENTENCE} {SENTENCE}",
        f"{linked(BODY)}<noscript><p>{SENTENCE}<p>{SENTENCE}<p>{SENTENCE} {SENTENCE}</noscript>",
        linked("Too short to be an article."),
        '<script>var html = "' + "if (a) { b = c; } " * 60 + '";</script>',
        '<script type="application/json">' + json.dumps([f"{n} {SENTENCE} {SENTENCE}" for n in range(9)]) + "</script>",
        '<script type="application/json">{"text": "' + SENTENCE * 9,
        f"<script>/* a comment, no state */ f({json.dumps(LONG)});</script>",
    ],
)
def test_left_alone(document):
    assert blocks(document) == []


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "cp1252", "gb18030"])
@pytest.mark.parametrize("ascii_alone", [True, False])
def test_article_body(codec, ascii_alone):
    assert blocks(f"<div id=root></div>{linked(BODY, ensure_ascii=ascii_alone)}", codec) == TEXTS


def test_a_body_that_is_said_twice_is_read_once():
    assert blocks(linked(BODY) * 2) == TEXTS


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="__DATA__" type="application/json">{{"page": {{"body": {json.dumps(LONG)}}}}}</script>',
        '<script>window.__STATE__ = {"body": ' + json.dumps(LONG).replace("/", "\\/") + "};</script>",
        '<script type="application/json">["'
        + json.dumps(LONG)[1:-1].replace("<", "\\u003c").replace(">", "\\u003e")
        + '"]</script>',
    ],
)
def test_state(script):
    assert blocks(f"<div id=root></div>{script}") == [*TEXTS, f"{SENTENCE} {SENTENCE} {SENTENCE}"]


@pytest.mark.parametrize("piece", ['"', '\\"', '"articleBody":', '"a\\n', "<p", "\\u003cp", "&amp;<", "\\"])
def test_no_notation_takes_long(piece):
    document = f'<script type="application/ld+json">"articleBody": "{piece * 20_000}"</script>'
    blocks(document)
