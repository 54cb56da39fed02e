"""Scraped documents become clean, checkable records.

>>> import corpusclean
>>> record = corpusclean.clean("The river rose again.\\n\\nSEE ALSO: Floods of the century")
>>> record.text
'The river rose again.'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from corpusclean.errors import CorpuscleanError, RecordError, Rejected
    from corpusclean.model import Comment, Edit, Encoding, Entry, Evidence, License, Rejection, Source
    from corpusclean.pipeline import clean, clean_many
    from corpusclean.recipe import Recipe
    from corpusclean.record import Origin, Record, Removed
    from corpusclean.sources import source_bytes

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

#: Where the public names live. Each module is imported when one of its names is first asked for, so that the command's
#: help does not wait for the pipeline.
_NAMES_OF: Final = {
    "errors": ("CorpuscleanError", "RecordError", "Rejected"),
    "model": ("Comment", "Edit", "Encoding", "Entry", "Evidence", "License", "Rejection", "Source"),
    "pipeline": ("clean", "clean_many"),
    "recipe": ("Recipe",),
    "record": ("Origin", "Record", "Removed"),
    "sources": ("source_bytes",),
}
_MODULE_OF: Final = {name: module for module, names in _NAMES_OF.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
