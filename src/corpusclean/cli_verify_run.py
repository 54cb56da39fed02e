"""``corpusclean verify`` at work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import click

from corpusclean.cli_common import (
    MAX_BYTES,
    RECORDS_HINT,
    WRONG,
    Problem,
    check_input,
    check_sources,
    visible,
)
from corpusclean.cli_lines import opened_records
from corpusclean.cli_verify import Options
from corpusclean.cli_verify_report import Report, summary
from corpusclean.provenance.check import BROKEN, ROOT, manifest_lines, parse
from corpusclean.provenance.tree import Pairs, Proof, Root, leads_to, read_proof, root_of
from corpusclean.provenance.verify import Line, Rerun, Totals, check_manifest
from corpusclean.provenance.verify import verify as verify_lines

#: So many lines that are not JSON are enough to say what a file is not.
_ENOUGH: Final = 1_000


def run(asked: Options) -> None:
    """Check what was asked for, say what came of it, and leave with the exit code. Raises ``Problem``."""
    _check(asked)
    report = Report()
    root = None
    proofs = list(_proofs(asked.proof, report)) if asked.proof else []
    if asked.records is not None:
        root = _check_records(asked, asked.records, proofs, report)
    for proof in proofs:
        report.facts.append(("proof", f"leaf {proof.index:,} of {proof.leaves:,}: {proof.id}"))
    if proofs:
        root = Root(proofs[0].root, proofs[0].leaves, 0)
    if root is not None:
        unchecked = proofs and not asked.root
        report.facts.append(
            ("root", root.root + (", as the proof says; --root ROOT holds it to yours" if unchecked else ""))
        )
        if asked.root:
            report.tell(_against(asked.root, root, proved=bool(proofs)))
    report.end()
    if not report.passed:
        click.get_current_context().exit(WRONG)


def _check(asked: Options) -> None:
    if asked.records is None and asked.proof is None:
        raise Problem("RECORDS is missing", RECORDS_HINT)
    check_sources(asked.sources)
    if asked.rerun and asked.sources is None:
        raise Problem("--rerun needs the sources", "name their folder with --sources")
    _check_comments(asked)
    files = [asked.manifest, asked.proof, None if _is_hash(asked.root) else Path(asked.root or "")]
    for file in files:
        if file is not None:
            check_input(file, "see corpusclean verify --help")


def _check_comments(asked: Options) -> None:
    defaults = asked.comments == "within" and asked.comment_authors == "keep" and asked.comment_systems
    if not asked.rerun and (asked.author_key or not defaults):
        raise Problem("comment options require --rerun", "add --rerun")
    if not asked.rerun and asked.max_bytes != MAX_BYTES:
        raise Problem("--max-bytes requires --rerun", "add --rerun")
    if asked.author_key is not None and asked.comment_authors != "pseudonym":
        raise Problem("--author-key is for pseudonyms", "add --comment-authors pseudonym")
    if asked.comment_authors == "pseudonym" and asked.author_key is None:
        raise Problem("pseudonyms cannot be reproduced without their key", "name its file with --author-key")


def _is_hash(root: str | None) -> bool:
    return root is None or root.startswith("sha256:")


def _check_records(asked: Options, records: Path, proofs: list[Proof], report: Report) -> Root | None:
    """Check all lines, and the manifest; their root, where each of them is a record or a tombstone."""
    totals = Totals()
    known: set[bytes] = set()
    wanted = {(proof.id, proof.digest) for proof in proofs}
    has_root = True
    with opened_records(records) as file, Pairs() as pairs:
        for line in _records(verify_lines(file, asked.sources, _rerun(asked)), records):
            totals = totals.plus(line)
            report.tell(line.problems, f"line {line.number}: ")
            has_root = _add(line, pairs) and has_root
            if line.data is not None:
                wanted.discard((line.data["id"], line.data["digest"]))
                if asked.manifest and not line.tombstone:
                    known.update(manifest_lines(line.data, asked.sources or asked.manifest.parent))
        if not totals.records + totals.tombstones:
            raise Problem(f"{visible(str(records))} holds no records", RECORDS_HINT)
        root = root_of(pairs) if has_root else None
    if asked.manifest:
        report.tell(check_manifest(asked.manifest.read_bytes(), known))
    report.tell(f"proof: the record with the digest {digest} is not in RECORDS" for _, digest in sorted(wanted))
    if root is None and asked.root and not proofs:
        report.tell(["root: there is none, because some lines are not records"])
    report.complete = not totals.not_rerun
    report.facts += summary(totals, asked)
    return root


def _records(lines: Iterator[Line], path: Path) -> Iterator[Line]:
    """``lines``, unless they are those of another kind of file: a thousand lines, or all, and none of them JSON.

    A file of one line may be a record that was damaged. Raises ``Problem``.
    """
    first: list[Line] = []
    for line in islice(lines, _ENOUGH):
        first.append(line)
        if line.is_json:
            break
    else:
        if len(first) > 1:
            raise Problem(f"{visible(str(path))} is not a file of records, its lines are not JSON", RECORDS_HINT)
    yield from first
    yield from lines


def _add(line: Line, pairs: Pairs) -> bool:
    """Whether the line can be in the tree."""
    if line.data is None:
        return False
    try:
        pairs.add(line.data["id"], line.data["digest"])
    except BROKEN:
        return False
    return True


def _rerun(asked: Options) -> Rerun | None:
    if not asked.rerun:
        return None
    # The pipeline, which the other depths do without.
    from corpusclean.cli_config import with_comments  # noqa: PLC0415
    from corpusclean.recipe import Recipe  # noqa: PLC0415
    from corpusclean.rerun import Cleaner  # noqa: PLC0415

    return Cleaner(with_comments(Recipe(max_bytes=asked.max_bytes), asked))


def _proofs(path: Path, report: Report) -> Iterator[Proof]:
    for number, line in enumerate(path.read_bytes().splitlines(keepends=True), 1):
        try:
            proof = read_proof(line)
        except BROKEN as error:
            report.tell([str(error)], f"proof line {number}: ")
            continue
        if leads_to(proof) != proof.root:
            report.tell([f"the record with the digest {proof.digest} is not under this root"], f"proof line {number}: ")
        yield proof


def _against(said: str, root: Root, *, proved: bool) -> Iterator[str]:
    """How the root that was asked for differs from ``root``."""
    if _is_hash(said):
        if said != root.root:
            yield f"root: {'the proof leads' if proved else 'the records lead'} to {root.root}, not to {said}"
        return
    try:
        stated = parse(Path(said).read_bytes(), ROOT)
        fields = ("root", "leaves") if proved else ("root", "leaves", "lines")
        odd = [] if proved else sorted(stated.keys() ^ {"schema", *fields})
        for name in (*(one for one in fields if stated[one] != getattr(root, one)), *odd):
            yield f"root: {name} of the file is not that of {'the proof' if proved else 'the records'}"
    except BROKEN as error:
        yield f"root: the file is damaged: {error}"
