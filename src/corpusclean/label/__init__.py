"""Blocks → findings → one verdict per block.

Comment systems claim first; rules see the blocks and never one another; context rules run once after them and see the
first findings; ``arbitrate`` weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpusclean.label.arbitrate import strongest, verdicts
from corpusclean.label.model import judge, score
from corpusclean.label.model.weights import Weights
from corpusclean.label.rules import CONTEXT_RULES, RULES
from corpusclean.label.view import Document, view
from corpusclean.model import Finding, Page, Thread

#: How many blocks a document has that the model judges. Fewer are no page with a site around it (a note, a poem); more
#: are no page either, and its matrix of 2 kB a block would not fit into memory.
_MODEL_BLOCKS = range(15, 50_001)


def label(
    page: Page, threads: Sequence[Thread], preset: str = "balanced", learned: Weights | None = None
) -> tuple[Finding, ...]:
    """One verdict for each block of ``page``, in order.

    ``preset``: one of ``model.PRESETS``. ``learned``: other weights than the package's.
    """
    document, found = by_rules(page, threads)
    if len(page.blocks) in _MODEL_BLOCKS:
        found = judge(document, found, score(document, found, learned), preset)
    return verdicts(page, found, document.layout_cells)


def by_rules(page: Page, threads: Sequence[Thread]) -> tuple[Document, Sequence[Finding | None]]:
    """The page as rules see it, and for each block what comment systems and rules found, or ``None``."""
    claims = list(claims_of(threads, marked_up=bool(page.elements)))
    document = view(page, frozenset(claim.block for claim in claims))
    findings = claims + list(beside_of(threads)) + [finding for rule in RULES for finding in rule.find(document)]
    first = strongest(findings, [None] * len(page.blocks))
    return document, strongest([found for rule in CONTEXT_RULES for found in rule.find(document, first)], first)


def beside_of(threads: Sequence[Thread]) -> Iterator[Finding]:
    """What stands beside the posts of a page that is a thread, and beside comments; any rule knows better."""
    for thread in threads:
        opens = any(post.opening for post in thread.posts)
        for number in thread.beside:
            yield Finding(number, "boilerplate.other" if opens else "boilerplate.feedback", "beside-posts", 1)


def claims_of(threads: Sequence[Thread], *, marked_up: bool) -> Iterator[Finding]:
    """What the posts of ``threads`` make of their blocks. An opening post's words are the article where markup says
    where they begin and end; else they are left to the rules.
    """
    for thread in threads:
        rule = f"system/{thread.system}"
        for post in thread.posts:
            for number in post.meta:
                yield Finding(number, "meta" if post.opening else "comment.meta", rule)
            for number in post.body if marked_up or not post.opening else ():
                yield Finding(number, "article" if post.opening else "comment", rule)
