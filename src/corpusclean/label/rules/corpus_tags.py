"""Tags that a corpus sets around its documents, in plain text.

In a text that begins with "<doc …>" the lines that are nothing but tags are ``meta``, and so are those with a tag, its value
and the end of the tag. What stands below the tag of a headline is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS = (
    """
meta  | <DOC id="MAR_20210304.0001" type="story">
meta  | <DATE>2021-03-04</DATE>
meta  | <HEADLINE>
title | Ferry stays for another year
meta  | </HEADLINE>
meta  | <TEXT>
=     | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
meta  | </TEXT>
meta  | </DOC>
""",
)
LEAVES = (
    """
= | A page begins with a tag of its own, and nobody who has written one by hand has ever forgotten how it ends:
= | <doc>
= | <p>
= | </doc>
= | Nobody in the harbour office has ever written one by hand, and the pages of the port look like it to this day.
""",
)

_ENVELOPE: Final = re.compile(r"<doc(?:\s[^<>]*)?>", re.IGNORECASE)
_TAG_LINE: Final = re.compile(r"</?[a-z][\w-]*(?:\s[^<>]*)?>|<([a-z][\w-]*)>[^<>]*</\1>", re.IGNORECASE)
_TITLES: Final = ("<headline>", "<title>", "<hl>")


def find(document: Document) -> Iterator[Finding]:
    visible = document.visible
    if not visible or not _ENVELOPE.fullmatch(document.looks[visible[0]].text):
        return
    above = ""
    for number in visible:
        text = document.looks[number].text
        if _TAG_LINE.fullmatch(text):
            yield Finding(number, "meta", "corpus-tags", 940, "a tag of a corpus")
        elif above in _TITLES:
            yield Finding(number, "title", "corpus-tags", 940, f"below {above}")
        above = text.casefold()


RULE = rule("corpus-tags", find, globals())
