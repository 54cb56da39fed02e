"""From items to posts: which blocks of an item are the words of the comment, and what the others say.

Where the words stand is asked of the names that an engine gives its elements; where it has none, it is learned from all
items of the page together: the element, at the same place in all of them, that holds most of what is no header.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from attrs import evolve, field, frozen

from corpusclean.comments.assemble import deepen
from corpusclean.comments.forum import is_profile
from corpusclean.comments.header import (
    age_in,
    dated,
    has_clock,
    is_action,
    is_age,
    is_badge,
    is_deleted,
    is_furniture,
    name_of,
    signed,
    stamp,
)
from corpusclean.comments.html.days import date_in, day_orders
from corpusclean.comments.html.fields import author_of, is_edit_note, marked_name, says, score_of, unglued, when_of
from corpusclean.comments.html.parts import Names, is_aside, is_body, kind_of, own_part
from corpusclean.comments.html.tree import Item, above, between, pieces, tokens
from corpusclean.model import Element, Page, Post

_TEXT_TAGS: Final = frozenset(
    "p li ul ol dl blockquote pre code table tbody tr td h1 h2 h3 h4 h5 h6 a b strong em i u font span figure".split()
)
#: This share (per cent) of an element's words is in the one inside it that is the body; less where its name says so.
_MOST: Final = 80
_ENOUGH: Final = 50
_FIRST: Final = 4
_LONGEST_NAME: Final = 40
_MOST_NAME_WORDS: Final = 4
_ANSWERS: Final = re.compile(
    r"(?:in reply to|replying to|in response to|reply to|als antwort auf|antwort auf|en réponse à|en respuesta a|"
    r"em resposta a|in risposta a|als reactie op|w odpowiedzi|в ответ|回复|返信先)[\s:@].{0,80}",
    re.IGNORECASE,
)
_LONGEST_SIGNED: Final = 70
_LONGEST_BLOCK: Final = 200
_LONGEST_AFTER: Final = 16
_RATING: Final = re.compile(
    r"(?:rated |rating:? ?|bewertung:? ?)?\d(?:[.,]\d)? ?(?:out of|of|von|sur|de|di|su|na|из|/) ?(?:5|10)(?: ?(?:"
    r"stars?|sternen?|étoiles|estrellas|stelle|sterren|gwiazdek))?\.?|[★☆✭✮]+",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(r"(?:wc_comment_level|depth|level|comment-level|lvl|indent|nest(?:ed)?)[-_]?(\d{1,2})")
_SAID_LEVEL: Final = re.compile(r"level (\d{1,2})")
_NESTS: Final = re.compile(r"indent|child|repl|nested|thread|comments|level|answers|responses|antworten")
_QUOTE: Final = re.compile(r"quote|zitat|citation|^cita$")


@frozen
class _Row:
    """A block of an item: its way down from the item, the part its elements give it, whether it is header by form."""

    number: int
    way: tuple[str, ...]
    part: str
    header: bool
    words: int


@frozen
class _Reading:
    """An item with its rows, its body and the rest."""

    item: Item
    rows: list[_Row]
    body: list[int] = field(factory=list)


def posts_of(page: Page, items: Sequence[Item], names: Names) -> tuple[Post, ...]:
    """The posts of the items, in source order, with depth and parent; an item without header and words gives none."""
    filled = sorted((item for item in items if item.blocks), key=lambda item: item.blocks[0])
    readings = [_Reading(item, _rows(page, item, names)) for item in filled]
    _find_names(page, readings, names)
    _find_bodies(page, readings)
    made = [(reading.item, post) for reading in readings if (post := _post(page, reading, names))]
    if not made:
        return ()
    made = _ordered(page, made)
    depths = _depths(page, items, [item for item, _ in made], [post for _, post in made])
    return deepen([post for _, post in made], depths)


def _rows(page: Page, item: Item, names: Names) -> list[_Row]:
    out = []
    for number in item.blocks:
        block = page.blocks[number]
        way = tokens(page.elements, block.element, item.element)
        part = _part(page, number, item, names)
        quoted = any(_is_quote(element) for element in between(page.elements, block.element, item.element))
        header = part == "aside" or (part != "body" and not quoted and _is_header(block.text, part))
        out.append(_Row(number, way, part, header, len(block.text) if not header else 0))
    return out


def _part(page: Page, number: int, item: Item, names: Names) -> str:
    """The part of a block: ``body`` where the engine says so, else that of the nearest element that has another."""
    found = ""
    around = tuple(between(page.elements, page.blocks[number].element, item.element))
    if any(is_aside(element) for element in around):
        return "aside"
    for element in around:
        words = element.words
        if not names.body.isdisjoint(words) or element.attributes.get("data-role") == "commentContent":
            return "body"
        if element.attributes.get("itemprop", "").lower() in ("text", "commenttext"):
            return "body"
        if not found:
            said = own_part(element, names)
            found = said if said != "body" else ""
    return found


def _is_header(text: str, part: str) -> bool:
    """Whether a block outside a named body is buttons, a date, a name, a profile, by part and form."""
    if is_furniture(text) or is_badge(text) or _ANSWERS.fullmatch(text):
        return True
    if len(text) > 200:
        return False
    if part == "author" and (len(text.split()) <= _MOST_NAME_WORDS or marked_name(text)):
        return True
    if _RATING.fullmatch(text):
        return True
    if part == "score" and len(text) <= 30:
        return True
    if len(text) <= _LONGEST_SIGNED and (age := age_in(text)):
        before, _, after = text.partition(age)
        if len(after) <= _LONGEST_AFTER and (len(before) < 3 or name_of(before.rstrip(" ,|-–•·("))):
            return True
    found = dated(text)
    if part == "time" and len(text) <= 100 and (found or is_age(text) or is_profile(text)):
        return True
    if found and len(text) < 120 and has_clock(text) and (len(found[0]) < 3 or name_of(found[0].rstrip(" ,|-–•·("))):
        return True
    if found and len(text) <= _LONGEST_SIGNED and (who := signed(text)) and not who[2]:
        return True
    return bool(stamp(text) or is_profile(text) or says(text) or (found and unglued(text)))


def _find_bodies(page: Page, readings: Sequence[_Reading]) -> None:
    """Fill in the bodies: named ones, else what stands in the learned place."""
    if sum(_holds_header(page, reading) for reading in readings) * 2 > len(readings):
        for reading in readings:
            reading.rows[:] = [_unnamed(page, row) for row in reading.rows]
    unnamed = [reading for reading in readings if not any(row.part == "body" for row in reading.rows)]
    place = _place(page, unnamed)
    constant = _constants(page, unnamed)
    for reading in readings:
        rows = [row for row in reading.rows if row.part == "body"]
        if not rows:
            rows = [row for row in reading.rows if row.way[: len(place)] == place]
            if not any(not row.header and row.words for row in rows):
                rows = reading.rows
            rows = [row for row in rows if (row.way, page.blocks[row.number].text) not in constant]
            rows = _trimmed(rows) if len(place) and rows is not reading.rows else [r for r in rows if not r.header]
        while len(rows) > 1 and _is_over(page, rows[-1].number):
            rows = rows[:-1]
        reading.body.extend(row.number for row in rows)


def _holds_header(page: Page, reading: _Reading) -> bool:
    """Whether what an engine calls the body has the header in it: a time at its edge, and none outside."""
    body = [row for row in reading.rows if row.part == "body"]
    outside = (page.blocks[row.number].text for row in reading.rows if row.part != "body")
    if len(body) < 2 or any(row.part == "time" for row in reading.rows) or any(map(_is_timed, outside)):
        return False
    return any(
        _is_timed(text) and _is_header(text, "")
        for row in (*body[:2], *body[-2:])
        if (text := page.blocks[row.number].text)
    )


def _is_timed(text: str) -> bool:
    return len(text) <= _LONGEST_BLOCK and (dated(text) is not None or age_in(text) is not None)


def _unnamed(page: Page, row: _Row) -> _Row:
    """The row of a body that is none: told by its form alone."""
    if row.part != "body":
        return row
    text = page.blocks[row.number].text
    header = _is_header(text, "")
    return evolve(row, part="", header=header, words=0 if header else len(text))


def _is_over(page: Page, number: int) -> bool:
    """Whether a block at the end of a body is a note of an edit, or linked buttons."""
    block = page.blocks[number]
    return is_edit_note(block.text) or (block.link_chars * 2 > len(block.text) and is_action(block.text))


def _find_names(page: Page, readings: Sequence[_Reading], names: Names) -> None:
    """Call rows the author's where no element says which are: those at one place that are names in most items."""
    if any(row.part == "author" for reading in readings for row in reading.rows) or any(
        _is_signed(page, row.number, names) for reading in readings[:_FIRST] for row in reading.rows
    ):
        return
    seen: Counter[tuple[str, ...]] = Counter()
    other: set[tuple[str, ...]] = set()
    for reading in readings:
        for row in reading.rows[:_FIRST] if len(readings) > 1 else reading.rows[:1]:
            if row.header or row.part:
                continue
            if _is_name(page, row.number):
                seen[row.way] += 1
            else:
                other.add(row.way)
    way, count = next(iter(seen.most_common(1)), ((), 0))
    if way in other or count * 10 < len(readings) * 8 or (len(readings) == 1 and not _is_marked(way)):
        return
    for reading in readings:
        at = next((at for at, row in enumerate(reading.rows[:_FIRST]) if row.way == way and not row.header), None)
        if at is not None:
            reading.rows[at] = evolve(reading.rows[at], part="author", header=True, words=0)


def _is_name(page: Page, number: int) -> bool:
    """Whether a block is a name and nothing else but a profile and badges."""
    block = page.blocks[number]
    if len(block.text) > _LONGEST_BLOCK:
        return False
    said = [piece.text for piece in pieces(page, block) if piece.text]
    if len(said) > 1 and all(is_profile(text) or is_badge(text) or is_furniture(text) for text in said[1:]):
        said = said[:1]
    name = " ".join(said)
    return len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_NAME_WORDS and name_of(name) is not None


def _is_signed(page: Page, number: int, names: Names) -> bool:
    """Whether a piece of a short block is called the author's."""
    block = page.blocks[number]
    return len(block.text) <= _LONGEST_BLOCK and any(
        own_part(element, names) == "author" for piece in pieces(page, block) for element in piece.around
    )


def _is_marked(way: Sequence[str]) -> bool:
    return any(token.partition(".")[0] in ("a", "b", "strong", "cite", "h3", "h4", "h5", "h6") for token in way)


def _trimmed(rows: Sequence[_Row]) -> list[_Row]:
    """The rows without what is header at either end."""
    words = [at for at, row in enumerate(rows) if not row.header]
    return list(rows[words[0] : words[-1] + 1]) if words else []


def _place(page: Page, readings: Sequence[_Reading]) -> tuple[str, ...]:
    """The way from the items down to the element that holds their words."""
    rows = [row for reading in readings for row in reading.rows if row.words]
    named = _named_places(page, readings)
    place: tuple[str, ...] = ()
    total = sum(row.words for row in rows)
    while True:
        deep = len(place)
        shares: Counter[str] = Counter()
        for row in rows:
            if len(row.way) > deep:
                shares[row.way[deep]] += row.words
        best, most = max(shares.items(), key=lambda pair: pair[1], default=("", 0))
        if not best or best.partition(".")[0] in _TEXT_TAGS:
            return place
        wanted = _ENOUGH if (*place, best) in named else _MOST
        if most * 100 < total * wanted:
            return place
        place = (*place, best)
        rows = [row for row in rows if row.way[: deep + 1] == place]
        total = most


def _named_places(page: Page, readings: Sequence[_Reading]) -> set[tuple[str, ...]]:
    """The ways to elements whose names say that they hold a comment's words."""
    found: set[tuple[str, ...]] = set()
    for reading in readings[:20]:
        for row in reading.rows:
            around = list(between(page.elements, page.blocks[row.number].element, reading.item.element))[::-1]
            for deep, element in enumerate(around):
                if is_body(element):
                    found.add(row.way[: deep + 1])
    return found


def _constants(page: Page, readings: Sequence[_Reading]) -> set[tuple[tuple[str, ...], str]]:
    """Short texts that stand at the same place in half of four items or more: what the site prints."""
    if len(readings) < 4:
        return set()
    seen: Counter[tuple[tuple[str, ...], str]] = Counter()
    for reading in readings:
        seen.update({(row.way, page.blocks[row.number].text) for row in reading.rows if row.words <= 40})
    return {key for key, count in seen.items() if count * 2 >= len(readings) and count >= 4}


def _post(page: Page, reading: _Reading, names: Names) -> Post | None:
    body = reading.body
    words = frozenset(body)
    rest = [(row.number, row.part) for row in reading.rows if row.number not in words]
    if not any(page.blocks[number].text for number in body):
        body = []
    stated, author = author_of(page, reading.item, rest, names)
    published, age = when_of(page, reading.item, rest)
    if not body and not (stated and (published or age)):
        return None
    gone = bool(body) and all(is_deleted(page.blocks[n].text) for n in body)
    if not (stated or published or age or rest or gone):
        return None
    last = body[-1] if body else -1
    first = body[0] if body else len(page.blocks)
    meta = [number for number, _ in rest]
    raw = [page.blocks[number].text for number in meta if number < first] or [
        page.blocks[number].text for number in meta
    ]
    element = page.elements[reading.item.element]
    return Post(
        meta=tuple(meta),
        body=tuple(body),
        author=author,
        published=published,
        age=age,
        score=score_of(page, reading.item, rest, [page.blocks[n].text for n in meta if n > last]),
        kind=kind_of(element),
        raw="\n".join(text for text in raw if text),
        quotes=_quotes(page, reading, body),
    )


def _ordered(page: Page, made: Sequence[tuple[Item, Post]]) -> list[tuple[Item, Post]]:
    """The posts with the dates in numbers that the others of the page make clear: 12/13/2019 says what 12/1/2019 is."""
    known = {order for _, post in made for n in post.meta for order in day_orders(page.blocks[n].text)}
    if len(known) != 1:
        return list(made)
    order = known.pop()
    out = []
    for item, post in made:
        if post.published is None and post.age is None:
            texts = (page.blocks[n].text for n in post.meta if len(page.blocks[n].text) <= _LONGEST_BLOCK)
            post = evolve(post, published=next(filter(None, (date_in(text, order) for text in texts)), None))
        out.append((item, post))
    return out


def _quotes(page: Page, reading: _Reading, body: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The runs of body blocks that stand in a quotation inside the body."""
    ways = {row.number: row.way for row in reading.rows}
    if not body:
        return ()
    shared = min((len(ways[n]) for n in body), default=0)
    first = ways[body[0]]
    while shared and any(ways[n][:shared] != first[:shared] for n in body):
        shared -= 1
    groups: dict[int, list[int]] = defaultdict(list)
    for number in body:
        chain = [at for at in above(page.elements, page.blocks[number].element) if at > reading.item.element][::-1]
        alone = len(body) == 1
        for deep, at in enumerate(chain):
            if (deep >= shared or alone) and _is_quote(page.elements[at]) and not is_body(page.elements[at]):
                groups[at].append(number)
                break
    return tuple(tuple(numbers) for _, numbers in sorted(groups.items()))


def _is_quote(element: Element) -> bool:
    return element.tag == "blockquote" or any(_QUOTE.search(word) for word in element.words)


def _depths(page: Page, items: Sequence[Item], kept: Sequence[Item], posts: Sequence[Post]) -> list[int]:
    """How deep each item stands: in other items, by a stated level, or in lists that open behind other items."""
    places = {id(item): at for at, item in enumerate(items)}
    alive = {places[id(item)] for item in kept}
    nested = []
    for item in kept:
        depth, outer = 0, item.outer
        while outer is not None:
            depth += outer in alive
            outer = items[outer].outer
        nested.append(depth)
    if any(nested):
        return nested
    levels = [_level(page.elements[item.element], post) for item, post in zip(kept, posts, strict=True)]
    if all(level is not None for level in levels):
        least = min(level for level in levels if level is not None)
        return [(level or 0) - least for level in levels]
    return _by_lists(page, kept)


def _level(element: Element, post: Post) -> int | None:
    for name in ("depth", "data-depth", "data-level", "aria-level"):
        if element.attributes.get(name, "").isdigit():
            return int(element.attributes[name][:3])
    for word in element.words:
        if match := _LEVEL.fullmatch(word):
            return int(match[1])
    match = _SAID_LEVEL.match(post.raw)
    return int(match[1]) if match else None


def _by_lists(page: Page, kept: Sequence[Item]) -> list[int]:
    """Depths by the lists around items: an item in a list that stands beside an earlier item answers that."""
    stack: list[tuple[int, int]] = []  # element around an item, its depth
    out = []
    for item in kept:
        parent = page.elements[item.element].parent
        chain = list(above(page.elements, parent))
        places = {at: deep for deep, at in enumerate(chain)}
        while stack and not (stack[-1][0] in places and _opens_list(page, chain[: places[stack[-1][0]]])):
            stack.pop()
        depth = stack[-1][1] + 1 if stack else 0
        out.append(depth)
        stack.append((-1 if parent is None else parent, depth))
    return out


def _opens_list(page: Page, chain: Sequence[int]) -> bool:
    elements = [page.elements[at] for at in chain]
    return any(e.tag in ("ul", "ol") or any(_NESTS.search(word) for word in e.words) for e in elements)
