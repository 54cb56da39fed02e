"""Documents and attributes as the Dolma toolkit reads them; compressed where the file's name ends in ``.gz``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from corpusclean.exports.base import Corpus, Export, Pieces
from corpusclean.exports.survey import domain_of, license_name

_KEPT: Final = "article"


def _documents(corpus: Corpus) -> Pieces:
    source = corpus.dataset.name or corpus.path.stem
    for data in corpus.records():
        origin = data["origin"]
        document = {
            "id": data["digest"],
            "text": data["text"],
            "source": source,
            "created": data["published"] or "",
            "added": origin["captured"] or "",
            "version": data["recipe"].get("rule_set"),
            "metadata": {
                "id": data["id"],
                "url": origin["url"] or data["url"],
                "domain": domain_of(data),
                "title": data["title"],
                "authors": data["authors"],
                "language": data["language"],
                "license": license_name(data["license"]) or None,
                "reservations": data["reservations"],
                "path": origin["path"],
            },
        }
        yield _line(document)


def _attributes(corpus: Corpus) -> Pieces:
    source = corpus.dataset.name or corpus.path.stem
    for data in corpus.records():
        yield _line({"id": data["digest"], "source": source, "attributes": _spans(data)})


def _spans(data: Mapping[str, Any]) -> dict[str, list[list[int | float]]]:
    """The kept blocks by label, and over the whole text the share of the source's visible characters that it keeps.

    A span is its first code point, the one after its last, and a score from 0 to 1: how sure the label is.
    """
    spans: dict[str, list[list[int | float]]] = {}
    for block in data["blocks"]:
        start, end = block.get("text_start"), block.get("text_end")
        if start is not None and end > start:
            name = "corpusclean__" + block["label"].replace(".", "_")
            spans.setdefault(name, []).append([start, end, block.get("score", 1000) / 1000])
    share = data["counts"].get("kept_per_mille", 0) / 1000
    spans["corpusclean__kept"] = [[0, len(data["text"]), share]]
    return spans


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


DOCUMENTS: Final = Export(_documents, "documents/records.jsonl.gz", "documents for the Dolma toolkit, as JSON lines")
ATTRIBUTES: Final = Export(
    _attributes, "attributes/corpusclean/records.jsonl.gz", "their blocks as spans, for the same toolkit"
)
