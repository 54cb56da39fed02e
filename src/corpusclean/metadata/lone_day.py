"""The day of a page that tells none near its title: in a template's sentence, or in the only dated line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from corpusclean.metadata.around import Around
from corpusclean.metadata.byline import parse_byline
from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.dated import ASIDE, days_of_line
from corpusclean.metadata.dates import find_dates, parse_date
from corpusclean.metadata.day_order import day_order
from corpusclean.metadata.wordlists import data

_DIGITS: Final = re.compile(r"\d{2}")
#: The longest line that can tell the document's day.
_SHORT: Final = 60
#: A template's sentence about an entry, and what stands in it for the entry's title and for a day.
_SENTENCE: Final = range(24, 500)
_TITLE: Final = "#"
_DAY: Final = "@"
_LABEL_WORDS: Final = 3
#: What a day alone in a line is not the document's in.
_NOT_ALONE: Final = ("article.table", "boilerplate.navigation", "boilerplate.feedback", "boilerplate.footer")

#: Boxes of what customers say, each with a day of its own, and how far up from a day they are looked for.
_OPINIONS: Final = re.compile(
    r"review|testimonial|rating|comment|feedback|bewertung|opinion(?:es)?\b|avis\b|recensioni"
)
_BOXES: Final = 4


@cache
def _sentences() -> re.Pattern[str]:
    return re.compile("|".join(data()["published_sentences"].split("\n")), re.IGNORECASE)


def only_day(around: Around, language: str = "") -> Iterator[Candidate]:
    """The day that a template's sentence tells, or the one day that the short lines of the whole page tell; nothing
    where one of them can be read in two ways.
    """
    told = next(_in_sentences(around), None)
    if told is not None:
        yield told
        return
    blocks = around.page.blocks
    lines = [n for n in around.visible if len(blocks[n].text) <= _SHORT and _DIGITS.search(blocks[n].text)]
    order = day_order(around.page, (blocks[n].text for n in lines), language)
    if any(not one.iso for n in lines for one in find_dates(blocks[n].text, order)):
        return
    found = [
        (n, *said) for n in lines if around.findings[n].label not in ASIDE for said in days_of_line(around, n, order)
    ]
    telling = {number for number, _, _, how in found if how == "labelled" and not _is_sentence(around, number)}
    changes = [one for one in found if one[1] == "modified"]
    changed = {iso[:10] for _, _, iso, _ in changes}
    found = [one for one in found if one[2][:10] not in changed] or changes
    days = {iso[:10] for _, _, iso, _ in found}
    first = next(filter(around.is_prose, around.visible), -1)
    found = [one for one in found if one[0] in telling or _is_header(around, one[0], one[2], first)]
    found = [one for one in found if not (one[0] > first and _OPINIONS.search(around.names(one[0], _BOXES)))]
    if found and len(days) == 1:
        number, field, iso, _ = found[0]
        yield Candidate(field, (iso,), "byline block", blocks[number].start, blocks[number].end, "far")


def _is_sentence(around: Around, number: int) -> bool:
    """Whether a line is of the article, and in HTML says more than a label before its day."""
    if not around.findings[number].label.startswith("article"):
        return False
    text = around.page.blocks[number].text
    before = next((text[: one.start] for one in find_dates(text)), "")
    return not around.page.elements or before.count(" ") > _LABEL_WORDS


def _is_header(around: Around, number: int, iso: str, first: int) -> bool:
    """Whether a line without a word for what its day is may be of the document's header, wherever it stands: with who
    wrote; in HTML also if it is found to be one, tells the time or holds nothing but the day; in text also outside the
    article above all running text, which begins at ``first``.
    """
    label, text = around.findings[number].label, around.page.blocks[number].text
    if around.page.elements:
        if "T" in iso and not label.startswith(("article", "boilerplate.feedback")):
            return True
        if label == "meta" or (first >= 0 and label not in _NOT_ALONE and parse_date(text) is not None):
            return True
    elif label.startswith("article"):
        return False
    elif number < first:
        return True
    byline = parse_byline(text)
    return byline is not None and bool(byline.authors)


def _in_sentences(around: Around) -> Iterator[Candidate]:
    """The days of sentences like "This entry was posted on Monday, May 3rd, 2010 at 11:03 pm and is filed under …"."""
    blocks = around.page.blocks
    title = blocks[around.title].text if around.title >= 0 else ""
    for number in around.visible:
        block = blocks[number]
        if len(block.text) not in _SENTENCE or not _DIGITS.search(block.text):
            continue
        dates = find_dates(block.text)
        if not dates or dates[0].iso is None:
            continue
        said = f"{block.text[: dates[0].start]}{_DAY}{block.text[dates[0].end :]}"
        if title and said.startswith(title):
            said = _TITLE + said[len(title) :]
        if _sentences().search(said):
            yield Candidate("published", (dates[0].iso,), "byline block", block.start, block.end, "far")
