"""A byline read piece by piece: what each of its pieces says, and whether they are a byline together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from corpusclean.metadata.affiliations import is_affiliation
from corpusclean.metadata.byline_cues import may_hold_by
from corpusclean.metadata.byline_pieces import DATE, SEPARATORS, grammar
from corpusclean.metadata.dates import DateMatch
from corpusclean.metadata.names import handle, people
from corpusclean.metadata.wordlists import data

#: A name and the Korean word for who reports.
REPORTER: Final = re.compile(r"([\uac00-\ud7a3]{2,4}) ?(?:선임|수습|인턴|전문)?(?:기자|특파원|논설위원)")
_END = re.compile(r"[!?。！？…]$|[a-z\d]{4,}\.$")
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]{1,40}\.){1,3}[a-z]{2,10}/?", re.IGNORECASE)
_STATE = re.compile("[A-Z]{2}")
_STOP_WITHIN = re.compile(r"[.!?;。！？]\s")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_PLACED = re.compile(r"^(\S+(?: \S+){1,4}?)(?:,| for| at|,? in) (\S.*)$")
_OWNED = re.compile(r"^(.{4,60}?)['’]s\s+(\S+\.[A-Za-z]{2,10})$")
_LONGEST_VALUE: Final = 120
_LONGEST_PIECE: Final = 60


@frozen
class Byline:
    """What a byline says, empty where it does not say. ``published`` and ``modified`` are ISO 8601."""

    authors: tuple[str, ...] = ()
    published: str | None = None
    site: str | None = None
    affiliation: str | None = None
    modified: str | None = None


@frozen
class Reading:
    """What has been read of a line so far.

    ``bare``: pieces that nothing explains yet. ``dates``: how many there were. ``updated``: the next one says when the
    document was changed. ``lead``: a word like "published" stands there; ``said``: a label or "by" with its value does.
    """

    byline: Byline = Byline()
    bare: tuple[str, ...] = ()
    dates: int = 0
    updated: bool = False
    lead: bool = False
    said: bool = False


def read_piece(said: str, line: str, reading: Reading) -> Reading | None:
    """``reading`` and what one more piece of ``line`` says; ``None`` where the piece belongs in no byline."""
    patterns = grammar()
    said = whole = said.strip()
    if len(said.split()) > 1 and DATE in line:
        said = patterns["tail"].sub("", said).strip(" ,") or said
    if patterns["updated_lead"].match(whole) or patterns["updated_lead"].match(said):
        return evolve(reading, updated=True, lead=True)
    if patterns["published_lead"].match(whole) or patterns["published_lead"].match(said):
        return evolve(reading, updated=False, lead=True)
    if (glued := patterns["before_lead"].match(whole)) and (before := read_piece(glued["before"], line, reading)):
        return read_piece(glued["lead"], line, before)
    if patterns["minor"].fullmatch(said) or _STATE.fullmatch(said):
        return evolve(reading, bare=(*reading.bare, said))
    found = _labelled(said, reading) or _by(said, line, reading)
    if found:
        return found
    if reading.byline.authors and is_affiliation(said):
        return evolve(reading, byline=evolve(reading.byline, affiliation=said))
    short = len(said) <= _LONGEST_PIECE and (_label_like(said) or handle(said) is not None or _DOMAIN.fullmatch(said))
    return evolve(reading, bare=(*reading.bare, said)) if short else None


def read_date(match: DateMatch, reading: Reading) -> Reading:
    """``reading`` and one more date."""
    byline = reading.byline
    if reading.updated:
        byline = evolve(byline, modified=byline.modified or match.iso)
    else:
        byline = evolve(byline, published=byline.published or match.iso)
    return evolve(reading, byline=byline, dates=reading.dates + 1, updated=False)


def closed(reading: Reading, line: str) -> Byline | None:
    """The byline, if the pieces that nothing explains do not make the line something else."""
    minor = grammar()["minor"]
    byline = reading.byline
    unexplained = [said for said in reading.bare if not minor.fullmatch(said) and not _STATE.fullmatch(said)]
    if unexplained and (named := _named_first(unexplained[0], reading)):
        byline, unexplained = named, unexplained[1:]
    if not (reading.said or reading.dates or byline.authors):
        return None
    limit = 2 if reading.dates and (byline.authors or reading.said) else 1
    few = 4 if SEPARATORS.search(line) or byline.authors or reading.lead else 2
    fits = all(_label_like(said) and len(said.split()) <= few for said in unexplained)
    return byline if fits and len(unexplained) <= limit else None


def _named_first(first: str, reading: Reading) -> Byline | None:
    """The byline with the first unexplained piece as its author: beside a date alone, a known name, or any name that
    begins the line of a post.
    """
    byline = reading.byline
    if byline.authors or reading.dates - (byline.modified is not None) != 1:
        return None
    if match := REPORTER.fullmatch(first):
        return evolve(byline, authors=(match[1],), affiliation="기자")
    who = people(first)
    if reading.bare[0] == first and any(re.fullmatch(data()["post_mark"], said) for said in reading.bare):
        one = handle(first)
        return evolve(byline, authors=who.names if who else (one,) if one else ())
    return evolve(byline, authors=who.names, affiliation=who.affiliation) if who and who.known else None


def _labelled(said: str, reading: Reading) -> Reading | None:
    """A piece that is a label, with its value or without."""
    for name in ("author", "published", "updated", "site", "other"):
        match = grammar()[name].match(said)
        if not match:
            continue
        value = match["value"].strip()
        if name in ("published", "updated"):
            return None if value else evolve(reading, updated=name == "updated")
        if len(value) > _LONGEST_VALUE or _STOP_WITHIN.search(value):
            return None
        if value:
            byline = _VALUES[name](value, reading)
        else:
            byline = None if name == "other" or (name == "author" and said[:2].casefold() == "by") else reading.byline
        return evolve(reading, byline=byline, said=True) if byline else None
    return None


def _author_value(value: str, reading: Reading) -> Byline | None:
    who, one = people(value, sure=True), handle(value)
    names = who.names if who else (one,) if one else ()
    if not names or reading.byline.authors:
        return None
    return evolve(reading.byline, authors=names, affiliation=who.affiliation if who else None)


def _site_value(value: str, reading: Reading) -> Byline | None:
    if not (_label_like(value) or _DOMAIN.fullmatch(value)) or not _TWO_LETTERS.search(value):
        return None
    return evolve(reading.byline, site=None if "://" in value else value)


def _other_value(value: str, reading: Reading) -> Byline | None:
    """A photographer, an editor, a category: what no field holds."""
    byline = reading.byline
    fits = people(value, sure=True) or ((byline.authors or reading.dates) and (value.isdigit() or _label_like(value)))
    return byline if fits else None


_VALUES: Final[Mapping[str, Callable[[str, Reading], Byline | None]]] = MappingProxyType(
    {"author": _author_value, "site": _site_value, "other": _other_value}
)


def _by(said: str, line: str, reading: Reading) -> Reading | None:
    """A piece with "by NAMES" at its end, what stands before being a label of its own or nothing."""
    patterns = grammar()
    match = patterns["by"].match(said) if may_hold_by(said) else None
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


def _names(said: str, line: str, sure: bool) -> Byline | None:
    """What stands behind "by": names, the outlet or the place that they belong to."""
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


def _known_piece(said: str, dated: bool) -> bool:
    """Whether a piece before "by NAME" leaves the line a byline, and no title by an author."""
    patterns = grammar()
    return bool(
        patterns["published_lead"].match(said)
        or patterns["updated_lead"].match(said)
        or patterns["minor"].fullmatch(said)
        or (dated and len(said.split()) <= 2 and _label_like(said))
    )


def _label_like(said: str) -> bool:
    """Whether a piece can be a place or a category: few words, each with a capital."""
    if said.endswith((":", "：")):
        return False  # a label that is not known: "Joined: 4 May 2008"
    parts = said.split()
    fine = {"of", "and", "the", "&", "de", "und", "y", "et", "in", "la", "/"}
    return (
        len(parts) <= 4 and not _END.search(said) and all(p[0].isupper() or p[0] > "\u2e80" or p in fine for p in parts)
    )


def _merge(one: Byline, other: Byline) -> Byline:
    return Byline(
        one.authors + other.authors,
        one.published or other.published,
        other.site or one.site,
        other.affiliation or one.affiliation,
        one.modified or other.modified,
    )
