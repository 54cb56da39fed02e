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
    "provenance.check": {"provenance.replay"},
    "provenance": {
        "archives",
        "checks",
        "errors",
        "model",
        "record",
        "record_json",
        "html",
        "provenance.check",
        "provenance.replay",
    },
    "checks": set(),
    "version": set(),
    "model": {"checks"},
    "profiles": set(),
    "pieces": set(),
    "files": set(),
    "inputs": {"checks", "read", "archives"},
    "archives": {"checks", "model", "errors", "read", "recipe", "sources"},
    "manifest": {"errors", "files", "provenance.replay"},
    "errors": {"model"},
    "html": {"model"},
    "read": {"html", "model", "errors", "profiles", "provenance.replay"},
    "label.phrases": {"label.words"},
    "label.words": set(),
    "metadata": {"model", "profiles", "provenance.replay"},
    "comments": {"model", "metadata", "pieces", "provenance.replay"},
    "label": {"label.phrases", "label.words", "model", "metadata", "pieces", "provenance.replay"},
    "recipe": {"checks", "comments", "errors", "provenance.replay", "version"},
    "sources": {"checks", "model", "errors", "read", "recipe"},
    "record_lines": {"model", "provenance.replay"},
    "record": {"model", "provenance.replay", "record_lines"},
    "record_json": {"checks", "model", "errors", "record", "provenance.replay"},
    "markdown_inline": {"html", "model", "read", "provenance.replay"},
    "markdown_marks": {"markdown_inline"},
    "markdown_source": {"markdown_inline", "model", "read", "provenance.replay", "record"},
    "markdown_scan": {"markdown_inline", "read"},
    "markdown_targets": {"markdown_scan", "read"},
    "markdown_out": {
        "markdown_inline",
        "markdown_marks",
        "markdown_source",
        "markdown_targets",
        "model",
        "read",
        "record",
    },
    "records_file": {"errors", "provenance.check", "record_json"},
    "config": {"errors"},
    "diff": {"errors", "model", "provenance.replay", "record", "record_json"},
    "statement": {"errors", "provenance", "provenance.check", "provenance.replay", "records_file"},
    "exports": {"errors", "provenance.replay", "records_file", "statement"},
    "people": {"model", "recipe"},
    "split": {"checks", "model", "record", "metadata", "provenance.replay"},
    "assemble": {"model", "record", "recipe", "people", "provenance.replay"},
    "restoration": {"assemble", "checks", "model", "provenance.replay", "record"},
    "rerun": {"errors", "model", "pipeline", "provenance", "recipe", "record", "restoration", "split"},
    "annotations": {"provenance", "provenance.replay", "read", "record"},
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


#: Imports against the order, made when a method is called that is there for convenience.
LATER = {("record", "markdown_out"), ("record", "record_json")}
#: The programs that use the package: they may import all of it, but not each other.
PROGRAMS = ("cli", "hook")
#: The package itself names everything that is public, and each name is imported when it is asked for.
DOORS = {"", "__main__"}


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


MODULES = {module_of(path): path for path in ROOT.rglob("*.py")}


def part_of(module):
    """The row of the table that a module belongs to, ``None`` for a program's."""
    if module.partition("_")[0].partition(".")[0] in PROGRAMS:
        return None
    parts = module.split(".")
    name = ".".join(parts[:2])
    return name if name in MAY_IMPORT else parts[0]


def imports(nodes):
    """The modules of the package that are imported by any of ``nodes``."""
    for node in nodes:
        if isinstance(node, ast.Import):
            named = [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            named = [(node.module, alias.name) for alias in node.names]
        else:
            continue
        for module, name in named:
            whole, _, inside = f"{module}.{name}".rstrip(".").partition(".")
            if whole == "corpusclean":
                yield inside if inside in MODULES else inside.rpartition(".")[0]


def all_imports(module):
    return set(imports(ast.walk(ast.parse(MODULES[module].read_text("utf-8")))))


def first_imports(module):
    """Those that are made when the module itself is imported."""
    return set(imports(ast.parse(MODULES[module].read_text("utf-8")).body))


def test_all_imports_are_seen():
    code = "import corpusclean.cli\nfrom corpusclean import hook, clean\nfrom corpusclean.model import Page\nimport re"
    assert list(imports(ast.parse(code).body)) == ["cli", "hook", "", "model"]
    assert "markdown_out" in all_imports("record") - first_imports("record")


def test_every_module_has_a_row_in_the_table():
    assert {part_of(module) for module in MODULES if module not in DOORS} - {None} == MAY_IMPORT.keys()


def test_imports_point_one_way():
    wrong = []
    for module in MODULES.keys() - DOORS:
        part = part_of(module)
        for other in all_imports(module):
            to = part_of(other)
            if part is None:
                fine = to is not None or other.partition("_")[0] == module.partition("_")[0]
            else:
                fine = to == part or to in MAY_IMPORT[part] or (module, other) in LATER
            if not fine:
                wrong.append(f"{module} imports {other or 'the package'}")
    assert sorted(wrong) == []


def test_no_modules_import_each_other():
    """Whatever is imported first, all that it needs has been imported before it goes on."""
    ordered = []
    ahead = {module: first_imports(module) - {module} for module in MODULES}
    while ready := [module for module, needed in ahead.items() if needed <= set(ordered)]:
        ordered += ready
        for module in ready:
            del ahead[module]
    assert ahead == {}


def test_the_pipeline_does_not_know_its_users():
    known, waiting = set(), {"pipeline", "split", "archives"}  # what makes records
    while waiting:
        known |= waiting
        waiting = set().union(*map(MAY_IMPORT.__getitem__, waiting)) - known
    users = {"annotations", "config", "diff", "exports", "inputs", "manifest", "markdown_out", "rerun", "statement"}
    assert not known & users


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
