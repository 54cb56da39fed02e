"""A statement held against the file of records that it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from corpusclean.errors import CorpuscleanError
from corpusclean.statement.build import PREDICATE, ROOT_NAME, STATEMENT, Corpus, dependencies


class StatementError(CorpuscleanError):
    """A file is no statement that can be read."""


def parse(data: bytes) -> dict[str, Any]:
    """The statement in ``data``. Raises ``StatementError``."""
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise StatementError(f"not JSON: {error}") from error
    if not isinstance(said, dict) or said.get("_type") != STATEMENT:
        raise StatementError("not an in-toto Statement v1")
    if said.get("predicateType") != PREDICATE:
        raise StatementError("its predicate is not SLSA provenance v1")
    return said


def contradictions(said: Mapping[str, Any], corpus: Corpus) -> Iterator[str]:
    """What of a statement is not so: about the file, the root, and what it says the records were made of and with."""
    digests = {_sha256(one) for one in _list(said.get("subject")) if one.get("name") != ROOT_NAME}
    if corpus.sha256 not in digests:
        yield "the records are other bytes than those that it is about"
    roots = {_sha256(one) for one in _list(said.get("subject")) if one.get("name") == ROOT_NAME}
    if roots and roots != {corpus.root}:
        yield "the corpus root is another one"
    definition = _dict(_dict(said.get("predicate")).get("buildDefinition"))
    stated = {_canonical(one) for one in _list(definition.get("resolvedDependencies"))}
    found = {_canonical(one) for one in dependencies(corpus)}
    for what, ones in (("does not name", found - stated), ("names what no record was made of", stated - found)):
        for one in sorted(ones)[:5]:
            yield f"it {what}: {one}"
        if len(ones) > 5:
            yield f"it {what}: {len(ones) - 5:,} more"
    internal = _dict(definition.get("internalParameters"))
    if internal.get("records") != corpus.records:
        yield f"it says that there are {internal.get('records')!r} records, and there are {corpus.records}"
    if internal.get("recipes") != list(corpus.recipes):
        yield "the recipes are other ones"


def _canonical(one: Mapping[str, Any]) -> str:
    return json.dumps(one, sort_keys=True, ensure_ascii=False)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _sha256(one: Mapping[str, Any]) -> Any:
    said = _dict(one.get("digest")).get("sha256")
    return said if isinstance(said, str) else None
