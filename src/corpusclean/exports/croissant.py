"""MLCommons Croissant 1.1 with the fields of its RAI vocabulary 1.0."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from corpusclean.exports.base import Corpus, Export, Pieces
from corpusclean.exports.dataset import RAI, Creator, Dataset
from corpusclean.exports.survey import Survey, recipe_lines, survey
from corpusclean.statement.build import file_digest

_CR: Final = (
    "arrayShape citeAs column conformsTo containedIn data dataType equivalentProperty examples extract field "
    "fileObject fileProperty fileSet format includes isArray isLiveDataset jsonPath key md5 parentField path recordSet "
    "references regex repeated replace samplingRate separator source subField transform"
).split()
_SPECIAL: Final[Mapping[str, Any]] = {
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}
_CONTEXT: Final[Mapping[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "name": {"@container": "@language"},
    "description": {"@container": "@language"},
    **{name: _SPECIAL.get(name, f"cr:{name}") for name in _CR},
}
_CONFORMS: Final = ("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0")
#: The specification spells it one way, mlcroissant the other.
_TIMEFRAME: Final = ("rai:dataCollectionTimeframe", "rai:dataCollectionTimeFrame")
#: Fields of a record that Croissant describes: type, whether there are several, what schema.org calls it.
_FIELDS: Final = (
    ("id", "sc:Text", False, "identifier", "SHA-256 of the source's bytes."),
    ("text", "sc:Text", False, "articleBody", "The article alone."),
    ("title", "sc:Text", False, "headline", "The title, where the document states one."),
    ("authors", "sc:Text", True, "author", "Names, in the order in which they are said."),
    ("published", "sc:Text", False, "datePublished", "When it was published, as far as stated."),
    ("site", "sc:Text", False, "publisher", "The name of the site."),
    ("url", "sc:Text", False, "url", "The document's address."),
    ("language", "sc:Text", False, "inLanguage", "Primary BCP 47 subtag, or und."),
    ("kind", "sc:Text", False, None, "article or thread."),
    ("content", "sc:Text", False, None, "Digest of text, comments and facts."),
    ("digest", "sc:Text", False, None, "Digest of the record."),
)


def _write(corpus: Corpus) -> Pieces:
    found = survey(corpus.records())
    said = {
        "@context": dict(sorted(_CONTEXT.items())),
        "@type": "sc:Dataset",
        "conformsTo": list(_CONFORMS),
        **_facts(corpus.dataset, corpus.path.stem, found),
        **_rai(corpus.dataset, found),
        "distribution": [_file(corpus)],
        "recordSet": [_records()],
    }
    yield json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _facts(dataset: Dataset, stem: str, found: Survey) -> dict[str, Any]:
    languages = sorted(tag for tag in found.languages if tag != "und")
    said = {
        "name": dataset.name or stem,
        "description": dataset.description or f"{found.records:,} documents, cleaned with corpusclean.",
        "license": dataset.license and f"https://spdx.org/licenses/{dataset.license}.html",
        "url": dataset.url,
        "version": dataset.version,
        "datePublished": dataset.published,
        "sameAs": dataset.doi and f"https://doi.org/{dataset.doi}",
        "creator": [_creator(one) for one in dataset.creators],
        "inLanguage": languages,
        "keywords": ["text", "corpusclean"],
    }
    return {key: value for key, value in said.items() if value}


def _creator(creator: Creator) -> dict[str, Any]:
    said = {
        "@type": "sc:Person" if creator.family else "sc:Organization",
        "name": creator.said,
        "url": creator.url or (creator.orcid and f"https://orcid.org/{creator.orcid}"),
        "email": creator.email,
    }
    return {key: value for key, value in said.items() if value}


def _rai(dataset: Dataset, found: Survey) -> dict[str, Any]:
    """What the makers say, and beside it what the records themselves show."""
    said = {f"rai:{RAI[key][0]}": value for key, value in dataset.rai.items()}
    recipes = recipe_lines(found)
    limits = [
        f"{found.empty:,} of {found.records:,} records have no text.",
        f"{found.records - found.licenses['']:,} of {found.records:,} documents state a licence.",
        f"{found.reserved:,} of {found.records:,} documents reserve rights against text and data mining.",
    ]
    said["rai:dataPreprocessingProtocol"] = [f"Boilerplate and comments were set apart by {line}." for line in recipes]
    said["rai:machineAnnotationTools"] = recipes
    said["rai:dataLimitations"] = [*said.get("rai:dataLimitations", []), *limits]
    if found.captured:
        said |= dict.fromkeys(_TIMEFRAME, found.captured)
    return said


def _file(corpus: Corpus) -> dict[str, Any]:
    name = corpus.path.name
    return {
        "@type": "cr:FileObject",
        "@id": "records-file",
        "name": name,
        "description": "Records of the schema corpusclean.record/1, one to a line.",
        "contentUrl": name,
        "contentSize": f"{corpus.path.stat().st_size} B",
        "encodingFormat": "application/jsonlines",
        "sha256": file_digest(corpus.path),
    }


def _records() -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": "records",
        "name": "records",
        "key": {"@id": "records/digest"},
        "field": [_field(*one) for one in _FIELDS],
    }


def _field(name: str, kind: str, several: bool, known_as: str | None, line: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"records/{name}",
        "name": name,
        "description": line,
        "dataType": kind,
        "source": {"fileObject": {"@id": "records-file"}, "extract": {"column": name}},
    }
    if several:
        said |= {"isArray": True, "arrayShape": "-1"}
    if known_as:
        said["equivalentProperty"] = f"sc:{known_as}"
    return said


EXPORT: Final = Export(_write, "croissant.json", "MLCommons Croissant 1.1 with RAI fields")
