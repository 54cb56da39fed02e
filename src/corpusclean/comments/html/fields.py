"""What the header of a comment states: who, when, how many points. Elements tell first, form second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from typing import Final

from corpusclean.comments.blogger import unglue
from corpusclean.comments.forum import is_profile
from corpusclean.comments.header import (
    age_in,
    dated,
    is_age,
    is_badge,
    is_deleted,
    is_furniture,
    name_of,
    points_in,
    signed,
    votes_in,
)
from corpusclean.comments.html.parts import Names, own_part
from corpusclean.comments.html.tree import Item, Piece, above, pieces
from corpusclean.comments.words import alternatives, says_source, word_set
from corpusclean.metadata.dates import find_dates
from corpusclean.model import Block, Element, Page

_SHORT_AGE: Final = re.compile(
    r"[\s·•|]*+(\d{1,2} ?(?:secs?|s|mins?|m|hrs?|h|days|d|wks?|w|mos?|mths?|yrs?|y|std|tage|tg|j|sem|"
    r"uur|u|godz|dni|сек|мин|ч|дн?|нед|мес|г)\.?+)[\s·•|]*+",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\s*\(\s*\d+\s*\)[\s*]*$")
_STARS: Final = re.compile(r"[\s✭★☆*]+$")
_WHOLE_NUMBER: Final = re.compile(r"[+\-−]?\d{1,6}")
_EPOCH: Final = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_LONGEST_HEADER: Final = 300
_LONGEST_NAME: Final = 60
_SPOKEN: Final = ("data-author", "author", "data-username", "data-name")
_TIMES: Final = (
    "datetime",
    "title",
    "data-tippy-content",
    "created",
    "data-time",
    "data-timestamp",
    "data-date",
    "aria-label",
)
_LEVEL: Final = re.compile(r"level \d{1,2}", re.IGNORECASE)
_MARKS: Final = frozenset(("a", "strong", "b", "cite", "h3", "h4"))
_EDITED: Final = re.compile(
    r"\b(?:edited|modified|updated|changed|bearbeitet|geändert|modifié|édité|modificado|editado|modificato|gewijzigd|"
    r"bewerkt|redigerad|ändrad|zmieniany|edytowany|upraveno|редактировал|изменено|отредактировано|düzenlen|編輯|编辑)",
    re.IGNORECASE,
)


_REVIEWS: Final = (
    "(?:review|bewertung|rezension|avis|opini[óo]n|recensione|avalia[çc][ãa]o|beoordeling|opinia|kommentar)"
)
_ON: Final = re.compile(r"\s(?:vom|am|on|le|el|il|em|op|du|del|dnia)$", re.IGNORECASE)
_MARKUP: Final = re.compile(r"</?[a-z]{1,10}>")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(
        rf"(?:posted |written |comment |submitted |reply |(?:\w+ )?{_REVIEWS} )?(?:{alternatives('board_by')})[:\s]+",
        re.IGNORECASE,
    )


@cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"{says_source()}\s?[:：.…]*$", re.IGNORECASE)


def says(text: str) -> str | None:
    """The name in "NAME says:", ``None`` where the text is no such line."""
    match = (
        _says().search(text) if len(text) <= 2 * _LONGEST_NAME and text.rstrip(".… ").endswith((":", "：")) else None
    )
    return name_of(text[: match.start()]) if match else None


def is_short_age(text: str) -> bool:
    """Whether the text is an age in a few letters and nothing else: "2y", "· 3 mo"."""
    return short_age(text) is not None


def short_age(text: str) -> str | None:
    """The age in a text that is one in a few letters and nothing else."""
    match = _SHORT_AGE.fullmatch(text) if len(text) <= 12 else None
    return match[1] if match else None


def is_no_name(text: str) -> bool:
    """Whether what could be a name is an age in a few letters, or says how deep a comment stands."""
    return is_short_age(text) or _LEVEL.fullmatch(text) is not None


def is_edit_note(text: str) -> bool:
    """Whether the text says when a comment was last edited, and nothing else."""
    match = _EDITED.search(text[:40]) if len(text) <= 160 else None
    return match is not None and not any(map(str.isdigit, text[: match.start()])) and any(map(str.isdigit, text))


def author_of(page: Page, item: Item, meta: Sequence[tuple[int, str]], names: Names) -> tuple[bool, str | None]:
    """Whether an author is stated, and the name: ``None`` for a deleted one. ``meta``: header blocks, their parts."""
    for name in chain((_of_item(page, item),), _marked_names(page, meta, names), _unmarked_names(page, meta)):
        if name and not is_no_name(name):
            return True, None if is_deleted(name) else name
    return False, None


def _of_item(page: Page, item: Item) -> str | None:
    said = page.elements[item.element].attributes
    name = next((said[key].strip() for key in _SPOKEN if said.get(key, "").strip()), "")
    return name if 0 < len(name) <= _LONGEST_NAME and not name.isdigit() and "<" not in name else None


def _marked_names(page: Page, meta: Sequence[tuple[int, str]], names: Names) -> Iterator[str | None]:
    """Names in what elements call the author's: first what microdata calls a name, then links, then any piece."""
    later: list[str] = []
    for number, part in meta:
        block = page.blocks[number]
        if len(block.text) > _LONGEST_HEADER:
            continue
        for piece in pieces(page, block):
            inside = [own_part(e, names) for e in piece.around]
            own = next((p for p in inside if p in ("author", "time", "score")), part)
            if own == "author" and piece.text:
                tags = {e.tag for e in piece.around}
                if "author" in inside or not tags.isdisjoint(_MARKS) or len(pieces(page, block)) == 1:
                    yield marked_name(piece.text)
                else:
                    later.append(piece.text)
    for text in later:
        yield marked_name(text)


def marked_name(text: str) -> str | None:
    """The name in a text that an element calls the author's: without "by", "says", numbers, stars and dates."""
    text = _ON.sub("", _STARS.sub("", _NUMBER.sub("", _MARKUP.sub("", text).strip())))
    text = text.removeprefix("– ").removeprefix("— ").removeprefix("- ").lstrip("@ ")
    if match := _by().match(text):
        text = text[match.end() :]
    if text.casefold().strip(" :") in word_set("board_by"):
        return None
    if (found := dated(text)) and found[0].strip():
        text = found[0]
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
    texts = [(page.blocks[number], part) for number, part in meta if len(page.blocks[number].text) <= _LONGEST_HEADER]
    texts = [(block, part) for block, part in texts if not (is_profile(block.text) or is_edit_note(block.text))]
    for block, _ in texts:
        yield _before_time(page, block)
        if name := says(block.text):
            yield name
        if found := unglued(block.text):
            yield found[0]
        if line := signed(block.text):
            before = [p for p in pieces(page, block) if p.text]
            yield marked_name(before[0].text) if len(before) > 1 and name_of(before[0].text) else line[0]
            yield line[0]
        if (said := dated(block.text)) and (match := _by().match(said[2].lstrip(" ,|·•-–»"))):
            yield name_of(said[2].lstrip(" ,|·•-–»")[match.end() :])
    for block, part in texts:
        if block.element is not None and page.elements[block.element].tag == "button":
            continue
        if part in ("time", "aside") or is_furniture(block.text):
            continue
        for piece in pieces(page, block):
            if piece.text and any(e.tag in ("a", "b", "strong", "cite", "em", "i") for e in piece.around):
                yield name_of(piece.text)
        if _LEVEL.fullmatch(block.text) or points_in(block.text) is not None:
            continue
        cut = age_in(block.text)
        yield name_of(block.text.partition(cut)[0] if cut else block.text)


def _by_name(text: str) -> str | None:
    """The name in a text, without "by" before it and "on" behind it."""
    text = _ON.sub("", text)
    match = _by().match(text)
    return name_of(text[match.end() :] if match else text)


def _before_time(page: Page, block: Block) -> str | None:
    """The name in the pieces of a block before one that states a time."""
    found = pieces(page, block)
    for at, piece in enumerate(found):
        if age_in(piece.text) or any(e.tag == "time" or any(map(_iso, _times(e))) for e in piece.around):
            said = (p.text for p in found[:at] if not is_furniture(p.text) and points_in(p.text) is None)
            return _by_name(" ".join(said)) if at else None
    return None


def unglued(text: str) -> tuple[str, str | None] | None:
    """The name and the date that inline elements have left without a space between, where they can be told apart."""
    found = unglue(text) if len(text) < 120 else ()
    return found[0] if found and not found[0][0][-1].isdigit() else None


def when_of(page: Page, item: Item, meta: Sequence[tuple[int, str]]) -> tuple[str | None, str | None]:
    """The time of a comment: an absolute one stated in markup or text, and an age as printed where there is none."""
    known = [number for number, part in meta if part == "time"]
    others = [number for number, part in meta if part != "time" and not is_profile(page.blocks[number].text)]
    others = [number for number in others if len(page.blocks[number].text) <= _LONGEST_HEADER]
    age = None
    for number in (*known, *others):
        block = page.blocks[number]
        if is_edit_note(block.text):
            continue
        for stated in _stated(page, number, item.element):
            if iso := _iso(stated):
                return iso, None
        for text in (*_texts(page, block), block.text):
            if said := dated(text.replace("@", " ")):
                return said[1], None
        if (glued := unglued(block.text)) and glued[1]:
            return glued[1], None
        age = age or age_in(block.text) or next(filter(None, map(short_age, (block.text, *_texts(page, block)))), None)
    if iso := _iso_of(page.elements[item.element]) or _declared(page, item):
        return iso, None
    return None, age


def _texts(page: Page, block: Block) -> list[str]:
    """The pieces of a block that ran together: with no space between them, a name and a date read as something else."""
    found = [piece.text for piece in pieces(page, block) if piece.text]
    return found if len(found) > 1 and " ".join(found) != block.text else []


def _stated(page: Page, number: int, outer: int) -> Iterator[str]:
    """The times in attributes of the elements around a block's pieces and the block, up to the item."""
    block = page.blocks[number]
    found: list[Piece] = list(pieces(page, block))
    for piece in found:
        for element in piece.around:
            if "title" not in element.attributes or any(map(str.isdigit, piece.text)) or age_in(piece.text):
                yield from _times(element)
    for steps, at in enumerate(above(page.elements, block.element)):
        if at <= outer or steps > 3:
            return
        yield from _times(page.elements[at])


def _times(element: Element) -> Iterator[str]:
    for name in _TIMES:
        if said := element.attributes.get(name):
            yield said
    if element.attributes.get("itemprop", "").lower() in ("datepublished", "datecreated", "commenttime"):
        yield element.attributes.get("content", "")


def _iso_of(element: Element) -> str | None:
    return next((iso for said in _times(element) if (iso := _iso(said))), None)


def _iso(said: str) -> str | None:
    """A time stated in an attribute as ISO 8601: a date in any language, or seconds (or milliseconds) since 1970."""
    if len(said) > 120:
        return None
    if _EPOCH.fullmatch(said.strip()):
        return datetime.fromtimestamp(int(said.strip()[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    found = find_dates(said)
    return found[0].iso if found else None


def _declared(page: Page, item: Item) -> str | None:
    """A time that microdata without words declares right before the item's first block or among its blocks."""
    if not item.blocks:
        return None
    first, last = item.blocks[0], item.blocks[-1]
    start = page.blocks[first - 1].end if first else 0
    end = page.blocks[last].end
    for fact in page.facts:
        if (
            start <= fact.start <= end
            and fact.name.lower() in ("datepublished", "datecreated")
            and (iso := _iso(fact.value))
        ):
            return iso
    return None


def score_of(page: Page, item: Item, meta: Sequence[tuple[int, str]], trailing: Sequence[str]) -> int | None:
    """The points of a comment, where one number is stated for them."""
    said = page.elements[item.element].attributes
    for key in ("score", "data-score"):
        if _WHOLE_NUMBER.fullmatch(said.get(key, "")):
            return int(said[key])
    for number, part in meta:
        text = page.blocks[number].text.strip()
        if part == "score" and _WHOLE_NUMBER.fullmatch(text):
            return int(text.replace("−", "-"))
        if len(text) <= 120 and (points := points_in(text)) is not None:
            return points
    return votes_in(list(trailing)) if trailing else None
