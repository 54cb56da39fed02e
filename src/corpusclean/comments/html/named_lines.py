"""Names in lines that say who wrote: "Posted by", a name and a date; "Comment by" and a name; a date and a name;
and links to the pages of persons.
"""

from __future__ import annotations

import re
from typing import Final

from corpusclean.comments.header import by_pattern, name_of
from corpusclean.comments.header_times import CLOCK, dated
from corpusclean.comments.html.cues import leads_to_person
from corpusclean.comments.html.times import LONGEST_HEADER
from corpusclean.comments.html.tree import pieces
from corpusclean.comments.template import is_furniture
from corpusclean.model import Block, Page

#: What leads from a name to a date.
ON: Final = re.compile(r"\s(?:vom|am|on|le|el|il|em|op|du|del|den|dne|dňa|dnia)$", re.IGNORECASE)
#: What stands between a date and the name behind it: a time of day, "by", a comma, a dash.
_NAMED: Final = re.compile(rf"(?:[\s,]*(?:at|um|à|o|a las|в)?\s*{CLOCK.pattern})?\s*[,–—|·-]\s*(\S.*)", re.IGNORECASE)
_LONGEST_NAME: Final = 60
_LONGEST_LEAD: Final = 20
_LONGEST_LINKED: Final = 40


def names_poster(text: str) -> str | None:
    """The name in a line that is "Posted by", a name and a date."""
    said = dated(text) if len(text) <= LONGEST_HEADER else None
    match = by_pattern().match(said[0]) if said else None
    return name_of(ON.sub("", said[0][match.end() :].rstrip(" ,|·•-–»"))) if said and match else None


def names_writer(text: str) -> str | None:
    """The name in a text that is "Comment by" and a name; a bare "by" may begin a sentence."""
    led = by_pattern().match(text) if len(text) <= _LONGEST_NAME + _LONGEST_LEAD else None
    return name_of(text[led.end() :]) if led and len(led[0].split()) > 1 else None


def name_after(text: str) -> str | None:
    """The name in a line that is a date, a comma or dash and a name: "3 May 2019, 16:05 - Jane Doe"."""
    said = dated(text) if len(text) <= LONGEST_HEADER else None
    if said is None or not is_furniture(ON.sub("", f" {said[0]}".rstrip())):
        return None
    match = _NAMED.match(said[2])
    return name_of(match[1]) if match else None


def is_person(page: Page, block: Block) -> bool:
    """Whether a block is a link to the page of a person, with a name."""
    if len(block.text) > _LONGEST_LINKED or block.element is None:
        return False
    own = leads_to_person(page.elements[block.element])
    said = [piece for piece in pieces(page, block) if piece.text]
    linked = own or (bool(said) and all(any(map(leads_to_person, piece.around)) for piece in said))
    return linked and name_of(block.text) is not None
