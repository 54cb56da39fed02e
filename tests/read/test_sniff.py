"""What a document is, by its first bytes and its name."""

import pytest

from corpusclean import Rejected, clean
from corpusclean.read.sniff import foreign, media_type

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


ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom">'
RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
SITEMAP = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'


@pytest.mark.parametrize(
    "data",
    [
        b"An <rss version='2.0'> element opens each feed.",
        b"<rss> is the first element of a feed.",
        b"<feed> them twice a day, said the keeper of the harbour seals.",
        b"<feed xmlns='https://ferry.example/hay'><p>Words</p></feed>",
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Words</p></body></html>',
        b'<!DOCTYPE html><html><pre>&lt;rss version="2.0"></pre></html>',
        b"<p>Words</p><rss version='2.0'>",
        b'<!-- <rss version="2.0"> --><p>Words</p>',
        b"<?xml version='1.0'?>" + b"<!-- a -->" * 3000,
    ],
)
def test_a_document_is_no_feed(data):
    assert foreign(data) is None


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<rss version="2.0"><channel>', "an RSS feed"),
        (
            b'\xef\xbb\xbf<?xml version="1.0"?>\n<?xml-stylesheet href="a"?>\n<!-- a --> <rss version="2.0">',
            "an RSS feed",
        ),
        ('\ufeff<?xml version="1.0"?><rss version="2.0">'.encode("utf-16-le"), "an RSS feed"),
        (b"<?xml version='1.0'?>" + RDF, "an RSS feed"),
        (b"<?xml version='1.0'?>\n" + ATOM, "an Atom feed"),
        (SITEMAP, "a sitemap"),
        (SITEMAP.replace(b"urlset", b"sitemapindex"), "a sitemap"),
    ],
)
def test_a_list_of_documents_is_told_by_its_first_element(data, name):
    assert foreign(data).name == name


@pytest.mark.parametrize("media_type", [None, "text/html", "text/plain"])
def test_a_feed_is_rejected_with_what_to_do(media_type):
    with pytest.raises(Rejected, match="this is an Atom feed, not one document; clean the pages that it links to, or"):
        clean(ATOM + b"<entry><title>Ferry</title></entry></feed>", media_type=media_type)
