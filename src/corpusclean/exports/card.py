"""A dataset card as Hugging Face reads it: ``README.md`` with a YAML header."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from corpusclean.exports import yaml
from corpusclean.exports.base import Corpus, Export, Pieces
from corpusclean.exports.dataset import Dataset
from corpusclean.exports.survey import Survey, recipe_lines, survey
from corpusclean.statement.build import file_digest

#: Bounds of the size categories, and what stands for each.
_SIZES: Final = (
    (10**3, "1K"),
    (10**4, "10K"),
    (10**5, "100K"),
    (10**6, "1M"),
    (10**7, "10M"),
    (10**8, "100M"),
    (10**9, "1B"),
)
#: What Markdown obeys anywhere in a line, and what at its beginning.
_MARKS: Final = re.compile(r"([\\`*_\[\]|~$#])|^([-+=]|\d+[.)])")
_SHOWN: Final = 20
#: The columns of a file of records and tombstones. What a loader guesses from the first lines is wrong: an edit holds
#: numbers and texts, and a field may be null in thousands of records.
FEATURES: Final = {
    "dtype: string": "schema id in_reply_to kind text title published modified site url canonical_url section "
    "description image language content digest record reason",
    "dtype: int64": "language_margin",
    "list: string": "authors tags reservations warnings",
    "dtype: json": "license languages comments comments_elsewhere blocks counts evidence origin recipe",
}
#: Headings for what the makers say, by the keys of ``dataset.rai``.
_SAID: Final = {
    "collection": "How it was collected",
    "use_cases": "What it is for",
    "biases": "Biases",
    "limitations": "Limits",
    "sensitive": "Personal and sensitive information",
    "social_impact": "Social impact",
    "maintenance": "Maintenance",
}


def _write(corpus: Corpus) -> Pieces:
    found = survey(corpus.records())
    yield "---\n"
    yield from yaml.lines(_header(corpus, found))
    yield "---\n\n"
    yield from _body(corpus, found)


def _header(corpus: Corpus, found: Survey) -> dict[str, Any]:
    dataset = corpus.dataset
    return {
        "pretty_name": dataset.name or corpus.path.stem,
        "license": dataset.license.lower() if dataset.license else None,
        "language": sorted(tag for tag in found.languages if tag != "und"),
        "size_categories": [size_category(found.records)],
        "tags": ["corpusclean"],
        "configs": [{"config_name": "default", "data_files": corpus.path.name}],
        "dataset_info": {"features": list(_features())},
    }


def _features() -> Iterator[dict[str, str]]:
    for kind, names in FEATURES.items():
        key, _, name_of_type = kind.partition(": ")
        yield from ({"name": name, key: name_of_type} for name in names.split())


def size_category(count: int) -> str:
    """The category of ``count`` records, such as ``1K<n<10K``."""
    below = "n<1K"
    for number, (bound, name) in enumerate(_SIZES):
        if count < bound:
            return below
        below = f"{name}<n<{_SIZES[number + 1][1]}" if number + 1 < len(_SIZES) else "n>1B"
    return below


def _body(corpus: Corpus, found: Survey) -> Pieces:
    dataset = corpus.dataset
    yield f"# {escaped(dataset.name or corpus.path.stem)}\n\n"
    if dataset.description:
        yield escaped(dataset.description) + "\n\n"
    yield from _makers(dataset)
    yield "## What is in it\n\n"
    rows = {"records": found.records, "characters of text": found.characters, "words of text": found.words}
    rows |= {"comments": found.comments, "records without text": found.empty}
    rows |= {"documents that reserve rights against mining": found.reserved}
    yield from _table("", "count", Counter(rows), ordered=False)
    for heading, counts, missing in (
        ("language", found.languages, "und"),
        ("domain", found.domains, "(no address)"),
        ("stated licence", found.licenses, "(none stated)"),
        ("media type of the source", found.media_types, ""),
    ):
        yield from _table(heading, "records", Counter({name or missing: n for name, n in counts.items()}))
    if found.captured:
        yield f"Captured between {found.captured[0]} and {found.captured[1]}.\n\n"
    yield "## How it was made\n\n"
    yield from (f"- {escaped(line)}\n" for line in recipe_lines(found))
    yield "\nWhat is not in the texts, in characters of the sources:\n\n"
    yield from _table("label", "characters", found.removed)
    yield "## How to check it\n\n"
    yield f"The file `{corpus.path.name.replace('`', '')}` has the SHA-256 `{file_digest(corpus.path)}`. "
    yield "Each record names its source by digest and says which bytes every block of its text is. "
    yield "`corpusclean verify` replays that, with no rules and no guessing.\n"


def _makers(dataset: Dataset) -> Iterator[str]:
    if dataset.creators:
        yield f"By {', '.join(escaped(one.said) for one in dataset.creators)}.\n\n"
    for key, heading in _SAID.items():
        said = dataset.rai.get(key)
        if said:
            yield f"## {heading}\n\n" + "\n\n".join(map(escaped, said if isinstance(said, list) else [said])) + "\n\n"


def _table(name: str, unit: str, counts: Counter[str], *, ordered: bool = True) -> Iterator[str]:
    rows = sorted(counts.items(), key=lambda one: (-one[1], one[0])) if ordered else list(counts.items())
    if not rows:
        return
    yield f"| {name} | {unit} |\n| --- | ---: |\n"
    for row, count in rows[:_SHOWN]:
        yield f"| {escaped(row)} | {count:,} |\n"
    if len(rows) > _SHOWN:
        yield f"| {len(rows) - _SHOWN:,} more | {sum(count for _, count in rows[_SHOWN:]):,} |\n"
    yield "\n"


def escaped(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown or HTML would obey."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return _MARKS.sub(r"\\\g<0>", html.escape(" ".join(printable.split()), quote=False))


EXPORT: Final = Export(_write, "README.md", "a dataset card as Hugging Face reads it")
