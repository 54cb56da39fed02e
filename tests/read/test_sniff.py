"""What a document is, by its first bytes and its name."""

import pytest

from corpusclean.read.sniff import media_type

README = b"<p align='center'>Ferry</p>\n\n# The ferry\n\nIt leaves at *six*.\n\n- bring oars\n"


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"a < b and b > c, said the mayor.", None),
        (b"<3 said the mayor, and nothing more.", None),
        (b"<p>was the first tag she learned.\nThe others came\nin the second week\nof the course.", None),
        (b"<mayor@example.org> wrote:\n> no\n", "mail.txt"),
        (README, None),
    ],
)
def test_text_with_a_tag_is_text(data, path):
    assert media_type(data, path) == "text/plain"


def test_markdown_may_begin_with_a_tag():
    assert media_type(b"<p>Words</p>", "a.md") == "text/markdown"


@pytest.mark.parametrize(
    "data",
    [
        b"<h1>T</h1><p>Words",
        b"<p>Words</p>\n<p>More words</p>",
        b"<!-- c -->\n<div class='a'>\n<p>Words</p>\n</div>",
        b"<table><tr><td>1</table>",
        b"<meta charset='utf-8'><p>Words",
        b" <ARTICLE>\nWords\n</ARTICLE>",
    ],
)
@pytest.mark.parametrize("path", [None, "a.txt"])
def test_a_part_of_a_page_is_html(data, path):
    assert media_type(data, path) == "text/html"
