"""The line of a plain text that is its title, where nothing marks it: told by what stands around it and by its words.

Flattened pages hold menus above their title and buttons below it. Each line that is short enough is looked at, and the
figures that it has are weighed by a table; a line that is not clearly a title is none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Final

from corpusclean.metadata.around import is_visible, key
from corpusclean.metadata.byline import parse_byline
from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.headline_lines import Line, lines
from corpusclean.metadata.names import looks_like_person
from corpusclean.model import Finding, Page

__all__ = ["Line", "headline", "is_clean", "lines", "pick", "weights"]

#: What the best line weighs at least, together with how far it is ahead of the second, which counts twice; and how much
#: less is asked of one that is labelled as the title. Of the texts that taught, eight of a hundred are wrong then.
_ENOUGH: Final = 60
_AHEAD: Final = 2
_LABELLED: Final = 10
#: A text that holds no menus has fewer blocks than this above its title, and between it and its running text, which has
#: so many bytes.
_ABOVE: Final = 8
_CLEAN: Final = 4
_TEXT: Final = 140
_FILE: Final = re.compile(r"\w\.(?:jpe?g|png|gif|webp|pdf)$", re.IGNORECASE)


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
    """Whether a text begins with its title: few lines above, none of them unknown, and running text close by; or at
    its very start, marked as a heading or in a text of a few lines.
    """
    pairs = enumerate(zip(page.blocks, findings, strict=True))
    visible = list(islice((n for n, (block, finding) in pairs if is_visible(block, finding)), _ABOVE + _CLEAN))
    at = next((at for at, n in enumerate(visible[:_ABOVE]) if findings[n].label == "title"), None)
    if at is None or any(findings[n].rule == "model" for n in visible[:at]):
        return False
    marked = at == 0 and (page.blocks[visible[0]].shape == "heading" or len(visible) < _ABOVE)
    return marked or any(len(page.blocks[n].text.encode()) >= _TEXT for n in visible[at : at + _CLEAN])


def _is_header(words: str) -> bool:
    """Whether a line is a byline, a date or the name of a file."""
    return bool(parse_byline(words)) or looks_like_person(words) or bool(_FILE.search(words))
