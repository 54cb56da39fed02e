"""The one place where findings that contradict each other are weighed.

In this order: a comment system; the surer finding; the label that stands earlier in ``LABELS``; the rule that
stands earlier in the table of rules. What nobody found anything in is the article's, by ``rest``.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Final

from corpusclean.model import LABELS, Finding, Page

#: What the article's blocks are by their shape.
_SHAPED: Final = {shape: f"article.{shape}" for shape in ("heading", "list", "quote", "caption", "code", "table")} | {
    "image": "article.caption"
}
_RANKS: Final = {label: rank for rank, label in enumerate(LABELS)}
_SYSTEM: Final = "system/"


def strongest(findings: Iterable[Finding], earlier: Iterable[Finding | None]) -> list[Finding | None]:
    """For each block the finding that wins, or ``None``. Findings come in the order of the table of rules.

    ``earlier``: the same of rules that stand earlier in it.
    """
    won = list(earlier)
    for finding in findings:
        held = won[finding.block]
        if held is None or (
            (finding.score >= held.score or finding.rule.startswith(_SYSTEM)) and _weight(finding) > _weight(held)
        ):
            won[finding.block] = finding
    return won


def _weight(finding: Finding) -> tuple[bool, int, int]:
    return finding.rule.startswith(_SYSTEM), finding.score, -_RANKS[finding.label]


def verdicts(page: Page, found: Sequence[Finding | None], layout_cells: Container[int] = ()) -> tuple[Finding, ...]:
    """One verdict per block: what was found, else the article, with the structure that the source marks.

    A block that reads as nothing (a rule, an image without words) goes with its neighbour; a mark of the header and a
    link definition are ``meta``. ``layout_cells`` are blocks in tables that only lay out a page.
    """
    out: list[Finding] = []
    for number, (block, finding) in enumerate(zip(page.blocks, found, strict=True)):
        shape = "" if number in layout_cells else block.shape
        if finding is not None:
            out.append(_structured(finding, shape) if shape else finding)
        elif block.text:
            out.append(Finding(number, _SHAPED.get(shape, "article"), "rest"))
        elif block.shape in ("definition", "fence"):
            out.append(Finding(number, "meta", "mark"))
        else:
            label = _following(page, found, number) if not out else out[-1].label
            out.append(Finding(number, "article" if label == "title" else label, "mark"))
    return tuple(out)


def _following(page: Page, found: Sequence[Finding | None], number: int) -> str:
    later = range(number + 1, len(page.blocks))
    return next((f.label if (f := found[n]) else "article" for n in later if page.blocks[n].text), "article")


def _structured(finding: Finding, shape: str) -> Finding:
    if finding.label == "article" and shape in _SHAPED:
        return Finding(finding.block, _SHAPED[shape], finding.rule, finding.score, finding.evidence)
    return finding
