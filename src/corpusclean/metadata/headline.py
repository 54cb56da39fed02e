"""The line of a plain text that is its title, where nothing marks it: told by what stands around it and by its words.

Flattened pages hold menus above their title and buttons below it. The few lines that may be a title are looked at, and
trees that were learned from titles weigh what is seen; a line that is not clearly a title is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from corpusclean.metadata.around import is_visible
from corpusclean.metadata.byline import parse_byline
from corpusclean.metadata.candidates import Candidate, markup_value
from corpusclean.metadata.headline_columns import LONGEST
from corpusclean.metadata.headline_figures import PLACE, SIZE, Line, lines
from corpusclean.metadata.headline_trees import Judges, Trees, judges
from corpusclean.model import Finding, Page

__all__ = ["SHORT", "Choice", "headline", "is_clean", "is_sure", "pick"]

#: Odds are powers of two in 256ths: how many for each, in 1024ths. The least and the greatest odds that count apart.
_STEPS: Final = 256
_LEAST: Final = -12 * _STEPS
_MOST: Final = 24 * _STEPS
#: The likeliest line is the title where the odds for that are at least this, as ``choice`` tells them.
_ENOUGH: Final = 220
#: The likeliest line shows where the header is from this share of the odds on, per cent.
_LIKELY: Final = 5
#: A text that holds no menus has fewer blocks than this above its title, and between it and its running text, which has
#: so many bytes.
_ABOVE: Final = 8
_CLEAN: Final = 4
_TEXT: Final = 140
#: Blocks of a short text; how much of a longer one is the article's, per cent, and how much where no rule knows its
#: title, which has some words and is no sentence.
SHORT: Final = 40
_MOSTLY: Final = 60
_NEARLY_ALL: Final = 75
_FEWEST: Final = 4
_ENDS: Final = ".:;,…。：；，।"
#: Who took a picture, behind what stands below it: "(AGENCY/Ann Lee)".
_CREDIT: Final = re.compile(r"\(\s*\w+(?: \w+)?/[^()]*\S\s+\S[^()]*\)\W*$")
_FILE: Final = re.compile(r"\w\.(?:jpe?g|png|gif|webp|pdf)$", re.IGNORECASE)


class Choice(NamedTuple):
    """The line of a text that is likelier its title than all others, and what tells whether it is.

    ``share``: of the odds of all lines and of none of them, per cent. ``figures``: those of the line; its score and
    those of the two next to it; ``share``; how many lines there are; how far below it the second one stands, and how
    much longer that one is.
    """

    line: Line
    share: int
    figures: tuple[int, ...]


def headline(page: Page, findings: Sequence[Finding]) -> tuple[Candidate | None, str]:
    """The title of a plain text or Markdown document, ``None`` where no line stands out; and the words of the line that
    is the likeliest, even so: dates and names stand near it.
    """
    choice = pick(list(lines(page, findings)), judges().lines)
    if choice is None or choice.share < _LIKELY:
        return opening(page, findings), ""
    won = choice.line
    if not is_sure(choice, judges()):
        return opening(page, findings), won.words
    block = page.blocks[won.number]
    return Candidate("title", (won.words,), "title block", block.start, block.end, "line"), won.words


def pick(found: Sequence[Line], judge: Trees) -> Choice | None:
    """The likeliest title; lines that say the same are one."""
    if not found:
        return None
    best: dict[str, tuple[int, int]] = {}
    for number, (line, score) in enumerate(zip(found, judge.sums([line.figures for line in found]), strict=True)):
        if line.key not in best or score > best[line.key][0]:
            best[line.key] = score, number
    ranked = sorted([(-score, number) for score, number in best.values()])
    scores = [-score for score, _ in ranked]
    won, second = (found[number] for _, number in (ranked * 2)[:2])
    share = odds(scores[0]) * 100 // (odds(0) + sum(map(odds, scores)))
    apart = second.figures[PLACE] - won.figures[PLACE], second.figures[SIZE] - won.figures[SIZE]
    return Choice(won, share, (*won.figures, *(*scores, _LEAST, _LEAST)[:3], share, len(found), *apart))


def is_sure(choice: Choice, judge: Judges) -> bool:
    """Whether the likeliest line is the title; bylines, names of files and captions are none."""
    return judge.choice.sums([choice.figures])[0] >= _ENOUGH and not _is_header(choice.line.words)


def odds(score: int) -> int:
    """Two to the power of ``score`` 256ths, in whole numbers; between powers of two a straight line."""
    whole, part = divmod(min(max(score, _LEAST), _MOST) - _LEAST, _STEPS)
    return (_STEPS + part) << whole


def is_clean(page: Page, findings: Sequence[Finding]) -> bool:
    """Whether a text begins with its labelled title: few lines above, none of them unknown, and running text close by;
    or at its very start, marked as a heading or in a short text. Little else than an article stands in it.
    """
    pairs = enumerate(zip(page.blocks, findings, strict=True))
    visible = list(islice((n for n, (block, finding) in pairs if is_visible(block, finding)), SHORT + 1))
    at = next((at for at, n in enumerate(visible[:_ABOVE]) if findings[n].label == "title"), None)
    if at is None or any(findings[n].rule == "model" for n in visible[:at]):
        return False
    short = len(visible) <= SHORT
    marked = at == 0 and (page.blocks[visible[0]].shape == "heading" or short)
    near = any(len(page.blocks[n].text.encode()) >= _TEXT for n in visible[at : at + _CLEAN])
    return (marked or near) and (short or _is_mostly_article(page, findings))


def _is_mostly_article(page: Page, findings: Sequence[Finding], share: int = _MOSTLY) -> bool:
    """Whether ``share`` per cent of a text's characters are the article's, its title's and header's, comments aside."""
    sizes = [(len(b.text), f.label) for b, f in zip(page.blocks, findings, strict=True) if is_visible(b, f)]
    own = sum([size for size, label in sizes if label.startswith(("article", "title", "meta"))])
    return own * 100 >= sum([size for size, _ in sizes]) * share


def opening(page: Page, findings: Sequence[Finding]) -> Candidate | None:
    """The first line of a text that is little else than an article, if running text follows it and it is no sentence,
    where nothing is labelled as the title.
    """
    pairs = enumerate(zip(page.blocks, findings, strict=True))
    visible = list(islice((n for n, (block, finding) in pairs if is_visible(block, finding)), 2))
    if len(visible) < 2 or findings[visible[0]].label.startswith(("article", "title", "meta")):
        return None
    first, second = (page.blocks[n] for n in visible)
    words = markup_value(first.text)
    fits = not first.shape and second.blank_before and len(words.split()) >= _FEWEST and len(words) <= LONGEST
    if not fits or words[-1:] in _ENDS or findings[visible[0]].rule != "model" or _is_header(words):
        return None
    runs = len(second.text.encode()) >= _TEXT and findings[visible[1]].label == "article"
    if not runs or not _is_mostly_article(page, findings, _NEARLY_ALL):
        return None
    return Candidate("title", (words,), "title block", first.start, first.end, "line")


def _is_header(words: str) -> bool:
    """Whether a line is a byline, a date, the name of a file or what stands below a picture."""
    return bool(parse_byline(words)) or bool(_FILE.search(words) or _CREDIT.search(words))
