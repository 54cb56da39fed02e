"""Terms of reuse, told by what they name: a licence and the work that may be copied.

A paragraph after the article, or beside other boilerplate, that names a public licence and speaks of "our work", "this
article", copying, republishing or attribution. The licence itself is read by ``metadata.license``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.metadata.license import find_license
from corpusclean.model import Finding

FINDS = (
    """
=                   | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
boilerplate.license | You may copy and share our work for non-commercial purposes with attribution, under a Creative Commons license.
""",
)
LEAVES = (
    """
= | Under the Creative Commons license that the museum chose, anyone may print the maps, and the town's bakers do so.
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
""",
)

_ABOUT_THE_WORK = re.compile(
    r"\b(?:our (?:work|content|articles?|stories|reporting)|this (?:article|work|story|post|page|site|text|translation)"
    r"|(?:the|all) contents?\b.{0,30}(?:licensed|available)|(?:re)?publish(?:ed)? (?:from|under|this|our)|except (?:as|where)"
    r"|diese[rsn]? (?:artikel|beitrag|text|werk|inhalt)|cet article|ce (?:texte|contenu)|este (?:artículo|artigo|texto|conteúdo)"
    r"|quest[oa] (?:articolo|opera)|dit artikel)|本文|本作品|本站|この(?:記事|作品)|эт(?:а|от) (?:статья|материал|текст)",
    re.IGNORECASE,
)
#: One of these stands in every text in ASCII that the pattern finds, in lower case.
_PIECES = ("our ", "this ", "content", "publish", "except ", "diese", "cet ", "ce ", "este ", "quest", "dit ")
_MOST_WORDS = 110
_TAIL = 5


def find(document: Document) -> Iterator[Finding]:
    visible, first_prose = document.visible, document.first_prose
    for at in sorted(_late(document)):
        number = visible[at]
        look = document.looks[number]
        if look.words > _MOST_WORDS or number < first_prose:
            continue
        if _may_speak_of_it(look.text) and _ABOUT_THE_WORK.search(look.text) and find_license(look.text):
            yield Finding(number, "boilerplate.license", "license-notice", 930)


def _may_speak_of_it(text: str) -> bool:
    """Whether a piece of what ``_ABOUT_THE_WORK`` finds stands in a text in ASCII: a quick look before the search."""
    return not text.isascii() or any(map(text.lower().__contains__, _PIECES))


def _late(document: Document) -> set[int]:
    """The last places of ``document.visible``, and those beside a line that holds a stock phrase."""
    stock = [at for at, (_, look) in enumerate(document.shown) if look.matches and not look.prose]
    end = len(document.visible)
    beside = {place for at in stock for place in (at - 1, at + 1) if 0 <= place < end}
    return beside.union(range(max(0, end - _TAIL), end))


RULE = rule("license-notice", find, globals())
