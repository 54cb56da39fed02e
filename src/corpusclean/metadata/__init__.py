"""The facts about a document: all candidates with their evidence, then one choice per field by a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Final

from attrs import evolve

from corpusclean.metadata.addresses import from_addresses
from corpusclean.metadata.around import Around, key, look_around
from corpusclean.metadata.authored import authors_near
from corpusclean.metadata.candidates import Candidate, address_value, shown_value, text_value
from corpusclean.metadata.choose import SURE_TITLES, choose
from corpusclean.metadata.dated import from_lines
from corpusclean.metadata.declared import from_facts
from corpusclean.metadata.headers import from_header, raw_lines, title_of
from corpusclean.metadata.headline import SHORT, headline, is_clean
from corpusclean.metadata.license import find_license
from corpusclean.metadata.listed import without_listed
from corpusclean.metadata.lone_day import only_day
from corpusclean.metadata.marked import marked_together
from corpusclean.metadata.openings import from_openings
from corpusclean.metadata.placing import placed, unchanged
from corpusclean.metadata.reservations import reservations
from corpusclean.metadata.site_first import site_first
from corpusclean.metadata.sites import from_about, from_notice, without_tail
from corpusclean.metadata.state import from_state
from corpusclean.metadata.titles import heads, inside_heading
from corpusclean.model import Block, Finding, Metadata, Page, Thread

_HEADER: Final = 400
#: How many blocks a document's own byline stands behind its title at most, or before it.
_AFTER_TITLE: Final = 12
_BEFORE_TITLE: Final = 6
#: Headings that are compared with the declared titles, and the longest of them.
_HEADINGS: Final = 60
_LONGEST_TITLE: Final = 300
_DATES: Final = ("published", "modified")
_NOTICES: Final = ("boilerplate.license", "boilerplate.disclaimer")
#: Labels of blocks that are asked what they say.
#: The rule that reads the fields of press databases, which name the title for certain.
_CATALOGUE: Final = "database"
_SUBJECT: Final = re.compile("subject", re.IGNORECASE)
_TELLING: Final = frozenset(("meta", "title", "boilerplate.about", *_NOTICES))


def describe(page: Page, findings: Sequence[Finding], threads: Sequence[Thread] = (), language: str = "") -> Metadata:
    """The facts that the document or its carrier states; whatever neither says is ``None`` or empty.

    ``findings``: one for each block of ``page``, in order. ``threads``: what comment systems found; who wrote an
    opening post wrote the document. ``language``: the primary subtag of the text. Never raises on what a page declares.
    """
    return choose(gather(page, findings, threads, language), page.source.captured)


def gather(
    page: Page, findings: Sequence[Finding], threads: Sequence[Thread] = (), language: str = ""
) -> list[Candidate]:
    """All values that the document or its carrier states, with their places; ``describe`` chooses among them."""
    found = [*_from_blocks(page, findings), *_from_carrier(page), *from_facts(page), *reservations(page)]
    found += from_openings(page, threads)
    likely, line = "", None
    if page.media_type.endswith("html"):
        found = site_first(page, findings, found)
    elif not any(one.field == "title" and one.by in SURE_TITLES[:2] for one in found):
        line, likely = headline(page, findings)
        found = _with_headline(page, findings, found, line)
    around = look_around(page, findings, [*_titles(found)] or [likely], line.start if line else None)
    told = list(from_lines(around, language))
    found = [*unchanged(placed(found, around), told, page), *told, *authors_near(around), *from_addresses(found)]
    found = _dated_at_all([*found, *marked_together(around, found)], around, language)
    return [*found, *_headings(page, found), *_standing(page, found)]


def _dated_at_all(found: list[Candidate], around: Around, language: str) -> list[Candidate]:
    """The candidates with the day of a page that tells it in one place only; without those of a list's entries."""
    page = around.page
    html = page.media_type.endswith("html")
    if any(one.field == "published" for one in found):
        return without_listed(around, found) if html else found
    return [*found, *((html and from_state(page)) or only_day(around, language))]


def _standing(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """The headings of any rank that say what a declared title says, or what stands in one before a separator."""
    if not page.media_type.endswith("html"):
        return []
    wanted = _said(one for one in found if one.field == "title")
    headline_of = _headlines(page, found)
    blocks = islice((b for b in page.blocks if b.shape == "heading" and not b.hidden and b.text), _HEADINGS)
    said = (
        (block, headline_of(block) or (block.text if key(block.text) in wanted else ""))
        for block in blocks
        if len(block.text) <= _LONGEST_TITLE
    )
    return [
        Candidate("title", (words,), "heading", block.start, block.end, "same")
        for block, text in said
        if (words := shown_value(text))
    ]


def _headlines(page: Page, found: Iterable[Candidate]) -> Callable[[Block], str]:
    """What tells the headline in a heading that holds more, as the page's tags and scripts call it."""
    titles = [one for one in found if one.field == "title" and one.by not in ("title block", "heading")]
    articles = {key(one.values[0]) for one in titles if (one.by, one.key) == ("json-ld", "article")}
    return partial(inside_heading, page, declared=_said(titles), sure=articles)


def _said(titles: Iterable[Candidate]) -> set[str]:
    """What titles say, with and without what may be the site's name."""
    found = list(titles)
    return {key(said) for one in (*found, *heads(found)) for said in (one.values[0], without_tail(one.values[0]))}


def _with_headline(
    page: Page, findings: Sequence[Finding], found: Sequence[Candidate], line: Candidate | None
) -> list[Candidate]:
    """The candidates with the line that stands out as the title. A labelled one that a text begins with stays whole."""
    labelled = [one for one in found if one.by == "title block" and one.field == "title"]
    if labelled and is_clean(page, findings) and (line is None or any(one.start == line.start for one in labelled)):
        return list(found)
    first = [line] if line else []
    return [*first, *(one for one in found if one not in labelled)]


def _titles(found: Sequence[Candidate]) -> Iterator[str]:
    """What the page's title may be, with and without what may be the site's name."""
    for one in found:
        if one.field == "title" and (one.by != "title block" or one.key == "line"):
            yield one.values[0]
            yield without_tail(one.values[0])


def _from_carrier(page: Page) -> Iterator[Candidate]:
    if address := address_value(page.source.url):
        yield Candidate("url", (address,), "carrier")


def _from_blocks(page: Page, findings: Sequence[Finding]) -> Iterator[Candidate]:
    headers = 0
    front = max((fact.end for fact in page.facts if fact.by == "front-matter"), default=0)
    head = {fact.start for fact in page.facts if fact.by == "html" and fact.name == "title"}
    titles = _title_places(page, findings)
    labels = [finding.label for finding in findings]
    for number in [n for n, label in enumerate(labels) if label in _TELLING]:
        block, label = page.blocks[number], labels[number]
        if block.start < front or block.start in head:
            continue
        if label == "meta" and headers < _HEADER:
            headers += 1
            near = _is_near(number, titles)
            for one in from_header(page, block):
                if one.field == "title" and findings[number].rule == _CATALOGUE and _SUBJECT.match(block.text):
                    continue
                if near or one.by != "byline block":
                    yield one
                elif one.key != "bare":
                    yield evolve(one, key="far")
        elif label == "title":
            sure = findings[number].rule == _CATALOGUE
            yield from (evolve(one, by="header line") if sure else one for one in _of_title(page, block))
        elif label in _NOTICES:
            yield from from_notice(block)
            yield from _of_licence(page, block)
        elif label == "boilerplate.about":
            yield from from_about(block)


def _title_places(page: Page, findings: Sequence[Finding]) -> list[int]:
    """Which blocks are titles, else headings of the first rank, else the place before the first block."""
    titles = [finding.block for finding in findings if finding.label == "title"]
    tops = [n for n, block in enumerate(page.blocks) if block.shape == "heading" and block.level == 1]
    return titles or tops or [-1]


def _is_near(number: int, titles: Sequence[int]) -> bool:
    after = bisect_right(titles, number)
    before = number - titles[after - 1] if after else _AFTER_TITLE + 1
    return before <= _AFTER_TITLE or (after < len(titles) and titles[after] - number <= _BEFORE_TITLE)


def _of_title(page: Page, block: Block) -> Iterator[Candidate]:
    words, address = title_of(page, block)
    if words:
        yield Candidate("title", (words,), "title block", block.start, block.end)
    if address:
        yield Candidate("url", (address,), "title block", block.start, block.end)


def _of_licence(page: Page, block: Block) -> Iterator[Candidate]:
    """A notice that names a licence, in its words or only in the target of a link."""
    for said in dict.fromkeys((text_value(block.text), text_value(" ".join(raw_lines(page, block))))):
        if find_license(said) is not None:
            yield Candidate("license", (said,), "licence notice", block.start, block.end)
            return


def _headings(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """The first headings of the first rank, if no block is labelled title; they count where a declared title agrees.

    A longer text is a page with a site around it, whose only heading of that rank may be the site's.
    """
    if any(one.field == "title" and one.by in SURE_TITLES for one in found):
        return []
    blocks = [b for b in page.blocks if b.shape == "heading" and b.level == 1 and not b.hidden and b.text]
    if not page.media_type.endswith("html") and (len(blocks) > 1 or len(page.blocks) > SHORT):
        return []
    headline_of = _headlines(page, found)
    return [
        Candidate("title", (words,), "heading", block.start, block.end)
        for block in islice(blocks, 3)
        if (words := shown_value(headline_of(block) or block.text))
    ]
