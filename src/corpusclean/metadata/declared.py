"""What front matter, meta tags, links, microdata and ``time`` elements declare about the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from urllib.parse import urljoin

from corpusclean.metadata.candidates import (
    Candidate,
    address_value,
    author_values,
    date_value,
    markup_value,
    shown_value,
    text_value,
)
from corpusclean.metadata.jsonld import from_json_ld
from corpusclean.metadata.leads import is_office, without_label
from corpusclean.metadata.names import handle, people
from corpusclean.metadata.tables import KEYS, META
from corpusclean.metadata.wordlists import fold
from corpusclean.model import Fact, Page

_PROPERTIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "headline": "title",
        "author": "authors",
        "datepublished": "published",
        "datecreated": "published",
        "datemodified": "modified",
        "license": "license",
    }
)
_SINGLE: Final[Mapping[str, Callable[[object], str]]] = MappingProxyType(
    {
        "title": markup_value,
        "site": markup_value,
        "section": markup_value,
        "description": markup_value,
        "license": text_value,
        "published": date_value,
        "modified": date_value,
        "url": address_value,
        "image": address_value,
    }
)
#: What programs write where nobody gave a title, and the name of the file that a page was made of.
_PLACEHOLDER: Final = re.compile(
    r"(?:microsoft (?:office )?(?:word|powerpoint|excel|publisher)|openoffice|libreoffice|pagemaker|quarkxpress)\b"
    r"(?: document)? [-–] .*|(?:untitled|unnamed)(?: ?(?:document|page|web ?page))?(?: ?[0-9]+)?|"
    r"(?:new|blank) (?:document|page|web ?page)(?: ?[0-9]+)?|no title|"
    r"powerpoint[- ]prasentation|presentation powerpoint|powerpoint presentation|react app|vite(?: \+ \w+)? app|"
    r"create next app|unbenannt(?:es dokument)?|neue seite ?[0-9]*|document sans (?:nom|titre)|sans[- ]titre ?[0-9]*|"
    r"nouvelle page ?[0-9]*|(?:documento|pagina) (?:senza titolo|sin titulo|sem titulo)|senza titolo|sin titulo|"
    r"sem titulo|naamloos(?: document)?|(?:dokument )?bez (?:tytułu|nazwy|nazvu)|(?:документ )?без (?:названия|имени)|"
    r"無題(?:ドキュメント)?|无标题(?:文档)?|無標題(?:文件)?|제목 없음|"
    r"\S{1,80}\.(?:docx?|rtf|odt|wpd|pdf|indd|qxd|p65|pub|pptx?|xlsx?|dvi|ps|tex|htm)"
)
#: Tags of their own that name an author.
_AUTHOR: Final = re.compile(r"(?:^|[\w][:._-]|parse:)(?:authors?|author-?_?names?|byline)$")
#: Tags of their own that tell the day of publication or of a change.
_PUBLISHED: Final = re.compile(
    r"(?:^|[\w][:._-]|parse:|recs:)(?:date[._-]?)?(?:first[._-]?)?(?:publish(?:ed)?|publication|pub|posted|issued?)"
    r"(?:[._-]?(?:at|on|time(?:stamp)?|date(?:time)?))$|[a-z]date[._-]?published$|(?:^|[._-])date[._-]publi(?:shed|cation)$"
    r"|(?:^|[:._-])(?:article|post|news|blog|story|content|page|byline|entry|release)[._:-]?date$"
    r"|[:._-](?:date)?(?:first[._-]?)?published$|^first[._-]?published$|[:.](?:available|issued)$"
    r"|(?:^|[:._-])(?:date[._-]?)?creat(?:ed|ion)(?:[._-]?(?:at|on|date|time))?$"
    r"|(?:^|[:._-])(?:fecha|data|date)[._-]?(?:(?:de|di|da)[._-]?)?(?:publica[a-zç]{2,5}o?|pubblicazione|parution|publikac[a-z]{2})$"
    r"|(?:veröffentlichungs?|veroeffentlichungs?|erscheinungs|publikations|publicatie|publicerings|publiserings|udgivelses)"
    r"[._-]?dat(?:um|o)$"
)
_MODIFIED: Final = re.compile(
    r"(?:^|[\w][:._-]|parse:|recs:)(?:last[._-]?)?(?:modified|modification|updated?|revised)"
    r"(?:[._-]?(?:at|on|time(?:stamp)?|date(?:time)?))$|(?:^|[._-])date[._-](?:modified|updated)$"
    r"|(?:^|[:._-])last[._-]?updated?$"
)
#: Tags of these speak of something else: an event, an app, an account.
_OTHERS: Final = (
    "event",
    "og:video",
    "video",
    "product",
    "og:image",
    "image",
    "comment",
    "smartbanner",
    "ms.",
    "user",
    "profile",
    "account",
    "music",
    "book",
)
_TITLES: Final = ("title", "og:title", "twitter:title")
#: Tags in which a name stands with the family name first.
_INVERTED: Final = ("citation_author", "dc.creator", "dcterms.creator")


def _inverse(names: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    return MappingProxyType({name: field for field, said in names.items() for name in said})


_META_FIELD: Final = _inverse(META)
_KEY_FIELD: Final = _inverse(KEYS)


def read_values(field: str, value: object) -> tuple[str, ...]:
    """The values of ``field`` that a declared value holds; empty where it holds none."""
    if field == "authors":
        return author_values(value)
    if field == "tags":
        said = markup_value(value)
        parts = re.split(r"[,;，、]", said.strip("[]")) if len(said) > 60 or re.search("[,;，、]", said) else [said]
        kept = (part.strip(" '\"#")[:100] for part in parts[:50])
        return tuple(dict.fromkeys(part for part in kept if part and not part.isdigit()))
    said = _SINGLE[field](value)
    return (said,) if said else ()


def _of_front_matter(fact: Fact) -> tuple[str, str]:
    name = fact.name.casefold().replace("-", "_")
    name = name.removeprefix("params.")
    return _KEY_FIELD.get(name, ""), name


def _of_time(fact: Fact) -> str:
    """The field that a ``time`` element's words speak of."""
    words = set(re.split(r"[\s_\-]+", fact.name))
    published = words & {"datepublished", "published", "pubdate"}
    return "modified" if words & {"datemodified", "updated", "modified"} and not published else "published"


@lru_cache(maxsize=1024)
def _of_tag(name: str) -> str:
    """The field that a tag of a site's own speaks of. Sites have much the same tags."""
    if name.startswith(_OTHERS):
        return ""
    if _AUTHOR.search(name):
        return "authors"
    return "published" if _PUBLISHED.search(name) else "modified" if _MODIFIED.search(name) else ""


def _one(fact: Fact) -> tuple[str, str, str]:
    """Field, evidence word and key of a fact; an empty field where it says nothing that a record holds."""
    name = fact.name.casefold()
    if fact.by == "front-matter" and name == "page_title":
        return "title", "html title", ""
    if fact.by == "front-matter":
        field, key = _of_front_matter(fact)
        return field, "front-matter", key
    if fact.by == "meta":
        field = _META_FIELD.get(name.replace("dc:", "dc.").replace("dcterms:", "dcterms."), "")
        return field or _of_tag(name), "meta tag", name
    if fact.by == "link":
        return {"canonical": "url", "license": "license"}.get(name, ""), "link", name
    if fact.by == "rel":
        return {"author": "authors", "license": "license", "tag": "tags"}.get(name, ""), "link", name
    if fact.by == "class":
        return "authors", "byline block", "marked"
    if fact.by == "itemprop":
        return _PROPERTIES.get(name, ""), "microdata", name
    if fact.by == "rdfa":
        return ("modified" if "modified" in name else "published"), "microdata", name
    if fact.by == "time":
        named = re.search(r"publi|pubdate|entry|post|article|updated|modified|datem", name)
        return _of_time(fact), "time element", "named" if named else "bare"
    if fact.by == "html" and name == "title":
        return "title", "html title", ""
    return "", "", ""


def from_facts(page: Page) -> Iterator[Candidate]:
    """Every declared value that a record has a field for, in source order."""
    base = page.source.url or ""
    titles = _declared_titles(page)
    for fact in page.facts:
        if fact.by == "json-ld":
            yield from from_json_ld(fact, titles)
            continue
        field, by, key = _one(fact)
        value = fact.value
        if field in ("url", "image") and by in ("link", "meta tag") and base and not value.strip().startswith("http"):
            value = _join(base, value)
        if field == "authors" and by in ("link", "microdata", "byline block"):
            value = _named(text_value(value))
        elif field == "authors" and key in _INVERTED and text_value(value).count(",") == 1:
            value = " ".join(reversed(text_value(value).split(",")))
        if field == "title" and _is_placeholder(shown_value(value)):
            continue
        if by == "html title" and (said := shown_value(value)):
            yield Candidate(field, (said,), by, fact.start, fact.end, key)
        elif field and (values := read_values(field, value)):
            yield Candidate(field, values, by, fact.start, fact.end, key)


def _is_placeholder(title: str) -> bool:
    return bool(_PLACEHOLDER.fullmatch(fold(title)) or _PLACEHOLDER.fullmatch(title.casefold()))


def _named(said: str) -> str:
    """The name that an element holds, without the label before it; empty where it is none."""
    bare = without_label(said)
    return bare if people(bare, sure=True) or handle(bare) or is_office(bare) else ""


def _declared_titles(page: Page) -> frozenset[str]:
    """What tags say that the page is called, folded."""
    return frozenset(fold(markup_value(fact.value)) for fact in page.facts if fact.name.casefold() in _TITLES)


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, text_value(address))
    except ValueError:
        return ""
