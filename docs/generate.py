"""What these pages take from the code: help texts, tables, the picture. ``python docs/generate.py`` renews them.

A part stands between ``<!-- from the code: NAME -->`` and ``<!-- end -->``. A test compares the pages with the code.
"""

import io
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from click.testing import CliRunner
from rich.console import Console
from rich.text import Text

from corpusclean.cli import COMMANDS, main
from corpusclean.label.phrases import phrase_files
from corpusclean.label.rules import ALL_RULES, CONTEXT_RULES
from corpusclean.metadata.tables import PREFERENCES, TITLE_VOTES, UNDATED_VOTES, VOTES

DOCS = Path(__file__).parent
#: The pictures of images/, and the document that each shows.
PICTURES = {
    "show.svg": "seeds/article-with-disqus-comments.txt",
    "show-thread.svg": "seeds/forum-thread.md",
}
WIDTH = 112
PART = re.compile(r"(?<=<!-- from the code: )(?P<name>[a-z ]+) -->\n.*?\n(?=<!-- end -->)", re.DOTALL)


def help_text(command):
    """The help of a command as it stands on a terminal of 80 columns."""
    said = CliRunner(env={"COLUMNS": "80"}).invoke(main, [*command.split(), "--help"], prog_name="corpusclean").output
    return f"```text\n{said.rstrip()}\n```"


def rules():
    """The table of rules, with the first sentences of their pages."""
    rows = ["| rule | what it finds |", "| --- | --- |"]
    for rule in ALL_RULES:
        said = " ".join(rule.page.split("\n\n")[0].split()).replace("``", "`").replace("|", r"\|")
        rows.append(f"| `{rule.name}`{' (context)' if rule in CONTEXT_RULES else ''} | {said} |")
    return "\n".join(rows)


def preferences():
    """Where each fact is taken from, the most trusted place first."""
    rows = ["| field | places |", "| --- | --- |"]
    for field, places in PREFERENCES.items():
        said = "by votes, see below" if field in VOTES else " → ".join(map(_place, places))
        rows.append(f"| `{field}` | {said} |")
    return "\n".join(rows)


def votes():
    """How much each place counts where places vote on a field."""
    days = sorted(VOTES["published"].items(), key=lambda pair: -pair[1])
    titles = sorted(TITLE_VOTES.items(), key=lambda pair: -pair[1])
    rows = [
        "| a day is said by | counts |",
        "| --- | ---: |",
        *(f"| {_place(name)} | {count} |" for name, count in days),
    ]
    rows += ["", "| a title | counts |", "| --- | ---: |", *(f"| {_place(name)} | {count} |" for name, count in titles)]
    return "\n".join(rows)


def undated_votes():
    """The same for pages that state no day."""
    titles = sorted(UNDATED_VOTES.items(), key=lambda pair: -pair[1])
    rows = ["| a title | counts |", "| --- | ---: |", *(f"| {_place(name)} | {count} |" for name, count in titles)]
    return "\n".join(rows)


def _place(name):
    place, _, key = name.partition("/")
    return f"{place} ({key})" if key else place


def languages():
    """The languages that have phrases."""
    tables = (tomllib.loads(data.decode("utf-8")) for _, data in phrase_files())
    return "\n".join(f"- `{table['language']}`: {table['name']}" for table in tables)


PARTS = {
    "help": lambda: help_text(""),
    **{f"help {command}": lambda command=command: help_text(command) for command in COMMANDS},
    "rules": rules,
    "languages": languages,
    "places": preferences,
    "votes": votes,
    "undated votes": undated_votes,
}


def fresh(page):
    """The page with its parts as the code has them now."""
    return PART.sub(lambda part: f"{part['name']} -->\n\n{PARTS[part['name']]()}\n\n", page)


def picture(name):
    """What ``corpusclean show`` prints for a document of seeds/, as SVG that loads no font from elsewhere."""
    document = PICTURES[name]
    env = {**os.environ, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "corpusclean", "show", document]
    shown = subprocess.run(command, env=env, cwd=DOCS.parent, capture_output=True, check=True).stdout.decode("utf-8")
    screen = Console(width=WIDTH, record=True, file=io.StringIO())
    screen.print(Text.from_ansi(shown))
    svg = screen.export_svg(title=f"corpusclean show {document}", unique_id=Path(name).stem)
    svg = re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = svg.replace(
        "font-family: Fira Code, monospace", "font-family: Menlo, Consolas, 'DejaVu Sans Mono', monospace"
    )
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


if __name__ == "__main__":
    for path in sorted(DOCS.glob("*.md")):
        path.write_text(fresh(path.read_text("utf-8")), "utf-8")
    for name in PICTURES:
        (DOCS / "images" / name).write_text(picture(name), "utf-8")
