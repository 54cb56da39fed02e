"""Lines of a plain text that turned out to be its title, its byline or its dateline, whatever they were labelled.

In flattened pages a title stands between a menu and buttons as one more short line, and the facts are told by more than
labels: by what stands around a line and by the words that the text below uses again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpusclean.model import Finding, Metadata, Page

_LONGEST: Final = 200
#: Fields of the header, the label of their lines, and by what the facts are told that are such lines.
_LINES: Final = (
    ("title", "title", "title block"),
    ("authors", "meta", "byline block"),
    ("published", "meta", "byline block"),
    ("modified", "meta", "byline block"),
)
#: How many blocks away from the title the other lines stand at most.
_NEAR: Final = 12


def with_header(page: Page, verdicts: tuple[Finding, ...], facts: Metadata) -> tuple[Finding, ...]:
    """The findings with those lines labelled that ``facts`` were read from, if the model or a rule took them for
    something else. Nothing changes in HTML, where the title is labelled, and where no article would be left.
    """
    if page.elements:
        return verdicts
    told = _told(page, verdicts, facts)
    rest = [v for v in verdicts if v.label.startswith("article") and v.block not in told and page.blocks[v.block].text]
    if not told or not rest:
        return verdicts
    return tuple([told.get(verdict.block, verdict) for verdict in verdicts])


def _told(page: Page, verdicts: Sequence[Finding], facts: Metadata) -> dict[int, Finding]:
    starts = {block.start: number for number, block in enumerate(page.blocks) if 0 < len(block.text) <= _LONGEST}
    told: dict[int, Finding] = {}
    for field, label, by in _LINES:
        evidence = facts.evidence.get(field)
        if evidence is None or evidence.by != by or evidence.start is None:
            continue
        number = starts.get(evidence.start)
        if number is None or page.blocks[number].end != evidence.end or number in told:
            continue
        title = next(iter(told), number)
        if _may_be(label, verdicts[number]) and (label == "title" or (told and abs(number - title) <= _NEAR)):
            told[number] = Finding(number, label, "header", 700, f"the line of {field}")
    return told


def _may_be(label: str, verdict: Finding) -> bool:
    """Whether a line that is ``label`` is the model's, or was taken for something of the site or for the title."""
    taken = verdict.label.startswith("boilerplate.") or verdict.label == "title"
    return verdict.label != label and (verdict.rule == "model" or taken)
