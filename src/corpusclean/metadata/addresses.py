"""What a document's own address says: the day it appeared, and the address without tracking and AMP."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.dates import month_number, parse_date

_DAY: Final = re.compile(
    r"/(?P<y>(?:19|20)[0-9]{2})(?:(?P<s>[_-])(?P<m>[01][0-9])(?P=s)(?P<d>[0-3][0-9])(?=[/_.+-]|$)"
    r"|/(?P<m1>[01]?[0-9])/(?P<d1>[0-3]?[0-9])(?=/|$))"
    r"|/(?P<y2>20[0-9]{2})(?P<m2>[01][0-9])(?P<d2>[0-3][0-9])(?=[/_.-]|$)"
    r"|/(?P<y3>(?:19|20)[0-9]{2})/(?P<m3>[a-z]{3,10})/(?P<d3>[0-3]?[0-9])(?=/|$)"
    r"|/(?P<d4>[0-3]?[0-9])(?P<s4>[._-])(?P<m4>[01]?[0-9])(?P=s4)(?P<y4>20[0-9]{2})(?=[/_.-]|$)",
    re.IGNORECASE,
)
_MONTHS: Final = 12
#: Places that tell the document's own address.
_HEAD: Final = ("link", "meta tag", "carrier")
#: Addresses of AMP caches: what follows is the address of the page.
_CACHES: Final = (
    (re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/s/(?=[^/]+\.)", re.IGNORECASE), "https://"),
    (re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?=[^/]+\.)", re.IGNORECASE), "http://"),
    (re.compile(r"https?://[^/]+\.cdn\.ampproject\.org/[cv]/s/(?=[^/]+\.)", re.IGNORECASE), "https://"),
    (re.compile(r"https?://[^/]+\.cdn\.ampproject\.org/[cv]/(?=[^/]+\.)", re.IGNORECASE), "http://"),
)
_AMP_END: Final = re.compile(r"(?<=[^/])(?:/amp$|(/)amp/$)")
_AMP_FILE: Final = re.compile(r"\.amp(\.html?)$|\.amp$")
#: Parameters that say where a reader came from, or that the page is wanted as AMP.
_TRACKING: Final = re.compile(
    r"(?:utm_\w+|(?:fb|g|dc|ms|ya|tt|tw|y|wick|irc|epi)clid|gbraid|wbraid|igshid|igsh|srsltid|mc_[ce]id|_hs(?:enc|mi)|"
    r"mkt_tok|_ga|_gl|pk_\w+|mtm_\w+|piwik_\w+|at_(?:campaign|medium|custom\w*)|xtor|wt_mc|ns_\w+|cmpid|"
    r"ocid|spm|vero_id|oly_(?:anon|enc)_id|s_cid|trk(?:Campaign|Info)?|amp|outputType=amp)(?:=|$)"
)


def from_addresses(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The day that stands in the path of an address of the document, as in ``/2019/11/07/``."""
    for one in found:
        if one.field == "url" and one.by in _HEAD and (day := day_in(one.values[0])):
            yield Candidate("published", (day,), one.by, one.start, one.end, "address")


def day_in(address: str) -> str | None:
    """The one day in the path of an address, as ISO 8601."""
    found = {match.group(0): match for match in _DAY.finditer(urlsplit(address).path)}
    if len(found) != 1:
        return None
    said = {name[0]: value for name, value in next(iter(found.values())).groupdict().items() if value}
    month = month_number(said["m"]) if said["m"].isalpha() else int(said["m"])
    day = int(said["d"])
    last = said["s"] != "." and next(iter(found)).endswith(said["y"]) if "s" in said else False
    if not month or (last and month != day <= _MONTHS):
        return None
    return parse_date(f"{said['y']}-{month:02}-{day:02}")


def canonical(address: str) -> str:
    """The address without fragment, tracking parameters and the forms of AMP; the rest as it is written."""
    for pattern, scheme in _CACHES:
        if match := pattern.match(address):
            address = scheme + address[match.end() :]
            break
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    path = _AMP_FILE.sub(r"\1", _AMP_END.sub(r"\1", parts.path))
    kept = [one for one in parts.query.split("&") if one and not _TRACKING.match(one)]
    return urlunsplit((parts.scheme, parts.netloc, path, "&".join(kept), ""))


def are_home(found: Sequence[Candidate]) -> bool:
    """Whether the head or the carrier tells addresses of the document, and all of them are those of a home page."""
    said = [canonical(one.values[0]) for one in found if one.field == "url" and one.by in _HEAD]
    inner = (parts.path.strip("/") or parts.query for parts in map(urlsplit, said))
    return bool(said) and not any(inner)
