"""W3C PROV-JSON: records as entities derived from sources, by one activity for each recipe.

Its sections are written one after another, each from a reading of its own, so that memory holds only the identifiers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from corpusclean.exports.base import Corpus, Export, Pieces
from corpusclean.provenance.replay import canonical

_PREFIX: Final = {
    "cc": "urn:corpusclean:",
    "source": "urn:corpusclean:source:sha256:",
    "record": "urn:corpusclean:record:sha256:",
    "recipe": "urn:corpusclean:recipe:sha256:",
    "run": "urn:corpusclean:run:",
    "software": "urn:corpusclean:software:",
}
_Item: TypeAlias = tuple[str, dict[str, Any]]
_Data: TypeAlias = Mapping[str, Any]


def _write(corpus: Corpus) -> Pieces:
    yield '{"prefix": ' + json.dumps(_PREFIX)
    for section, items in _SECTIONS.items():
        yield f',\n"{section}": {{'
        seen: set[bytes] = set()
        for data in corpus.records():
            for key, value in items(data):
                mark = hashlib.sha256(key.encode()).digest()
                if mark not in seen:
                    yield (",\n " if seen else "\n ") + f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
                    seen.add(mark)
        yield "}"
    yield "}\n"


def _names(data: _Data) -> tuple[str, str, str, str, str]:
    """Source, record, recipe, run and software, as qualified names."""
    recipe = hashlib.sha256(canonical(data["recipe"])).hexdigest()
    version = "".join(
        c for c in str(data["recipe"].get("reader", {}).get("corpusclean", "")) if c.isalnum() or c in ".-"
    )
    source, record = (data[name].removeprefix("sha256:") for name in ("id", "digest"))
    return (
        f"source:{source}",
        f"record:{record}",
        f"recipe:{recipe}",
        f"run:{recipe}",
        f"software:corpusclean-{version}",
    )


def _entities(data: _Data) -> Iterator[_Item]:
    source, record, recipe, _, _ = _names(data)
    origin = data["origin"]
    facts = {"cc:bytes": origin["bytes"], "cc:mediaType": origin["media_type"], "cc:url": origin["url"]}
    facts |= {"cc:path": origin["path"], "cc:captured": origin["captured"]}
    yield source, _typed("cc:Source", facts)
    yield (
        record,
        _typed("cc:Record", {"prov:label": data["title"], "cc:content": data["content"], "cc:kind": data["kind"]}),
    )
    said = data["recipe"]
    yield recipe, _typed("prov:Plan", {f"cc:{name}": said.get(name) for name in ("name", "rule_set", "rules", "model")})


def _typed(kind: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    stated = {name: value for name, value in facts.items() if value is not None}
    return {"prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"}, **stated}


def _activities(data: _Data) -> Iterator[_Item]:
    yield _names(data)[3], {"prov:type": {"$": "cc:Clean", "type": "prov:QUALIFIED_NAME"}}


def _agents(data: _Data) -> Iterator[_Item]:
    yield _names(data)[4], {"prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"}}


def _associations(data: _Data) -> Iterator[_Item]:
    _, _, recipe, run, software = _names(data)
    key = f"_:association-{run[4:]}-{software[9:]}"
    yield key, {"prov:activity": run, "prov:agent": software, "prov:plan": recipe}


def _used(data: _Data) -> Iterator[_Item]:
    source, _, _, run, _ = _names(data)
    yield f"_:use-{source[7:]}-{run[4:]}", {"prov:activity": run, "prov:entity": source}


def _generated(data: _Data) -> Iterator[_Item]:
    _, record, _, run, _ = _names(data)
    yield f"_:generation-{record[7:]}", {"prov:entity": record, "prov:activity": run}


def _derived(data: _Data) -> Iterator[_Item]:
    source, record, _, run, _ = _names(data)
    said = {"prov:generatedEntity": record, "prov:usedEntity": source, "prov:activity": run}
    yield f"_:derivation-{record[7:]}", said


_SECTIONS: Final[Mapping[str, Callable[[_Data], Iterator[_Item]]]] = {
    "entity": _entities,
    "activity": _activities,
    "agent": _agents,
    "wasAssociatedWith": _associations,
    "used": _used,
    "wasGeneratedBy": _generated,
    "wasDerivedFrom": _derived,
}

EXPORT: Final = Export(_write, "prov.json", "W3C PROV-JSON: which record was derived from which source, by what")
