"""Phrases as patterns: one that shares what phrases begin with, and a glance that says that a line begins with none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import product
from string import ascii_lowercase
from typing import Final

_SIZE: Final = 3
#: Letters that a pattern without regard to case takes for ASCII ones.
_ALIKE: Final = str.maketrans("ıſ", "is")
#: The end of a phrase in a tree of phrases.
_END: Final = ""
_Tree = dict[str, "_Tree"]


def one_of(phrases: Iterable[Sequence[str]]) -> str:
    """The source of a pattern for one of the phrases, each a row of sources; the longest that matches is taken.

    Phrases that begin alike are one branch, so that a text is compared with what they share once.
    """
    tree: _Tree = {}
    for phrase in phrases:
        at = tree
        for piece in phrase:
            at = at.setdefault(piece, {})
        at[_END] = {}
    return _branches(tree)


def _branches(tree: _Tree) -> str:
    source = "|".join(piece + _branches(rest) for piece, rest in tree.items() if piece)
    if len(tree) > 1 or not source:
        source = f"(?:{source})" if source else ""
    return source + "?" if _END in tree and source else source


def heads(phrases: Iterable[str]) -> frozenset[str]:
    """The first three characters of each phrase in lower case, with and without its spaces; those of a shorter phrase
    with whatever may follow.
    """
    found: set[str] = set()
    for phrase in phrases:
        said = phrase.translate(_ALIKE)
        pieces = [(" ", "") if letter == " " else (letter,) for letter in said[: 2 * _SIZE]]
        found |= {"".join(chosen)[:_SIZE] for chosen in product(*pieces)}
    short = {head for head in found if len(head) < _SIZE}
    more = (
        "".join((head, *rest)) for head in short for rest in product(f" {ascii_lowercase}", repeat=_SIZE - len(head))
    )
    return frozenset((*found, *more))


def may_begin(text: str, known: Set[str]) -> bool:
    """Whether a line may begin with a phrase of which ``known`` are the ``heads``; a pattern has to say so for sure.

    Only a line that begins with ASCII letters is told at a glance.
    """
    first = text[:_SIZE]
    if len(first) < _SIZE or first.lower() in known or not first.isascii():
        return True
    return not first.isalpha() and not (first[0].isalpha() and first.replace(" ", "a").isalpha())


def beginning(texts: Iterable[str], known: Set[str]) -> list[str]:
    """Those of many lines that ``may_begin`` with one of these phrases, and a few more."""
    return [
        text
        for text in texts
        if (first := text[:_SIZE]).lower() in known or not (first.isascii() and first.isalpha()) or len(first) < _SIZE
    ]
