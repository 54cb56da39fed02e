"""Exports of press databases: the text stays whatever it looks like, the fields around it go."""

from __future__ import annotations

import pytest

import corpusclean

LONG = (
    "The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.\n\n"
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders."
)
#: Nothing here counts as running text.
SHORT = "The boat sank.\n\nNobody was hurt.\n\nClassification of boats\n\nThe captain swam."

NEXIS = (
    "The ferry stays\nThe Marrow Herald\nMarch 4, 2021\nLength: 523 words\nByline: Maria Smith\nBody\n\n",
    "\n\nClassification\n\nLanguage: ENGLISH\nPublication-Type: Newspaper\nLoad-Date: March 4, 2021\n\nEnd of Document\n",
)
PROQUEST = (
    "____________\n\nThe ferry stays\n\nAuthor: Lunde, Maria\n\nPublication info: The Marrow Herald. 04 Mar 2021: 4.\n\n"
    "ProQuest document link\n\nFull text:\n\n",
    "\n\nSubject: Ferries\n\nSource type: Newspaper\n\nDocument type: News\n\nDatabase: ProQuest Central\n",
)
EBSCO = (
    "Title: The ferry stays\nAuthors: Lunde, Maria (AUTHOR)\nDocument Type: Article\nSubject Terms: *FERRIES\n*ISLANDS\n"
    "Accession Number: 149012345\nDatabase: Academic Search\n\n",
    "\n",
)
GALE = (
    "Title: The ferry stays\nAuthor(s): Maria Smith\nDocument Type: Article\nFull Text:\n\n",
    "\n\nGale Document Number: GALE|A123456789\n",
)
GENIOS = (
    "The ferry stays\n\n",
    "\n\nQuelle: Hafenzeitung vom 04.03.2021, S. 4\nRessort: Lokales\nDokumentnummer: A12345678\n\n"
    "Dauerhafte Adresse des Dokuments:\nhttps://archive.example/document/A12345678\n\n(c) Hafenzeitung\n",
)
EXPORTS = {"nexis": NEXIS, "proquest": PROQUEST, "ebsco": EBSCO, "gale": GALE, "genios": GENIOS}


@pytest.mark.parametrize("around", EXPORTS.values(), ids=EXPORTS.keys())
def test_the_text_stays_and_the_fields_go(around: tuple[str, str]) -> None:
    record = corpusclean.clean(LONG.join(around))
    assert (record.text, record.title) == (LONG, "The ferry stays")


@pytest.mark.parametrize("around", EXPORTS.values(), ids=EXPORTS.keys())
def test_a_text_of_short_lines_stays_too(around: tuple[str, str]) -> None:
    text = corpusclean.clean(SHORT.join(around)).text
    for line in filter(None, SHORT.splitlines()):
        assert line in text


def test_a_heading_of_the_text_itself_is_no_mark_of_the_export() -> None:
    text = f"{LONG}\n\nBody\n\n{LONG}"
    assert corpusclean.clean(text.join(NEXIS)).text == text
