"""What times the lines of subtitles: their numbers, their times and the header of the file.

Times with an arrow between them ("00:00:01,000 --> 00:00:04,000"), at least two, the number right above one, and what stands
above the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS = (
    """
meta | 1
meta | 00:00:01,000 --> 00:00:04,000
=    | The ferry is old.
meta | 2
meta | 00:00:04,500 --> 00:00:08,000
=    | But it sails again,
=    | and nobody knows why.
""",
    """
meta | WEBVTT
meta | Kind: captions
meta | 00:01.000 --> 00:04.000 align:start position:0%
=    | The ferry is old.
meta | 00:04.500 --> 00:08.000 align:start position:0%
=    | But it sails again.
""",
)
LEAVES = (
    """
= | The ferry leaves at noon.
= | 12:00 --> 12:30
= | 2
= | It comes back at 14:30, unless there is fog on the sound.
""",
    """
= | The file of subtitles begins with a line of this form, and the words that are shown stand below it:
= | 00:00:01,000 --> 00:00:04,000
= | Nobody on the islands had ever seen a film, and the captain had to read all of it out to them in the dark.
""",
)

_TIME = r"(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}"
_CUE = re.compile(rf"{_TIME} *--> *{_TIME}(?: .*)?$")
_FEWEST = 2
_MOST_ABOVE = 8


def find(document: Document) -> Iterator[Finding]:
    if document.page.elements:
        return
    visible = document.visible
    cues = [at for at, number in enumerate(visible) if _CUE.match(document.looks[number].text)]
    if len(cues) < _FEWEST:
        return
    numbers = [at - 1 for at in cues if at and document.looks[visible[at - 1]].text.isdecimal()]
    above = range(cues[0]) if cues[0] <= _MOST_ABOVE else ()
    yield from (Finding(visible[at], "meta", "timecodes", 940) for at in sorted({*cues, *numbers, *above}))


RULE = rule("timecodes", find, globals())
