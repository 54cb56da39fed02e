"""The line of a plain text that is its title, where nothing marks it: told by what stands around it and by its words.

Flattened pages hold menus above their title and buttons below it. Each line that is short enough is looked at, and the
figures that it has are weighed by a table; a line that is not clearly a title is none.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from types import MappingProxyType
from typing import Final, NamedTuple

from corpusclean.metadata.around import is_visible, key, words_of
from corpusclean.metadata.byline import parse_byline
from corpusclean.metadata.candidates import Candidate, markup_value
from corpusclean.metadata.dates import find_dates
from corpusclean.metadata.names import data, looks_like_person
from corpusclean.metadata.sites import without_tail
from corpusclean.model import Block, Finding, Page

_LONGEST: Final = 220
_MOST_WORDS: Final = 32
#: Lines that are looked at, and characters of running text whose words are known.
_LOOKED_AT: Final = 1_500
_TOPIC: Final = 60_000
_PROSE: Final = 140
#: What the best line weighs at least, together with how far it is ahead of the second, which counts three times; and
#: how much less is asked of one that is labelled as the title. By cross-validation eight of a hundred are wrong then.
_ENOUGH: Final = 56
_AHEAD: Final = 2
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
#: How far ahead running text is looked for.
_NEAR: Final = 12
#: What a line ends as, by its last character.
_ENDS: Final = MappingProxyType(
    {
        **dict.fromkeys(".;,", "ends as a sentence"),
        **dict.fromkeys(":：", "ends in a colon"),
        **dict.fromkeys("?!？！", "ends in a question"),
    }
)
#: Letters of the words that are compared, and characters that the text begins with.
_LETTERS: Final = 4
_LEAD: Final = 600
#: Limits between which figures count alike.
_SIZES: Final = (8, 15, 25, 40, 60, 90, 130)
_BESIDE: Final = (-300, -100, -20, 0, 15, 40)
_BLANK: Final = (0, 1, 2, 4)
_FAR: Final = (-20, -5, 0, 1, 2, 4, 8, 20, 60)
_AGAIN: Final = (0, 1, 3, 10, 40, 200)
#: Uses of a word that count.
_OFTEN: Final = 6
_BY: Final = ("by", "von", "por", "par", "di", "author", "autor")
_DIGITS: Final = re.compile(r"\d\d")
_FILE: Final = re.compile(r"\w\.(?:jpe?g|png|gif|webp|pdf)$", re.IGNORECASE)
_CUT: Final = re.compile(r"\s*[|\-–—·•»:/~<(_]")
_STOCK: Final = ("phrase", "menu", "link-list", "bar", "breadcrumb", "contact", "copyright")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class Line(NamedTuple):
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
        score = sum([table.get(name, 0) for name in line.seen])
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
    """Whether a text begins with its title, marked as such or with its running text close by, no menus between."""
    pairs = enumerate(zip(page.blocks, findings, strict=True))
    visible = list(islice((n for n, (block, finding) in pairs if is_visible(block, finding)), _CLEAN))
    return any(findings[n].label == "title" for n in visible[:1]) and any(
        len(page.blocks[n].text) >= _PROSE or page.blocks[visible[0]].shape == "heading" for n in visible
    )


def _is_phrase(finding: Finding) -> bool:
    return finding.rule == "phrase" and finding.label.startswith("boilerplate.")


def _is_header(words: str) -> bool:
    """Whether a line is a byline, a date or the name of a file."""
    return bool(parse_byline(words)) or looks_like_person(words) or bool(_FILE.search(words))


class _Columns(NamedTuple):
    """What is known of the visible blocks by their places, each looked at once.

    ``numbers``: of the blocks. ``keys``: their words, for comparing. ``long``: whether they are running text. ``first``
    and ``last``: places of the running text that counts. ``article``: place of the first block of the article.
    ``sizes``: characters; ``blanks``: empty lines above. ``lists``, ``menu``: whether they are list items, and no
    longer than those of menus. ``dated``, ``by``: whether they tell a date, or whom something is by.
    """

    numbers: Sequence[int]
    keys: Sequence[str]
    long: Sequence[bool]
    first: int
    last: int
    article: int
    sizes: Sequence[int]
    blanks: Sequence[int]
    lists: Sequence[bool]
    menu: Sequence[bool]
    dated: Sequence[bool]
    by: Sequence[bool]


def _columns(page: Page, findings: Sequence[Finding]) -> _Columns:
    blocks = page.blocks
    pairs = enumerate(zip(blocks, findings, strict=True))
    visible = [n for n, (block, finding) in pairs if is_visible(block, finding)][:_LOOKED_AT]
    big = [len(blocks[n].text) >= _PROSE for n in visible]
    prose = [is_big and findings[n].label.startswith("article") for is_big, n in zip(big, visible, strict=True)]
    long = prose if True in prose else big
    running = [at for at, is_long in enumerate(long) if is_long]
    first = running[0] if running else len(visible)
    last = running[:_BLOCKS][-1] if running else len(visible)
    near = [blocks[n] for n in visible[: last + _MOST_AHEAD]]
    told = [block.text for block in near[: first + _BEHIND_FIRST + _TOLD]]
    begins = _by_begins()
    return _Columns(
        visible,
        [key(block.text[:_LONGEST]) for block in near],
        long,
        first,
        last,
        next((at for at, n in enumerate(visible) if findings[n].label.startswith("article")), len(visible)),
        [len(block.text) for block in near],
        [block.blank_before for block in near],
        [block.shape == "list" for block in near],
        [len(block.text) <= _MENU for block in near],
        [_dated(text) for text in told],
        [text[:2].lower() in begins and len(text) <= _LONGEST_BY and bool(_by().match(text)) for text in told],
    )


@cache
def _by() -> re.Pattern[str]:
    """What stands before a name."""
    return re.compile(rf"(?:{data()['by_sure']}|{'|'.join(_BY)})\b[\s:：]?", re.IGNORECASE)


@cache
def _by_begins() -> frozenset[str]:
    """The first two letters of all that ``_by`` matches, in lower case."""
    return frozenset(said[:2].lower() for said in (*data()["by_sure"].split("|"), *_BY))


def lines(page: Page, findings: Sequence[Finding]) -> Iterator[Line]:
    """The lines that may be the title, with what is seen of each."""
    blocks, columns = page.blocks, _columns(page, findings)
    numbers, keys, long = columns.numbers, columns.keys, columns.long
    topic = _topic(page, [n for n, is_long in zip(numbers, long, strict=True) if is_long])
    lead = _longer(_lead(page, columns))
    often, first_line = Counter(keys), _longer(keys[0] if keys else "")
    repeats = _repeats(keys, often)
    top = blocks[numbers[0]].text.casefold() if numbers else ""
    for at in range(min(columns.first + _BEHIND_FIRST, columns.last, len(numbers) - 1) + 1):
        block, finding, said = blocks[numbers[at]], findings[numbers[at]], keys[at]
        text = block.text
        if long[at] or not 1 < len(text) <= _LONGEST or not said or said.count(" ") >= _MOST_WORDS:
            continue
        if _is_phrase(finding):
            continue
        words = markup_value(text if at else without_tail(text))
        if not words:
            continue
        seen = _form(words, block.shape, block.level)
        seen += _label(finding)
        seen += _place(at, columns)
        seen += _around(block, at, columns)
        seen += _told(at, columns)
        seen += _measures(at, columns, words)
        wanted = _longer(said if at else key(words))
        seen.append(f"lead {_share(wanted, lead)}")
        if said in repeats:
            seen.append(f"again {_bin(repeats[said].get(at, 0), _AGAIN)}")
        if at:
            seen.append(f"first line {_share(wanted, first_line)}")
            if finding.label.startswith("article") and findings[numbers[at - 1]].label.startswith("boiler"):
                seen.append("begins the article")
            if " " in said and top.startswith(text.casefold()) and _CUT.match(top, len(text)):
                seen.append("begins the first line")
        else:
            seen.append("is the first line")
            seen += ["is cut"] if words != markup_value(text) else []
        if often[said] > 1:
            seen.append("stands twice" if often[said] == 2 else "stands often")
        seen += _shared(said if at else key(words), topic)
        yield Line(numbers[at], words, tuple(seen))


def _longer(said: str) -> frozenset[str]:
    """The longer words of a line."""
    return frozenset([word for word in said.split() if len(word) >= _LETTERS])


def _lead(page: Page, columns: _Columns) -> str:
    """The words with which the running text begins."""
    said = ""
    for number, is_long in zip(columns.numbers, columns.long, strict=True):
        if is_long:
            said += " " + page.blocks[number].text[:_LEAD]
            if len(said) > _LEAD:
                break
    return key(said[:_LEAD])


def _repeats(keys: Sequence[str], often: Mapping[str, int]) -> Mapping[str, Mapping[int, int]]:
    """How far the next line with the same words is, by words and place; for those that stand more than once."""
    places: dict[str, list[int]] = {}
    for at, said in enumerate(keys):
        if often[said] > 1:
            places.setdefault(said, []).append(at)
    return {
        said: {
            at: min(abs(other - at) for other in (*at_all[max(0, n - 1) : n], *at_all[n + 1 : n + 2]))
            for n, at in enumerate(at_all)
        }
        for said, at_all in places.items()
    }


def _measures(at: int, columns: _Columns, words: str) -> list[str]:
    """How long a line is, also beside those around it, how far from the text, and how many of its words are capital."""
    sizes, blanks = columns.sizes, columns.blanks
    size = len(words)
    above, below = max(sizes[max(0, at - 5) : at], default=0), max(sizes[at + 1 : at + 6], default=0)
    said = words.split()
    capital = 4 * sum([word[0].isupper() for word in said]) // len(said)
    return [
        f"long {_bin(size, _SIZES)}",
        f"above {_bin(size - above, _BESIDE)}",
        f"below {_bin(size - below, _BESIDE)}",
        f"blank {_bin(blanks[at], _BLANK)}",
        f"blank below {_bin(blanks[at + 1], _BLANK) if at + 1 < len(blanks) else 'end'}",
        f"capital {capital}",
        f"before text {_bin(columns.first - at, _FAR)}",
        f"before article {_bin(columns.article - at, _FAR)}",
    ]


def _bin(value: int, limits: Sequence[int]) -> int:
    """The number of ``limits`` that are below the value."""
    return bisect_left(limits, value)


def _share(wanted: frozenset[str], there: frozenset[str]) -> str:
    """How many of ``wanted`` are ``there``, in quarters."""
    if not wanted:
        return "nothing"
    found = len(wanted & there)
    return "0" if not found else "all" if found == len(wanted) else f"{4 * found // len(wanted)} of 4"


def _topic(page: Page, numbers: Sequence[int]) -> Mapping[str, int]:
    """How often the words of the running text stand in it."""
    out: Counter[str] = Counter()
    room = _TOPIC
    for number in numbers:
        text = page.blocks[number].text[:room]
        out.update(words_of(text))
        room -= len(text)
        if room <= 0:
            break
    return out


def _form(text: str, shape: str, level: int) -> list[str]:
    count = max(1, len(text) // 3) if not text.isascii() and _UNSPACED.search(text) else len(text.split())
    seen = [f"words {count if count <= 3 else '4-6' if count <= 6 else '7-15' if count <= 15 else '16-'}"]
    if shape:
        seen.append(f"heading {level if level <= 2 else '3-'}" if shape == "heading" else f"shape {shape}")
    first, last = text[0], text[-1]
    if not last.isalnum() and last in _ENDS:
        seen.append(_ENDS[last])
    if text.isupper():
        seen.append("capitals")
    elif first.islower():
        seen.append("starts small")
    elif not first.isalnum() and first not in "\"'“‘«„¿¡「《【#":
        seen.append("starts with a mark")
    if " | " in text or " » " in text or " > " in text:
        seen.append("bars")
    return seen


def _label(finding: Finding) -> list[str]:
    label, rule = finding.label, finding.rule
    if label.startswith("boilerplate"):
        label = "boilerplate by the model" if rule == "model" else "boilerplate"
    return [f"label {label}", "stock phrase"] if rule in _STOCK else [f"label {label}"]


def _place(at: int, columns: _Columns) -> list[str]:
    if at + _NEAR < columns.first:
        return ["no text follows"]
    seen = ["behind running text"] if at > columns.first else []
    after = columns.long[at + 1 : at + 1 + _NEAR]
    if True not in after:
        return [*seen, "no text follows"]
    ahead = after.index(True) + 1
    seen.append(f"text follows {ahead if ahead <= 4 else '5-7' if ahead <= 7 else '8-12'}")
    if after.count(True) >= 3:
        seen.append("much text follows")
    return seen


def _around(own: Block, at: int, columns: _Columns) -> list[str]:
    """What kind of line stands above and below."""
    lists, menu = columns.lists, columns.menu
    seen = ["a list follows"] if True in lists[at + 1 : at + 2] else []
    if at and lists[at - 1] and not lists[at]:
        seen.append("behind a list")
        if at > 4 and False not in lists[at - 5 : at]:
            seen.append("behind a long list")
    if own.blank_before or not at:
        seen.append("blank before")
    if at > 5 and not menu[at] and False not in menu[at - 6 : at]:
        seen.append("first long line")
    return seen


def _told(at: int, columns: _Columns) -> list[str]:
    """Whether a date or a byline stands close by."""
    dated, by = columns.dated, columns.by
    seen: list[str] = []
    if True in dated[max(0, at - 2) : at + 6]:
        after = dated[at + 1 : at + 6]
        if True in after:
            ahead = after.index(True) + 1
            seen.append(f"a date follows {ahead if ahead < 3 else '3-5'}")
        if True in dated[max(0, at - 2) : at]:
            seen.append("a date before")
        if dated[at]:
            seen.append("is dated")
    if True in by[at + 1 : at + 6]:
        seen.append("a byline follows" if True in by[at + 1 : at + 3] else "a byline follows later")
    return seen


def _dated(text: str) -> bool:
    return len(text) <= 80 and _DIGITS.search(text) is not None and bool(find_dates(text))


def _shared(said: str, topic: Mapping[str, int]) -> list[str]:
    """How many of the longer words of a line the text uses, and how often."""
    counts = [topic.get(word, 0) for word in said.split() if len(word) > 3 or not word.isascii()]
    if not topic or not counts:
        return []
    share = 4 * (len(counts) - counts.count(0)) // len(counts)
    often = sum([min(count, _OFTEN) for count in counts]) * 4 // (_OFTEN * len(counts))
    if len(counts) >= 4 and share >= 3:
        return [f"shares {share} of 4", "shares many", f"said often {often}"]
    return [f"shares {share} of 4", f"said often {often}"]
