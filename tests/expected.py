"""What each document of ``seeds/`` comes out as: ``NAME.expected.json`` beside it.

``python tests/expected.py`` writes them anew; read every line of the difference before you commit it. Recipe, digests,
rules and scores are left out, so that a release which changes no outcome changes no file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from corpusclean import Record, clean

SEEDS = Path(__file__).parent.parent / "seeds"
DOCUMENTS = sorted(path for path in SEEDS.iterdir() if path.suffix in (".txt", ".md", ".html"))
FACTS = "kind title authors published modified site url section tags description image license reservations language".split()
COMMENT = "author published age score depth parent kind text raw readings".split()


def expected_path(path: Path) -> Path:
    return path.with_name(path.name + ".expected.json")


def outcome(record: Record) -> dict[str, Any]:
    """The part of a record that a person can check by reading."""
    data = record.to_dict()
    return {
        **{name: data[name] for name in FACTS},
        "encoding": data["origin"]["encoding"],
        "text": data["text"],
        "comments": [{name: comment[name] for name in COMMENT} for comment in data["comments"]],
        "blocks": [
            {"bytes": [entry.start, entry.end], "label": entry.label, "text": entry.text} for entry in record.blocks
        ],
    }


def main() -> None:
    for path in DOCUMENTS:
        said = json.dumps(outcome(clean(path)), ensure_ascii=False, indent=1)
        expected_path(path).write_text(said + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
