"""One value per field out of the candidates, by the table of preferences; the others stay on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from attrs import evolve

from corpusclean.metadata import titles, undated
from corpusclean.metadata.addresses import canonical
from corpusclean.metadata.candidates import Candidate, host_of, same
from corpusclean.metadata.license import find_license
from corpusclean.metadata.names import handle, looks_like_person, person, plain
from corpusclean.metadata.site_ends import WEIGHED, by_field, without_sites
from corpusclean.metadata.strays import without_strays
from corpusclean.metadata.tables import KEYS, META, PREFERENCES
from corpusclean.metadata.votes import elect, last_day
from corpusclean.metadata.wordlists import fold
from corpusclean.model import Evidence, License, Metadata

#: What elements in the page's body declare, where a page of several posts declares several things.
IN_BODY: Final = ("link", "microdata", "time element")
#: Places of a title beside which no heading is asked.
SURE_TITLES: Final = ("front-matter", "header line", "title block")
_PRINTED: Final = ("byline block", "header line", "front-matter")
_DECLARED: Final = ("meta tag", "json-ld")
_MANY: Final = frozenset({"authors", "tags", "reservations"})
_ONE_EACH: Final = ("front-matter", "meta tag")
_LISTED: Final = 20


def choose(found: Sequence[Candidate], captured: str | None = None) -> Metadata:
    """The metadata that the candidates, in the order of the source, add up to.

    ``captured``: when the source was fetched, as its carrier states it; no later day is taken.
    """
    return _metadata(rank(found, captured))


def rank(found: Sequence[Candidate], captured: str | None = None) -> dict[str, list[Candidate]]:
    """Per field the candidates that may be it, the chosen one first."""
    grouped = by_field([*without_sites(found), *titles.heads(found)])
    sites = _agreed_sites(grouped["site"])
    grouped["site"] = sites
    grouped["authors"] = _people_first(_unanimous(grouped["authors"]), sites)
    grouped["published"] = _unanimous(grouped["published"])
    grouped["modified"] = _unanimous(grouped["modified"])
    grouped["url"] = _own_addresses(grouped["url"])
    ranked = {field: sorted(grouped[field], key=_rank) for field in PREFERENCES}
    latest = last_day(captured)
    aside: dict[str, list[Candidate]] = {}
    for field in ("published", "modified"):
        aside[field] = [one for one in ranked[field] if latest and one.values[0][:10] > latest]
        ranked[field] = elect([one for one in ranked[field] if one not in aside[field]])
    ranked["published"] = without_strays(ranked["published"], found)
    ranked["authors"] = _fuller(ranked["authors"])
    if undated.is_undated(found):
        address = address_of(ranked["url"])
        tried = [*ranked["title"], *undated.whole(found, ranked["title"], address)]
        ranked["title"] = undated.elect(tried[:WEIGHED], address)
    else:
        names = [one.values[0] for one in sites]
        ranked["title"] = titles.elect(ranked["title"], names, address_of(ranked["url"]))
    return {field: [*those, *(aside.get(field, ()) if those else ())] for field, those in ranked.items()}


def address_of(ranked: Sequence[Candidate]) -> str:
    """The page's address as its head or its carrier tells it; empty where neither does."""
    return next((one.values[0] for one in ranked if one.by in ("link", "meta tag", "carrier")), "")


def _rank(one: Candidate) -> tuple[int, int]:
    table, full = PREFERENCES[one.field], f"{one.by}/{one.key}"
    place = table.index(full) if full in table else table.index(one.by) if one.by in table else len(table)
    names = {"meta tag": META, "front-matter": KEYS}.get(one.by, {}).get(one.field, ())
    return place, names.index(one.key) if one.key in names else 0


def _agreed_sites(found: Sequence[Candidate]) -> list[Candidate]:
    """Without the weak candidates (an "About X", a copyright holder) that no other place agrees with."""
    kept = []
    for one in found:
        weak = one.by == "about block" or one.key == "holder"
        others = (other for other in found if (other.by, other.key) != (one.by, one.key))
        if not weak or any(same(one.values[0], other.values[0]) for other in others):
            kept.append(one)
    return kept


def _unanimous(found: Sequence[Candidate]) -> list[Candidate]:
    """Without what elements of the body, or bylines far from the title, say differently: those are of several posts."""

    def group(one: Candidate) -> str:
        return f"{one.by}/{one.key}" if one.by in ("time element", "byline block") else one.by

    said: dict[str, set[str]] = defaultdict(set)
    for one in found:
        value = "; ".join(one.values).casefold()
        said[group(one)].add(value if one.field == "authors" else value[:10])
    return [
        one
        for one in found
        if not (one.by in IN_BODY or one.key in ("far", "tail"))
        or one.key.startswith("near")
        or len(said[group(one)]) == 1
    ]


def _people_first(found: Sequence[Candidate], sites: Sequence[Candidate]) -> list[Candidate]:
    """Without authors that are the site itself, unless a byline or an author's tag says so and nobody else is named;
    and without organisations that tags alone name.
    """
    names = {fold(site.values[0]) for site in sites}
    printed = {fold(value) for one in found if one.by in _PRINTED for value in one.values}
    out, left = [], []
    for one in found:
        if (
            one.by in _DECLARED
            and not any(person(value, sure=True) or handle(value) for value in one.values)
            and (printed.isdisjoint(map(fold, one.values)))
        ):
            continue
        values = tuple(value for value in one.values if fold(value) not in names)
        if values:
            out.append(evolve(one, values=values))
        elif one.by == "byline block" or looks_like_person(one.values[0]):
            left.append(one)
    return out or left


def _fuller(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The authors with those first who are told better: all of several names, more than one word of a name, a person
    instead of an office, or the name without the words around it.
    """
    if not ranked or ranked[0].key == "opening":
        return _without_words_around(ranked)
    first = ranked[0]
    for other in ranked[1:]:
        more = len(other.values) > len(first.values) and {*map(plain, first.values)} < {*map(plain, other.values)}
        office = first.by in _DECLARED and other.by in _DECLARED and not _is_person(first) and _is_person(other)
        sure = (other.by == "byline block" and other.key == "byline") or first.by == other.by == "json-ld"
        full = sure and len(first.values) == 1 and " " not in first.values[0] and looks_like_person(other.values[0])
        if (more and (sure or other.by in _DECLARED)) or full or office:
            return [other, *(one for one in ranked if one is not other)]
    return _without_words_around(ranked)


def _is_person(one: Candidate) -> bool:
    return any(map(looks_like_person, one.values))


def _without_words_around(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The authors with those first whose name a link or a mark holds, where the first place says more around it or
    is the line that the mark stands in.
    """
    if not ranked or (len(ranked[0].values) > 1 and not _has_work_in(ranked)):
        return list(ranked)
    first = fold(ranked[0].values[0])
    line = ranked[0] if ranked[0].key == "byline" else None
    for other in ranked[1:]:
        if line and other.key == "marked" and len(other.values) == 1 and _lies_in(other, line):
            return [other, *(one for one in ranked if one is not other)]
        name = fold(other.values[0])
        inside = first.startswith(f"{name} ") or (" " in name and first.endswith(f" {name}"))
        whole = " " in name or ranked[0].key == "opening"
        if len(other.values) == 1 and inside and whole and (other.by == "link" or other.key in ("marked", "author")):
            return [other, *(one for one in ranked if one is not other)]
    return list(ranked)


def _has_work_in(ranked: Sequence[Candidate]) -> bool:
    """Whether the first candidate is a line of several values of which only a part of the first is marked as a name:
    what follows is what the author does ("Ann Lee Gardener & Writer").
    """
    line, names = ranked[0], [fold(value) for value in ranked[0].values]
    if line.by not in ("header line", "byline block"):
        return False
    marked = {fold(value) for one in ranked if one.key == "marked" and _lies_in(one, line) for value in one.values}
    return len(marked) == 1 and all(names[0].startswith(f"{name} ") for name in marked)


def _lies_in(one: Candidate, other: Candidate) -> bool:
    return (other.start or 0) <= (one.start or 0) <= (one.end or 0) <= (other.end or 0)


def _own_addresses(found: Sequence[Candidate]) -> list[Candidate]:
    """Without a home page that is declared where the same host's inner page is declared too."""
    inner = {host_of(one.values[0]) for one in found if urlsplit(one.values[0]).path.strip("/")}
    return [one for one in found if urlsplit(one.values[0]).path.strip("/") or host_of(one.values[0]) not in inner]


def _joined(ranked: Sequence[Candidate]) -> tuple[str, ...]:
    """All values of the preferred place; meta tags and front matter say one value each, other places all at once."""
    first = ranked[0]
    values = list(first.values)
    if first.by in _ONE_EACH or first.field != "authors":
        alike = [one for one in ranked if (one.by, one.key) == (first.by, first.key) or first.field == "reservations"]
        values = [value for one in alike for value in one.values]
    return tuple({value.casefold(): value for value in reversed(values)}.values())[::-1][:50]


def _license(ranked: Sequence[Candidate]) -> tuple[Candidate, License] | None:
    """The licence of the preferred place that names one; reserved rights only where no place names a licence."""
    named = [(one, said) for one in ranked if (said := find_license(one.values[0]))]
    return next((pair for pair in named if pair[1].name != "All rights reserved"), named[0] if named else None)


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
        else:
            values[field] = _joined(found) if field in _MANY else chosen.values[0]
        evidence[field] = chosen.evidence
        if field == "url":
            values["canonical_url"] = canonical(chosen.values[0])
            evidence["canonical_url"] = evolve(chosen.evidence, value=values["canonical_url"])
        if rest := tuple(dict.fromkeys(one.evidence for one in found if one is not chosen))[:_LISTED]:
            candidates[field] = rest
    return Metadata(**values, evidence=evidence, candidates=candidates)
