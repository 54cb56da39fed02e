"""A writer of WARC files for tests, as plain as the format."""

from __future__ import annotations

import base64
import gzip
import hashlib
import uuid

PAGE = b"<html><head><title>Ferry</title></head><body><p>The ferry of page %d left at nine, and came back at ten.</p></body></html>"


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def http(body: bytes, *headers: str, status: str = "200 OK", mime: str = "text/html; charset=utf-8") -> bytes:
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {mime}"] if mime else []), *headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def chunked(body: bytes, size: int = 40) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def record(block: bytes, *headers: str, kind: str = "response", uri: str | None = "https://ferry.example/a") -> bytes:
    said = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{uri}{len(block)}{headers}')}>",
        "WARC-Date: 2024-05-04T03:02:01Z",
        *([f"WARC-Target-URI: {uri}"] if uri else []),
        *headers,
    ]
    if not any(header.startswith("Content-Type:") for header in headers):
        said.append("Content-Type: application/http; msgtype=response")
    if not any(header.startswith("Content-Length:") for header in headers):
        said.append(f"Content-Length: {len(block)}")
    return "\r\n".join([*said, "", ""]).encode("utf-8") + block + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    return [record(http(PAGE % n), uri=f"https://ferry.example/{n}") for n in range(count)]


def members(records: list[bytes]) -> bytes:
    return b"".join(gzip.compress(one, mtime=0) for one in records)
