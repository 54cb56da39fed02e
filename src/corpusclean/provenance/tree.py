"""The corpus root: a Merkle tree (RFC 9162) over the ids and digests of any number of records, and proofs from it.

A leaf is the canonical JSON of ``count``, ``digest`` and ``id``; leaves are sorted by id, then digest, so that the root
does not depend on shards, workers or order. At most ``RUN`` pairs (30 MB) are in memory; more are sorted on disk.
"""

from __future__ import annotations

import hashlib
import heapq
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from types import TracebackType
from typing import IO, Any, Final

from attrs import asdict, frozen

from corpusclean.provenance import replay
from corpusclean.provenance.check import ROOT, leaf, parse, tree_hash

PROOF: Final = "corpusclean.proof/1"
#: Pairs that are sorted in memory.
RUN: Final = 1 << 18
_HASH: Final = 32
#: Bytes of what an id may have behind its digest, ``#comment-`` and a number; filled up, they sort as text does.
_COMMENT: Final = 20
_PAIR: Final = 2 * _HASH + _COMMENT
_ID: Final = re.compile(r"sha256:([0-9a-f]{64})((?:#comment-[0-9]{1,9})?)")
_PREFIX: Final = re.compile(r"(?:sha256:)?([0-9a-f]{8,64})", re.IGNORECASE)
_DIGEST: Final = re.compile(r"sha256:([0-9a-f]{64})")

Leaf = tuple[tuple[str, str], int]


class Ambiguous(ValueError):
    """Several ids or digests begin as the one that was asked for."""


@frozen
class Root:
    """A corpus root. ``root``: the tree's hash; ``leaves``: how many pairs it holds; ``lines``: of how many lines."""

    root: str
    leaves: int
    lines: int

    def to_bytes(self) -> bytes:
        """The root as it is written: a line of canonical JSON."""
        return replay.canonical({"schema": ROOT, **asdict(self)}) + b"\n"


@frozen
class Proof:
    """That a leaf is in the tree of ``root``. ``index``: its number; ``path``: hashes, from the leaf upwards."""

    id: str
    digest: str
    count: int
    index: int
    leaves: int
    path: tuple[str, ...]
    root: str

    def to_bytes(self) -> bytes:
        """The proof as it is written: a line of canonical JSON."""
        return replay.canonical({"schema": PROOF, **asdict(self), "path": list(self.path)}) + b"\n"


class Pairs:
    """Ids and digests, counted and sorted in bounded memory. A context: what was sorted on disk is gone at its end."""

    def __init__(self, run: int = RUN) -> None:
        self._run = run
        self._last: list[bytes] = []
        self._runs: list[IO[bytes]] = []
        self._files = ExitStack()
        self.lines = 0

    def __enter__(self) -> Pairs:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.close()

    def add(self, source: str, digest: str) -> None:
        """Count one more line. Raises ``ValueError`` where the two are not an id and a digest."""
        known, sealed = _ID.fullmatch(source), _DIGEST.fullmatch(digest)
        if not (known and sealed):
            raise ValueError("id and digest must be sha256: and 64 hexadecimal digits; an id may name a comment")
        comment = known[2].encode("ascii").ljust(_COMMENT, b"\0")
        self._last.append(bytes.fromhex(known[1]) + comment + bytes.fromhex(sealed[1]))
        self.lines += 1
        if len(self._last) >= self._run:
            self._spill()

    def leaves(self) -> Iterator[Leaf]:
        """Each id and digest once, sorted, with its count. May be asked again, but not before the last one is done."""
        self._last.sort()
        for pair, same in groupby(heapq.merge(self._last, *map(_pairs_of, self._runs))):
            source, comment, digest = pair[:_HASH], pair[_HASH:-_HASH], pair[-_HASH:]
            said = f"sha256:{source.hex()}{comment.rstrip(bytes(1)).decode('ascii')}"
            yield (said, f"sha256:{digest.hex()}"), sum(1 for _ in same)

    def _spill(self) -> None:
        file = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  (closed by __exit__)
        self._last.sort()
        file.write(b"".join(self._last))
        self._runs.append(file)
        self._last = []


def _pairs_of(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while pair := file.read(_PAIR):
        yield pair


def root_of(pairs: Pairs) -> Root:
    """The root over ``pairs``, in one pass."""
    leaves = 0

    def counted() -> Iterator[bytes]:
        nonlocal leaves
        for key, count in pairs.leaves():
            leaves += 1
            yield leaf(key, count)

    return Root(tree_hash(counted()), leaves, pairs.lines)


def prefix_of(said: str) -> str:
    """An id or digest, or at least eight digits that it begins with, as ``sha256:…``. Raises ``ValueError``."""
    match = _PREFIX.fullmatch(said.strip())
    if match is None:
        raise ValueError(f"{said!a} is no id: give at least eight hexadecimal digits of it")
    return f"sha256:{match[1].lower()}"


def find(pairs: Pairs, said: str) -> list[int]:
    """The numbers of the leaves whose id or digest is or begins with ``said``, with or without ``sha256:``.

    The id of a document is also that of its comments. Raises ``Ambiguous`` where several ids or digests begin so, and
    ``ValueError`` where ``said`` is no id.
    """
    prefix = prefix_of(said)
    numbers: list[int] = []
    named: set[str] = set()
    for n, ((source, digest), _) in enumerate(pairs.leaves()):
        found = begins(prefix, source, digest)
        if found:
            numbers.append(n)
            named |= found
    check_unambiguous(prefix, named)
    return numbers


def begins(prefix: str, source: str, digest: str) -> set[str]:
    """Which of an id (without what tells comments apart) and a digest begin with ``prefix``."""
    return {name for name in (source.partition("#")[0], digest) if name.startswith(prefix)}


def check_unambiguous(prefix: str, named: Collection[str]) -> None:
    """Raise ``Ambiguous`` where several ids or digests, ``named``, begin with ``prefix``."""
    if len(named) > 1:
        raise Ambiguous(f"{len(named):,} ids and digests begin with {prefix.removeprefix('sha256:')}")


def prove(pairs: Pairs, index: int, root: Root) -> Proof:
    """The proof for the leaf number ``index``, in one pass."""
    ranges = list(_siblings(index, root.leaves))
    hashes: dict[tuple[int, int], str] = {}
    leaves = iter(pairs.leaves())
    proved: Leaf | None = None
    for start, end in sorted([*ranges, (index, index + 1)]):
        part = islice(leaves, end - start)
        if start == index and (start, end) not in ranges:
            proved = next(part)
        else:
            hashes[start, end] = tree_hash(leaf(key, count) for key, count in part)
    assert proved is not None
    (source, digest), count = proved
    return Proof(source, digest, count, index, root.leaves, tuple(hashes[one] for one in ranges), root.root)


def _siblings(index: int, leaves: int) -> Iterable[tuple[int, int]]:
    """The subtrees beside the way from leaf ``index`` to the root, the lowest first, as ranges of leaves."""
    found = []
    low, high = 0, leaves
    while high - low > 1:
        middle = low + (1 << (high - low - 1).bit_length() - 1)
        if index < middle:
            found.append((middle, high))
            high = middle
        else:
            found.append((low, middle))
            low = middle
    return reversed(found)


def read_proof(data: bytes) -> Proof:
    """The proof in the bytes of a file. Raises ``ValueError`` where it is none."""
    said: dict[str, Any] = parse(data, PROOF)
    del said["schema"]
    try:
        return Proof(**{**said, "path": tuple(said["path"])})
    except (TypeError, KeyError) as error:
        raise ValueError(f"not a proof: {error}") from error


def leads_to(proof: Proof) -> str | None:
    """The root that ``proof`` leads to, as RFC 9162 has it (2.1.3.2); ``None`` where its numbers cannot be."""
    at, last = proof.index, proof.leaves - 1
    if not 0 <= at <= last:
        return None
    top = hashlib.sha256(b"\0" + leaf((proof.id, proof.digest), proof.count)).digest()
    for said in proof.path:
        if last == 0 or not _DIGEST.fullmatch(said):
            return None
        beside = bytes.fromhex(said[7:])
        if at & 1 or at == last:
            top = hashlib.sha256(b"\1" + beside + top).digest()
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            top = hashlib.sha256(b"\1" + top + beside).digest()
        at, last = at >> 1, last >> 1
    return f"sha256:{top.hex()}" if last == 0 else None
