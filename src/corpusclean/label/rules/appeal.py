"""Sentences in which a site turns to its readers, above or below the text, in words that no stock phrase knows.

"If you value independent reporting like this, please consider chipping in." "The rest of this story is for members only."
Such sentences differ from site to site, but a few words of each kind stand together in them. Which ones is data by
language (the lists ``together`` of ``label/phrases``). They count in a paragraph with no running text below it, or none
above it, but for others of the sort. Left alone are what stands between paragraphs of the text, quotations, long
paragraphs, and documents that hold nothing else: a page on how to donate is the document's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpusclean.label.phrases import Match
from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, Look
from corpusclean.model import Finding

FINDS = (
    """
=                      | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
=                      | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
boilerplate.newsletter | Want more news like this? Join twenty thousand readers of our weekly newsletter, which is free.
boilerplate.donation   | If you value independent reporting like this, please consider chipping in a few dollars a month.
""",
    """
=                      | Der Gemeinderat der kleinen Hafenstadt hat am Montagabend beschlossen, die letzte Fähre ein Jahr weiter fahren zu lassen.
=                      | Niemand sprach gegen den Antrag, den die Bürgermeisterin eine Frage des Anstands gegenüber den Inseln genannt hatte.
boilerplate.promo      | Hören Sie unseren Podcast auf Spotify, Apple Podcasts oder überall, wo es Podcasts gibt.
""",
)
LEAVES = (
    """
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | If you value independent reporting, says the editor, please consider supporting the paper of your own town first.
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
""",
    """
= | The newsletter of the ferry line goes to four thousand readers, and most of them have subscribed to it for decades.
= | Her podcast about the islands can be heard on Spotify, and her listeners have paid for the repairs of the old quay.
= | Independent journalism on the coast depends on donations, and the museum of the press collects the begging letters.
""",
    """
= | If you value independent reporting like this, please consider chipping in a few dollars a month.
= | We keep this site free of ads, and your contribution pays for the lamp in the small office from which we write.
""",
)

_QUOTES = ('"', "“", "„", "«", "‘", "「", "『", "›", "»")
_MOST_WORDS = 70
#: The text begins with a sentence of so many words, and ends with its last paragraph of running text.
_OWN_WORDS = 6
_SHAPES = frozenset({"code", "heading", "table"})


def find(document: Document) -> Iterator[Finding]:
    own = [number for number, look in document.shown if look.sentence and look.words >= _OWN_WORDS and not look.matches]
    last = max((number for number in own if document.looks[number].prose), default=-1)
    if last < 0:
        return
    for number, look in document.shown:
        match = None if own[0] <= number <= last else _appeal(look)
        if match is not None:
            yield Finding(number, f"boilerplate.{match.kind}", "appeal", 760, f"together: {match.phrase}")


def _appeal(look: Look) -> Match | None:
    """The first words that stand together in a short paragraph that is no quotation."""
    if not look.matches or look.words > _MOST_WORDS or look.block.shape in _SHAPES or look.text.startswith(_QUOTES):
        return None
    return _first(look.matches)


def _first(matches: Iterable[Match]) -> Match | None:
    """Who the author is says the rule ``bio``."""
    return next((match for match in matches if match.how == "together" and match.kind != "bio"), None)


RULE = rule("appeal", find, globals())
