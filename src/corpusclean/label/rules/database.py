"""What press databases write around an article: the fields of their catalogues, and the words that part an export.

An export has lines of a key and a value above or below the text, three or more, of which two have keys that only catalogues
use ("Load-Date", "Accession Number"). These lines are ``meta``, and so are the few above the first field but for the title,
which stands right there, or first of all where a line says that the body begins. Exports with codes name each field by two letters on a line of its
own: what stands below the codes of the headline, the lead and the text is the article's, and the rest is ``meta``. Others set
captions above their values, and the number of words above the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from corpusclean.label.rules.base import rule
from corpusclean.label.view import Document, Look
from corpusclean.metadata.dates import find_dates
from corpusclean.model import Finding

FINDS = (
    """
title | Ferry stays for another year
meta  | The Marrow Herald (England)
meta  | Length: 523 words
meta  | Body
=     | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
meta  | Classification
meta  | Language: ENGLISH
meta  | Publication-Type: Newspaper
meta  | Load-Date: March 4, 2021
meta  | End of Document
""",
    """
meta  | 1 of 25 DOCUMENTS
meta  | Die Hafenzeitung
title | Die Fähre fährt noch ein Jahr
meta  | RUBRIK: Lokales; S. 4
=     | Der Rat der kleinen Hafenstadt hat am Montagabend beschlossen, dass die letzte Fähre noch ein Jahr lang fährt.
meta  | SPRACHE: DEUTSCH
meta  | PUBLIKATIONSTYP: Zeitung
meta  | LADEDATUM: 4. März 2021
""",
    """
meta  | HD
title | Ferry stays for another year
meta  | WC
meta  | 523 words
meta  | PD
meta  | 4 March 2021
meta  | SN
meta  | The Marrow Herald
meta  | LA
meta  | English
meta  | TD
=     | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
meta  | AN
meta  | Document MARHE00020210304eh340001
""",
    """
title | Ferry stays for another year
meta  | Marrow Herald, The (England) - March 4, 2021
meta  | Author: Ada Lunde, Staff Writer
meta  | Readability: 10-12 grade level (Lexile: 1230)
=     | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
meta  | Record: 17A4B2C3D4E5F607
meta  | Copyright: Copyright (c) 2021 The Marrow Herald
""",
    """
meta  | Nom de la source
meta  | Le Phare
meta  | Type de source
meta  | Presse • Journaux
meta  | Périodicité
meta  | Quotidien
meta  | Le Phare • p. 4 • 523 mots
title | Le bac reste encore un an
=     | Le conseil de la petite ville portuaire a voté lundi soir pour que le dernier bac continue encore une année.
""",
)
LEAVES = (
    """
title | The Night Ferry, a novel
= | It is a quiet book, and its best pages are those in which nothing happens but the weather and the price of herring.
= | Language: English
= | Binding: linen
= | Length: 312 pages
= | ISBN: 978-0-00-000000-2
""",
    """
= | The registry of the port asks of each boat these four things, in this order, and writes them down by hand:
= | HD
= | PD
= | TD
= | Nobody in the office knows any longer what the letters stand for, and the boats have been asked ever since 1923.
""",
    """
= | The walk takes about an hour, and at the pier there will be soup and a fire, and the choir of the school will sing.
= | Where: from the church to the pier
= | Length: two miles
= | Language: English
= | Section: the third
""",
)

#: Keys that only catalogues use, in lower case and without hyphens.
_CATALOGUE: Final = frozenset(
    (
        "load date|publication type|record|readability|gale document number|full text word count|ressort|journal code|document type|source type|publication info|language of publication|"
        "place of publication|country of publication|publication title|publication year|proquest document id|document url|"
        "database|accession number|document id|persistent link|publikationstyp|ladedatum|zeitschriftencode|dokumentnummer|"
        "dokumenttyp|dauerhafte adresse des dokuments|type de publication|date de chargement|type de source|"
        "numéro de document|tipo de publicación|fecha de carga|tipo de fuente|número de documento|tipo di pubblicazione|"
        "data di caricamento|publicatietype|laaddatum|tipo de publicação|data de carregamento"
    ).split("|")
)
#: Keys behind which the text itself may stand.
_TEXT_KEYS: Final = frozenset(("full text", "abstract", "text", "body", "volltext", "texte intégral", "texto completo"))
_MARKS: Final = frozenset(
    (
        "body|classification|end of document|dauerhafte adresse des dokuments|full text|document link|proquest document link|volltext|dokumentende|"
        "ende des dokuments|fin du document|corps de l'article|fin del documento|texto completo|texte intégral"
    ).split("|")
)
_BEGINS: Final = ("body", "corps de l'article")
_FIELD: Final = re.compile(r"([^\W\d_][\w ./()-]{1,40}?)\s?[:：]\s*\S")
_ADDRESS: Final = re.compile(r"https?://\S+")
_RIGHTS: Final = re.compile(r"copyright|©|\(c\)", re.IGNORECASE)
_FEWEST_FIELDS: Final = 3
_FEWEST_CATALOGUE: Final = 2
_MOST_LINES: Final = 60
#: Lines above the first field.
_FARTHEST: Final = 10

_CAPTIONS: Final = frozenset(
    ("nom de la source", "type de source", "périodicité", "couverture géographique", "provenance")
)
_COUNTED: Final = re.compile(r"•\s*\d[\d\s]*mots$")

#: Codes of fields, and those below which the article stands.
_CODES: Final = frozenset(
    "HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CX CT RF CO IN NS RE IPC IPD PUB AN SE HL ART DLN NGC GC".split()
)
_FEWEST_CODES: Final = 6
_HEADLINE: Final = "HD"
_TEXT_CODES: Final = frozenset(("LP", "TD", "CX"))


def find(document: Document) -> Iterator[Finding]:
    if document.page.elements:
        return
    yield from _coded(document)
    yield from _captioned(document)
    below = _run_below(document)
    above = [n for n in _run_above(document) if n not in below]
    keys = [key for n in (*above, *below) if (key := _key(document.looks[n]))]
    if len(keys) < _FEWEST_FIELDS or len(_CATALOGUE.intersection(keys)) < _FEWEST_CATALOGUE:
        return
    marks = [n for n in document.head if _mark(document.looks[n])]
    yield from (Finding(n, "meta", "database", 940, "a field of a catalogue") for n in sorted({*above, *below, *marks}))
    yield from _above(document, above)


def _key(look: Look) -> str:
    """The key of a field, in lower case and without hyphens; empty where a line is none."""
    match = _FIELD.match(look.text)
    key = match[1].casefold().replace("-", " ") if match else ""
    return "" if key in _TEXT_KEYS else key


def _mark(look: Look) -> str:
    said = look.text.casefold().rstrip(" :")
    return said if said in _MARKS else ""


def _run_below(document: Document) -> Sequence[int]:
    """The lines at the end of the document that may be of a catalogue's entry."""
    last = document.visible[-_MOST_LINES:]
    return list(takewhile(lambda n: _may_stand_below(document.looks[n]), reversed(last)))


def _may_stand_below(look: Look) -> bool:
    if _ADDRESS.fullmatch(look.text):
        return True
    licensed = _RIGHTS.match(look.text) or any(match.kind == "license" for match in look.matches)
    return bool(_key(look) or _mark(look) or licensed)


def _run_above(document: Document) -> Sequence[int]:
    """The first fields above the text, and what stands between them."""
    head = document.head[:_MOST_LINES]
    start = next((at for at, n in enumerate(head[:_FARTHEST]) if _key(document.looks[n])), len(head))
    return list(takewhile(lambda n: _may_stand_above(document.looks[n]), head[start:]))


def _may_stand_above(look: Look) -> bool:
    return look.text.startswith("*") or _may_stand_below(look)


def _above(document: Document, fields: Sequence[int]) -> Iterator[Finding]:
    """The title above the ``fields``, and what else stands there: at most a few lines."""
    lines = [n for n in document.head[:_FARTHEST] if fields and n < fields[0]]
    begun = any(_mark(document.looks[n]) in _BEGINS for n in fields)
    untold = [n for n in lines if not find_dates(document.looks[n].text)]
    title = (lines[0] if begun else untold[-1]) if untold else -1
    for number in lines:
        if number == title:
            yield Finding(number, "title", "database", 940, "above the fields of a catalogue")
        else:
            yield Finding(number, "meta", "database", 930, "above the fields of a catalogue")


def _coded(document: Document) -> Iterator[Finding]:
    codes = {n: look.text for n, look in document.shown if look.text in _CODES}
    said = frozenset(codes.values())
    if len(said) < _FEWEST_CODES or _HEADLINE not in said or said.isdisjoint(_TEXT_CODES):
        return
    field = ""
    for number in document.visible:
        field = codes.get(number, field)
        if number in codes:
            yield Finding(number, "meta", "database", 940, "a code of a field")
        elif field == _HEADLINE:
            yield Finding(number, "title", "database", 940, f"below {field}")
        elif field and field not in _TEXT_CODES:
            yield Finding(number, "meta", "database", 940, f"below {field}")


def _captioned(document: Document) -> Iterator[Finding]:
    """Captions on lines of their own, each above its value, down to the line that counts the words; the title below it."""
    head = document.head
    captions = [at for at, n in enumerate(head) if document.looks[n].text.casefold() in _CAPTIONS]
    counted = [at for at, n in enumerate(head) if _COUNTED.search(document.looks[n].text)]
    if len(captions) < _FEWEST_FIELDS or not counted or counted[0] + 1 >= len(head):
        return
    for number in head[: counted[0] + 1]:
        yield Finding(number, "meta", "database", 940, "above the title")
    yield Finding(head[counted[0] + 1], "title", "database", 940, "below the number of words")


RULE = rule("database", find, globals())
