"""What stands beside names: where people belong to, what they do, their degrees, and the agency they write for."""

from __future__ import annotations

import re
from functools import cache

from corpusclean.metadata.wordlists import data, fold, words

_SENTENCE = re.compile(r"[.!?;:。！？]\s|[!?。！？]$")
_PART = re.compile(r"[^\s,()/]+")
_BREAK = re.compile(r"[\s/,&-]+")


@cache
def _beside_affiliations() -> frozenset[str]:
    return words("small") | words("affiliation") | words("role_words")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(data()["affiliation_cjk"])


def is_affiliation(text: str) -> bool:
    """Whether the text names an institution, an outlet or an office, and is no sentence."""
    said = text.strip(" ,;:()")
    if not said or len(said) > 140 or _SENTENCE.search(said):
        return False
    parts = _PART.findall(said)
    folded = [fold(part).rstrip(".") for part in parts]
    if len(said) <= 24 and _office().search(said):
        return True
    if len(parts) > 16 or set(folded).isdisjoint(words("affiliation")):
        return False
    fine = _beside_affiliations()
    return all(part[0].isupper() or part[0] == "&" or word in fine for part, word in zip(parts, folded, strict=True))


def is_role(text: str) -> bool:
    """Whether a piece behind a name says what that person is or does."""
    return not words("roles").isdisjoint(_BREAK.split(fold(text)))


def without_role(text: str) -> str:
    """A name without the words behind it that say what that person does: "Ann Lee Education Editor"."""
    said = text.split()
    if not said or fold(said[-1]) not in words("roles") | words("role_words"):
        return text
    while said and fold(said[-1]) in words("roles") | words("role_words") | words("unlikely") | words("small"):
        said.pop()
    return " ".join(said)


def is_credential(text: str) -> bool:
    """Whether a piece behind a name stands for degrees or a generation: "PhD", "Jr"."""
    return bool(text) and all(
        fold(word).rstrip(".") in words("credentials") | words("suffixes") for word in text.split()
    )


def without_agency(text: str) -> tuple[str, str | None]:
    """A name, and the agency written right behind it, if any."""
    may_name = {word.lower() for word in text.rsplit(None, 1)[-1:]} & _last_of_agencies()
    match = _agency().search(text) if may_name else None
    whole = match and (" " in match[1] or "," in text)
    return (match[1], match[2]) if match and whole and match[2][0].isupper() else (text, None)


@cache
def _last_of_agencies() -> frozenset[str]:
    return frozenset(said.split()[-1] for said in data()["outlets"].split("|"))


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"^(.{{5,60}}?),?\s+(?:for\s+)?((?:{data()['outlets']}))$", re.IGNORECASE)
