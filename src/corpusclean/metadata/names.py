"""Whether a few words are a person's name, and how a list of names is taken apart."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from corpusclean.metadata.wordlists import data, fold, is_said, words

_CJK = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]{2,4}|[\uac00-\ud7a3]{2,4}|[\u3040-\u30ff\u4e00-\u9fff・]{2,10}")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f'’ʼ.\-‐‑])*+")
_INITIAL = re.compile(r"[^\W\d_]\.?|(?:[^\W\d_]\.-?){2,3}|[A-Z]{2}")
#: What a word ends in that owns something.
_OWNING = ("'s", "’s")
_OUTLET = re.compile(r"The(?: [A-Z][\w&'’-]*){1,4}")
_HANDLE = re.compile(r"@?[^\W_][\w.\-]{1,30}")
_NO_NAME = re.compile(r"[!?。！？…\d@#/\\|]")
_HYPHEN = re.compile(r"[-‐‑]")
_SENTENCE = re.compile(r"[.!?;:。！？]\s|[!?。！？]$")
_PART = re.compile(r"[^\s,()/]+")
#: Letters behind a name that stand for a degree or a membership.
_LETTERS = re.compile(r"[A-Z](?:[A-Z.]|-(?=[A-Z])){1,6}[®™*]?")
_BREAK = re.compile(r"[\s/,&-]+")
_ENDS = re.compile(r"^[\s\-–—:：]+|[\s:：]+$")


@cache
def _beside_affiliations() -> frozenset[str]:
    return words("small") | words("affiliation") | words("role_words")


@frozen
class People:
    """Names, and what stands beside them: where they belong to, and whether a given name is among those known."""

    names: tuple[str, ...]
    affiliation: str | None = None
    known: bool = False


def _is_particle(word: str) -> bool:
    return fold(word).rstrip(".'’") in words("particles") and (len(word) > 1 or word.islower())


def _is_name_word(word: str) -> bool:
    if not _WORD.fullmatch(word.strip('()"“”„')) or (word[-2:] in _OWNING and len(word) > len(_OWNING[0])):
        return False
    if word[0].islower():
        return bool(re.match(r"(?:[dl]['’]|al-|el-|ibn-|mc|de)[A-ZÀ-Ý]", word))
    return not (word.endswith(".") and len(word) > 5)


def title_case(name: str) -> str:
    """A name in capitals as it is written otherwise; any other name unchanged."""
    if name.upper() != name or name.lower() == name.upper() or len(name.replace(".", "").replace(" ", "")) < 4:
        return name
    out = []
    for n, word in enumerate(name.split()):
        bare = fold(word).rstrip(".")
        if n and bare in words("particles"):
            out.append(word.lower())
        elif bare in ("ii", "iii", "iv") or re.fullmatch(r"(?:[^\W\d_]\.)+", word):
            out.append(word)
        else:
            said = re.sub(r"(?<![^\W_])[^\W\d_]", lambda m: m[0].upper(), word.lower())
            out.append(re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), said))
    return " ".join(out)


def _is_noun(word: str) -> bool:
    return len(word) > 5 and word.endswith(tuple(data()["noun_endings"].split()))


def _strip_titles(said: list[str]) -> list[str]:
    while len(said) > 1 and fold(said[0]).rstrip(".") in words("honorifics"):
        said = said[1:]
    return said


def plain(name: str) -> str:
    """A name for comparing: folded, without titles before it."""
    return fold(" ".join(_strip_titles(name.split())))


def person(text: str, sure: bool = False) -> tuple[str, bool] | None:
    """The name if the whole of ``text`` can be one, and whether it holds a given name that is known.

    ``sure``: what stands before it says that a name follows, so that one word and rare words will do.
    """
    said = text.strip(' ,;:·*_"“”')
    if not said or len(said) > 60 or _NO_NAME.search(said):
        return None
    if _IDEOGRAPHS.search(said):
        return _asian(said, sure)
    parts = said.split()
    full = [word for word in _strip_titles(parts) if not _is_particle(word)]
    if not 1 <= len(full) <= 5 or len(parts) > 7 or (parts and _is_particle(parts[-1]) and parts[-1].islower()):
        return None
    if not all(_is_name_word(word) for word in full):
        return None
    folded = [fold(word).rstrip(".") for word in full]
    known = any(set(_HYPHEN.split(word)) & words("given") for word in folded[:2])
    long = [word for word in full if not _INITIAL.fullmatch(word)]
    said_whole = [word for word, shown in zip(folded, full, strict=True) if len(word) > 1 or shown[-1] != "."]
    if not long or is_said(folded, said_whole):
        return None
    if sure:
        return title_case(" ".join(parts)), known
    cased = any(c.isupper() for c in said)
    rest = folded[1:] if known and folded[0] in words("given") else folded
    odd = bool(set(folded if not known else rest[:-1]) & words("unlikely")) or (
        not known and len(long) == len(full) and _is_noun(folded[-1])
    )
    if len(full) < 2 or odd or not (cased or known):
        return None
    return title_case(" ".join(parts)), known


def _asian(said: str, sure: bool) -> tuple[str, bool] | None:
    known = said[0] in data()["surnames_cjk"]
    if _CJK.fullmatch(said) and (
        sure or (known and len(said) in (2, 3, 4) and not re.search(r"[\u3040-\u30ff]", said))
    ):
        return said, known
    if sure and re.fullmatch(r"[^\s:：，。]{1,12}(?:[ ・·][^\s:：，。]{1,12}){0,3}", said):
        return said, known
    return None


def looks_like_person(text: str) -> bool:
    """Whether the whole of ``text`` reads like one person's name (two words or more, or a Chinese or Korean name)."""
    return person(text) is not None


def handle(text: str) -> str | None:
    """The text if it is one word that a user can be called by."""
    said = text.strip(" ,;:*")
    return said if _HANDLE.fullmatch(said) and not said.isdigit() else None


@cache
def _office() -> re.Pattern[str]:
    return re.compile(data()["affiliation_cjk"])


def is_affiliation(text: str) -> bool:
    """Whether the text names an institution, an outlet or an office, and is no sentence."""
    said = text.strip(" ,;:()")
    if not said or len(said) > 140 or _SENTENCE.search(said):
        return False
    parts = _PART.findall(said)
    folded = [fold(part).rstrip(".") for part in parts]
    if len(said) <= 24 and _office().search(said):
        return True
    if len(parts) > 16 or set(folded).isdisjoint(words("affiliation")):
        return False
    fine = _beside_affiliations()
    return all(part[0].isupper() or part[0] == "&" or word in fine for part, word in zip(parts, folded, strict=True))


def is_role(text: str) -> bool:
    """Whether a piece behind a name says what that person is or does."""
    return not words("roles").isdisjoint(_BREAK.split(fold(text)))


def without_role(text: str) -> str:
    """A name without the words behind it that say what that person does: "Ann Lee Education Editor"."""
    said = text.split()
    if not said or fold(said[-1]) not in words("roles") | words("role_words"):
        return text
    while said and fold(said[-1]) in words("roles") | words("role_words") | words("unlikely") | words("small"):
        said.pop()
    return " ".join(said)


def _credential(text: str) -> bool:
    return bool(text) and all(
        fold(word).rstrip(".") in words("credentials") | words("suffixes") for word in text.split()
    )


def _outlet(text: str) -> tuple[str, str | None]:
    """A name and the agency written right behind it, if any."""
    may_name = {word.lower() for word in text.rsplit(None, 1)[-1:]} & _last_of_agencies()
    match = _agency().search(text) if may_name else None
    whole = match and (" " in match[1] or "," in text)
    return (match[1], match[2]) if match and whole and match[2][0].isupper() else (text, None)


@cache
def _last_of_agencies() -> frozenset[str]:
    return frozenset(said.split()[-1] for said in data()["outlets"].split("|"))


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"^(.{{5,60}}?),?\s+(?:for\s+)?((?:{data()['outlets']}))$", re.IGNORECASE)


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[,，]?\s+(?:{data()['conjunctions']})\s+|\s*[&＆、;；]\s*|\s*，\s*|\s*,\s+|\s*/\s*", re.IGNORECASE
    )


def people(text: str, sure: bool = False) -> People | None:
    """The names in a list of names ("A, B and C, University of D") that is nothing else, or ``None``."""
    said = _ENDS.sub("", text)
    if not said or len(said) > 240:
        return None
    if sure and _IDEOGRAPHS.search(said) and re.fullmatch(r"[\u3400-\u9fff]{2,4}(?: [\u3400-\u9fff]{2,4}){1,4}", said):
        return People(tuple(said.split()), None, True)
    names: list[str] = []
    known = False
    outside: str | None = None
    at = 0
    for match in [*_joiner().finditer(said), None]:
        piece = said[at : match.start() if match else len(said)].strip()
        bare, agency = _outlet(piece)
        one = person(bare, sure)
        if not one and not names:
            return None
        rest = said[at:]
        if names and (
            (is_affiliation(piece) and is_affiliation(rest))
            or (sure and (is_role(piece) or _OUTLET.fullmatch(rest.strip())))
        ):
            outside = rest.strip(" ,()")
            break
        if names and (_credential(piece) or (_LETTERS.fullmatch(piece) and not said.isupper())):
            names[-1] += f" {piece}" if fold(piece).rstrip(".") in words("suffixes") else ""
        elif one and not is_affiliation(bare):
            names.append(one[0])
            known = known or one[1]
        else:
            return None
        outside = agency or outside
        at = match.end() if match else len(said)
    if not names or len(names) > 12:
        return None
    return People(tuple(dict.fromkeys(names)), outside, known)
