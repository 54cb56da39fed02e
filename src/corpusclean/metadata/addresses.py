"""What a document's own address says: the day it appeared, and the address without tracking and AMP."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.dates import parse_date

_DAY: Final = re.compile(
    r"/(?P<y>(?:19|20)[0-9]{2})(?:(?P<s>[_-])(?P<m>[01][0-9])(?P=s)(?P<d>[0-3][0-9])(?=[/_.+-]|$)"
    r"|/(?P<m1>[01]?[0-9])/(?P<d1>[0-3]?[0-9])(?=/|$))"
    r"|/(?P<y2>20[0-9]{2})(?P<m2>[01][0-9])(?P<d2>[0-3][0-9])(?=[/_.-]|$)"
)


def from_addresses(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The day that stands in the path of an address of the document, as in ``/2019/11/07/``."""
    for one in found:
        if one.field == "url" and one.by in ("link", "meta tag", "carrier") and (day := day_in(one.values[0])):
            yield Candidate("published", (day,), one.by, one.start, one.end, "address")


def day_in(address: str) -> str | None:
    """The one day in the path of an address, as ISO 8601."""
    found = {match.group(0): match for match in _DAY.finditer(urlsplit(address).path)}
    if len(found) != 1:
        return None
    said = next(iter(found.values())).groupdict()
    year, month, day = (said[name] or said.get(f"{name}1") or said[f"{name}2"] for name in "ymd")
    return parse_date(f"{year}-{int(month):02}-{int(day):02}")
