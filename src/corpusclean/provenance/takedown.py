"""Records taken out of a corpus on request: which they are, and the tombstone that each leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from attrs import frozen

from corpusclean.provenance import replay
from corpusclean.provenance.check import TOMBSTONE
from corpusclean.provenance.tree import prefix_of
from corpusclean.record import Record

_WHOLE: Final = len("sha256:") + 64
_NO_HOST: Final = re.compile(r"[/\s:@?#]")


@frozen
class Wanted:
    """What is to go: addresses, hosts (with all under them), and ids or digests, all in the form of ``wanted``.

    ``prefixes``: how ids or digests begin that were not given whole.
    """

    urls: frozenset[str]
    domains: frozenset[str]
    ids: frozenset[str]
    prefixes: tuple[str, ...] = ()


def wanted(urls: tuple[str, ...], domains: tuple[str, ...], ids: tuple[str, ...]) -> Wanted:
    """What is asked for. Raises ``ValueError`` for what cannot be an address, a domain or an id."""
    named = frozenset(map(prefix_of, ids))
    hosts = [(said, _host(said.strip().removeprefix("*").lstrip("."))) for said in domains]
    for said, host in hosts:
        if "." not in host or _NO_HOST.search(host):
            raise ValueError(f"{said!a} is no domain, such as example.org")
    addresses = [(said, _address(said)) for said in urls]
    for said, address in addresses:
        if not address:
            raise ValueError(f"{said!a} is no address, such as https://example.org/page")
    return Wanted(
        frozenset(address for _, address in addresses),
        frozenset(host for _, host in hosts),
        frozenset(name for name in named if len(name) == _WHOLE),
        tuple(sorted(name for name in named if len(name) < _WHOLE)),
    )


def is_wanted(record: Record, wanted: Wanted) -> bool:
    """Whether a record is to go: by its own address, the one where it was found, its id or its digest."""
    if record.id.partition("#")[0] in wanted.ids or record.digest in wanted.ids:
        return True
    if record.id.startswith(wanted.prefixes) or record.digest.startswith(wanted.prefixes):
        return True
    addresses = [_address(said) for said in (record.url, record.origin.url) if said]
    if not wanted.urls.isdisjoint(addresses):
        return True
    return any(not wanted.domains.isdisjoint(_domains(address)) for address in addresses)


def tombstone(record: Record, reason: str | None = None) -> dict[str, Any]:
    """The object that stands for ``record`` from now on: its id and digest, and nothing that it said."""
    said = {"schema": TOMBSTONE, "id": record.id, "record": record.digest, "reason": reason}
    return {**said, "digest": replay.sha256(replay.canonical(said))}


def _address(said: str) -> str:
    """An address without what does not change the page: scheme, user, ``www.``, default port, fragment, last slash."""
    said = said.strip()
    try:
        parts = urlsplit(said if "//" in said else f"//{said}")
        port = parts.port
    except ValueError:
        return ""
    host = _host(parts.hostname or "")
    if not host or _NO_HOST.search(host):
        return ""
    odd = "" if port in (None, 80, 443) else f":{port}"
    return f"{host}{odd}{unquote(parts.path).rstrip('/')}{f'?{parts.query}' if parts.query else ''}"


def _host(said: str) -> str:
    """A host in lower case and ASCII, without ``www.`` and last dot."""
    host = said.lower().rstrip(".").removeprefix("www.")
    try:
        return host.encode("idna").decode("ascii") if host else ""
    except UnicodeError:
        return host


def _domains(address: str) -> Iterator[str]:
    """The host of an address and all domains that it lies in."""
    labels = re.split(r"[/?:]", address, maxsplit=1)[0].split(".")
    for first in range(len(labels)):
        yield ".".join(labels[first:])
