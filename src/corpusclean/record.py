"""The record: what comes out of a source, and how it is written as JSON (docs/record.md, docs/record.schema.json)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from attrs import asdict, evolve, field, frozen

from corpusclean.model import Comment, Encoding, Entry, Evidence, License, SourceBytes
from corpusclean.provenance import replay
from corpusclean.record_lines import canonical, comment_dict, entry_dict, plain

SCHEMA: Final = replay.SCHEMA

_EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


@frozen
class Origin:
    """Which bytes a record was made of, and what their carrier said. ``path`` is in no digest."""

    sha256: str
    bytes: int
    media_type: str
    encoding: Encoding
    path: str | None = None
    url: str | None = None
    captured: str | None = None
    warc: Mapping[str, str] | None = None


@frozen
class Removed:
    """A block that is neither kept nor part of a comment. ``text`` is ``None`` for a record read back from JSON."""

    label: str
    rule: str
    text: str | None
    start: int
    end: int


@frozen
class Record:
    """A clean document with its facts, its comments, and the ledger that proves where every word came from.

    Facts are ``None`` or empty where the source does not say. ``blocks`` is ordered, disjoint and covers all that is
    visible. ``in_reply_to``: of a single comment's record, the id of what it answers.
    ``content`` and ``digest`` are ``sha256:`` digests as docs/provenance.md defines them.
    """

    kind: str
    text: str
    origin: Origin
    blocks: tuple[Entry, ...] = field(repr=False)
    recipe: Mapping[str, Any] = field(repr=False)
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
    language: str = "und"
    language_margin: int = 0
    languages: tuple[tuple[str, int], ...] = ()
    comments: tuple[Comment, ...] = ()
    comments_elsewhere: Mapping[str, Any] | None = None
    counts: Mapping[str, Any] = field(default=_EMPTY, repr=False)
    warnings: tuple[str, ...] = ()
    evidence: Mapping[str, Evidence] = field(default=_EMPTY, repr=False)
    candidates: Mapping[str, tuple[Evidence, ...]] = field(default=_EMPTY, repr=False)
    content: str = field(default="", repr=False)
    digest: str = ""
    part: int | None = None
    in_reply_to: str | None = None

    @property
    def id(self) -> str:
        """``sha256:`` and the digest of the source bytes: the same bytes always get the same id.

        The record of a single comment (``part``, counted from 0) ends in ``#comment-<part>``.
        """
        return f"sha256:{self.origin.sha256}" + ("" if self.part is None else f"#comment-{self.part}")

    @property
    def removed(self) -> tuple[Removed, ...]:
        """The blocks that are neither kept nor part of a comment, in source order."""
        return tuple(
            Removed(b.label, b.rule, b.text, b.start, b.end)
            for b in self.blocks
            if not b.kept and b.label.partition(".")[0] != "comment"
        )

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values, in the form of the schema."""
        return {**self._around_blocks(), "blocks": [entry_dict(entry) for entry in self.blocks]}

    def _around_blocks(self) -> dict[str, Any]:
        """``to_dict`` but for the blocks."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            **{name: plain(getattr(self, name)) for name in _AS_IS},
            "license": asdict(self.license) if self.license else None,
            "languages": [{"tag": tag, "share": share} for tag, share in self.languages],
            "comments": [comment_dict(comment) for comment in self.comments],
            "blocks": [],
            "evidence": self._evidence_dict(),
            "origin": {**asdict(self.origin), "warc": plain(self.origin.warc)},
            "recipe": plain(self.recipe),
            **({} if self.part is None else {"in_reply_to": self.in_reply_to}),
        }

    def to_json(self) -> str:
        """The record's canonical JSON, without a line end: a line of output."""
        return canonical(self._around_blocks(), self.blocks).decode("utf-8")

    def to_markdown(self, source: SourceBytes | None = None) -> str:
        """The title and the article as Markdown.

        ``source``: the bytes that the record is of; they know the ranks of headings, the depths of lists and the cells
        of tables, and a Markdown document gets its own marks back. Raises ``ValueError`` for other bytes, ``TypeError``
        for what is neither bytes nor a ``Source``.
        """
        from corpusclean.markdown_out import to_markdown  # noqa: PLC0415  (it builds on this module)

        return to_markdown(self, source)

    @classmethod
    def from_dict(cls, data: Any) -> Record:
        """The record that ``to_dict`` wrote.

        Raises ``RecordError`` that names the place (``blocks[3].start``) where ``data`` is not of the schema.
        """
        from corpusclean.record_json import record_from_dict  # noqa: PLC0415  (it builds on this module)

        return record_from_dict(data)

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        """The record of one line of output. Raises ``RecordError`` like ``from_dict``."""
        from corpusclean.record_json import record_from_json  # noqa: PLC0415  (it builds on this module)

        return record_from_json(line)

    def _evidence_dict(self) -> dict[str, Any]:
        return {
            name: {**asdict(won), "candidates": [asdict(c) for c in self.candidates.get(name, ())]}
            for name, won in sorted(self.evidence.items())
        }


_AS_IS: Final = (
    *("kind", "text", "title", "authors", "published", "modified", "site", "url", "canonical_url"),
    *("section", "tags", "description"),
    *(
        "image",
        "reservations",
        "language",
        "language_margin",
        "comments_elsewhere",
        "counts",
        "warnings",
        "content",
        "digest",
    ),
)


def sealed(record: Record) -> Record:
    """``record``, which has neither yet, with its ``content`` and ``digest`` computed."""
    data = record._around_blocks()
    data["content"] = replay.content(data)
    digested = {**data, "origin": {key: value for key, value in data["origin"].items() if key != "path"}}
    del digested["digest"]
    digest = replay.sha256(canonical(digested, record.blocks))
    return evolve(record, content=data["content"], digest=digest)
