"""What JSON-LD says about the page's article. Broken scripts are mended where that is plain, else left alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from corpusclean.metadata.candidates import Candidate, address_value, author_values, date_value, markup_value
from corpusclean.model import Fact

_LONGEST: Final = 2_000_000
_DEEPEST: Final = 12
_NODES: Final = 5_000
_AUTHORS: Final = 20
_PAGES: Final = frozenset(
    {"WebPage", "ItemPage", "AboutPage", "ContactPage", "CollectionPage", "ProfilePage", "FAQPage"}
)
_ARTICLES: Final = frozenset(
    {
        "BlogPosting",
        "Report",
        "Recipe",
        "DiscussionForumPosting",
        "SocialMediaPosting",
        "LiveBlogPosting",
        "QAPage",
        "HowTo",
        "Course",
        "PodcastEpisode",
        "CreativeWork",
        "Review",
        "VideoObject",
        "Product",
        "Question",
    }
)
_ASIDE: Final = frozenset(
    {
        "itemListElement",
        "hasPart",
        "comment",
        "review",
        "isPartOf",
        "citation",
        "mentions",
        "about",
        "workExample",
        "relatedLink",
        "acceptedAnswer",
        "suggestedAnswer",
        "image",
        "logo",
        "publisher",
        "author",
        "video",
        "isBasedOn",
        "associatedMedia",
    }
)
_EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


def _bare(script: str) -> str:
    """The script without the comment and CDATA marks that may stand around it."""
    said = script.strip()
    for _ in range(4):
        for mark in ("<!--", "<![CDATA[", "//", "/*", "*/"):
            said = said.removeprefix(mark).lstrip()
        for mark in ("-->", "]]>", "//", "/*", "*/", ";"):
            said = said.removesuffix(mark).rstrip()
    return said


def load(script: str) -> object:
    """The script as JSON values, ``None`` where it is none even without comments, controls, trailing commas."""
    if len(script) > _LONGEST:
        return None
    said = _bare(script)
    for attempt in (said, re.sub(r",\s*+(?=[}\]])", "", re.sub(r"[\x00-\x1f]", " ", said))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: Mapping[str, Any]) -> set[str]:
    said = node.get("@type")
    return {one.rpartition("/")[2] for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)}


def _nodes(root: object) -> Iterator[dict[str, Any]]:
    """The objects of the script that are not parts of another thing, in order."""
    rest: list[tuple[object, int]] = [(root, 0)]
    seen = 0
    while rest and seen < _NODES:
        value, depth = rest.pop()
        seen += 1
        if depth > _DEEPEST:
            continue
        if isinstance(value, list):
            rest += [(one, depth + 1) for one in reversed(value[:_NODES])]
        elif isinstance(value, dict):
            yield value
            rest += [
                (one, depth + 1)
                for key, one in reversed(list(value.items()))
                if key not in _ASIDE and isinstance(one, (dict, list))
            ]


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(said.endswith("Article") or said in _ARTICLES for said in _types(node))


def _names(value: object, known: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """The names of an author value: a string, an object, a reference to one, or a list of these."""
    out: list[str] = []
    for one in (value if isinstance(value, list) else [value])[:_AUTHORS]:
        if isinstance(one, dict):
            reference = one.get("@id")
            there = known.get(reference, _EMPTY) if isinstance(reference, str) else _EMPTY
            name = one.get("name") or there.get("name")
            for said in (name if isinstance(name, list) else [name])[:_AUTHORS]:
                out += author_values(said)
        else:
            out += author_values(one)
    return tuple(dict.fromkeys(out))


def _first(value: object, *keys: str) -> object:
    """A string out of what may be a list or an object that holds it under one of ``keys``."""
    for _ in range(4):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            found: Mapping[str, Any] = value
            value = next((found[key] for key in keys if found.get(key)), None)
        else:
            break
    return value


def _many(value: object) -> tuple[str, ...]:
    said = value if isinstance(value, list) else value.split(",") if isinstance(value, str) else []
    return tuple(dict.fromkeys(filter(None, (markup_value(_first(one, "name"))[:100] for one in said[:50]))))


def _one(read: Callable[[object], str], value: object) -> tuple[str, ...]:
    said = read(value)
    return (said,) if said else ()


def _values(node: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "title", _one(markup_value, _first(node.get("headline") or node.get("name"), "@value"))
    yield "authors", _names(node.get("author") or node.get("creator"), known)
    yield "published", _one(date_value, _first(node.get("datePublished"), "@value"))
    yield "modified", _one(date_value, _first(node.get("dateModified"), "@value"))
    yield (
        "url",
        _one(address_value, _first(node.get("url"), "@id"))
        or _one(address_value, _first(node.get("mainEntityOfPage"), "@id", "url")),
    )
    yield "section", _one(markup_value, _first(node.get("articleSection"), "name"))
    yield "tags", _many(node.get("keywords"))
    yield "description", _one(markup_value, _first(node.get("description"), "@value"))
    yield "image", _one(address_value, _first(node.get("image"), "url", "contentUrl", "@id"))
    yield "license", _one(markup_value, _first(node.get("license"), "url", "@id", "name"))
    publisher = node.get("publisher")
    reference = publisher.get("@id") if isinstance(publisher, dict) else None
    there = known.get(reference, _EMPTY) if isinstance(reference, str) else _EMPTY
    yield (
        "site",
        _one(markup_value, _first(publisher, "name")) or _one(markup_value, _first(there.get("name"), "@value")),
    )


def from_json_ld(fact: Fact) -> Iterator[Candidate]:
    """What a script says of the page's article, failing that of the page; nothing where it holds several articles."""
    nodes = list(_nodes(load(fact.value)))
    known = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and "name" in node}
    articles = [node for node in nodes if _is_article(node)]
    pages = [node for node in nodes if _types(node) & _PAGES]
    sites = [node for node in nodes if "WebSite" in _types(node)]
    if len({markup_value(node.get("headline") or node.get("name")) for node in articles}) <= 1:
        for node in articles[:2]:
            for field, values in _values(node, known):
                if values:
                    yield Candidate(field, values, "json-ld", fact.start, fact.end, "article")
    for node in pages[:1]:
        for field, values in _values(node, known):
            if values:
                yield Candidate(field, values, "json-ld", fact.start, fact.end, "page")
    for node in sites[:1]:
        if values := _one(markup_value, _first(node.get("name"), "@value")):
            yield Candidate("site", values, "json-ld", fact.start, fact.end, "site")
