"""The facts about a document: all candidates with their evidence, then one choice per field by a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from corpusclean.metadata.candidates import Candidate, address_value, markup_value
from corpusclean.metadata.choose import IN_BODY, SURE_TITLES, choose
from corpusclean.metadata.declared import from_facts
from corpusclean.metadata.headers import from_header, raw_lines, title_of
from corpusclean.metadata.license import find_license
from corpusclean.metadata.sites import from_about, from_notice
from corpusclean.model import Block, Finding, Metadata, Page

_HEADER: Final = 400
_TITLES: Final = 100
_NOTICES: Final = ("boilerplate.license", "boilerplate.disclaimer")


def describe(page: Page, findings: Sequence[Finding]) -> Metadata:
    """The facts that the document or its carrier states; whatever neither says is ``None`` or empty.

    ``findings``: one for each block of ``page``, in order. Never raises on what a page declares.
    """
    found = [*_declared(page, findings), *_from_blocks(page, findings), *_from_carrier(page)]
    found += _headings(page, found)
    return choose(found)


def _declared(page: Page, findings: Sequence[Finding]) -> Iterator[Candidate]:
    """What is declared, but nothing that elements inside comments, teasers or menus declare."""
    starts = [block.start for block in page.blocks]
    for one in from_facts(page):
        if one.by in IN_BODY and one.field != "license" and one.start is not None and one.end is not None and starts:
            place = max(bisect_left(starts, one.start), bisect_right(starts, one.end) - 1)
            label = findings[min(place, len(starts) - 1)].label
            if label.startswith("comment") or (label.startswith("boilerplate.") and label != "boilerplate.bio"):
                continue
        yield one


def _from_carrier(page: Page) -> Iterator[Candidate]:
    if address := address_value(page.source.url):
        yield Candidate("url", (address,), "carrier")


def _from_blocks(page: Page, findings: Sequence[Finding]) -> Iterator[Candidate]:
    headers = 0
    front = max((fact.end for fact in page.facts if fact.by == "front-matter"), default=0)
    head = {fact.start for fact in page.facts if fact.by == "html" and fact.name == "title"}
    for block, finding in zip(page.blocks, findings, strict=True):
        if block.start < front or block.start in head:
            continue
        if finding.label == "meta" and headers < _HEADER:
            headers += 1
            yield from from_header(page, block)
        elif finding.label == "title":
            yield from _of_title(page, block)
        elif finding.label in _NOTICES:
            yield from from_notice(block)
            yield from _of_licence(page, block)
        elif finding.label == "boilerplate.about":
            yield from from_about(block)


def _of_title(page: Page, block: Block) -> Iterator[Candidate]:
    words, address = title_of(page, block)
    if words:
        yield Candidate("title", (words,), "title block", block.start, block.end)
    if address:
        yield Candidate("url", (address,), "title block", block.start, block.end)


def _of_licence(page: Page, block: Block) -> Iterator[Candidate]:
    said = block.text[:4_000]
    if find_license(said) is None:
        said = " ".join(raw_lines(page, block))[:4_000]
    if find_license(said) is not None:
        yield Candidate("license", (said,), "licence notice", block.start, block.end)


def _headings(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """The first headings of the first rank, if no block is labelled title; they count where a declared title agrees."""
    if any(one.field == "title" and one.by in SURE_TITLES for one in found):
        return []
    blocks = (b for b in page.blocks if b.shape == "heading" and b.level == 1 and not b.hidden and b.text)
    return [
        Candidate("title", (words,), "heading", block.start, block.end)
        for block in islice(blocks, 3)
        if (words := markup_value(block.text))
    ]
