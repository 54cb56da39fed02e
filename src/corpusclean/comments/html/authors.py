"""Who wrote a comment: what elements call the author's first, what has the form of a name second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice
from typing import Final

from corpusclean.comments.forum import is_profile
from corpusclean.comments.header import by_pattern, is_badge, is_date_label, is_deleted, is_name_label, name_of, signed
from corpusclean.comments.header_times import age_in, dated, is_age, stamp
from corpusclean.comments.html.cues import leads_to_person
from corpusclean.comments.html.named_lines import ON, name_after, names_poster, names_writer
from corpusclean.comments.html.parts import Names, own_part
from corpusclean.comments.html.times import LONGEST_HEADER, is_edit_note, is_short_age, iso_of, times_of, unglued
from corpusclean.comments.html.tree import Item, Piece, above, pieces
from corpusclean.comments.name_lines import labelled
from corpusclean.comments.scores import points_in
from corpusclean.comments.stamps import bare, said_pattern
from corpusclean.comments.template import is_furniture
from corpusclean.comments.words import says_source, word_set
from corpusclean.model import Block, Page

_NUMBER: Final = re.compile(r"\s*\(\s*\d+\s*\)[\s*]*$")
_STARS: Final = re.compile(r"[\s✭★☆*]+$")
_LONGEST_NAME: Final = 60
_SPOKEN: Final = ("data-author", "author", "data-username", "data-name")
_LEVEL: Final = re.compile(r"level \d{1,2}", re.IGNORECASE)
_WROTE: Final = ("author", "creator")
#: A name is so many elements inside the one that microdata calls the author, at most.
_INSIDE: Final = 3
_MARKS: Final = frozenset(("a", "strong", "b", "cite", "h3", "h4"))
_STRESSED: Final = ("a", "b", "strong", "cite", "em", "i")
_RATING: Final = re.compile(r"\b\d(?:[.,]\d)?\s?(?:out of|von|sur|/)\s?(?:5|10)\b", re.IGNORECASE)
_MARKUP: Final = re.compile(r"</?[a-z]{1,10}>")


@cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"{says_source()}\s?[:：.…]*$", re.IGNORECASE)


def says(text: str) -> str | None:
    """The name in "NAME says:", ``None`` where the text is no such line."""
    match = (
        _says().search(text) if len(text) <= 2 * _LONGEST_NAME and text.rstrip(".… ").endswith((":", "：")) else None
    )
    return name_of(text[: match.start()]) if match else None


def is_no_name(text: str) -> bool:
    """Whether what could be a name is an age in a few letters, a rating, or says how deep a comment stands."""
    return is_short_age(text) or _LEVEL.fullmatch(text) is not None or _RATING.search(text) is not None


def author_of(page: Page, item: Item, meta: Sequence[tuple[int, str]], names: Names) -> tuple[bool, str | None]:
    """Whether an author is stated, and the name: ``None`` for a deleted one. ``meta``: header blocks, their parts.

    A letter may stand for a picture: the name behind it begins with it.
    """
    marked = _marked_names(page, meta, names)
    found = chain((_of_item(page, item),), _declared(page, meta), marked, _linked_names(page, meta))
    letter = None
    for name in chain(found, _unmarked_names(page, meta)):
        if not name or is_no_name(name):
            continue
        if letter is None and len(name) == 1 and name.isascii():
            letter = name
        elif letter is None or name[0].casefold() == letter.casefold():
            return True, None if is_deleted(name) else name
    return letter is not None, letter


def _of_item(page: Page, item: Item) -> str | None:
    said = page.elements[item.element].attributes
    name = next((said[key].strip() for key in _SPOKEN if said.get(key, "").strip()), "")
    return name if 0 < len(name) <= _LONGEST_NAME and not name.isdigit() and "<" not in name else None


def _declared(page: Page, meta: Sequence[tuple[int, str]]) -> Iterator[str | None]:
    """Names in what microdata calls the author: who edited a post last stands above who wrote it."""
    for number, part in meta:
        block = page.blocks[number]
        if part != "author" or block.element is None or len(block.text) > LONGEST_HEADER:
            continue
        around = [page.elements[at] for at in islice(above(page.parents, block.element), _INSIDE)]
        if any(element.attributes.get("itemprop") in _WROTE for element in around):
            for piece in pieces(page, block):
                if piece.text and any(e.tag in _MARKS for e in (*piece.around, around[0])):
                    yield marked_name(piece.text)


def _marked_names(page: Page, meta: Sequence[tuple[int, str]], names: Names) -> Iterator[str | None]:
    """Names in what elements call the author's: first links and the like, then any piece."""
    later: list[str] = []
    for number, part in meta:
        block = page.blocks[number]
        if len(block.text) > LONGEST_HEADER:
            continue
        for piece in pieces(page, block):
            inside = [own_part(e, names) for e in piece.around]
            own = next((p for p in inside if p in ("author", "time", "score")), part)
            if own == "time" and part == "author" and not _tells_time(piece):
                own = "author"
            if own == "author" and piece.text:
                tags = {e.tag for e in piece.around}
                if "author" in inside or not tags.isdisjoint(_MARKS) or len(pieces(page, block)) == 1:
                    yield marked_name(piece.text)
                else:
                    later.append(piece.text)
    for text in later:
        yield marked_name(text)


def _linked_names(page: Page, meta: Sequence[tuple[int, str]]) -> Iterator[str | None]:
    """Names in links to the pages of persons."""
    for number, _ in meta:
        block = page.blocks[number]
        if block.element is None or len(block.text) > _LONGEST_NAME:
            continue
        around = [page.elements[at] for at in islice(above(page.parents, block.element), _INSIDE)]
        for piece in pieces(page, block):
            if piece.text and any(map(leads_to_person, (*piece.around, *around))):
                yield name_of(piece.text)


def marked_name(text: str) -> str | None:
    """The name in a text that an element calls the author's: without "by", "says", numbers, stars and dates."""
    text = ON.sub("", _STARS.sub("", _NUMBER.sub("", _MARKUP.sub("", text).strip())))
    text = text.removeprefix("– ").removeprefix("— ").removeprefix("- ").lstrip("@ ")
    if match := by_pattern().match(f"{text} "):
        text = text[match.end() :]
    if text.casefold().strip(" :") in word_set("board_by"):
        return None
    if (found := dated(text)) and found[0].strip():
        text = ON.sub("", found[0].rstrip(" ,"))
    said = _says().search(text)
    text = text[: said.start()] if said else text
    if name := name_of(text):
        return name
    plain = text.strip(" :,|·•")
    fine = (
        not _LEVEL.fullmatch(plain)
        and 0 < len(plain) <= 40
        and len(plain.split()) <= 4
        and any(map(str.isalpha, plain))
    )
    return plain if fine and not (is_furniture(plain) or is_badge(plain) or dated(plain) or is_age(plain)) else None


def _unmarked_names(page: Page, meta: Sequence[tuple[int, str]]) -> Iterator[str | None]:
    """Names by form: before a date, before "says", in a link or bold, alone in a short block."""
    texts = [(page.blocks[number], part) for number, part in meta if len(page.blocks[number].text) <= LONGEST_HEADER]
    texts = [(block, part) for block, part in texts if not (is_profile(block.text) or is_edit_note(block.text))]
    for block, _ in texts:
        yield from _names_beside(page, block)
    for block, part in texts:
        is_button = block.element is not None and page.elements[block.element].tag == "button"
        if not (is_button or part in ("time", "aside") or is_furniture(block.text)):
            yield from _names_alone(page, block)
    for block, part in texts:
        if part == "time" and dated(block.text) is None and age_in(block.text) is None:
            yield from _names_stressed(page, block)
    for block, _ in texts:
        yield name_after(block.text)
        yield names_writer(block.text)


def _names_beside(page: Page, block: Block) -> Iterator[str | None]:
    """Names beside a date, or before "says"."""
    yield labelled(block.text)
    yield _before_time(page, block)
    yield says(block.text)
    if found := unglued(block.text):
        yield found[0]
    if line := signed(block.text):
        before = [p for p in pieces(page, block) if p.text]
        yield marked_name(before[0].text) if len(before) > 1 and name_of(before[0].text) else _by_name(line[0])
        yield _by_name(line[0])
    yield names_poster(block.text)
    if said := dated(block.text):
        behind = said[2].lstrip(" ,|·•-–»")
        if match := by_pattern().match(behind):
            yield name_of(behind[match.end() :])


def _names_alone(page: Page, block: Block) -> Iterator[str | None]:
    """Names in the links and the bold words of a block, and the block as a name, but for an age behind it."""
    yield from _names_stressed(page, block)
    if not _LEVEL.fullmatch(block.text) and points_in(block.text) is None:
        age = age_in(block.text)
        yield name_of(block.text.partition(age)[0] if age else block.text)


def _names_stressed(page: Page, block: Block) -> Iterator[str | None]:
    """Names in the links and the bold words of a block, and in a block that is one of these."""
    own = page.elements[block.element] if block.element is not None else None
    for piece in pieces(page, block):
        stressed = piece.text and any(e.tag in _STRESSED for e in (*piece.around, *((own,) if own else ())))
        if stressed and not (is_name_label(piece.text) or is_date_label(piece.text)):
            yield name_of(piece.text)


def _by_name(text: str) -> str | None:
    """The name in a text, without a number and "by" before it, "wrote" and "on" behind it."""
    text = bare(ON.sub("", text).rstrip(" »›"))
    text = said_pattern().sub("", text[: said.start()] if (said := _says().search(text)) else text)
    match = by_pattern().match(text)
    return name_of(text[match.end() :] if match else text)


def _before_time(page: Page, block: Block) -> str | None:
    """The name in the pieces of a block before one that states a time."""
    found = pieces(page, block)
    for at, piece in enumerate(found):
        if _tells_time(piece):
            said = [p for p in found[:at] if not is_furniture(p.text) and points_in(p.text) is None]
            marked = {p.text for p in said if p.text and any(e.tag in _MARKS for e in p.around)}
            if len(marked) == 1 and len(said) > 1 and (name := marked_name(*marked)):
                return name
            before = " ".join(p.text for p in said)
            return (says(before) or _by_name(before)) if at else None
    return None


def _tells_time(piece: Piece) -> bool:
    """Whether a piece is a time, by its text or what stands around it."""
    return (
        age_in(piece.text) is not None
        or any(e.tag == "time" or any(map(iso_of, times_of(e))) for e in piece.around)
        or (len(piece.around) > 0 and (stamp(piece.text) is not None or is_short_age(piece.text)))
    )
