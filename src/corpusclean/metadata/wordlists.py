"""The words that bylines and names are told by, and which of them speak in sentences."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def data() -> Mapping[str, str]:
    """The word lists of ``data/bylines.json``, each one string."""
    lists: Mapping[str, str] = json.loads(files(__package__).joinpath("data/bylines.json").read_text("utf-8"))
    return lists


def fold(text: str) -> str:
    """Lower case without accents, for looking words up."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return "".join([c for c in plain if not unicodedata.combining(c)])


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(fold(word) for word in data()[name].split())


@cache
def _both() -> frozenset[str]:
    """Words of sentences that are given names as well: May, Will."""
    return words("never") & words("given")


@cache
def _months() -> frozenset[str]:
    """The months as they are written in full, folded."""
    lists = json.loads(files(__package__).joinpath("data/dates.json").read_text("utf-8"))["months"]
    return frozenset(fold(said.split()[0]) for months in lists.values() for said in months)


def is_said(folded: list[str], whole: list[str]) -> bool:
    """Whether the words are of a sentence: one of them is no name, or is one only in front of another name or behind a
    given name; or all are months.
    """
    never = words("never").intersection(whole)
    if never and not never <= _both():
        return True
    if len(folded) == 1:
        return bool(never) and folded[0] in _months()
    alone = (words("given") - _both()).isdisjoint(folded[0].replace("‐", "-").split("-"))
    return (alone and any(word in never for word in folded[1:])) or _months().issuperset(folded)
