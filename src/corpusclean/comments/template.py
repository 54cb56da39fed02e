"""What a template prints around comments: buttons, headings, what ends them. All functions look at one line."""

from __future__ import annotations

import re

from corpusclean.comments.heads import may_begin
from corpusclean.comments.words import (
    action_pattern,
    end_pattern,
    heading_heads,
    heading_pattern,
    heads_of,
    reply_pattern,
    section_heads,
    section_pattern,
)

#: A header line is at most this long; a longer line is prose.
LONGEST = 160
_HEADING = 200
_LONGEST_END = 80
#: They open and close a quotation; "[Quote]" is a button.
_BRACKETS = ("[quote=", "[/quote]")
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))[\s:]{0,2}(?:©|\(c\))?\s?(?:by )?(?:19|20)\d\d(?!\d)", re.IGNORECASE)
_ICONS = " _\u200b"
_MARKS = " \t\xa0·•|#±*-–—»«>"


def is_action(text: str) -> bool:
    """Whether the line holds buttons and links and nothing else (numbers and marks between them allowed)."""
    return _furniture(text) == 2


def is_reply(text: str) -> bool:
    """Whether the line is buttons, one of which answers."""
    return is_action(text) and reply_pattern().search(text) is not None


def is_furniture(text: str) -> bool:
    """Whether the line holds nothing but buttons, numbers and marks; an empty line does too."""
    return _furniture(text) > 0


def _furniture(text: str) -> int:
    """0: prose. 1: only numbers and marks. 2: at least one button."""
    if len(text) > LONGEST or (text[:1] == "[" and text.casefold().startswith(_BRACKETS)):
        return 0
    pattern, known, at, best = action_pattern(), heads_of("actions"), 0, 1
    while at < len(text):
        match = pattern.match(text, at) if may_begin(text[at : at + 3], known) else None
        if match is None:
            return 0
        if match.lastgroup == "word":
            best = 2
        at = match.end()
    return best


def is_section(text: str) -> bool:
    """Whether the line heads comments ("12 Comments", "Kommentare", "Sort by: Best")."""
    return may_begin(text, section_heads()) and (is_counted(text) or is_control(text))


def is_control(text: str) -> bool:
    """Whether the line heads comments without saying how many, or sorts them."""
    if len(text) > LONGEST:
        return False
    said = text.strip(" ·•|#")
    return may_begin(said, heads_of("sections", "sorts")) and section_pattern().fullmatch(said) is not None


def is_counted(text: str) -> bool:
    """Whether the line heads comments and says how many there are, or can head nothing else ("Guestbook")."""
    if len(text) > _HEADING:
        return False
    said = text.strip(_MARKS)
    return may_begin(said, heading_heads()) and heading_pattern().fullmatch(said) is not None


def is_end(text: str) -> bool:
    """Whether the line stands after the last comment: a reply form, a list of other content, a footer."""
    if len(text) > _LONGEST_END:
        return False
    said = text.lstrip(_ICONS)
    if said[:1] in "©(cC" and _COPYRIGHT.match(said):
        return True
    return may_begin(said, heads_of("ends")) and end_pattern().match(said.strip()) is not None
