"""A record's comments as records of their own, for those who want a corpus of threads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve

from corpusclean.checks import must_be
from corpusclean.metadata.language import detect_language
from corpusclean.model import Comment, Entry
from corpusclean.provenance import replay
from corpusclean.record import Record, sealed


def split_comments(record: Record) -> Iterator[Record]:
    """The record without its comments, then one for each of them, with ``id`` ``sha256:<source>#comment-<n>``.

    A comment's record holds its words as ``text``, its author and time as the document's, its own blocks as the ledger,
    and as ``in_reply_to`` the id of the comment that it answers, or of the document. ``record`` must come from
    ``clean``. Raises ``ValueError`` for one that was read back from JSON, which does not know how its blocks read, and
    ``TypeError`` for what is no record.
    """
    must_be("record", record, Record, "a Record")
    yield sealed(evolve(record, comments=()))
    for number in range(len(record.comments)):
        yield comment_alone(record, number)


def comment_alone(record: Record, number: int) -> Record:
    """The record of comment ``number`` of ``record``; see ``split_comments``."""
    return sealed(_alone(record, number, record.comments[number]))


def _alone(record: Record, number: int, comment: Comment) -> Record:
    entries = [record.blocks[n] for n in comment.blocks]
    if any(entry.text is None for entry in entries):
        raise ValueError("this record was read back from JSON; split what clean gives")
    relabelled = [_relabelled(entry) for entry in entries]
    text, spans = replay.join((e.text or "", e.join, e.kept) for e in relabelled)
    blocks = tuple(
        evolve(e, text_start=span[0] if span else None, text_end=span[1] if span else None)
        for e, span in zip(relabelled, spans, strict=True)
    )
    language = detect_language(text)
    return Record(
        kind=comment.kind,
        text=text,
        origin=record.origin,
        blocks=blocks,
        recipe=record.recipe,
        authors=(comment.author,) if comment.author else (),
        published=comment.published,
        site=record.site,
        url=record.url,
        license=record.license,
        reservations=record.reservations,
        language=language.tag,
        language_margin=language.margin,
        languages=language.shares,
        counts=_counts(text, blocks),
        part=number,
        in_reply_to=record.id if comment.parent is None else f"{record.id}#comment-{comment.parent}",
    )


def _counts(text: str, blocks: Sequence[Entry]) -> dict[str, Any]:
    sizes = {label: sum(len(b.text or "") for b in blocks if b.label == label) for label in ("article", "meta")}
    visible = sum(sizes.values())
    return {
        "characters": len(text),
        "words": len(text.split()),
        "kept_per_mille": sizes["article"] * 1000 // visible if visible else 0,
        "blocks": len(blocks),
        "comments": 0,
        "labels": {label: size for label, size in sizes.items() if size},
    }


def _relabelled(entry: Entry) -> Entry:
    return evolve(entry, label="article" if entry.label == "comment" else "meta", text_start=None, text_end=None)
