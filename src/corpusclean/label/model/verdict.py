"""Rules first, then the model: one finding per block.

What a comment system found, and what is a title or meta, stays as found. In text, so does what a rule found to be
boilerplate in a document that is mostly content; in one that is mostly a site around little text a weaker finding, or
one by a rule that judges by place, gives way to the model. In HTML the model has seen more than the rules that judge by
place, which give way to its verdict unless the score is very low, and so do weak findings; other findings of
boilerplate give way to a high score, those of a copy to none, unless what it copies is removed as well. Where nothing
was found the score decides. A document of which nothing would be left keeps its best sentences: a note of two lines
with a site around it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from corpusclean.label.model.own import OWN, own_blocks
from corpusclean.label.model.threshold import is_mostly_content, limits
from corpusclean.label.rules.base import CERTAIN
from corpusclean.label.view import Document
from corpusclean.model import Finding

#: From this score on a rule's finding of boilerplate is beyond the model.
SURE: Final = 600
#: Scores of what a rule takes for boilerplate and would be the article's as well: on HTML the model decides.
_WEAK: Final = range(500, SURE)
#: Rules that judge by where a block stands, which the model sees too.
PLACES: Final = frozenset(("hidden", "markup", "link-list", "section", "outside-main", "repeat", "tail", "menu"))
#: The rule that reads header lines, which stand above a document in text and seldom in HTML.
HEADER: Final = "front-matter"
#: The rule that finds the article a second time.
COPY: Final = "duplicate"
#: Rules that the model never outvotes on HTML: what they find stands within the article, or is running text.
_FINAL: Final = frozenset({COPY, "edition", "permalink"})
#: From this score on the model outweighs those rules on HTML, and in text.
OUTWEIGHS_PLACES: Final = 200
OUTWEIGHS_PLACES_IN_TEXT: Final = 600
#: From this score on the model outweighs the other rules on HTML.
OUTWEIGHS: Final = 700
_BOILERPLATE: Final = "boilerplate."
_LEFT: Final = ("article", "comment")
_OTHER: Final = (f"{_BOILERPLATE}other", "")
#: Blocks on either side in which a removed block looks for its kind.
_REACH: Final = 3
_STEPS: Final = [step for far in range(1, _REACH + 1) for step in (-far, far)]
_NO_ONE: Final = (None,) * _REACH
#: Shapes of blocks that may be data.
_DATA: Final = ("code", "table")


def judge(
    document: Document, first: Sequence[Finding | None], scores: Sequence[int], preset: str = "balanced"
) -> tuple[Finding | None, ...]:
    """The finding of each block after the model has spoken; ``None`` for blocks without text, code and cells of data.

    ``first``: for each block the finding of comment systems and rules, or ``None``. ``scores``: the model's, per mille.
    A finding of the model has the rule ``model``, its score, and as evidence the score from which the block was kept.
    Raises KeyError for an unknown preset.
    """
    least = limits(document, first, scores, preset)
    judged = _judged(document, first, scores, least)
    for number in _lost_copies_of(document, judged, scores, least):
        judged[number] = Finding(number, "article", "model", scores[number], f"at least {least[number]}")
    for number in best_of_nothing(document, judged, scores, least):
        judged[number] = Finding(number, "article", "model", scores[number], "the best where nothing is left")
    return tuple(judged)


def _judged(
    document: Document, first: Sequence[Finding | None], scores: Sequence[int], least: Sequence[int]
) -> list[Finding | None]:
    """The findings of the blocks, each judged by its own score. ``least``: the scores from which they are kept."""
    yields = _yields_to_markup if document.page.elements else _yields_in(document, scores)
    own = own_blocks(document, first)
    boilerplate = [found if found is not None and found.label.startswith(_BOILERPLATE) else None for found in first]
    around = (*_NO_ONE, *boilerplate, *_NO_ONE)
    judged: list[Finding | None] = []
    kept_from = {limit: f"at least {limit}" for limit in set(least)}
    for number, (look, found, score, limit) in enumerate(zip(document.looks, first, scores, least, strict=True)):
        if not look.text or (found is None and look.block.shape in _DATA and document.is_data(number)):
            judged.append(found)
        elif score >= limit and (found is None or yields(found, score)):
            judged.append(Finding(number, "article", "model", score, kept_from[limit]))
        elif number in own and score >= OWN:
            judged.append(Finding(number, "article", "model", score, f"at least {OWN}, in the article's element"))
        elif found is not None:
            judged.append(found)
        else:
            label, why = _kind_of_removed(document, around, number)
            judged.append(Finding(number, label, "model", score, f"below {limit}{why}"))
    return judged


def _lost_copies_of(
    document: Document, judged: Sequence[Finding | None], scores: Sequence[int], least: Sequence[int]
) -> tuple[int, ...]:
    """Numbers of the copies with scores that keep, whose words no kept block says."""
    copied = [found.block for found in judged if found and found.rule == COPY and is_copy(found.label, found.rule)]
    copies = [number for number in copied if scores[number] >= least[number]]
    if not copies:
        return ()
    kept = [found is not None and found.label == "article" for found in judged]
    return lost_copies([look.text for look in document.looks], kept, copies)


def best_of_nothing(
    document: Document, judged: Sequence[Finding | None], scores: Sequence[int], least: Sequence[int]
) -> tuple[int, ...]:
    """Of a text in which nothing is left, the sentences that the model removed with at least half of what they needed.

    In HTML the markup tells more, and a page may well hold nothing.
    """
    if document.page.elements or any(found is None or found.label.startswith(_LEFT) for found in judged):
        return ()
    able = [n for n, f in enumerate(judged) if f is not None and f.rule == "model" and document.looks[n].sentence]
    return tuple(n for n in able if scores[n] * 2 >= least[n])


def lost_copies(texts: Sequence[str], kept: Sequence[bool], copies: Sequence[int]) -> tuple[int, ...]:
    """Numbers of those of the blocks ``copies`` whose words no kept block says: what they copy is removed itself."""
    said = {text.casefold() for text, stays in zip(texts, kept, strict=True) if stays}
    lost = {texts[number].casefold(): number for number in reversed(copies)}
    return tuple(sorted(number for text, number in lost.items() if text not in said))


def is_copy(label: str, rule: str) -> bool:
    """Whether a finding says that a visible block repeats what the page says above."""
    return rule == COPY and label != "hidden"


def evidence(document: Document, first: Sequence[Finding | None]) -> Sequence[Finding | None]:
    """The findings that the model learns from: all in text; in HTML, which repeats itself more, those of no copy.

    A copy looks like what it copies, so that the model would take it for a sign against both.
    """
    if not document.page.elements:
        return first
    return [None if found and is_copy(found.label, found.rule) else found for found in first]


def gives_way(label: str, rule: str, score: int, sure: int = SURE) -> bool:
    """Whether on HTML what a rule found gives way to the model, which scores the block as content.

    ``sure``: the rule's own score. A copy of the article is content to the model, too, and goes all the same; so do the
    terms of a digital library, which are running text.
    """
    if rule in _FINAL:
        return False
    if (rule in PLACES and sure < CERTAIN) or rule == HEADER:
        is_head = label == "meta" and rule == "hidden"  # the title of the head is no text of the page
        return score >= OUTWEIGHS_PLACES and not is_head
    if sure in _WEAK:
        return score >= OUTWEIGHS_PLACES
    return label.startswith(_BOILERPLATE) and score >= OUTWEIGHS


def gives_way_in_text(label: str, rule: str, scores: tuple[int, int], mostly: bool) -> bool:
    """Whether in text what a rule found gives way to the model, which scores the block as content.

    ``scores``: the rule's and the model's. ``mostly``: the document is mostly content: there is an article, and a box
    below it is a box.
    """
    if not label.startswith(_BOILERPLATE):
        return False
    return not mostly and (scores[0] < SURE or (rule in PLACES and scores[1] >= OUTWEIGHS_PLACES_IN_TEXT))


def _yields_to_markup(found: Finding, score: int) -> bool:
    return gives_way(found.label, found.rule, score, found.score)


def _yields_in(document: Document, scores: Sequence[int]) -> Callable[[Finding, int], bool]:
    """Which findings in this text give way to a score that keeps."""
    mostly = is_mostly_content(scores, [look.words for look in document.looks])
    return lambda found, score: gives_way_in_text(found.label, found.rule, (found.score, score), mostly)


def _kind_of_removed(document: Document, around: Sequence[Finding | None], number: int) -> tuple[str, str]:
    """A removed block has the kind of the nearest one that a rule found beside it, the one before if both are near.

    In HTML the two must stand within the same element. ``around``: findings of boilerplate, ``_NO_ONE`` about them.
    Returns the label and what of it is evidence.
    """
    if not any(around[number : number + 2 * _REACH + 1]):
        return _OTHER
    for step in _STEPS:
        found = around[number + _REACH + step]
        if found is not None and _are_together(document, number, number + step):
            return found.label, f", beside {found.rule}"
    return _OTHER


def _are_together(document: Document, one: int, other: int) -> bool:
    """Whether two blocks stand in the same element, or in elements with one parent. In text all do."""
    parents = document.page.parents
    if not parents:
        return True
    mine, theirs = (document.looks[number].block.element for number in (one, other))
    if mine is None or theirs is None:
        return mine is theirs
    return mine == theirs or parents[mine] == parents[theirs]
