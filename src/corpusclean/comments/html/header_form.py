"""Whether a text has the form of what stands in the header of a comment, or under it: a name, a time, buttons."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from corpusclean.comments.forum import is_profile
from corpusclean.comments.header import is_badge, name_of, signed
from corpusclean.comments.header_times import CLOCK, age_in, dated, has_clock, is_age, stamp
from corpusclean.comments.html.answers import names_answered
from corpusclean.comments.html.authors import marked_name, says
from corpusclean.comments.html.named_lines import name_after, names_writer
from corpusclean.comments.html.times import is_short_age, unglued
from corpusclean.comments.name_lines import labelled
from corpusclean.comments.notes import is_note
from corpusclean.comments.stamps import said_pattern
from corpusclean.comments.template import is_furniture

#: No header is a longer block.
LONGEST_BLOCK: Final = 200
_LONGEST_SIGNED: Final = 70
_LONGEST_AFTER: Final = 16
_LONGEST_TIME: Final = 100
_LONGEST_SCORE: Final = 30
#: A text with a date is shorter than this.
_LONGEST_DATED: Final = 120
_SHORTEST_NAME: Final = 3
_RATING: Final = re.compile(
    r"(?:rated |rating:? ?|bewertung:? ?)?\d(?:[.,]\d)? ?(?:out of|of|von|sur|de|di|su|na|из|/) ?(?:5|10)(?: ?(?:"
    r"stars?|sternen?|étoiles|estrellas|stelle|sterren|gwiazdek))?\.?|[★☆✭✮]+",
    re.IGNORECASE,
)
_MOST_NAME_WORDS: Final = 4


def is_header(text: str, part: str) -> bool:
    """Whether a block outside a named body is buttons, a date, a name, a profile, by part and form."""
    return _known_header(text, part) if len(text) <= LONGEST_BLOCK else _is_header(text, part)


def _is_header(text: str, part: str) -> bool:
    if is_furniture(text) or is_badge(text) or is_note(text) or is_short_age(text) or names_answered(text):
        return True
    if len(text) > LONGEST_BLOCK:
        return False
    if _is_of_part(text, part) or _RATING.fullmatch(text) or _is_aged(text):
        return True
    if (found := dated(text)) and _is_dated(text, found):
        return True
    labelled_name = ":" in text and len(text) <= _LONGEST_SIGNED and labelled(text)
    return bool(stamp(text) or is_profile(text) or says(text) or names_writer(text) or labelled_name)


def _is_of_part(text: str, part: str) -> bool:
    """Whether a text can be what the elements around it say that it is."""
    if part == "author":
        return len(text.split()) <= _MOST_NAME_WORDS or marked_name(text) is not None
    if part == "time":
        return len(text) <= _LONGEST_TIME and (dated(text) is not None or is_age(text) or is_profile(text))
    return part == "score" and len(text) <= _LONGEST_SCORE


def _is_aged(text: str) -> bool:
    """Whether a text is an age with no more than a name before it: "Jane Doe · 3 days ago"."""
    age = age_in(text) if len(text) <= _LONGEST_SIGNED else None
    if not age:
        return False
    before, _, after = text.partition(age)
    return len(after) <= _LONGEST_AFTER and _is_name_at_most(before)


def _is_dated(text: str, found: tuple[str, str | None, str]) -> bool:
    """Whether a text is a date with no more than a name and buttons beside it. ``found``: its date, as ``dated``."""
    before, _, after = found
    if len(text) < _LONGEST_DATED:
        if all(is_furniture(CLOCK.sub("", side).replace("@", " ")) for side in (before, after)):
            return True
        if has_clock(text) and _is_name_at_most(before):
            return True
    if len(text) <= _LONGEST_SIGNED:
        if (who := signed(text)) and is_furniture(who[2].strip(" ()")):
            return True
        if has_clock(text) and name_after(text):
            return True
    return unglued(text) is not None


def _is_name_at_most(before: str) -> bool:
    """Whether what stands before a time is a name, or next to nothing."""
    said = said_pattern().sub("", before.rstrip(" ,|-–•·("))
    return len(before) < _SHORTEST_NAME or name_of(said) is not None


#: What stands in the headers of a page's comments is in large part the same.
_known_header: Final = lru_cache(maxsize=512)(_is_header)
