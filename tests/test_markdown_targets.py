"""A Markdown document's own marks: what is harmless stays as written, and nothing that could run does."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from corpusclean.markdown_scan import is_allowed
from corpusclean.markdown_targets import cleared

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
setattr(MARKDOWN, "validateLink", lambda _: True)  # noqa: B010  (or it would leave out targets itself)


class _Active(HTMLParser):
    """What could run in a page: elements, attributes, and targets without an allowed scheme."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag] if tag in ("script", "iframe", "svg", "object", "style") else []
        for name, value in attrs:
            said = "".join((value or "").split()).lower()
            runs = said.startswith(("javascript:", "file:", "blob:", "data:"))
            self.found += [name] if name.startswith("on") or (name in ("href", "src") and runs) else []


def active(markdown: str) -> list[str]:
    parser = _Active()
    parser.feed(MARKDOWN.render(markdown))
    parser.close()
    return parser.found


@pytest.mark.parametrize(
    "said",
    [
        "Never click javascript: links, they say; a < b and b > c.",
        "[x](http://example.org/a_(b) 'title') [y](#part) [z](../a?b=c:d) ![i](i.png) [m](<./a.html>)",
        "<https://example.org> <keeper@example.org> <b>bold</b><br/>",
        "[x][y]\n\n[y]: http://example.org/a 'title'",
        '<div align="center">\n<a href="https://example.org"><img src="a.png" alt="A"></a>\n</div>',
        "Write `<script>` or `[x](javascript:y)` in ticks.",
        "[^1]: Source: the log of the harbour.",
        "[Anna]: Note: the ferry sails at nine.",
    ],
)
def test_what_is_harmless_stays(said: str) -> None:
    assert cleared([(said, False)]) == said


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("[x](javascript:a(b(c))) y", "x y"),
        ("never click javascript: links. [x](javascript:alert(1))", "never click javascript: links. x"),
        ("[x](java&#115;cript:a)", "x"),
        ("[x](javascript\\:a)", "x"),
        ("[x](\n  javascript:a)", "x"),
        ("> [x](\n> javascript:a)", "> x"),
        ("[x](<java&Tab;script:a>)", "x"),
        ("[x](file:///etc/hosts), ![y](blob:z)", "x, y"),
        ("[x][y] and [y]\n\n[y]: javascript:a", "x and y\n\n"),
        ("<javascript:alert(1)>", "&lt;javascript:alert(1)>"),
        ('<a href="javascript:a">x</a>', '&lt;a href="javascript:a">x</a>'),
        ("<img src=x onerror=a>", "&lt;img src=x onerror=a>"),
        ("<div>\n\\<script>a</script>", "<div>\n\\&lt;script>a&lt;/script>"),
        ("[x](`1)<script>`", "[x](`1)&lt;script>`"),
        ("[y]:javascript:a<b>", ""),
        ("<script>a</script>", "&lt;script>a&lt;/script>"),
    ],
)
def test_what_could_run_goes(said: str, written: str) -> None:
    assert cleared([(said, False)]) == written


def test_fenced_code_stays_only_where_it_surely_is_code() -> None:
    code = "```\n<script>\n```"
    assert cleared([("Said:\n\n", False), (code, True)]) == f"Said:\n\n{code}"
    assert not active(cleared([("<div>\n", False), (code, True), ("\n</div>", False)]))
    assert not active(cleared([("  ```\n[x](javascript:a)\n  ```", True)]))


@pytest.mark.parametrize("target", ["a", "#a:b", "/a:b", "?a:b", "//a:1/", "HTTP://a", "mailto:a", "tel:+1", ""])
def test_allowed(target: str) -> None:
    assert is_allowed(target)


@pytest.mark.parametrize(
    "target", ["javascript:a", " JavaScript:a", "java\nscript:a", "javascript&colon;a", "file:a", "x:"]
)
def test_not_allowed(target: str) -> None:
    assert not is_allowed(target)


MARKS = "[ ] ( ) [x] ](javascript:a) [y](javascript:a) [y]: ` `` < > <!-- --> <b> <div> <script> <img/src=x/onerror=a> ! \\ |"
PIECES = st.sampled_from(
    [*MARKS.split(), "javascript:a", "[x][y]", "> ", "- ", "\n", "\n\n", " ", "'", '"', "http://a"]
)


@given(st.lists(PIECES, max_size=16).map("".join))
def test_nothing_that_could_run_is_left(said: str) -> None:
    assert not active(cleared([(said, False)]))
