"""The counts over a corpus that several exports state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from attrs import define, field

#: The name of what has no address.
NOWHERE = ""


@define
class Survey:
    """Counts over records. ``licenses``: by SPDX identifier or name, ``""`` where none is stated. ``recipes``: by rule
    set, preset and version. ``removed``: characters by label of what is not in the texts.
    """

    records: int = 0
    characters: int = 0
    words: int = 0
    comments: int = 0
    empty: int = 0
    reserved: int = 0
    languages: Counter[str] = field(factory=Counter)
    licenses: Counter[str] = field(factory=Counter)
    media_types: Counter[str] = field(factory=Counter)
    domains: Counter[str] = field(factory=Counter)
    removed: Counter[str] = field(factory=Counter)
    recipes: Counter[tuple[str, str, str]] = field(factory=Counter)
    captured: list[str] = field(factory=list)
    archived: int = 0


def survey(records: Iterable[Mapping[str, Any]]) -> Survey:
    """The counts over ``records``."""
    found = Survey()
    for data in records:
        _add(found, data)
    return found


def _add(found: Survey, data: Mapping[str, Any]) -> None:
    counts, origin, recipe = data["counts"], data["origin"], data["recipe"]
    found.records += 1
    found.characters += len(data["text"])
    found.words += int(counts.get("words", 0))
    found.comments += len(data["comments"])
    found.empty += not data["text"]
    found.reserved += bool(data["reservations"])
    found.languages[data["language"]] += 1
    found.licenses[license_name(data["license"])] += 1
    found.media_types[origin["media_type"]] += 1
    found.domains[domain_of(data)] += 1
    found.archived += bool(origin["warc"])
    for label, size in counts.get("labels", {}).items():
        if label.partition(".")[0] in ("boilerplate", "hidden"):
            found.removed[label] += size
    version = str(recipe.get("reader", {}).get("corpusclean", ""))
    found.recipes[str(recipe.get("rule_set", "")), str(recipe.get("name", "")), version] += 1
    day = day_of(origin["captured"])
    if day:
        found.captured = [min([*found.captured[:1], day]), max([*found.captured[1:], day])]


def license_name(said: Mapping[str, Any] | None) -> str:
    """What a record says of its licence, in a word; empty where it says nothing."""
    said = said or {}
    return str(said.get("spdx") or said.get("name") or said.get("url") or "")


def domain_of(data: Mapping[str, Any]) -> str:
    """The domain that a record was taken from: the carrier's address, else the document's own; ``""`` without either.

    Lower case, in ASCII, without ``www.`` and without a port.
    """
    for url in (data["origin"]["url"], data["url"]):
        try:
            host = (urlsplit(url or "").hostname or "").rstrip(".").encode("idna").decode("ascii").lower()
        except (ValueError, UnicodeError):
            continue
        if host[:1].isalnum() and all(character.isalnum() or character in ".-:_" for character in host):
            return host.removeprefix("www.")
    return NOWHERE


def day_of(said: str | None) -> str:
    """The day of a date as records hold them, or nothing."""
    day = (said or "")[:10]
    return (
        day if len(day) == 10 and day[4] == day[7] == "-" and day.replace("-", "").isdecimal() and day.isascii() else ""
    )


def recipe_lines(found: Survey) -> list[str]:
    """A sentence for each recipe that made the records."""
    lines = []
    for (rule_set, name, version), count in sorted(found.recipes.items()):
        lines.append(f"corpusclean {version}, rules {rule_set or 'without a name'}, recipe {name}: {count:,} records")
    return lines
