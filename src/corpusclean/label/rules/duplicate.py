"""The article once more: the copy for printing, for small screens, or of a script that loads it late.

Two long paragraphs or more that stand in the same order before, and are a good part of all that stands before. Lines of
verse, quotations, code and tables are left alone, and so is a paragraph that comes back for once: refrains, forms and
formulas repeat themselves.

In HTML a long paragraph, heading or quotation is a copy even by itself, where the same words stand above in other markup:
the summary that the page also shows in full, the box for narrow screens, the tab that says again what a panel says. Markup
that repeats along with the words is the document's own way to say a thing twice, and is left alone.

A long paragraph that the page hides and shows as well is a copy wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpusclean.label.main_element import names_of
from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, First
from corpusclean.model import Finding, Page

FINDS = (
    """
=                 | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
=                 | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
=                 | The boat is forty years old, leaks a little in heavy weather, and is painted afresh by volunteers each spring.
boilerplate.other | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
boilerplate.other | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
boilerplate.other | The boat is forty years old, leaks a little in heavy weather, and is painted afresh by volunteers each spring.
""",
)
LEAVES = (
    """
= | We sailed away from Marrow sound upon a night in May, my love, and all the lamps along the shore were burning.
= | The wind was north, the moon was low, the captain sang of gold, my love, and nobody on board had thought of turning.
= | We sailed away from Marrow sound upon a night in May, my love, and all the lamps along the shore were burning.
= | The snow came down on mast and rope, the sails were stiff as wood, my love, and every hand aboard was sick with yearning.
= | We sailed away from Marrow sound upon a night in May, my love, and all the lamps along the shore were burning.
""",
    """
= | The tenant shall keep the boat in good repair and shall return it at the end of the season to the owner.
= | The owner shall insure the boat against fire and storm, and the tenant shall pay a third part of what that costs.
= | The second tenant shall have the smaller boat, and the harbour at the northern end of the island, for a year and a day.
= | The tenant shall keep the boat in good repair and shall return it at the end of the season to the owner.
= | The third tenant shall have no boat at all, but may fish from the pier wherever and whenever the others do not.
""",
)

_FEWEST_WORDS = 12
_FEWEST_BLOCKS = 2
_FEWEST_IN_ALL = 40
_SHAPES = frozenset(("", "heading", "quote"))
#: Markup that is alike so far up is alike; without a bound, deep pages would take the square of the time.
_FAR = 64
#: The share of the long paragraphs before it that a copy holds (per cent of their words), other copies left out.
_SHARE = 50


def find(document: Document, first: First) -> Iterator[Finding]:
    yield from _hidden_copies(document, first)
    if document.page.elements:
        yield from _marked_otherwise(document, first)
    able = [
        n for n, look in document.shown if look.words >= _FEWEST_WORDS and first[n] is None and _is_long(document, n)
    ]
    keys = [_key(document, number) for number in able]
    seen: dict[str, int] = {}
    for place, said in enumerate(keys):
        seen.setdefault(said, place)
    if len(seen) == len(able):
        return
    before = [0]
    for number in able:
        before.append(before[-1] + document.looks[number].words)
    earlier = [seen[said] for said in keys]
    at = copied = 0
    while at < len(able):
        end = _copied(earlier, at)
        words = before[end] - before[at]
        if end - at >= _FEWEST_BLOCKS and words >= max(_FEWEST_IN_ALL, (before[at] - copied) * _SHARE // 100):
            yield from _again(document, first, range(able[at], able[end - 1] + 1))
            copied += words
        at = max(end, at + 1)


def _hidden_copies(document: Document, first: First) -> Iterator[Finding]:
    """Long hidden paragraphs whose words the page also shows."""
    hidden = [n for n, found in enumerate(first) if found and found.label == "hidden" and _is_long(document, n)]
    if hidden:
        shown = {_key(document, n) for n in document.visible if _is_long(document, n)}
        for number in hidden:
            if _key(document, number) in shown:
                yield Finding(number, "hidden", "duplicate", 950, "the same words are shown")


def _marked_otherwise(document: Document, first: First) -> Iterator[Finding]:
    """Long paragraphs, headings and quotations whose words stand above in other markup."""
    seen: dict[str, int] = {}
    for number in document.visible:
        look = document.looks[number]
        if look.words < _FEWEST_WORDS or first[number] is not None or look.block.shape not in _SHAPES:
            continue
        before = seen.setdefault(_key(document, number), number)
        if before != number and _differ(document.page, look.block.element, document.looks[before].block.element):
            yield Finding(number, "boilerplate.other", "duplicate", 700, "the same words stand above in other markup")


def _differ(page: Page, one: int | None, other: int | None) -> bool:
    """Whether the ways to two elements, from the innermost that holds both, have other tags or class words.

    Words with a digit may number what is alike, and do not count.
    """
    for _ in range(_FAR):
        if one == other:
            return False
        if one is None or other is None or names_of(page.elements[one]) != names_of(page.elements[other]):
            return True
        one, other = page.parents[one], page.parents[other]
    return False


def _copied(earlier: Sequence[int], at: int) -> int:
    """Where the run ends in which the paragraphs from ``at`` on stand as they stood before it."""
    end = at
    while end < len(earlier) and earlier[end] < at and (end == at or earlier[end - 1] < earlier[end]):
        end += 1
    return end


def _again(document: Document, first: First, copy: range) -> Iterator[Finding]:
    """The blocks of a copy whose words stand before it; the short ones between the paragraphs too."""
    known = {_key(document, n) for n in document.visible if n < copy.start}
    for number in copy:
        if first[number] is None and document.looks[number].text and _key(document, number) in known:
            yield Finding(number, "boilerplate.other", "duplicate", 700, "the same words stand above")


def _is_long(document: Document, number: int) -> bool:
    look = document.looks[number]
    prose = look.block.shape in ("", "list") and look.block.join != "\n"
    return prose and look.words >= _FEWEST_WORDS and not document.is_data(number)


def _key(document: Document, number: int) -> str:
    said = document.looks[number].text.casefold()
    return said if said.isprintable() and "  " not in said else " ".join(said.split())


RULE = rule("duplicate", find, globals())
