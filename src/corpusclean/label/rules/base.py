"""What a rule is: a name, a function that finds, a page of documentation, and cases that hold it to account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from attrs import frozen

from corpusclean.model import Finding

#: The score of a finding by place that two witnesses agree on.
CERTAIN: Final = 950
#: The score of a finding that gives way to the model on HTML.
WEAK: Final = 550


@frozen
class Example:
    """A small plain-text document, a paragraph per line, each with the label that it is to have.

    Written as ``label | text`` lines; ``=`` stands for the article.
    """

    paragraphs: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The document: the paragraphs, a blank line between them."""
        return "\n\n".join(text for _, text in self.paragraphs)


@frozen
class Rule:
    """A rule of the table. ``find`` takes the document, and for a context rule also the first findings.

    ``page``: what it finds and why. ``finds``: documents in which it fires. ``leaves``: documents that look
    alike and keep the article as written.
    """

    name: str
    find: Callable[..., Iterable[Finding]]
    page: str
    finds: tuple[Example, ...]
    leaves: tuple[Example, ...]


def example(lines: str) -> Example:
    """An ``Example`` from its notation."""
    pairs = (line.partition("|") for line in lines.strip().splitlines())
    return Example(tuple((label.strip().replace("=", "article"), text.strip()) for label, _, text in pairs))


def rule(name: str, find: Callable[..., Iterable[Finding]], module: dict[str, Any]) -> Rule:
    """The rule of a module: its docstring is the page, ``FINDS`` and ``LEAVES`` are the cases."""
    return Rule(
        name, find, module["__doc__"], tuple(map(example, module["FINDS"])), tuple(map(example, module["LEAVES"]))
    )
