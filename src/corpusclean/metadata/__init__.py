"""The facts about a document: every candidate with its evidence, then one choice per field by a table of preferences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from corpusclean.metadata.candidates import Candidate, address_value, host_of, markup_value, same
from corpusclean.metadata.dates import parse_date
from corpusclean.metadata.declared import KEYS, META, from_facts
from corpusclean.metadata.headers import from_header, raw_lines, title_of
from corpusclean.metadata.license import find_license
from corpusclean.metadata.sites import from_about, from_notice, parts, without_site, without_tail
from corpusclean.model import Block, Evidence, Finding, License, Metadata, Page

#: Per field, where a value is taken from: the first that there is. ``word/key`` narrows an evidence word.
PREFERENCES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "title": (
            "front-matter",
            "header line",
            "title block",
            "heading",
            "json-ld/article",
            "meta tag",
            "microdata",
            "json-ld/page",
            "html title",
        ),
        "authors": (
            "front-matter",
            "header line",
            "json-ld/article",
            "meta tag",
            "byline block/byline",
            "link",
            "microdata",
            "json-ld/page",
            "byline block/bare",
        ),
        "published": (
            "front-matter",
            "header line",
            "json-ld/article",
            "meta tag",
            "microdata",
            "time element",
            "byline block",
            "json-ld/page",
        ),
        "modified": (
            "front-matter",
            "header line",
            "json-ld/article",
            "meta tag",
            "microdata",
            "time element",
            "byline block",
            "json-ld/page",
        ),
        "site": (
            "front-matter",
            "header line",
            "meta tag/og:site_name",
            "json-ld/site",
            "json-ld/article",
            "json-ld/page",
            "meta tag",
            "licence notice/origin",
            "title block",
            "html title",
            "byline block",
        ),
        "url": (
            "link",
            "meta tag",
            "front-matter",
            "header line/permanent",
            "header line/original",
            "header line/bare",
            "title block",
            "carrier",
            "json-ld/article",
            "json-ld/page",
        ),
        "section": ("front-matter", "meta tag", "json-ld/article", "header line"),
        "tags": ("front-matter", "meta tag", "json-ld/article", "header line", "link"),
        "description": ("front-matter", "meta tag", "json-ld/article", "json-ld/page"),
        "image": ("front-matter", "meta tag", "json-ld/article", "json-ld/page"),
        "license": (
            "link",
            "front-matter",
            "licence notice",
            "microdata",
            "meta tag",
            "json-ld/article",
            "json-ld/page",
        ),
        "reservations": ("meta tag",),
    }
)
_MANY: Final = frozenset({"authors", "tags", "reservations"})
_LISTED: Final = 20
_HEADER: Final = 400
_NOTICES: Final = ("boilerplate.license", "boilerplate.disclaimer")


def describe(page: Page, findings: Sequence[Finding]) -> Metadata:
    """The facts that the document or its carrier states; whatever neither says is ``None`` or empty.

    ``findings``: one for each block of ``page``, in order. Never raises on what a page declares.
    """
    found = [*from_facts(page), *_from_blocks(page, findings), *_from_carrier(page)]
    found += _headings(page, found)
    found = _without_sites(page, found)
    by_field: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_field[candidate.field].append(candidate)
    by_field["site"] = _agreed_sites(by_field["site"])
    ranked = {field: _ranked(field, by_field[field]) for field in PREFERENCES}
    return _metadata(ranked)


def _from_carrier(page: Page) -> Iterator[Candidate]:
    if address := address_value(page.source.url):
        yield Candidate("url", (address,), "carrier")


def _from_blocks(page: Page, findings: Sequence[Finding]) -> Iterator[Candidate]:
    headers = 0
    declared = [(fact.start, fact.end) for fact in page.facts if fact.by in ("front-matter", "html")]
    for block, finding in zip(page.blocks, findings, strict=True):
        if any(start < block.end and block.start < end for start, end in declared):
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
    """The page's first heading of the first rank whose words a declared title holds, if no block is labelled title."""
    if any(one.field == "title" and one.by in ("title block", "front-matter") for one in found):
        return []
    declared = [one.values[0] for one in found if one.field == "title"]
    for block in page.blocks:
        if block.shape == "heading" and block.level == 1 and not block.hidden:
            words = markup_value(block.text)
            if words and any(_holds(title, words) for title in declared):
                return [Candidate("title", (words,), "heading", block.start, block.end)]
    return []


def _holds(title: str, words: str) -> bool:
    wanted = re.findall(r"\w+", words.casefold())
    return len(wanted) > 1 and " ".join(wanted) in " ".join(re.findall(r"\w+", title.casefold()))


def _without_sites(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """Titles without the site's name; a name that is cut off testifies to the site."""
    sites = [one.values[0] for one in found if one.field == "site"]
    titles = [one.values[0] for one in found if one.field == "title"]
    hosts = [
        host_of(one.values[0]) for one in found if one.field == "url" and one.by in ("link", "meta tag", "carrier")
    ]
    out: list[Candidate] = []
    for one in found:
        if one.field != "title" or one.by in ("front-matter", "header line"):
            out.append(one)
            continue
        title = one.values[0]
        body, site = without_site(title, sites, hosts)
        for left, right in () if site else parts(title):
            if right and any(same(left, other) for other in titles):
                body, site = left, right
        if not site and one.by == "html title":
            body = without_tail(title)
        out.append(Candidate("title", (body,), one.by, one.start, one.end, one.key))
        if site:
            out.append(Candidate("site", (site,), one.by, one.start, one.end, "suffix"))
    return out


def _agreed_sites(found: Sequence[Candidate]) -> list[Candidate]:
    """Without the weak candidates (an "About X", a copyright holder) that no other one agrees with."""

    def weak(one: Candidate) -> bool:
        return one.by == "about block" or one.key == "holder"

    kept = []
    for one in found:
        others = [
            other
            for other in found
            if (other.by, other.key) != (one.by, one.key) and same(one.values[0], other.values[0])
        ]
        if not weak(one) or others:
            kept.append(one)
    return kept


def _rank(field: str, one: Candidate) -> tuple[int, int]:
    table = PREFERENCES[field]
    full = f"{one.by}/{one.key}"
    place = table.index(full) if full in table else table.index(one.by) if one.by in table else len(table)
    names = META.get(field, ()) if one.by == "meta tag" else KEYS.get(field, ()) if one.by == "front-matter" else ()
    return place, names.index(one.key) if one.key in names else 0


def _ranked(field: str, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, the preferred first; those that stand in the source first come first among equals."""
    return sorted(found, key=lambda one: _rank(field, one))


def _joined(field: str, ranked: Sequence[Candidate]) -> tuple[str, ...]:
    """All values of the preferred place, for a field that may have many."""
    first = ranked[0]
    values = [v for one in ranked if (one.by, one.key) == (first.by, first.key) for v in one.values]
    if field == "authors" and first.by == "byline block":
        values = list(first.values)
    return tuple({value.casefold(): value for value in reversed(values)}.values())[::-1][:50]


def _license(ranked: Sequence[Candidate]) -> tuple[Candidate, License] | None:
    """The licence of the preferred place that names one; reserved rights only where no place names a licence."""
    reserved: tuple[Candidate, License] | None = None
    for one in ranked:
        named = find_license(one.values[0])
        if named and named.name != "All rights reserved":
            return one, named
        if named and not reserved:
            reserved = one, named
    return reserved


def _at_midnight(ranked: Sequence[Candidate]) -> Candidate:
    """The preferred date; or the printed day whose midnight, in the author's zone, it is when told in UTC."""
    first = ranked[0]
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(1\d|2[0-3]):00:00(?:\.0+)?Z", first.values[0])
    if not match:
        return first
    for one in ranked[1:]:
        if one.by == "byline block" and len(one.values[0]) == 10 and _is_next_day(match[1], one.values[0]):
            return one
    return first


def _is_next_day(day: str, other: str) -> bool:
    year, month, date = map(int, day.split("-"))
    options = (f"{year:04}-{month:02}-{date + 1:02}", f"{year:04}-{month + 1:02}-01", f"{year + 1:04}-01-01")
    return next((said for said in options if parse_date(said)), "") == other


def _metadata(ranked: Mapping[str, Sequence[Candidate]]) -> Metadata:
    values: dict[str, Any] = {}
    evidence: dict[str, Evidence] = {}
    candidates: dict[str, tuple[Evidence, ...]] = {}
    for field, found in ranked.items():
        if not found:
            continue
        chosen = found[0]
        if field == "license":
            named = _license(found)
            if named is None:
                continue
            chosen, values[field] = named
        elif field in _MANY:
            values[field] = _joined(field, found)
        else:
            chosen = _at_midnight(found) if field == "published" else chosen
            values[field] = chosen.values[0]
        evidence[field] = chosen.evidence
        rest = tuple(dict.fromkeys(one.evidence for one in found if one is not chosen))[:_LISTED]
        if rest:
            candidates[field] = rest
    return Metadata(**values, evidence=evidence, candidates=candidates)
