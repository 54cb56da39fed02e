"""``corpusclean show``: what it takes. What it does is in ``cli_show_run``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.cli_common import MEDIA_TYPES, PRESETS, PathType, absolute_url, max_bytes_option


@frozen
class Options:
    """What the user asked for."""

    path: Path
    meta: bool
    removed: bool
    media_type: str | None
    url: str | None
    recipe: str
    max_bytes: int


@click.command()
@click.argument("path", type=PathType(allow_dash=True))
@click.option("--meta", is_flag=True, help="Show the origin of each fact, and the alternatives.")
@click.option("--removed", is_flag=True, help="Show only the blocks that were removed.")
@click.option(
    "--media-type", type=click.Choice(MEDIA_TYPES), help="Media type; by default detected from content and suffix."
)
@click.option("--url", callback=absolute_url, help="URL of the document; selects one of a crawl archive.")
@click.option("--recipe", type=click.Choice(PRESETS), default="balanced", show_default=True, help="As in clean.")
@max_bytes_option
def show(**options: Any) -> None:
    """Show a document with the label of every block.

    PATH is a file, or - for standard input. Of a crawl archive, the first document is shown, or the one with the URL
    given by --url. Next to each block are its label, the rule that assigned it, and the rule's confidence (per mille;
    omitted if it is 1000). Control characters are shown as escapes. Colours are used on terminals only; NO_COLOR
    disables and FORCE_COLOR enables them.

    \b
    Examples:
      corpusclean show page.html
      corpusclean show page.html --removed
      corpusclean show page.html --meta
      FORCE_COLOR=1 corpusclean show page.html | less -R

    \b
    Exit codes: 0 success; 2 usage error or no such file; 3 the document was rejected.
    """
    from corpusclean.cli_show_run import run  # noqa: PLC0415  (the pipeline is not worth waiting for before --help)

    run(Options(**options))
