"""The line of a plain text that is its title, where nothing marks it: told by what stands around it and by its words.

Flattened pages hold menus above their title and buttons below it. Each line that is short enough is looked at, and the
figures that it has are weighed by a table; a line that is not clearly a title is none.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import frozen

from corpusclean.metadata.around import is_visible, key
from corpusclean.metadata.byline import parse_byline
from corpusclean.metadata.candidates import Candidate, markup_value
from corpusclean.metadata.dates import find_dates
from corpusclean.metadata.names import data, looks_like_person
from corpusclean.metadata.sites import without_tail
from corpusclean.model import Finding, Page

_LONGEST: Final = 220
_MOST_WORDS: Final = 32
#: Lines that are looked at, and characters of running text whose words are known.
_LOOKED_AT: Final = 1_500
_TOPIC: Final = 60_000
_PROSE: Final = 140
#: What the best line weighs at least, together with how far it is ahead of the second, which counts three times; and
#: how much less is asked of one that is labelled as the title. By cross-validation eight of a hundred are wrong then.
_ENOUGH: Final = 70
_AHEAD: Final = 3
_LABELLED: Final = 10
#: Within so many blocks a text that holds no menus has begun.
_CLEAN: Final = 4
_LONGEST_BY: Final = 80
#: So many blocks of running text are asked for, and so many lines ahead.
_BLOCKS: Final = 5
_MOST_AHEAD: Final = 13
#: A title stands at most so many lines behind the first running text.
_BEHIND_FIRST: Final = 3
#: How far behind a line its date and its byline are looked for, and one more.
_TOLD: Final = 7
#: Lines of menus are no longer than this.
_MENU: Final = 32
#: Uses of a word that count.
_OFTEN: Final = 6
_BY: Final = re.compile(rf"(?:{data()['by_sure']}|by|von|por|par|di|author|autor)\b[\s:：]?", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d\d")
_FILE: Final = re.compile(r"\w\.(?:jpe?g|png|gif|webp|pdf)$", re.IGNORECASE)
_CUT: Final = re.compile(r"\s*[|\-–—·•»:/~<(_]")
_STOCK: Final = ("phrase", "menu", "link-list", "bar", "breadcrumb", "contact", "copyright")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@frozen
class Line:
    """A line that may be the title: its block's number, its words, and the names of what was seen of it."""

    number: int
    words: str
    seen: tuple[str, ...]


@cache
def weights() -> Mapping[str, int]:
    """How much each thing that is seen of a line speaks for it, made by ``training.headline`` from titles."""
    found: Mapping[str, int] = json.loads(files(__package__).joinpath("data/headline.json").read_text("utf-8"))
    return found


def headline(page: Page, findings: Sequence[Finding]) -> Candidate | None:
    """The title of a plain text or Markdown document; ``None`` where no line stands out."""
    won = pick(lines(page, findings), weights())
    if won is None:
        return None
    block = page.blocks[won.number]
    return Candidate("title", (won.words,), "title block", block.start, block.end, "line")


def pick(found: Iterable[Line], table: Mapping[str, int]) -> Line | None:
    """The line that weighs most by ``table``, if it is well ahead of the next and no byline or name of a file."""
    best: dict[str, tuple[int, bool, int, Line]] = {}
    for line in found:
        score = sum(table.get(name, 0) for name in line.seen)
        said = key(line.words)
        if said not in best or score > best[said][0]:
            best[said] = score, "label title" in line.seen, -line.number, line
    order = sorted(best.values(), key=lambda one: one[:3], reverse=True)
    if not order:
        return None
    won, score = order[0][3], order[0][0]
    ahead = score - (order[1][0] if len(order) > 1 else 0)
    needed = _ENOUGH - _LABELLED * ("label title" in won.seen)
    return None if score + _AHEAD * ahead < needed or _is_header(won.words) else won


def is_clean(page: Page, findings: Sequence[Finding]) -> bool:
    """Whether a text begins with its title and goes on with its running text, no menus between."""
    visible = [n for n, (b, f) in enumerate(zip(page.blocks, findings, strict=True)) if is_visible(b, f)][:_CLEAN]
    return any(findings[n].label == "title" for n in visible[:1]) and any(
        len(page.blocks[n].text) >= _PROSE for n in visible
    )


def _is_phrase(finding: Finding) -> bool:
    return finding.rule == "phrase" and finding.label.startswith("boilerplate.")


def _is_header(words: str) -> bool:
    """Whether a line is a byline, a date or the name of a file."""
    return bool(parse_byline(words)) or looks_like_person(words) or bool(_FILE.search(words))


def lines(page: Page, findings: Sequence[Finding]) -> Iterator[Line]:
    """The lines that may be the title, with what is seen of each."""
    blocks = page.blocks
    visible = [n for n, (b, f) in enumerate(zip(blocks, findings, strict=True)) if is_visible(b, f)][:_LOOKED_AT]
    prose = [len(blocks[n].text) >= _PROSE and findings[n].label.startswith("article") for n in visible]
    long = prose if any(prose) else [len(blocks[n].text) >= _PROSE for n in visible]
    topic = _topic(page, [n for n, is_long in zip(visible, long, strict=True) if is_long])
    first = long.index(True) if any(long) else len(visible)
    running = [at for at, is_long in enumerate(long) if is_long][:_BLOCKS]
    last = running[-1] if running else len(visible)
    visible = visible[: last + _MOST_AHEAD]
    keys = [key(blocks[n].text[:_LONGEST]) for n in visible]
    often = Counter(keys)
    top = blocks[visible[0]].text.casefold() if visible else ""
    told = [blocks[n].text for n in visible[: first + _BEHIND_FIRST + _TOLD]]
    dated = [_dated(text) for text in told]
    by = [len(text) <= _LONGEST_BY and bool(_BY.match(text)) for text in told]
    for at, number in enumerate(visible[: first + _BEHIND_FIRST + 1]):
        text = blocks[number].text
        if _is_phrase(findings[number]):
            continue
        if at > last or long[at] or not 1 < len(text) <= _LONGEST or not keys[at] or keys[at].count(" ") >= _MOST_WORDS:
            continue
        words = markup_value(without_tail(text) if not at else text)
        if not words:
            continue
        seen = [*_form(words, blocks[number].shape, blocks[number].level), *_label(findings[number])]
        seen += _place(at, first, long)
        seen += _around(page, visible, at)
        seen += _told(at, dated, by)
        if at and findings[number].label.startswith("article") and findings[visible[at - 1]].label.startswith("boiler"):
            seen.append("begins the article")
        if at and " " in keys[at] and top.startswith(text.casefold()) and _CUT.match(top, len(text)):
            seen.append("begins the first line")
        if not at:
            seen.append("is the first line")
            seen += ["is cut"] if words != markup_value(text) else []
        seen += ["stands twice"] if often[keys[at]] == 2 else ["stands often"] if often[keys[at]] > 2 else []
        seen += _shared(keys[at] if at else key(words), topic)
        yield Line(number, words, tuple(seen))


def _topic(page: Page, numbers: Sequence[int]) -> Mapping[str, int]:
    """How often the words of the running text stand in it."""
    out: Counter[str] = Counter()
    room = _TOPIC
    for number in numbers:
        text = page.blocks[number].text[:room]
        out.update(key(text).split())
        room -= len(text)
        if room <= 0:
            break
    return out


def _form(text: str, shape: str, level: int) -> Iterator[str]:
    count = len(text.split()) if not _UNSPACED.search(text) else max(1, len(text) // 3)
    yield f"words {count if count <= 3 else '4-6' if count <= 6 else '7-15' if count <= 15 else '16-'}"
    if shape == "heading":
        yield f"heading {level if level <= 2 else '3-'}"
    elif shape:
        yield f"shape {shape}"
    if text[-1] in ".;,":
        yield "ends as a sentence"
    elif text[-1] in ":：":
        yield "ends in a colon"
    elif text[-1] in "?!？！":
        yield "ends in a question"
    if text.isupper():
        yield "capitals"
    elif text[0].islower():
        yield "starts small"
    elif not text[0].isalnum() and text[0] not in "\"'“‘«„¿¡「《【#":
        yield "starts with a mark"
    if " | " in text or " » " in text or " > " in text:
        yield "bars"


def _label(finding: Finding) -> Iterator[str]:
    kind = "boilerplate" if finding.label.startswith("boilerplate") else finding.label
    by_model = finding.rule == "model"
    yield f"label {kind}{' by the model' if by_model and kind == 'boilerplate' else ''}"
    if finding.rule in _STOCK:
        yield "stock phrase"


def _place(at: int, first: int, long: Sequence[bool]) -> Iterator[str]:
    if at > first:
        yield "behind running text"
    ahead = next((n for n in range(1, 13) if at + n < len(long) and long[at + n]), 0)
    yield f"text follows {ahead if ahead <= 4 else '5-7' if ahead <= 7 else '8-12'}" if ahead else "no text follows"
    more = sum(long[at + 1 : at + 13])
    if more >= 3:
        yield "much text follows"


def _around(page: Page, visible: Sequence[int], at: int) -> Iterator[str]:
    """What kind of line stands above and below."""
    blocks = page.blocks
    own = blocks[visible[at]]
    above = [blocks[n].shape == "list" for n in visible[max(0, at - 5) : at]]
    if at + 1 < len(visible) and blocks[visible[at + 1]].shape == "list":
        yield "a list follows"
    if above and above[-1] and own.shape != "list":
        yield "behind a list"
        if all(above) and len(above) > 4:
            yield "behind a long list"
    if own.blank_before or not at:
        yield "blank before"
    short = [len(blocks[n].text) <= _MENU for n in visible[max(0, at - 6) : at]]
    if len(short) > 5 and all(short) and len(own.text) > _MENU:
        yield "first long line"


def _told(at: int, dated: Sequence[bool], by: Sequence[bool]) -> Iterator[str]:
    """Whether a date or a byline stands close by."""
    ahead = next((n for n in range(1, 6) if at + n < len(dated) and dated[at + n]), 0)
    if ahead:
        yield f"a date follows {ahead if ahead < 3 else '3-5'}"
    if any(dated[max(0, at - 2) : at]):
        yield "a date before"
    if any(by[at + 1 : at + 3]):
        yield "a byline follows"
    elif any(by[at + 3 : at + 6]):
        yield "a byline follows later"
    if dated[at]:
        yield "is dated"


def _dated(text: str) -> bool:
    return len(text) <= 80 and _DIGITS.search(text) is not None and bool(find_dates(text))


def _shared(said: str, topic: Mapping[str, int]) -> Iterator[str]:
    """How many of the longer words of a line the text uses, and how often."""
    long = [word for word in said.split() if len(word) > 3 or not word.isascii()]
    if topic and long:
        share = 4 * sum(word in topic for word in long) // len(long)
        yield f"shares {share} of 4"
        if len(long) >= 4 and share >= 3:
            yield "shares many"
        often = sum(min(topic.get(word, 0), _OFTEN) for word in long) * 4 // (_OFTEN * len(long))
        yield f"said often {often}"
