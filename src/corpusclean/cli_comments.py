"""The options about comments, which ``clean`` takes, and ``verify --rerun`` to clean in the same way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

import click

from corpusclean.cli_common import COMMENT_AUTHORS, COMMENTS, PathType

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option(
        "--comments",
        type=click.Choice(COMMENTS),
        default="within",
        show_default=True,
        help="split: each comment is a record of its own; drop: leave their words out.",
    ),
    click.option(
        "--comment-authors",
        type=click.Choice(COMMENT_AUTHORS),
        default="keep",
        show_default=True,
        help="pseudonym: a keyed hash of each name; drop: no names.",
    ),
    click.option(
        "--author-key",
        metavar="FILE",
        type=PathType(),
        help="Key of the pseudonyms; without it clean makes one for each run.",
    ),
    click.option(
        "--comment-systems/--no-comment-systems",
        default=True,
        show_default=True,
        help="Whether known systems are asked, or comments are known by their shape alone.",
    ),
)


class CommentOptions(Protocol):
    """What the user asked for."""

    @property
    def comments(self) -> str: ...
    @property
    def comment_authors(self) -> str: ...
    @property
    def author_key(self) -> Path | None: ...
    @property
    def comment_systems(self) -> bool: ...


def comment_options(command: _Command) -> _Command:
    """The command with these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
