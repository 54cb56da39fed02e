"""The licence that a notice names: no more than it says, so that a licence without a version has none here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from attrs import evolve

from corpusclean.model import License

_ADDRESS = re.compile(
    r"(?:https?:)?//(?:www\.)?creativecommons\.org/(?P<kind>licenses|publicdomain)/"
    r"(?P<code>[a-z]{2,4}(?:-[a-z]{2}){0,2}|zero|mark|publicdomain)(?:/(?P<version>[1-4]\.[0-9])(?:/(?P<port>[a-z]{2,3})\b)?)?[^\s\"'<>)\]]{0,80}",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"[\s,\-–(v.]{0,4}(?:version |v\.? ?|licen[cs]e,? (?:version |v)?)?([1-4]\.[0-9])\b", re.IGNORECASE
)
_PORT = re.compile(r"[\s\-–(/,]{1,3}([^\W\d_]{2,13}(?: [^\W\d_]{4,9})?)")
_NUMBER = re.compile(r"[\s,\-(]{0,3}(?:version |v\.? ?)?([1-9](?:\.[0-9]){0,2})\b", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s\"'<>)\]]{4,300}")
_ORDER: Final = ("BY", "NC", "ND", "SA")
_LOOK: Final = 4000


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(files(__package__).joinpath("data/licenses.json").read_text("utf-8"))
    return data


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = {code: f"(?P<{code}>{said})" for code, said in _data()["terms"].items()}
    one = "|".join(f"(?:{said})" for said in terms.values())
    plain = re.sub(r"\?P<[A-Z]{2}>", "?:", one)
    separator = r"(?:\s?[\-–—‑,/+]\s?|\s)"
    chain = rf"(?:{plain})(?:{separator}(?:{plain}))*"
    flags = re.IGNORECASE
    return {
        "term": re.compile(one, flags),
        "named": re.compile(
            rf"(?:\bcreative[ -]?commons?\b|知识共享|創用CC|クリエイティブ・コモンズ|\bcc(?=[ -]))"
            rf"(?:[ -]?(?:licen[cs]es?|lizenz|licence|licencia|licença|licenza|许可协议))?"
            rf"[\s:,(\-–—“\"]{{0,3}}(?P<chain>{chain})(?![^\W_])",
            flags,
        ),
        "chain_first": re.compile(rf"(?<![^\W_])(?P<chain>attribution{separator}(?:{chain}))(?![^\W_])", flags),
        "zero": re.compile(r"\bCC[ -]?0\b|\bcreative commons (?:cc[ -]?)?zero\b", flags),
        "plain": re.compile(r"\bcreative[ -]?commons?\b|\bCC[ -](?:license|licence|lizenz)\b|知识共享|創用CC", flags),
        "public domain": re.compile(_data()["public_domain"], flags),
        "notice": re.compile(
            r"licen[cs]|lizenz|licen[çz]|copyright|©|\b(?:released|distributed|available) under\b", flags
        ),
        "reserved": re.compile(_data()["reserved"], flags),
        "software": re.compile(
            "|".join(f"(?P<s{n}>{said})" for n, (said, *_) in enumerate(_data()["software"])), flags
        ),
    }


def _creative_commons(codes: set[str], version: str | None, port: str | None, url: str | None) -> License:
    parts = [code for code in _ORDER if code in codes]
    name = "Creative Commons " + "-".join(_data()["names"][code] for code in parts)
    spdx = None
    if version:
        name += f" {version}" + (f" {port}" if port else "")
        spdx = "-".join(["CC", *parts, version, *([port] if port else [])])
        known = version in ("1.0", "2.0", "2.5", "3.0", "4.0") and parts[0] == "BY" and not {"SA", "ND"} <= codes
        spdx = spdx if (spdx.removeprefix("CC-") in _data()["ports"] if port else known) else None
    return License(spdx, name, version, url)


def _from_address(match: re.Match[str]) -> License:
    code, version, url = match["code"].upper(), match["version"], match[0].rstrip(".,;")
    url = "https:" + url if url.startswith("//") else url
    if code in ("ZERO", "MARK", "PUBLICDOMAIN"):
        zero = code == "ZERO"
        return License(
            "CC0-1.0" if zero else None, "CC0 (Creative Commons Zero)" if zero else "Public domain", version, url
        )
    codes = set(code.split("-")) & set(_ORDER)
    port = (match["port"] or "").upper() or None
    return (
        _creative_commons(codes, version, port, url)
        if "BY" in codes
        else License(None, "Creative Commons", version, url)
    )


def _version(text: str, at: int) -> tuple[str | None, str | None]:
    match = _VERSION.match(text, at)
    if not match:
        return None, None
    port = _PORT.match(text, match.end())
    said = port[1].casefold() if port else ""
    countries: Mapping[str, str] = _data()["countries"]
    short = len(said) > 3 or (port is not None and port[1].isupper())
    country = countries.get(said) or countries.get(said.split(" ")[0]) if short else None
    return match[1], country


def _named(text: str, match: re.Match[str]) -> License | None:
    chain = match["chain"]
    codes = {term.lastgroup for term in _patterns()["term"].finditer(chain) if term.lastgroup}
    spelled = any(len(part) > 2 for part in re.split(r"[^\w]+", chain)) or chain.upper() == chain
    if "BY" not in codes and not (spelled and codes):
        return None
    version, port = _version(text, match.end())
    if not spelled and not version:
        return None
    return _creative_commons(codes | {"BY"}, version, port, None)


def _software(text: str, match: re.Match[str]) -> License:
    _, name, spdx = _data()["software"][int((match.lastgroup or "s0")[1:])]
    number = _NUMBER.match(text, match.end()) or re.search(r"v?(\d)$", match[0])
    version = number[1] if number else None
    if not spdx or spdx in ("MIT", "ISC") or spdx.startswith("BSD"):
        return License(spdx or None, name, None, None)
    if spdx in ("Apache", "MPL"):
        return License(f"{spdx}-{version}" if version in ("2.0", "1.1") else None, name, version, None)
    later = bool(
        re.match(
            r"[^.;]{0,40}\b(?:or (?:any )?later|oder später)", text[number.end() if number else match.end() :][:80]
        )
    )
    full = f"{version}.0" if version in ("2", "3") and spdx != "OGL" else version
    return License(f"{spdx}-{full}-or-later" if full and later and spdx != "OGL" else None, name, version, None)


def find_license(text: str) -> License | None:
    """The licence that a notice of at most a few sentences names first, ``None`` if it names none.

    ``spdx`` only where variant and version are stated; "All rights reserved" is a name without an identifier.
    """
    text = re.sub(r"\s+", " ", text[:_LOOK])
    if address := _ADDRESS.search(text):
        return _from_address(address)
    best = min(_mentions(text), key=lambda one: one[:2], default=None)
    if best is None:
        return License(None, "All rights reserved", None, None) if _patterns()["reserved"].search(text) else None
    return evolve(best[2], url=_address_of(best[2], text))


def _mentions(text: str) -> Iterator[tuple[int, int, License]]:
    """The licences that are named: where, the rank of what names them (0 first), and what is said."""
    patterns = _patterns()
    for name in ("named", "chain_first"):
        read = ((said.start(), _named(text, said)) for said in patterns[name].finditer(text))
        if first := next(((at, named) for at, named in read if named), None):
            yield first[0], 0, first[1]
    if match := patterns["zero"].search(text):
        yield match.start(), 0, License("CC0-1.0", "CC0 (Creative Commons Zero)", None, None)
    if match := patterns["plain"].search(text):
        yield match.start(), 1, License(None, "Creative Commons", _version(text, match.end())[0], None)
    if (match := patterns["software"].search(text)) and patterns["notice"].search(text):
        yield match.start(), 2, _software(text, match)
    if match := patterns["public domain"].search(text):
        yield match.start(), 3, License(None, "Public domain", None, None)


def _address_of(named: License, text: str) -> str | None:
    """The first address in the text, where it can be that of the licence."""
    address = _WEB.search(text)
    host = "creativecommons.org" if (named.name or "").startswith(("Creative", "CC0")) else "licen"
    return address[0].rstrip(".,;") if address and host in address[0] else None
