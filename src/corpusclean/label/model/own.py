"""What stands in the article's own element and is set apart by a name alone.

A box within the article that is called like a part of the site ("aside", "sidebar", "menu") often holds the article's
words: running text in it, and all of a larger box without links, goes only where its score is very low. So does a
question on a button that unfolds its answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import Final

from corpusclean.label.view import Document, Look
from corpusclean.label.words import QUESTIONS
from corpusclean.model import Finding

#: From this score on such a block is kept.
OWN: Final = 150
_RULE: Final = "markup"
_CLASS: Final = "class or id "
_BUTTON: Final = "<button>"
#: Kinds of boxes that hold running text by mistake.
_RUNNING: Final = frozenset(("boilerplate.related", "boilerplate.navigation"))
#: Kinds of which a box without links has little but its name.
_LINKING: Final = frozenset((*_RUNNING, "boilerplate.share", "meta"))
#: Names of boxes with teasers, as ``markup`` says them.
_TEASERS: Final = frozenset(
    f"{_CLASS}{word}"
    for word in "related recommend readmore read-more readnext read-next popular trending suggested".split()
)
#: Words of a question, and of the blocks of a box, which are less in a list of filters.
_FEWEST_WORDS: Final = 3
_SOME_LINKS: Final = 300
_LINKED: Final = 700
#: A larger box has this many blocks, and one without links at most this share of linked characters (per cent).
_LARGER: Final = 8
_UNLINKED: Final = 10
#: Blocks after a question among which its answer begins; some are icons.
_REACH: Final = 6


def own_blocks(document: Document, first: Sequence[Finding | None]) -> Set[int]:
    """Numbers of such blocks. ``first``: for each block the finding of comment systems and rules, or ``None``."""
    named = [found for found in first if found is not None and found.rule == _RULE]
    inside = [found for found in named if _is_inside(document, found.block)]
    if not inside:
        return frozenset()
    return _unlinked(document, inside).union(found.block for found in inside if _is_own(document, first, found))


def _is_inside(document: Document, number: int) -> bool:
    """Whether a block stands in the article's element; on a page without running text all do."""
    element = document.looks[number].block.element
    return element is not None and (document.zones.main is None or document.zones.inside_main[element])


def _unlinked(document: Document, inside: Sequence[Finding]) -> frozenset[int]:
    """The blocks of larger boxes without links. Boxes side by side that are called alike are one."""
    boxes: defaultdict[tuple[str, int | None], list[int]] = defaultdict(list)
    for found in inside:
        element = document.looks[found.block].block.element
        if element is not None and found.label in _LINKING and found.evidence.startswith(_CLASS):
            boxes[found.evidence, _around(document, element)].append(found.block)
    held = [numbers for numbers in boxes.values() if len(numbers) >= _LARGER and _is_unlinked(document, numbers)]
    return frozenset(number for numbers in held for number in numbers if not _is_below_link(document, number))


def _around(document: Document, element: int) -> int | None:
    """The element around the outermost that is set apart for the same reason as ``element``."""
    parents, reasons = document.page.parents, document.zones.reasons
    parent = parents[element]
    while parent is not None and reasons[parent] == reasons[element]:
        parent = parents[parent]
    return parent


def _is_unlinked(document: Document, numbers: Sequence[int]) -> bool:
    looks = [document.looks[number] for number in numbers]
    linked, all_told = sum(look.block.link_chars for look in looks), sum(len(look.text) for look in looks)
    return linked * 100 < all_told * _UNLINKED and sum(look.words for look in looks) >= len(looks) * _FEWEST_WORDS


def _is_own(document: Document, first: Sequence[Finding | None], found: Finding) -> bool:
    look = document.looks[found.block]
    if look.prose:
        is_free = look.linked < _SOME_LINKS and not look.matches
        return found.label in _RUNNING and is_free and not _is_teaser(document, found)
    return found.evidence == _BUTTON and _is_question(look) and _is_answered(document, first, found.block)


def _is_teaser(document: Document, found: Finding) -> bool:
    """Whether running text is about another page: its box is called so, or the line above it is a link."""
    return found.evidence in _TEASERS or _is_below_link(document, found.block)


def _is_below_link(document: Document, number: int) -> bool:
    above = document.neighbours(number)[0]
    return above is not None and not above.prose and above.linked >= _LINKED


def _is_question(look: Look) -> bool:
    return look.words >= _FEWEST_WORDS and look.text.endswith(QUESTIONS)


def _is_answered(document: Document, first: Sequence[Finding | None], number: int) -> bool:
    """Whether a sentence follows in which no rule found anything."""
    near = range(number + 1, min(number + 1 + _REACH, len(first)))
    answer = next((n for n in near if (look := document.looks[n]).text and not look.block.hidden), None)
    return answer is not None and document.looks[answer].sentence and first[answer] is None
