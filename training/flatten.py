"""The four ways of flattening of ``benchmarks/flatten.py``, each with the media type of what it writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks.flatten import by_bs4, by_html2text, by_inscriptis, by_resiliparse

FLATTENERS: Mapping[str, tuple[Callable[[str], str], str]] = {
    "resiliparse": (by_resiliparse, "text/plain"),
    "bs4": (by_bs4, "text/plain"),
    "inscriptis": (by_inscriptis, "text/plain"),
    "html2text": (by_html2text, "text/markdown"),
}
