"""Japanese boards: "12 ：NAME：2019/05/03(金) 16:05:12.34 ID:aB3", by 5ch and all who copy from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from attrs import evolve

from corpusclean.comments.anchors import holding
from corpusclean.comments.assemble import Layout, assemble
from corpusclean.comments.forms import Form, Head, Match, form, matches
from corpusclean.comments.header import name_of
from corpusclean.comments.header_times import CLOCK, dated
from corpusclean.comments.lines import Lines
from corpusclean.model import Page, Thread

_DAY = re.compile(r"/\d\d\s?\([月火水木金土日]\)")
_MAIL = re.compile(r"\s?[\[(](?:sage|age)?[\])]$|\s?◆\S{6,12}$", re.IGNORECASE)
_FEWEST = 2
#: So many letters above the first post are an article.
_ARTICLE = 200
_PARAGRAPH = 60


@cache
def _forms() -> tuple[Form, ...]:
    number = r"(?:>>)?(?P<order>\d{1,4})\s?(?:[:：.]\s?)?(?:(?:お?名前|名無し)\s?[:：]\s?)?"
    when = r"(?P<date>(?:19|20)?\d\d/\d\d/\d\d\s?\([月火水木金土日]\)\s?\d\d:\d\d[:.\d]*)"
    rest = r"(?:\s?(?:ID|BE|発信元|IP)\s?[:：].{0,60})?"
    pattern = rf"{number}«name»\s?(?:[:：]\s?)?(?:投稿日時?\s?[:：]\s?)?{when}{rest}"
    return (form(pattern, holding("/", then=_DAY.pattern), 1),)


def _head(match: Match) -> Head | None:
    said = _MAIL.sub("", (match.said("author") or "").rstrip(" :：")).replace("。", "")
    when = dated(match.said("date") or "")
    if not when or not CLOCK.search(match.said("date") or ""):
        return None
    return Head(match.start, match.end, name_of(said), when[1], order=int(match.said("order") or 0))


def may_stand_in(page: Page) -> bool:
    """Whether such a header may stand among the blocks of a page: a quick look."""
    return any(_DAY.search(block.text) for block in page.blocks if "(" in block.text)


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The thread of a page of flat text: posts whose numbers rise."""
    heads = matches(lines, _forms(), _head)
    if len(heads) < _FEWEST or any((a.order or 0) >= (b.order or 0) for a, b in pairwise(heads)):
        return ()
    layout = Layout("5ch", lambda _: False, nested=False, needs=0)
    return assemble(lines, _opened(lines, heads), layout)


def _opened(lines: Lines, heads: Sequence[Head]) -> list[Head]:
    """The headers, that of number 1 marked as the one that opens the thread where no article stands above it."""
    above = sum(len(lines[at].text) for at in range(heads[0].start) if len(lines[at].text) > _PARAGRAPH)
    return [evolve(heads[0], opening=heads[0].order == 1 and above < _ARTICLE), *heads[1:]]
