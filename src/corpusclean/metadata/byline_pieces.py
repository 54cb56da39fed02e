"""A byline's words and marks: the patterns of its labels, and the line cut at its dates and separators."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from corpusclean.metadata.dates import DateMatch, find_dates
from corpusclean.metadata.wordlists import data

DATE: Final = "\ue000"
SEPARATORS = re.compile(r"\s*[|｜丨•·∙●►»\n\t\u2028]\s*|\s+[/／\-–—]\s+|\s*[—–](?=\s)|(?<=\s)[—–]\s*")
_MARKS = re.compile(r"(?<!\w)[*_]{1,3}|[*_]{1,3}(?!\w)|^[\s>#]+|\\(?=[\W丨])|[\u200b-\u200f\ufeff]")
_LEAD = re.compile(r"^(?:[\s\-–—|•·(\[（【]|by the )+(?=\S)")
_SPACES = re.compile(r"[^\S\n\t]+")
_BRACKET = re.compile(r"[(\[（【]")
_FOLLOW = re.compile(r"\s*\(?(?:(?:Follow|Twitter:?|Folgen)\s+)?@\w{2,30}\)?\s*$", re.IGNORECASE)


def _alternatives(name: str) -> str:
    return "|".join(sorted(data()[name].split("|"), key=len, reverse=True))


@cache
def grammar() -> dict[str, re.Pattern[str]]:
    """The patterns of labels, leads and tails by name."""
    by, sure, weak = (_alternatives(name) for name in ("by", "by_sure", "by_weak"))
    labels = {name: _alternatives(f"{name}_labels") for name in ("author", "published", "updated", "site", "other")}
    flags = re.IGNORECASE
    patterns = {
        name: re.compile(rf"^(?:{said})(?:\s*[:：]\s*|\s+[/／|｜丨]\s+)(?P<value>.*)$", flags)
        for name, said in labels.items()
    }
    asian = "|".join(said for said in f"{labels['author']}|{labels['other']}".split("|") if said > "\u3040")
    patterns["cjk_label"] = re.compile(rf"^({asian})\s*[/／|｜丨]\s*(?=\S)")
    patterns["published_lead"] = re.compile(rf"^(?:{labels['published']})\s*[:：]?$", flags)
    patterns["updated_lead"] = re.compile(rf"^(?:{labels['updated']})\s*[:：]?$", flags)
    leads = f"{labels['published']}|{labels['updated']}"
    unspaced = "|".join(said for said in leads.split("|") if said > "\u3040")
    lead = rf"(?P<lead>(?:{leads})\s?[:：]|{unspaced})"
    patterns["before_lead"] = re.compile(rf"^(?P<before>\S+(?: \S+){{0,4}}?) {lead}$", flags)
    patterns["tail"] = re.compile(r"[\s,]+(?:on|am|le|el|il|at|om|den|op|em|in|the|um|à)$", flags)
    patterns["by"] = re.compile(
        rf"^(?P<before>.{{0,60}}?)(?<!\w)(?P<by>{sure}|{by})\s*[:：]?\s+(?P<names>\S.*)$", flags
    )
    patterns["weak"] = re.compile(rf"^(?P<by>{weak})\s+(?P<names>\S.*)$", flags)
    patterns["sure"] = re.compile(rf"(?:{sure})", flags)
    patterns["minor"] = re.compile(rf"(?:{data()['minor']})", flags)
    patterns["trailer"] = re.compile(
        rf"\s+(?:{data()['minor']}|{labels['published']}|(?:{_alternatives('filed_in')})\s.{{1,60}})$", flags
    )
    every = "|".join(said for said in "|".join(labels.values()).split("|") if said > "\u3040")
    patterns["next_label"] = re.compile(rf"(?:(?<=\S)[\s　]+|(?<=[0-9A-Za-z]))(?=(?:{every})\s?[:：])")
    return patterns


def without_marks(text: str) -> str:
    """A line without emphasis, list marks and what follows a name."""
    plain = _FOLLOW.sub("", _MARKS.sub("", text.strip()))
    plain = _SPACES.sub(" ", plain)
    plain = grammar()["cjk_label"].sub(r"\1：", _LEAD.sub("", plain)).strip(" \n\t")
    return plain if _BRACKET.search(plain) else plain.rstrip(" )]）】")


def cut(line: str) -> tuple[list[str], list[DateMatch]]:
    """The line's pieces, a date being one, and its dates in order."""
    dates = list(find_dates(line))
    for match in reversed(dates):
        line = f"{line[: match.start]}\n{DATE}\n{line[match.end :]}"
    pieces = [said.strip(" ,;()[]（）【】–—-·•|") for said in SEPARATORS.split(line)]
    return [said for said in pieces if said not in ("", ".", ":", "-", "/")], dates
