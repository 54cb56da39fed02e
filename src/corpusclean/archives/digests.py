"""Digests that a crawler wrote down (``sha1:BASE32``, ``sha256:hex``), held against the bytes in two readings.

The standard leaves open whether the payload is hashed with its transfer coding or without, and crawlers differ. So
both are tried, and which one matched is recorded.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable
from typing import Final

_ALGORITHMS: Final = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s")
NONE: Final = "none"
UNCHECKED: Final = "unchecked"


def matching(stated: str, readings: Iterable[tuple[str, Iterable[bytes]]]) -> str:
    """The name of the first reading whose bytes (given in pieces) have the ``stated`` digest.

    ``none`` where no reading has it, ``unchecked`` where its algorithm is not known or its value is of the wrong form.
    """
    label, _, value = stated.strip().partition(":")
    algorithm = label.strip().lower().replace("-", "")
    if algorithm not in _ALGORITHMS:
        return UNCHECKED
    wanted = _bytes_of(value.strip(), hashlib.new(algorithm, usedforsecurity=False).digest_size)
    if wanted is None:
        return UNCHECKED
    for name, pieces in readings:
        machine = hashlib.new(algorithm, usedforsecurity=False)
        for piece in pieces:
            machine.update(piece)
        if machine.digest() == wanted:
            return name
    return NONE


def _bytes_of(value: str, size: int) -> bytes | None:
    """The bytes of a digest written in hexadecimal, Base32 or Base64, padded or not."""
    if not value.isascii():
        return None
    bare = value.rstrip("=")
    for decode, text in (
        (bytes.fromhex, value if len(value) == 2 * size else ""),
        (base64.b32decode, bare.upper() + "=" * (-len(bare) % 8)),
        (base64.urlsafe_b64decode, bare.replace("+", "-").replace("/", "_") + "=" * (-len(bare) % 4)),
    ):
        try:
            found = decode(text)
        except (ValueError, binascii.Error):
            continue
        if len(found) == size:
            return found
    return None
