"""Comments in HTML: a table of what the engines call their elements, and one walk that reads them all.

An item is an element whose class, id or attributes name a comment; what stands in it belongs to it,
unless it stands in a nested item. Inside, the words of the nearest element with a part say what a block is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import field, frozen

from corpusclean.comments.assemble import deepen
from corpusclean.comments.blogger import unglue
from corpusclean.comments.forum import is_profile
from corpusclean.comments.header import age_in, dated, has_clock, is_deleted, is_furniture, name_of
from corpusclean.comments.lines import Line
from corpusclean.comments.words import says_source
from corpusclean.metadata.dates import find_dates
from corpusclean.model import Block, Element, Page, Post, Thread

_LEFT_OUT: Final = frozenset(
    ("respond", "comment-respond", "commentform", "comment-form", "signature", "message-signature")
)
_NUMBER: Final = re.compile(r"\s*\(\s*\d+\s*\)[\s*]*$")


@frozen
class Signature:
    """What an engine calls its elements: the item by a word (pattern) or an attribute's beginning, the rest by words.

    ``together``: words that an item must have as well. ``forum``: the first post is what the page is about.
    ``loose``: the words may stand in the item without an element of their own.
    """

    system: str
    item: str = ""
    body: frozenset[str] = frozenset()
    author: frozenset[str] = frozenset()
    time: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    attribute: tuple[str, ...] = ()
    forum: bool = False
    loose: bool = False


@cache
def signatures() -> tuple[Signature, ...]:
    """The table ``signatures.toml``, in its order."""
    said = tomllib.loads((files(__package__) / "signatures.toml").read_text("utf-8"))["signature"]
    sets = ("together", "body", "author", "time")
    return tuple(
        Signature(
            **{
                **row,
                **{name: frozenset(row.get(name, ())) for name in sets},
                "attribute": tuple(row.get("attribute", ())),
            }
        )
        for row in said
    )


_PROPERTIES: Final[Mapping[str, str]] = {
    "text": "body",
    "commenttext": "body",
    "author": "author",
    "creator": "author",
    "datecreated": "time",
    "datepublished": "time",
    "commenttime": "time",
}


@frozen
class _Item:
    """A comment being read: its element, how deep it stands, and its blocks with their parts."""

    element: int
    key: str
    depth: int
    blocks: list[tuple[int, str]] = field(factory=list)


def find(page: Page, _: Sequence[Line] = ()) -> Iterable[Thread]:
    """A thread for each signature with comments in the page; a block is in the first that knows it."""
    if not page.elements:
        return ()
    present = {word for element in page.elements for word in element.words}
    threads = []
    for signature in signatures():
        pattern = re.compile(signature.item)
        known = {word for word in present if pattern.fullmatch(word)}
        if known or not signature.item:
            items = _items(page, signature, known)
            posts = _posts(page, items, signature)
            if posts:
                threads.append(Thread(signature.system, posts))
    return threads


def _items(page: Page, signature: Signature, known: set[str]) -> list[_Item]:
    """The comments with their blocks. Elements stand before what is in them."""
    within: list[_Item | None] = []
    parts: list[str] = []
    items: list[_Item] = []
    for index, element in enumerate(page.elements):
        outer = within[element.parent] if element.parent is not None else None
        part = parts[element.parent] if element.parent is not None else ""
        key = _key(element, signature, known)
        if key is not None and (outer is None or key != outer.key or not key):
            outer = _Item(index, key, outer.depth + 1 if outer else 0)
            items.append(outer)
            part = ""
        elif outer is not None:
            part = _part(element, signature, part)
        within.append(outer)
        parts.append(part)
    for number, block in enumerate(page.blocks):
        item = within[block.element] if block.element is not None else None
        if item and block.element is not None and parts[block.element] != "out":
            item.blocks.append((number, parts[block.element]))
    return [item for item in items if item.blocks]


def _key(element: Element, signature: Signature, known: set[str]) -> str | None:
    """What tells an item from another: the number in its word; "" where there is none; ``None`` for no item."""
    words = element.words
    if signature.attribute:
        name, wanted = signature.attribute
        if wanted not in element.attributes.get(name, "").casefold():
            return None
        return element.attributes[name] if name == "about" else ""
    word = next((word for word in words if word in known), None)
    if word is None or element.tag == "dt" or not signature.together.issubset(words):
        return None
    return re.sub(r"\D", "", word)


def _part(element: Element, signature: Signature, outer: str) -> str:
    """The part that an element plays: ``body``, ``author``, ``time``, ``out`` or that of the element around it."""
    words = element.words
    if outer in ("out", "body"):
        return "out" if not _LEFT_OUT.isdisjoint(words) else outer
    if element.tag == "form" or not _LEFT_OUT.isdisjoint(words):
        return "out"
    named = _PROPERTIES.get(element.attributes.get("itemprop", "").casefold().split(" ")[0])
    if (
        not signature.body.isdisjoint(words)
        or element.attributes.get("data-role") == "commentContent"
        or (named == "body" and not signature.item)
    ):
        return "body"
    if not signature.author.isdisjoint(words) or (named == "author" and outer != "time"):
        return "author"
    if element.tag == "time" or not signature.time.isdisjoint(words) or named == "time":
        return "time"
    return outer


def _posts(page: Page, items: Sequence[_Item], signature: Signature) -> tuple[Post, ...]:
    posts: list[Post] = []
    depths: list[int] = []
    for item in sorted(items, key=lambda item: item.blocks[0][0]):
        post = _post(page, item, signature.loose, opening=signature.forum and not posts)
        if post:
            posts.append(post)
            depths.append(item.depth)
    return deepen(posts, depths)


def _post(page: Page, item: _Item, loose: bool, *, opening: bool) -> Post | None:
    body = [number for number, part in item.blocks if part == "body"]
    if not body and loose:
        body = [number for number, part in item.blocks if part == "" and not _is_header(page.blocks[number].text)]
    if not any(page.blocks[number].text for number in body):
        return None
    words = frozenset(body)
    meta = [number for number, _ in item.blocks if number not in words]
    author = _author(page, item)
    published, age = _when(page, item)
    return Post(
        meta=tuple(meta),
        body=tuple(body),
        author=author,
        published=published,
        age=age,
        opening=opening,
        raw="\n".join(page.blocks[number].text for number in meta if number < body[0] and page.blocks[number].text),
    )


def _is_header(text: str) -> bool:
    """Whether a block without a part is buttons or a date, perhaps with a name before it."""
    found = dated(text)
    return is_furniture(text) or bool(
        found and len(text) < 100 and has_clock(text) and (not found[0] or name_of(found[0]))
    )


def _author(page: Page, item: _Item) -> str | None:
    said = page.elements[item.element].attributes.get("data-author")
    if said:
        return None if is_deleted(said) else said
    blocks = [(page.blocks[number].text, part) for number, part in item.blocks if part != "body"]
    for text in [text for text, part in blocks if part == "author"]:
        name = _name(text)
        if name:
            return None if is_deleted(name) else name
    for text in [text for text, part in blocks if part != "author"]:
        if glued := _unglued(text):
            return glued[0]
        if found := dated(text):
            return _name(found[0])
    return None


def _unglued(text: str) -> tuple[str, str | None] | None:
    """The name and the date that inline elements have left without a space between, where they can be told apart."""
    found = unglue(text) if len(text) < 120 else ()
    return found[0] if found and not found[0][0][-1].isdigit() else None


def _name(text: str) -> str | None:
    """The name in a block that an element calls the author's: without "says", numbers and what follows a date."""
    text = _NUMBER.sub("", text)
    found = dated(text)
    text = found[0] if found and found[0].strip() else text
    said = _says().search(text)
    return name_of(text[: said.start()] if said else text)


@cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"{says_source()}\s?[:：.…]*$", re.IGNORECASE)


def _when(page: Page, item: _Item) -> tuple[str | None, str | None]:
    """The time of a comment: an absolute one stated in markup or text, and an age as printed where there is none."""
    age = None
    known = [number for number, part in item.blocks if part == "time"]
    others = [
        number
        for number, part in item.blocks
        if part not in ("time", "body") and not is_profile(page.blocks[number].text)
    ]
    for number in (*known, *others):
        block = page.blocks[number]
        stated = _stated(page.elements, block) if number in known[:3] else None
        found = find_dates(stated) if stated else ()
        if found and found[0].iso:
            return found[0].iso, None
        said = dated(block.text.replace("@", " "))
        if said:
            return said[1], None
        if (glued := _unglued(block.text)) and glued[1]:
            return glued[1], None
        age = age or age_in(block.text)
    return None, age


def _stated(elements: Sequence[Element], block: Block) -> str | None:
    """The ``datetime`` or date-like ``title`` of the nearest elements around a block."""
    at, steps = block.element, 0
    while at is not None and steps < 4:
        attributes = elements[at].attributes
        if said := attributes.get("datetime") or attributes.get("title"):
            return said
        at, steps = elements[at].parent, steps + 1
    return None
