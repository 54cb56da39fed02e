"""An in-toto Statement v1 about a file of records, with a SLSA provenance v1 predicate (docs/statement.md).

Everything in it follows from the files, except the times of the run, which stand nowhere else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from attrs import field, frozen

from corpusclean.errors import RecordError
from corpusclean.provenance.check import TOMBSTONE
from corpusclean.provenance.replay import canonical
from corpusclean.provenance.tree import Pairs, root_of
from corpusclean.records_file import each_line

STATEMENT: Final = "https://in-toto.io/Statement/v1"
PREDICATE: Final = "https://slsa.dev/provenance/v1"
#: Names, not addresses: what the parameters mean is in docs/statement.md.
BUILD_TYPE: Final = "urn:corpusclean:clean:1"
BUILDER: Final = "urn:corpusclean:command"
#: The name of the subject that is the corpus root.
ROOT_NAME: Final = "corpus root (RFC 9162)"
#: Up to so many sources are listed one by one; the list's digest is there in any case.
LISTED: Final = 10_000
_STEP: Final = 1 << 20


@frozen
class Run:
    """What only the run itself knows. ``started``, ``finished``: UTC, RFC 3339. ``parameters``: what the user asked
    for. ``byproducts``: other files that were written.
    """

    started: str
    finished: str
    parameters: Mapping[str, Any]
    byproducts: Sequence[Path] = ()


@frozen
class Corpus:
    """What a file of records says of its making. ``sources``: (digest, path, address), distinct and sorted.
    ``recipes``: distinct, in order of appearance. ``root``: the corpus root in hexadecimal, tombstones included.
    """

    path: Path
    sha256: str
    records: int
    sources: Sequence[tuple[str, str, str]] = field(repr=False)
    recipes: Sequence[Mapping[str, Any]]
    root: str


def survey(path: Path) -> Corpus:
    """Read the records in the file ``path``. Raises ``RecordError`` and ``OSError`` like ``each_line``."""
    sources: set[tuple[str, str, str]] = set()
    recipes: dict[bytes, Mapping[str, Any]] = {}
    count = 0
    with Pairs() as pairs:
        for number, data in enumerate(each_line(path), 1):
            try:
                pairs.add(data["id"], data["digest"])
            except (KeyError, TypeError, ValueError) as error:
                raise RecordError(f"line {number}: no sound id and digest: {error}") from error
            if data["schema"] == TOMBSTONE:
                continue
            count += 1
            origin = data["origin"]
            sources.add((origin["sha256"], origin["path"] or "", origin["url"] or ""))
            recipes.setdefault(canonical(data["recipe"]), data["recipe"])
        root = root_of(pairs).root.removeprefix("sha256:")
    return Corpus(path, file_digest(path), count, sorted(sources), tuple(recipes.values()), root)


def statement(corpus: Corpus, run: Run | None = None) -> dict[str, Any]:
    """The statement about ``corpus``, as JSON-ready values. Without ``run`` it says nothing of times."""
    details: dict[str, Any] = {"builder": {"id": BUILDER, "version": _versions(corpus)}}
    if run is not None:
        details["metadata"] = {"startedOn": run.started, "finishedOn": run.finished}
        if run.byproducts:
            details["byproducts"] = [_file(path.name, file_digest(path)) for path in run.byproducts]
    definition = {
        "buildType": BUILD_TYPE,
        "externalParameters": dict(run.parameters) if run else {"recipe": _names(corpus)},
        "internalParameters": {"recipes": list(corpus.recipes), "records": corpus.records},
        "resolvedDependencies": dependencies(corpus),
    }
    return {
        "_type": STATEMENT,
        "subject": subjects(corpus),
        "predicateType": PREDICATE,
        "predicate": {"buildDefinition": definition, "runDetails": details},
    }


def to_bytes(said: Mapping[str, Any]) -> bytes:
    """A statement as it is written."""
    return (json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def subjects(corpus: Corpus) -> list[dict[str, Any]]:
    """The file of records, and the corpus root."""
    return [_file(corpus.path.name, corpus.sha256), _file(ROOT_NAME, corpus.root)]


def dependencies(corpus: Corpus) -> list[dict[str, Any]]:
    """What the records were made of and with, each with its digest or version: sources, code, libraries."""
    listing = "".join(f"{digest}\n" for digest in sorted({digest for digest, _, _ in corpus.sources}))
    found = [
        {
            "name": "sources",
            "digest": {"sha256": hashlib.sha256(listing.encode()).hexdigest()},
            "annotations": {"count": listing.count("\n")},
        }
    ]
    if len(corpus.sources) <= LISTED:
        found += [_source(*source) for source in corpus.sources]
    parts: dict[str, set[str]] = {name: set() for name in ("corpusclean", "rules", "model", "options")}
    libraries: set[tuple[str, str]] = set()
    for recipe in corpus.recipes:
        for name, said in parts.items():
            said.add(str(recipe.get(name, "")).removeprefix("sha256:"))
        libraries.update(recipe.get("reader", {}).items())
    found += [_file(f"corpusclean {name}", digest) for name, said in parts.items() for digest in sorted(said) if digest]
    found += [_library(name, version) for name, version in sorted(libraries)]
    return found


def file_digest(path: Path) -> str:
    """The SHA-256 of the file ``path``, in hexadecimal."""
    machine = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_STEP):
            machine.update(piece)
    return machine.hexdigest()


def _file(name: str, sha256: str) -> dict[str, Any]:
    return {"name": name, "digest": {"sha256": sha256}}


def _source(digest: str, path: str, url: str) -> dict[str, Any]:
    said: dict[str, Any] = {"name": path} if path else {}
    if url:
        said["uri"] = url
    return {**said, "digest": {"sha256": digest}}


def _library(name: str, version: str) -> dict[str, Any]:
    kind = "generic" if name == "unicode" else "pypi"
    return {"name": name, "uri": f"pkg:{kind}/{quote(name, safe='')}@{quote(version, safe='')}"}


def _names(corpus: Corpus) -> list[str]:
    return sorted({str(recipe.get("name", "")) for recipe in corpus.recipes})


def _versions(corpus: Corpus) -> dict[str, str]:
    said = {str(recipe.get("reader", {}).get("corpusclean", "")) for recipe in corpus.recipes}
    return {"corpusclean": ", ".join(sorted(filter(None, said)))}
