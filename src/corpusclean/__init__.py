"""Scraped documents become clean, checkable records.

>>> import corpusclean
>>> record = corpusclean.clean("The river rose again.\\n\\nSEE ALSO: Floods of the century")
>>> record.text
'The river rose again.'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from corpusclean.version import __version__ as __version__

if TYPE_CHECKING:
    from corpusclean.archives.warc import read_archive
    from corpusclean.errors import CorpuscleanError, MissingExtra, RecordError, Rejected, UnknownRules
    from corpusclean.model import Comment, Edit, Encoding, Entry, Evidence, License, Rejection, Source
    from corpusclean.pipeline import clean, clean_many
    from corpusclean.provenance.trace import trace
    from corpusclean.recipe import Recipe
    from corpusclean.record import Origin, Record, Removed
    from corpusclean.restoration import restore
    from corpusclean.sources import source_bytes
    from corpusclean.split import split_comments

__all__ = [
    "Comment",
    "CorpuscleanError",
    "Edit",
    "Encoding",
    "Entry",
    "Evidence",
    "License",
    "MissingExtra",
    "Origin",
    "Recipe",
    "Record",
    "RecordError",
    "Rejected",
    "Rejection",
    "Removed",
    "Source",
    "UnknownRules",
    "clean",
    "clean_many",
    "read_archive",
    "restore",
    "source_bytes",
    "split_comments",
    "trace",
]

#: Where the public names live. Each module is imported when one of its names is first asked for, so that the command's
#: help does not wait for the pipeline.
_MODULES: Final = {
    "CorpuscleanError": "errors",
    "MissingExtra": "errors",
    "RecordError": "errors",
    "Rejected": "errors",
    "UnknownRules": "errors",
    "Comment": "model",
    "Edit": "model",
    "Encoding": "model",
    "Entry": "model",
    "Evidence": "model",
    "License": "model",
    "Rejection": "model",
    "Source": "model",
    "clean": "pipeline",
    "clean_many": "pipeline",
    "Recipe": "recipe",
    "Origin": "record",
    "Record": "record",
    "Removed": "record",
    "read_archive": "archives.warc",
    "restore": "restoration",
    "source_bytes": "sources",
    "split_comments": "split",
    "trace": "provenance.trace",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
