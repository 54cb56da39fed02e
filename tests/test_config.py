"""The configuration of a project, and the rules that it pins."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from corpusclean.cli import main
from corpusclean.config import Config, ConfigError, find_config
from corpusclean.recipe import RULES
from tests.expected import DOCUMENTS


def test_without_one_nothing_is_pinned(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.other]\nrules = 1\n')
    assert find_config(tmp_path) in (Config(), find_config(tmp_path.parent))


def test_the_nearest_counts(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.corpusclean]\nrules = "1"\ndataset = {name = "x"}\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "pyproject.toml").write_text("[project]\n")
    found = find_config(inner)
    assert (found.path, found.rules, found.dataset) == (tmp_path.resolve() / "pyproject.toml", "1", {"name": "x"})
    (tmp_path / "a" / "corpusclean.toml").write_text('rules = "2"\n')
    assert find_config(inner).rules == "2"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rules = 2026.1\n", 'rules must be a string, like "2026.1"'),
        ('rule = "2026.1"\n', "rule: unknown; known are rules, dataset"),
        ("dataset = 3\n", "dataset must be a table"),
        ("rules = \n", "corpusclean.toml: "),
        (b"\xff", "corpusclean.toml: "),
    ],
)
def test_what_is_wrong_is_named(text, said, tmp_path):
    (tmp_path / "corpusclean.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigError) as error:
        find_config(tmp_path)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("command", ["clean", "show"])
def test_a_pin_that_cannot_be_honoured_is_refused(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "pyproject.toml"
    path.write_text(f'[tool.corpusclean]\nrules = "{RULES}"\n')
    assert CliRunner().invoke(main, [command, str(DOCUMENTS[0])]).exit_code == 0
    path.write_text('[tool.corpusclean]\nrules = "1999.1"\n')
    done = CliRunner().invoke(main, [command, str(DOCUMENTS[0])])
    assert done.exit_code == 2
    assert "pyproject.toml: this version of corpusclean has no rules called '1999.1' — install" in done.output
    path.write_text("[tool.corpusclean]\nrules = 3\n")
    assert CliRunner().invoke(main, [command, str(DOCUMENTS[0])]).exit_code == 2
