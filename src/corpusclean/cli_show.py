"""``corpusclean show``: what it takes. What it does is in ``cli_show_run``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.cli_common import MEDIA_TYPES, PRESETS, PathType, unicode_text


@frozen
class Options:
    """What the user asked for."""

    path: Path
    meta: bool
    removed: bool
    media_type: str | None
    url: str | None
    recipe: str


@click.command()
@click.argument("path", type=PathType(allow_dash=True))
@click.option("--meta", is_flag=True, help="Show where each fact comes from, and what else was in question.")
@click.option("--removed", is_flag=True, help="Show only the blocks that were removed.")
@click.option("--media-type", type=click.Choice(MEDIA_TYPES), help="What the document is; else its content tells.")
@click.option("--url", callback=unicode_text, help="Where it was found; which one of a crawl archive.")
@click.option("--recipe", type=click.Choice(PRESETS), default="balanced", show_default=True, help="As in clean.")
def show(**options: Any) -> None:
    """Show a document with every block coloured and named.

    PATH is a file, or - for standard input; of a crawl archive the first document is shown, or the one with the address
    --url. Beside each block stand its label, the rule that gave it, and how sure that is (per mille, where not quite).
    Control characters in a document are shown as escapes. Colours go to terminals only; NO_COLOR turns them off,
    FORCE_COLOR on.

    \b
    Examples:
      corpusclean show page.html
      corpusclean show page.html --removed
      corpusclean show page.html --meta
      FORCE_COLOR=1 corpusclean show page.html | less -R

    \b
    Exit codes: 0 fine; 2 wrong usage or no such file; 3 the document is rejected.
    """
    from corpusclean.cli_show_run import run  # noqa: PLC0415  (the pipeline is not worth waiting for before --help)

    run(Options(**options))
