"""Names that stand near a title: in a byline, behind a label of their own, or where the markup says that an author is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from corpusclean.metadata.around import Around
from corpusclean.metadata.byline import parse_byline
from corpusclean.metadata.candidates import Candidate, author_values
from corpusclean.metadata.names import data, handle, people

_LONGEST: Final = 120
_FEW_WORDS: Final = 14
#: Lines of so many different authors that nothing but the markup names are a list.
_LIST: Final = 3
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:author|byline|creator|contributor|writer|autor|auteur|post-?user)s?(?:[\s_-]|$)|author-?name|authorname"
)
_NOT_NAMED: Final = re.compile(r"bio\b|desc|title\b|role|position|social|follow|avatar|image|count|more-|box\b|date|time")
_PAGE: Final = re.compile(
    r"/(?:authors?|autor(?:en)?|auteurs?|autores|people|persons?|contributors?|writers?|reporters?|staff|team|"
    r"redakteure?|profiles?|producers)/[^/]+",
    re.IGNORECASE,
)


@cache
def _label() -> re.Pattern[str]:
    said = "|".join(data()[name] for name in ("author_labels", "by", "by_sure"))
    return re.compile(rf"(?:{said}|von|di|av|af|door)\s*[:：]?", re.IGNORECASE)


@cache
def _starts() -> re.Pattern[str]:
    said = "|".join(data()[name] for name in ("by", "by_weak", "by_sure", "author_labels"))
    return re.compile(rf"(?:{said})[\s:：]", re.IGNORECASE)


def authors_near(around: Around) -> Iterator[Candidate]:
    """Who the lines near the title say wrote the document."""
    found = [
        (n, *said)
        for n in (*around.after, *around.before, *around.tail)
        if len(around.page.blocks[n].text) <= _LONGEST and (said := _of_line(around, n))
    ]
    marked = {names for _, names, how in found if how == "named"}
    for number, names, how in found:
        block = around.page.blocks[number]
        if how == "byline" or len(marked) < _LIST:
            yield Candidate("authors", names, "byline block", block.start, block.end, how)


def _of_line(around: Around, number: int) -> tuple[tuple[str, ...], str] | None:
    """The names of a line, and how they are said: behind a word for it (``byline``) or by the markup (``named``)."""
    text = around.page.blocks[number].text
    if text.count(" ") >= _FEW_WORDS or around.findings[number].label in ("boilerplate.related", "boilerplate.ad"):
        return None
    before = around.previous(number)
    if len(before) <= 24 and _label().fullmatch(before.strip()):
        who = people(text, sure=True)
        one = handle(text)
        return _cleaned(who.names if who else (one,) if one and one[0].isupper() else (), "byline")
    if _starts().match(text):
        byline = parse_byline(text)
        return _cleaned(byline.authors if byline else (), "byline")
    names_said = around.names(number)
    if _NAMED.search(names_said) and not _NOT_NAMED.search(names_said) or _PAGE.search(_href(around, number)):
        byline = parse_byline(text)
        if byline and byline.authors:
            return _cleaned(byline.authors, "named")
        who = people(text, sure=bool(_NAMED.search(names_said)))
        return _cleaned(who.names if who else (), "named")
    return None


def _cleaned(names: tuple[str, ...], how: str) -> tuple[tuple[str, ...], str] | None:
    said = tuple(name for one in names for name in author_values(one) if not _label().fullmatch(name))
    return (said, how) if said else None


def _href(around: Around, number: int) -> str:
    at = around.page.blocks[number].element
    return "" if at is None else around.page.elements[at].attributes.get("href", "")
