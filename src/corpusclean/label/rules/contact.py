"""Whom to write to: a line with an e-mail address or a telephone number after the article.

"Media contact: …", a name and an address; short, no sentence, and not inside the running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.rules.base import WEAK, rule
from corpusclean.label.view import Document, Look, is_cue
from corpusclean.model import Finding

FINDS = (
    """
=                    | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
boilerplate.feedback | Ilse Brandt, Northern Ferries, press@ferries.example, 01632 960 114
""",
)
LEAVES = (
    """
= | The pilot's last message was sent from nobody@nowhere.example, and to this day no one knows who wrote it or why.
= | ferry@north.example
= | That address, painted in white on the wheelhouse, was the first of its kind that had ever been seen on the coast.
""",
)

_MAIL = re.compile(r"[\w.+-]{1,60}(?:@|\s?\[at\]\s?|\(at\))[\w-]{1,60}\.[\w.-]{2,60}")
_PHONE = re.compile(
    r"(?:^|\s|:)(?:tel|phone|fon|fax|☎)?[.:]?\s?(?:\+\d{1,3}|\(?0\d{2,5}\)?)[\d ()/.-]{6,}", re.IGNORECASE
)
_AT = ("@", "[at]", "(at)")
_MOST_WORDS = 25


def find(document: Document) -> Iterator[Finding]:
    last_prose = document.last_prose
    above: Look | None = None
    for number, look in document.shown:
        late = number > last_prose or (above is not None and above.text[-1] == ":" and is_cue(above))
        if late and look.words <= _MOST_WORDS and not look.sentence and _says_where(look.text):
            yield Finding(number, "boilerplate.feedback", "contact", WEAK if _is_in_no_box(document, look) else 930)
        above = look


def _is_in_no_box(document: Document, look: Look) -> bool:
    """Whether an HTML page sets the block apart in no way: on a page of contacts it is what the reader came for."""
    element = look.block.element
    return element is not None and document.zones.labels[element] is None


def _says_where(text: str) -> bool:
    mail = any(map(text.__contains__, _AT)) and _MAIL.search(text)
    return bool(mail or (("+" in text or "0" in text) and _PHONE.search(text)))


RULE = rule("contact", find, globals())
