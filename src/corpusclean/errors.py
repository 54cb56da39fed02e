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

    def __reduce__(self) -> tuple[type[Rejected], tuple[Rejection]]:
        """The error as ``pickle`` writes it: worker processes raise it too."""
        return type(self), (self.rejection,)


class RecordError(CorpuscleanError):
    """A record cannot be read: it is of another schema, or a field of it is not what the schema says."""


class NotInArchive(CorpuscleanError):
    """An archive does not hold the document that a record says it does."""


class MissingExtra(CorpuscleanError):
    """A library of an extra is not installed; the text says how to install it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, extra)

    def __str__(self) -> str:
        what, extra = self.args
        return f"{what} requires the extra {extra} — pip install 'corpusclean[{extra}]'"


class UnknownRules(CorpuscleanError, ValueError):
    """A recipe names a rule set that this version does not have."""

    def __init__(self, named: str) -> None:
        super().__init__(named)

    def __str__(self) -> str:
        return f"this version of corpusclean has no rules called {self.args[0]!r}"


def rejected(source: Source, stage: str, reason: str, message: str) -> Rejected:
    """The error that says why there is no record of ``source``."""
    size, digest = len(source.data), source.sha256
    return Rejected(Rejection(stage, reason, message, source.path, digest, size, url=source.url, warc=source.warc))
