"""What stands in the article's own element and is set apart by a name alone.

A box within the article ("aside", "widget", "sidebar") that is called like a part of the site often holds the article's
words: running text in it goes only where its score is very low. So does a question on a button that unfolds its answer.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from corpusclean.label.view import Document, Look
from corpusclean.model import Finding

#: From this score on such a block is kept.
OWN: Final = 150
_RULE: Final = "markup"
#: Names of boxes with teasers, as ``markup`` says them.
_TEASERS: Final = frozenset(
    f"class or id {word}"
    for word in "related recommend readmore read-more readnext read-next popular trending suggested".split()
)
_BUTTON: Final = "<button>"
_KINDS: Final = frozenset(("boilerplate.related", "boilerplate.navigation"))
_QUESTION: Final = ("?", "？", "؟", ";")
_FEWEST_WORDS: Final = 3
_SOME_LINKS: Final = 300
_LINKED: Final = 700
#: Blocks after a question among which its answer begins; some are icons.
_REACH: Final = 6


def own_blocks(document: Document, first: Sequence[Finding | None]) -> Set[int]:
    """Numbers of such blocks. ``first``: for each block the finding of comment systems and rules, or ``None``."""
    if document.page.elements and document.zones.main is not None:
        return {n for n, found in enumerate(first) if found and found.rule == _RULE and _is_own(document, first, found)}
    return frozenset()


def _is_own(document: Document, first: Sequence[Finding | None], found: Finding) -> bool:
    look = document.looks[found.block]
    element = look.block.element
    if element is None or not document.zones.inside_main[element]:
        return False
    if look.prose:
        is_free = look.linked < _SOME_LINKS and not look.matches
        return found.label in _KINDS and is_free and not _is_teaser(document, found)
    return found.evidence == _BUTTON and _is_question(look) and _is_answered(document, first, found.block)


def _is_teaser(document: Document, found: Finding) -> bool:
    """Whether running text is about another page: its box is called so, or the line above it is a link."""
    above = document.neighbours(found.block)[0]
    return found.evidence in _TEASERS or (above is not None and not above.prose and above.linked >= _LINKED)


def _is_question(look: Look) -> bool:
    return look.words >= _FEWEST_WORDS and look.text.endswith(_QUESTION)


def _is_answered(document: Document, first: Sequence[Finding | None], number: int) -> bool:
    """Whether a sentence follows in which no rule found anything."""
    near = range(number + 1, min(number + 1 + _REACH, len(first)))
    answer = next((n for n in near if (look := document.looks[n]).text and not look.block.hidden), None)
    return answer is not None and document.looks[answer].sentence and first[answer] is None
