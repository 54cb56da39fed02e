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
        help="split: one record per comment; drop: leave the text of comments out.",
    ),
    click.option(
        "--comment-authors",
        type=click.Choice(COMMENT_AUTHORS),
        default="keep",
        show_default=True,
        help="pseudonym: replace names by a keyed hash; drop: remove names.",
    ),
    click.option(
        "--author-key",
        metavar="FILE",
        type=PathType(),
        help="File with the key for pseudonyms; by default clean uses a new key for each run.",
    ),
    click.option(
        "--comment-systems/--no-comment-systems",
        default=True,
        show_default=True,
        help="Whether to recognise known comment systems, or comments only by their layout.",
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
