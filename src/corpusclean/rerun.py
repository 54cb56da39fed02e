"""A source cleaned again, and what comes out held against its record: the third depth of verification."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from corpusclean.errors import Rejected
from corpusclean.model import Source
from corpusclean.pipeline import clean
from corpusclean.provenance.verify import Again
from corpusclean.recipe import PRESETS, Recipe
from corpusclean.record import Record
from corpusclean.restoration import unrestored


def rerun(record: Record, data: bytes) -> Again:
    """Clean the source ``data`` of ``record`` again, and compare. What was put back by hand is taken out first."""
    name = record.recipe.get("name")
    if name not in PRESETS:
        return Again((f"cannot be cleaned again: this version has no recipe {name!a}",))
    recipe = Recipe(name=str(name))
    other = tuple(_differing(recipe.to_dict(), record.recipe))
    if "options" in other:
        return Again(("cannot be cleaned again: it was made with other options than the defaults",), other)
    try:
        before = unrestored(record, data)
        again = clean(_source(record, data), recipe=recipe)
    except Rejected as error:
        return Again((f"cleaned again it is rejected: {error}",), other)
    except ValueError as error:
        return Again((f"cannot be cleaned again: {error}",), other)
    if again.digest == before.digest or (other and again.content == before.content):
        return Again(other_recipe=other)
    names = ", ".join(_differing(again.to_dict(), before.to_dict(), but=("content", "digest", "recipe")))
    return Again(
        (f"cleaned again it differs in {names}" + (f"; other recipe: {', '.join(other)}" if other else ""),), other
    )


def _source(record: Record, data: bytes) -> Source:
    """The source as the carrier must have handed it over. Its charset counts only where it decided the encoding."""
    origin = record.origin
    charset = origin.encoding.codec if origin.encoding.by == "carrier" else None
    warc = dict(origin.warc or {})
    return Source(data, origin.media_type, origin.path, origin.url, charset, origin.captured, warc)


def _differing(ours: Mapping[str, Any], theirs: Mapping[str, Any], but: tuple[str, ...] = ()) -> Iterator[str]:
    """The names under which two objects differ; of an object in one of them, ``outer.inner``."""
    for name in sorted({*ours, *theirs}.difference(but)):
        one, other = ours.get(name), theirs.get(name)
        if one == other:
            continue
        if name == "reader" and isinstance(one, Mapping) and isinstance(other, Mapping):
            yield from (f"{name}.{inner}" for inner in _differing(one, other))
        else:
            yield name
