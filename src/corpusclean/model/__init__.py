"""The values that pass between the stages: ``Source → Page(blocks) → findings → Record``.

Three modules in the order of the flow: ``page`` (the document), ``findings`` (what the stages find in it), ``results``
(what a record holds). Everything here is frozen (what a page has a thousand of, for type checkers alone); nothing here
decides.
All ``start``/``end`` pairs are half-open. Unless a docstring says otherwise they count *bytes of the source*.
Scores are integers per mille.
"""

from __future__ import annotations

from corpusclean.model.findings import KINDS, LABELS, Elsewhere, Finding, Post, Thread
from corpusclean.model.page import (
    JOINS,
    Block,
    Edit,
    Element,
    Encoding,
    Fact,
    Join,
    Page,
    Read,
    Shape,
    Source,
    SourceBytes,
    Space,
    bytes_of,
)
from corpusclean.model.results import Comment, Entry, Evidence, Language, License, Metadata, Rejection, is_kept

__all__ = [
    "JOINS",
    "KINDS",
    "LABELS",
    "Block",
    "Comment",
    "Edit",
    "Element",
    "Elsewhere",
    "Encoding",
    "Entry",
    "Evidence",
    "Fact",
    "Finding",
    "Join",
    "Language",
    "License",
    "Metadata",
    "Page",
    "Post",
    "Read",
    "Rejection",
    "Shape",
    "Source",
    "SourceBytes",
    "Space",
    "Thread",
    "bytes_of",
    "is_kept",
]
