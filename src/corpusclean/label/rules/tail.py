"""What stands between pieces of boilerplate after the article.

After the last running text that nobody claimed, a short block between two findings goes with its neighbours; a
paragraph right before a button ("DONATE", "Subscribe") is the button's text, if it stands below other boilerplate or holds
a stock phrase. Nothing that goes on as an article does is touched.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, First, Look
from corpusclean.label.words import QUESTIONS
from corpusclean.model import Finding

FINDS = (
    """
title                | Harbour town votes to keep its last ferry
=                    | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
=                    | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
boilerplate.share    | share icon icon icon
boilerplate.donation | We want to go on writing about every harbour of the coast, but in order to do so, we need your help.
boilerplate.donation | DONATE
""",
)
LEAVES = (
    """
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
boilerplate.share | Share this:
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
= | The ferry will leave at seven in the morning and at five in the evening, and on Sundays only if there is no fog.
""",
    """
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
boilerplate.related | Read also
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
= | The ferry will leave at seven in the morning. On Sundays it waits. In fog it does not leave at all.
boilerplate.newsletter | Subscribe
""",
)

_BUTTON_KINDS = frozenset({"donation", "newsletter", "feedback", "paywall", "cookie"})
_BUTTON_WORDS = 4
_REACH = 3
_MOST_WORDS = 60
#: Calls to subscribe are shorter.
_MOST_CALL_WORDS = 25


def find(document: Document, first: First) -> Iterator[Finding]:
    visible = document.visible if document.last_prose >= 0 else ()
    stock = [_is_boilerplate(found := first[number]) and not _asks(document, found) for number in visible]
    if True not in stock:
        return
    for at, number in enumerate(visible):
        if at == 0 or first[number] is not None:
            continue
        look = document.looks[number]
        if look.words > _MOST_WORDS:
            continue
        if True not in stock[max(0, at - _REACH) : at]:
            continue
        above = first[visible[at - 1]] if stock[at - 1] else None
        after = first[visible[at + 1]] if at + 1 < len(visible) else None
        ends = at + 1 == len(visible) or _is_boilerplate(after)
        if after is not None and _is_cut_article(look, after):
            continue
        calls = stock[at - 1] or bool(look.matches)
        if after is not None and calls and _is_button(document, after):
            yield Finding(number, after.label, "tail", 640, "above a button")
        elif above and _is_boilerplate(above) and ends and number > document.last_prose and not look.prose:
            yield Finding(number, above.label, "tail", 600, "between boilerplate")


def _asks(document: Document, found: Finding | None) -> bool:
    """Whether a finding is a button with a question: what stands below it is the answer."""
    return found is not None and found.evidence == "<button>" and document.looks[found.block].text.endswith(QUESTIONS)


def _is_button(document: Document, finding: Finding) -> bool:
    kind = finding.label.partition(".")[2]
    return kind in _BUTTON_KINDS and document.looks[finding.block].words <= _BUTTON_WORDS


def _is_cut_article(look: Look, after: Finding) -> bool:
    """Whether a paragraph without a stock phrase stands above a paywall: the last that it lets through."""
    return after.label == "boilerplate.paywall" and look.words > _MOST_CALL_WORDS and not look.matches


def _is_boilerplate(finding: Finding | None) -> bool:
    return finding is not None and finding.label.startswith("boilerplate.")


RULE = rule("tail", find, globals())
