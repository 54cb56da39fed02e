"""Pages as crawls store them: four ways to make plain text of HTML, each with traces of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from attrs import frozen

from benchmarks.pages import Unusable
from benchmarks.systems import decode, version_of


@frozen
class Flattener:
    """A name, what flattens, and the packages that it needs."""

    name: str
    flatten: Callable[[str], str]
    packages: tuple[str, ...]


def by_resiliparse(html: str) -> str:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    text: str = extract(html, main_content=False, preserve_formatting=True, alt_texts=False, links=False)
    return text


def by_bs4(html: str) -> str:
    soup = import_module("bs4").BeautifulSoup(html, "lxml")
    for element in soup(["script", "style", "noscript", "template"]):
        element.decompose()
    lines = map(str.strip, soup.get_text("\n").split("\n"))
    return "\n".join(filter(None, lines))


def by_inscriptis(html: str) -> str:
    text: str = import_module("inscriptis").get_text(html)
    return text


def by_html2text(html: str) -> str:
    converter = import_module("html2text").HTML2Text(bodywidth=0)
    converter.ignore_images = True
    text: str = converter.handle(html)
    return text


FLATTENERS: Final = (
    Flattener("resiliparse", by_resiliparse, ("resiliparse",)),
    Flattener("bs4", by_bs4, ("beautifulsoup4", "lxml", "resiliparse")),
    Flattener("inscriptis", by_inscriptis, ("inscriptis", "resiliparse")),
    Flattener("html2text", by_html2text, ("html2text", "resiliparse")),
)


def choose(names: Sequence[str]) -> tuple[Flattener, ...]:
    """The flatteners called ``names``, in the order of the table; all where no name is given."""
    known = {flattener.name: flattener for flattener in FLATTENERS}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Unusable(f"no flattener {unknown[0]!r}; there are: {', '.join(known)}")
    return tuple(flattener for name, flattener in known.items() if name in (names or known))


def flat(flattener: Flattener, page: bytes, cache: Path | None) -> bytes:
    """The text of a page in UTF-8; empty where the flattener fails, as a crawl would have nothing either.

    ``cache``: a folder that keeps texts by the versions of what made them and the page's digest.
    """
    if cache is None:
        return _flatten(flattener, page)
    made_by = "-".join((flattener.name, *(version_of(name) or "none" for name in flattener.packages)))
    kept = cache / made_by / f"{hashlib.sha256(page).hexdigest()}.txt"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(_flatten(flattener, page))
    return kept.read_bytes()


def _flatten(flattener: Flattener, page: bytes) -> bytes:
    try:
        return flattener.flatten(decode(page)).encode("utf-8", "replace")
    except Exception:  # foreign code on hostile pages: whatever it raises, it gives no text
        return b""
