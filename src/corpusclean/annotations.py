"""Traces as W3C Web Annotations: JSON-LD that says what was decided on which words, with the selectors of the standard.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from corpusclean.provenance import replay
from corpusclean.provenance.trace import Part, Trace
from corpusclean.read.html_paths import element_paths
from corpusclean.record import Record

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"


def annotate(record: Record, traces: Iterable[Trace], source: bytes | None = None) -> Iterator[dict[str, Any]]:
    """An annotation for each part of each trace, in their order.

    The body says label and rule, the target names the source by its digest (RFC 6920, ``ni:///sha-256;…``) and the
    words by a ``TextQuoteSelector``, a ``DataPositionSelector`` (bytes) and, with the source, a
    ``TextPositionSelector``: code points of the decoded text or, in HTML, of the text of all blocks, joined as replay
    joins them. For HTML an ``XPathSelector`` names the element.
    """
    html = "html" in record.origin.media_type
    parts = [part for one in traces for part in one.parts]
    ranges = [(part.start, part.end) for part in parts]
    paths = element_paths(source, record.origin.encoding.codec, ranges) if html and source is not None else {}
    for part in parts:
        selectors = [_data(part), *_position(record, part, source), _quote(part)]
        path = paths.get((part.start, part.end))
        if path is not None:
            selectors.append({"type": "XPathSelector", "value": path, "refinedBy": _quote(part)})
        yield _annotation(record, part, selectors)


def _annotation(record: Record, part: Part, selectors: list[dict[str, Any]]) -> dict[str, Any]:
    decided = f"blocks[{part.block}], by rule {part.rule}, score {part.score} per mille"
    if part.was:
        decided += f"; before that {part.was[0]} by rule {part.was[1]}"
    said = {
        "@context": _CONTEXT,
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": part.label},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": decided},
        ],
        "target": {"type": "SpecificResource", "source": _source(record), "selector": selectors},
    }
    return {"id": _named(replay.sha256(replay.canonical(said))), **said}


def _source(record: Record) -> Mapping[str, Any]:
    said = {"id": _named(record.id), "type": "Text", "format": record.origin.media_type}
    address = record.origin.url or record.url
    return {**said, "via": address} if address else said


def _named(digest: str) -> str:
    """A ``sha256:`` digest as an identifier by RFC 6920."""
    hashed = base64.urlsafe_b64encode(bytes.fromhex(digest.removeprefix("sha256:")))
    return f"ni:///sha-256;{hashed.decode('ascii').rstrip('=')}"


def _data(part: Part) -> dict[str, Any]:
    return {"type": "DataPositionSelector", "start": part.start, "end": part.end}


def _quote(part: Part) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": part.exact, "prefix": part.prefix, "suffix": part.suffix}


def _position(record: Record, part: Part, source: bytes | None) -> Iterator[dict[str, Any]]:
    start, end = part.whole_start, part.whole_end
    if source is not None and "html" not in record.origin.media_type:
        codec = record.origin.encoding.codec
        before = replay.decode(source[: part.start], codec).removeprefix("\ufeff")
        start = len(before)
        end = start + len(replay.decode(source[part.start : part.end], codec))
    if start is not None and end is not None:
        yield {"type": "TextPositionSelector", "start": start, "end": end}
