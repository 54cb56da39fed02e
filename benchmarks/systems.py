"""The systems that are compared: two tables, one small function a system. Each takes bytes and gives an ``Answer``.

Peers are imported when they are called. None of them is told a page's address; every setting that is not a default is
visible here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from html import escape
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from attrs import frozen

import corpusclean
from benchmarks.pages import Unusable


@frozen
class Post:
    """A comment by itself. ``date``: ISO 8601, where an absolute time is stated."""

    text: str
    author: str | None = None
    date: str | None = None
    depth: int = 0


@frozen
class Answer:
    """What a system makes of a document: the text alone is needed. ``posts``: the comments one by one."""

    text: str = ""
    comments: tuple[str, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    posts: tuple[Post, ...] = ()


@frozen
class System:
    """A name, what cleans, and the packages that it needs beside our own."""

    name: str
    clean: Callable[[bytes], Answer]
    packages: tuple[str, ...] = ()


def by_corpusclean(
    media_type: str, document: bytes, preset: str = "balanced", comment_systems: tuple[str, ...] | None = None
) -> Answer:
    recipe = corpusclean.Recipe(name=preset, comment_systems=comment_systems)
    record = corpusclean.clean(document, media_type=media_type, recipe=recipe)
    posts = tuple(Post(said.text, said.author, said.published, said.depth) for said in record.comments)
    comments = tuple(post.text for post in posts)
    return Answer(record.text, comments, record.title, record.authors, record.published, posts)


def by_trafilatura(page: bytes) -> Answer:
    found = import_module("trafilatura").bare_extraction(page, with_metadata=True)
    if found is None:
        return Answer()
    authors = tuple(found.author.split("; ")) if found.author else ()
    return Answer(found.text or "", (found.comments,) if found.comments else (), found.title, authors, found.date)


def by_resiliparse(page: bytes) -> Answer:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return Answer(extract(decode(page), main_content=True, alt_texts=False, preserve_formatting=True))


def by_boilerpy3(page: bytes) -> Answer:
    extractor = import_module("boilerpy3.extractors").ArticleExtractor()
    return Answer(extractor.get_content(decode(page)))


def by_justext(page: bytes) -> Answer:
    """jusText, with the stop words of the language that the page declares, and English ones where it declares none."""
    paragraphs = import_module("justext").justext(page, _stop_words(_declared_language(page)))
    return Answer("\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate))


_END_MARKS: Final = (".", "!", "?", '"', "”")
_POLICIES: Final = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")


def c4_keeps(line: str) -> bool:
    """Whether a line survives C4's rules for lines, as published: it ends like a sentence, holds at least five words,
    and speaks neither of JavaScript nor of policies. C4's rules that drop whole pages are not applied.
    """
    folded = line.lower()
    return (
        line.endswith(_END_MARKS)
        and not line.endswith("...")
        and len(line.split()) >= 5
        and "javascript" not in folded
        and not any(said in folded for said in _POLICIES)
    )


def by_c4(text: bytes) -> Answer:
    lines = map(str.strip, text.decode("utf-8").splitlines())
    return Answer("\n".join(filter(c4_keeps, lines)))


def by_c4_from_html(page: bytes) -> Answer:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return by_c4(extract(decode(page), alt_texts=False, preserve_formatting=True).encode("utf-8", "replace"))


def over_lines(extract: Callable[[bytes], Answer], text: bytes) -> Answer:
    """An extractor of HTML on plain text: every line that is not blank becomes a paragraph."""
    lines = (escape(line, quote=False) for line in text.decode("utf-8").splitlines() if line.strip())
    body = "\n".join(f"<p>{line}</p>" for line in lines)
    return extract(f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode())


HTML: Final = (
    System("corpusclean", partial(by_corpusclean, "text/html")),
    System("corpusclean precision", partial(by_corpusclean, "text/html", preset="precision")),
    System("corpusclean recall", partial(by_corpusclean, "text/html", preset="recall")),
    System("trafilatura", by_trafilatura, ("trafilatura",)),
    System("resiliparse", by_resiliparse, ("resiliparse",)),
    System("jusText", by_justext, ("jusText",)),
    System("boilerpy3", by_boilerpy3, ("boilerpy3", "resiliparse")),
    System("C4 lines", by_c4_from_html, ("resiliparse",)),
)

TEXT: Final = (
    System("corpusclean", partial(by_corpusclean, "text/plain")),
    System("corpusclean precision", partial(by_corpusclean, "text/plain", preset="precision")),
    System("corpusclean recall", partial(by_corpusclean, "text/plain", preset="recall")),
    System("trafilatura", partial(over_lines, by_trafilatura), ("trafilatura",)),
    System("resiliparse", partial(over_lines, by_resiliparse), ("resiliparse",)),
    System("jusText", partial(over_lines, by_justext), ("jusText",)),
    System("boilerpy3", partial(over_lines, by_boilerpy3), ("boilerpy3", "resiliparse")),
    System("C4 lines", by_c4),
)


def decode(page: bytes) -> str:
    """A page's characters by resiliparse's detector, for whatever does not read bytes."""
    encoding = import_module("resiliparse.parse.encoding")
    said: str = encoding.bytes_to_str(page, encoding.detect_encoding(page))
    return said


def choose(table: Sequence[System], names: Sequence[str]) -> tuple[System, ...]:
    """The systems called ``names`` (any case), in the order of the table; all where no name is given."""
    known = {system.name.lower(): system for system in table}
    unknown = [name for name in names if name.lower() not in known]
    if unknown:
        raise Unusable(f"no system {unknown[0]!r}; there are: {', '.join(system.name for system in table)}")
    wanted = {name.lower() for name in names} or known.keys()
    return tuple(system for name, system in known.items() if name in wanted)


def missing(packages: Sequence[str]) -> list[str]:
    """Those of the packages that are not installed."""
    return [name for name in packages if version_of(name) is None]


def version_of(package: str) -> str | None:
    """The installed version of a package, ``None`` where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


_LANG: Final = re.compile(rb"<html\b[^>]{0,500}?\blang\s{0,9}=\s{0,9}[\"']?([A-Za-z]{2})", re.IGNORECASE)
_STOP_LISTS: Final = {
    **{"de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch"},
    **{"pl": "Polish", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "cs": "Czech", "el": "Greek"},
    **{"da": "Danish", "fi": "Finnish", "hu": "Hungarian", "ro": "Romanian", "uk": "Ukrainian", "ar": "Arabic"},
}


def _declared_language(page: bytes) -> str:
    match = _LANG.search(page, 0, 20_000)
    return match[1].decode("ascii").lower() if match else "en"


@cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(import_module("justext").get_stoplist(_STOP_LISTS.get(language, "English")))
