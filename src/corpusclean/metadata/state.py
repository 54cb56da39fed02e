"""The day of publication in the data that a page's scripts carry, for pages that tell it nowhere else."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from corpusclean.metadata.candidates import Candidate, date_value
from corpusclean.model import Page

_QUOTE = rb"(?:[\"']|&quot;|&#34;)"
#: A key that ends as ``publishedAt``, ``publish_date`` or ``publicationTime`` do, and its day or seconds. A search that
#: begins with letters in one case is quicker.
_PAIR: Final = re.compile(
    rb"ubli(?:sh(?:ed)?|cation)(?i:_?(?:at|on|date|datetime|time|timestamp|iso|gmt|utc)){0,3}\\{0,3}"
    + _QUOTE
    + rb"\s?:\s?\\{0,3}"
    + _QUOTE
    + rb"?([12][0-9]{3}-[01][0-9]-[0-3][0-9](?:[T ][0-9:.]{4,15}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?|1[0-9]{9}(?:[0-9]{3})?)"
    rb"(?![0-9A-Za-z])"
)
#: What may stand in such a key before that; the quote is its beginning.
_BEFORE: Final = re.compile(
    _QUOTE + rb"(?i:(?:date|first|originally|original|initial|article|content|post|page|story)_?)?[pP]$"
)
_LONGEST_KEY: Final = 24
_SECONDS: Final = 10


def from_state(page: Page) -> list[Candidate]:
    """The one day that all of a page's keys of publication tell; nothing where they tell several."""
    data = page.source.data
    found = [
        (match, said)
        for match in _PAIR.finditer(data)
        if _BEFORE.search(data, max(0, match.start() - _LONGEST_KEY), match.start())
        and (said := _day(match[1].decode()))
    ]
    if len({said[:10] for _, said in found}) != 1:
        return []
    match, said = found[0]
    return [Candidate("published", (said,), "script data", *match.span(1))]


def _day(said: str) -> str:
    if not said.isdigit():
        return date_value(said)
    return datetime.fromtimestamp(int(said[:_SECONDS]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
