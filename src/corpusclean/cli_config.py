"""The configuration of the folder in which a command is run, the recipe that it pins, and its options."""

from __future__ import annotations

import secrets
from pathlib import Path

from attrs import evolve

from corpusclean.cli_comments import CommentOptions
from corpusclean.cli_common import Problem, visible
from corpusclean.config import Config, ConfigError, find_config
from corpusclean.errors import UnknownRules
from corpusclean.recipe import RULES, SHORTEST_KEY, Recipe


def configured() -> Config:
    """The configuration. Raises ``Problem`` where it cannot be read."""
    try:
        return find_config(Path.cwd())
    except ConfigError as error:
        raise Problem(str(error), "see docs/diff.md") from error


def pinned_recipe(name: str, max_bytes: int) -> Recipe:
    """The recipe ``name`` with this limit, under the pinned rules. Raises ``Problem`` if this version lacks them."""
    config = configured()
    try:
        return Recipe(name=name, rules=config.rules or RULES, max_bytes=max_bytes)
    except UnknownRules as error:
        where = config.path.name if config.path else ""
        hint = f"install the version that has them, or look at corpusclean diff and pin {RULES!r}"
        raise Problem(f"{where}: {error}", hint) from error


def with_comments(recipe: Recipe, asked: CommentOptions) -> Recipe:
    """``recipe`` with what was asked about comments. Raises ``Problem`` where the key cannot be used."""
    return evolve(
        recipe,
        comment_systems=None if asked.comment_systems else (),
        comments=asked.comments,
        comment_authors=asked.comment_authors,
        author_key=_key(asked.author_key) if asked.comment_authors == "pseudonym" else None,
    )


def _key(file: Path | None) -> bytes:
    """The key of the pseudonyms: what the file holds, or a new one, which nobody will know again."""
    if file is None:
        return secrets.token_bytes(32)
    try:
        key = file.read_bytes().strip()
    except OSError as error:
        raise Problem(f"{visible(str(file))} cannot be read", error.strerror or str(error)) from error
    if len(key) < SHORTEST_KEY:
        raise Problem(f"the key in {visible(str(file))} is too short", f"give at least {SHORTEST_KEY} bytes")
    return key
