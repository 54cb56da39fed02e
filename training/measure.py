"""The text that is kept of a page, and its word precision, recall and F1 (as in ``benchmarks``), over pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.measures import Words
from corpusclean.label.model.figures import FIGURES
from corpusclean.label.model.own import OWN
from corpusclean.label.model.threshold import HTML_PRESETS, PRESETS, guarded, is_mostly_content, proves_a_site
from corpusclean.label.model.verdict import gives_way, gives_way_in_text, is_copy, lost_copies
from training.pages import Sample

#: The figure of the shape ``caption``.
CAPTION = 4


def kept_text(sample: Sample, scores: Sequence[int], preset: str) -> str:
    """The text that is kept when rules decide first, as in ``judge``.

    On a forum page the comments are content.
    """
    marked = sample.markup is not None
    dumped = proves_a_site((label or "", rule or "") for label, rule in zip(sample.labels, sample.rules, strict=True))
    names = ("words", "prose", "found_score", "shape")
    words, prose, sure, shapes = (sample.shapes[:, FIGURES.index(name)].tolist() for name in names)
    mostly = is_mostly_content(scores, words)
    how = (HTML_PRESETS if marked else PRESETS)[preset]
    least = guarded(scores, words, prose, dumped, how)
    kept, copies = [False] * len(sample.texts), []
    for number in range(len(sample.texts)):
        label, rule = sample.labels[number], sample.rules[number] or ""
        if label is None:
            yields = True
        elif marked:
            yields = gives_way(label, rule, scores[number], sure[number])
        else:
            yields = gives_way_in_text(label, rule, (sure[number], scores[number]), mostly)
        limit = max(least[number], how.hidden) if sample.unseen[number] else least[number]
        limit = min(limit, how.caption) if shapes[number] == CAPTION else limit
        by_place = bool(sample.own[number]) and scores[number] >= OWN
        said = by_place or label == "article" or (label == "comment" and sample.kind == "forum")
        kept[number] = said or (label is None and bool(sample.data[number])) or (yields and scores[number] >= limit)
        if is_copy(label or "", rule) and scores[number] >= limit:
            copies.append(number)
    for number in lost_copies(sample.texts, kept, copies):
        kept[number] = True
    return "\n".join(text for text, stays in zip(sample.texts, kept, strict=True) if stays)


def report(results: Iterable[tuple[Sample, Words]]) -> str:
    """Mean F1 by flattener and by page type, with precision and recall, as lines of text."""
    by: defaultdict[str, list[Words]] = defaultdict(list)
    for sample, result in results:
        for name in (sample.flattener, sample.kind, "all"):
            by[name].append(result)
    lines = []
    for name, found in sorted(by.items()):
        means = (sum(getattr(a, key) for a in found) / len(found) for key in ("precision", "recall", "f1"))
        lines.append(f"{name:15} {len(found):5}  " + "  ".join(f"{mean:.4f}" for mean in means))
    return "\n".join(lines)
