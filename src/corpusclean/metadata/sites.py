"""Which site a document is from, as notices and headings say it, and titles without the site's name at their end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from corpusclean.metadata.candidates import Candidate, same, text_value
from corpusclean.metadata.headers import notices
from corpusclean.metadata.wordlists import fold
from corpusclean.model import Block

_SUFFIX = re.compile(r"\s+[|\-–—·•»:/~]\s+|\s*[|｜»_]\s*|(?<=\S):\s+(?=\S)")
_STRONG = re.compile(r"\s+[|–—·•»-]\s+|\s*[|｜»]\s*")
#: What home pages call themselves beside the site's name.
_HOME_WORDS: Final = (
    "home, homepage, home page, startseite, accueil, inicio, página inicial, página principal, startsida, hem, "
    "forside, hjem, etusivu, strona główna, úvod, главная, главная страница, ホーム, 首页, 首頁, 홈"
)
HOME: Final = frozenset(fold(said) for said in _HOME_WORDS.split(", "))

#: What templates put behind the name of a category.
_ARCHIVES: Final = frozenset(
    "archive archives archiv archivo archivos arquivo arquivos archivio archivi archief archieven arkiv arkisto arsiv "
    "arsivi arsivleri archiwum archiwa архив архивы архів アーカイブ".split()
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str], re.Pattern[str]]:
    name = notices()["name"]
    named = f"(?-i:(?P<name>{name}))"
    origin = tuple(re.compile(said.replace("{name}", named), re.IGNORECASE) for said in notices()["from"])
    about = re.compile(notices()["about"].replace("{name}", f"(?-i:{name})"), re.IGNORECASE)
    holder = re.compile(notices()["holder"].replace("{name}", f"(?-i:{name})"), re.IGNORECASE)
    return origin, about, holder


def _site(said: str) -> str:
    """A name as a site's, empty if it can be none."""
    name = re.sub(r"(?:\s(?:of|the|and|for|de|la|der|des|du|del|&))+$", "", said.strip())
    name = re.split(r"\.\s|\.$|['’]s\s", name)[0].strip(" .,;:-")
    first = fold(name).split(" ")[0] if name else ""
    odd = set(notices()["not_sites"].split()) - {"the", "a"}
    return "" if not name or first in odd or fold(name) in ("the", "a") or len(name) > 60 else text_value(name)


def from_notice(block: Block) -> Iterator[Candidate]:
    """The site that a licence or republication notice names as the origin (``origin``) or the holder (``holder``)."""
    text = block.text[:3_000]
    origin, _, holder = _patterns()
    for pattern in origin:
        for match in pattern.finditer(text):
            said = match.groupdict()
            if name := _site(said.get("name") or said.get("cjk") or ""):
                yield Candidate("site", (name,), "licence notice", block.start, block.end, "origin")
    for match in holder.finditer(text):
        if name := _site(match[1]):
            yield Candidate("site", (name,), "licence notice", block.start, block.end, "holder")


def from_about(block: Block) -> Iterator[Candidate]:
    """The organisation of a heading "About X"."""
    if len(block.text) <= 90 and (match := _patterns()[1].match(block.text)) and (name := _site(match[1])):
        yield Candidate("site", (name,), "about block", block.start, block.end)


def parts(title: str) -> list[tuple[str, str]]:
    """The ways to split a title in two at a separator: left and right."""
    return [(title[: m.start()].strip(), title[m.end() :].strip()) for m in list(_SUFFIX.finditer(title))[-6:]]


def without_site(title: str, sites: Iterable[str], hosts: Iterable[str]) -> tuple[str, str]:
    """The title without the site's name at either end, and that name; the title itself where no end is known as one."""
    named = [site for site in sites if site]
    domains = [re.sub(r"[\W_]", "", host.rpartition(".")[0] or host) for host in hosts if host]
    for left, right in parts(title):
        for body, end in ((left, right), (right, left)):
            letters = re.sub(r"[\W_]", "", fold(end))
            known = any(same(end, site) for site in named)
            of_host = len(letters) >= 4 and any(
                letters in d or (d and d in letters and len(d) * 2 > len(letters)) for d in domains
            )
            if body and end and (known or of_host):
                return without_site(body, sites, ())[0] if known else body, end
    return title, ""


def without_archive(title: str, shown: Iterable[str]) -> str:
    """The name of a category without the word "archive" behind it, where one of the titles ``shown`` on the page does
    without.
    """
    name, _, last = title.rpartition(" ")
    return name if name and fold(last) in _ARCHIVES and any(same(name, one) for one in shown) else title


def without_tail(title: str) -> str:
    """A page title without what stands behind its last strong separator, if that is short beside what stands before."""
    cuts = list(_STRONG.finditer(title))
    if not cuts:
        return title
    left, right = title[: cuts[-1].start()].strip(), title[cuts[-1].end() :].strip()
    return left if len(right.split()) <= 5 and len(left) >= 10 and len(left) > len(right) else title
