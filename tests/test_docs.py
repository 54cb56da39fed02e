"""The pages for readers say what the code does: links, names, tables, help texts and examples."""

import doctest
import html
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from click.testing import CliRunner

import corpusclean
from corpusclean import cli_common
from corpusclean.cli import main
from corpusclean.comments import SYSTEMS
from corpusclean.label.phrases import HOWS
from corpusclean.label.rules import ALL_RULES
from corpusclean.model import KINDS, LABELS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [
    *(ROOT / f"{name}.md" for name in ("README", "CHANGELOG", "CONTRIBUTING", "SECURITY")),
    *sorted(DOCS.glob("*.md")),
]
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(([^()\s]+)\)")
EXAMPLES = ["README.md", "docs/library.md", "docs/comments.md"]


def text_of(name):
    return (ROOT / name).read_text("utf-8")


def blocks(page, language):
    return [match[3] for match in FENCE.finditer(page) if match[2] == language]


def anchors(page):
    headings = re.findall(r"^#{1,6} (.+)$", FENCE.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def generator():
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_image_leads_somewhere(page):
    wrong = []
    for target in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if target.startswith(("https://", "http://")):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path) if path else page
        if not file.exists() or (anchor and anchor not in anchors(file.read_text("utf-8"))):
            wrong.append(target)
    assert wrong == []


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_pages_of_the_site_link_to_one_another_alone(page):
    local = (target for target in LINK.findall(FENCE.sub("", page.read_text("utf-8"))) if "://" not in target)
    assert [target for target in local if target.startswith("..")] == []


def test_every_page_is_in_the_navigation():
    said = set(re.findall(r"\b[a-z]+\.md\b", text_of("mkdocs.yml")))
    assert said == {page.name for page in DOCS.glob("*.md")}


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_run(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    code = "\n".join(block for block in blocks(text_of(name), "python") if ">>>" in block)
    test = doctest.DocTestParser().get_doctest(code, {}, name, name, 0)
    said = []
    runner = doctest.DocTestRunner()
    runner.run(test, out=said.append)
    assert "".join(said) == ""
    assert runner.tries > 0


def commands(page):
    """The (command, expected output) pairs of the console blocks of a page, in order."""
    for block in blocks(page, "console"):
        command, said = "", ""
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, said
                command, said = line[2:], ""
            elif line.startswith("> "):
                command += "\n" + line[2:]
            else:
                said += line + "\n"
        yield command, said


@pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "sha256sum", "head", "grep", "cut", "od", "sed", "diff"))),
    reason="no such shell",
)
def test_provenance_can_be_followed_by_hand(tmp_path):
    for name in ("seeds", "src"):
        (tmp_path / name).symlink_to(ROOT / name)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    assert len(list(commands(text_of("docs/provenance.md")))) > 10
    for command, said in commands(text_of("docs/provenance.md")):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path, "COLUMNS": "80"},
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode("utf-8").rstrip("\n") == said.rstrip("\n"), command


def test_the_numbers_in_the_picture_of_the_ledger_are_true():
    """Each box of the ledger has a range of bytes, and below it what was decided on them."""
    path = ROOT / "seeds" / "plain-news-with-see-also.txt"
    record = corpusclean.clean(path)
    said = text_of("docs/images/provenance.svg")
    boxes = re.findall(r'class="mono range"[^>]*>(\d+)–(\d+)</text>\s*<text[^>]*>([\w.]+), by (\w+)<', said)
    ledger = [(str(b.start), str(b.end), b.label, b.rule) for b in record.blocks]
    assert boxes == [ledger[0], *(entry for entry in ledger if "related" in entry[2]), ledger[-1]]
    assert f"{record.origin.bytes:,} bytes" in said
    assert len(ledger) == len(boxes) + 6
    for start, first in re.findall(r">((?:[0-9a-f]{2} ){7}[0-9a-f]{2})</text>\s*<text[^>]*>([^<]+)<", said):
        assert bytes.fromhex(start).decode() == first[:8]
        assert bytes.fromhex(start) in path.read_bytes()


def holds(record, said):
    """Whether what a shortened record says is so in the record."""
    if isinstance(said, dict):
        return all(key in record and holds(record[key], value) for key, value in said.items())
    if isinstance(said, list):
        return len(record) == len(said) == 0 or all(any(holds(one, item) for one in record) for item in said)
    if isinstance(said, str) and said.endswith("…"):
        return record.startswith(said.removesuffix(" …"))
    return record == said


def test_the_record_in_the_readme_is_one():
    match = re.search(r"<!-- record: (\S+) -->\n```json\n(.*?)```", text_of("README.md"), re.DOTALL)
    record = corpusclean.clean(ROOT / match[1]).to_dict()
    assert holds(record, json.loads(match[2]))


@pytest.mark.parametrize("name", ["clean", "test"])
def test_the_readme_has_the_commands_that_are_run(name):
    found = re.findall(
        rf"^<!-- command: {name} -->\n```bash\n(.+?)\n```$", text_of("README.md"), re.MULTILINE | re.DOTALL
    )
    assert len(found) == 1
    assert found[0].startswith("pip install ")


def test_the_records_of_the_quick_start_verify(tmp_path):
    records = tmp_path / "records.jsonl"
    for command in (["clean", "seeds/", "-o", str(records)], ["verify", str(records), "--sources", "seeds/"]):
        assert f"corpusclean {' '.join(command[:2]).replace(str(records), 'records.jsonl')}" in text_of("README.md")
        command = [str(ROOT / part) if part == "seeds/" else part for part in command]
        assert CliRunner().invoke(main, command).exit_code == 0


def test_the_readme_names_every_hook():
    hooks = re.findall(r"^- id: (\S+)$", text_of(".pre-commit-hooks.yaml"), re.MULTILINE)
    assert hooks
    assert [
        hook for hook in hooks if f"`{hook}`" not in text_of("README.md") and f"id: {hook}" not in text_of("README.md")
    ] == []


def test_every_public_name_is_explained():
    page = text_of("docs/library.md")
    assert [name for name in corpusclean.__all__ if f"`{name}" not in page] == []


def test_every_comment_system_is_listed():
    page = text_of("docs/comments.md")
    engines = Path(corpusclean.__file__).parent / "comments" / "html" / "engines.toml"
    systems = {*SYSTEMS, *(row["system"] for row in tomllib.loads(engines.read_text("utf-8"))["engine"])}
    assert [name for name in sorted(systems) if f"`{name}`" not in page and f"\n{name} " not in page] == []


def test_the_architecture_names_what_there_is():
    page = text_of("docs/architecture.md")
    package = Path(corpusclean.__file__).parent
    files = [path.relative_to(package).as_posix() for path in package.rglob("*.py")]
    named = [name for name in re.findall(r"`([\w/]+\.py)`", page) if "NAME" not in name and "test" not in name]
    assert len(named) > 50
    assert [name for name in named if not any(f"/{path}".endswith(f"/{name}") for path in files)] == []
    patterns = re.findall(r"`(\w+\*\.py)`", page)
    parts = {path.partition("/")[0] + "/" if "/" in path else path for path in files}
    parts -= {"__init__.py", "__main__.py", *(part for part in parts for one in patterns if fnmatchcase(part, one))}
    assert [part for part in sorted(parts) if f"`{part}`" not in page] == []


def test_every_rule_label_and_list_is_in_its_table():
    page = text_of("docs/labelling.md")
    names = [*(rule.name for rule in ALL_RULES), *KINDS, *HOWS, *(said for said in LABELS if "boilerplate" not in said)]
    assert [name for name in names if f"| `{name}`" not in page] == []


def test_exit_codes_are_documented():
    page = text_of("docs/cli.md")
    codes = [
        value for name, value in vars(cli_common).items() if name.isupper() and isinstance(value, int) and value < 256
    ]
    assert len(codes) >= 4
    assert [code for code in codes if f"| {code} |" not in page] == []


def test_every_reason_of_a_rejection_is_documented():
    page = text_of("docs/record.md")
    source = "\n".join(path.read_text("utf-8") for path in Path(corpusclean.__file__).parent.rglob("*.py"))
    found = set(re.findall(r'(?:rejected\(source,|Rejection\()\s*"(\w+)",\s*"([\w-]+)"', source))
    assert len(found) >= 6
    assert [pair for pair in sorted(found) if "| `{}` | `{}` |".format(*pair) not in page] == []


def test_every_field_of_a_record_is_documented():
    page = text_of("docs/record.md")
    schema = json.loads(text_of("docs/record.schema.json"))
    parts = [
        schema,
        *(schema["$defs"][name] for name in ("block", "comment", "counts", "origin", "recipe", "evidence")),
    ]
    fields = [*(name for part in parts for name in part["properties"])]
    assert [name for name in fields if f"`{name}`" not in page] == []


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_what_pages_take_from_the_code_is_up_to_date(page):
    said = page.read_text("utf-8")
    assert said.split() == generator().fresh(said).split(), "run: python docs/generate.py"


def words_of(svg):
    """The words of a picture of text, and the lines of a terminal, without white space."""
    said = re.sub(r"<style>.*?</style>|<defs>.*?</defs>", "", svg, flags=re.DOTALL)
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", said)).replace("\xa0", " ").split())


@pytest.mark.parametrize(("name", "document"), generator().PICTURES.items())
def test_the_pictures_are_what_show_prints(monkeypatch, name, document):
    monkeypatch.chdir(ROOT)
    env = {"COLUMNS": str(generator().WIDTH), "NO_COLOR": "1"}
    printed = CliRunner(env=env).invoke(main, ["show", document]).output
    assert "".join(printed.split()) in words_of(text_of(f"docs/images/{name}")), "run: python docs/generate.py"


def test_pictures_load_nothing_from_elsewhere():
    for picture in (DOCS / "images").iterdir():
        assert picture.suffix == ".svg"
        said = picture.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "://" not in said
        assert "<script" not in said


def test_the_changelog_has_the_version_and_names_changed_output():
    page = text_of("CHANGELOG.md")
    assert re.search(rf"^## \[{re.escape(corpusclean.__version__)}\] - \d{{4}}-\d\d-\d\d$", page, re.MULTILINE)
    assert page.count("\n### Changed output\n") == page.count("\n## [")


def tracked():
    try:
        said = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not in a git repository")
    for name in filter(None, said.decode("utf-8").split("\0")):
        path = ROOT / name
        try:
            yield name, path.read_text("utf-8")
        except (UnicodeDecodeError, OSError):
            continue


def test_no_file_names_a_machine_or_a_package_registry():
    folders = "|".join(("work", "root", "home", "tmp", "Users"))
    machine = re.compile(rf"(?<![\w./~*-])/(?:{folders})/[\w.]")
    registry = re.compile("|".join(map(re.escape, ("pypi" + ".org", "python" + "hosted.org", "npm" + "js."))))
    found = [name for name, said in tracked() if machine.search(said) or registry.search(said)]
    assert found == []
