"""Pages of markup, and what a reader makes of them, for the tests of comments in HTML."""

from __future__ import annotations

from corpusclean.comments import find_threads
from corpusclean.model import Encoding, Page, Post, Source
from corpusclean.read.html import read_html

ARTICLE = """<article><h1>The harbour</h1><p>The harbour was never deep enough for the ships that the town had hoped for,
and so they went to the next one, where the water is deep and the quay is long.</p></article>"""


def page(markup: str) -> Page:
    return read_html(Source(markup.encode()), Encoding("utf-8", "utf-8"))


def posts(markup: str, systems: tuple[str, ...] | None = None) -> tuple[Post, ...]:
    """All posts of the page."""
    return tuple(post for thread in find_threads(page(markup), systems) for post in thread.posts)


def words(markup: str, systems: tuple[str, ...] | None = None) -> list[str]:
    """The words of each post, its blocks parted by slashes."""
    blocks = page(markup).blocks
    return [" / ".join(blocks[n].text for n in post.body) for post in posts(markup, systems)]


def facts(markup: str, systems: tuple[str, ...] | None = None) -> list[tuple[str | None, str | None, int]]:
    """Author, time or age, and depth of each post."""
    return [(post.author, post.published or post.age, post.depth) for post in posts(markup, systems)]
