"""Lines of text that are a part of what stands around them: of a verse, a list, a glossary, or what somebody says."""

from __future__ import annotations

import re
from typing import Final

from corpusclean.label.view import Document, Look

COMMAS: Final = (",", "，", "、", "،", ";", "；", "؛")
_FULL_STOPS: Final = (".", "。", "।")
_ENTRY: Final = re.compile(r"[^:：.!?]{1,40}[:：]\s?\S")
#: A line of fewer words may be a word or two of the document's own.
_FEW_WORDS: Final = 3
#: Items of a list above one that are looked at.
_LONGEST_LIST: Final = 200


def is_part(document: Document, number: int, after: Look | None, *, boxed: bool) -> bool:
    """Whether a line of text is a part of what stands around it: of a verse, or of a list below its own heading."""
    look = document.looks[number]
    if look.text.endswith(COMMAS) or goes_on(look, after):
        return True
    if document.last_prose >= 0 or any(match.kind == "ad" for match in look.matches):
        return False
    return (not boxed and look.words < _FEW_WORDS) or _is_below_own_heading(document, number)


def goes_on(look: Look, after: Look | None) -> bool:
    """Whether a line goes on in lower case in the line ``after`` it, which is no stock phrase."""
    if after is None or not after.text[0].islower() or after.words < _FEW_WORDS - 1:
        return False
    return look.text[-1].isalnum() and not (after.matches or after.linked)


def _is_below_own_heading(document: Document, number: int) -> bool:
    """Whether an item without links belongs to a list below a heading that is no stock phrase."""
    looks = document.looks
    if looks[number].block.shape != "list" or looks[number].linked:
        return False
    first = max(0, number - _LONGEST_LIST)
    while number > first and looks[number].block.shape == "list":
        number -= 1
    return looks[number].block.shape == "heading" and not looks[number].matches


def is_folding(document: Document, number: int) -> bool:
    """Whether a block of HTML is what a part of the text is folded behind."""
    element = document.looks[number].block.element
    return element is not None and document.page.elements[element].tag == "summary"


def is_said(text: str) -> bool:
    """Whether a line ends in a full stop, as words do that somebody says and buttons do not."""
    return text.endswith(_FULL_STOPS) and not text.endswith("..")


def is_among_entries(document: Document, number: int) -> bool:
    """Whether the line and one beside it are a word, a colon and a sentence: the entries of a glossary."""
    look = document.looks[number]
    if not _is_entry(look):
        return False
    kinds = {match.kind for match in look.matches}
    beside = [other for other in document.neighbours(number) if other is not None and _is_entry(other)]
    return any(kinds.isdisjoint([match.kind for match in other.matches]) for other in beside)


def _is_entry(look: Look) -> bool:
    return look.sentence and _ENTRY.match(look.text) is not None
