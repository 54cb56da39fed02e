"""A whole line in brackets that asks the reader for something.

"[ Our letter, in your inbox each week. Sign up for the newsletter. ]", "(To donate, click here)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS = (
    """
=                      | The council of a small harbour town voted on Monday evening to keep its last ferry running for a year.
boilerplate.newsletter | [ Harbour news, in your inbox each day. You can get it with our email newsletter. ]
=                      | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
""",
)
LEAVES = (
    """
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | (The letter, which had been sent to every household, spoke of a newsletter that no one remembers having read.)
= | [The recording breaks off here.]
""",
)

_PAIRS = {"[": "]", "(": ")", "{": "}", "【": "】", "（": "）", "［": "］"}
_MOST_WORDS = 45
#: How a sentence begins that asks the reader for something.
_ASKS = {
    "newsletter": re.compile(
        r"(?:^|[.!?] |[\[(] ?)(?:sign up|subscribe|get our|abonnieren|melden sie sich|suscríbe|inscri|abonnez|iscriviti|assine"
        r"|schrijf je in|подпишитесь)\b",
        re.IGNORECASE,
    ),
    "donation": re.compile(
        r"(?:^|[.!?] |[\[(] ?)(?:to donate|donate|support us|spenden|unterstützen sie|dona |faites un don|doe )\b",
        re.IGNORECASE,
    ),
}


def find(document: Document) -> Iterator[Finding]:
    for number, look in document.shown:
        said = look.text
        if said[0] not in _PAIRS or _PAIRS[said[0]] != said[-1] or look.words > _MOST_WORDS:
            continue
        match = next((m for m in look.matches if m.kind not in ("meta", "other")), None)
        ask = next((kind for kind, pattern in _ASKS.items() if pattern.search(said)), None)
        kind = match.kind if match else ask
        if kind:
            yield Finding(number, f"boilerplate.{kind}", "bracketed", 950, match.phrase if match else "an ask")


RULE = rule("bracketed", find, globals())
