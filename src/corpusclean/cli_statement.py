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
@click.option("-o", "--output", metavar="OUT", type=PathType(), help="File to write it to.")
@click.option("--check", metavar="FILE", type=PathType(), help="Hold RECORDS against a statement or a signed one.")
@click.option("--identity", help="Who must have signed it: a mail address, or the address of a workflow.")
@click.option("--issuer", help="Who must have vouched for that identity: the address of an OpenID Connect issuer.")
@click.option("--staging", is_flag=True, help="The signature is of Sigstore's staging service.")
@click.option("--offline", is_flag=True, help="Check the signature with the roots of trust that are at hand.")
def statement(**options: Any) -> None:
    """State what a file of records is and what it was made of, or check such a statement.

    It is an in-toto Statement v1 with a SLSA provenance v1 predicate: RECORDS as the subject; sources, rules, model and
    libraries with their digests and versions. The statement that clean writes with --statement also knows the times of
    the run. A statement that corpusclean sign has signed is checked with --identity and --issuer.

    \b
    Examples:
      corpusclean clean pages/ -o records.jsonl --statement run.intoto.json
      corpusclean statement records.jsonl -o run.intoto.json
      corpusclean statement records.jsonl --check run.intoto.json

    \b
    Exit codes: 0 fine; 1 the statement or its signature is not so; 2 wrong usage or no records.
    """
    from corpusclean.cli_statement_run import run  # noqa: PLC0415  (not worth waiting for before --help)

    run(Options(**options))


@click.command()
@click.argument("statement", type=PathType())
@click.option("-o", "--output", metavar="OUT", type=PathType(), help="The bundle; else STATEMENT with .sigstore.json.")
@click.option("--staging", is_flag=True, help="Use Sigstore's staging service, to try it out.")
def sign(**options: Any) -> None:
    """Sign a statement with Sigstore.

    The identity is taken from the surroundings (a build service) or from SIGSTORE_ID_TOKEN; else a browser asks for it.
    It becomes public: identity and digest stand in Sigstore's log for ever. Takes the extra sign, and the network.

    \b
    Examples:
      corpusclean sign run.intoto.json
      corpusclean statement records.jsonl --check run.intoto.json.sigstore.json --identity me@example.org --issuer https://accounts.example.org

    \b
    Exit codes: 0 fine; 1 it could not be signed; 2 wrong usage.
    """
    from corpusclean.cli_statement_run import run_sign  # noqa: PLC0415  (not worth waiting for before --help)

    run_sign(SignOptions(**options))
