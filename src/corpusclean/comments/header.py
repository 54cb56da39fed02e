"""The grammar of comment headers: names, and who signs with a date. All functions look at one line."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpusclean.comments.header_times import When, age_in, dated, is_published
from corpusclean.comments.heads import may_begin
from corpusclean.comments.template import LONGEST, is_end, is_furniture, is_section
from corpusclean.comments.words import (
    alternatives,
    heads_of,
    section_heads,
    word_set,
    words,
)

_QUOTED = frozenset('"„“”«»')
_SENTENCE = re.compile(
    r"[!?。！？…;:]\s|[!?。！？;:]$|[^\W\d_]{4}\.\s|[a-zà-ÿ]{3}\.$|\.\.\.$|…$|https?:|www\.|[<>{}=|]"
)
_NAME_PREFIX = re.compile(
    r"^(?:[•·*▶►\-–—]\s+|~\s*(?=\w)|\d{1,4}\.\s+|u/|@|(?:avatar|photo|picture) (?:of|for)\s+|by\s+|"
    r"(?:g(?:ue|a)st|gość|host|invité|invitado|visitante|convidado|ospite|гость|гість|vendég|vizitator|misafir)\s?:\s*(?=\w)|"
    r"(?:回答者|投稿者|質問者|お?名前|作成者|作者|网友|網友)\s?[:：]\s*)+",
    re.IGNORECASE,
)
_NAME_SUFFIX = re.compile(r"(?:'s avatar|’s avatar|\s+avatar|[,:]|\s*[★☆✭✮⭐✓✔]+|\s+[•·|–(-])+$", re.IGNORECASE)
#: What a text with such a prefix begins with where it begins with a letter, and what one with such a suffix ends in.
_NAME_LEADS = (
    "u/",
    "ava",
    "p",
    "by",
    "gue",
    "gas",
    "goś",
    "hos",
    "inv",
    "vis",
    "con",
    "osp",
    "гос",
    "гіс",
    "ven",
    "viz",
    "mis",
    "回",
    "投",
    "質",
    "名",
    "お",
    "作",
    "网",
    "網",
)
_NAME_ENDS = tuple("rR,:★☆✭✮⭐✓✔•·|–-(")
_LONGEST_NAME = 60
_MOST_NAME_WORDS = 6
_SHORTEST_DATE = 7
_HANDLE = re.compile(r"[\w.]{2,30}")
_NO_NAMES = ("reply to ", "replying to ", "in reply to ", "last ")
_DIGIT = re.compile(r"\d")
_SAYS = (
    "says",
    "sagt",
    "schreibt",
    "meint",
    "zegt",
    "schreef",
    "skriver",
    "säger",
    "disse",
    "escribió",
    "пишет",
    "говорит",
)
_GLUED_SAYS = re.compile(rf"(?<=[^\W\d_A-Z])(?:{'|'.join(_SAYS)})$")
_SEPARATOR = re.compile(r"\s?[,|•·—–(-]$")
_TRAILING = re.compile(
    r"\s(?:posted on|commented on|posted|commented|schrieb am|on|am|le|el|il|em|op|vom|at)$", re.IGNORECASE
)
_REVIEWS = "(?:review|bewertung|rezension|avis|opini[óo]n|recensione|avalia[çc][ãa]o|beoordeling|opinia|kommentar)"
_MESSAGES = (
    "(?:message|messaggio|mensaje|mensagem|beitrag|bericht|сообщение|wiadomość|mesaj|zpráva|příspěvek|مُساهمة|مساهمة)"
)
_DONE = (
    "(?:(?:comment )?(?:posted|added|written|submitted)|comment|reply|answer(?:ed)?|publicado|enviado|escrito|publié|"
    "posté|écrit|geschrieben|verfasst|napisan[ey]|dodan[ey]|inviato|scritto|geplaatst)"
)
#: Points or posts of a person behind the name: "Jane Doe (1,210 points)".
_COUNTED = re.compile(r"\s*\([\d.,]{1,9}k?(?:\s\w{2,12})?\)$")
_LETTER = re.compile(r"[^\W_]")


@cache
def by_pattern() -> re.Pattern[str]:
    """What leads to a name: "Posted by", "Review by:", "von"."""
    return re.compile(
        rf"(?:{_DONE} |(?:\w+ )?{_REVIEWS} |{_MESSAGES} )?(?:{alternatives('board_by')})[:\s]+",
        re.IGNORECASE,
    )


@cache
def _badge_end() -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in words("badges") if len(word) > 3)
    return re.compile(rf"(?:\s+(?:(?i:{known})|OP|Mod|MOD)|\s*[(\[](?:(?i:{known})|OP|Mod|MOD)[)\]])$")


@cache
def _last_badges() -> frozenset[str]:
    return frozenset((*(word.split()[-1] for word in words("badges")), "op", "mod"))


def is_badge(text: str) -> bool:
    """Whether the text is the mark of a person's part (OP, Moderator, Autor) and nothing else."""
    return text.strip("()[]·•|, ").casefold() in word_set("badges")


def is_deleted(text: str) -> bool:
    """Whether the text says that a comment or its author is gone."""
    return text.strip().casefold() in word_set("deleted")


def is_date_label(text: str) -> bool:
    """Whether a time stands behind or below the text: "Date:"."""
    return text.rstrip(" :：").casefold() in word_set("date_labels")


def is_name_label(text: str) -> bool:
    """Whether a name stands behind or below the text: "Name", "Posted by:"."""
    return text.rstrip(" :：").casefold() in word_set("name_labels")


def name_of(text: str) -> str | None:
    """The name in ``text``, without bullet, number, avatar word and badge, or ``None`` where it is not name-like."""
    return _kept_name(text) if len(text) <= LONGEST else _name(text)


def _name(text: str) -> str | None:
    name = _bare_name(text.strip())
    if not 0 < len(name) <= _LONGEST_NAME or name[0] in _QUOTED or len(name.split()) > _MOST_NAME_WORDS:
        return None
    folded = name.casefold()
    if (
        name.isdigit()
        or (name[0].isdigit() and _counting().match(name))
        or folded.startswith(_NO_NAMES)
        or folded in word_set("says")
        or folded in word_set("fillers")
        or folded in word_set("headings")
    ):
        return None
    if not _LETTER.search(name) or (not name.replace(" ", "").isalnum() and _SENTENCE.search(name)):
        return None
    if is_badge(name) or (may_begin(name, _template_heads()) and _is_template(name)):
        return None
    if is_published(name) or age_in(name):
        return None
    return None if len(name) > _SHORTEST_DATE and _DIGIT.search(name) and dated(name) else name


@cache
def _counting() -> re.Pattern[str]:
    """The beginning of what counts things that people have written: "24 reviews 7 followers"."""
    return re.compile(rf"\d[\d.,]*\s(?:{alternatives('headings')})(?!\w)", re.IGNORECASE)


#: A line is asked for its name by several readings of a header.
_kept_name = lru_cache(maxsize=512)(_name)


def _bare_name(name: str) -> str:
    """The text without what stands around a name, each looked for only where its first or last letters stand."""
    if not name[:1].isalpha() or name[:3].lower().startswith(_NAME_LEADS):
        name = _NAME_PREFIX.sub("", name)
    if name.endswith(_NAME_ENDS):
        name = _NAME_SUFFIX.sub("", name)
    if " @" in name:
        shown, _, handle = name.partition(" @")
        name = shown if _HANDLE.fullmatch(handle) or handle.casefold() == shown.casefold() else name
    if "[" in name[1:] and "]" not in name:
        name = name.partition("[")[0]
    if name.endswith("]"):
        name = name.partition(" [")[0]
    name = name.strip()
    if name.endswith(_SAYS):
        name = _GLUED_SAYS.sub("", name)
    if name.endswith(")"):
        name = _COUNTED.sub("", name)
    last = "".join(name.rsplit(None, 1)[-1:]).casefold()
    if last.endswith((")", "]")) or not last.isascii() or last in _last_badges():
        name = _badge_end().sub("", name).strip()
    return _once(name)


@cache
def _template_heads() -> frozenset[str]:
    return heads_of("actions", "ends") | section_heads()


def _is_template(text: str) -> bool:
    return is_furniture(text) or is_section(text) or is_end(text)


def _once(name: str) -> str:
    """A name without the second time that an avatar's description has been glued to it."""
    half, odd = divmod(len(name), 2)
    twice = not odd and half > 3 and name[:half] == name[half:] and (name[0].isupper() or name[half - 1].isdigit())
    return name[:half] if twice else name


def signed(text: str) -> tuple[str, When, str] | None:
    """The (name, time, rest) of a line in which a name stands before a date: "Jane Doe, 3 May 2019 at 11:02 #4"."""
    found = dated(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    before, iso, after = found
    name = name_of(_TRAILING.sub("", _SEPARATOR.sub("", before.rstrip())))
    return (name, When(published=iso), after.strip()) if name else None
