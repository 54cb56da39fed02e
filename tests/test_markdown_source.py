"""A record as Markdown with its source at hand: the structure comes back, and the words stay the record's."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from corpusclean import Record, clean

SEEDS = Path(__file__).parent.parent / "seeds"
SENTENCE = "The keeper of the lighthouse wrote down every ship that passed the point that winter, and its port."
RENDER = MarkdownIt("commonmark").enable("table").render


class _Words(HTMLParser):
    """The words of rendered Markdown; the numbers of its lists are among them where they stood in the text."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def words_of(markdown: str) -> list[str]:
    parser = _Words()
    parser.feed(RENDER(markdown))
    return re.findall(r"\w+", "".join(parser.said))


def page(body: str) -> bytes:
    return (
        f"<!DOCTYPE html><title>Log</title><body><article><p>{SENTENCE}</p>{body}<p>{SENTENCE}</p></article>".encode()
    )


def body_of(body: str) -> str:
    source = page(body)
    made = clean(source, media_type="text/html").to_markdown(source)
    return made.split(SENTENCE)[1].strip("\n")


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("<h2>Two</h2><h3>Three</h3>", "## Two\n\n### Three"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("<ul><li>one<ul><li>in one</ul><li>two</ul>", "- one\n  - in one\n- two"),
        ("<ol><li>one<ul><li>in one</ul><li>two</ol>", "1. one\n   - in one\n2. two"),
        ("<ol><li><ol><li>one<li>two</ol></ol>", "1. one\n2. two"),
        ("<ol start=2><li>one<li value='7'>two<li>three</ol>", "2. one\n7. two\n8. three"),
        ("<ol reversed start='x'><li data-value=4>one<li>two</ol>", "1. one\n2. two"),
        ("<ul><li>one<ol start=3><li>in one</ol><li>two</ul>", "- one\n\n  3. in one\n- two"),
        ("<ul><li>one<ul><li>in one</ul>more<li>two</ul>", "- one\n  - in one\n\n  more\n- two"),
        ("<p>a ~~b~~ ~c~, ~5 or 3~4</p>", "a \\~\\~b\\~\\~ ~c\\~, ~5 or 3\\~4"),
        ("<ul><li><p>one</p><p>more</p><li>two</ul>", "- one\n\n  more\n\n- two"),
        ("<blockquote><p>one</p><p>two</p></blockquote>", "> one\n>\n> two"),
        ("<pre>if x:\n    y()\n</pre>", "```\nif x:\n    y()\n```"),
        ("<pre>a</pre><pre>b</pre>", "```\na\n```\n\n```\nb\n```"),
        (
            "<table><tr><th>Ship<th>Port<tr><td>Ida<td>Marrow</table>",
            "| Ship | Port |\n| --- | --- |\n| Ida | Marrow |",
        ),
        (
            "<table><tr><td>Ida<td><td>a|b<tr><td>Ole<td>4<td>c<br>d</table>",
            "|  |  |  |\n| --- | --- | --- |\n| Ida |  | a\\|b |\n| Ole | 4 | c d |",
        ),
        ("<p>1984. *A* year # of &lt;b&gt;</p>", "1984\\. \\*A\\* year # of \\<b>"),
    ],
)
def test_html(body: str, written: str) -> None:
    assert body_of(body) == written


def test_a_markdown_document_gets_its_marks_back() -> None:
    source = f"# Log\n\n{SENTENCE} See [the log](http://example.org/log).\n\n- **one**\n  - two\n\n> said\n\n```\nx = 1\n```\n"
    record = clean(source.encode(), media_type="text/markdown")
    made = record.to_markdown(source.encode())
    assert "[the log](http://example.org/log)" in made
    assert "- **one**\n  - two" in made
    assert "> said" in made
    assert "```\nx = 1\n```" in made


def test_a_numbered_list_in_an_item_without_words_reads_as_items() -> None:
    made = RENDER(body_of("<ol><li><ol><li>one<li>two</ol><li>three</ol>"))
    assert made.count("<li>") == 3


@pytest.mark.parametrize(
    "unit",
    ["<ul><li>x ", "<ol><li>x ", "<ul><li><p>x<p>y", "<blockquote>x<ul><li>y ", f"<a href=/{'x' * 1900}><p>x", "<td>x"],
)
def test_nested_as_deep_as_it_may_be_grows_with_the_source(unit: str) -> None:
    sizes = []
    for count in (100, 400):
        source = f"<html><p>{SENTENCE}<table>{unit * count}".encode()
        sizes.append(len(clean(source, media_type="text/html").to_markdown(source)))
    assert sizes[1] < 6 * sizes[0]


def test_a_target_of_a_whole_page_is_left_out() -> None:
    assert body_of(f"<a href=/{'x' * 5000}>" + "<p>word</p>" * 3 + "</a>") == "word\n\nword\n\nword"


def test_other_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="not the bytes"):
        clean(SENTENCE).to_markdown(b"other")


def test_a_record_read_back_gives_the_same() -> None:
    source = page("<ul><li>one<ul><li>two</ul></ul><table><tr><td>a<td>b</table>")
    record = clean(source, media_type="text/html")
    assert Record.from_json(record.to_json()).to_markdown(source) == record.to_markdown(source)


@pytest.mark.parametrize("path", sorted(path for path in SEEDS.iterdir() if path.suffix in (".html", ".txt")), ids=str)
def test_the_words_of_the_examples(path: Path) -> None:
    record = clean(path)
    if record.origin.media_type == "text/markdown":
        return
    made = words_of(record.to_markdown(path.read_bytes()))
    assert [word for word in made if not word.isdecimal()] == [
        word for word in re.findall(r"\w+", f"{record.title or ''}\n{record.text}") if not word.isdecimal()
    ]


TAGS = "<p> <h2> <li> <ul> </ul> <ol> </ol> <blockquote> </blockquote> <pre> </pre> <br> <table><tr><td> <td> <tr> </table>"
MARKS = "* _ ` # 1. - > | ~~ [a](b) <b> &amp;lt; \\ == --- a bc"
PIECES = st.sampled_from([*TAGS.split(), *MARKS.split(), "word ", "\n", "  ", "&lt;i&gt;", "![x]"])


@given(st.lists(PIECES, max_size=14).map("".join))
def test_words_stay_words(body: str) -> None:
    source = page(body)
    record = clean(source, media_type="text/html")
    made = [word for word in words_of(record.to_markdown(source)) if not word.isdecimal()]
    assert made == re.findall(r"[^\W\d]\w*", f"{record.title or ''}\n{record.text}")
