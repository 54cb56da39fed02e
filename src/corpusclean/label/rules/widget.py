"""Rows of share and print buttons that lost their icons.

A line whose every word is the name of a network, "share", "icon", "print", "e-mail", or a counter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.phrases import normalise
from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS = (
    """
=                 | The council of a small harbour town voted on Monday evening to keep its last ferry running for a year.
boilerplate.share | share icon icon icon
""",
)
LEAVES = (
    """
= | The icon was stolen twice, and twice it came back to the chapel, the second time in a fishmonger's paper bag.
= | Print
= | Of all the trades in the street it was the one that lasted, and its last shop closed only after the flood.
""",
)

_BUTTONS = frozenset(
    """share icon icons facebook twitter x linkedin whatsapp telegram pinterest reddit tumblr email e-mail mail print copy link
    messenger pocket flipboard instagram youtube vk ok viber line weibo wechat qq mastodon bluesky threads tiktok xing snapchat
    digg stumbleupon delicious google plus google+ rss feed sms signal skype tweet retweet pin like save bookmark svg button
    teilen drucken partager imprimer compartir compartilhar imprimir condividi stampa delen afdrukken поделиться печать
    分享 转发 打印 シェア مشاركة طباعة paylaş yazdır udostępnij drukuj dela skriv ut 공유 인쇄 शेयर via on to more and more""".split()
)
_NETWORKS = _BUTTONS - frozenset(
    "article artikel artículo artigo articolo page seite cet cette diesen on to more and via x ok line like save copy link plus print and".split()
)
_WORDS = re.compile(r"[^\W\d_][\w+-]*|\+")
#: One of these as it also stands in the normalised text: in ASCII, and beside no letter that folding may change.
_PLAIN = re.compile(r"[A-Za-z](?<![\w+-][A-Za-z])(?<![^\0-\x7f][A-Za-z])[A-Za-z0-9_+-]*+(?![^\0-\x7f])")
_MOST_WORDS = 20
_FEWEST_WORDS = 2


def find(document: Document) -> Iterator[Finding]:
    for number, look in document.shown:
        if look.words > _MOST_WORDS or look.sentence:
            continue
        first = _PLAIN.search(look.text)
        if first is not None and first[0].lower() not in _BUTTONS:
            continue  # no need to look at the others
        words = _WORDS.findall(normalise(look.text))
        if (
            len(words) >= _FEWEST_WORDS
            and _BUTTONS.issuperset(words)
            and not _NETWORKS.isdisjoint(words)
            and not document.is_data(number)
        ):
            yield Finding(number, "boilerplate.share", "widget", 900)


RULE = rule("widget", find, globals())
