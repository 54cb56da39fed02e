"""Comment systems in HTML, by what they call their elements: a table (``engines.toml``), and one walk that reads it.

An item is an element whose class, id or attributes name a comment; what stands in it belongs to it, unless it stands in
an item inside it.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from attrs import evolve, frozen

from corpusclean.comments.html.parts import Names
from corpusclean.comments.html.post import posts_of
from corpusclean.comments.html.tree import Item, gather
from corpusclean.model import Element, Page, Post, Thread

_OPENINGS: Final = ("/discussionforumposting", "/question")


@frozen
class Engine:
    """What an engine calls its elements: the item by a pattern over a word or an attribute, or a tag's name.

    ``together``: words that an item must have as well, ``without``: that it must not have. ``within``: a word of an
    element around it. ``timed``: nothing is taken where an item states no author or time.
    """

    system: str
    names: Names
    item: re.Pattern[str] | None = None
    tag: str = ""
    together: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    within: str = ""
    attribute: tuple[str, re.Pattern[str]] | None = None
    timed: bool = False

    @property
    def parts(self) -> frozenset[str]:
        """What it calls the words of an item and who wrote them; what it calls the time, where it calls neither."""
        return self.names.body | self.names.author or self.names.time


@cache
def engines() -> tuple[Engine, ...]:
    """The table ``engines.toml``, in its order."""
    said = tomllib.loads((files(__package__) / "engines.toml").read_text("utf-8"))["engine"]
    return tuple(map(_engine, said))


def _engine(row: Mapping[str, Any]) -> Engine:
    body, author, time = (frozenset(map(str, row.get(name, ()))) for name in ("body", "author", "time"))
    names = Names(body, author, time, bool(row.get("forum", False)))
    return Engine(
        row["system"],
        names,
        re.compile(row["item"]) if "item" in row else None,
        row.get("tag", ""),
        frozenset(row.get("together", ())),
        frozenset(row.get("without", ())),
        row.get("within", ""),
        (row["attribute"][0], re.compile(row["attribute"][1])) if "attribute" in row else None,
        bool(row.get("timed", False)),
    )


@cache
def _any_item() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{engine.item.pattern})" for engine in engines() if engine.item))


@lru_cache(maxsize=16_384)
def _may_be_item(word: str) -> bool:
    """Whether some engine may call an item that."""
    return _any_item().fullmatch(word) is not None


@frozen
class _Index:
    """Where the elements stand that an engine may know: by a word, by an attribute's name, by a tag."""

    words: Mapping[str, Sequence[int]]
    attributes: Mapping[str, Sequence[int]]
    tags: Mapping[str, Sequence[int]]
    present: Collection[str]

    def may_hold(self, engine: Engine) -> bool:
        """Whether there is anything by which the engine knows its items: a quick look, false for most engines.

        An engine of boards that goes by common words has none where nothing is called as it calls the parts of a post.
        """
        if engine.names.forum and not engine.attribute and engine.parts.isdisjoint(self.present):
            return False
        if engine.item:
            return bool(self.words)
        return engine.attribute[0] in self.attributes if engine.attribute else engine.tag in self.tags


def _index(page: Page, present: Collection[str]) -> _Index:
    """``present``: all class and id words of the page."""
    items = frozenset(filter(_may_be_item, present))
    names, wanted = _asked_for()
    able = {
        element
        for element in dict.fromkeys(page.elements)
        if element.tag in wanted
        or not items.isdisjoint(element.words)
        or (element.attributes and not names.isdisjoint(element.attributes))
    }
    words: dict[str, list[int]] = defaultdict(list)
    attributes: dict[str, list[int]] = defaultdict(list)
    tags: dict[str, list[int]] = defaultdict(list)
    for at in [at for at, element in enumerate(page.elements) if element in able] if able else ():
        element = page.elements[at]
        tags[element.tag].append(at)
        for word in items.intersection(element.words):
            words[word].append(at)
        for name in names.intersection(element.attributes):
            attributes[name].append(at)
    return _Index(words, attributes, tags, present)


@cache
def _asked_for() -> tuple[frozenset[str], frozenset[str]]:
    """The attributes by which engines know their items, and the tags of those that know them by nothing else."""
    names = frozenset(engine.attribute[0] for engine in engines() if engine.attribute)
    return names, frozenset(engine.tag for engine in engines() if not (engine.item or engine.attribute))


def find(page: Page, words: Collection[str], systems: Collection[str] | None = None) -> Iterable[Thread]:
    """The threads of the engines that know elements of the page. ``words``: all class and id words of the page.
    ``systems``: only these; all where ``None``. Dated entries that nobody signs are no posts of a board.
    """
    if systems is not None and not systems:
        return
    index = _index(page, words)
    for engine in filter(index.may_hold, engines()):
        if systems is not None and engine.system not in systems:
            continue
        chosen = _chosen(page, engine, index)
        if chosen:
            items = gather(page, chosen)
            posts = posts_of(page, items, engine.names)
            if engine.timed:
                posts = posts if len(posts) > 1 and all(post.published and post.author for post in posts) else ()
            if any(post.body for post in posts) and (any(post.author for post in posts) or not engine.names.forum):
                opens = engine.names.forum or _opens(page, items)
                yield Thread(engine.system, mark_opening(posts) if opens else posts)


def _chosen(page: Page, engine: Engine, index: _Index) -> dict[int, str]:
    if engine.within and engine.within not in index.present:
        return {}
    words: Collection[str] = ()
    if engine.item:
        words = {word for word in index.words if engine.item.fullmatch(word)}
        able = sorted({at for word in words for at in index.words[word]})
    elif engine.attribute:
        able = list(index.attributes[engine.attribute[0]])
    else:
        able = list(index.tags[engine.tag])
    keys = {at: key for at in able if (key := _key(page.elements[at], engine, words)) is not None}
    if keys and engine.within:
        inside = _inside(page, engine.within)
        keys = {at: key for at, key in keys.items() if inside[at]}
    return keys


def _inside(page: Page, word: str) -> list[bool]:
    inside: list[bool] = []
    for element, parent in zip(page.elements, page.parents, strict=True):
        inside.append((parent is not None and inside[parent]) or word in element.words)
    return inside


def _key(element: Element, engine: Engine, words: Collection[str]) -> str | None:
    """What tells an item from another: the number in its word; "" where there is none; ``None`` for no item."""
    if engine.tag and element.tag != engine.tag:
        return None
    if not engine.together.issubset(element.words) or not engine.without.isdisjoint(element.words):
        return None
    number = ""
    if engine.item:
        word = next((word for word in element.words if word in words), None)
        if word is None:
            return None
        number = re.sub(r"\D", "", word)
    if engine.attribute:
        name, wanted = engine.attribute
        if name not in element.attributes or not wanted.search(element.attributes[name].strip().casefold()):
            return None
        number = number or (element.attributes[name] if name == "about" else "")
    return number


def _opens(page: Page, items: Sequence[Item]) -> bool:
    """Whether the first item is declared to be what a thread is about: a posting of a board, a question."""
    first = min((item for item in items if item.blocks), key=lambda item: item.blocks[0])
    return page.elements[first.element].attributes.get("itemtype", "").lower().endswith(_OPENINGS)


def mark_opening(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """The posts of a thread, the first of them its opening; whatever answered it stands at the top."""
    first, *rest = posts
    moved = [evolve(post, depth=max(0, post.depth - _under(post, posts)), parent=_moved(post.parent)) for post in rest]
    return (evolve(first, opening=True, depth=0, parent=None), *moved)


def _moved(parent: int | None) -> int | None:
    return None if not parent else parent - 1


def _under(post: Post, posts: tuple[Post, ...]) -> int:
    """1 where the post stands, at whatever distance, under the first."""
    at: Post = post
    while at.parent is not None:
        if at.parent == 0:
            return 1
        at = posts[at.parent]
    return 0
