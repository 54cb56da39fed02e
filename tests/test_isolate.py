"""Systems in processes of their own: what hangs, dies or raises says nothing, and the next document is answered."""

from __future__ import annotations

import os
import time

from benchmarks.isolate import Isolated
from benchmarks.systems import Answer, System


def _odd(document: bytes) -> Answer:
    if document == b"hang":
        time.sleep(60)
    if document == b"die":
        os._exit(1)
    if document == b"raise":
        raise ValueError("no")
    return Answer(title=document.decode())


def test_every_document_has_an_answer() -> None:
    with Isolated(System("odd", _odd), limit=1) as process:
        said = [process.ask(document).title for document in (b"a", b"raise", b"b", b"die", b"c", b"hang", b"d")]
        assert said == ["a", None, "b", None, "c", None, "d"]
        assert process.failures == 3
