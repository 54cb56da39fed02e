"""The errors that callers may want to catch."""

from __future__ import annotations

from corpusclean.model import Rejection, Source


class CorpuscleanError(Exception):
    """Base of all errors that corpusclean raises on purpose. Its text is one line that says what to do."""


class Rejected(CorpuscleanError):
    """There can be no record of this source; ``rejection`` says why."""

    def __init__(self, rejection: Rejection) -> None:
        super().__init__(rejection.message)
        self.rejection = rejection


class RecordError(CorpuscleanError):
    """A record cannot be read: it is of another schema, or a field of it is not what the schema says."""


def rejected(source: Source, stage: str, reason: str, message: str) -> Rejected:
    """The error that says why there is no record of ``source``."""
    return Rejected(Rejection(stage, reason, message, path=source.path, sha256=source.sha256, bytes=len(source.data)))
