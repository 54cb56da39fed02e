"""What JSON-LD says about the page's article."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from corpusclean.metadata.candidates import Candidate, address_value, author_values, date_value, markup_value
from corpusclean.metadata.jsonld_script import load
from corpusclean.metadata.wordlists import fold
from corpusclean.model import Fact

_DEEPEST: Final = 12
_NODES: Final = 5_000
_AUTHORS: Final = 20
_PAGES: Final = frozenset(
    {"WebPage", "ItemPage", "AboutPage", "ContactPage", "CollectionPage", "ProfilePage", "FAQPage"}
)
#: What a page can be about beside an article, the likelier first: a page that has one of the earlier kinds is of that.
_KINDS: Final = (
    frozenset(
        {
            "BlogPosting",
            "Report",
            "Recipe",
            "DiscussionForumPosting",
            "SocialMediaPosting",
            "LiveBlogPosting",
            "QAPage",
            "HowTo",
        }
    ),
    frozenset(
        {
            "Course",
            "PodcastEpisode",
            "Dataset",
            "LearningResource",
            "Thesis",
            "Chapter",
            "CreativeWork",
            "VideoObject",
            "Product",
        }
    ),
    frozenset({"Question", "Review"}),
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
#: What may stand before the names of schema.org.
_PREFIX: Final = re.compile(r"^(?:.*/|schema:)")
_EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


def _types(node: Mapping[str, Any]) -> set[str]:
    said = node.get("@type")
    return {_PREFIX.sub("", one) for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)}


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
            node = _plain(value)
            yield node
            rest += [
                (one, depth + 1)
                for key, one in reversed(list(node.items()))
                if key not in _ASIDE and isinstance(one, (dict, list))
            ]


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    """An object with the names of schema.org alone as its keys."""
    if not any(key.startswith(("http", "schema:")) for key in node):
        return node
    return {key if key.startswith("@") else _PREFIX.sub("", key): value for key, value in node.items()}


def _articles(nodes: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The objects of the likeliest kind that occurs."""
    asked = any("FAQPage" in _types(node) for node in nodes)
    for kinds in _KINDS:
        found = [node for node in nodes if _is_of(node, kinds) and not (asked and "Question" in _types(node))]
        if found:
            return found
    return []


def _is_of(node: Mapping[str, Any], kinds: frozenset[str]) -> bool:
    return any(said in kinds or (said.endswith("Article") and kinds is _KINDS[0]) for said in _types(node))


def _title(node: Mapping[str, Any]) -> str:
    return markup_value(_first(node.get("headline") or node.get("name"), "@value"))


def _own(articles: Sequence[Mapping[str, Any]], titles: Collection[str]) -> list[Mapping[str, Any]]:
    """The objects about the page's own article: all where they are of one title, else those of a title it declares."""
    if len({_title(node) for node in articles}) <= 1:
        return list(articles)
    said = ((node, fold(_title(node))) for node in articles)
    return [node for node, own in said if own and any(title.startswith(own) for title in titles)]


def _names(value: object, known: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """The names of an author value: a string, an object, a reference to one, or a list of these."""
    out: list[str] = []
    listed = value.get("@list") if isinstance(value, dict) else None
    value = listed if isinstance(listed, list) else value
    for one in (value if isinstance(value, list) else [value])[:_AUTHORS]:
        if isinstance(one, dict):
            one = _plain(one)
            reference = one.get("@id")
            there = known.get(reference, _EMPTY) if isinstance(reference, str) else _EMPTY
            name = one.get("name") or there.get("name") or _of_parts(one)
            for said in (name if isinstance(name, list) else [name])[:_AUTHORS]:
                out += author_values(_first(said, "@value"))
        else:
            out += author_values(one)
    return tuple(dict.fromkeys(out))


def _of_parts(person: Mapping[str, Any]) -> str:
    """The name of a person of whom only the parts are told."""
    return " ".join(filter(None, (markup_value(person.get(part)) for part in ("givenName", "familyName"))))


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
    yield "title", _one(str, _title(node))
    yield "authors", _names(node.get("author") or node.get("creator"), known)
    said = node.get("datePublished") or node.get("dateCreated") or node.get("uploadDate")
    yield "published", _one(date_value, _first(said, "@value"))
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


def from_json_ld(fact: Fact, titles: Collection[str] = ()) -> Iterator[Candidate]:
    """What a script says of the page's article, failing that of the page.

    Where it holds several articles, only those count that one of the ``titles`` (folded) begins with.
    """
    nodes = list(_nodes(load(fact.value)))
    known = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and "name" in node}
    pages = [node for node in nodes if _types(node) & _PAGES]
    sites = [node for node in nodes if "WebSite" in _types(node)]
    for found, key in ((_own(_articles(nodes), titles)[:2], "article"), (pages[:1], "page")):
        for node in found:
            for field, values in _values(node, known):
                if values:
                    yield Candidate(field, values, "json-ld", fact.start, fact.end, key)
    for node in sites[:1]:
        if values := _one(markup_value, _first(node.get("name"), "@value")):
            yield Candidate("site", values, "json-ld", fact.start, fact.end, "site")
