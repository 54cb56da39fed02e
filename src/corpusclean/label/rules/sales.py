"""Advertising copy in paragraphs: at least two of the formulas in which things are sold.

"50% off", "free shipping", "order now", "click here", "limited time" and their like in other languages, in a paragraph
near the end of the document that no running text follows, or between other boilerplate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, Look
from corpusclean.model import Finding

FINDS = (
    """
=              | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
=              | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
boilerplate.ad | Northern knitwear is now 50% OFF with free shipping and a free gift. Order now!
""",
)
LEAVES = (
    """
= | The shop sold its last boats at 50% off, and the free shipping that it promised was done by the owner himself.
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
= | The ferry will leave at seven in the morning and at five in the evening, and on Sundays only if there is no fog.
""",
)

#: Formulas, each with pieces one of which it holds, in lower case.
_FORMULAS = tuple(
    (tuple(pieces.split("|")), re.compile(pattern, re.IGNORECASE))
    for pieces, pattern in (
        (
            "%|скидк|折",
            r"\b\d{1,2} ?% (?:off|discount|rabatt|de réduction|de descuento|de desconto|di sconto|korting)\b|скидк[аиу] \d|[1-9]折",
        ),
        (
            "free|versandkosten|livraison|gratis|grátis",
            r"\bfree (?:shipping|delivery|gift|trial|download|sample|ebook|e-book)\b|versandkostenfrei|livraison gratuite|envío gratis|frete grátis",
        ),
        (
            "now|today|yours|jetzt|achetez|compra",
            r"\b(?:order|buy|shop|call|book|act|download|get yours?|claim yours?|start) (?:now|today|yours)\b|jetzt (?:kaufen|bestellen)|achetez|compra ahora",
        ),
        (
            "click|klick|cliquez|clic|点击|клик",
            r"\bclick here\b|\bhier klicken\b|\bcliquez ici\b|\bhaz clic\b|点击这里|\bклик",
        ),
        (
            "limited|supplies|today|save up|special|promo|coupon|use code",
            r"\blimited[- ]time\b|\bwhile supplies last\b|\btoday only\b|\bsave up to\b|\bspecial offer\b|\bpromo code\b|\bcoupon\b|\buse code\b",
        ),
        (
            "free|$|€|£",
            r"\bfree\b.{0,40}!|\b(?:only|just) [$€£]\d",
        ),
        (
            "download",
            r"\bdownload\b.{0,60}\b(?:ebook|e-book|app|guide|pdf)\b",
        ),
    )
)
_FEWEST = 2
_MOST_WORDS = 80
_LAST_SHARE = 0.6


def find(document: Document) -> Iterator[Finding]:
    shown, first_prose = document.shown, document.first_prose
    for number, look in reversed(shown[int(len(shown) * _LAST_SHARE) :]):
        if number > first_prose and _sells(look):
            yield Finding(number, "boilerplate.ad", "sales", 700)
        elif look.prose:
            return


def _sells(look: Look) -> bool:
    if look.words > _MOST_WORDS:
        return False
    low = look.text.lower()
    able = [formula for pieces, formula in _FORMULAS if any(map(low.__contains__, pieces))]
    return len(able) >= _FEWEST and sum(1 for formula in able if formula.search(look.text)) >= _FEWEST


RULE = rule("sales", find, globals())
