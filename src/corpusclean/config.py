"""What a project says of its corpus: ``corpusclean.toml``, or ``[tool.corpusclean]`` in ``pyproject.toml``.

Only the command and the hooks look for it. A program says what it wants with ``Recipe``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from attrs import field, frozen

from corpusclean.errors import CorpuscleanError

OWN: Final = "corpusclean.toml"
COMMON: Final = "pyproject.toml"
_KEYS: Final = ("rules", "dataset")


class ConfigError(CorpuscleanError):
    """A configuration cannot be read; the text names the file and the key."""


@frozen
class Config:
    """``path``: the file that was found. ``rules``: the pinned rule set. ``dataset``: facts about the corpus."""

    path: Path | None = None
    rules: str | None = None
    dataset: Mapping[str, Any] = field(default=MappingProxyType({}))


def find_config(folder: Path) -> Config:
    """The configuration of the nearest of ``folder`` and the folders above it that has one; else an empty one.

    Raises ``ConfigError`` where it is not TOML, has a key that is not known, or a value of another type.
    """
    real = folder.resolve()
    for place in (real, *real.parents):
        for name in (OWN, COMMON):
            path = place / name
            if path.is_file():
                found = _read(path)
                if found is not None:
                    return found
    return Config()


def _read(path: Path) -> Config | None:
    try:
        said: Any = tomllib.loads(path.read_text("utf-8"))
    except (ValueError, OSError) as error:
        raise ConfigError(f"{path.name}: {str(error).splitlines()[0]}") from error
    at = ""
    if path.name == COMMON:
        tools = said.get("tool")
        if not isinstance(tools, dict) or "corpusclean" not in tools:
            return None
        said, at = tools["corpusclean"], "tool.corpusclean."
    if not isinstance(said, dict):
        raise ConfigError(f"{path.name}: {at.rstrip('.')} must be a table")
    for key in said:
        if key not in _KEYS:
            raise ConfigError(f"{path.name}: {at}{key}: unknown; known are {', '.join(_KEYS)}")
    rules = said.get("rules")
    if not isinstance(rules, str | None):
        raise ConfigError(f'{path.name}: {at}rules must be a string, like "2026.1"')
    dataset = said.get("dataset", {})
    if not isinstance(dataset, dict):
        raise ConfigError(f"{path.name}: {at}dataset must be a table")
    return Config(path, rules, dataset)
