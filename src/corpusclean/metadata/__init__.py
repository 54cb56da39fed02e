"""The facts about a document: all candidates with their evidence, then one choice per field by a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from attrs import evolve

from corpusclean.metadata.addresses import from_addresses
from corpusclean.metadata.around import Around, key, look_around
from corpusclean.metadata.authored import authors_near, marked_together
from corpusclean.metadata.candidates import Candidate, address_value, shown_value, text_value
from corpusclean.metadata.choose import IN_BODY, SURE_TITLES, choose
from corpusclean.metadata.dated import from_lines
from corpusclean.metadata.declared import from_facts
from corpusclean.metadata.headers import from_header, raw_lines, title_of
from corpusclean.metadata.headline import SHORT, headline, is_clean
from corpusclean.metadata.license import find_license
from corpusclean.metadata.listed import without_listed
from corpusclean.metadata.lone_day import only_day
from corpusclean.metadata.openings import from_openings
from corpusclean.metadata.reservations import reservations
from corpusclean.metadata.site_first import site_first
from corpusclean.metadata.sites import from_about, from_notice, without_tail
from corpusclean.metadata.state import from_state, sells
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
_OTHERS: Final = ("boilerplate.related", "boilerplate.promo", "boilerplate.ad")
_NOTICES: Final = ("boilerplate.license", "boilerplate.disclaimer")
#: Labels of blocks that are asked what they say.
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
    likely = ""
    if page.media_type.endswith("html"):
        found = site_first(page, findings, found)
    elif not any(one.field == "title" and one.by in SURE_TITLES[:2] for one in found):
        line, likely = headline(page, findings)
        found = _with_headline(page, findings, found, line)
    around = look_around(page, findings, [*_titles(found)] or [likely])
    told = list(from_lines(around, language))
    found = [*_unchanged(_placed(found, around), told, page), *told, *authors_near(around), *from_addresses(found)]
    found = _dated_at_all([*found, *marked_together(around, found)], around, language)
    return [*found, *_headings(page, found), *_standing(page, found)]


def _dated_at_all(found: list[Candidate], around: Around, language: str) -> list[Candidate]:
    """The candidates with the day of a page that tells it in one place only; without those of a list's entries."""
    page = around.page
    html = page.media_type.endswith("html")
    if any(one.field == "published" for one in found):
        return without_listed(around, found) if html else found
    if html and sells(page):
        return found
    return [*found, *((html and from_state(page)) or only_day(around, language))]


def _standing(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """The headings of any rank that say what a declared title says, or what stands in one before a separator."""
    if not page.media_type.endswith("html"):
        return []
    titles = [one for one in found if one.field == "title"]
    wanted = _said(titles)
    declared = _said(one for one in titles if one.by != "title block")
    blocks = islice((b for b in page.blocks if b.shape == "heading" and not b.hidden and b.text), _HEADINGS)
    said = (
        (block, inside_heading(page, block, declared) or (block.text if key(block.text) in wanted else ""))
        for block in blocks
        if len(block.text) <= _LONGEST_TITLE
    )
    return [
        Candidate("title", (words,), "heading", block.start, block.end, "same")
        for block, text in said
        if (words := shown_value(text))
    ]


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


def _unchanged(found: Iterable[Candidate], told: Iterable[Candidate], page: Page) -> Iterator[Candidate]:
    """The candidates, without the days that elements declare in or right before a line that tells them as those of a
    change.
    """
    changed = [one for one in told if one.field == "modified" and one.key == "labelled"]
    starts = [block.start for block in page.blocks] if changed else []
    for one in found:
        inside = one.field == "published" and one.by == "time element" and _lies_in(one, changed, starts)
        yield evolve(one, field="modified") if inside else one


def _lies_in(one: Candidate, lines: Iterable[Candidate], starts: Sequence[int]) -> bool:
    day, start = one.values[0][:10], one.start or 0
    after = bisect_left(starts, start)
    return any(
        (start <= (line.end or 0) and (line.start or 0) <= starts[after : after + 1][0]) and line.values[0][:10] == day
        for line in lines
        if after < len(starts)
    )


def _placed(found: Sequence[Candidate], around: Around) -> Iterator[Candidate]:
    """What is declared, but nothing that elements inside comments, teasers or menus declare; and how near the title.

    What stands near it but above comes last.
    """
    starts = [block.start for block in around.page.blocks]
    above: list[Candidate] = []
    for one in found:
        line = one.by == "byline block" and one.key == "byline" and one.field in _DATES and bool(around.header)
        elsewhere = one.by not in IN_BODY and one.key != "marked" and not line
        if elsewhere or one.field == "license" or one.start is None or one.end is None or not starts:
            yield one
            continue
        place = min(max(bisect_left(starts, one.start), bisect_right(starts, one.end) - 1), len(starts) - 1)
        near = not around.header.isdisjoint((place, place - 1))
        if line:
            if near and place < around.title:
                above.append(one)
            else:
                yield one if near else evolve(one, key="far")
            continue
        label = around.findings[place].label
        if label.startswith("comment"):
            continue
        named = one.by == "microdata" and one.key == "datepublished"
        aside = label.startswith("boilerplate.") and label != "boilerplate.bio" and not (named and label not in _OTHERS)
        if near and one.field in _DATES:
            one = evolve(one, key=f"near {one.key}" if one.by == "time element" else "near")
        elif not near and one.key == "marked":
            one = evolve(one, key="marked far")
        if near and place < around.title:
            above.append(one)
        elif near or not aside:
            yield one
    yield from above


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
                if near or one.by != "byline block":
                    yield one
                elif one.key != "bare":
                    yield evolve(one, key="far")
        elif label == "title":
            yield from _of_title(page, block)
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
    return [
        Candidate("title", (words,), "heading", block.start, block.end)
        for block in islice(blocks, 3)
        if (words := shown_value(block.text))
    ]
