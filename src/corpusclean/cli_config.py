"""The configuration of the folder in which a command is run, and the recipe that it pins."""

from __future__ import annotations

from pathlib import Path

from corpusclean.cli_common import Problem
from corpusclean.config import Config, ConfigError, find_config
from corpusclean.errors import UnknownRules
from corpusclean.recipe import RULES, Recipe


def configured() -> Config:
    """The configuration. Raises ``Problem`` where it cannot be read."""
    try:
        return find_config(Path.cwd())
    except ConfigError as error:
        raise Problem(str(error), "see docs/diff.md") from error


def pinned_recipe(name: str) -> Recipe:
    """The recipe ``name`` under the rules that are pinned. Raises ``Problem`` where this version has no such rules."""
    config = configured()
    try:
        return Recipe(name=name, rules=config.rules or RULES)
    except UnknownRules as error:
        where = config.path.name if config.path else ""
        hint = f"install the version that has them, or look at corpusclean diff and pin {RULES!r}"
        raise Problem(f"{where}: {error}", hint) from error
