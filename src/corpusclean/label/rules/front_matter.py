"""Header lines that a generator or a converter wrote above the document.

YAML, TOML and ``[#]:`` headers of Markdown files are ``meta``, their ``title:`` line is the ``title``. In plain text, at
least two ``Key: value`` lines in a row before the first running text, at least half of which have a key that headers use
or a date or an address as their value; or a few lines that are nothing but a date or an address, or an identifier or a
language code beside one.
An address on a line of its own after the article is ``meta`` too. A glossary, a forecast, minutes and the particulars of
an event are written as ``Key: value`` too, with keys of their own, and are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, Look
from corpusclean.metadata.dates import parse_date
from corpusclean.metadata.headers import is_labelled
from corpusclean.model import Finding

FINDS = (
    """
meta  | Author: Ilse Brandt
meta  | Date: 2021-03-04
meta  | Source: https://river.example/flood
=     | The river rose for the third day in a row, and the lower town was without power until the evening.
""",
    """
meta  | levee-0417
meta  | en
meta  | 2019-04-17
meta  | https://levee.example/2019/04/17
=     | Engineers closed the levee on Wednesday after water had been seen behind the oldest of its three walls.
""",
)
LEAVES = (
    """
= | Ingredients: two eggs, a cup of flour and some salt are all that you need for this simple dish.
= | Beat the eggs until they are pale, fold in the flour, and let the dough rest for half an hour.
""",
    """
= | Q: Where did you learn to build boats out of reeds, and who still knows how to do it today?
= | A: From my aunt, who had it from her father. There are perhaps nine of us left on the lake.
""",
    """
= | Abaft: toward the stern.
= | Bight: a loop of rope.
= | Tag: the end of a rope.
= | Every one of these words is still in daily use on the ferry, where the mate shouts them into the fog until noon.
""",
    """
title | The lantern walk of the harbour
= | Where: from the church to the pier
= | Who: everybody
= | Bring: a lantern, warm clothes
= | The walk takes about an hour, and at the pier there will be soup and a fire, and the choir of the school will sing.
""",
    """
= | merry-go-round
= | mother-in-law
= | well-being
= | These are the words whose hyphens the children of the lower school at the harbour most often leave out in writing.
""",
    """
= | 1
= | 2
= | 3
= | 5
= | Each of these numbers but the first is the sum of the one before it and the last but one, as every child can see.
""",
)

_FIELD = re.compile(r"([A-Za-z][A-Za-z-]{1,40}):(?:\s|$)")
_MOST_FIELDS = 80
#: Fields of mails: what they say to the reader, and what they say to programs.
_SAID = frozenset(("subject", "date"))
_CARRIED = frozenset(
    ("to", "message-id", "newsgroups", "received", "path", "return-path", "mime-version", "delivered-to", "references")
)
_KEY_VALUE = re.compile(r"[^\W\d_][\w .-]{0,24}:\s*(\S.{0,200})?$")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+$|[a-z]{2}(?:-[A-Z]{2})?$|\d{1,12}$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
#: Keys of headers that say nothing which the metadata takes over.
_KEYS = frozenset(
    "id guid uid slug lang language locale format type layout status version publisher license rights copyright doi isbn issn "
    "words wordcount encoding charset file filename path crawled fetched retrieved scraped timestamp description summary "
    "excerpt sprache idioma langue lingua taal язык 语言 言語 언어 اللغة".split()
)
_LONGEST_VALUE = 12
_LONGEST_DATE = 40
_FEWEST_LINES = 2
_MOST_FACTS = 8
_LAST = 3


def find(document: Document) -> Iterator[Finding]:
    yield from _marked(document)
    yield from _of_mail(document)
    yield from _addresses(document)
    head = document.head
    for is_line, are_header in ((_is_key_value, _is_header), (_is_bare_fact, _are_facts)):
        run: list[int] = []
        for number in [*head, None]:
            if number is not None and is_line(document.looks[number]):
                run.append(number)
                continue
            if len(run) >= _FEWEST_LINES and are_header(document, run):
                yield from (Finding(n, "meta", "front-matter", 860, "header lines") for n in run)
            run = []


def _addresses(document: Document) -> Iterator[Finding]:
    """Where the document was found: an address that a text begins with, or that stands below it."""
    first = document.visible[:1]
    if not document.page.elements and first and document.last_prose > first[0] and _is_address(document, first[0]):
        yield Finding(first[0], "meta", "front-matter", 880, "an address")
    yield from _address_below(document)


def _is_address(document: Document, number: int) -> bool:
    return _ADDRESS.match(document.looks[number].text) is not None


def _address_below(document: Document) -> Iterator[Finding]:
    """An address on a line of its own, after the article: where it was found. Several are its references, and one below a
    mail address is that of a list.
    """
    last = document.visible[-_LAST:] if document.last_prose >= 0 else ()
    found = [n for n in last if n > document.last_prose and _is_address(document, n)]
    if len(found) == 1 and not any("@" in document.looks[n].text for n in last):
        yield Finding(found[0], "meta", "front-matter", 880, "an address")


def _marked(document: Document) -> Iterator[Finding]:
    facts = sorted((f for f in document.page.facts if f.by == "front-matter"), key=lambda f: (f.start, f.end))
    if not facts:
        return
    starts = [fact.start for fact in facts]
    end = max(fact.end for fact in facts)
    for number, look in enumerate(document.looks):
        block = look.block
        if block.start >= end:
            break
        fact = facts[max(0, bisect_right(starts, block.start) - 1)]
        is_title = fact.name in ("title", "subject") and fact.start < block.end and block.start < fact.end
        yield Finding(number, "title" if is_title else "meta", "front-matter", 1000, f"{fact.name}:")


def _of_mail(document: Document) -> Iterator[Finding]:
    """The fields above a mail or a Usenet post, down to the first blank line."""
    visible = document.visible[:_MOST_FIELDS]
    if document.page.elements or not visible or not _FIELD.match(document.looks[visible[0]].text):
        return
    run = [visible[0], *takewhile(lambda n: _goes_on(document.looks[n]), visible[1:])]
    names = {match[1].casefold() for n in run if (match := _FIELD.match(document.looks[n].text))}
    if "from" in names and not names.isdisjoint(_SAID) and not names.isdisjoint(_CARRIED):
        yield from (Finding(number, "meta", "front-matter", 880, "the header of a mail") for number in run)


def _goes_on(look: Look) -> bool:
    """Whether a line goes on with the header of a mail: a field, or what is indented below one."""
    return not look.block.blank_before and (look.block.indent > 0 or _FIELD.match(look.text) is not None)


def _is_key_value(look: Look) -> bool:
    said = look.text
    return ":" in said and look.words <= _LONGEST_VALUE and bool(_KEY_VALUE.match(said)) and not said.endswith("?")


def _is_header(document: Document, run: Sequence[int]) -> bool:
    """Whether at least half of the ``Key: value`` lines are such as stand in headers."""
    return sum(_is_header_line(document.looks[number].text) for number in run) * 2 >= len(run)


def _is_header_line(text: str) -> bool:
    key, _, value = text.partition(":")
    value = value.strip()
    return (
        key.strip().casefold() in _KEYS
        or is_labelled(text)
        or _ADDRESS.match(value) is not None
        or (len(value) <= _LONGEST_DATE and parse_date(value) is not None)
    )


def _is_bare_fact(look: Look) -> bool:
    said = look.text
    return (" " not in said and _IDENTIFIER.match(said) is not None) or _is_where_or_when(said)


def _are_facts(document: Document, run: Sequence[int]) -> bool:
    """Whether a few lines tell an address or a day; numbers and words with hyphens alone are a list of something."""
    return len(run) <= _MOST_FACTS and any(_is_where_or_when(document.looks[number].text) for number in run)


def _is_where_or_when(text: str) -> bool:
    return _ADDRESS.match(text) is not None or (len(text) <= _LONGEST_DATE and parse_date(text) is not None)


RULE = rule("front-matter", find, globals())
