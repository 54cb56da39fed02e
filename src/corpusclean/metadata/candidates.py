"""What a document may be called, by whom, when: values with where they were said, before any is chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from attrs import frozen

from corpusclean.metadata.dates import find_dates, parse_date
from corpusclean.metadata.names import handle, people
from corpusclean.metadata.wordlists import data, fold, words
from corpusclean.model import Evidence
from corpusclean.provenance.replay import read_as, space

LONGEST: Final = 2_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\u200b\ufeff]")
_DOMAIN = re.compile(r"(?:[\w-]{1,60}\.){1,3}(?:com|org|net|info|[a-z]{2})", re.IGNORECASE)
_CALLED = re.compile(r"^(?:by|von|par|por|door|di|author|autor|auteur)\s*:?\s+(?=[^\W\d_])", re.IGNORECASE)
_CONTACT = re.compile(
    r"\s*[<(]?\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}[>)]?\s*|\s*\(?https?://\S+\)?|\s*<[^<>]{3,80}>"
)
#: Labels that lost the space to a name.
_LABEL_BEFORE: Final = re.compile(r"(?:Author|Autor|Auteur|Written by|By)(?=[A-ZÀ-Þ][a-zà-ÿ'’.-]{1,20} [A-ZÀ-Þ])")
_LABEL_BEHIND: Final = re.compile(
    r"(?<=[a-zà-ÿ])(?:Published|Posted|Updated|Last|Follow|Senior|Editor|Contributor|Staff|Reporter|Writer|Author|"
    r"Founder|CEO)\b.*$|\s(?:Erstellt|Veröffentlicht|Aktualisiert|Published|Updated|Publié|Publicado|Pubblicato)$"
)
#: Who made the pictures, behind who wrote the text.
_CREDIT: Final = re.compile(
    r"\s[|/(]?\s?(?:Illustration(?:en|s)?|Fotos?|Fotografie|Bild(?:er)?|Photos?|Photographs?|Photography|Images?|Imágenes|"
    r"Fotografías?|Illustrations?|Ilustraci(?:ón|ones)|Foto(?:grafie)?s)(?:\s(?:von|by|de|par|di|por|door|av)\b|:).*$"
)
#: What somebody is, before a Chinese name, and the label of whoever is named next.
_OFFICE_CJK: Final = re.compile(
    r"^[\u3400-\u9fff]{0,12}(?:作者|记者|記者|编辑|編輯|评论员|評論員|通讯员|通訊員|撰稿人|特派员|主笔|主筆|研究员|研究員)"
    r"[\s:：]+(?=[\u3400-\u9fff]{2,4}(?:\s|$))"
)
_LABEL_CJK: Final = re.compile(r"[\s\u3000]+[\u3400-\u9fff]{2,6}\s?[:：].*$")
_ADMIN: Final = ("admin", "administrator", "webmaster", "webmistress")
#: What a line ends in whose name stands in the next.
_BY: Final = ("by", "von", "par", "por", "door", "av")
#: What a name that was cut apart ends in, and how many capitals alone are what stands for a picture.
_CUT: Final = "-‐‑"
_INITIALS: Final = 2
_UNSET: Final = ("1970-01-01", "1900-01-01")
#: Digits of a day, and of a time behind it, without marks: "20190503", "20190503T101500Z".
_COMPACT: Final = re.compile(
    r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:T?([0-2][0-9])([0-5][0-9])(?:([0-5][0-9])(?:\.[0-9]+)?)?(Z?))?"
)
#: Seconds or thousandths of them since 1970, of a day after 2001.
_EPOCH: Final = re.compile(r"(?:/?Date\()?(1[0-9]{9})(?:[0-9]{3})?(?:\)/?)?")
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}\x00-\x1f]{1,2000}", re.IGNORECASE)


@frozen
class Candidate:
    """A possible value of a metadata field.

    ``by`` is one of the record's evidence words, ``key`` says it more finely (the tag's name, the kind of line).
    """

    field: str
    values: tuple[str, ...]
    by: str
    start: int | None = None
    end: int | None = None
    key: str = ""

    @property
    def evidence(self) -> Evidence:
        return Evidence(text_value("; ".join(self.values)), self.by, self.start, self.end)


def text_value(value: object) -> str:
    """The value as one line of at most 2,000 characters without control characters; empty if it is no string."""
    if not isinstance(value, str):
        return ""
    if len(value) <= LONGEST and value.isprintable() and "  " not in value:  # holds no control characters
        return value.strip(" ")
    said = _CONTROL.sub(" ", value[: 4 * LONGEST])
    return space(said, "collapse")[:LONGEST].rstrip()


def markup_value(value: object) -> str:
    """A value whose author may have written markup and references into it, without them."""
    said = text_value(value)
    return text_value(read_as(said, "html")) if "<" in said or "&" in said else said


def shown_value(value: object) -> str:
    """A value that a page shows as it is, without references; what looks like a tag belongs to it."""
    said = text_value(value)
    return text_value(read_as(said, "rcdata")) if "&" in said else said


def date_value(value: object) -> str:
    """The one date that the value states, as ISO 8601; empty if there is none, or more than one."""
    said = str(value) if type(value) is int else text_value(value)[:120]
    iso = parse_date(said) or parse_date(_spelled_out(said))
    if not iso:
        found = {match.iso for match in find_dates(said)}
        iso = found.pop() if len(found) == 1 else None
    return "" if iso is None or iso.startswith(_UNSET) else iso


def _spelled_out(said: str) -> str:
    """A day that a program wrote as digits alone, as ISO 8601; empty where it is none."""
    if match := _COMPACT.fullmatch(said):
        year, month, day, hour, minute, second, zone = match.groups(default="")
        time = f"T{hour}:{minute}" + (f":{second}" if second else "") + zone if hour else ""
        return f"{year}-{month}-{day}{time}"
    if match := _EPOCH.fullmatch(said):
        return datetime.fromtimestamp(int(match[1]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ""


def address_value(value: object) -> str:
    """The value if it is an absolute web address without a user's name in it, else empty. No host holds ``%``."""
    said = text_value(value)
    if not _ADDRESS.fullmatch(said):
        return ""
    try:
        parts = urlsplit(said)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return said if "." in host and "@" not in parts.netloc and "%" not in host else ""


def host_of(address: str) -> str:
    """The host in lower case without ``www.``, empty if there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def author_values(value: object) -> tuple[str, ...]:
    """The names in a value that says who wrote something; none for addresses, roles and placeholders."""
    said = _CALLED.sub("", markup_value(value)).strip(" ,;")
    said = _LABEL_BEHIND.sub("", _LABEL_BEFORE.sub("", _CONTACT.sub(" ", said).strip()))
    said = _CREDIT.sub("", re.sub(r"\s+@\w{2,30}$", "", said)).strip(" ,;")
    said = _OFFICE_CJK.sub("", _LABEL_CJK.sub("", said))
    if re.search(r"\d{2}", said) and (dates := find_dates(said)):
        said = said[: dates[0].start].rstrip(" ,;|-–")
    said = _once(said)
    if not said or said[0] == "@" or len(said) > 200 or not _may_write(said) or _DOMAIN.fullmatch(said):
        return ()
    if who := people(said, sure=True):
        return tuple(name for name in who.names if _may_write(name))
    first, comma, _ = said.partition(",")
    if comma and (who := people(first, sure=True)):
        return tuple(name for name in who.names if _may_write(name))
    if handle(said):
        return (said,)
    plain = len(said) <= 80 and not said[0].islower() and re.search(r"[^\W\d_]", said)
    return (said,) if plain and not re.search(r"[.!?] |[/|:]", said) else ()


def _once(said: str) -> str:
    """A name that is told twice ("Ann Lee Ann Lee", "ann (ann)"), once."""
    half = len(said) // 2
    if len(said) > 4 and said[:half] == said[-half:] and said[half : len(said) - half].strip(" ,") == "":
        return said[:half].strip()
    match = re.fullmatch(r"([^()]{2,60}?) \(([^()]{2,60})\)", said)
    return match[1] if match and fold(match[1]) == fold(match[2]) else said


@cache
def _labels() -> frozenset[str]:
    """Labels of dates and of names, which stand alone where an element is named too widely."""
    names = ("published_labels", "updated_labels", "author_labels", "by_sure")
    every = [fold(said) for name in names for said in data()[name].split("|")]
    return frozenset((*every, *(said.rpartition(" ")[0] for said in every if said.count(" ") == 1)))


def _is_work(said: Sequence[str]) -> bool:
    """Whether words are only what somebody does: "senior analyst"."""
    roles = words("roles")
    return not roles.isdisjoint(said) and all(word in roles or word in words("role_words") for word in said)


def _may_write(name: str) -> bool:
    """Whether a name is more than a role, a label, or how long something takes to read."""
    said = fold(name).strip(" .:")
    if (
        {*said.split()} <= words("not_authors") | words("not_offices")
        or said.rpartition(" ")[2] in _BY
        or name[-1] in _CUT
        or (len(name) <= _INITIALS and name.isascii() and name.isupper())
        or _is_work(said.split())
        or said in _labels()
        or any(word.endswith(_ADMIN) for word in said.split())
    ):
        return False
    return not re.fullmatch(r"[0-9]+\+? ?\w{1,10}\.?(?: \w{1,10}){0,2}", said)


def same(one: str, other: str) -> bool:
    """Whether two names or titles are the same but for case, accents and punctuation."""
    return re.findall(r"\w+", fold(one)) == re.findall(r"\w+", fold(other))
