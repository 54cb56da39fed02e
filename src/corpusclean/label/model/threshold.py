"""From scores to a verdict: for each block the score from which it is kept.

What a wrong block costs depends on the rest of the document: where little is sure, a block of 300 per mille is worth
keeping, where nearly all is sure, it is not. A document's threshold is the one that gives the best F that these very
scores let expect, and no more than a preset allows. Two guards lower it, for losing a paragraph of an article is the
worst error:

- running text goes only where its score is low; in plain text so do short sentences right below it or one another;
- where nearly all is, or where most is and rules found next to no boilerplate, it is no page with a site around it, and
  all stays; on HTML all but what is hardly ever content. In a short text without boilerplate a quarter is enough: lists
  and manuals look little like the articles of sites.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import mul
from typing import Final, NamedTuple

from corpusclean.label.view import Document
from corpusclean.model import Block, Finding

#: A document with this share of words that are expected to be content, per mille, is mostly content.
_MOSTLY: Final = 650
_NEVER: Final = 1001
#: The same for a short text in which rules found next to no boilerplate: hardly any is a page with a site around it.
_SITELESS: Final = 250
_MOST_SITELESS_BLOCKS: Final = 300
#: The shortest sentence that goes on with the running text above it, in words.
_FEWEST_WORDS: Final = 5
#: Fewer findings of boilerplate than this prove no site: "See also", a licence, a call are the document's own.
_SOME: Final = 2


class Preset(NamedTuple):
    """``weight``: how much more recall counts than precision, squared, in quarters.

    The highest thresholds: ``most`` for any block, ``prose`` for running text. The shares of expected content, per
    mille, from which only ``least`` counts: ``nearly`` for any document, ``mostly`` for one with next to no finding of
    boilerplate, ``siteless`` for such a one of few blocks.
    ``hidden``: the lowest threshold for what a browser would not show. ``caption``: the highest for a caption.
    ``least``: the lowest for any other block. On a page where little is to be had the best F alone would keep blocks
    that are hardly ever content.
    """

    weight: int
    most: int
    prose: int
    nearly: int = 900
    mostly: int = _MOSTLY
    hidden: int = 0
    caption: int = 1000
    least: int = 0
    siteless: int = _NEVER

    def of(self, limit: int, block: Block) -> int:
        """The limit of a block, where ``limit`` is that of any."""
        if block.hidden:
            return max(limit, self.hidden)
        return min(limit, self.caption) if block.shape == "caption" else limit


#: F0.5, F1 and F2, for text.
PRESETS: Final[Mapping[str, Preset]] = {
    "precision": Preset(1, 700, 500),
    "balanced": Preset(4, 400, 300, siteless=_SITELESS),
    "recall": Preset(16, 200, 100, siteless=_SITELESS),
}
#: The same for HTML, where markup tells so much that the guards need not.
HTML_PRESETS: Final[Mapping[str, Preset]] = {
    "precision": Preset(1, 800, 800, 990, _NEVER, 700, 300, 150),
    "balanced": Preset(4, 500, 400, 990, 950, 500, 140, 150),
    "recall": Preset(16, 250, 200, 900, 800, 400, 0),
}


def limits(
    document: Document, first: Sequence[Finding | None], scores: Sequence[int], preset: str = "balanced"
) -> tuple[int, ...]:
    """For each block the score per mille from which it is kept. Raises KeyError for an unknown preset.

    ``first``: for each block the finding of comment systems and rules, or ``None``. ``scores``: the model's.
    """
    how = (HTML_PRESETS if document.page.elements else PRESETS)[preset]
    words = [look.words for look in document.looks]
    prose = _running(document)
    dumped = proves_a_site((found.label, found.rule) for found in first if found is not None)
    least = guarded(scores, words, prose, dumped, how)
    blocks = [look.block for look in document.looks]
    return tuple(
        [
            how.of(limit, block) if block.hidden or block.shape == "caption" else limit
            for limit, block in zip(least, blocks, strict=True)
        ]
    )


def _running(document: Document) -> Sequence[bool]:
    """Which blocks are running text: in plain text also short sentences right below it or below one another."""
    prose = [look.prose for look in document.looks]
    if document.page.elements:
        return prose
    goes_on = False
    for number, look in document.shown:
        said = look.sentence and look.words >= _FEWEST_WORDS and not (look.matches or look.linked)
        prose[number] = prose[number] or (goes_on and said)
        goes_on = prose[number] or said
    return prose


def proves_a_site(found: Iterable[tuple[str, str]]) -> bool:
    """Whether some of the labels and rules found are boilerplate; what stands in a box proves no more than it does."""
    return sum(label.startswith("boilerplate.") and rule != "section" for label, rule in found) >= _SOME


def guarded(
    scores: Sequence[int], words: Sequence[int], prose: Sequence[bool], dumped: bool, how: Preset
) -> tuple[int, ...]:
    """The limits of blocks with these scores and words, where ``dumped`` says that rules found some boilerplate."""
    siteless = how.siteless if len(words) <= _MOST_SITELESS_BLOCKS else _NEVER
    if expected_share(scores, words) >= (how.nearly if dumped else min(how.mostly, siteless)):
        return (how.least,) * len(words)
    most = min(threshold(scores, words, how.weight), how.most)
    least, of_prose = max(how.least, most), max(how.least, min(most, how.prose))
    return tuple([of_prose if running else least for running in prose])


def expected_share(scores: Sequence[int], words: Sequence[int]) -> int:
    """The share of a document's words, per mille, that the scores let expect to be content."""
    held: int = sum(map(mul, scores, words))
    return held // (sum(words) or 1)


def is_mostly_content(scores: Sequence[int], words: Sequence[int]) -> bool:
    """Whether most of a document's words are expected to be content."""
    return expected_share(scores, words) >= _MOSTLY


def threshold(scores: Sequence[int], words: Sequence[int], weight: int = 4) -> int:
    """The score per mille from which keeping blocks gives the best F to be expected; in ties the lower one.

    ``weight``: how much more recall counts than precision, squared, in quarters: 4 is F1.
    """
    total: int = sum(map(mul, scores, words))
    by_score: dict[int, int] = {}
    for score, count in zip(scores, words, strict=True):
        by_score[score] = by_score.get(score, 0) + count
    best, over, at = 0, 1, 1000
    right = kept = 0
    for score in sorted(by_score, reverse=True):
        right += score * by_score[score]
        kept += 4000 * by_score[score]
        below = kept + weight * total
        if right and right * over >= best * below:
            best, over, at = right, below, score
    return at
