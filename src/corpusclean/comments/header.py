"""The grammar of comment headers: names, ages, dates, scores, buttons. All functions look at one line or a few."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from corpusclean.comments.words import (
    action_pattern,
    age_source,
    end_pattern,
    heading_pattern,
    may_begin,
    may_tell_age,
    reply_pattern,
    section_pattern,
    word_set,
    words,
)
from corpusclean.metadata.dates import find_dates

#: A header line is at most this long; a longer line is prose.
LONGEST = 160
_HEADING = 200
_LONGEST_END = 80
_QUOTED = frozenset('"„“”«»')
_MARKS = " \t\xa0·•|#±*-–—»«>"

#: A time of day.
CLOCK = re.compile(
    r"(?<!\d)\d{1,2}(?:(?::\d{2}){1,2}|\s?h\s?\d{2}|\.\d{2}(?=\s?(?:uhr|[ap]\.?m))|\s?[时時点點시]\s?\d{2})(?!\d)(?:\s?[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d/.])\d{1,2}([/.\-])\d{1,2}\1\d{2}(?:\d{2})?(?!\d)")
_WORDS = re.compile(r"[\w.()'’-]+")
_SENTENCE = re.compile(
    r"[!?。！？…;:]\s|[!?。！？;:]$|[^\W\d_]{4}\.\s|[a-zà-ÿ]{3}\.$|\.\.\.$|…$|https?:|www\.|[<>{}=|]"
)
_NAME_PREFIX = re.compile(
    r"^(?:[•·*▶►\-–]\s+|\d{1,4}\.\s+|u/|@|(?:avatar|photo|picture) (?:of|for)\s+|by\s+)+", re.IGNORECASE
)
_NAME_SUFFIX = re.compile(r"(?:'s avatar|’s avatar|\s+avatar|[,:]|\s*[★☆✭✮⭐✓✔]+|\s+[•·|–-])+$", re.IGNORECASE)
_GLUED_SAYS = re.compile(
    r"(?<=[^\W\d_A-Z])(?:says|sagt|schreibt|meint|zegt|schreef|skriver|säger|disse|escribió|пишет|говорит)$"
)
_PUBLISHED = re.compile(
    r"\b(?:published|updated|veröffentlicht|aktualisiert|publié|publicado|actualizado|pubblicato)\b", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s?[,|•·—–(-]$")
_TRAILING = re.compile(
    r"\s(?:posted on|commented on|posted|commented|schrieb am|on|am|le|el|il|em|op|vom|at)$", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W_]")
_POINTS = re.compile(
    r"(?<![\w.,])(-?\d{1,7})\s*(?:points?|pts|punkte?|puntos|pontos|votes?|likes?|upvotes?)(?!\w)", re.IGNORECASE
)
_VOTES = re.compile(r"upvote\s*(-?\d{1,7})\s*(?:downvote|reply|$)", re.IGNORECASE)
_BULLETS = re.compile(r"\s[•·|]\s")
_LONE = re.compile(r"[-−]?\d{1,6}")


@frozen
class When:
    """The time of a header: ``published`` (ISO 8601) where it is stated, or ``age`` as said."""

    published: str | None = None
    age: str | None = None


@cache
def age_pattern() -> re.Pattern[str]:
    """An age ("3 days ago") in any language, not inside a word."""
    return re.compile(rf"(?<![\w]){age_source()}", re.IGNORECASE)


@cache
def _badge_end() -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in words("badges") if len(word) > 3)
    return re.compile(rf"(?:\s+(?:(?i:{known})|OP|Mod|MOD)|\s*[(\[](?:(?i:{known})|OP|Mod|MOD)[)\]])$")


def is_badge(text: str) -> bool:
    """Whether the text is the mark of a person's part (OP, Moderator, Autor) and nothing else."""
    return text.strip("()[]·•|, ").casefold() in word_set("badges")


def is_deleted(text: str) -> bool:
    """Whether the text says that a comment or its author is gone."""
    return text.strip().casefold() in word_set("deleted")


def name_of(text: str) -> str | None:
    """The name in ``text``, without bullet, number, avatar word and badge, or ``None`` where it is not name-like."""
    name = _GLUED_SAYS.sub("", _NAME_SUFFIX.sub("", _NAME_PREFIX.sub("", text.strip())).strip())
    name = _once(_badge_end().sub("", name).strip())
    if not 0 < len(name) <= 60 or name[0] in _QUOTED or len(name.split()) > 6 or not _LETTER.search(name):
        return None
    if _SENTENCE.search(name) or is_badge(name) or is_furniture(name) or is_section(name) or is_end(name):
        return None
    folded = name.casefold()
    if folded.startswith(("reply to ", "replying to ", "in reply to ", "last ")) or _PUBLISHED.search(name):
        return None
    if name.isdigit() or folded in word_set("says") or folded in word_set("fillers") or age_in(name):
        return None
    return None if len(name) > 7 and any(map(str.isdigit, name)) and dated(name) else name


def _once(name: str) -> str:
    """A name without the second time that an avatar's description has been glued to it."""
    half, odd = divmod(len(name), 2)
    twice = not odd and half > 3 and name[:half] == name[half:] and (name[0].isupper() or name[half - 1].isdigit())
    return name[:half] if twice else name


def age_in(text: str) -> str | None:
    """The age stated in ``text``, as said."""
    match = age_pattern().search(text) if may_tell_age(text) else None
    return match[0] if match else None


def is_age(text: str) -> bool:
    """Whether ``text`` is an age and nothing else."""
    return age_pattern().fullmatch(text.strip(" ·•|-()")) is not None


def stamp(text: str) -> When | None:
    """The time that ``text`` states, where it states nothing else: "on 3 May 2019 at 11:02", "2 days ago"."""
    text = text.strip()
    if not text or len(text) > LONGEST or _PUBLISHED.search(text):
        return None
    if is_age(text):
        return When(age=text.strip(" ·•|-()"))
    found = dated(text.replace("@", " "))
    if found is None:
        return None
    before, iso, after = found
    rest = CLOCK.sub(" ", before + " " + after)
    if all(_filler(word) for word in _WORDS.findall(rest)):
        return When(published=iso)
    return None


def signed(text: str) -> tuple[str, When, str] | None:
    """The (name, time, rest) of a line in which a name stands before a date: "Jane Doe, 3 May 2019 at 11:02 #4"."""
    found = dated(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    before, iso, after = found
    name = name_of(_TRAILING.sub("", _SEPARATOR.sub("", before.rstrip())))
    return (name, When(published=iso), after.strip()) if name else None


def _filler(word: str) -> bool:
    word = word.casefold()
    return word in word_set("fillers") or word.strip("().-'’") in word_set("fillers") or not _LETTER.search(word)


def dated(text: str) -> tuple[str, str | None, str] | None:
    """The first full date in ``text``: (what stands before, ISO 8601, what stands after).

    The ISO form is ``None`` where day and month cannot be told apart.
    """
    for found in find_dates(text):
        return text[: found.start], found.iso, text[found.end :]
    match = _NUMERIC.search(text)
    return (text[: match.start()], None, text[match.end() :]) if match else None


def has_clock(text: str) -> bool:
    """Whether a time of day is stated."""
    return CLOCK.search(text) is not None


def is_action(text: str) -> bool:
    """Whether the line holds buttons and links and nothing else (numbers and marks between them allowed)."""
    return _furniture(text) == 2


def is_reply(text: str) -> bool:
    """Whether the line is buttons, one of which answers."""
    return reply_pattern().search(text) is not None and is_action(text)


def is_furniture(text: str) -> bool:
    """Whether the line holds nothing but buttons, numbers and marks; an empty line does too."""
    return _furniture(text) > 0


def _furniture(text: str) -> int:
    """0: prose. 1: only numbers and marks. 2: at least one button."""
    if len(text) > LONGEST:
        return 0
    pattern, at, best = action_pattern(), 0, 1
    while at < len(text):
        match = pattern.match(text, at)
        if match is None:
            return 0
        if match.lastgroup == "word":
            best = 2
        at = match.end()
    return best


def is_section(text: str) -> bool:
    """Whether the line heads comments ("12 Comments", "Kommentare", "Sort by: Best")."""
    return is_counted(text) or is_control(text)


def is_control(text: str) -> bool:
    """Whether the line heads comments without saying how many, or sorts them."""
    return len(text) <= LONGEST and section_pattern().fullmatch(text.strip(" ·•|#")) is not None


def is_counted(text: str) -> bool:
    """Whether the line heads comments and says how many there are, or can head nothing else ("Guestbook")."""
    return len(text) <= _HEADING and heading_pattern().fullmatch(text.strip(_MARKS)) is not None


def is_end(text: str) -> bool:
    """Whether the line stands after the last comment: a reply form, a list of other content, a footer."""
    if len(text) > _LONGEST_END:
        return False
    text = text.strip()
    return may_begin(text, "ends") and end_pattern().match(text) is not None


def points_in(text: str) -> int | None:
    """The points stated. Of three glued or listed variants (n-1, n, n+1) the middle one; else one, or ``None``."""
    said = [int(number) for number in _POINTS.findall(re.sub(r"(points?)(?=\d)", r"\1 ", text))]
    if len(said) == 3 and said[1] - said[0] == said[2] - said[1] == 1:
        return said[1]
    return said[0] if len(said) == 1 else None


def votes_in(lines: list[str]) -> int | None:
    """The score in the lines under a comment: "Upvote 12 Downvote", "3 likes", or a lone number before the buttons."""
    joined = " ".join(lines)
    match = _VOTES.search(joined)
    if match:
        return int(match[1])
    if (points := points_in(joined)) is not None:
        return points
    pieces = [piece for line in lines for piece in _BULLETS.split(line)]
    lone = [piece for piece in pieces if _LONE.fullmatch(piece.strip(" ·•|△▽▲▼"))]
    return int(lone[0].strip(" ·•|△▽▲▼").replace("−", "-")) if len(lone) == 1 else None
