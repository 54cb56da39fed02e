"""``corpusclean statement`` and ``corpusclean sign`` at work."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import click

from corpusclean.cli_common import RECORDS_HINT, WRONG, Problem, check_input, visible
from corpusclean.cli_output import check_target, opened
from corpusclean.cli_statement import Options, SignOptions
from corpusclean.errors import RecordError
from corpusclean.statement.build import Corpus, Run, statement, survey, to_bytes
from corpusclean.statement.check import StatementError, contradictions, parse
from corpusclean.statement.sign import SignatureError, Signer, sign, verified


def run(asked: Options) -> None:
    """Write or check a statement, and leave with the exit code. Raises ``Problem``."""
    if (asked.identity is None) != (asked.issuer is None):
        raise Problem("--identity and --issuer go together", "state both")
    if asked.identity is not None and asked.check is None:
        raise Problem("--identity is for --check", "name a signed statement with --check")
    if asked.check is not None and asked.output is not None:
        raise Problem("-o and --check cannot be combined", "omit one of them")
    if asked.output is not None:
        check_target(asked.output, [asked.records], folder=False)
    if asked.check is None:
        said = to_bytes(statement(corpus_of(asked.records)))
        with opened(asked.output) as file:
            file.write(said)
        return
    problems = _check(asked, asked.check)
    if problems:
        for problem in problems:
            click.echo(visible(problem))
        click.get_current_context().exit(WRONG)


def corpus_of(records: Path) -> Corpus:
    """What the file ``records`` says of its making. Raises ``Problem``."""
    check_input(records, RECORDS_HINT, reread=True)
    try:
        corpus = survey(records)
    except RecordError as error:
        raise Problem(f"{visible(str(records))}, {visible(str(error))}", RECORDS_HINT) from error
    if not corpus.records:
        raise Problem(f"{visible(str(records))} holds no records", RECORDS_HINT)
    return corpus


def write_run(target: Path, records: Path, run_: Run) -> None:
    """Write the statement of the run that wrote ``records``."""
    said = to_bytes(statement(corpus_of(records), run_))
    with opened(target) as file:
        file.write(said)


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _check(asked: Options, path: Path) -> list[str]:
    check_input(asked.records, RECORDS_HINT, reread=True)
    data = _read(path)
    signer = Signer(asked.identity, asked.issuer) if asked.identity and asked.issuer else None
    signed = _is_bundle(data)
    if signed and signer is None:
        raise Problem(f"{visible(str(path))} is signed", "name the required signer with --identity and --issuer")
    if not signed and signer is not None:
        raise Problem(f"{visible(str(path))} is not signed", "corpusclean sign signs a statement")
    try:
        if signed and signer is not None:
            data = verified(data, signer, staging=asked.staging, offline=asked.offline)
        said = parse(data)
    except SignatureError as error:
        return [f"the signature does not hold: {error}"]
    except StatementError as error:
        raise Problem(f"{visible(str(path))}: {visible(str(error))}", "name a statement of a run") from error
    try:
        corpus = survey(asked.records)
    except RecordError as error:
        return [f"the records cannot be read: {error}"]
    problems = list(contradictions(said, corpus))
    if not problems:
        click.echo(f"records:    {corpus.records:,}, as stated")
        click.echo(f"sources:    {len(corpus.sources):,}, as stated")
        click.echo(f"signature:  {f'good, by {visible(signer.identity)}' if signer else 'none'}")
    return problems


def _is_bundle(data: bytes) -> bool:
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and "verificationMaterial" in said


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise Problem(f"{visible(str(path))}: {reason}", "name a statement of a run") from error


def run_sign(asked: SignOptions) -> None:
    """Sign a statement. Raises ``Problem``."""
    data = _read(asked.statement)
    try:
        parse(data)
    except StatementError as error:
        raise Problem(f"{visible(str(asked.statement))}: {visible(str(error))}", "name a statement of a run") from error
    target = asked.output or asked.statement.with_name(asked.statement.name + ".sigstore.json")
    check_target(target, [asked.statement], folder=False)
    try:
        bundle = sign(data, token=os.environ.get("SIGSTORE_ID_TOKEN"), staging=asked.staging)
    except SignatureError as error:
        click.echo(f"not signed: {visible(str(error))} — signing takes the network and an identity", err=True)
        click.get_current_context().exit(WRONG)
    with opened(target) as file:
        file.write(bundle)
