"""``corpusclean clean``: what it takes. What it does is in ``cli_clean_run``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from attrs import frozen

from corpusclean.archives.find import is_archive
from corpusclean.cli_comments import comment_options
from corpusclean.cli_common import FORM_NAMES, MEDIA_TYPES, PRESETS, PathType, absolute_url, max_bytes_option


@frozen
class Options:
    """What the user asked for."""

    paths: tuple[Path, ...]
    output: Path | None
    form: str
    rejections: Path | None
    media_type: str | None
    url: str | None
    quiet: bool
    recipe: str
    max_bytes: int
    comments: str
    comment_authors: str
    author_key: Path | None
    comment_systems: bool
    statement: Path | None
    jobs: int

    @property
    def folder(self) -> bool:
        """Whether ``output`` is a folder with a file for each document."""
        return self.output is not None and self.form != "jsonl"

    @property
    def single(self) -> bool:
        """Whether there can be only one document."""
        return len(self.paths) == 1 and not self.paths[0].is_dir() and not is_archive(self.paths[0])


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PathType(allow_dash=True))
@click.option(
    "-o", "--output", metavar="OUT", type=PathType(), help="File to write to; a folder for text and markdown."
)
@click.option(
    "--format", "form", type=click.Choice(FORM_NAMES), default="jsonl", show_default=True, help="Output format."
)
@click.option("--rejections", metavar="FILE", type=PathType(), help="Write rejections to this file, as JSON lines.")
@click.option(
    "--media-type",
    type=click.Choice(MEDIA_TYPES),
    help="Media type of all documents; by default detected from content and suffix.",
)
@click.option("--url", callback=absolute_url, help="URL of the document; only for a single one.")
@click.option(
    "--recipe",
    type=click.Choice(PRESETS),
    default="balanced",
    show_default=True,
    help="precision: keeps less boilerplate; recall: loses less of the article.",
)
@max_bytes_option
@click.option(
    "--statement",
    metavar="FILE",
    type=PathType(),
    help="Write a statement of the run (sources, versions, times) to this file.",
)
@comment_options
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Clean N documents at once, each in a process of its own; 0: one for each core. The output is the same.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary and no progress; rejected inputs are still listed.")
def clean(**options: Any) -> None:
    """Clean documents and write one record for each, as JSON lines.

    PATH is a file, a folder, or - for standard input. In a folder, all files with the suffixes .txt, .md, .html, .htm
    and .xhtml are read, and crawl archives (.warc, .warc.gz, .wet, .wet.gz), in the order of their paths; hidden files
    are skipped. A file given as PATH is read whatever its suffix. Records are written to standard output or to OUT,
    which is created only when it is complete. Inputs that cannot be cleaned are listed on standard error, with the
    reason.

    \b
    Examples:
      corpusclean clean page.html
      corpusclean clean pages/ -o records.jsonl --rejections rejected.jsonl
      corpusclean clean pages/ -o records.jsonl --jobs 0
      corpusclean clean pages/ --format text -o texts/
      corpusclean clean crawl.warc.gz -o records.jsonl
      curl -s https://example.org/ | corpusclean clean - --url https://example.org/

    \b
    Exit codes: 0 success; 2 usage error or no documents; 3 some inputs were rejected or are missing.
    """
    from corpusclean.cli_clean_run import run  # noqa: PLC0415  (the pipeline is not worth waiting for before --help)

    run(Options(**options))
