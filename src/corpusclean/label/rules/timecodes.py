"""What times the lines of subtitles: their numbers, their times and the header of the file.

Times with an arrow between them ("00:00:01,000 --> 00:00:04,000"), at least two and on one line in six, the number right above
one, and what stands between the name of the format and the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.model import Finding

FINDS = (
    """
=    | The captain wrote all of it down before he showed it, as he did with everything that he wanted to keep for good.
meta | 00:00:01,000 --> 00:00:04,000
=    | The ferry is old.
meta | 00:00:04,500 --> 00:00:08,000
=    | But it sails again.
""",
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
    """
= | The file of subtitles begins with a line of this form, and the words that are shown stand below it:
= | 00:00:01,000 --> 00:00:04,000
= | The ferry is old.
= | 00:00:04,500 --> 00:00:08,000
= | But it sails again.
= | Nobody on the islands had ever seen a film, and the captain had to read all of it out to them in the dark.
= | The children liked the numbers best, and the oldest of them wrote a whole film in numbers during the winter.
= | It was shown in the hall of the harbour in the spring, without any pictures, and everybody stayed to the end.
= | The captain has kept the paper, and it still hangs in the cabin, next to the tables of the tides and the moon.
= | In the next winter the projector came, on the last boat before the ice, and with it the end of all the reading.
= | He never liked the pictures as much, he says, because nobody asked him any longer how it had all come to pass.
= | The hall is a store for nets today, but the chairs are still there, and the numbers are still on the wall.
= | Whoever wants to see them has to ask for the key at the office, which is open in the morning except in fog.
""",
)

_TIME = r"(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}"
_CUE = re.compile(rf"{_TIME} *--> *{_TIME}(?: .*)?$")
_FEWEST = 2
_SHARE = 6
_FORMAT = "WEBVTT"
_MOST_ABOVE = 8


def find(document: Document) -> Iterator[Finding]:
    if document.page.elements:
        return
    visible = document.visible
    cues = [at for at, number in enumerate(visible) if _CUE.match(document.looks[number].text)]
    if len(cues) < max(_FEWEST, len(visible) / _SHARE):
        return
    numbers = [at - 1 for at in cues if at and document.looks[visible[at - 1]].text.isdecimal()]
    is_named = cues[0] <= _MOST_ABOVE and document.looks[visible[0]].text.startswith(_FORMAT)
    above = range(cues[0]) if is_named else ()
    yield from (Finding(visible[at], "meta", "timecodes", 940) for at in sorted({*cues, *numbers, *above}))


RULE = rule("timecodes", find, globals())
