"""What a record holds: comments, the ledger's lines, facts and language. And what there is instead of a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from corpusclean.model.page import Edit, Join, Read, Space


@frozen
class Comment:
    """A comment of a record. ``blocks`` are indices into ``Record.blocks``, header blocks included."""

    text: str
    blocks: tuple[int, ...]
    author: str | None = None
    published: str | None = None
    age: str | None = None
    score: int | None = None
    depth: int = 0
    parent: int | None = None
    kind: str = "comment"
    raw: str = ""
    readings: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@frozen
class Entry:
    """A line of the ledger: a block and what it was found to be.

    ``text_start``/``text_end`` count code points of ``Record.text``; both are ``None`` where the block is not kept.
    ``was``: label and rule before ``restore`` put the block back.
    ``text`` is how the block reads; it is not part of the record, so one read back from JSON has ``None``.
    """

    start: int
    end: int
    label: str
    rule: str
    score: int = 1000
    read: Read = "text"
    ws: Space = "collapse"
    edits: tuple[Edit, ...] = ()
    join: Join = "\n\n"
    text_start: int | None = None
    text_end: int | None = None
    text: str | None = field(default=None, eq=False)
    was: tuple[str, str] | None = None

    @property
    def kept(self) -> bool:
        """Whether the block's words stand in ``Record.text``."""
        return is_kept(self.label)


def is_kept(label: str) -> bool:
    """Whether the words of blocks with this label stand in ``Record.text``."""
    return label.partition(".")[0] == "article"


@frozen
class License:
    """What the document says of its licence; each part ``None`` where it does not."""

    spdx: str | None = None
    name: str | None = None
    version: str | None = None
    url: str | None = None


@frozen
class Evidence:
    """Where a metadata value came from. ``start``/``end`` are ``None`` for what the carrier said."""

    value: str
    by: str
    start: int | None = None
    end: int | None = None


@frozen
class Metadata:
    """The facts about a document. Everything is ``None`` or empty where the source does not say."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    site: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    image: str | None = None
    license: License | None = None
    reservations: tuple[str, ...] = ()
    evidence: Mapping[str, Evidence] = field(factory=dict)
    candidates: Mapping[str, tuple[Evidence, ...]] = field(factory=dict)


@frozen
class Language:
    """``tag``: primary BCP 47 subtag or ``und``; ``margin``: per mille, in steps of 50."""

    tag: str = "und"
    margin: int = 0
    shares: tuple[tuple[str, int], ...] = ()


@frozen
class Rejection:
    """Why there is no record of an input. ``stage``: ``input``, ``decode`` or ``read``.

    ``reason`` is one of a closed list (docs/record.md), ``message`` says it in a sentence, with what to do. ``url`` and
    ``warc``: as in ``Source``, where the carrier stated them.
    """

    stage: str
    reason: str
    message: str
    path: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    url: str | None = None
    warc: Mapping[str, str] = field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The rejection as JSON-ready values."""
        return {
            "schema": "corpusclean.rejection/1",
            "id": None if self.sha256 is None else f"sha256:{self.sha256}",
            "path": self.path,
            "bytes": self.bytes,
            "url": self.url,
            "warc": dict(self.warc) or None,
            "stage": self.stage,
            "reason": self.reason,
            "message": self.message,
        }
