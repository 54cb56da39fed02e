"""The path to the page within its site.

"Home > News > Floods", "Start / Kultur / Musik", and the same run together without spaces before the title
("HomeNewsBriefThe title"), before the first running text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.rules.title import is_glued, is_title_like
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS = (
    """
boilerplate.navigation | Home > News > Harbour
title                  | Harbour town votes to keep its last ferry
=                      | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
""",
    """
boilerplate.navigation | HomeNewsBriefHarbour town votes to keep its last ferry
title                  | Harbour town votes to keep its last ferry
=                      | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
""",
)
LEAVES = (
    """
= | The measurement was 4 > 3 > 2 in all of the trials that the team ran over the summer, which surprised everyone.
= | Home is where the ferry lands, as the people on the outer islands say when they are asked about it by visitors.
""",
)

_SEPARATED = re.compile(r"[^>＞›»/|→<«]{1,60}(?:\s*[>＞›»→/|]\s*[^>＞›»/|→<«]{1,120}){1,8}[>＞›»→/|]?$")
_PARTING = re.compile(r"\s*[>＞›»→/|]")
_SIGNS = re.compile("[>＞›»→]")
_ANY_SIGN = re.compile("[>＞›»→/|]")
_MOST_WORDS = 30
_REACH = 40
_ENDING = 3
_HOMES = frozenset(
    "home start startseite homepage inicio portada accueil início inicial home page главная 首页 首頁 ホーム トップ الرئيسية "
    "strona główna hem forside hjem etusivu ana sayfa 홈".split()
)


def find(document: Document) -> Iterator[Finding]:
    titles = _titles(document)
    for at, number in enumerate(document.head):
        look = document.looks[number]
        text = look.text
        if look.words > _MOST_WORDS:
            continue
        glued = at < _REACH and text.endswith(titles) and any(is_glued(text, title) for title in titles)
        if glued or _is_separated(text):
            yield Finding(number, "boilerplate.navigation", "breadcrumb", 950)


def _titles(document: Document) -> tuple[str, ...]:
    """Texts that could be a title, of those that end as another does: it may hold them."""
    texts = {document.looks[number].text: number for number in document.head[:_REACH]}
    endings = Counter(text[-_ENDING:] for text in texts)
    return tuple(t for t, number in texts.items() if endings[t[-_ENDING:]] > 1 and is_title_like(document, number))


def _is_separated(text: str) -> bool:
    if not _ANY_SIGN.search(text) or not _SEPARATED.match(text) or text[-1] in ".!?":
        return False
    first = _PARTING.split(text, maxsplit=1)[0].strip().casefold()
    return first in _HOMES or len(_SIGNS.findall(text)) >= 2


RULE = rule("breadcrumb", find, globals())
