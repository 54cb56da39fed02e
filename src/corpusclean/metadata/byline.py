"""Lines that say who wrote a document, when and where it appeared, and nothing else.

A line is taken apart at its dates and separators; it is a byline only if every piece is understood. Names without a
word like "by" before them count only beside an affiliation, or where the line's form leaves no other reading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from corpusclean.metadata.affiliations import is_affiliation
from corpusclean.metadata.byline_cues import may_be_byline
from corpusclean.metadata.byline_pieces import DATE, cut, grammar, without_marks
from corpusclean.metadata.byline_reading import REPORTER, Byline, Reading, closed, read_date, read_piece
from corpusclean.metadata.dates import find_dates
from corpusclean.metadata.names import people, person

__all__ = ["Byline", "parse_byline"]

_CHINESE = re.compile(r"(?:本[报報]|新华社|[\u4e00-\u9fff]{2,5})?[记記]者[ :：]?([\u3400-\u9fff]{2,4})")
#: A line that tells which program made the page.
_MADE = re.compile(
    r"(?:generated|built|rendered|compiled|converted|exported|powered|erzeugt|généré|generado|gerado)\b", re.IGNORECASE
)
_BRACKETED = re.compile(r"([^()（）]{4,60}?)\s*[(（]([^()（）]{2,60})[)）]")
#: How sentences end in Korean.
_KOREAN_ENDS: Final = ("다.", "요.", "죠.")


def parse_byline(text: str) -> Byline | None:
    """What the line says if the whole of it is a byline or dateline, else ``None`` (sentences, headings …)."""
    if not 3 <= len(text) <= 400 or not may_be_byline(text):
        return None
    return _of_line(text)


@lru_cache(maxsize=64)
def _of_line(text: str) -> Byline | None:
    """``parse_byline`` of what may be one; rules and metadata ask for the same lines."""
    line = without_marks(text)
    if (
        not line
        or _MADE.match(line)
        or line.endswith(_KOREAN_ENDS)
        or len(line) > 240
        or line.count(" ") > 40
        or (line.count(" ") > 8 and line[-1] in '.!?。！？…”"')
    ):
        return None
    if line[-1] in ":：" and (find_dates(line) or len(line) > 24):
        return None
    if not (grammar()["by"].match(line) or grammar()["weak"].match(line)) and (found := _with_affiliation(line)):
        return found
    line = grammar()["next_label"].sub("\n", line)
    pieces, dates = cut(line)
    if not pieces or len(pieces) > 10 or len(dates) > 3:
        return None
    reading = Reading()
    marked = "\n".join(pieces)
    rest = iter(dates)
    for said in pieces:
        after = read_date(next(rest), reading) if said == DATE else read_piece(said, marked, reading)
        if after is None:
            return None
        reading = after
    return closed(reading, line)


def _with_affiliation(line: str) -> Byline | None:
    """Names, as in "Jane Doe, University of Somewhere", that nothing but an affiliation vouches for."""
    who = people(line)
    if who and who.affiliation and ("," in line or "，" in line or "(" in line):
        return Byline(who.names, affiliation=who.affiliation)
    if match := REPORTER.fullmatch(line):
        return Byline((match[1],), affiliation="기자")
    if match := _CHINESE.fullmatch(line):
        one = person(match[1])
        return one and Byline((one[0],), affiliation="记者")
    if match := _BRACKETED.fullmatch(line):
        who = people(match[1])
        return Byline(who.names, affiliation=match[2]) if who and is_affiliation(match[2]) else None
    return None
