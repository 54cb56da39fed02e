"""``corpusclean statement`` and ``corpusclean sign``: what they take. What they do is in ``cli_statement_run``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.cli_common import PathType


@frozen
class Options:
    """What the user asked for."""

    records: Path
    output: Path | None
    check: Path | None
    identity: str | None
    issuer: str | None
    staging: bool
    offline: bool


@frozen
class SignOptions:
    """What the user asked for."""

    statement: Path
    output: Path | None
    staging: bool


@click.command()
@click.argument("records", type=PathType())
@click.option("-o", "--output", metavar="OUT", type=PathType(), help="File to write the statement to.")
@click.option("--check", metavar="FILE", type=PathType(), help="Check RECORDS against this statement, signed or not.")
@click.option("--identity", help="Required signer: a mail address, or the URL of a workflow.")
@click.option("--issuer", help="Required issuer of that identity: the URL of an OpenID Connect issuer.")
@click.option("--staging", is_flag=True, help="The signature is from Sigstore's staging service.")
@click.option("--offline", is_flag=True, help="Check the signature with locally stored roots of trust.")
def statement(**options: Any) -> None:
    """Describe a file of records and what it was made from, or check such a statement.

    The statement is an in-toto Statement v1 with a SLSA provenance v1 predicate. Its subject is RECORDS; its
    dependencies are the sources, rules, model and libraries with their digests and versions. Only a statement that
    clean writes (with --statement) contains the times of the run. To check a statement that was signed with corpusclean
    sign, give --identity and --issuer.

    \b
    Examples:
      corpusclean clean pages/ -o records.jsonl --statement run.intoto.json
      corpusclean statement records.jsonl -o run.intoto.json
      corpusclean statement records.jsonl --check run.intoto.json

    \b
    Exit codes: 0 success; 1 the statement or its signature is wrong; 2 usage error or no records.
    """
    from corpusclean.cli_statement_run import run  # noqa: PLC0415  (not worth waiting for before --help)

    run(Options(**options))


@click.command()
@click.argument("statement", type=PathType())
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=PathType(),
    help="File to write the bundle to.  [default: STATEMENT.sigstore.json]",
)
@click.option("--staging", is_flag=True, help="Use Sigstore's staging service, for testing.")
def sign(**options: Any) -> None:
    """Sign a statement with Sigstore.

    The identity is taken from SIGSTORE_ID_TOKEN or from the environment (a build service); otherwise a browser asks for
    it. Identity and digest become public: they stay in Sigstore's log permanently. Requires the extra sign, and network
    access.

    \b
    Examples:
      corpusclean sign run.intoto.json
      corpusclean statement records.jsonl --check run.intoto.json.sigstore.json --identity me@example.org --issuer https://accounts.example.org

    \b
    Exit codes: 0 success; 1 signing failed; 2 usage error.
    """
    from corpusclean.cli_statement_run import run_sign  # noqa: PLC0415  (not worth waiting for before --help)

    run_sign(SignOptions(**options))
