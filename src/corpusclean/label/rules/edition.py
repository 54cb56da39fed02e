"""What a digital library wraps a book in: its notice above the text, its terms below.

The library marks where the work begins and ends with lines that call it an e-book or e-text ("*** START OF THE … EBOOK …
***"), or with those of the oldest e-texts. What stands outside is the library's: facts with a label ("Author: …") are
``meta``, the rest is ``boilerplate.license``. Where no running text would be left between the lines, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document
from corpusclean.metadata.headers import is_labelled
from corpusclean.model import Finding

FINDS = (
    """
boilerplate.license | The Old Harbour Library eBook of The Night Ferry
boilerplate.license | You may copy this book and give it away, as long as you leave these lines where they are.
meta                | Author: Ann Lee
boilerplate.license | *** START OF THE OLD HARBOUR LIBRARY EBOOK THE NIGHT FERRY ***
=                   | The boats were old, but so were the men who sailed them, and neither had ever been late.
=                   | In the autumn the first letter came. It bore no stamp, and it smelled of herring.
boilerplate.license | *** END OF THE OLD HARBOUR LIBRARY EBOOK THE NIGHT FERRY ***
boilerplate.license | Newer editions take the place of older ones, and the library thanks everybody who reads them first.
""",
)
LEAVES = (
    """
= | The teleprinter in the harbour office woke at four, and the night clerk read what it wrote, letter by letter.
= | *** START OF THE MESSAGE ***
= | The boat has not come in, and nobody has seen its light since the fog came down on the sound at midnight.
= | *** END OF THE MESSAGE ***
= | He tore the strip off and ran down to the pier with it, where the others were already standing in the rain.
""",
    """
= | She set the last line of the play in capitals, as her printer liked it, and went home before the men came.
= | *** END OF THE FIRST ACT ***
= | The second act begins on the pier, where the chorus of fishermen waits for a boat that never comes in.
""",
    """
= | *** START OF THE EBOOK OF STORMS ***
= | *** END OF THE EBOOK OF STORMS ***
= | The keeper wrote nothing else in his book on that day, and nobody has ever found out what he saw in the night.
""",
)

_START = re.compile(r"\*{3} ?START OF TH(?:E|IS) (?=[^*]*?\be-?(?:book|text)\b)[^*]{3,200}\*{3}$", re.IGNORECASE)
_END = re.compile(r"\*{3} ?END OF TH(?:E|IS) (?=[^*]*?\be-?(?:book|text)\b)[^*]{3,200}\*{3}$", re.IGNORECASE)
_OLD_START = re.compile(r"\*END\*? ?THE SMALL PRINT\b.*\*END\*$", re.IGNORECASE)
_OLD_END = re.compile(r"End of (?:the |this )?Project Gutenberg(?:'s|\b).{0,200}$", re.IGNORECASE)
_MOST_CHARACTERS = 240


def find(document: Document) -> Iterator[Finding]:
    first, last = _edges(document)
    if first is None and last is None:
        return
    inside = [n for n in document.visible if (first is None or n > first) and (last is None or n < last)]
    if not any(document.looks[number].prose for number in inside):
        return
    for number in document.visible:
        if number < inside[0] or number > inside[-1]:
            label = "meta" if is_labelled(document.looks[number].text) else "boilerplate.license"
            yield Finding(number, label, "edition", 980, "outside the lines that mark the work")


def _edges(document: Document) -> tuple[int | None, int | None]:
    """The blocks with the lines that mark the work's start and end; ``None`` where there is no such line."""
    short = [(n, look.text) for n, look in document.shown if len(look.text) <= _MOST_CHARACTERS]
    marked = [(n, text) for n, text in short if text.startswith(("*", "End of"))]
    first = next((n for n, text in marked if _START.match(text) or _OLD_START.match(text)), None)
    last = next((n for n, text in reversed(marked) if _END.match(text)), None)
    if last is None:
        last = next((n for n, text in marked if _OLD_END.match(text)), None)
    return first, last


RULE = rule("edition", find, globals())
