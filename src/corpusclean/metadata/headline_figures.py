"""The lines of a text that may be its title, and what is seen of each, as whole numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from corpusclean.metadata.around import key, words_of
from corpusclean.metadata.candidates import markup_value
from corpusclean.metadata.headline_beside import beside, distances, lengths, of_block, runs, told
from corpusclean.metadata.headline_columns import SEPARATOR, Columns, columns_of, part, places, plain, variants
from corpusclean.metadata.sites import without_tail
from corpusclean.model import Finding, Page

#: The names of the figures, in order.
FIGURES: Final = (
    *("place", "to article", "to last text", "blocks", "texts", "blank share", "headings", "top headings"),
    *("variant", "cut", "size", "words", "capitals", "end", "separators"),
    *("label", "score", "shape", "level", "top headings above", "blank", "blank below"),
    *("size below", "size second below", "size above", "size second above", "label below", "label above"),
    *("score below", "score above", "score second above", "most below", "most above"),
    *("article below", "article above", "article", "list below", "short lines above", "list items above"),
    *("longer than above", "longer than below", "as long above", "again", "apart", "again below"),
    *("shares first line", "like first line", "part of first line", "in first line"),
    *("in text", "often in text", "in lead", "in next text"),
    *("date below", "date above", "byline below", "byline above"),
    *("capital letters", "begins first line", "in lines"),
)
PLACE: Final = FIGURES.index("place")
SIZE: Final = FIGURES.index("size")
_MOST_WORDS: Final = 32
#: Characters of running text whose words are known, of those that it begins with, and of the next one below a line.
_TOPIC: Final = 4_000
_LEAD: Final = 600
_LEAD_OF_EACH: Final = 400
_NEXT: Final = 500
#: Letters of the words that are compared.
_LETTERS: Final = 4
#: Characters of lines that may hold a line, and the shortest that is looked for there.
_SEARCHED: Final = 20_000
_SOUGHT: Final = 6
_OFTEN: Final = 8
_SIGNS: Final = frozenset("|-–—·•»:/~｜_")
_NOWHERE: Final = 9_999
#: What a line ends as, by its last character.
_ENDS: Final = {**dict.fromkeys(".;,", 1), **dict.fromkeys(":：", 2), **dict.fromkeys("?!？！", 3), "…": 4}


class Line(NamedTuple):
    """A line that may be the title: its block's number, its words, the same for comparing, its label, its figures."""

    number: int
    words: str
    key: str
    label: int
    figures: tuple[int, ...]


class _Text(NamedTuple):
    """What lines are compared with: figures of the whole text, how often words stand in the running text, those with
    which it begins, those of the first line, and the places of what stands more than once.
    """

    whole: tuple[int, ...]
    often: Mapping[str, int]
    lead: frozenset[str]
    top: frozenset[str]
    top_key: str
    again: Mapping[str, Sequence[int]]
    nexts: Mapping[int, frozenset[str]]
    joined: str


def lines(page: Page, findings: Sequence[Finding]) -> Iterator[Line]:
    """The lines that may be the title, with what is seen of each."""
    columns = columns_of(page, findings)
    if not columns.texts:
        return
    able = places(columns)
    text, tops = _text(columns, able), [at for at, level in enumerate(columns.levels) if level == 1]
    (dated, by), (short, listed) = told(columns, able), runs(columns)
    for at in able:
        around = (*of_block(at, columns, tops), *beside(at, columns), short[at], listed[at])
        last = (*distances(at, dated), *distances(at, by))
        for variant, said in enumerate(_readings(at, columns.texts[at])):
            words = markup_value(said)
            same = key(words)
            if not same or same.count(" ") >= _MOST_WORDS:
                continue
            cut = (-1, -1) if at else (variant, len(columns.texts[at]) - len(said))
            figures = (at, columns.article - at, columns.last - at, *text.whole, *cut, *_form(words, same), *around)
            figures += (*lengths(at, columns, len(words)), *_again(at, said, columns, text))
            long = [word for word in same.split() if len(word) >= _LETTERS or not word.isascii()]
            first = _beside_first(same, long, text) if at else (-1, -1)
            figures += (*first, part(columns.low[at], columns.low[0]) if at else 0, same in text.top_key)
            figures += (*_in_text(at, long, columns, text), *last, *_wording(words, same, text))
            yield Line(columns.numbers[at], words, same, columns.kinds[at], figures)


def _readings(at: int, text: str) -> Sequence[str]:
    """What of a line may be the title: all of it; of the first one also what stands before its last separators."""
    return (text,) if at else tuple(dict.fromkeys((without_tail(text), text, *variants(text))))


def _text(columns: Columns, able: Sequence[int]) -> _Text:
    texts, running = columns.texts, columns.running
    often: Counter[str] = Counter()
    room = _TOPIC
    for at in running:
        often.update(words_of(texts[at][:room]))
        room -= columns.sizes[at]
        if room <= 0:
            break
    lead = " ".join([texts[at][:_LEAD_OF_EACH] for at in running[:2]])[:_LEAD]
    wanted = {columns.low[at] for at in able}
    wanted.update(map(plain, _readings(0, texts[0])))
    again: dict[str, list[int]] = {}
    for at, low in enumerate(columns.low):
        if low in wanted:
            again.setdefault(low, []).append(at)
    top = key(texts[0][:300])
    count = len(texts)
    headings = list(filter(None, columns.levels))
    blank = (count - columns.blanks.count(0)) * 100 // count
    return _Text(
        (*columns.counts, blank, len(headings), headings.count(1)),
        often,
        frozenset(words_of(lead)),
        frozenset([word for word in top.split() if len(word) > 2 or not word.isascii()]),
        top,
        again,
        {at: frozenset(words_of(texts[at][:_NEXT])) for at in {_next(at, running) for at in able} - {-1}},
        "\n".join(columns.low)[:_SEARCHED],
    )


def _next(at: int, running: Sequence[int]) -> int:
    """The place of the first running text below a line, -1 where there is none."""
    n = bisect_right(running, at)
    return running[n] if n < len(running) else -1


def _form(words: str, same: str) -> tuple[int, ...]:
    """How long a line is, how many of its words are capital, and with what it ends."""
    said = words.split()
    capital = len([word for word in said if word[0].isupper()])
    separators = 0 if _SIGNS.isdisjoint(words) else len(SEPARATOR.findall(words))
    share = capital * 100 // len(said)
    return len(words), same.count(" ") + 1, share, _ENDS.get(words[-1], 0), separators


def _wording(words: str, same: str, text: _Text) -> tuple[int, int, int]:
    """How many characters are capital letters, how much of the first line a line is that begins it, and how many lines
    hold it.
    """
    begins = len(same) * 100 // len(text.top_key) if text.top_key.startswith(same) else -1
    low = words.casefold()
    held = min(text.joined.count(low), 9) if len(low) >= _SOUGHT else 0
    return sum(map(str.isupper, words)) * 100 // len(words), begins, held


def _again(at: int, said: str, columns: Columns, text: _Text) -> tuple[int, int, int]:
    """How often the same line stands elsewhere, how far away, and how far below."""
    low = columns.low[at] if at else plain(said)
    others = [one for one in text.again.get(low, ()) if one != at]
    below = min([one - at for one in others if one > at], default=_NOWHERE)
    return min(len(others), 9), min([abs(one - at) for one in others], default=_NOWHERE), below


def _beside_first(same: str, long: Sequence[str], text: _Text) -> tuple[int, int]:
    """How many of its longer words a line shares with the first one, and how alike they are."""
    words = set(same.split())
    shared = len([word for word in long if word in text.top]) * 100 // len(long) if long else -1
    return shared, len(words & text.top) * 100 // max(1, len(words | text.top))


def _in_text(at: int, long: Sequence[str], columns: Columns, text: _Text) -> tuple[int, ...]:
    """How many of the longer words of a line the text uses, how often, and how many it begins with."""
    if not long:
        return -1, -1, -1, -1
    count = len(long)
    counts = [text.often.get(word, 0) for word in long]
    below = text.nexts.get(_next(at, columns.running))
    return (
        (count - counts.count(0)) * 100 // count,
        sum([min(one, _OFTEN) for one in counts]) * 10 // count,
        len([word for word in long if word in text.lead]) * 100 // count,
        -2 if below is None else len([word for word in long if word in below]) * 100 // count,
    )
