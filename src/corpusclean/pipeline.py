"""The way of the data: a source in, a record or the reason why there is none out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpusclean.assemble import Parts, assemble, ledger
from corpusclean.checks import must_be
from corpusclean.comments import elsewhere, find_threads
from corpusclean.errors import Rejected
from corpusclean.label import label
from corpusclean.label.glue import split_glued
from corpusclean.label.reveal import reveal
from corpusclean.label.stated import with_header
from corpusclean.metadata import describe
from corpusclean.metadata.language import declared_languages, detect_language
from corpusclean.model import Rejection
from corpusclean.read import read
from corpusclean.recipe import Recipe
from corpusclean.record import Record
from corpusclean.sources import Document, as_source, check_size, many


def clean(
    source: Document, *, media_type: str | None = None, url: str | None = None, recipe: Recipe | None = None
) -> Record:
    """The record of one document.

    ``source``: bytes, a path object, a ``str`` (the document's text, never a path), or a Beautiful Soup tree.
    ``media_type``: ``text/plain``, ``text/markdown``, ``text/html`` or ``application/xhtml+xml``; without one it is
    told from content and suffix. ``url``: where the document was found, if its carrier knew.

    Raises ``Rejected`` where there can be no record (empty, blank, binary, undecodable, too large, not there), and
    ``ValueError`` for another media type, ``TypeError`` for arguments of another type. A document without an article is
    a record whose ``text`` is empty.
    """
    recipe = _checked(recipe)
    known = as_source(source, media_type=media_type, url=url, max_bytes=recipe.max_bytes)
    check_size(known, recipe.max_bytes)
    page = reveal(split_glued(read(known, recipe.max_undecodable)))
    threads = find_threads(page, recipe.comment_systems)
    verdicts = label(page, threads, recipe.name)
    text, entries = ledger(page.blocks, verdicts)
    said = text or " ".join(entry.text or "" for entry in entries)
    language = detect_language(said, declared_languages(page))
    fetched = elsewhere(page, threads, recipe.comment_systems)
    facts = describe(page, verdicts, threads, language.tag)
    if (labelled := with_header(page, verdicts, facts)) is not verdicts:
        text, entries = ledger(page.blocks, labelled)
    return assemble(page, Parts(text, entries, threads, facts, language, fetched), recipe)


def _checked(recipe: Recipe | None) -> Recipe:
    if recipe is None:
        return Recipe()
    must_be("recipe", recipe, Recipe, "a Recipe, like Recipe(name='precision')")
    return recipe


def clean_many(
    sources: Iterable[Document],
    *,
    media_type: str | None = None,
    recipe: Recipe | None = None,
) -> Iterator[Record | Rejection]:
    """One outcome for each of ``sources``, in their order: a record, or the rejection that ``clean`` would raise.

    Raises ``TypeError`` for a single document, which is a list of its letters to Python.
    """
    return _outcomes(many(sources), media_type, _checked(recipe))


def _outcomes(sources: Iterable[Document], media_type: str | None, recipe: Recipe) -> Iterator[Record | Rejection]:
    for source in sources:
        try:
            yield clean(source, media_type=media_type, recipe=recipe)
        except Rejected as error:
            yield error.rejection
