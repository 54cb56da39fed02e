"""Lines of hashtags: what a post is filed under.

Two or more tags and nothing else, above or below the running text; anywhere where they are links or run together
("#tides#ferries"). Several such lines are the document's own list; codes of colours ("#fff #eee") and numbers are no tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, Look
from corpusclean.model import Finding

FINDS = (
    """
=    | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
=    | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
meta | #ferries #harbour_news #2024
""",
    """
=    | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
meta | #Fähren#Hafen
=    | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
meta | #渡轮# #港口#
""",
)
LEAVES = (
    """
= | The painter mixes the colours of the pier from these three, which he has used for all of his forty years at sea:
= | #fff #eee #dad
= | #1 #2 #3
= | The signal is a horn, blown twice, and it can be heard on all of the islands unless the wind is from the north.
= | #ferry
= | #Ferry leaves at noon, says the #captain
""",
    """
= | These are the tags that people used most while the ferry was out of order, by the week in which they were used:
= | #ferry #rescue
= | #storm #lighthouse
= | #fog #horn
= | #home #harbour
= | Nobody knows who began with it, and nobody has ever found out why all of them ended on the same evening in May.
""",
    """
=                   | The council of a small harbour town voted on Monday evening to keep its last ferry running for a year.
= | Everybody wrote of it, on that evening and on the next, and the captain read all of it out to his passengers:
= | #ferry #rescue
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
""",
)

_TAGS = re.compile(r"(?:#[^\W_][\w\-]*#?[\s,·|•]*){2,}")
_TAG = re.compile(r"#([^#\s,·|•]+)")
_COLOUR = re.compile(r"[0-9a-f]{3}(?:[0-9a-f]{3})?|\d+", re.IGNORECASE)
_LONGEST = 300
#: So many lines of tags are a list of the document's own.
_SEVERAL = 4
_LINKED = 900


def find(document: Document) -> Iterator[Finding]:
    lines = [(number, look) for number, look in document.shown if look.text[0] == "#" and _are_tags(look)]
    if len(lines) >= _SEVERAL:
        return
    for number, look in lines:
        if document.is_outside(number) or look.linked >= _LINKED or not any(map(str.isspace, look.text)):
            yield Finding(number, "meta", "hashtags", 820)


def _are_tags(look: Look) -> bool:
    if len(look.text) > _LONGEST or look.block.shape == "code" or not _TAGS.fullmatch(look.text):
        return False
    return not all(map(_COLOUR.fullmatch, _TAG.findall(look.text)))


RULE = rule("hashtags", find, globals())
