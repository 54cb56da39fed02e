"""What a page's tags declare about it: ``meta``, ``link``, ``time``, relations of links and microdata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from corpusclean.html.stack import Frame
from corpusclean.html.tables import LINKS, PROPERTIES, RELATIONS
from corpusclean.model import Fact
from corpusclean.provenance.replay import read_as, space
from corpusclean.read.html_tokens import Characters, behind, where

#: An element with more bytes than this holds no name, date or number.
_LONGEST: Final = 600
_SCHEMA: Final = re.compile(r"https?://schema\.org/")
_ADDRESSES: Final = {"link": "href", "img": "src", "object": "data"}
#: Properties of a link whose value is where it leads; of others it is what the link says.
_LINKED: Final = frozenset(("license", "mainentityofpage", "url", "usageinfo"))


#: Attributes beside ``time`` and microdata that tell a day: RDFa, and the title of an abbreviated date. A search that
#: begins with a word is quicker than one that begins with a boundary.
_DAY: Final = r"""\s*=\s*["']?\s*[12][0-9]{3}-[01][0-9]-[0-3][0-9]"""
_CONTENT_DAY: Final = re.compile(rf"content(?<=\bcontent){_DAY}")
_TITLE_DAY: Final = re.compile(rf"title(?<=\btitle){_DAY}")
#: One of these stands in the attributes of an element with a relation that becomes a fact.
_RELATING: Final = (*sorted(RELATIONS), "&#", "title", "property")
_INLINE: Final = frozenset(("a", "span", "b", "strong", "em", "i", "cite", "small"))
_AUTHORED: Final = re.compile(
    r"(?<![\w-])(?:[a-z]{1,12}[_-]{1,2}){0,4}(?:author|byline|autor|contributor)s?"
    r"(?:[_-]{0,2}(?:name|link|url|fn|vcard))?(?![\w-])"
)
_AUTHORS_PAGE: Final = re.compile(r"/(?:authors?|autor(?:en|es)?|contributors?)/[^/]+/?$")
#: The beginning of a ``link``'s attributes where the relation comes first, and is one that only loads something.
_LOADING: Final = re.compile(
    r"[\t\n\f\r ]++rel=([\"'])(?:stylesheet|preload|preconnect|dns-prefetch|icon|apple-touch-icon)\1"
)
#: What stands behind one below an author's name is a place, or another author.
_LINE_BREAK: Final = re.compile(r"\s*<br\b[^<>]*>\s*", re.IGNORECASE)
_RDFA: Final = re.compile(r"(?:\w+:)?(?:date)?(?:published|issued|created|modified|date)", re.IGNORECASE)


def may_state(attributes: str) -> bool:
    """Whether the attributes of a start tag, in lower case, may state a fact."""
    return (
        "itemprop" in attributes
        or "datetime" in attributes
        or ("rel=" in attributes and any(map(attributes.__contains__, _RELATING)))
        or "author" in attributes
        or "byline" in attributes
        or ("utor" in attributes and ("autor" in attributes or "contributor" in attributes))
        or ("20" in attributes and says_day(attributes))
    )


def says_day(attributes: str) -> bool:
    """Whether the attributes of a start tag hold a day outside ``datetime``."""
    if "20" not in attributes:
        return False
    content = "content" in attributes and _CONTENT_DAY.search(attributes)
    return bool(content or ("title" in attributes and _TITLE_DAY.search(attributes)))


@frozen
class _Awaited:
    """A fact whose value is the text of an element that is still open."""

    name: str
    by: str
    frame: Frame
    start: int


class Facts:
    """Collects facts in source order of their ends."""

    def __init__(self, characters: Characters) -> None:
        self.found: list[Fact] = []
        self.awaited: list[_Awaited] = []
        self._characters = characters
        self._classes: dict[str, bool] = {}

    def add(self, name: str, value: str, by: str, start: int, end: int) -> None:
        """A fact said by the characters from ``start`` to ``end``."""
        self.found.append(Fact(name, value, by, *self._characters.span(start, end)))

    def in_class(self, said: str) -> bool:
        """``may_state`` of a class that stands alone, for the same ones come again and again."""
        known = self._classes.get(said)
        if known is None:
            known = self._classes[said] = may_state(said)
        return known

    def of_head(self, token: re.Match[str]) -> None:
        """The facts of a ``meta``, ``link`` or ``base`` tag."""
        tag, start, end = token[1], token.start(), behind(token)
        said = token[3]
        if tag == "link" and said and _LOADING.match(said) and "itemprop" not in said:
            return
        found = self._characters.attributes(*where(token))
        if tag == "meta":
            names = [*_properties(found, "property"), found.get("name", "").strip()]
            names += [*_properties(found, "itemprop"), found.get("http-equiv", "").strip()]
            for name in dict.fromkeys(filter(None, names)):
                if "content" in found:
                    self.add(name, found["content"], "meta", start, end)
        elif tag == "base" and "href" in found:
            self.add("base", found["href"], "html", start, end)
        elif tag == "link" and "href" in found:
            words = f"{found.get('rel', '')}".lower().split()
            for name in dict.fromkeys(words):
                if name in LINKS:
                    self.add(name, found["href"], "link", start, end)
            self._of_properties(tag, found, start, end)

    def of_element(self, token: re.Match[str], frame: Frame) -> None:
        """The facts of any other start tag, which opened ``frame``."""
        tag, start, end = token[1], token.start(), behind(token)
        found = self._characters.attributes(*where(token))
        if tag == "time" and "datetime" in found:
            words = [found.get("itemprop", ""), "pubdate" if "pubdate" in found else "", found.get("class", "")]
            self.add(" ".join(" ".join(words).lower().split()), found["datetime"], "time", start, end)
        self._of_day(tag, found, start, end)
        if tag == "a":
            for name in dict.fromkeys(found.get("rel", "").lower().split()):
                if name == "license":
                    self.add(name, found.get("href", ""), "rel", start, end)
                elif name in RELATIONS:
                    self.awaited.append(_Awaited(name, "rel", frame, end))
        if not self._of_properties(tag, found, start, end):
            for name in self._properties(found):
                self.awaited.append(_Awaited(name, "itemprop", frame, end))
        if tag in _INLINE and "author" not in found.get("rel", "").lower() and _names_author(tag, found):
            self.awaited.append(_Awaited("author", "class", frame, end))

    def close(self, at: int) -> None:
        """What was awaited of elements that are no longer open at ``at`` is known."""
        while self.awaited and not self.awaited[-1].frame.is_open:
            awaited = self.awaited.pop()
            if 0 < at - awaited.start <= _LONGEST:
                said = _LINE_BREAK.sub(
                    ", " if awaited.name == "author" else " ", self._characters.said(awaited.start, at)
                )
                value = space(read_as(said, "html"), "collapse")
                if value:
                    self.add(awaited.name, value, awaited.by, awaited.start, at)

    def _of_day(self, tag: str, found: Mapping[str, str], start: int, end: int) -> None:
        """What RDFa or the title of an element says of a day; ``property`` and class name it."""
        names = [name for name in found.get("property", "").split() if _RDFA.fullmatch(name)]
        if names and "content" in found:
            self.add(names[0].rpartition(":")[2].lower(), found["content"], "rdfa", start, end)
        elif tag != "time" and "datetime" not in found and re.match(r"\s*[12][0-9]{3}-", found.get("title", "")):
            self.add(" ".join(found.get("class", "").lower().split()), found["title"], "time", start, end)

    def _of_properties(self, tag: str, found: Mapping[str, str], start: int, end: int) -> bool:
        """Whether an attribute holds the value of the element's property."""
        names = self._properties(found)
        address = "href" if tag == "a" and not _LINKED.isdisjoint(map(str.lower, names)) else _ADDRESSES.get(tag, "")
        key = next((key for key in ("content", "datetime", address) if key in found), None)
        if key is None:
            return False
        for name in names:
            self.add(name, found[key], "itemprop", start, end)
        return True

    @staticmethod
    def _properties(found: Mapping[str, str]) -> list[str]:
        words = dict.fromkeys(_properties(found, "itemprop"))
        return [name for name in words if name.lower() in PROPERTIES]


def _properties(found: Mapping[str, str], attribute: str) -> list[str]:
    """The properties that an attribute names; those of schema.org may be written as addresses."""
    return _SCHEMA.sub("", found.get(attribute, "")).split()


def _names_author(tag: str, found: Mapping[str, str]) -> bool:
    """Whether the class of an inline element names an author, or the link leads to an author's page."""
    address = found.get("href", "").partition("?")[0] if tag == "a" else ""
    return bool(_AUTHORED.search(found.get("class", "").lower()) or _AUTHORS_PAGE.search(address.lower()))
