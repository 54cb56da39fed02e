"""Names that stand near a title: in a byline, behind a label of their own, or where the markup says an author is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from corpusclean.metadata.affiliations import is_role, without_role
from corpusclean.metadata.around import Around
from corpusclean.metadata.byline import parse_byline
from corpusclean.metadata.candidates import Candidate, author_values
from corpusclean.metadata.dates import find_dates
from corpusclean.metadata.leads import is_office, label, may_start, start_surely, starts, sure_starts, without_label
from corpusclean.metadata.names import People, handle, looks_like_person, people
from corpusclean.metadata.wordlists import data, fold, words

_LONGEST: Final = 120
_FEW_WORDS: Final = 14
#: The longest label in front of a name, and the most spaces in a name.
_LABEL: Final = 24
_NAME_WORDS: Final = 5
_NAME_AT_LEAST: Final = 3
_ASIDE: Final = ("boilerplate.related", "boilerplate.ad")
_CREDITS: Final = ("boilerplate.license",)
#: Lines behind the title in which a name may stand alone, and the longest name and date that stand so.
_CLOSE: Final = 7
_NAME: Final = 40
_DETAIL: Final = 40
#: What stands around a name in a list, or for a picture.
_AROUND: Final = " \t*•_"
_MINUTES: Final = re.compile(rf"(?:{data()['minor']})", re.IGNORECASE)
_NOBODY: Final = People(())
_DIGIT: Final = re.compile(r"[0-9]")
_REST: Final = re.compile(
    r"\s[|·•⋅∙–—-]\s|\s*[|·•⋅]|\s(?:Published|Posted|Updated|Last|on|am|le|el|in|is|under)\b|\t"
    r"|\s(?:Fotos?|Photos?|Bild(?:er)?|Images?|Illustration|Kategorien?|Categor(?:y|ies)|Catégories?|Categorías?|Tags)\b"
    r"|\s(?:at|um|à|às|a las|en|di|a|alle|om|kl|kello|o|pukul)\.?\s(?=[0-9]{1,2}[:.hH]\s?[0-9])"
)
#: A line with names inside is no longer than this; they stand behind a date or one of these marks.
_LONGEST_LINE: Final = 300
_LABELLED: Final = re.compile(r"[^\W\d]{3,12}\s?[:：]")
_MARKS: Final = re.compile(r"\s*[|·•⋅]\s*")
#: Lines right behind the title, where a byline is one even if it stands in what looks like a teaser.
_NEXT: Final = 3
_ROLE: Final = 60
_HEADER: Final = re.compile(r"(?:entry|post|article)-?_?(?:meta|info|header|details)(?![a-z])|\bbyline\b")
_ABOUT: Final = re.compile(r"author[_-]{0,2}(?:bio|desc|title|role|position|job|info)")
#: Lines of so many different authors that nothing but the markup names are a list.
_LIST: Final = 3
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:author|byline|creator|contributor|writer|autor|auteur|post-?user)s?(?:[\s_-]|$)|author-?name|authorname|auth_?name"
)
_NOT_NAMED: Final = re.compile(
    r"bio\b|desc|title\b|role|position|social|follow|avatar|image|count|more-|box\b|date(?!-author)|time"
)
_PAGE: Final = re.compile(
    r"/(?:authors?|autor(?:en)?|auteurs?|autores|people|persons?|contributors?|writers?|reporters?|staff|team|"
    r"redakteure?|profiles?|producers)/[^/]+",
    re.IGNORECASE,
)


def authors_near(around: Around) -> Iterator[Candidate]:
    """Who the lines near the title say wrote the document; and who lines elsewhere do, in so many words."""
    near = (*around.after, *around.before, *around.tail)
    found = [(n, *said) for n in near if (said := _of_line(around, n))]
    far = [] if any(how == "byline" for *_, how in found) else list(_elsewhere(around, frozenset(near)))
    marked = {names for _, names, how in found if how == "named"}
    beside = [] if found else list(_beside_dates(around))
    for number, names, how in (*found, *far, *beside):
        block = around.page.blocks[number]
        if how != "named" or len(marked) < _LIST:
            yield Candidate("authors", names, "byline block", block.start, block.end, how)


def _beside_dates(around: Around) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """A name that stands alone in a line right behind the title, where a date or a time to read stands beside it."""
    close = around.after[:_CLOSE]
    texts = [around.page.blocks[n].text for n in close]
    for at, number in enumerate(close[:-1]):
        said = without_label(texts[at].strip(_AROUND))
        near = (*texts[max(0, at - 1) : at], *texts[at + 1 : at + 3])
        if (
            len(said) <= _NAME
            and (looks_like_person(said) or _is_team(said))
            and (
                any(map(_is_detail, near))
                or _tells_role(around, close[at + 1])
                or (at == 0 and (people(said) or _NOBODY).known)
            )
        ):
            yield number, (said,), "beside"
            return


def _is_team(said: str) -> bool:
    return is_office(said) and said.replace(" ", "").isalpha() and fold(said).split()[-1] in words("teams")


def _is_detail(text: str) -> bool:
    """Whether a line is a date, or tells how long something takes to read."""
    if not _DIGIT.search(text) or len(text) > _LONGEST:
        return False
    if len(text) > _DETAIL:
        return any(one.start <= _LABEL for one in find_dates(text)[:1]) and text.count(" ") < _FEW_WORDS
    return bool(_MINUTES.fullmatch(text.strip()) or find_dates(text))


def _tells_role(around: Around, number: int) -> bool:
    """Whether a line is nothing but what somebody does, or stands where its class tells of an author."""
    text = around.page.blocks[number].text
    if len(text) > _ROLE or text[-1] in ".!?:":
        return False
    return (text.count(" ") < _NAME_WORDS and is_role(text)) or _ABOUT.search(around.names(number)) is not None


def _is_entry(around: Around, number: int) -> bool:
    """Whether a line is an entry of a menu, in which "Texts" is not the label of what follows."""
    return around.page.blocks[number].shape == "list" and around.findings[number].label == "boilerplate.navigation"


def _is_aside(around: Around, number: int, also: tuple[str, ...] = ()) -> bool:
    finding = around.findings[number]
    return finding.label in (*_ASIDE, *also) and finding.rule != "model"


def _elsewhere(around: Around, near: frozenset[int]) -> Iterator[tuple[int, tuple[str, ...], str]]:
    blocks = around.page.blocks
    texts = [blocks[n].text for n in around.visible]
    begins = start_surely(texts)
    for at in [at for at, begin in enumerate(begins) if begin or (at and begins[at - 1])]:
        number, text, before = around.visible[at], texts[at], texts[at - 1] if at else ""
        if number in near or len(text) > _LONGEST or text.count(" ") >= _FEW_WORDS:
            continue
        behind = len(before) <= _LABEL and sure_starts().fullmatch(before) and not _is_entry(around, number)
        by = not behind and begins[at] and not _is_aside(around, number, _CREDITS)
        said = _cleaned(_behind(text) if behind else _after_by(text) if by else (), "far")
        if said:
            yield number, *said


def _of_line(around: Around, number: int) -> tuple[tuple[str, ...], str] | None:
    """The names of a line, and how they are said: behind a word for it (``byline``) or by the markup (``named``)."""
    text = around.page.blocks[number].text
    if len(text) > _LONGEST or text.count(" ") >= _FEW_WORDS:
        return _inside(around, number) if len(text) <= _LONGEST_LINE and not _is_aside(around, number) else None
    before = around.previous(number).strip()
    if len(before) <= _LABEL and label().fullmatch(before) and not _is_entry(around, number):
        return _cleaned(_behind(text), "byline") or _marked(around, number)
    begins = may_start(text) and starts().match(text)
    if _is_aside(around, number) and not (begins and 0 < number - around.title <= _NEXT):
        return None
    if begins:
        said = _behind_label(text)
        word = said.isalpha() and said.islower() and around.findings[number].label == "boilerplate.navigation"
        return _cleaned(_after_by(text), "byline") or (None if word else _loosely(said, "byline loose"))
    return _marked(around, number) or _inside(around, number)


def _marked(around: Around, number: int) -> tuple[tuple[str, ...], str] | None:
    """The names of a line whose class or link says that an author stands there."""
    text = around.page.blocks[number].text
    classes, href = around.names(number), _href(around, number)
    if not classes and not href:
        return None
    by_class = bool(_NAMED.search(classes)) and not _NOT_NAMED.search(classes)
    if by_class or _PAGE.search(href):
        byline = parse_byline(text)
        bare = _without_rest(text)
        who = None if byline and byline.authors else people(bare, sure=by_class) or _before_role(bare)
        names = byline.authors if byline and byline.authors else who.names if who else ()
        return _cleaned(names, "named") or _loosely(without_label(text), "named loose")
    return None


def _before_role(said: str) -> People | None:
    bare = without_role(said)
    return people(bare) if bare != said else None


def _inside(around: Around, number: int) -> tuple[tuple[str, ...], str] | None:
    """Names behind a word for it, where a date or a mark stands before that: "3 May 2020 by Ann Lee in Gardening"."""
    text = around.page.blocks[number].text
    dates = find_dates(text) if _DIGIT.search(text) else ()
    if not dates and not _MARKS.search(text):
        return None
    header = around.findings[number].label == "meta" or _HEADER.search(around.names(number)) is not None
    behind = [(text[one.end :], header) for one in dates] + [(said, False) for said in _MARKS.split(text)[1:]]
    if dates and (filed := _filed().match(text)):
        behind.append((text[filed.end() :], header))
    for said, sure in ((piece.strip(" ,-–—|"), sure) for piece, sure in behind):
        if may_start(said) and starts().match(said):
            if _LABELLED.match(said):
                return _loosely(_behind_label(said), "byline")
            names = _after_by(said)
            if names and all(
                " " in name or (sure and name[0].isupper()) or (people(name) or _NOBODY).known for name in names
            ):
                return _cleaned(names, "byline")
    return None


@cache
def _filed() -> re.Pattern[str]:
    """What stands before the author in "Posted in Ferries by Ann Lee on August 3, 2019"."""
    by = "|".join(data()[name] for name in ("by", "by_weak"))
    return re.compile(rf"(?:{data()['filed_in']})\s[^|·•]{{2,60}}?(?=\s(?:{by})\s)", re.IGNORECASE)


def _behind_label(text: str) -> str:
    match = starts().match(text)
    return _without_rest(text[match.end() :]) if match else ""


def _loosely(said: str, how: str) -> tuple[tuple[str, ...], str] | None:
    """A handle, a team or an outlet where a name is told or marked."""
    bare = _without_rest(said)
    one = handle(bare)
    return _cleaned((bare,), how) if one or is_office(bare) else None


def _behind(text: str) -> tuple[str, ...]:
    """The names of a line that follows a label."""
    said = _without_rest(text)
    who, one = people(said, sure=True), handle(said)
    return who.names if who else (one,) if one and one[0].isupper() else ()


def _after_by(text: str) -> tuple[str, ...]:
    """The names behind "by": a whole byline, or a few words in capitals up to a separator or a date."""
    byline = parse_byline(text)
    if byline and byline.authors:
        return byline.authors
    said = _behind_label(text)
    capital = all(word[0].isupper() or fold(word) in words("particles") | words("small") for word in said.split())
    who = people(said, sure=True) if said and capital and said.count(" ") < _NAME_WORDS else None
    first = people(said.partition(",")[0]) if not who and "," in said else None
    return who.names if who else first.names if first and first.known else ()


def _without_rest(text: str) -> str:
    """A line up to its first date, separator or label."""
    dates = find_dates(text) if _DIGIT.search(text) else ()
    if dates and dates[0].start < _NAME_AT_LEAST:
        text = text[dates[0].end :].lstrip(" ,|·•-–")
    elif dates:
        text = text[: dates[0].start]
    return _REST.split(text, maxsplit=1)[0].strip(" ,;:|·•")


def _cleaned(names: tuple[str, ...], how: str) -> tuple[tuple[str, ...], str] | None:
    said = tuple(name for one in names for name in author_values(one) if not label().fullmatch(name))
    return (said, how) if said else None


def _href(around: Around, number: int) -> str:
    at = around.page.blocks[number].element
    return "" if at is None else around.page.elements[at].attributes.get("href", "")
