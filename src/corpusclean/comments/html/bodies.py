"""Where the words of comments stand: in what an engine names their body, else at a place learned from all items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from typing import Final

from attrs import evolve

from corpusclean.comments.header_times import age_in, dated
from corpusclean.comments.html.header_form import LONGEST_BLOCK, is_header
from corpusclean.comments.html.parts import is_body
from corpusclean.comments.html.rows import Reading, Row, Way
from corpusclean.comments.html.times import is_edit_note
from corpusclean.comments.html.tree import between
from corpusclean.comments.template import is_action, is_section
from corpusclean.model import Page

_TEXT_TAGS: Final = frozenset(
    "p li ul ol dl blockquote pre code table tbody tr td h1 h2 h3 h4 h5 h6 a b strong em i u font span figure".split()
)
_NUMBER: Final = re.compile(r"\d+")
_LONGEST_BUTTON: Final = 24
_BUTTON_WORDS: Final = 3
#: What the site prints with each comment is no longer; and marks between buttons.
_LONGEST_CONSTANT: Final = 60
_PARTS: Final = re.compile(r"\s[|·•/]\s|\s[|·•]|\)\s\(")
#: This share (per cent) of an element's words is in the one inside it that is the body; less where its name says so.
_MOST: Final = 80
_ENOUGH: Final = 50


def with_bodies(page: Page, readings: Sequence[Reading]) -> list[Reading]:
    """The readings with their bodies: what elements call so, else what stands in the learned place."""
    if sum(_holds_header(page, reading) for reading in readings) * 2 > len(readings):
        readings = [evolve(reading, rows=tuple(_unnamed(page, row) for row in reading.rows)) for reading in readings]
    if len(readings) == 1:
        readings = [_unheaded(page, readings[0])]
    unnamed = [reading for reading in readings if not any(row.part == "body" for row in reading.rows)]
    place, constant = _place(page, unnamed), _constants(page, unnamed)
    out = []
    for reading in readings:
        body = [row for row in reading.rows if row.part == "body"] or _learned(page, reading.rows, place, constant)
        while (over := _over(page, body)) and over < len(body):
            body = body[:-over]
        out.append(evolve(reading, body=tuple(row.number for row in body)))
    return out


def _unheaded(page: Page, reading: Reading) -> Reading:
    """The reading of an item that is all comments of the page, with the heading of comments as header."""
    first = next((at for at, row in enumerate(reading.rows) if not (row.header or _heads(page, row))), 0)
    above = (evolve(row, header=True, words=0) for row in reading.rows[:first])
    return evolve(reading, rows=(*above, *reading.rows[first:]))


def _heads(page: Page, row: Row) -> bool:
    return row.part != "body" and is_section(page.blocks[row.number].text)


def _learned(page: Page, rows: Sequence[Row], place: Way, constant: Set[tuple[Way, str]]) -> list[Row]:
    """The rows at ``place``, all where none there has words, without what is ``constant`` and what is header."""
    there = [row for row in rows if row.way[: len(place)] == place]
    if any(not row.header and row.words for row in there):
        rows = there
    rows = [row for row in rows if (row.way, _alike(page.blocks[row.number].text)) not in constant]
    return _trimmed(rows) if place else [row for row in rows if not row.header]


def _holds_header(page: Page, reading: Reading) -> bool:
    """Whether what an engine calls the body has the header in it: a time at its edge, and none outside."""
    body = [row for row in reading.rows if row.part == "body"]
    outside = (page.blocks[row.number].text for row in reading.rows if row.part != "body")
    if len(body) < 2 or any(row.part == "time" for row in reading.rows) or any(map(_is_timed, outside)):
        return False
    return any(
        _is_timed(text) and is_header(text, "")
        for row in (*body[:2], *body[-2:])
        if (text := page.blocks[row.number].text)
    )


def _is_timed(text: str) -> bool:
    return len(text) <= LONGEST_BLOCK and (dated(text) is not None or age_in(text) is not None)


def _unnamed(page: Page, row: Row) -> Row:
    """The row of a body that is none: told by its form alone."""
    if row.part != "body":
        return row
    text = page.blocks[row.number].text
    header = is_header(text, "")
    return evolve(row, part="", header=header, words=0 if header else len(text))


def _over(page: Page, rows: Sequence[Row]) -> int:
    """How many rows at the end are no words of a body: the last, or a note of an edit and the reason given below it."""
    if rows and _is_over(page, rows[-1].number):
        return 1
    note, reason = (page.blocks[row.number] for row in rows[-2:]) if len(rows) > 1 else (None, None)
    if note and reason and note.element is not None and is_edit_note(note.text):
        return 2 if reason.element in (note.element, page.parents[note.element]) else 0
    return 0


def _is_over(page: Page, number: int) -> bool:
    """Whether a block at the end of a body is a note of an edit, or linked buttons."""
    block = page.blocks[number]
    return is_edit_note(block.text) or (block.link_chars * 2 > len(block.text) and is_action(block.text))


def _trimmed(rows: Sequence[Row]) -> list[Row]:
    """The rows without what is header at either end."""
    words = [at for at, row in enumerate(rows) if not row.header]
    return list(rows[words[0] : words[-1] + 1]) if words else []


def _place(page: Page, readings: Sequence[Reading]) -> Way:
    """The way from the items down to the element that holds their words."""
    rows = [row for reading in readings for row in reading.rows if row.words]
    named = _named_places(page, readings)
    place: Way = ()
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


def _named_places(page: Page, readings: Sequence[Reading]) -> set[Way]:
    """The ways to elements whose names say that they hold a comment's words."""
    found: set[Way] = set()
    for reading in readings[:20]:
        for row in reading.rows:
            around = list(between(page, page.blocks[row.number].element, reading.item.element))[::-1]
            for deep, element in enumerate(around):
                if is_body(element):
                    found.add(row.way[: deep + 1])
    return found


def _constants(page: Page, readings: Sequence[Reading]) -> set[tuple[Way, str]]:
    """Short texts that stand at the same place in half of four items or more: what the site prints."""
    if len(readings) < 4:
        return set()
    seen: Counter[tuple[Way, str]] = Counter()
    for reading in readings:
        seen.update(
            {(row.way, _alike(page.blocks[row.number].text)) for row in reading.rows if row.words <= _LONGEST_CONSTANT}
        )
    return {key for key, count in seen.items() if count * 2 >= len(readings) and count >= 4}


def _alike(text: str) -> str:
    """The text, numbers made alike in a button of a word or two ("Like 12")."""
    button = len(text) <= _LONGEST_BUTTON and len(text.split()) <= _BUTTON_WORDS and any(map(str.isalpha, text))
    row = len(text) <= _LONGEST_CONSTANT and _PARTS.search(text) is not None
    return _NUMBER.sub("#", text) if button or row else text
