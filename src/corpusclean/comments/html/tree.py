"""The elements of a page as comments need them: items with their own blocks, and the inline pieces of a block."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from attrs import field, frozen

from corpusclean.comments.html.parts import is_body, is_left_out
from corpusclean.model import Block, Element, Page
from corpusclean.provenance.replay import decode, read_as, space

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+)>|<!--.*?-->", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"([^\s=/\"'>]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?+")
_GLUE: Final = re.compile(rb"[^\s>](?:<[^<>]*+>)++[^\s<]")
_OPENING: Final = frozenset("([{\"'@#/-–—_")
_VOID: Final = frozenset(("area", "br", "hr", "img", "input", "link", "meta", "source", "wbr"))
_INLINE: Final = frozenset("a abbr acronym b bdi big cite em font i img label mark s small span strong time u".split())
_REACH: Final = 500
_DEEPEST: Final = 40
_LONGEST_RAW: Final = 20_000


@frozen
class Item:
    """An element that holds a comment, and the numbers of its own blocks: those that stand in no item inside it.

    ``outer``: the place in the list of items of the one around it.
    """

    element: int
    outer: int | None
    blocks: list[int] = field(factory=list)


@frozen
class Piece:
    """A run of a block's text inside the same inline elements, given from the innermost out."""

    text: str
    around: tuple[Element, ...]


def gather(page: Page, chosen: Mapping[int, str]) -> list[Item]:
    """The items whose elements are ``chosen``, in source order; forms in them are nobody's, but
    for what is called a comment's words.

    ``chosen`` maps an element to the number that tells it from others, "" where there is none: of nested elements
    with one number the outermost is the item, and of neighbours with one number the first, which holds the others.
    ``dd`` elements belong to the chosen ``dt`` before them.
    """
    first = min(chosen, default=0)
    within: list[int] = [-1] * first
    items: list[Item] = []
    terms: dict[int, int] = {}
    keys: list[str] = []
    elements = page.elements
    for index, parent in enumerate(page.parents[first:], first):
        at = within[parent] if parent is not None else -1  # below -1: in a form of item -2 - at
        if at == -1 and index not in chosen and not terms:
            within.append(-1)
            continue
        element, key = elements[index], chosen.get(index)
        if (
            at < 0
            and key
            and parent is not None
            and keys
            and keys[-1] == key
            and page.parents[items[-1].element] == parent
        ):
            at = len(items) - 1
        elif key is not None and (at < 0 or not key or key != keys[at]):
            items.append(Item(index, at if at >= 0 else None))
            keys.append(key)
            at = len(items) - 1
            if element.tag == "dt" and parent is not None:
                terms[parent] = at
        elif element.tag == "dd" and parent in terms:
            at = terms[parent]
        elif at != -1 and (is_left_out(element) if at >= 0 else is_body(element)):
            at = -2 - at
        within.append(at)
    for number, block in enumerate(page.blocks):
        if block.element is not None and (at := within[block.element]) >= 0:
            items[at].blocks.append(number)
    return items


def words_in(page: Page) -> frozenset[str]:
    """All class and id words of the page's elements."""
    return frozenset(chain.from_iterable([element.words for element in dict.fromkeys(page.elements)]))


def above(parents: Sequence[int | None], index: int | None) -> Iterator[int]:
    """The element and those around it, from the innermost out. ``parents``: of the page's elements."""
    while index is not None:
        yield index
        index = parents[index]


def between(page: Page, index: int | None, outer: int) -> Iterator[Element]:
    """The element and those around it up to ``outer``, which is left out."""
    for at in above(page.parents, index):
        if at <= outer:
            return
        yield page.elements[at]


def pieces(page: Page, block: Block) -> tuple[Piece, ...]:
    """The inline pieces of a block."""
    if block.read != "html" or block.end - block.start > _LONGEST_RAW:
        return (Piece(block.text, ()),)
    data, codec = page.source.data, page.encoding.codec
    before = decode(data[max(0, block.start - _REACH) : block.start], codec)
    return _pieces(before, decode(data[block.start : block.end], codec), block.text)


@lru_cache(maxsize=256)
def _pieces(before: str, raw: str, text: str) -> tuple[Piece, ...]:
    if "<" not in raw and not before.rstrip().endswith(">"):
        return (Piece(text, ()),)
    out: list[Piece] = []
    open_ = _opened(before)
    at = 0
    for match in _TAG.finditer(raw):
        _add(out, raw[at : match.start()], open_)
        at = match.end()
        element = _turn(open_, match)
        if element is not None:
            out.append(Piece("", (element, *reversed(open_))))
    _add(out, raw[at:], open_)
    return tuple(out)


def runs(page: Page, block: Block) -> tuple[str, ...]:
    """The texts of a block between its tags; those of ``pieces``, without the elements around them."""
    if block.read != "html" or block.end - block.start > _LONGEST_RAW:
        return (block.text,)
    return _runs(decode(page.source.data[block.start : block.end], page.encoding.codec))


@lru_cache(maxsize=256)
def _runs(raw: str) -> tuple[str, ...]:
    said, at = [], 0
    for match in _TAG.finditer(raw):
        said.append(raw[at : match.start()])
        at = match.end()
    said.append(raw[at:])
    return tuple([text for run in said if run and (text := space(read_as(run, "html"), "collapse"))])


def parted(page: Page, block: Block) -> str:
    """A block's text, with a space wherever an inline element ends or begins inside a word: "Ruth K.May 4, 2019"."""
    data = page.source.data
    if data.find(b"<", block.start, block.end) < 0 or not _GLUE.search(data, block.start, block.end):
        return block.text
    text, said, at = block.text, "", 0
    for run in runs(page, block):
        start = text.find(run, at)
        if start < 0:
            continue
        said += text[at:start]
        said += " " if said and run[0].isalnum() and not said[-1].isspace() and said[-1] not in _OPENING else ""
        said, at = said + run, start + len(run)
    return said + text[at:]


def _turn(open_: list[Element], match: re.Match[str]) -> Element | None:
    """Open or close the element of a tag; one that has no content but attributes is returned."""
    name = (match[2] or "").lower()
    if match[1]:
        if any(element.tag == name for element in open_):
            while open_.pop().tag != name:
                pass
    elif name:
        element = _element(name, match[3])
        if name in _VOID:
            return element if element.attributes else None
        if len(open_) < _DEEPEST:
            open_.append(element)
    return None


def _opened(before: str) -> list[Element]:
    """The inline elements that are opened right before a block's first character."""
    open_: list[Element] = []
    at = 0
    for match in _TAG.finditer(before):
        inline = (match[2] or "").lower() in _INLINE
        apart = before[at : match.start()].strip() or not inline
        if apart:
            open_ = []
        if inline and not (apart and match[1]):
            _turn(open_, match)
        at = match.end()
    return [] if before[at:].strip() else open_


def _add(out: list[Piece], raw: str, open_: Sequence[Element]) -> None:
    text = space(read_as(raw, "html"), "collapse")
    if text or (open_ and open_[-1].attributes):
        out.append(Piece(text, tuple(reversed(open_))))


def _element(name: str, said: str) -> Element:
    if not said or said.isspace():
        return Element(name)
    found: dict[str, str] = {}
    for key, *values in _ATTRIBUTE.findall(said):
        found.setdefault(key.lower(), read_as("".join(values), "html"))
    words = f"{found.pop('class', '')} {found.pop('id', '')}".lower().split()
    return Element(name, tuple(words), found)


def token(element: Element) -> str:
    """The element in the way from an item down to it: a word that is the same in every item of a page."""
    return _token(element.tag, element.words)


@lru_cache(maxsize=4096)
def _token(tag: str, words: Collection[str]) -> str:
    kept = [word for word in words if word not in _PARITY and not any(map(str.isdigit, word))]
    return ".".join((tag, *kept[:3]))


_PARITY: Final = frozenset(("odd", "even", "alt", "first", "last", "clearfix", "roweven", "rowodd", "highlight"))
