"""Scraped documents become clean, checkable records.

>>> import corpusclean
>>> record = corpusclean.clean("The river rose again.\\n\\nSEE ALSO: Floods of the century")
>>> record.text
'The river rose again.'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpusclean.errors import CorpuscleanError, RecordError, Rejected
    from corpusclean.model import Comment, Edit, Encoding, Entry, Evidence, License, Rejection, Source
    from corpusclean.pipeline import clean, clean_many
    from corpusclean.recipe import Recipe
    from corpusclean.record import Origin, Record, Removed
    from corpusclean.sources import source_bytes

#: Where the public names live; each module is imported when one of its names is first used.
_HOMES = {
    "errors": ("CorpuscleanError", "RecordError", "Rejected"),
    "model": ("Comment", "Edit", "Encoding", "Entry", "Evidence", "License", "Rejection", "Source"),
    "pipeline": ("clean", "clean_many"),
    "recipe": ("Recipe",),
    "record": ("Origin", "Record", "Removed"),
    "sources": ("source_bytes",),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Comment",
    "CorpuscleanError",
    "Edit",
    "Encoding",
    "Entry",
    "Evidence",
    "License",
    "Origin",
    "Recipe",
    "Record",
    "RecordError",
    "Rejected",
    "Rejection",
    "Removed",
    "Source",
    "clean",
    "clean_many",
    "source_bytes",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
