"""A JSON-LD script as values. Broken scripts are mended where that is plain, else left alone."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any, Final

from corpusclean.provenance.replay import read_as

_LONGEST: Final = 2_000_000
#: How a script begins whose quotes are references.
_ESCAPED: Final = ("{&quot;", "[{&quot;", "{&#34;", "[{&#34;")
#: In a broken script: the strings that stand for one key, and the name of an author.
_PAIR: Final = re.compile(r'"(headline|datePublished|dateModified|articleSection)"\s*:\s*"([^"\\\n]{1,300})"')
_AUTHOR: Final = re.compile(r'"author"\s*:\s*[\[\s]{0,9}(?:\{[^{}]{0,200}?"name"\s*:\s*)?"([^"\\\n]{2,80})"')


def _bare(script: str) -> str:
    """The script without the comment and CDATA marks that may stand around it."""
    said = script.strip()
    said = read_as(said, "rcdata") if said.startswith(_ESCAPED) else said
    for _ in range(4):
        for mark in ("<!--", "<![CDATA[", "//", "/*", "*/"):
            said = said.removeprefix(mark).lstrip()
        for mark in ("-->", "]]>", "//", "/*", "*/", ";"):
            said = said.removesuffix(mark).rstrip()
    return said


def load(script: str) -> object:
    """The script as JSON values, ``None`` where it is none even without comments, controls, trailing commas."""
    if len(script) > _LONGEST:
        return None
    said = _bare(script)
    for attempt in (said, re.sub(r",\s*+(?=[}\]])", "", re.sub(r"[\x00-\x1f]", " ", said))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(said)


def _salvage(script: str) -> dict[str, Any] | None:
    """What a script that is no JSON says in plain pairs of strings, each key with one value only."""
    if "Article" not in script and "Posting" not in script:
        return None
    said: dict[str, set[str]] = defaultdict(set)
    for key, value in _PAIR.findall(script):
        said[key].add(value)
    node: dict[str, Any] = {key: values.pop() for key, values in sorted(said.items()) if len(values) == 1}
    names = set(_AUTHOR.findall(script))
    if len(names) == 1:
        node["author"] = names.pop()
    return {"@type": "Article", **node} if node else None
