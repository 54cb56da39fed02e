"""Imports point one way, and a public name is where it is said to be."""

import ast
from pathlib import Path

import corpusclean
from corpusclean import cli_common, recipe
from corpusclean.label import model
from corpusclean.read import sniff

ROOT = Path(corpusclean.__file__).parent
#: What a part may import, beside itself. Read from the bottom up it is the order of the house.
MAY_IMPORT = {
    "provenance.replay": set(),
    "provenance.check": {"provenance"},
    "provenance": {
        "archives",
        "checks",
        "errors",
        "model",
        "record",
        "record_json",
        "provenance.check",
        "provenance.replay",
    },
    "checks": set(),
    "model": {"checks"},
    "profiles": set(),
    "pieces": set(),
    "files": set(),
    "inputs": {"checks", "model", "read", "errors", "archives"},
    "archives": {"checks", "model", "errors", "read", "recipe", "sources"},
    "manifest": {"errors", "files", "provenance", "provenance.replay"},
    "errors": {"model"},
    "read": {"model", "errors", "profiles", "provenance.replay"},
    "metadata": {"model", "profiles", "provenance.replay", "label.phrases"},
    "comments": {"model", "metadata", "pieces", "provenance.replay"},
    "label": {"model", "metadata", "pieces", "provenance.replay"},
    "recipe": {"checks", "comments", "errors", "provenance.replay"},
    "sources": {"checks", "model", "errors", "read", "recipe"},
    "record_lines": {"model", "provenance.replay"},
    "record": {"model", "errors", "provenance.replay", "record_lines"},
    "record_json": {"model", "errors", "record", "provenance.replay"},
    "records_file": {"errors", "provenance.check", "record_json"},
    "config": {"errors"},
    "diff": {"errors", "model", "provenance.replay", "record", "record_json"},
    "statement": {"errors", "provenance", "provenance.check", "provenance.replay", "records_file"},
    "exports": {"errors", "provenance.replay", "records_file", "statement"},
    "people": {"model", "recipe"},
    "split": {"model", "record", "metadata", "provenance"},
    "assemble": {"model", "record", "recipe", "people", "provenance"},
    "restoration": {"assemble", "checks", "model", "provenance", "record"},
    "rerun": {"errors", "model", "pipeline", "provenance", "recipe", "record", "restoration", "split"},
    "annotations": {"provenance", "read", "record"},
    "pipeline": {
        "checks",
        "model",
        "errors",
        "sources",
        "read",
        "label",
        "comments",
        "metadata",
        "assemble",
        "recipe",
        "record",
    },
}


def part_of(module):
    parts = module.split(".")
    for length in (2, 1):
        name = ".".join(parts[:length])
        if name in MAY_IMPORT or name == "label.phrases":
            return name
    return parts[0]


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("corpusclean."):
            yield node.module.removeprefix("corpusclean.")


def test_imports_point_one_way():
    wrong = []
    for path in ROOT.rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        part = part_of(module)
        if part not in MAY_IMPORT or module == "record":
            continue
        for other in map(part_of, imports(path)):
            if other != part and other not in MAY_IMPORT[part] and not (part == "label" and other == "label.phrases"):
                wrong.append(f"{module} imports {other}")
    assert wrong == []


def test_the_pipeline_does_not_know_its_users():
    users = {"cli", "hook", "hook_git", "hook_judge", "manifest", "inputs", "markdown_out", "config", "diff", "exports"}
    users |= {"rerun", "annotations"}
    for part in MAY_IMPORT.values():
        assert not part & users


def test_public_names_resolve_and_are_documented():
    for name in corpusclean.__all__:
        assert getattr(corpusclean, name).__doc__, name
        assert callable(getattr(corpusclean, name)), f"{name} is a module once it has been imported"
    assert dir(corpusclean) == corpusclean.__all__
    assert sorted(corpusclean._MODULES) == corpusclean.__all__


def test_names_that_stand_twice_to_keep_start_up_light_agree():
    assert (cli_common.COMMENTS, cli_common.COMMENT_AUTHORS) == (recipe.COMMENTS, recipe.COMMENT_AUTHORS)
    assert set(cli_common.PRESETS) == set(recipe.PRESETS) == set(model.PRESETS)
    assert cli_common.MEDIA_TYPES == sniff.MEDIA_TYPES
