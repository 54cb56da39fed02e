"""The counts over a comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import define, field, frozen

from corpusclean.diff.compare import STATUSES, Difference, Verdict


@frozen
class Kind:
    """One kind of change with its counts. ``bytes``: of the sources. ``records``: how many it occurs in."""

    a: Verdict
    b: Verdict
    blocks: int
    bytes: int
    records: int


@define
class Totals:
    """``records`` by status; ``facts``: records in which a fact differs; ``comments``: records in which they do."""

    records: Counter[str] = field(factory=Counter)
    facts: Counter[str] = field(factory=Counter)
    texts: int = 0
    comments: int = 0
    kind_blocks: Counter[tuple[Verdict, Verdict]] = field(factory=Counter)
    kind_bytes: Counter[tuple[Verdict, Verdict]] = field(factory=Counter)
    kind_records: Counter[tuple[Verdict, Verdict]] = field(factory=Counter)

    def add(self, difference: Difference) -> None:
        """Count one record."""
        self.records[difference.status] += 1
        self.facts.update(difference.facts.keys())
        self.texts += difference.text
        self.comments += difference.comments is not None
        pairs = [(change.a, change.b) for change in difference.changes]
        self.kind_blocks.update(pairs)
        self.kind_records.update(set(pairs))
        for change in difference.changes:
            self.kind_bytes[change.a, change.b] += change.end - change.start

    @property
    def content_differs(self) -> bool:
        """Whether any record's content differs, or is on one side alone."""
        return any(self.records[status] for status in STATUSES if status not in ("same", "relabelled"))

    def kinds(self) -> Iterator[Kind]:
        """The kinds of change; first what moved into the text or out of it, then by bytes."""
        order = sorted(
            self.kind_blocks, key=lambda pair: (pair[0].kept == pair[1].kept, -self.kind_bytes[pair], _said(pair))
        )
        return (Kind(*pair, self.kind_blocks[pair], self.kind_bytes[pair], self.kind_records[pair]) for pair in order)


def _said(pair: tuple[Verdict, Verdict]) -> tuple[str, ...]:
    return tuple(part for verdict in pair for part in (verdict.label, verdict.rule))


def difference_dict(difference: Difference) -> dict[str, Any]:
    """A record's difference as JSON-ready values."""
    return {
        "schema": "corpusclean.diff/1",
        "status": difference.status,
        "id": difference.id,
        "path": difference.path,
        "text": difference.text,
        "comments": list(difference.comments) if difference.comments else None,
        "facts": {name: list(values) for name, values in difference.facts.items()},
        "blocks": [
            {"start": c.start, "end": c.end, "a": _verdict(c.a), "b": _verdict(c.b), "text": c.text}
            for c in difference.changes
        ],
    }


def totals_dict(totals: Totals, sides: dict[str, Any]) -> dict[str, Any]:
    """The counts as JSON-ready values. ``sides``: what ``a`` and ``b`` are."""
    return {
        "schema": "corpusclean.diff-summary/1",
        **sides,
        "records": {status: totals.records[status] for status in STATUSES},
        "texts": totals.texts,
        "comments": totals.comments,
        "facts": dict(sorted(totals.facts.items())),
        "blocks": [
            {"a": _verdict(k.a), "b": _verdict(k.b), "blocks": k.blocks, "bytes": k.bytes, "records": k.records}
            for k in totals.kinds()
        ],
    }


def _verdict(verdict: Verdict) -> dict[str, str] | None:
    return {"label": verdict.label, "rule": verdict.rule} if verdict.label else None
