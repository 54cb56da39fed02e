"""From items to posts: which blocks of an item are the words of the comment, and what the others say.

Where the words stand is asked of the names that an engine gives its elements; where it has none, it is learned from all
items of the page together: the element, at the same place in all of them, that holds most of what is no header.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attrs import evolve

from corpusclean.comments.assemble import deepen
from corpusclean.comments.header import is_deleted
from corpusclean.comments.html.answers import with_parents
from corpusclean.comments.html.authors import author_of
from corpusclean.comments.html.bodies import with_bodies
from corpusclean.comments.html.days import date_in, day_orders, declared_order
from corpusclean.comments.html.depth import depths_of
from corpusclean.comments.html.header_form import LONGEST_BLOCK
from corpusclean.comments.html.parts import Names, is_body, is_quote, kind_of
from corpusclean.comments.html.rows import Reading, rows_of, with_names
from corpusclean.comments.html.scores import score_of
from corpusclean.comments.html.times import when_of
from corpusclean.comments.html.tree import Item, above
from corpusclean.model import Page, Post


def posts_of(page: Page, items: Sequence[Item], names: Names) -> tuple[Post, ...]:
    """The posts of the items, in source order, with depth and parent; an item without header and words gives none."""
    filled = sorted((item for item in items if item.blocks), key=lambda item: item.blocks[0])
    readings = [Reading(item, rows_of(page, item, names)) for item in filled]
    readings = with_bodies(page, with_names(page, readings, names))
    made = [(reading.item, post) for reading in readings if (post := _post(page, reading, names))]
    if not made:
        return ()
    made = _ordered(page, made)
    kept, posts = [item for item, _ in made], [post for _, post in made]
    depths = depths_of(page, items, kept, posts)
    stated = None if any(depths) else with_parents(page, kept, posts)
    return stated or deepen(posts, depths)


def _post(page: Page, reading: Reading, names: Names) -> Post | None:
    body = reading.body
    words = frozenset(body)
    rest = [(row.number, row.part) for row in reading.rows if row.number not in words]
    if not any(page.blocks[number].text for number in body):
        body = ()
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
        body=body,
        author=author,
        published=published,
        age=age,
        score=score_of(page, reading.item, rest, [page.blocks[n].text for n in meta if n > last]),
        kind=kind_of(element),
        raw="\n".join(text for text in raw if text),
        quotes=_quotes(page, reading, body),
    )


def _ordered(page: Page, made: Sequence[tuple[Item, Post]]) -> list[tuple[Item, Post]]:
    """The posts with the dates in numbers that the others of the page make clear: 12/13/2019 says what 12/1/2019 is.
    Where none does, the language that the page declares tells.
    """
    known = {order for _, post in made for n in post.meta for order in day_orders(page.blocks[n].text)}
    order = known.pop() if len(known) == 1 else None if known else declared_order(page)
    if order is None:
        return list(made)
    out = []
    for item, post in made:
        if post.published is None and post.age is None:
            texts = (page.blocks[n].text for n in post.meta if len(page.blocks[n].text) <= LONGEST_BLOCK)
            post = evolve(post, published=next(filter(None, (date_in(text, order) for text in texts)), None))
        out.append((item, post))
    return out


def _quotes(page: Page, reading: Reading, body: Sequence[int]) -> tuple[tuple[int, ...], ...]:
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
        chain = [at for at in above(page.parents, page.blocks[number].element) if at > reading.item.element][::-1]
        alone = len(body) == 1
        for deep, at in enumerate(chain):
            if (deep >= shared or alone) and is_quote(page.elements[at]) and not is_body(page.elements[at]):
                groups[at].append(number)
                break
    return tuple(tuple(numbers) for _, numbers in sorted(groups.items()))
