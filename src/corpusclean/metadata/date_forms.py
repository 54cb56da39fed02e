"""The forms in which dates are written, as patterns.

The groups of a pattern: ``y``, ``m``, ``d`` are numbers, ``w`` the name of a month, ``a`` and ``b`` day and month in an
order that the pattern does not know, ``t`` and ``z`` time and zone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_WORD = r"[^\s\d!-/:-@\[-`{-~«·»،\u2010-\u205e\u2190-\u2bff，。：・「」（）\U0001f000-\U0001faff]{2,14}"
#: A time, and behind a day before its month another day, may be glued to a year that stands in an element of its own.
_YEAR = r"[12][0-9]{3}(?![0-9](?![0-9]?:[0-9]{2}))"
_YEAR_LAST = r"[12][0-9]{3}(?![0-9](?![0-9]?(?::[0-9]{2}|\.?\s[^\W\d_]{3})))"
_DAY = r"[0-9]{1,2}"
#: The first digit of a number that nothing runs into, of a day and of a year. A search that begins with a digit is
#: quicker than one that begins with what may not stand before it.
_FREE_DAY = r"[0-9](?<![\w.,:/\-][0-9])"
_FREE_YEAR = r"[12](?<![\w.,:/\-][12])"
#: A month may be glued to a name that stands in an element of its own.
JOINT = "(?-i:(?<=[a-zß-öø-ÿ])(?=[A-Z]))"
#: The point behind a day before its time: "2019.05.03. 16:05".
_POINT = r"(?:(?:(?<=\.[0-9])|(?<=\.[0-9]{2}))\.(?=\s(?:[^\W\d_]{2}\s)?[0-9]{1,2}:[0-9]))"
#: The forms of a date: a name, characters one of which stands in it where there are any, and the pattern.
_FORMS: Final = (
    (
        "ymd",
        "-/.",
        rf"(?P<y>(?:{_FREE_YEAR}|[12](?<=[\u3040-\u9fff]:[12]))[0-9]{{3}})"
        rf"(?:(?P<s>[-/.])(?P<m>{_DAY})(?P=s)(?P<d>{_DAY}){_POINT}?|\. ?(?P<m2>{_DAY})\. ?(?P<d2>{_DAY})\.?)"
        r"(?![0-9]|[-/.][0-9]|(?-i:\.[a-z]))",
    ),
    (
        "cjk",
        "年년",
        rf"(?P<y>[12](?<![0-9][12])[0-9]{{3}}) ?[年년] ?(?P<m>{_DAY}) ?[月월] ?(?P<d>{_DAY}) ?[日号號일]",
    ),
    (
        "dmy",
        "",
        rf"(?P<d>[0-9](?<![\w,:/\-][0-9])(?<![0-9]\.[0-9])[0-9]?)(?:st|nd|rd|th|er|[ºª°]|-?го|\\?\.º?)?+[\s\-./,]{{0,2}}"
        rf"(?:(?:of|de|di|del)\s|d['’]\s?)?"
        rf"(?P<w>{_WORD}(?: (?:الأول|الثاني|الاول))?)(?:/{_WORD})?[.,،]?[\s\-./,]{{1,2}}"
        rf"(?:(?:of|de|del|พ\.ศ\.|ค\.ศ\.)\s)?(?P<y>{_YEAR_LAST})(?:\s?(?:года|г\.|г(?!\w)|roku|r\.))?",
    ),
    (
        "mdy",
        "",
        rf"(?:(?<![\w\-/])|{JOINT})(?P<w>{_WORD})\.?[\s\-]{{1,2}}(?P<d>{_DAY})(?:st|nd|rd|th)?+(?:[,،.]?\s{{1,2}}|,|-)"
        rf"(?P<y>{_YEAR})",
    ),
    (
        "ywd",
        "",
        rf"(?P<y>{_FREE_YEAR}{_YEAR.removeprefix('[12]')})(?:\.?\s|[\-/])(?:m\. )?(?P<w>{_WORD})\.?[\s\-/]"
        rf"(?P<d>{_DAY})(?:\.|\s?d\.)?(?![\w:/\-])",
    ),
    (
        "vietnamese",
        "á",
        rf"(?<!\w)(?:ngày )?(?P<d>{_DAY}) tháng (?P<m>{_DAY}),?(?: năm)? (?P<y>{_YEAR})",
    ),
    (
        "solar",
        "ردیباهمن",
        rf"(?<!\w){_DAY} (?:فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند)"
        r"(?: ماه)?،? 1[34][0-9]{2}(?![0-9])",
    ),
    (
        "ctime",
        ":",
        rf"(?<![\w\-/])(?P<w>{_WORD})\s{{1,2}}(?P<d>{_DAY})\s(?P<t>[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}})\s(?:(?P<z>[A-Z]{{3,4}}|[+-][0-9]{{4}})\s)?"
        rf"(?P<y>{_YEAR})",
    ),
    (
        "numeric",
        "./-",
        rf"(?P<a>{_FREE_DAY}[0-9]?)(?P<s>[./\-])\s?(?P<b>{_DAY})(?P=s)\s?(?P<y>[12][0-9]{{3}})"
        rf"(?![0-9](?![0-9]?(?P=s){_DAY}(?P=s)[12][0-9]{{3}})|[./\-][0-9])",
    ),
    (
        "short",
        "./-",
        rf"(?P<a>{_FREE_DAY}[0-9])(?P<s>[./\-])(?P<b>[0-9]{{2}})(?P=s)(?P<y>[0-9]{{2}})(?![0-9%]|[./\-][0-9])",
    ),
)
#: What dates hold that begin with a word, which may be any: it is found sooner.
HELD: Final = {
    "mdy": re.compile(r"[0-9](?:st|nd|rd|th)?+(?:[,،.]?\s{1,2}|,|-)[12][0-9]{3}", re.IGNORECASE),
    "ctime": re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}\s"),
}


@cache
def forms() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each form of a date: its name, characters one of which stands in it where there are any, and the pattern."""
    return tuple((name, holds, re.compile(pattern, re.IGNORECASE)) for name, holds, pattern in _FORMS)
