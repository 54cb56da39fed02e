"""The rows of items: each block with its way down from the item, its part, and whether it is header by form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from attrs import evolve, frozen

from corpusclean.comments.forum import is_profile
from corpusclean.comments.header import is_badge, name_of
from corpusclean.comments.html.authors import is_no_name
from corpusclean.comments.html.header_form import LONGEST_BLOCK, is_header
from corpusclean.comments.html.named_lines import is_person, names_poster
from corpusclean.comments.html.parts import Names, is_aside, is_preview, is_quote, own_part, part_of
from corpusclean.comments.html.times import is_short_age
from corpusclean.comments.html.tree import Item, parted, pieces, token
from corpusclean.comments.template import is_furniture
from corpusclean.model import Block, Element, Page

_FIRST: Final = 4
#: What is the same in more items is no name.
_SAME: Final = 2
_LONGEST_NAME: Final = 40
_LONGEST_LINE: Final = 80
_MOST_NAME_WORDS: Final = 4
#: A post that says no more has only a page to show.
_SHORT: Final = 30
#: The elements on the way down from an item, each as ``tree.token`` names it.
Way: TypeAlias = tuple[str, ...]


@frozen
class Row:
    """A block of an item: its way down from the item, the part its elements give it, whether it is header by form."""

    number: int
    way: Way
    part: str
    header: bool
    words: int


@frozen
class Reading:
    """An item with its rows, and the numbers of the blocks that are its body."""

    item: Item
    rows: tuple[Row, ...]
    body: tuple[int, ...] = ()


def rows_of(page: Page, item: Item, names: Names) -> tuple[Row, ...]:
    """The rows of an item's blocks."""
    out: list[Row] = []
    previews: set[int] = set()
    places = {item.element: _Place()}
    shown = any(not page.blocks[number].hidden for number in item.blocks)
    for number in item.blocks:
        block = page.blocks[number]
        place = _place(page, item, block.element, (names, places))
        part = place.part
        if part in ("", "time") and not place.quoted and is_person(page, block):
            part = "author"
        header = part == "aside" or (
            part != "body"
            and not place.quoted
            and (_is_read_header(page, block, part) or _is_named_line(page, block, names))
        )
        header = header or (part != "body" and block.hidden and shown)
        if place.preview:
            previews.add(len(out))
        out.append(Row(number, place.way, part, header, len(block.text) if not header else 0))
    own = sum(row.words for at, row in enumerate(out) if at not in previews)
    for at in sorted(previews) if own > _SHORT else ():
        out[at] = evolve(out[at], part="aside", header=True, words=0)
    return tuple(out)


class _Place(NamedTuple):
    """An element in an item: the way down to it, and what it and those around it in the item say of what stands in it.

    ``part``: ``aside``, then ``body`` where the engine says so, else that of the nearest element that has another.
    """

    way: Way = ()
    part: str = ""
    quoted: bool = False
    preview: bool = False


def _place(page: Page, item: Item, at: int | None, known: tuple[Names, dict[int, _Place]]) -> _Place:
    """The place of an element, from those of the elements around it.

    ``known``: the engine's names, and the places so far, that of the item among them.
    """
    names, places = known
    inner: list[int] = []
    while at is not None and at > item.element and at not in places:
        inner.append(at)
        at = page.parents[at]
    place = places.get(-1 if at is None else at, places[item.element])
    for number in reversed(inner):
        element = page.elements[number]
        look = _look(element.tag, element.words)
        place = places[number] = _Place(
            (*place.way, look.token),
            "aside" if place.part == "aside" or look.aside else _part(element, place.part, names, look.part),
            place.quoted or look.quote,
            place.preview or look.preview,
        )
    return place


class _Look(NamedTuple):
    """What an element's tag and words say of it."""

    token: str
    aside: bool
    quote: bool
    preview: bool
    part: str


@lru_cache(maxsize=8192)
def _look(tag: str, words: tuple[str, ...]) -> _Look:
    element = Element(tag, words)
    return _Look(token(element), is_aside(element), is_quote(element), is_preview(element), part_of(element))


def _part(element: Element, outer: str, names: Names, usual: str) -> str:
    """The part of what stands in an element. ``outer``: of what stands around it; ``usual``: what its words mean."""
    said = element.attributes
    if outer == "body" or not names.body.isdisjoint(element.words):
        return "body"
    if said and (
        said.get("data-role") == "commentContent" or said.get("itemprop", "").lower() in ("text", "commenttext")
    ):
        return "body"
    own = own_part(element, names) if said or names.author or names.time else usual
    return own if own not in ("", "body") else outer


def _is_read_header(page: Page, block: Block, part: str) -> bool:
    """Whether a block is header, by its text or by that of its inline elements that stand without a space between."""
    if is_header(block.text, part):
        return True
    if len(block.text) > LONGEST_BLOCK or (text := parted(page, block)) is block.text:
        return False
    return is_header(text, part) or (
        len(said := [piece.text for piece in pieces(page, block) if piece.text]) > 1
        and any(map(is_short_age, said))
        and all(is_short_age(text) or is_furniture(text) or name_of(text) is not None for text in said)
    )


def _is_named_line(page: Page, block: Block, names: Names) -> bool:
    """Whether a short block is pieces that elements name, the first as the author's: a name and where it is from."""
    if len(block.text) > _LONGEST_LINE:
        return False
    said = [piece for piece in pieces(page, block) if piece.text]
    if not said or not all(any(e.words for e in piece.around) or _is_beside_name(piece.text) for piece in said):
        return False
    first = said[0]
    return name_of(first.text) is not None and any(own_part(element, names) == "author" for element in first.around)


def _is_beside_name(text: str) -> bool:
    return is_profile(text) or is_badge(text) or is_furniture(text)


def with_names(page: Page, readings: Sequence[Reading], names: Names) -> Sequence[Reading]:
    """The readings with rows called the author's, where no element says which are: those at one place that are names in
    most items.
    """
    if any(row.part == "author" for reading in readings for row in reading.rows) or any(
        _is_signed(page, row.number, names) or (row.header and names_poster(page.blocks[row.number].text))
        for reading in readings[:_FIRST]
        for row in reading.rows
    ):
        return readings
    way = _way_of_names(page, readings)
    return readings if way is None else [_named_at(way, reading) for reading in readings]


def _named_at(way: Way, reading: Reading) -> Reading:
    """The reading with the first row at ``way``, of its first few, called the author's."""
    rows = list(reading.rows)
    at = next((at for at, row in enumerate(rows[:_FIRST]) if row.way == way and not row.header), None)
    if at is None:
        return reading
    rows[at] = evolve(rows[at], part="author", header=True, words=0)
    return evolve(reading, rows=tuple(rows))


def _way_of_names(page: Page, readings: Sequence[Reading]) -> Way | None:
    """The way down to the rows that are names in most items, and in none of these anything else."""
    texts: defaultdict[Way, list[str]] = defaultdict(list)
    other: set[Way] = set()
    for reading in readings:
        for row in reading.rows[:_FIRST] if len(readings) > 1 else reading.rows[:1]:
            if row.header or row.part or _is_button(row):
                continue
            if _is_name(page, row.number):
                texts[row.way].append(page.blocks[row.number].text)
            else:
                other.add(row.way)
    several = len(readings) > _SAME
    seen = {way: len(said) for way, said in texts.items() if not several or len(set(said)) > 1}
    way = max(seen, key=seen.__getitem__, default=None)
    if way is None or way in other or seen[way] * 10 < len(readings) * 8:
        return None
    return way if len(readings) > 1 or _is_marked(way) else None


def _is_button(row: Row) -> bool:
    return bool(row.way) and row.way[-1].partition(".")[0] == "button"


def _is_name(page: Page, number: int) -> bool:
    """Whether a block is a name and nothing else but a profile and badges."""
    block = page.blocks[number]
    if len(block.text) > LONGEST_BLOCK:
        return False
    said = [piece.text for piece in pieces(page, block) if piece.text]
    if len(said) > 1 and all(map(_is_beside_name, said[1:])):
        said = said[:1]
    name = " ".join(said)
    if len(name) > _LONGEST_NAME or len(name.split()) > _MOST_NAME_WORDS or is_no_name(name):
        return False
    return name_of(name) is not None


def _is_signed(page: Page, number: int, names: Names) -> bool:
    """Whether a piece of a short block is called the author's."""
    block = page.blocks[number]
    return len(block.text) <= LONGEST_BLOCK and any(
        own_part(element, names) == "author" for piece in pieces(page, block) for element in piece.around
    )


def _is_marked(way: Sequence[str]) -> bool:
    return any(token.partition(".")[0] in ("a", "b", "strong", "cite", "h3", "h4", "h5", "h6") for token in way)
