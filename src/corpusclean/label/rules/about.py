"""Who the publisher or an organisation is, under a heading "About …" after the article.

The heading names somebody; what follows it speaks of them or is a list of teasers. Such a box goes on to the end of the
document or to the next heading of the kind. A chapter of an article that is called "About …" is left alone: it is
followed by running text that goes on, it stands early, it is one of several, or it says "this" ("About this game").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import ceil

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, Look
from corpusclean.model import Finding

FINDS = (
    """
title                | Aguanorte abre su segunda fábrica
=                    | Bombas Aguanorte, fabricante de bombas para pequeños acueductos, abrió el martes su segunda fábrica en el puerto.
=                    | La vieja nave se construyó para doce personas, y hoy trabajan en la empresa unas sesenta, dijo la directora ayer.
boilerplate.about    | Acerca de Bombas Aguanorte
boilerplate.about    | Bombas Aguanorte diseña y fabrica bombas en nueve países. Fundada en 1974, la empresa emplea a 240 personas.
boilerplate.about    | Contacto de prensa:
boilerplate.feedback | prensa@aguanorte.example
""",
    """
title             | Harbour town votes to keep its last ferry
=                 | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
=                 | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
=                 | The ferry will leave at seven in the morning and at five in the evening, and on Sundays only if there is no fog.
boilerplate.about | About Northern Ferries:
boilerplate.about | Northern Ferries has carried people, goods and sheep between the islands since 1911. It has forty employees.
""",
)
LEAVES = (
    """
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | About the ferry
= | Built in 1911, it is the oldest ship on the coast that still carries people, and the only one that burns wood.
= | Its captain, who has piloted it for thirty years, says that she has never once been late except in the fog.
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
= | The ferry will leave at seven in the morning and at five in the evening, and on Sundays only if there is no fog.
""",
)

_HEADING = re.compile(
    r"(?:about|über|à propos de|acerca de|sobre|informazioni su|chi è|over|о компании|o firmie|关于|關於|について)\s*"
    r"[«»\"“„]?(?P<name>.{2,60}?)[»«\"”“]?\s*:?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|die|der|das|el|la|le|les|los|las|os?|as?|il|gli|de|het)\s+", re.IGNORECASE)
_THIS = re.compile(
    r"(?:this|these|diese[mnrs]?|cette|ces?|est[aeo]s?|quest[aeio]|deze|dit|этой?|этом)\b", re.IGNORECASE
)
_MOST_WORDS = 9
#: So many chapters called "About …", or paragraphs of one, are the document's own.
_SEVERAL = 4
_EARLIEST_SHARE = 0.5
#: So early a heading counts if no more than one paragraph of running text stands below it and several stand above.
_EARLIEST_SHARE_OF_LAST = 0.33
_FEWEST_ABOVE = 2
_REACH = 6


def find(document: Document) -> Iterator[Finding]:
    visible = document.visible
    chapters = [at for at, number in enumerate(visible) if _heading(document.looks[number])]
    for at in chapters:
        number = visible[at]
        heading = _heading(document.looks[number])
        if at < max(2, ceil(len(visible) * _EARLIEST_SHARE_OF_LAST)) or at == len(visible) - 1 or heading is None:
            continue
        if _THIS.match(heading["name"]) or _are_chapters(document, chapters, at):
            continue
        if at < len(visible) * _EARLIEST_SHARE and not _is_last_part(document, at):
            continue
        name = _ARTICLE.sub("", heading["name"].strip(" :"))
        following = [document.looks[n].text for n in visible[at + 1 : at + 1 + _REACH]]
        known = any(_speaks_of(text, name) for text in following) or _is_in_a_tail(document, at)
        if name[:1].isupper() and known:
            yield Finding(number, "boilerplate.about", "about", 940, "section: " + name)
            if _speaks_of(following[0], name) and _is_last_part(document, at):
                yield Finding(visible[at + 1], "boilerplate.about", "about", 900, "speaks of " + name)


def _is_last_part(document: Document, at: int) -> bool:
    """Whether the text stands above the heading, but for a paragraph."""
    prose = [place for place, number in enumerate(document.visible) if document.looks[number].prose]
    below = sum(place > at for place in prose)
    return below <= 1 and len(prose) - below >= _FEWEST_ABOVE


def _heading(look: Look) -> re.Match[str] | None:
    return _HEADING.match(look.text) if look.words <= _MOST_WORDS else None


def _are_chapters(document: Document, chapters: Sequence[int], at: int) -> bool:
    """Whether the headings at ``chapters`` are the document's own: by their number, or by the text below that at ``at``."""
    end = next(iter(chapters[bisect_right(chapters, at) :]), len(document.visible))
    prose = sum(document.looks[number].prose for number in document.visible[at + 1 : end])
    return len(chapters) >= _SEVERAL or prose >= _SEVERAL


def _is_in_a_tail(document: Document, at: int) -> bool:
    """Whether a box of another kind has been opened after the article and before the heading."""
    earlier = (document.looks[n] for n in document.visible[len(document.visible) // 3 : at])
    return any(not look.prose and look.match("section") for look in earlier)


def _speaks_of(text: str, name: str) -> bool:
    start = text[: len(name) + 40]
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w*", start.partition(" is ")[0].partition("(")[0]))
    return name in start or (name.isupper() and len(name) >= 2 and (name in initials or f"({name})" in text))


RULE = rule("about", find, globals())
