"""What phpBB, vBulletin, FluxBB and their like share: the profile beside each post ("Joined", "Posts", a rank)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from corpusclean.comments.header import LONGEST, has_clock, is_furniture, name_of, stamp
from corpusclean.comments.lines import Head, Line

_LABEL = (
    r"join(?:ed)?(?: date)?|registered(?: user)?|member since|posts?|beiträge|registriert(?: seit)?|mitglied seit|dabei seit|inscription|inscrit le|"
    r"registrado|mensajes|mensagens|registrato|messaggi|iscritto il|geregistreerd|berichten|lid geworden op|сообщения|сообщений|зарегистрирован|"
    r"posty|rejestracja|dołączył\(a\)|příspěvky|registrován|регистрация|帖子|注册时间|登録日|記事|投稿数|가입일"
)
_PROFILE = re.compile(
    rf"(?:{_LABEL})\s?[:：]\s?(?P<value>.{{0,60}})|(?:join date|registered)\s.{{4,24}}|posts\s?\d[\d.,]*", re.IGNORECASE
)
_ALONE = re.compile(
    r"(?:join date|joined|posts|location|registered|beiträge|registriert seit|messages|inscription)", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:post )?#\s?(\d{1,6})(?:\s?(?:link|permalink|top))?", re.IGNORECASE)
_NOISE = re.compile(
    r"view (?:profile|forum posts|forum threads|private message|articles|blog entries)|visit homepage|find (?:more|all) .{0,40}|send .{0,30}|offline|online|"
    r"(?:\w+ ){0,2}(?:offline|online)|re: .{1,120}|post subject: .{0,120}|contact:?|website|(?:senior |junior |full |site |global |super )?(?:member|moderator|administrator|admin)|"
    r"(?:location|from|threads|topics|messages|reputation|rep power|likes received|thanked|thanks|has thanked|been thanked|wohnort|ort|localisation|"
    r"ubicación|località|woonplaats|откуда|lokalizacja|来自|积分)\s?[:：].{0,60}|registered user|newbie|new member|veteran|mitglied|moderador|gender: ?\w*|age: ?\d*|unread post|post|quote",
    re.IGNORECASE,
)
_RE = re.compile(r"(?:re|aw|antw|sv|rif|ynt|odp|res): ", re.IGNORECASE)
_BUTTONS = re.compile(
    r"(?:(?:reply with quote|back to top|top|reply|quote|multi-quote|share|like|report|zitieren|antworten|nach oben|haut|citer|responder|arriba)\b|\W)++",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•*·»«›-]|\d{1,4}\.)\s")
_STARTS = frozenset("patn")
_REACH = 4


def profile_heads(lines: Sequence[Line]) -> list[Head]:
    """Headers that are a cluster of profile lines and one time of day or post number, and the name above the profile."""
    kinds = [_kind(line.text) for line in lines]
    kinds = ["v" if at and kinds[at - 1] == "a" and kind in ("", "x") else kind for at, kind in enumerate(kinds)]
    heads: list[Head] = []
    at = 0
    while at < len(lines):
        stop = _cluster(lines, kinds, at) if kinds[at] in _STARTS else at
        head = _read(lines, kinds, at, stop, heads[-1].end if heads else 0) if stop > at else None
        if head:
            heads.append(head)
        at = max(stop, at + 1)
    return heads


def _kind(text: str) -> str:
    """p profile with value, a profile's label alone, t time, n post number, x noise, "" anything else."""
    if not text or len(text) > LONGEST:
        return "x" if not text else ""
    text = _BULLET.sub("", text, count=1)
    if _ALONE.fullmatch(text):
        return "a"
    if _PROFILE.fullmatch(text):
        return "p"
    if _NUMBER.fullmatch(text):
        return "n"
    if _posted(text):
        return "t"
    return "x" if not text.endswith(":") and (_NOISE.fullmatch(text) or is_furniture(text)) else ""


def _posted(text: str) -> tuple[str | None, int | None] | None:
    """The (published, post number) of a line that is a date with a time of day, and perhaps "#12" and "Posted:"."""
    match = re.fullmatch(
        r"(?:[»«•-]\s?)?(?:posted:?|post(?:ed)? on|verfasst:?|geschrieben:?)?\s?(.{6,50}?),?\s?(?:#(\d{1,6})(?: \(permalink\)| link)?)?(?:\s{0,3}post subject:.{0,120})?",
        text,
        re.IGNORECASE,
    )
    when = stamp(match[1]) if match else None
    if match is None or when is None or not (when.age or has_clock(text) or match[2]):
        return None
    return when.published, int(match[2]) if match[2] else None


def _cluster(lines: Sequence[Line], kinds: Sequence[str], start: int) -> int:
    """The end of the run from ``start`` in which no more than three short unknown lines part two known ones.

    Once profile and time are both there, the first unknown line ends it.
    """
    last, at = start, start
    profile = time = False
    while at < len(lines) and at - last <= _REACH and len(lines[at].text) <= 120:
        if kinds[at] == "" and profile and time:
            break
        profile, time = profile or kinds[at] in ("p", "a"), time or kinds[at] in ("t", "n")
        if kinds[at] and lines[at].text and (kinds[at] != "x" or not is_furniture(lines[at].text)):
            last = at
        at += 1
    return last + 1


def _read(lines: Sequence[Line], kinds: Sequence[str], start: int, stop: int, floor: int) -> Head | None:
    """The header in the cluster ``lines[start:stop]``; its name stands no higher than ``floor``."""
    run = range(start, stop)
    profile = next((at for at in run if kinds[at] in ("p", "a")), None)
    times = [at for at in run if kinds[at] == "t"]
    if profile is None or not times:
        return None
    named = _named(lines, kinds, (floor, start, profile))
    if named is None:
        return None
    published, number = _posted(_BULLET.sub("", lines[times[0]].text, count=1)) or (None, None)
    number = number or next((int(m[1]) for at in run if (m := _NUMBER.fullmatch(lines[at].text))), None)
    return Head(min(start, named), stop, name_of(lines[named].text), published, order=number)


def _named(lines: Sequence[Line], kinds: Sequence[str], places: tuple[int, int, int]) -> int | None:
    """The line of the name: the first name-like one between time and profile, else the nearest above the profile."""
    floor, start, profile = places
    inside = [at for at in range(start, profile) if kinds[at] == "" and name_of(lines[at].text)]
    if inside:
        return inside[0]
    above = range(start - 1, max(floor, start - 3) - 1, -1)
    return next((at for at in above if kinds[at] == "" and name_of(lines[at].text)), None)


def opened(lines: Sequence[Line], heads: Sequence[Head]) -> list[Head]:
    """The headers with the thread's opening post marked: number 1, or the first on a page that does not begin later."""
    if not heads:
        return []
    first = heads[0]
    answers = any(_RE.match(lines[at].text) for at in range(first.start, first.end))
    if first.order is not None:
        return [evolve(first, opening=first.order == 1), *heads[1:]]
    return [evolve(first, opening=not answers), *heads[1:]]


def beside(text: str) -> bool:
    """Whether the line is of a profile that stands under the post."""
    return bool(text) and _kind(text) in ("p", "a", "x")


def trailer(text: str) -> bool:
    """Whether the line is the buttons under a post."""
    return bool(text) and len(text) < 60 and not text.endswith(":") and _BUTTONS.fullmatch(text) is not None
