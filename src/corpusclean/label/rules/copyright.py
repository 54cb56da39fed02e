"""A copyright line: the sign or the word, a year or a name, and little else.

"© 2023 Harbour Post", "Copyright 1998–2001 …. All rights reserved." outside the running text or as a line of its own in
any page's last part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, is_running
from corpusclean.model import Finding

FINDS = (
    """
=                   | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
boilerplate.license | © 2023 Harbour Post
""",
)
LEAVES = (
    """
= | Copyright 1911 was printed on the map, and for that reason alone the museum refused for years to have it copied.
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
""",
)

_YEAR_OR_SIGN = re.compile(r"\d{4}|©|ⓒ")
_DATED = re.compile(r"[©ⓒ]\s*\d{4}\b")
_SIGN = re.compile(r"(?:©|ⓒ|\(c\)|copyright\b|&copy;)\s*(?:©|\(c\)|by\b)?\s*(?=\d{4}|[^\W\d_]|\W)", re.IGNORECASE)
_MOST_WORDS = 45
_LAST = 4


def find(document: Document) -> Iterator[Finding]:
    last = document.visible[-_LAST:]
    for number, look in document.shown:
        below = number > document.first_prose
        late = number > document.last_prose or (below and (number in last or _DATED.match(look.text)))
        if not late or look.words > _MOST_WORDS or not _SIGN.match(look.text) or not _YEAR_OR_SIGN.search(look.text):
            continue
        if _DATED.match(look.text) or look.matches or not is_running(look):
            yield Finding(number, "boilerplate.license", "copyright", 880)


RULE = rule("copyright", find, globals())
