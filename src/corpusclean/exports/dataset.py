"""What the makers of a corpus say of it, in the table ``dataset`` of their configuration (docs/exports.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from attrs import field, fields_dict, frozen

from corpusclean.errors import CorpuscleanError

#: Keys of ``dataset.rai``, and the Croissant RAI property that each becomes. True: a list of texts.
RAI: Final = MappingProxyType(
    {
        "collection": ("dataCollection", False),
        "collection_type": ("dataCollectionType", True),
        "missing_data": ("dataCollectionMissingData", False),
        "raw_data": ("dataCollectionRawData", False),
        "imputation": ("dataImputationProtocol", False),
        "annotation": ("dataAnnotationProtocol", True),
        "biases": ("dataBiases", True),
        "use_cases": ("dataUseCases", True),
        "limitations": ("dataLimitations", True),
        "social_impact": ("dataSocialImpact", False),
        "sensitive": ("personalSensitiveInformation", True),
        "maintenance": ("dataReleaseMaintenancePlan", False),
    }
)
_CREATOR: Final = ("name", "given", "family", "orcid", "url", "email")
_ORCID: Final = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_URL: Final = re.compile(r"https?://[^\s<>\"]+")


class DatasetError(CorpuscleanError):
    """The table ``dataset`` has a key or a value that it may not have; the text names it."""


@frozen
class Creator:
    """A person (``family``, perhaps ``given``) or anybody else (``name``)."""

    name: str | None = None
    given: str | None = None
    family: str | None = None
    orcid: str | None = None
    url: str | None = None
    email: str | None = None

    @property
    def said(self) -> str:
        """The name as it is written out."""
        return self.name or " ".join(filter(None, (self.given, self.family)))


@frozen
class Dataset:
    """The facts about a corpus that no record can know; ``None`` or empty where they are not stated.

    ``license``: an SPDX identifier. ``published``: an ISO 8601 date. ``rai``: by the keys of ``RAI``.
    """

    name: str | None = None
    description: str | None = None
    license: str | None = None
    url: str | None = None
    version: str | None = None
    published: str | None = None
    doi: str | None = None
    creators: tuple[Creator, ...] = ()
    rai: Mapping[str, Any] = field(default=MappingProxyType({}))


def dataset_of(said: Mapping[str, Any]) -> Dataset:
    """The dataset that a configuration's table describes. Raises ``DatasetError``."""
    _known(said, tuple(fields_dict(Dataset)), "dataset")
    values: dict[str, Any] = {}
    for key, value in said.items():
        if key == "creators":
            values[key] = tuple(_creator(one, f"dataset.creators[{n}]") for n, one in enumerate(_list(value, key)))
        elif key == "rai":
            values[key] = _rai(value)
        elif key == "published" and isinstance(value, date):
            values[key] = value.isoformat()[:10]
        else:
            values[key] = _text(value, f"dataset.{key}")
    if values.get("url") and not _URL.fullmatch(values["url"]):
        raise DatasetError("dataset.url must be an address that begins with https://")
    if values.get("published"):
        try:
            date.fromisoformat(values["published"])
        except ValueError as error:
            raise DatasetError("dataset.published must be a date, like 2026-05-04") from error
    return Dataset(**values)


def _creator(said: Any, at: str) -> Creator:
    if isinstance(said, str):
        return Creator(name=_text(said, at))
    if not isinstance(said, dict):
        raise DatasetError(f"{at} must be a name or a table")
    _known(said, _CREATOR, at)
    found = Creator(**{key: _text(value, f"{at}.{key}") for key, value in said.items()})
    if not found.said:
        raise DatasetError(f"{at}: name or family is missing")
    if found.orcid and not _ORCID.fullmatch(found.orcid):
        raise DatasetError(f"{at}.orcid must be four groups of four, like 0000-0002-1825-0097")
    return found


def _rai(said: Any) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise DatasetError("dataset.rai must be a table")
    _known(said, tuple(RAI), "dataset.rai")
    found: dict[str, Any] = {}
    for key, value in said.items():
        at = f"dataset.rai.{key}"
        many = RAI[key][1]
        found[key] = (
            [_text(one, at) for one in (value if isinstance(value, list) else [value])] if many else _text(value, at)
        )
    return found


def _known(said: Mapping[str, Any], known: tuple[str, ...], at: str) -> None:
    for key in said:
        if key not in known:
            raise DatasetError(f"{at}.{key}: unknown; known are {', '.join(known)}")


def _list(value: Any, key: str) -> list[Any]:
    if not isinstance(value, list):
        raise DatasetError(f"dataset.{key} must be a list")
    return value


def _text(value: Any, at: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DatasetError(f"{at} must be a text that is not blank")
    return value.strip()
