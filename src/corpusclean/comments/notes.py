"""Lines that software writes at the edge of a post: who liked it, who changed it, where a signature begins."""

from __future__ import annotations

import re
from functools import cache

from corpusclean.comments.heads import may_begin
from corpusclean.comments.template import LONGEST
from corpusclean.comments.words import alternatives, heads_of, word_set

_RULE = re.compile(r"[_\-–—=~*]{5,}|-- ?|_{2,}|—")
_DATED = re.compile(r"\d{4}|\d\d?[:.]\d\d")
#: What is told of a change of words, behind its date, is told by who wrote them.
_AFTER = re.compile(r"\d\D*[:：][^\d]*$|\d\D{26,}$")
#: "Edited to add: I have found it behind the mill." is said by who wrote the words above.
_OWN = re.compile(
    r"\W{0,3}(?:edit|updat|bearbeit|nachtrag|édit|edita|modifi|actuali|изменен)\w{0,12}(?:\s[^\s\d]{1,30}+){5,40}+(?<=[.!?…。])",
    re.IGNORECASE,
)
_STARTS = frozenset("_-–—=~*")


@cache
def _notes() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{alternatives('notes')})(?!\w)", re.IGNORECASE)


@cache
def _on_topic() -> re.Pattern[str]:
    """Above a post: "Reply by Ann on topic Harbours"."""
    return re.compile(
        rf"(?:{alternatives('replied_by')})\s.{{1,60}}?\s(?:{alternatives('on_topic')})\s\S", re.IGNORECASE
    )


@cache
def _likes() -> re.Pattern[str]:
    return re.compile(alternatives("likes"), re.IGNORECASE)


def is_note(text: str) -> bool:
    """Whether a line says who liked or changed a post ("Reactions: Ann", "Last edited by Ann on 3 May")."""
    if len(text) <= LONGEST and _on_topic().match(text):
        return True
    noted = 0 < len(text) <= LONGEST and may_begin(text, heads_of("notes")) and _notes().match(text) is not None
    return noted and _OWN.fullmatch(text) is None


def heads_note(text: str) -> bool:
    """Whether the line is the beginning of such a note whose rest is on the next lines ("Edited", "Reactions:")."""
    said = text.strip(" (").casefold()
    return said in word_set("notes") or said.rstrip(" :") in word_set("notes")


def closes(text: str) -> bool:
    """Whether a line says for sure who liked a post or when it was changed, and so stands below its words."""
    if not 0 < len(text) <= LONGEST or not may_begin(text.lstrip("_ +•*("), heads_of("notes")):
        return False
    said = text.lstrip("_ +•*(")
    if heads_note(said) or _likes().match(said):
        return True
    return _DATED.search(said) is not None and _notes().match(said) is not None and _AFTER.search(said) is None


def is_rule(text: str) -> bool:
    """Whether the line parts a signature from the words above it."""
    return text[:1] in _STARTS and _RULE.fullmatch(text) is not None
