"""Which language is found: single words of a sentence to whole texts, and texts in two languages, beside langdetect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import langdetect
from attrs import frozen

from benchmarks.encoding import sentences, timed
from benchmarks.tables import Table
from corpusclean.metadata.language import detect_language

#: The documents' kinds, and into how many parts a paragraph is cut for them; 0 is all paragraphs together.
KINDS: Final = (("quarters of a paragraph", 4), ("halves", 2), ("paragraphs", 1), ("three paragraphs", 0))
#: A mixed text's second language is so many places behind its first one.
_APART: Final = (1, 7)
_REPEATS: Final = 3


@frozen
class Text:
    """``languages``: one, or the two of a mixed text."""

    kind: str
    languages: frozenset[str]
    text: str


@frozen
class Answers:
    """One detector's answers, a set of languages for each text, and the mean time in milliseconds."""

    name: str
    said: tuple[frozenset[str], ...]
    milliseconds: float


def texts() -> tuple[Text, ...]:
    """All texts of the track."""
    written = {tag: said for tag, said in sentences()["written"].items() if tag != "zh-Hant"}
    found = []
    for kind, parts in KINDS:
        for tag, said in sentences()["written"].items():
            pieces = [piece for one in said for piece in _cut(one, parts)] if parts else ["\n\n".join(said)]
            found += [Text(kind, frozenset([tag.partition("-")[0]]), piece) for piece in pieces]
    tags = list(written)
    for number, tag in enumerate(tags):
        for apart in _APART:
            other = tags[(number + apart) % len(tags)]
            mixed = "\n\n".join([*written[tag]] * _REPEATS + [*written[other]] * _REPEATS)
            found.append(Text("two languages", frozenset([tag, other]), mixed))
    for tag, said in sentences()["unknown"].items():
        found += [Text("languages without a profile", frozenset([tag]), one) for one in said]
    return tuple(found)


def _cut(text: str, parts: int) -> list[str]:
    return [text[n * len(text) // parts : (n + 1) * len(text) // parts] for n in range(parts)]


def _ours(text: str) -> frozenset[str]:
    found = detect_language(text)
    return frozenset(tag for tag, _ in found.shares) or frozenset([found.tag]) - {"und"}


def _langdetect(text: str) -> frozenset[str]:
    langdetect.DetectorFactory.seed = 0
    try:
        found = langdetect.detect_langs(text)
    except langdetect.LangDetectException:
        return frozenset()
    return frozenset(one.lang.partition("-")[0] for one in found[:1])


def _langdetect_all(text: str) -> frozenset[str]:
    langdetect.DetectorFactory.seed = 0
    return frozenset(one.lang.partition("-")[0] for one in langdetect.detect_langs(text))


def compare(found: Sequence[Text], done: Callable[[], None]) -> tuple[Answers, ...]:
    """corpusclean and langdetect on every text, in turn; of a mixed text all languages that langdetect names."""
    said: dict[str, list[frozenset[str]]] = {"corpusclean": [], "langdetect": []}
    spent = dict.fromkeys(said, 0.0)
    for way in (_ours, _langdetect):
        way(found[0].text)
    for text in found:
        theirs = _langdetect_all if len(text.languages) > 1 else _langdetect
        for name, way in (("corpusclean", _ours), ("langdetect", theirs)):
            answer, milliseconds = timed(way, text.text)
            spent[name] += milliseconds
            said[name].append(answer)
        done()
    return tuple(Answers(name, tuple(answers), spent[name] / len(found)) for name, answers in said.items())


def tables(results: Sequence[Answers], found: Sequence[Text]) -> tuple[Table, ...]:
    """By kind of text: shares of right answers, of abstentions and of wrong ones; then what was wrong."""
    heads = ("texts", "number", *(f"{result.name} {how}" for result in results for how in ("right", "none", "wrong")))
    rows = []
    for kind in dict.fromkeys(text.kind for text in found):
        places = [n for n, text in enumerate(found) if text.kind == kind]
        cells = [cell for result in results for cell in _cells([(found[n], result.said[n]) for n in places])]
        rows.append((kind, str(len(places)), *cells))
    rows.append(("ms a text", "", *(cell for result in results for cell in (f"{result.milliseconds:.2f}", "", ""))))
    known = len(set().union(*(text.languages for text in found)))
    wrong = [(result.name, _confusions(found, result)) for result in results]
    return (
        Table(f"{len(found)} texts in {known} languages", heads, tuple(rows)),
        Table("Languages taken for others, and how often", ("detector", "of one language"), tuple(wrong)),
    )


def _cells(pairs: Sequence[tuple[Text, frozenset[str]]]) -> tuple[str, str, str]:
    right = sum(said == text.languages for text, said in pairs)
    none = sum(not said for _, said in pairs)
    return tuple(f"{count / len(pairs):.3f}" for count in (right, none, len(pairs) - right - none))  # type: ignore[return-value]


def _confusions(found: Sequence[Text], result: Answers) -> str:
    counted: dict[str, int] = {}
    for text, said in zip(found, result.said, strict=True):
        if len(text.languages) == 1 and said and said != text.languages:
            name = f"{''.join(text.languages)} → {''.join(sorted(said))}"
            counted[name] = counted.get(name, 0) + 1
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {count}" for name, count in ranked) or "none"
