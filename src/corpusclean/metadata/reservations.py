"""Every reservation against mining or training that a machine can read: in meta tags, headers, front matter and C2PA.

What is found is named as said; that nothing is found is no consent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeAlias

from corpusclean.metadata.candidates import Candidate, text_value
from corpusclean.model import Block, Page
from corpusclean.provenance.replay import decode

_FIELD: Final = "reservations"
_TDM: Final = ("tdm-reservation", "tdm-policy")
#: Names whose value is a list of directives to crawlers; others end in ``bot`` (``gptbot``, ``googlebot``).
_ROBOTS: Final = frozenset(("robots", "x-robots-tag", "google-extended", "applebot-extended", "claude-web"))
_DIRECTIVES: Final = frozenset(("noai", "noimageai", "noml", "notrain", "noaitraining"))
#: Names whose value is yes or no.
_TRAINING: Final = frozenset(("ai-training", "ai_training", "ai-train", "train-ai", "generative-ai-training"))
_NO: Final = frozenset(
    ("no", "n", "none", "false", "0", "deny", "denied", "disallow", "disallowed", "prohibited", "off")
)
#: Headers of the form ``train-ai=n``.
_USAGE: Final = frozenset(("content-usage", "content-signal"))
#: Names that state a reservation, beside those in ``bot``.
_NAMES: Final = _ROBOTS | _TRAINING | _USAGE | {*_TDM}
_REFUSED: Final = re.compile(r"\b(?:train-ai|ai-train|train-genai|ai|tdm|all)\s{0,3}=\s{0,3}(?:no?|0)\b", re.IGNORECASE)
_LONGEST: Final = 300
#: Name, value, the evidence word, and the bytes.
_Statement: TypeAlias = tuple[str, str, str, int | None, int | None]
_MOST: Final = 20

#: A C2PA manifest's assertion, whether as JSON or in its binary form; what it says stands soon behind its name.
_ASSERTION: Final = re.compile(rb"(?:c2pa|cawg)\.training-mining")
_ASSERTED: Final = b".training-mining"
_NOT_ALLOWED: Final = re.compile(rb"notAllowed|constrained")
_BEHIND: Final = 2_000
#: Bytes hidden in a text are written as variation selectors, sixteen in one range and the others in another.
_SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{8,}+")


def reservations(page: Page) -> Iterator[Candidate]:
    """A candidate for each reservation, the carrier's first, then those of the document in the order of its bytes."""
    said: list[_Statement] = [(name, value, "carrier", None, None) for name, value in page.source.headers.items()]
    facts = (fact for fact in page.facts if fact.by in ("meta", "front-matter"))
    words = {"meta": "meta tag", "front-matter": "front-matter"}
    said += [(fact.name, fact.value, words[fact.by], fact.start, fact.end) for fact in facts]
    open_ = {value.strip() for name, value, *_ in said if name.casefold() == "tdm-reservation"} == {"0"}
    for name, value, by, start, end in said:
        key = name.strip().casefold().replace("tdm_", "tdm-")
        if key not in _NAMES and not key.endswith("bot"):
            continue
        for found in _of_value(key, text_value(value), mining_allowed=open_):
            yield Candidate(_FIELD, (f"{key}: {found}"[:_LONGEST],), by, start, end, key)
    yield from _of_manifests(page)


def _of_value(name: str, value: str, *, mining_allowed: bool) -> Iterable[str]:
    if name in _TDM:
        return [value] if value and value != "0" and not mining_allowed else []
    if name in _ROBOTS or name.endswith("bot"):
        said = (part.strip() for part in value.casefold().split(",")[:_MOST])
        return [part for part in said if _is_directive(part)]
    if name in _TRAINING:
        return [value] if value.casefold() in _NO else []
    if name in _USAGE:
        return [match[0] for match in _REFUSED.finditer(value[:_LONGEST])]
    return []


def _is_directive(part: str) -> bool:
    """``noai``, or ``agent: noai``."""
    return bool(_DIRECTIVES.intersection(re.split(r"[\s:;]+", part)))


def _of_manifests(page: Page) -> Iterator[Candidate]:
    data = page.source.data
    for match in islice(_ASSERTION.finditer(data), _MOST) if _ASSERTED in data else ():
        start = match.start()
        use = _NOT_ALLOWED.search(data, match.end(), match.end() + _BEHIND)
        if use and not any(block.start <= start < block.end and not block.hidden for block in page.blocks):
            yield _of_manifest(match[0], use[0], start, use.end())
    for block in page.blocks:
        if block.edits and any("hidden-bytes" in edit.step for edit in block.edits):
            yield from _of_hidden_bytes(page, block)


def _of_hidden_bytes(page: Page, block: Block) -> Iterator[Candidate]:
    text = decode(page.source.data[block.start : block.end], page.encoding.codec)
    for run in _SELECTORS.finditer(text):
        data = bytes(ord(said) - (0xFE00 if said < "\uff00" else 0xE0100 - 16) for said in run[0])
        for match in _ASSERTION.finditer(data):
            if use := _NOT_ALLOWED.search(data, match.end(), match.end() + _BEHIND):
                yield _of_manifest(match[0], use[0], block.start, block.end)


def _of_manifest(name: bytes, use: bytes, start: int, end: int) -> Candidate:
    said = f"{name.decode('ascii')}: {use.decode('ascii')}"
    return Candidate(_FIELD, (said,), "c2pa manifest", start, end, name.decode("ascii"))
