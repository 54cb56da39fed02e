"""What a comment says that it answers: the number of another in an attribute or a link, or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from corpusclean.comments.header import name_of
from corpusclean.comments.html.tree import Item, pieces
from corpusclean.model import Block, Element, Page, Post

_TO: Final = re.compile(
    r"(?:in reply to|replying to|in response to|reply to|als antwort auf|antwort auf|en réponse à|réponse à|"
    r"en respuesta a|em resposta a|in risposta a|als reactie op|w odpowiedzi(?: na| do)?|в ответ(?: на)?|som svar på|"
    r"som svar til|回复|返信先)[\s:@]{1,3}(.{1,80})",
    re.IGNORECASE,
)
_PARENTS: Final = ("data-parent-id", "data-parent", "data-parentid", "data-subject-parent-value")
_OWN: Final = ("data-comment-id", "data-commentid", "data-post-id", "data-postid", "data-id", "data-pid", "thingid")
_PARENT_WORDS: Final = frozenset(
    ("in-reply-to", "u-in-reply-to", "parent-link", "comment-parent", "reply-to", "parent")
)
_LINK: Final = re.compile(r"#([\w.-]{1,80})$")
_DIGITS: Final = re.compile(r"(\d+)\D*$")
_LONGEST: Final = 120


def names_answered(text: str) -> bool:
    """Whether a text says whom a comment answers, and nothing else."""
    return len(text) <= _LONGEST and _TO.fullmatch(text) is not None


def with_parents(page: Page, items: Sequence[Item], posts: Sequence[Post]) -> tuple[Post, ...] | None:
    """The posts with the parents that they state, and depths that follow; ``None`` where none states one.

    ``items``: that of each post. A parent is an earlier post; one that stands later is passed over.
    """
    words, numbers = _names(page, items)
    authors: dict[str, int] = {}
    parents: list[int | None] = []
    for at, (item, post) in enumerate(zip(items, posts, strict=True)):
        found = None
        for said in _stated(page, item, post):
            number = _DIGITS.search(said)
            found = words.get(said.casefold(), numbers.get(number[1]) if number else None)
            if found is not None:
                break
        if found is None and (name := _answered(page, post)):
            found = authors.get(name)
        parents.append(found if found is not None and found < at else None)
        if post.author:
            authors[post.author.casefold()] = at
    if not any(parent is not None for parent in parents):
        return None
    out: list[Post] = []
    for post, parent in zip(posts, parents, strict=True):
        out.append(evolve(post, parent=parent, depth=0 if parent is None else out[parent].depth + 1))
    return tuple(out)


def _names(page: Page, items: Sequence[Item]) -> tuple[dict[str, int], dict[str, int]]:
    """Which post is called by a word of its element, and by a number that is no other's."""
    words: dict[str, int] = {}
    numbers: dict[str, int] = {}
    twice: set[str] = set()
    for at, item in enumerate(items):
        own: set[str] = set()
        for word in _own(page.elements[item.element]):
            if match := _DIGITS.search(word):
                words.setdefault(word, at)
                own.add(match[1])
        for number in own:
            if number in numbers:
                twice.add(number)
            numbers[number] = at
    return words, {number: at for number, at in numbers.items() if number not in twice}


def _own(element: Element) -> Iterator[str]:
    yield from element.words
    for name in _OWN:
        if said := element.attributes.get(name):
            yield said.casefold()


def _stated(page: Page, item: Item, post: Post) -> Iterator[str]:
    """What the item's element, or a link in its header that says so, names as the parent."""
    attributes = page.elements[item.element].attributes
    for name in _PARENTS:
        if (said := attributes.get(name, "")) and said != "0":
            yield said
    for number in post.meta:
        block = page.blocks[number]
        if len(block.text) > _LONGEST:
            continue
        says = _TO.search(block.text) is not None or _calls_parent(page, block)
        if says or "parent" in block.text.casefold():
            yield from _links(page, block, says=says)


def _calls_parent(page: Page, block: Block) -> bool:
    element = page.elements[block.element] if block.element is not None else None
    return element is not None and (
        element.attributes.get("rel") == "in-reply-to" or not _PARENT_WORDS.isdisjoint(element.words)
    )


def _links(page: Page, block: Block, *, says: bool) -> Iterator[str]:
    """What the links of a block lead to in the page: all of them where it ``says`` so, else those called "parent"."""
    around = [page.elements[block.element]] if block.element is not None else []
    found = [(block.text, element) for element in around]
    found += [(piece.text, element) for piece in pieces(page, block) for element in piece.around]
    for text, element in found:
        if element.tag == "a" and (says or text.casefold() == "parent"):
            match = _LINK.search(element.attributes.get("href", ""))
            if match:
                yield match[1]


def _answered(page: Page, post: Post) -> str | None:
    """The name in "In reply to NAME"."""
    for number in post.meta:
        block = page.blocks[number]
        match = _TO.search(block.text) if len(block.text) <= _LONGEST else None
        name = name_of(match[1]) if match else None
        if name:
            return name.casefold()
    return None
