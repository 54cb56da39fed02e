"""The ``content`` of every document of ``seeds/`` under every preset, held fast by the name of the rule set.

``python tests/golden.py`` writes ``golden.json`` anew for the rule set that ``RULES`` in ``recipe.py`` names. It
refuses to change what a released set holds; then ``RULES`` needs a new name first. See CONTRIBUTING.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from corpusclean import Recipe, clean
from corpusclean.recipe import PRESETS, RULES

SEEDS = Path(__file__).parent.parent / "seeds"
FILE = Path(__file__).parent / "golden.json"
DOCUMENTS = sorted(path for path in SEEDS.iterdir() if path.suffix in (".txt", ".md", ".html"))


def contents() -> dict[str, dict[str, str]]:
    """By document, by preset."""
    return {path.name: {name: clean(path, recipe=Recipe(name=name)).content for name in PRESETS} for path in DOCUMENTS}


def differences(held: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """The documents and presets that came out otherwise. A document that is new in ``found`` is none."""
    return [
        f"{document} ({preset})"
        for document, digests in sorted(held.items())
        for preset, digest in digests.items()
        if found.get(document, {}).get(preset) != digest
    ]


def renewed(golden: dict[str, Any], found: dict[str, Any], name: str) -> dict[str, Any]:
    """``golden`` with what was ``found`` under the rule set ``name``. Raises ``ValueError`` where that is released."""
    held = golden.get(name, {"released": None, "content": {}})
    wrong = differences(held["content"], found) if held["released"] else []
    if wrong:
        said = f"the rules {name} were released in {held['released']}, and these documents come out otherwise"
        raise ValueError(f"{said}: {', '.join(wrong)}; give RULES in src/corpusclean/recipe.py a new name")
    return {**golden, name: {"released": held["released"], "content": found}}


def main() -> int:
    golden = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    try:
        golden = renewed(golden, contents(), RULES)
    except ValueError as error:
        print(error)
        return 1
    FILE.write_text(json.dumps(golden, indent=1, sort_keys=True) + "\n", "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
