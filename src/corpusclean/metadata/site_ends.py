"""Titles without the site's name at either end; what is cut off testifies to the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from corpusclean.metadata.addresses import are_home
from corpusclean.metadata.candidates import Candidate, host_of, same
from corpusclean.metadata.sites import HOME, parts, without_archive, without_site, without_tail
from corpusclean.metadata.wordlists import fold

#: Candidates of a field that are weighed at all; no honest page comes near.
WEIGHED: Final = 100


def by_field(found: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """The candidates by their fields, in order; no more than are weighed."""
    grouped: dict[str, list[Candidate]] = defaultdict(list)
    for one in found:
        if len(grouped[one.field]) < WEIGHED:
            grouped[one.field].append(one)
    return grouped


def without_sites(found: Sequence[Candidate]) -> list[Candidate]:
    """Titles without the site's name; a name that is cut off testifies to the site."""
    grouped = by_field(found)
    sites = [one.values[0] for one in grouped["site"]]
    others = [one.values[0] for one in grouped["title"]]
    said = [one.values[0] for one in grouped["url"] if one.by in ("link", "meta tag", "carrier")]
    hosts = list(dict.fromkeys(map(host_of, said)))
    shown = [one.values[0] for one in grouped["title"] if one.by in ("title block", "heading")]
    home = are_home(grouped["url"])
    out = [one for one in found if one.field != "title"]
    for one in grouped["title"]:
        if one.by in ("front-matter", "header line"):
            out.append(one)
            continue
        body, site = without_site(one.values[0], sites, hosts)
        for left, right in () if site else parts(one.values[0]):
            if any(same(left, other) for other in others):
                body, site = left, right
        if not site and one.by == "html title":
            body = without_tail(one.values[0])
        if site and home and not any(same(body, said) for said in shown):
            body = one.values[0][: one.values[0].rindex(body) + len(body)]
        if fold(body) in HOME:
            body = one.values[0]
        body = without_archive(body, shown)
        out.append(evolve(one, values=(body,)))
        if site:
            out.append(evolve(one, field="site", values=(site,), key="suffix"))
    return out
