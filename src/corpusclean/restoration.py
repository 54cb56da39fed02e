"""Removed blocks put back into a record's text, from the record and its source: nothing is labelled again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from attrs import evolve

from corpusclean.assemble import counts_of, placed, warnings_of
from corpusclean.checks import must_be, names_of
from corpusclean.model import LABELS, Entry, SourceBytes, bytes_of
from corpusclean.provenance import replay
from corpusclean.record import Record, sealed

#: What the ledger says decided that a restored block is kept.
RULE: Final = "restore"
_KEPT: Final = "article"


def restorable(record: Record, *, keep: Collection[str] = (), drop_rules: Collection[str] = ()) -> tuple[int, ...]:
    """The numbers of the blocks that ``restore`` puts back: removed, and neither kept nor part of a comment.

    Blocks of comments are none of these either where the record lists no comments (``--comments drop``).
    """
    in_comments = {number for comment in record.comments for number in comment.blocks}
    return tuple(
        number
        for number, entry in enumerate(record.blocks)
        if not (entry.kept or number in in_comments or _is_one(entry.label, ("comment",)))
        and (entry.rule in drop_rules or _is_one(entry.label, keep))
    )


def restore(record: Record, source: SourceBytes, *, keep: Iterable[str] = (), drop_rules: Iterable[str] = ()) -> Record:
    """``record`` with what these labels or rules took out back in its text; the same record where that is nothing.

    ``keep``: labels, with all kinds under them (``boilerplate``, ``boilerplate.bio``, ``meta``). ``drop_rules``: names
    of rules whose findings do not count. A restored block is ``article`` by the rule ``restore``; its ``was`` says what
    it was before, and its score stays that of the finding. Comments stay comments. Facts and language are not looked
    for again. Raises ``ValueError`` for a label that there is not and where ``source`` does not bear the record out,
    ``TypeError`` for arguments of another type.
    """
    must_be("record", record, Record, "a Record")
    data = bytes_of(source)
    labels = names_of("keep", keep)
    for label in labels:
        if not any(_is_one(one, (label,)) for one in LABELS):
            raise ValueError(f"there is no label {label!a}; there are boilerplate and {', '.join(LABELS)}")
    chosen = restorable(record, keep=labels, drop_rules=names_of("drop_rules", drop_rules))
    if not chosen:
        return record
    entries = [_put_back(entry) if n in chosen else entry for n, entry in enumerate(record.blocks)]
    return _rebuilt(record, data, entries)


def unrestored(record: Record, source: bytes) -> Record:
    """``record`` as it was before anything was put back. Raises ``ValueError`` like ``restore``."""
    if not any(entry.was for entry in record.blocks):
        return record
    return _rebuilt(record, source, [_as_it_was(entry) for entry in record.blocks])


def _is_one(label: str, labels: Collection[str]) -> bool:
    return any(label == said or label.startswith(said + ".") for said in labels)


def _put_back(entry: Entry) -> Entry:
    return evolve(entry, label=_KEPT, rule=RULE, was=(entry.label, entry.rule))


def _as_it_was(entry: Entry) -> Entry:
    if entry.was is None:
        return entry
    label, rule = entry.was
    return evolve(entry, label=label, rule=rule, was=None, text_start=None, text_end=None)


def _rebuilt(record: Record, source: bytes, entries: Sequence[Entry]) -> Record:
    data = record.to_dict()
    wrong = replay.check_digests(data) + replay.check_replay(data, source)
    if wrong:
        raise ValueError(wrong[0])
    codec = record.origin.encoding.codec
    read = [
        evolve(entry, text=replay.block_text(source, codec, block))
        for entry, block in zip(entries, data["blocks"], strict=True)
    ]
    text, blocks = placed(read)
    counted = counts_of(text, blocks, record.comments)
    counts = {**counted, "comments": record.counts["comments"]}  # those that are split off or dropped count too
    computed = {*warnings_of(record.counts), *warnings_of(counts)}
    warnings = (*warnings_of(counts), *(said for said in record.warnings if said not in computed))
    return sealed(evolve(record, text=text, blocks=blocks, counts=counts, warnings=warnings))
