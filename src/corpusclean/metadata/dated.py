"""Dates that stand near a title: lines that hold little else, with the words that say what the day was.

Numbers alone ("03/04/2020") are read by the order that the page itself shows: other dates of it, or the declared
language where all who write it agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from corpusclean.metadata.around import LONGEST_LINE, Around
from corpusclean.metadata.byline import parse_byline
from corpusclean.metadata.candidates import Candidate, text_value
from corpusclean.metadata.dates import DateMatch, Order, find_dates, month_number
from corpusclean.metadata.day_order import NUMERIC, day_order
from corpusclean.metadata.leads import may_start, starts
from corpusclean.metadata.wordlists import data

_DIGITS: Final = re.compile(r"\d{2}")
_WORDS: Final = re.compile(r"\w+")
ASIDE: Final = ("boilerplate.related", "boilerplate.ad", "boilerplate.promo", "boilerplate.newsletter")
#: Blocks that stand right at the title.
_CLOSE: Final = 3
_JOINT: Final = re.compile(r"[^\W\d_][0-9]|[a-z][A-Z]")
#: Lines of so many different days that nothing names are a list, and so are as many that all name what they are.
_LIST: Final = 3
_KINDS: Final = MappingProxyType({"near": "bare", "dated": "bare", "labelled": "labelled"})
#: What a line of some pieces is cut at.
_BAR: Final = re.compile(r"\s[|·•]\s")
_PIECES: Final = 3
#: Beside its dates a line says no more than so many words.
_FEW: Final = 9
#: An element of a heading that holds a day, and the longest heading and start tag in which one is looked for.
_DATE_INSIDE: Final = re.compile(
    rb"<(?:time\b|[a-z]{1,5}\s[^<>]{0,80}class=[\"'][^\"'<>]{0,60}(?:date|datum)(?![a-z]))[^<>]{0,120}>([^<>]{8,40})<"
)
_HEADING: Final = 400
_TAG: Final = 160
#: The first day of several, before the last of them.
_SPAN: Final = re.compile(
    r"(?<![\w:.])(?:(?P<w>[^\W\d_]{3,10})\.? [0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}\.)\s?[-–—]\s?$", re.IGNORECASE
)
_PUBLISHED: Final = re.compile(
    r"publi|posted|pubdate|post-?_?date|entry-?date|date-?posted|created|dateline|submitted|veroeff|erschien|parution"
)
_DATED: Final = re.compile(r"date|\btime|timestamp|datum|fecha|byline|\bmeta\b|-meta\b|meta-|\binfo\b|-info\b")
_CHANGED: Final = re.compile(
    r"updated|modified|last-?update|date-?mod|(?<![a-z])(?:changed|revised)(?![a-z])|aktualis|geaendert|mise-?a-?jour"
)
#: Volume and page behind the day of a work that is cited: "J Harb Hist. 2020 May 3;15(1):33".
_CITED: Final = re.compile(r";\s?[0-9]{1,4}[(:]")
#: What stands between a label and its day.
_BEFORE_DAY: Final = "on(?: the)?|at|am|den|le|el|il|op|em"
#: What else days are told for.
_OTHER: Final = re.compile(
    r"©|copyright|\b(?:join(?:ed)?|member since|registered|registriert|inscription|registrado|mitglied seit|"
    r"beigetreten|inscrit|deadline|expires?|valid|"
    r"until|bis zum|starts?|ends?|register by|born|geboren|since|seit|depuis|desde|viewed|accessed|retrieved|"
    r"abgerufen|effective|events?|termin|veranstaltung|due|next|last (?:reply|post|comment|active|seen|visit)|"
    r"repl(?:y|ied))\b",
    re.IGNORECASE,
)


@cache
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words right before a date that say whether it is that of the publication or of a change."""
    both = (data()[name] for name in ("published_labels", "updated_labels"))
    made = [
        re.compile(
            rf"(?:^|[^\w]|(?<=[0-9]))(?:{_alternatives(said)})\s*[:：]?\s*[-–|(]?\s*(?:{_BEFORE_DAY})?\s*$",
            re.IGNORECASE,
        )
        for said in both
    ]
    return made[0], made[1]


def _alternatives(said: str) -> str:
    return "|".join(sorted((one for one in said.split("|") if len(one) > 2), key=len, reverse=True))


@cache
def _glued() -> re.Pattern[str]:
    """A word that introduces a date, where an element ended behind it: "Posted on28 May", "UpdatedMay 28"."""
    said = _alternatives("|".join(data()[name] for name in ("published_labels", "updated_labels")))
    return re.compile(rf"((?<!\w)(?:{said})(?:\s(?:{_BEFORE_DAY}))?)(?=[0-9]|(?-i:[A-Z][a-z]))", re.IGNORECASE)


def _parted(text: str) -> str:
    """A line with a space behind a word that introduces a date."""
    return _glued().sub(r"\1 ", text) if _JOINT.search(text) else text


def from_lines(around: Around, language: str = "") -> Iterator[Candidate]:
    """The days that the lines near the title tell, the most likely first. ``language``: the text's primary subtag."""
    blocks = around.page.blocks
    numbers = (*around.after, *around.before, *around.tail)
    lines = [n for n in numbers if len(blocks[n].text) <= LONGEST_LINE and _DIGITS.search(blocks[n].text)]
    order = day_order(around.page, (blocks[n].text for n in lines), language)
    if not order and any(NUMERIC.search(blocks[n].text) for n in lines):
        order = day_order(around.page, (blocks[n].text for n in around.visible), language)
    found = []
    for number in lines:
        if not _may_date(around, number):
            continue
        found += [(number, *said) for said in days_of_line(around, number, order)]
    found += _inside_headings(around, order)
    days = {
        kind: {iso[:10] for _, field, iso, how in found if field == "published" and _KINDS.get(how) == kind}
        for kind in _KINDS.values()
    }
    for number, field, iso, how in found:
        listed = len(days.get(_KINDS.get(how, ""), ())) >= _LIST and not 0 < number - around.title <= _CLOSE
        block = blocks[number]
        yield Candidate(field, (iso,), "byline block", block.start, block.end, "far" if listed else how)


def _inside_headings(around: Around, order: Order) -> list[tuple[int, str, str, str]]:
    """The day that an element inside the title's heading, or inside one right behind it, holds alone."""
    if not around.page.elements or around.title < 0:
        return []
    data, blocks = around.page.source.data, around.page.blocks
    found = []
    for number in (around.title, *around.after[:_CLOSE]):
        block = blocks[number]
        if block.shape != "heading" or len(block.text) > _HEADING or not _DIGITS.search(block.text):
            continue
        for match in _DATE_INSIDE.finditer(data, max(0, block.start - _TAG), block.end + 1):
            dates = find_dates(text_value(match[1].decode(around.page.encoding.codec, "replace")), order)
            if match.end() > block.start and len(dates) == 1 and dates[0].iso:
                found.append((number, "published", dates[0].iso, "dated"))
    return found


def _may_date(around: Around, number: int) -> bool:
    """Whether a line can tell the document's day: what is found to be of a menu or a teaser only right at the title."""
    label = around.findings[number].label
    by_model = around.findings[number].rule == "model"
    names = around.names(number)
    if label in ASIDE and not by_model and not 0 < number - around.title < _CLOSE:
        return 0 < number - around.title <= 2 * _CLOSE and bool(_DATED.search(names))
    near = around.title - _CLOSE <= number <= around.title + 2 * _CLOSE
    return (
        near
        or by_model
        or not label.startswith("boilerplate.")
        or bool(_DATED.search(names) or _PUBLISHED.search(names))
    )


def days_of_line(around: Around, number: int, order: Order) -> Iterator[tuple[str, str, str]]:
    """The days that a line tells, if it says little else: the field, the day, and how it is told."""
    is_cell = around.findings[number].label == "article.table"
    text = _parted(around.page.blocks[number].text)
    found = find_dates(text, order or ("" if "/" in text or "-" in text else "dmy"))
    if not 1 <= len(found) <= 3 or not (_is_dateline(text, found) or _is_a_piece(around, text, found[0])):
        return
    before = around.previous(number)
    published, changed = _leads()
    told = bool(published.search(text[: found[0].start]))
    if not told and (_OTHER.search(text) or (len(before) <= 40 and _OTHER.search(before))):
        return
    names = around.names(number)
    at = 0
    for one in found:
        if _ends_span(text[at : one.start]):
            return
        lead = text[at : one.start].strip() or (before[-40:] if not at and len(before) <= 40 else "")
        at = one.end
        if not one.iso or _CITED.match(text, at):
            continue
        if changed.search(lead) or (
            not published.search(lead) and _CHANGED.search(names) and not _PUBLISHED.search(names)
        ):
            yield "modified", one.iso, "labelled"
        elif published.search(lead) or _PUBLISHED.search(names):
            yield "published", one.iso, "labelled"
        else:
            near = "dated" if _DATED.search(names) or _names_somebody(text) else "near"
            if near == "near" and is_cell:
                continue  # a figure among others
            yield "published", one.iso, "tail" if number in around.tail else near


def _names_somebody(text: str) -> bool:
    if may_start(text) and starts().match(text):
        return True
    byline = parse_byline(text)
    return byline is not None and bool(byline.authors)


def _ends_span(before: str) -> bool:
    """Whether a day is the last of several, of an event: "Apr 15 - May 13, 2026", "12. – 14. Mai 2022"."""
    match = _SPAN.search(before)
    return match is not None and (match["w"] is None or month_number(match["w"]) is not None)


def _is_a_piece(around: Around, text: str, date: DateMatch) -> bool:
    """Whether a date is a piece by itself of a line of text that bars cut: "By NAME | DATE | Topics | 3 min"."""
    if around.page.elements:
        return False
    pieces = [piece.strip() for piece in _BAR.split(text)]
    return len(pieces) >= _PIECES and text[date.start : date.end].strip() in pieces


def _is_dateline(text: str, dates: Sequence[DateMatch]) -> bool:
    """Whether a line says little beside its dates."""
    rest = text
    for one in reversed(dates):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    return len(_WORDS.findall(rest)) <= _FEW and not re.search(r"[.!?]\s+\w+\s+\w+\s+\w+\s+\w+", rest)
