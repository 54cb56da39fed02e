"""Lines that say who wrote a document, when and where it appeared, and nothing else.

A line is taken apart at its dates and separators; it is a byline only if every piece is understood. Names without a
word like "by" before them count only beside an affiliation, or where the line's form leaves no other reading.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import evolve, frozen

from corpusclean.metadata.byline_cues import may_be_byline
from corpusclean.metadata.byline_pieces import DATE, SEPARATORS, cut, grammar, without_marks
from corpusclean.metadata.dates import DateMatch, find_dates
from corpusclean.metadata.names import handle, is_affiliation, looks_like_person, people, person
from corpusclean.metadata.wordlists import data

__all__ = ["Byline", "looks_like_person", "parse_byline"]

_END = re.compile(r"[!?。！？…]$|[a-z\d]{4,}\.$")
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]{1,40}\.){1,3}[a-z]{2,10}/?", re.IGNORECASE)
_STATE = re.compile("[A-Z]{2}")
_STOP_WITHIN = re.compile(r"[.!?;。！？]\s")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_PLACED = re.compile(r"^(\S+(?: \S+){1,4}?)(?:,| for| at|,? in) (\S.*)$")
_KOREAN = re.compile(r"([\uac00-\ud7a3]{2,4}) ?(?:선임|수습|인턴|전문)?(?:기자|특파원|논설위원)")
_CHINESE = re.compile(r"(?:本[报報]|新华社|[\u4e00-\u9fff]{2,5})?[记記]者[ :：]?([\u3400-\u9fff]{2,4})")
_BRACKETED = re.compile(r"([^()（）]{4,60}?)\s*[(（]([^()（）]{2,60})[)）]")
_OWNED = re.compile(r"^(.{4,60}?)['’]s\s+(\S+\.[A-Za-z]{2,10})$")


@frozen
class Byline:
    """What a byline says, empty where it does not say. ``published`` and ``modified`` are ISO 8601."""

    authors: tuple[str, ...] = ()
    published: str | None = None
    site: str | None = None
    affiliation: str | None = None
    modified: str | None = None


@frozen
class _Reading:
    """What has been read of a line so far. ``bare``: pieces that nothing explains yet; ``lead``: a word like
    "published" stands there; ``said``: a label or "by" with its value does.
    """

    byline: Byline = Byline()
    bare: tuple[str, ...] = ()
    dates: int = 0
    updated: bool = False
    lead: bool = False
    said: bool = False


def _names(said: str, line: str, sure: bool) -> Byline | None:
    if owned := _OWNED.match(said):
        who = people(owned[1], sure)
        return Byline(who.names, site=owned[2]) if who else None
    said = grammar()["trailer"].sub("", said)
    capitals = said.upper() == said and said.lower() != said
    last = said.split()[-1]
    if capitals and last in data()["languages"].split() and len(said.split()) >= 3:
        said = said[: -len(last)].rstrip()
    who = people(said, sure)
    if who:
        return Byline(who.names, affiliation=who.affiliation)
    if match := _PLACED.match(said):
        who = people(match[1], sure)
        place = match[2].split()
        if who and (who.known or DATE in line) and len(place) <= 4 and all(word[0].isupper() for word in place):
            return Byline(who.names, affiliation=match[2] if is_affiliation(match[2]) else None)
    return None


def _label_like(said: str) -> bool:
    """Whether a piece can be a place or a category: few words, each with a capital."""
    if said.endswith((":", "：")):
        return False  # a label that is not known: "Joined: 4 May 2008"
    parts = said.split()
    fine = {"of", "and", "the", "&", "de", "und", "y", "et", "in", "la", "/"}
    return (
        len(parts) <= 4 and not _END.search(said) and all(p[0].isupper() or p[0] > "\u2e80" or p in fine for p in parts)
    )


def _labelled(said: str, reading: _Reading) -> _Reading | None:
    patterns = grammar()
    for name in ("author", "published", "updated", "site", "other"):
        match = patterns[name].match(said)
        if not match:
            continue
        value, byline = match["value"].strip(), reading.byline
        if name in ("published", "updated"):
            return None if value else evolve(reading, updated=name == "updated")
        if len(value) > 120 or _STOP_WITHIN.search(value):
            return None
        if name == "author" and value:
            who = people(value, sure=True)
            one = handle(value)
            names = who.names if who else (one,) if one else ()
            if not names or byline.authors:
                return None
            byline = evolve(byline, authors=names, affiliation=who.affiliation if who else None)
        elif name == "site" and value:
            if not (_label_like(value) or _DOMAIN.fullmatch(value)) or not _TWO_LETTERS.search(value):
                return None
            byline = evolve(byline, site=None if "://" in value else value)
        elif name == "author" and said[:2].casefold() == "by":
            return None
        elif name == "other":
            who = people(value, sure=True) if value else None
            if not (who or (value and (byline.authors or reading.dates) and _label_like(value))):
                return None
        return evolve(reading, byline=byline, said=True)
    return None


def _by(said: str, line: str, reading: _Reading) -> _Reading | None:
    """A piece with "by NAMES" at its end, what stands before being a label of its own or nothing."""
    patterns = grammar()
    match = patterns["by"].match(said)
    if match and not reading.byline.authors:
        before, sure = match["before"].strip(" ,-–—"), bool(patterns["sure"].fullmatch(match["by"]))
        sure = sure or bool(patterns["published_lead"].match(before) and " " in before)
        found = _names(match["names"], line, sure)
        if not found and (sure or (DATE in line and "|" not in before)):
            one = handle(match["names"])
            found = Byline((one,)) if one and (sure or one[0].isupper() or DATE in line) else None
        if found and (not before or _known_piece(before, DATE in line)):
            return evolve(reading, byline=_merge(reading.byline, found), said=True)
    match = patterns["weak"].match(said)
    if match and not reading.byline.authors:
        who = people(match["names"])
        if who and (who.known or who.affiliation or DATE in line):
            found = Byline(who.names, affiliation=who.affiliation)
            return evolve(reading, byline=_merge(reading.byline, found), said=True)
    return None


def _merge(one: Byline, other: Byline) -> Byline:
    return Byline(
        one.authors + other.authors,
        one.published or other.published,
        other.site or one.site,
        other.affiliation or one.affiliation,
        one.modified or other.modified,
    )


def _known_piece(said: str, dated: bool) -> bool:
    """Whether a piece before "by NAME" leaves the line a byline, and no title by an author."""
    patterns = grammar()
    return bool(
        patterns["published_lead"].match(said)
        or patterns["updated_lead"].match(said)
        or patterns["minor"].fullmatch(said)
        or (dated and len(said.split()) <= 2 and _label_like(said))
    )


def _read_piece(said: str, line: str, reading: _Reading) -> _Reading | None:
    patterns = grammar()
    said = said.strip()
    if len(said.split()) > 1 and DATE in line:
        said = patterns["tail"].sub("", said).strip(" ,") or said
    if patterns["updated_lead"].match(said):
        return evolve(reading, updated=True, lead=True)
    if patterns["published_lead"].match(said):
        return evolve(reading, updated=False, lead=True)
    if patterns["minor"].fullmatch(said) or _STATE.fullmatch(said):
        return evolve(reading, bare=(*reading.bare, said))
    found = _labelled(said, reading) or _by(said, line, reading)
    if found:
        return found
    if reading.byline.authors and is_affiliation(said):
        return evolve(reading, byline=evolve(reading.byline, affiliation=said))
    short = len(said) <= 60 and (_label_like(said) or handle(said) is not None or _DOMAIN.fullmatch(said))
    return evolve(reading, bare=(*reading.bare, said)) if short else None


def _read_date(match: DateMatch, reading: _Reading) -> _Reading:
    byline = reading.byline
    if reading.updated:
        byline = evolve(byline, modified=byline.modified or match.iso)
    else:
        byline = evolve(byline, published=byline.published or match.iso)
    return evolve(reading, byline=byline, dates=reading.dates + 1, updated=False)


def _close(reading: _Reading, line: str) -> Byline | None:
    """The byline, if the pieces that nothing explains do not make the line something else."""
    byline, minor = reading.byline, grammar()["minor"]
    open_pieces = [said for said in reading.bare if not minor.fullmatch(said) and not _STATE.fullmatch(said)]
    mark = any(re.fullmatch(data()["post_mark"], said) for said in reading.bare)
    if not byline.authors and reading.dates == 1 and open_pieces:
        first = open_pieces[0]
        who = people(first)
        if mark and reading.bare[0] == first:
            one = handle(first)
            who_names = who.names if who else (one,) if one else ()
            byline, open_pieces = evolve(byline, authors=who_names), open_pieces[1:]
        elif who and who.known:
            byline, open_pieces = evolve(byline, authors=who.names, affiliation=who.affiliation), open_pieces[1:]
    if not (reading.said or reading.dates or byline.authors):
        return None
    limit = 2 if reading.dates and (byline.authors or reading.said) else 1
    few = 4 if SEPARATORS.search(line) or byline.authors or reading.lead else 2
    fits = all(_label_like(said) and len(said.split()) <= few for said in open_pieces)
    return byline if fits and len(open_pieces) <= limit else None


def _with_affiliation(line: str) -> Byline | None:
    """Names, as in "Jane Doe, University of Somewhere", that nothing but an affiliation vouches for."""
    who = people(line)
    if who and who.affiliation and ("," in line or "，" in line or "(" in line):
        return Byline(who.names, affiliation=who.affiliation)
    if match := _KOREAN.fullmatch(line):
        return Byline((match[1],), affiliation="기자")
    if match := _CHINESE.fullmatch(line):
        one = person(match[1])
        return one and Byline((one[0],), affiliation="记者")
    if match := _BRACKETED.fullmatch(line):
        who = people(match[1])
        return Byline(who.names, affiliation=match[2]) if who and is_affiliation(match[2]) else None
    return None


def parse_byline(text: str) -> Byline | None:
    """What the line says if the whole of it is a byline or dateline, else ``None`` (sentences, headings …)."""
    if not 3 <= len(text) <= 400 or not may_be_byline(text):
        return None
    return _of_line(text)


@lru_cache(maxsize=64)
def _of_line(text: str) -> Byline | None:
    """``parse_byline`` of what may be one; rules and metadata ask for the same lines."""
    line = without_marks(text)
    if not line or len(line) > 240 or line.count(" ") > 40 or (line.count(" ") > 8 and line[-1] in '.!?。！？…”"'):
        return None
    if line[-1] in ":：" and (find_dates(line) or len(line) > 24):
        return None
    if not (grammar()["by"].match(line) or grammar()["weak"].match(line)) and (found := _with_affiliation(line)):
        return found
    line = grammar()["next_label"].sub("\n", line)
    pieces, dates = cut(line)
    if not pieces or len(pieces) > 10 or len(dates) > 3:
        return None
    reading = _Reading()
    marked = "\n".join(pieces)
    rest = iter(dates)
    for said in pieces:
        after = _read_date(next(rest), reading) if said == DATE else _read_piece(said, marked, reading)
        if after is None:
            return None
        reading = after
    return _close(reading, line)
