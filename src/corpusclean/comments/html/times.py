"""When a comment was written: what elements state first, what its header says second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from corpusclean.comments.blogger import unglue
from corpusclean.comments.forum import is_fact_label, is_profile
from corpusclean.comments.header_times import age_in, dated
from corpusclean.comments.html.tree import Item, Piece, above, parted, pieces
from corpusclean.metadata.dates import find_dates
from corpusclean.model import Block, Element, Page

_SHORT_AGE: Final = re.compile(
    r"[\s·•|]*+(\d{1,2} ?(?:secs?|s|mins?|m|hrs?|h|days|d|wks?|w|mos?|mths?|yrs?|y|std|tage|tg|j|sem|"
    r"uur|u|godz|dni|сек|мин|ч|дн?|нед|мес|г)\.?+)[\s·•|]*+",
    re.IGNORECASE,
)
_EPOCH: Final = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
LONGEST_HEADER: Final = 300
_LABELS: Final = frozenset(("dt", "th", "label"))
_TIMES: Final = (
    "datetime",
    "title",
    "data-tippy-content",
    "created",
    "data-time",
    "data-timestamp",
    "data-date",
    "data-utc",
    "data-content",
    "aria-label",
)
_EDITED: Final = re.compile(
    r"\b(?:edited|modified|updated|changed|bearbeitet|geändert|modifié|édité|modificado|editado|modificato|gewijzigd|"
    r"bewerkt|redigerad|ändrad|zmieniany|edytowany|upraveno|редактировал|изменено|отредактировано|düzenlen|編輯|编辑)",
    re.IGNORECASE,
)


def is_short_age(text: str) -> bool:
    """Whether the text is an age in a few letters and nothing else: "2y", "· 3 mo"."""
    return short_age(text) is not None


def short_age(text: str) -> str | None:
    """The age in a text that is one in a few letters and nothing else."""
    match = _SHORT_AGE.fullmatch(text) if len(text) <= 12 else None
    return match[1] if match else None


def is_edit_note(text: str) -> bool:
    """Whether the text says when a comment was last edited, and nothing else."""
    match = _EDITED.search(text[:40]) if len(text) <= 160 else None
    return match is not None and not any(map(str.isdigit, text[: match.start()])) and any(map(str.isdigit, text))


def unglued(text: str) -> tuple[str, str | None] | None:
    """The name and the date that inline elements have left without a space between, where they can be told apart."""
    found = unglue(text) if len(text) < 120 else ()
    return found[0] if found and not found[0][0][-1].isdigit() else None


def when_of(page: Page, item: Item, meta: Sequence[tuple[int, str]]) -> tuple[str | None, str | None]:
    """The time of a comment: an absolute one stated in markup or text, and an age as printed where there is none."""
    meta = [(number, part) for number, part in meta if not _is_of_member(page, number)]
    known = [number for number, part in meta if part == "time"]
    others = [number for number, part in meta if part != "time"]
    others = [number for number in others if len(page.blocks[number].text) <= LONGEST_HEADER]
    age = None
    for number in (*known, *others):
        block = page.blocks[number]
        if is_edit_note(block.text):
            continue
        for stated in _stated(page, number, item.element):
            if iso := iso_of(stated):
                return iso, None
        for text in (*_texts(page, block), *_lines(block.text)):
            if said := dated(text.replace("@", " ")):
                return said[1], None
        if (glued := unglued(block.text)) and glued[1]:
            return glued[1], None
        whole = parted(page, block)
        age = age or age_in(whole) or next(filter(None, map(short_age, (whole, *_texts(page, block)))), None)
    if iso := owniso_of(page.elements[item.element]) or _declared(page, item):
        return iso, None
    return None, age


def _is_of_member(page: Page, number: int) -> bool:
    """Whether a block, or the label right before it, says something of a member: "Joined:", "3 May 2009"."""
    if is_profile(page.blocks[number].text):
        return True
    label = page.blocks[number - 1] if number else None
    if label is None or label.element is None or not is_fact_label(label.text):
        return False
    return label.text.endswith((":", "：")) or page.elements[label.element].tag in _LABELS


def _texts(page: Page, block: Block) -> list[str]:
    """The pieces of a block that ran together: with no space between them, a name and a date read as something else."""
    found = [piece.text for piece in pieces(page, block) if piece.text]
    return found if len(found) > 1 and " ".join(found) != block.text else []


def _lines(text: str) -> list[str]:
    """The text; of several lines each that tells nothing of a member ("Joined: 3 May 2009")."""
    return [line for line in text.split("\n") if not is_profile(line)] if "\n" in text else [text]


def _stated(page: Page, number: int, outer: int) -> Iterator[str]:
    """The times in attributes of the elements around a block's pieces and the block, up to the item."""
    block = page.blocks[number]
    found: list[Piece] = list(pieces(page, block))
    for piece in found:
        for element in piece.around:
            if (
                element.tag == "time"
                or "title" not in element.attributes
                or any(map(str.isdigit, piece.text))
                or age_in(piece.text)
            ):
                yield from times_of(element)
    for steps, at in enumerate(above(page.parents, block.element)):
        if at <= outer or steps > 3:
            return
        yield from times_of(page.elements[at])


def times_of(element: Element) -> Iterator[str]:
    for name in _TIMES:
        if said := element.attributes.get(name):
            yield said
    if element.attributes.get("itemprop", "").lower() in ("datepublished", "datecreated", "commenttime"):
        yield element.attributes.get("content", "")


def owniso_of(element: Element) -> str | None:
    return next((iso for said in times_of(element) if (iso := iso_of(said))), None)


def iso_of(said: str) -> str | None:
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
            and (iso := iso_of(fact.value))
        ):
            return iso
    return None
