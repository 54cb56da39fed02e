"""Rules first, then the model: one finding per block.

What a comment system found, what is a title or meta, and boilerplate that a rule is sure of stay as found. A weaker
finding of boilerplate stays too, unless the document is mostly a site around little text and the model scores the block
as content. Where nothing was found the score decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpusclean.label.model.threshold import is_mostly_content, limits
from corpusclean.label.view import Document
from corpusclean.model import Finding

#: From this score on a rule's finding of boilerplate is beyond the model.
SURE: Final = 600
_BOILERPLATE: Final = "boilerplate."
#: Blocks on either side in which a removed block looks for its kind.
_REACH: Final = 3


def judge(
    document: Document, first: Sequence[Finding | None], scores: Sequence[int], preset: str = "balanced"
) -> tuple[Finding | None, ...]:
    """The finding of each block after the model has spoken; ``None`` for blocks without text, code and cells of data.

    ``first``: for each block the finding of comment systems and rules, or ``None``. ``scores``: the model's, per mille.
    A finding of the model has the rule ``model``, its score, and as evidence the score from which the block was kept.
    Raises KeyError for an unknown preset.
    """
    least = limits(document, first, scores, preset)
    mostly = is_mostly_content(scores, [look.words for look in document.looks])
    judged: list[Finding | None] = []
    for number, (found, score, limit) in enumerate(zip(first, scores, least, strict=True)):
        if not document.looks[number].text or (found is None and document.is_data(number)):
            judged.append(found)
        elif found is None and score < limit:
            judged.append(_removed(number, first, score, limit))
        elif found is None or (not mostly and _is_weak(found) and score >= limit):
            judged.append(Finding(number, "article", "model", score, f"at least {limit}"))
        else:
            judged.append(found)
    return tuple(judged)


def _is_weak(found: Finding) -> bool:
    return found.label.startswith(_BOILERPLATE) and found.score < SURE


def _removed(number: int, first: Sequence[Finding | None], score: int, limit: int) -> Finding:
    """A removed block has the kind of the nearest one that a rule found beside it, the one before if both are near."""
    for step in range(1, _REACH + 1):
        for at in (number - step, number + step):
            found = first[at] if 0 <= at < len(first) else None
            if found is not None and found.label.startswith(_BOILERPLATE):
                return Finding(number, found.label, "model", score, f"below {limit}, beside {found.rule}")
    return Finding(number, f"{_BOILERPLATE}other", "model", score, f"below {limit}")
