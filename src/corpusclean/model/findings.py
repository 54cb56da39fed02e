"""What the stages find in a page: labels of blocks, and the posts of comment systems."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from corpusclean.model.numerous import numerous

#: The kinds of boilerplate; where two fit, the earlier wins.
KINDS: Final = (
    *("navigation", "share", "donation", "related", "newsletter", "feedback", "cookie", "paywall"),
    *("license", "disclaimer", "bio", "about", "promo", "ad", "footer", "other"),
)
#: All labels there are; where two fit, the earlier wins.
LABELS: Final = (
    *("title", "meta", "article", "article.heading", "article.list", "article.quote", "article.caption"),
    *("article.code", "article.table", "comment", "comment.meta", "hidden"),
    *(f"boilerplate.{kind}" for kind in KINDS),
)


@numerous
class Finding:
    """Block number ``block`` is ``label``, by ``rule``, how surely (per mille), and why in a few words."""

    block: int
    label: str
    rule: str
    score: int = 1000
    evidence: str = ""


@frozen
class Post:
    """One comment as a comment system found it. ``meta`` and ``body`` are block indices in source order.

    ``quotes``: runs of blocks that quote somebody else, in ``body``, or in ``meta`` where another post says the same.
    ``opening``: the post that the thread is about; its body is the article, its header is ``meta``.
    """

    meta: tuple[int, ...]
    body: tuple[int, ...]
    author: str | None = None
    published: str | None = None
    age: str | None = None
    score: int | None = None
    depth: int = 0
    parent: int | None = None
    kind: str = "comment"
    raw: str = ""
    readings: tuple[str, ...] = ()
    quotes: tuple[tuple[int, ...], ...] = ()
    opening: bool = False


@frozen
class Thread:
    """Posts of one comment system, in source order. ``Post.parent`` counts the posts without an opening one.

    ``beside``: numbers of the blocks that stand around the posts and are no words of the page.
    """

    system: str
    posts: tuple[Post, ...]
    beside: tuple[int, ...] = ()


@frozen
class Elsewhere:
    """Comments that a script would fetch: the system, and how many the page says there are."""

    system: str
    count: int | None = None
