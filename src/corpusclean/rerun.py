"""A source cleaned again, and what comes out held against its record: the third depth of verification."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, evolve, field

from corpusclean.errors import Rejected
from corpusclean.model import Source
from corpusclean.pipeline import clean
from corpusclean.provenance.verify import RerunResult
from corpusclean.recipe import PRESETS, Recipe
from corpusclean.record import Record
from corpusclean.restoration import unrestored
from corpusclean.split import comment_alone, split_comments


@define
class Cleaner:
    """Cleans sources again by ``options``, of which each record's recipe gives the name, and compares.

    It keeps what came of the last source, for the records of its comments follow each other.
    """

    options: Recipe = field(factory=Recipe)
    _last: tuple[Source, Recipe, Record] | None = field(default=None, init=False)

    def __call__(self, record: Record, data: bytes) -> RerunResult:
        """Clean the source ``data`` of ``record`` again. What was put back by hand is taken out first."""
        name = record.recipe.get("name")
        if name not in PRESETS:
            return RerunResult(not_rerun="made by a recipe that this version does not have")
        recipe = evolve(self.options, name=name)
        other = tuple(_differing(recipe.to_dict(), record.recipe))
        if "options" in other:
            return RerunResult(not_rerun="made under other rules" if "rule_set" in other else "made with other options")
        try:
            before = unrestored(record, data)
            again = self._cleaned(_source(record, data), recipe, record.part)
        except Rejected as error:
            return RerunResult((f"cleaned again it is rejected: {error}",), other)
        except ValueError as error:
            return RerunResult((f"cannot be cleaned again: {error}",), other)
        return _compared(again, before, other)

    def _cleaned(self, source: Source, recipe: Recipe, part: int | None) -> Record:
        if self._last is None or self._last[:2] != (source, recipe):
            self._last = (source, recipe, clean(source, recipe=recipe))
        whole = self._last[2]
        if part is None:
            return next(split_comments(whole)) if recipe.comments == "split" else whole
        if part >= len(whole.comments):
            raise ValueError("there is no such comment")
        return comment_alone(whole, part)


def rerun(record: Record, data: bytes) -> RerunResult:
    """What a ``Cleaner`` with the options of a plain ``Recipe()`` says."""
    return Cleaner()(record, data)


def _compared(again: Record, before: Record, other: tuple[str, ...]) -> RerunResult:
    if again.digest == before.digest or (other and again.content == before.content):
        return RerunResult(other_recipe=other)
    names = ", ".join(_differing(again.to_dict(), before.to_dict(), but=("content", "digest", "recipe")))
    more = f"; other recipe: {', '.join(other)}" if other else ""
    return RerunResult((f"cleaned again it differs in {names}{more}",), other)


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
