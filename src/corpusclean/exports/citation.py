"""``CITATION.cff``: how the corpus wants to be cited (Citation File Format 1.2.0)."""

from __future__ import annotations

from typing import Any, Final

from corpusclean.exports import yaml
from corpusclean.exports.base import Corpus, Export, Pieces
from corpusclean.exports.dataset import Creator
from corpusclean.exports.survey import survey
from corpusclean.statement.build import file_digest

_MESSAGE: Final = "If you use this corpus, please cite it as below."


def _write(corpus: Corpus) -> Pieces:
    dataset = corpus.dataset
    count = survey(corpus.records()).records
    abstract = dataset.description or f"{count:,} documents, cleaned with corpusclean."
    digest = {"type": "other", "value": f"sha256:{file_digest(corpus.path)}", "description": "The file of records."}
    said = {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": "dataset",
        "title": dataset.name,
        "abstract": abstract,
        "authors": [_author(one) for one in dataset.creators],
        "version": dataset.version,
        "date-released": dataset.published,
        "license": dataset.license,
        "url": dataset.url,
        "doi": dataset.doi,
        "identifiers": [digest],
    }
    yield from yaml.lines(said)


def _author(creator: Creator) -> dict[str, Any]:
    names = {"family-names": creator.family, "given-names": creator.given} if creator.family else {"name": creator.said}
    orcid = creator.orcid and f"https://orcid.org/{creator.orcid}"
    return {**names, "orcid": orcid, "website": creator.url, "email": creator.email}


EXPORT: Final = Export(_write, "CITATION.cff", "how the corpus wants to be cited", ("name", "creators"))
