"""Links, emphasis and code inside the paragraphs of HTML as Markdown: the words stay, and what is marked is marked."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from corpusclean import clean
from corpusclean.markdown_inline import Mark, Span, address
from corpusclean.markdown_marks import escaped, target

SENTENCE = "The keeper of the lighthouse wrote down every ship that passed the point that winter, and its port."
RENDER = MarkdownIt("commonmark").enable("table").render


class _Rendered(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.targets: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.targets += [value or "" for name, value in attrs if tag == "a" and name == "href"]


def rendered(markdown: str) -> tuple[str, list[str]]:
    """The text and the targets of the links of rendered Markdown."""
    parser = _Rendered()
    parser.feed(RENDER(markdown))
    return "".join(parser.said), parser.targets


def body_of(body: str, head: str = "") -> str:
    source = f"<!DOCTYPE html><title>Log</title>{head}<body><article><p>{SENTENCE}</p>{body}<p>{SENTENCE}</p></article>"
    made = clean(source.encode(), media_type="text/html").to_markdown(source.encode())
    return made.split(SENTENCE)[1].strip("\n")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Nothing is marked in the sentence of this paragraph.</p>",
        "<p>A <span>span</span>, a <u>line</u> and <font color=red>red</font> are no marks of Markdown.</p>",
        "<p><a name=here>An anchor</a> leads nowhere.</p>",
        "<p><b></b>Nothing <i> </i>is strong<a href=x></a>.</p>",
    ],
)
def test_what_has_no_mark(body: str) -> None:
    assert body_of(body) == " ".join(re.sub("<[^>]*>", "", body).split())


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("<p>It sails at <b>nine</b>.</p>", "It sails at **nine**."),
        ("<p>It <em>never</em> sails.</p>", "It _never_ sails."),
        ("<p><strong>Nobody</strong> was aboard.</p>", "**Nobody** was aboard."),
        ("<p>It is <b><i>the</i></b> boat.</p>", "It is **_the_** boat."),
        ("<p>It is <i>one <b>old</b> boat</i>.</p>", "It is _one_ **_old_** _boat_."),
        ("<p><b>one <i>old</i> boat</b> left</p>", "**one _old_ boat** left"),
        ("<p><b>one</b> <b>two</b></p>", "**one two**"),
        ("<p><b> one </b>two</p>", "**one** two"),
        ("<p>un<b>believ</b>able, un<i>believ</i>able</p>", "un**believ**able, unbelievable"),
        ("<p>so<b>, they said,</b>it was</p>", "so, they said,it was"),
        ("<p>Run <code>ls -l *_x</code> twice.</p>", "Run `ls -l *_x` twice."),
        ("<p>Run <kbd>a`b``c</kbd> now.</p>", "Run ```a`b``c``` now."),
        ("<p>Run <code>`x`</code> now.</p>", "Run `` `x` `` now."),
        ("<p>See <a href=http://example.org/a>the log</a>.</p>", "See [the log](http://example.org/a)."),
        ("<p>See <a href='log one.html'>the [old] log</a>.</p>", r"See [the \[old\] log](log%20one.html)."),
        ("<p>See <a href='a_(b).html?x=1&amp;amp;y'>it</a>.</p>", r"See [it](a_\(b\).html?x=1\&amp;y)."),
        ("<p>See <a href=x><b>the</b> log</a>.</p>", "See [**the** log](x)."),
        ("<p>See <a href=x>the<code>]</code></a>.</p>", "See [the`]`](x)."),
        ("<p>See <a href=x>one<a href=y>two</a> three.</p>", "See [one](x)[two](y) three."),
        (
            "<p>See <a href='javascript:alert(1)'>this</a> and <a href=' JAVA\nSCRIPT:x'>that</a>.</p>",
            "See this and that.",
        ),
        ("<p>See <a href='data:text/html,x'>this</a>.</p>", "See this."),
        ("<p><b>open<p>shut", "**open**\n\nshut"),
        ("<div><b>open<p>in</p></div><p>out</p>", "**open**\n\n**in**\n\nout"),
        ("<h2>A <a href=x>heading</a></h2>", "## A [heading](x)"),
        ("<ul><li><b>one</b> boat<li>1. <i>two</i></ul>", "- **one** boat\n1. _two_"),
        (
            "<table><tr><th>a<th>b<tr><td>c<td><a href='x|y'>d|e</a></table>",
            "| a | b |\n| --- | --- |\n| c | [d\\|e](x%7Cy) |",
        ),
        ("<script>'<a href=x><b>'</script><p>plain words here</p>", "plain words here"),
        ("<p>caf&eacute; <b>cr&egrave;me</b> &lt;<i>b</i>&gt; &amp;<i>amp;</i></p>", r"café **crème** \<b> \&amp;"),
        ("<p><b>see <code>x</code> now</b></p>", "**see** `x` **now**"),
    ],
)
def test_html(body: str, written: str) -> None:
    assert body_of(body) == written


@pytest.mark.parametrize(
    ("head", "href", "written"),
    [
        ("<link rel=canonical href=https://example.org/log/1>", "2", "https://example.org/log/2"),
        ("<link rel=canonical href=https://example.org/log/1>", "/", "https://example.org/"),
        ("<base href=https://example.net/a/>", "b", "https://example.net/a/b"),
        ("<base href=/a/><link rel=canonical href=https://example.org/log/1>", "b", "https://example.org/a/b"),
        ("<base href=javascript:x>", "b", "b"),
        ("", "b", "b"),
        ("<link rel=canonical href=https://example.org/log/1>", "//[", ""),
    ],
)
def test_links_start_from_where_the_source_says(head: str, href: str, written: str) -> None:
    assert body_of(f"<p>See <a href='{href}'>it</a> now.</p>", head) == (
        f"See [it]({written}) now." if written else "See it now."
    )


@pytest.mark.parametrize(
    "href", ["", " ", "javascript:x", "\x01javascript:x", "vbscript:x", "data:,x", "file:///x", "a:b"]
)
def test_hostile_targets(href: str) -> None:
    assert address(href, "") == "" == address(href, "javascript:")


def test_a_markdown_document_keeps_its_links_but_hostile_ones() -> None:
    source = (
        f"# Log\n\n{SENTENCE} See [the log](http://example.org/a_(b)), [this](javascript:alert(1)) and `[x](y)`.\n\n- **one**\n"
        f"\nIn code `[that](data:x)` stays.\n\n```\n[it](javascript:x)\n```\n\n{SENTENCE}\n"
    ).encode()
    made = clean(source, media_type="text/markdown").to_markdown(source)
    assert "[the log](http://example.org/a_(b)), this and `[x](y)`." in made
    assert "`[that](data:x)` stays" in made
    assert "```\n[it](javascript:x)\n```" in made


def test_a_markdown_block_that_was_cut_in_two_is_there_once() -> None:
    source = f"# Log\n\n{SENTENCE}\n\n- **one**\n\n{SENTENCE} Read more: Ships\n\n{SENTENCE}\n".encode()
    record = clean(source, media_type="text/markdown")
    assert "Read more" not in record.text
    made = record.to_markdown(source)
    assert made.count(SENTENCE) == 3
    assert "Read more" not in made


def test_other_encodings_and_repairs() -> None:
    text = (
        f"<p>{SENTENCE}</p><p>Das <b>Schöne</b> heißt <a href=ä>groß</a>, so <i>Ã¼ber</i> alles.</p><p>{SENTENCE}</p>"
    )
    for codec in ("utf-8", "utf-16"):
        source = text.encode(codec)
        made = clean(source, media_type="text/html").to_markdown(source)
        assert "Das **Schöne** heißt [groß](ä), so _" in made


@given(st.text(max_size=40))
def test_a_target_is_one_whatever_it_holds(href: str) -> None:
    said = target(href)
    text, targets = rendered(f"see [x]({said}) y")
    assert text.strip() == "see x y"
    assert len(targets) == 1


def test_a_link_behind_an_exclamation_mark_is_no_image() -> None:
    link = Mark("x")
    assert escaped("Go! now", [Span(4, 7, link)]) == "Go! [now](x)"
    assert escaped("!1", [Span(1, 2, link)]) == r"\![1](x)"
    assert escaped("a!b", [Span(2, 3, Mark("x", strong=True))]) == r"a\![**b**](x)"


HREFS = st.sampled_from(["", "", "x", "y(z"])
MARKS = st.builds(Mark, HREFS, st.booleans(), st.booleans()) | HREFS.map(lambda href: Mark(href, code=True))
LETTERS = st.text(st.sampled_from("ab _*`[]()\\<>&;#1.-!~é漢「」,|"), min_size=1, max_size=30)


@given(LETTERS.map(lambda text: " ".join(text.split())).filter(bool), st.lists(st.tuples(st.integers(0, 30), MARKS)))
def test_marks_leave_the_words(text: str, cuts: list[tuple[int, Mark]]) -> None:
    places = sorted({min(at, len(text)) for at, _ in cuts} | {0, len(text)})
    marks = [mark for _, mark in cuts] + [Mark()] * len(places)
    spans = []
    for start, end, mark in zip(places, places[1:], marks, strict=False):
        said = text[start:end]
        first, last = start + len(said) - len(said.lstrip()), start + len(said.rstrip())
        if first < last and mark != Mark():
            spans.append(Span(first, last, mark))
    made = RENDER(f"x {escaped(text, spans)} x")
    parser = _Rendered()
    parser.feed(made)
    assert "".join(parser.said).strip() == f"x {text} x"


TAGS = "<b> </b> <i> </i> <em> </em> <strong> <code> </code> <a_href=x> <a_href='y(z'> </a> <p> </p> <div> </div> <li> <br> <h2> <table><tr><td> <span>"
WORDS = "one two, (three) *f _g_ `h` [i] j] \\ &amp;amp; &lt;k 「l」 1. - #"
SOUP = st.sampled_from([*(tag.replace("_", " ") for tag in TAGS.split()), *WORDS.split(), " ", " ", "word"])


@given(st.lists(SOUP, max_size=20).map("".join))
def test_marks_leave_the_words_of_a_page(body: str) -> None:
    source = (
        f"<!DOCTYPE html><title>Log</title><body><article><p>{SENTENCE}</p>{body}<p>{SENTENCE}</p></article>".encode()
    )
    record = clean(source, media_type="text/html")
    text, targets = rendered(record.to_markdown(source))
    assert re.findall(r"[^\W\d_]+", text) == re.findall(r"[^\W\d_]+", f"{record.title or ''}\n{record.text}")
    assert set(targets) <= {"x", "y(z"}
