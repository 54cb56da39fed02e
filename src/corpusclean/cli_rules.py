"""``corpusclean rules`` and ``corpusclean rule NAME``: the table of rules, and a rule's own page."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

import click
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpusclean.cli_common import Problem, visible
from corpusclean.cli_terminal import console, fate_of, put
from corpusclean.label.rules import ALL_RULES
from corpusclean.label.rules.base import Example, Rule

_LABEL = 24
#: What else stands in a record's ``rule``, and what it says.
_NO_RULES: Final = MappingProxyType(
    {
        "model": "The trained model: its score says how likely the block is content, per mille.",
        "rest": "Nothing was found in the block, so it belongs to the article.",
        "mark": "The block has no text, so it has its neighbour's label.",
        "header": "A line of a plain text from which the title, an author or a date was read.",
        "beside-posts": "The block stands beside the posts of a thread.",
        "restore": "Somebody put the block back into the text.",
    }
)


@click.command()
def rules() -> None:
    """List the rules that label blocks, in the order in which they run.

    \b
    Examples:
      corpusclean rules
      corpusclean rule byline
    """
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column()
    for rule_ in ALL_RULES:
        table.add_row(Text(rule_.name, "bold"), _prose(inspect.cleandoc(rule_.page).split("\n\n")[0]))
    put(console(), table)


@click.command()
@click.argument("name")
def rule(name: str) -> None:
    """Show the documentation of one rule, with its examples.

    It describes what the rule finds and why, and which similar text it leaves alone. In the examples, every paragraph
    is shown with its label.

    \b
    Examples:
      corpusclean rule byline
      corpusclean rules
    """
    if name in _NO_RULES:
        put(console(), Text.assemble((name, "bold"), f" is no rule of the table. {_NO_RULES[name]}"))
        return
    found = next((known for known in ALL_RULES if known.name == name), None)
    if found is None:
        close = difflib.get_close_matches(name, [known.name for known in ALL_RULES], n=3, cutoff=0.6)
        hint = f"did you mean {' or '.join(close)}?" if close else "corpusclean rules lists them"
        raise Problem(f"no rule is called {visible(name)}", hint)
    screen = console()
    for part in _page(found):
        put(screen, part)


def _page(rule_: Rule) -> Iterator[Text | Padding | Table]:
    yield Text(rule_.name, "bold")
    for paragraph in inspect.cleandoc(rule_.page).split("\n\n"):
        yield Padding(_prose(paragraph), (1, 0, 0, 0))
    for heading, examples in (("Finds", rule_.finds), ("Leaves alone", rule_.leaves)):
        if examples:
            yield Padding(Text(heading, "bold"), (1, 0, 0, 0))
        for example in examples:
            yield Padding(_example(example), (1, 0, 0, 2))


def _prose(paragraph: str) -> Text:
    """A paragraph of a docstring, what stands in double backticks bold."""
    parts = " ".join(paragraph.split()).split("``")
    return Text.assemble(*((part, "bold" if number % 2 else "") for number, part in enumerate(parts)))


def _example(example: Example) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(width=_LABEL, no_wrap=True)
    table.add_column()
    for label, text in example.paragraphs:
        table.add_row(Text(label, fate_of(label).style), Text(visible(text), fate_of(label).style))
    return table
