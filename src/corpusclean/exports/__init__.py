"""Records in the forms of others: one file each, and the table of them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from corpusclean.exports import card, citation, croissant, dolma, domains, prov_json
from corpusclean.exports.base import Export

#: Every format by its name.
EXPORTS: Final = MappingProxyType[str, Export](
    {
        "croissant": croissant.EXPORT,
        "card": card.EXPORT,
        "dolma": dolma.DOCUMENTS,
        "dolma-attributes": dolma.ATTRIBUTES,
        "prov": prov_json.EXPORT,
        "domains": domains.EXPORT,
        "citation": citation.EXPORT,
    }
)
