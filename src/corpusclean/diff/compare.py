"""Two records of the same source, compared: text, comments, facts, and the labels of every byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias

from attrs import evolve, field, frozen

from corpusclean.provenance.replay import DEFAULTS, METADATA

#: What became of a record. ``relabelled``: the content is the same, but not every label or rule. ``source``: other
#: bytes stand at the same path.
Status: TypeAlias = Literal["same", "relabelled", "changed", "source", "only-a", "only-b"]
STATUSES: Final[tuple[Status, ...]] = ("same", "relabelled", "changed", "source", "only-a", "only-b")
FACTS: Final = ("kind", *METADATA, "license", "reservations", "language")
#: The rule of blocks that read as nothing; they go with their neighbours.
_MARK: Final = "mark"
_READING: Final = ("read", "ws", "edits", "join")
Lines: TypeAlias = Sequence[Mapping[str, Any]]


@frozen
class Verdict:
    """What a ledger says of some bytes; both empty where no block covers them."""

    label: str = ""
    rule: str = ""

    @property
    def kept(self) -> bool:
        """Whether the bytes stand in the record's text."""
        return self.label.partition(".")[0] == "article"


@frozen
class Change:
    """Bytes ``start`` to ``end`` of the source, on which the ledgers do not agree.

    Where both verdicts are the same, the bytes read otherwise. ``text``: how the block reads, where a side knows it.
    """

    start: int
    end: int
    a: Verdict
    b: Verdict
    text: str | None = None


@frozen
class Difference:
    """What became of one record. ``facts``: the two values of each fact that differs. ``comments``: how many there are
    on either side, where they differ.
    """

    status: Status
    id: str
    path: str | None
    text: bool = False
    comments: tuple[int, int] | None = None
    facts: Mapping[str, tuple[Any, Any]] = field(factory=dict)
    changes: tuple[Change, ...] = ()

    @property
    def moved(self) -> int:
        """Bytes that went into the text or out of it."""
        return sum(change.end - change.start for change in self.changes if change.a.kept != change.b.kept)

    @property
    def touches_content(self) -> bool:
        """Whether more differs than labels and rules."""
        return self.status not in ("same", "relabelled")


@frozen
class Ledgered:
    """A record's JSON, and how its blocks read: ``None`` for those whose text the side does not know."""

    data: Mapping[str, Any]
    texts: Sequence[str | None]


def compare(a: Ledgered, b: Ledgered) -> Difference:
    """What differs between two records of the same source."""
    one, two = a.data, b.data
    facts = {name: (one[name], two[name]) for name in FACTS if one[name] != two[name]}
    said = [[_words(comment) for comment in side["comments"]] for side in (one, two)]
    comments = (len(said[0]), len(said[1])) if said[0] != said[1] else None
    text = one["text"] != two["text"]
    changes = tuple(_joined(_changes(a, b)))
    changed = text or comments is not None or bool(facts)
    status: Status = "changed" if changed else "relabelled" if changes else "same"
    return Difference(status, two["id"], two["origin"]["path"], text, comments, facts, changes)


def _words(comment: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in comment.items() if name != "blocks"}


@frozen
class _Piece:
    """A block of a ledger, or the bytes between two of them."""

    start: int
    end: int
    verdict: Verdict
    reading: tuple[Any, ...] = ()
    text: str | None = None


def _pieces(side: Ledgered, size: int) -> Iterator[_Piece]:
    at = 0
    for block, text in zip(side.data["blocks"], side.texts, strict=True):
        if block["start"] > at:
            yield _Piece(at, block["start"], Verdict())
        full = {**DEFAULTS, **block}
        verdict = Verdict(block["label"], block["rule"])
        yield _Piece(block["start"], block["end"], verdict, tuple(full[name] for name in _READING), text)
        at = block["end"]
    if size > at:
        yield _Piece(at, size, Verdict())


def _changes(a: Ledgered, b: Ledgered) -> Iterator[Change]:
    """The changes in source order, cut at the bounds of the blocks of both sides. Linear."""
    size = max(side.data["origin"]["bytes"] for side in (a, b))
    ones, twos = _pieces(a, size), _pieces(b, size)
    one, two = next(ones, None), next(twos, None)
    while one is not None and two is not None:
        start, end = max(one.start, two.start), min(one.end, two.end)
        if _differ(one, two):
            yield Change(start, end, one.verdict, two.verdict, one.text if one.text is not None else two.text)
        ends = one.end, two.end
        if ends[0] == end:
            one = next(ones, None)
        if ends[1] == end:
            two = next(twos, None)


def _differ(one: _Piece, two: _Piece) -> bool:
    """Whether the overlap of two pieces is a change. What one side has between blocks is white space or markup, unless
    it is all of a block of the other side.
    """
    if not one.verdict.label or not two.verdict.label:
        whole = one if one.verdict.label else two
        other = two if whole is one else one
        return bool(whole.verdict.label) and other.start <= whole.start and whole.end <= other.end
    if one.verdict.rule == two.verdict.rule == _MARK:
        return False
    if one.verdict != two.verdict:
        return True
    return (one.start, one.end) == (two.start, two.end) and one.reading != two.reading


def _joined(changes: Iterator[Change]) -> Iterator[Change]:
    """``changes`` with the neighbouring pieces of one block as one."""
    last: Change | None = None
    for change in changes:
        if (
            last is not None
            and last.end == change.start
            and evolve(change, start=last.start) == evolve(last, end=change.end)
        ):
            last = evolve(last, end=change.end)
            continue
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last
