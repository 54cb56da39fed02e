"""Whether a few words are a person's name, and how a list of names is taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from corpusclean.metadata.affiliations import is_affiliation, is_credential, is_role, without_agency
from corpusclean.metadata.wordlists import data, fold, is_said, words

_CJK = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]{2,4}|[\uac00-\ud7a3]{2,4}|[\u3040-\u30ff\u4e00-\u9fff・]{2,10}")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f'’ʼ.\-‐‑])*+")
_ROLE = re.compile(r"\((?:author|editor)\)", re.IGNORECASE)
_INVERTED = re.compile(r"([^\W\d_][\w'’\- ]{1,30}), ([^\W\d_][\w'’.\- ]{1,30})")
_INITIAL = re.compile(r"[^\W\d_]\.?|(?:[^\W\d_]\.-?){2,3}|[A-Z]{2}")
#: What a word ends in that owns something.
_OWNING = ("'s", "’s")
_OUTLET = re.compile(r"The(?: [A-Z][\w&'’-]*){1,4}")
_HANDLE = re.compile(r"@?[^\W_][\w.\-]{1,30}")
_NO_NAME = re.compile(r"[!?。！？…\d@#/\\|]")
_HYPHEN = re.compile(r"[-‐‑]")
#: Letters behind a name that stand for a degree or a membership.
_LETTERS = re.compile(r"[A-Z](?:[A-Z.]|-(?=[A-Z])){1,6}[®™*]?")
#: Chinese names with a space between.
_CJK_NAMES = re.compile(r"[\u3400-\u9fff]{2,4}(?: [\u3400-\u9fff]{2,4}){1,4}")
_LONGEST_LIST = 240
_MOST_NAMES = 12
_ENDS = re.compile(r"^[\s\-–—:：]+|[\s:：]+$")


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
    said_whole = [word for word, shown in zip(folded, full, strict=True) if len(word) > 1 or shown[-1] != "."]
    if all(map(_INITIAL.fullmatch, full)) or is_said(folded, said_whole):
        return None
    cased = any(c.isupper() for c in said)
    if sure or (len(full) > 1 and (known or cased) and _is_usual(full, folded, known=known)):
        return title_case(" ".join(parts)), known
    return None


def upright(said: str) -> str:
    """Names that a catalogue has turned round ("Lee, Ann; Berg, Ole") as they are said; others unchanged."""
    turned = [_INVERTED.fullmatch(_ROLE.sub("", piece).strip()) for piece in said.split(";")]
    names = [f"{one[2]} {one[1]}" for one in turned if one and _is_given(one[2]) and not _is_given(one[1])]
    return "; ".join(names) if len(names) == len(turned) else said


def _is_given(name: str) -> bool:
    return fold(name.split(maxsplit=1)[0]).rstrip(".") in words("given")


def _is_usual(full: Sequence[str], folded: Sequence[str], *, known: bool) -> bool:
    """Whether no word is one that is hardly ever a name's. ``known``: a given name is, and the last word is free."""
    if known:
        first = 1 if folded[0] in words("given") else 0
        return words("unlikely").isdisjoint(folded[first:-1])
    initials = any(map(_INITIAL.fullmatch, full))
    return words("unlikely").isdisjoint(folded) and (initials or not _is_noun(folded[-1]))


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
    """The text if it is one word that a user can be called by; "the" and "with" are none."""
    said = text.strip(" ,;:*")
    return said if _HANDLE.fullmatch(said) and not said.isdigit() and said not in words("never") else None


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[,，]?\s+(?:{data()['conjunctions']})\s+|\s*[&＆、;；]\s*|\s*，\s*|\s*,\s+|\s*/\s*", re.IGNORECASE
    )


def people(text: str, sure: bool = False) -> People | None:
    """The names in a list of names ("A, B and C, University of D") that is nothing else, or ``None``.

    ``sure``: as for ``person``.
    """
    said = _ENDS.sub("", text)
    if not said or len(said) > _LONGEST_LIST:
        return None
    if sure and _CJK_NAMES.fullmatch(said):
        return People(tuple(said.split()), None, True)
    names: list[str] = []
    known = False
    outside: str | None = None
    for piece, rest in _pieces(said):
        bare, agency = without_agency(piece)
        one = person(bare, sure)
        if not one and not names:
            return None
        if names and _are_no_names(piece, rest, sure):
            outside = rest.strip(" ,()")
            break
        if names and (is_credential(piece) or (_LETTERS.fullmatch(piece) and not said.isupper())):
            names[-1] += f" {piece}" if fold(piece).rstrip(".") in words("suffixes") else ""
        elif one and not is_affiliation(bare):
            names.append(one[0])
            known = known or one[1]
        else:
            return None
        outside = agency or outside
    return People(tuple(dict.fromkeys(names)), outside, known) if 0 < len(names) <= _MOST_NAMES else None


def _pieces(said: str) -> Iterator[tuple[str, str]]:
    """What stands between commas, "and" and the like, and with each all from there on."""
    at = 0
    for match in _joiner().finditer(said):
        yield said[at : match.start()].strip(), said[at:]
        at = match.end()
    yield said[at:].strip(), said[at:]


def _are_no_names(piece: str, rest: str, sure: bool) -> bool:
    """Whether a list of names ends before ``piece``, and ``rest`` says where these people belong to."""
    if is_affiliation(piece) and is_affiliation(rest):
        return True
    return sure and (is_role(piece) or _OUTLET.fullmatch(rest.strip()) is not None)
