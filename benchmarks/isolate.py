"""Foreign code in processes of its own, each call with a time limit: what hangs is ended, its page counts as empty."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Final

from benchmarks.systems import Answer, System

#: Seconds that a system may take for a document, and to start and import what it needs.
LIMIT: Final = 20.0
_START: Final = 120.0


class Isolated:
    """A system in a child process, which is started again when a document takes too long or kills it.

    ``failures`` counts the documents on which it raised, died or was too slow.
    """

    def __init__(self, system: System, limit: float = LIMIT) -> None:
        self.system = system
        self.failures = 0
        self._limit = limit
        self._start()

    def __enter__(self) -> Isolated:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()

    def ask(self, document: bytes) -> Answer:
        """What the system says of a document; nothing where it fails."""
        try:
            self._here.send_bytes(document)
            said = self._here.recv() if self._here.poll(self._limit) else ()
        except (EOFError, OSError):
            said = ()
        if said == ():
            self._stop()
            self._start()
        if isinstance(said, Answer):
            return said
        self.failures += 1
        return Answer()

    def _start(self) -> None:
        context = get_context("spawn")
        self._here, there = context.Pipe()
        self._child = context.Process(target=_serve, args=(there, self.system), daemon=True)
        self._child.start()
        there.close()
        if not self._here.poll(_START):
            raise TimeoutError(f"{self.system.name} does not start")
        self._here.recv()

    def _stop(self) -> None:
        self._here.close()
        self._child.kill()
        self._child.join()


def _serve(there: Connection, system: System) -> None:
    """Answer documents until nobody asks; ``None`` where the system raises."""
    there.send(None)
    while True:
        try:
            document = there.recv_bytes()
        except (EOFError, OSError):
            return
        try:
            answer: Answer | None = system.clean(document)
        except Exception:  # foreign code on hostile pages: whatever it raises, it tells nothing
            answer = None
        there.send(answer)
