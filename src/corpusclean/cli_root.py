"""``corpusclean root`` and ``corpusclean prove``: one hash for a corpus, and proofs from it."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from corpusclean.cli_common import Nothing, PathType, Problem


@click.command()
@click.argument("records", metavar="RECORDS...", nargs=-1, required=True, type=PathType(allow_dash=True))
@click.option("-o", "--output", metavar="FILE", type=PathType(), help="Write the root to this file, as a line of JSON.")
def root(records: tuple[Path, ...], output: Path | None) -> None:
    """Compute the corpus root of files of records.

    The root is a single hash for all records: an RFC 9162 Merkle tree over their sorted ids and digests. It depends
    neither on the order of the records nor on how they are split into files. Once it is published or time-stamped, no
    record can be changed undetected. Each line is first checked against its own digests.

    \b
    Examples:
      corpusclean root records.jsonl
      corpusclean root shard-*.jsonl -o root.json
      corpusclean verify records.jsonl --root root.json

    \b
    Exit codes: 0 success; 2 usage error, or a damaged line.
    """
    from corpusclean.cli_lines import count, lines_of  # noqa: PLC0415  (not worth waiting for before --help)
    from corpusclean.cli_output import check_target, opened  # noqa: PLC0415
    from corpusclean.provenance.tree import Pairs, root_of  # noqa: PLC0415

    if output is not None:
        check_target(output, [path for path in records if path != Path("-")], folder=False)
    with Pairs() as pairs:
        for line in chain.from_iterable(map(lines_of, records)):
            count(line, line.data, pairs)
        found = root_of(pairs)
    if output is not None:
        with opened(output) as file:
            file.write(found.to_bytes())
    click.echo(f"root:    {found.root}")
    click.echo(f"leaves:  {found.leaves:,} from {found.lines:,} lines")


@click.command()
@click.argument("name", metavar="ID")
@click.argument("records", metavar="RECORDS...", nargs=-1, required=True, type=PathType())
@click.option("-o", "--output", metavar="FILE", type=PathType(), help="Write the proof to this file.")
def prove(name: str, records: tuple[Path, ...], output: Path | None) -> None:
    """Prove that a record is in a corpus.

    ID is the id or the digest of a record, or at least its first eight digits. RECORDS are all files of the corpus. The
    proof is a line of JSON with the hashes that lead from the record to the corpus root. With the root, the proof and
    the record, anyone can check it with verify --proof, without the rest of the corpus.

    \b
    Examples:
      corpusclean prove b984fa79 records.jsonl -o proof.json
      corpusclean verify one.jsonl --proof proof.json --root root.json

    \b
    Exit codes: 0 success; 1 no such record; 2 usage error, or a damaged line.
    """
    from corpusclean.cli_lines import count, lines_of  # noqa: PLC0415  (not worth waiting for before --help)
    from corpusclean.cli_output import check_target, opened  # noqa: PLC0415
    from corpusclean.provenance.tree import Ambiguous, Pairs, find, prefix_of, prove, root_of  # noqa: PLC0415

    try:
        prefix = prefix_of(name)
    except ValueError as error:
        raise Problem(str(error), "see corpusclean prove --help") from error
    if output is not None:
        check_target(output, records, folder=False)
    with Pairs() as pairs:
        for line in chain.from_iterable(map(lines_of, records)):
            count(line, line.data, pairs)
        try:
            numbers = find(pairs, prefix)
        except Ambiguous as error:
            raise Problem(str(error), "give more digits") from error
        found = root_of(pairs)
        proofs = [prove(pairs, number, found) for number in numbers]
    if not proofs:
        raise Nothing(f"no record has an id or digest that begins with {prefix.removeprefix('sha256:')}")
    with opened(output) as file:
        for proof in proofs:
            file.write(proof.to_bytes())
