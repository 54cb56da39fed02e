"""The hooks, called as functions in real git repositories, and by the real pre-commit in real commits."""

import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from pre_commit.clientlib import load_manifest

from corpusclean import Recipe, clean
from corpusclean.hook import check, main, seeds

ROOT = Path(__file__).parents[1]
MANIFEST = "seeds/manifest.jsonl"
ADD = "seeds/manifest.jsonl: not staged as it is on disk; look at it, then: git add seeds/manifest.jsonl"
UNSTAGED = "its line in seeds/manifest.jsonl is not staged yet"
CHANGED = (
    "its bytes are not those of its line in seeds/manifest.jsonl; to accept them, "
    "delete that line, git add seeds/manifest.jsonl, and commit again"
)


def article(about):
    return (
        f"The ferry to {about} runs again since Monday, after nine weeks in the yard at Holmvik.\n\n"
        f"Its captain said that the people of {about} had waited on the pier with a brass band and three cakes.\n"
    ).encode()


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """An empty git repository as current folder, with nothing of the user's own configuration."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "PRE_COMMIT_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A Tester")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "tester@example.org")
    root = tmp_path / "repository"
    (root / "seeds").mkdir(parents=True)
    monkeypatch.chdir(root)
    git("init", "-q")
    return root


def git(*arguments):
    return subprocess.run(["git", *arguments], check=True, capture_output=True).stdout


def write(path, data):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data)
    return path


def lines():
    return [json.loads(line) for line in Path(MANIFEST).read_bytes().split(b"\n")[:-1]]


def listed():
    return [line["path"] for line in lines()]


def delete_line(path):
    kept = [line for line in Path(MANIFEST).read_bytes().splitlines(True) if json.loads(line)["path"] != path]
    Path(MANIFEST).write_bytes(b"".join(kept))


@pytest.fixture
def run(capsys):
    """Call a hook; its exit code and the lines it said."""

    def call(hook, *arguments):
        code = hook(list(arguments))
        out, err = capsys.readouterr()
        assert out == ""
        return code, err.splitlines()

    return call


@pytest.fixture
def kept(repository, run):
    """A repository with two documents whose lines are staged."""
    names = [write("seeds/a.txt", article("Aske")), write("seeds/b.txt", article("Borre"))]
    run(seeds, *names)
    git("add", "seeds")
    return names


# What must stay quiet


@pytest.mark.parametrize("hook", [seeds, check])
def test_documents_whose_lines_are_staged_pass_quietly(hook, kept, run):
    before = Path(MANIFEST).stat().st_mtime_ns
    assert run(hook, *kept) == (0, [])
    assert run(hook, kept[1]) == (0, [])
    assert run(hook) == (0, [])
    assert Path(MANIFEST).stat().st_mtime_ns == before


@pytest.mark.parametrize("hook", [seeds, check])
def test_a_repository_without_documents_passes_quietly(hook, repository, run):
    assert run(hook) == (0, [])
    assert list(Path("seeds").iterdir()) == []


@pytest.mark.parametrize("hook", [seeds, check])
def test_a_line_of_another_recipe_stays_as_it_is(hook, kept, run):
    other = f"sha256:{7:064x}"
    recipe, record = lines()[0]["recipe"], lines()[0]["record"]
    data = Path(MANIFEST).read_text("utf-8").replace(recipe, other).replace(record, other)
    Path(MANIFEST).write_text(data, "utf-8", newline="\n")
    git("add", MANIFEST)
    assert run(hook, *kept) == (0, [])
    write("seeds/c.txt", article("Carlsund"))
    run(seeds, "seeds/c.txt")
    assert Path(MANIFEST).read_text("utf-8").startswith(data)


@pytest.mark.parametrize("hook", [seeds, check])
def test_line_ends_that_git_converts_are_no_difference(hook, kept, run):
    Path(MANIFEST).write_bytes(Path(MANIFEST).read_bytes().replace(b"\n", b"\r\n"))
    assert run(hook, *kept) == (0, [])
    assert b"\r\n" in Path(MANIFEST).read_bytes()


@pytest.mark.parametrize("hook", [seeds, check])
def test_the_manifest_is_not_a_document(hook, kept, run):
    assert run(hook, MANIFEST, *kept) == (0, [])


def test_documents_are_not_touched(repository, run):
    data = b"\xef\xbb\xbf" + article("Elvestad").replace(b"\n", b"\r\n") + b"trailing \r\n\r\n\r\n"
    write("seeds/a.txt", data)
    os.utime("seeds/a.txt", (1, 1))
    run(seeds, "seeds/a.txt")
    assert Path("seeds/a.txt").read_bytes() == data
    assert Path("seeds/a.txt").stat().st_mtime == 1


# The line of a new document


def test_what_a_line_says(repository, run):
    markdown = (
        b"---\ntitle: The Ferry\n---\n\n# The Ferry\n\n" + article("Dal") + b"\nSee [the yard](https://example.org).\n"
    )
    write("seeds/a.md", markdown)
    assert run(seeds, "seeds/a.md") == (1, [f"seeds/a.md: {UNSTAGED}", ADD])
    record = clean(Path("seeds/a.md"))
    assert lines() == [
        {
            "schema": "corpusclean.manifest/1",
            "path": "seeds/a.md",
            "sha256": "sha256:" + hashlib.sha256(markdown).hexdigest(),
            "bytes": len(markdown),
            "media_type": "text/markdown",
            "recipe": Recipe().digest,
            "record": record.digest,
            "title": "The Ferry",
            "kept": len(record.text),
            "removed": sum(len(block.text) for block in record.removed),
        }
    ]


def test_it_fails_until_the_manifest_is_staged(repository, run):
    write("seeds/a.txt", article("Aske"))
    for _ in range(3):
        assert run(seeds, "seeds/a.txt") == (1, [f"seeds/a.txt: {UNSTAGED}", ADD])
    git("add", MANIFEST)
    assert run(seeds, "seeds/a.txt") == (0, [])


def test_a_manifest_that_differs_from_the_staged_one_fails_for_any_document(kept, run):
    write("seeds/c.txt", article("Carlsund"))
    run(seeds, "seeds/c.txt")
    for hook in (seeds, check):
        assert run(hook, "seeds/a.txt") == (1, [ADD])
        assert run(hook) == (1, [ADD])


def test_a_line_that_is_staged_but_was_missing_on_disk_is_said(kept, run):
    staged = Path(MANIFEST).read_bytes()
    delete_line("seeds/a.txt")
    wrong = "seeds/manifest.jsonl: written anew"
    assert run(seeds, "seeds/a.txt") == (1, ["seeds/a.txt: had no line in seeds/manifest.jsonl until now", wrong])
    assert Path(MANIFEST).read_bytes() == staged
    assert run(seeds, "seeds/a.txt") == (0, [])


@pytest.mark.parametrize("hook", [seeds, check])
def test_a_manifest_that_was_deleted_is_said(hook, kept, run):
    Path(MANIFEST).unlink()
    assert run(hook) == (1, [ADD])


def test_parts_make_the_same_manifest_as_the_whole(repository, run):
    names = [write(f"seeds/{number}.txt", article(f"Island {number}")) for number in range(7)]
    run(seeds, *names)
    whole = Path(MANIFEST).read_bytes()
    Path(MANIFEST).unlink()
    for part in (names[5:], names[:2], names[2:5]):
        assert run(seeds, *part) == (1, [*(f"{name}: {UNSTAGED}" for name in part), ADD])
    assert Path(MANIFEST).read_bytes() == whole
    git("add", MANIFEST)
    for part in (names[:3], names[3:]):
        assert run(seeds, *part) == (0, [])


@pytest.mark.parametrize(
    "name",
    [
        "seeds/two words.txt",
        "seeds/deep/er/木曜日.txt",
        "seeds/-q.txt",
        "-dash.txt",
        "seeds/quote\"'.txt",
        "seeds/é.TXT",
    ],
)
def test_names(name, repository, run):
    write(name, article("Aske"))
    assert run(seeds, "--", name) == (1, [f"{name}: {UNSTAGED}", ADD])
    git("add", MANIFEST)
    assert run(seeds, "--", name) == (0, [])
    assert run(check, "--", name) == (0, [])
    assert listed() == [name]


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_names_that_would_move_the_cursor_are_written_out(repository, run):
    name = write("seeds/a\nb\x1b[2J\u202e.txt", article("Aske"))
    assert run(seeds, name) == (1, [rf"seeds/a\nb\x1b[2J\u202e.txt: {UNSTAGED}", ADD])
    assert listed() == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="no such names there")
def test_a_name_that_is_not_utf8_is_refused(repository, run):
    name = write(os.fsdecode(b"seeds/caf\xe9.txt"), article("Aske"))
    assert run(seeds, name) == (1, [r"seeds/caf\xe9.txt: its name is not UTF-8; rename it"])
    assert not Path(MANIFEST).exists()


def test_from_a_folder_below(kept, run, monkeypatch):
    write("seeds/c.txt", article("Carlsund"))
    monkeypatch.chdir("seeds")
    assert run(check, "a.txt", "../seeds/b.txt", str(Path("a.txt").resolve())) == (0, [])
    assert run(check, "c.txt")[1][0] == "seeds/c.txt: has no line in seeds/manifest.jsonl"


def test_another_manifest(repository, run):
    write("docs raw/a.txt", article("Aske"))
    manifest = "docs raw/list.jsonl"
    add = "docs raw/list.jsonl: not staged as it is on disk; look at it, then: git add 'docs raw/list.jsonl'"
    said = ["docs raw/a.txt: its line in docs raw/list.jsonl is not staged yet", add]
    assert run(seeds, "--manifest", manifest, "docs raw/a.txt") == (1, said)
    git("add", manifest)
    assert run(check, f"--manifest={manifest}", "docs raw/a.txt") == (0, [])
    assert not Path(MANIFEST).exists()


# What is refused

EMPTY = b""
BLANK = b" \n\t\n"
BINARY = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
NO_TEXT = bytes(range(256)) * 40


@pytest.mark.parametrize("data", [EMPTY, BLANK, BINARY, NO_TEXT], ids=["empty", "blank", "image", "all bytes"])
@pytest.mark.parametrize("hook", [seeds, check])
def test_a_document_without_a_record_is_refused_and_the_others_are_not(hook, data, kept, run):
    write("seeds/bad.txt", data)
    code, said = run(hook, *kept, "seeds/bad.txt")
    assert code == 1
    assert len(said) == 1
    assert said[0].startswith("seeds/bad.txt: ")
    assert listed() == kept


def test_an_empty_document_is_called_empty(repository, run):
    write("seeds/a.txt", EMPTY)
    assert run(seeds, "seeds/a.txt") == (1, ["seeds/a.txt: the document is empty"])


def test_a_refused_document_does_not_keep_another_from_its_line(repository, run):
    write("seeds/a.txt", EMPTY)
    write("seeds/b.txt", article("Borre"))
    said = ["seeds/a.txt: the document is empty", f"seeds/b.txt: {UNSTAGED}", ADD]
    assert run(seeds, "seeds/a.txt", "seeds/b.txt") == (1, said)
    assert listed() == ["seeds/b.txt"]


@pytest.mark.parametrize("hook", [seeds, check])
def test_a_document_that_cannot_be_read_is_refused(hook, kept, run):
    Path("seeds/folder.txt").mkdir()
    code, said = run(hook, "seeds/folder.txt", "seeds/missing.txt")
    assert code == 1
    assert said[0].startswith("seeds/folder.txt: cannot be read: ")
    assert said[1] == "seeds/missing.txt: cannot be read: No such file or directory"


@pytest.mark.parametrize("hook", [seeds, check])
def test_a_duplicate_of_a_document_with_a_line_is_refused(hook, kept, run):
    write("seeds/0.txt", article("Aske"))
    assert run(hook, "seeds/0.txt") == (1, ["seeds/0.txt: has the same bytes as seeds/a.txt; keep one of the two"])
    assert listed() == kept


def test_of_duplicates_in_one_call_the_first_by_name_gets_a_line(repository, run):
    names = [write(f"seeds/{name}.txt", article("Aske")) for name in "cab"]
    said = [f"seeds/{name}.txt: has the same bytes as seeds/a.txt; keep one of the two" for name in "bc"]
    assert run(seeds, *names) == (1, [f"seeds/a.txt: {UNSTAGED}", *said, ADD])
    assert listed() == ["seeds/a.txt"]


@pytest.mark.parametrize("hook", [seeds, check])
def test_duplicates_that_a_merge_brought_together_are_refused(hook, kept, run):
    write("seeds/b.txt", article("Aske"))
    both = [{**line, "sha256": lines()[0]["sha256"]} for line in lines()]
    written = "".join(
        json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n" for line in both
    )
    write(MANIFEST, written.encode())
    git("add", "seeds")
    said = "seeds/b.txt: has the same bytes as seeds/a.txt; keep one of the two"
    assert run(hook, *kept) == (1, [said])
    assert run(hook, "seeds/b.txt") == (1, [said])


def test_the_old_bytes_of_a_changed_document_are_nobodys(kept, run):
    write("seeds/a.txt", article("Austre Aske"))
    write("seeds/c.txt", article("Aske"))
    assert run(seeds, "seeds/c.txt") == (1, [f"seeds/c.txt: {UNSTAGED}", ADD])
    assert listed() == [*kept, "seeds/c.txt"]


@pytest.mark.parametrize("hook", [seeds, check])
def test_changed_bytes_are_refused(hook, kept, run):
    before = Path(MANIFEST).read_bytes()
    write("seeds/a.txt", article("Austre Aske"))
    assert run(hook, *kept) == (1, [f"seeds/a.txt: {CHANGED}"])
    assert Path(MANIFEST).read_bytes() == before


def test_changed_bytes_are_accepted_after_deleting_the_line(kept, run):
    data = article("Austre Aske")
    write("seeds/a.txt", data)
    delete_line("seeds/a.txt")
    assert run(seeds, *kept) == (1, [f"seeds/a.txt: {UNSTAGED}", ADD])
    assert listed() == kept
    assert lines()[0]["sha256"] == "sha256:" + hashlib.sha256(data).hexdigest()


# Documents that are gone


def test_the_line_of_a_document_that_is_gone_is_dropped(kept, run):
    git("rm", "-qf", "seeds/a.txt")
    still = "seeds/a.txt: is gone; its line in seeds/manifest.jsonl is still there"
    wrong = (
        "seeds/manifest.jsonl: not as corpusclean-seeds would write it; run that, then: git add seeds/manifest.jsonl"
    )
    assert run(check, "seeds/b.txt") == (1, [still, wrong])
    assert listed() == kept
    dropped = "seeds/a.txt: is gone; its line in seeds/manifest.jsonl is dropped"
    assert run(seeds, "seeds/b.txt") == (1, [dropped, ADD])
    assert listed() == ["seeds/b.txt"]
    assert run(seeds) == (1, [ADD])
    git("add", MANIFEST)
    assert run(seeds) == (0, [])


def test_the_last_line_may_go(kept, run):
    git("rm", "-qf", *kept)
    assert run(seeds)[0] == 1
    assert Path(MANIFEST).read_bytes() == b""
    git("add", MANIFEST)
    assert run(seeds) == run(check) == (0, [])


def test_a_document_that_git_has_and_the_disk_has_not_is_not_gone(kept, run):
    Path("seeds/a.txt").unlink()
    assert run(seeds, "seeds/b.txt") == (0, [])
    write("seeds/c.txt", article("Aske"))
    assert run(seeds, "seeds/c.txt") == (1, ["seeds/c.txt: has the same bytes as seeds/a.txt; keep one of the two"])


def test_a_renamed_document_takes_a_new_line(kept, run):
    git("mv", "seeds/a.txt", "seeds/c.txt")
    dropped = "seeds/a.txt: is gone; its line in seeds/manifest.jsonl is dropped"
    assert run(seeds, "seeds/c.txt") == (1, [dropped, f"seeds/c.txt: {UNSTAGED}", ADD])
    assert listed() == ["seeds/b.txt", "seeds/c.txt"]


# The manifest itself


@pytest.mark.parametrize("hook", [seeds, check])
@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "line 3 is not JSON; restore the line from git, or delete it to have it made anew"),
        (
            b'{"schema":"other/1"}',
            'line 3 is of the schema "other/1" and this corpusclean knows corpusclean.manifest/1',
        ),
        (b"<<<<<<< HEAD", "line 3 is the mark of a merge conflict; keep the lines of both sides and delete the marks"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_not_written(hook, line, said, kept, run):
    broken = Path(MANIFEST).read_bytes() + line + b"\n"
    write(MANIFEST, broken)
    write("seeds/c.txt", article("Carlsund"))
    code, lines = run(hook, "seeds/c.txt")
    assert code == 1
    assert len(lines) == 1
    assert lines[0].startswith(f"seeds/manifest.jsonl: {said}")
    assert Path(MANIFEST).read_bytes() == broken


def test_a_manifest_out_of_order_is_put_in_order(kept, run):
    good = Path(MANIFEST).read_bytes()
    write(MANIFEST, b"".join(reversed(good.splitlines(True))))
    git("add", MANIFEST)
    wrong = (
        "seeds/manifest.jsonl: not as corpusclean-seeds would write it; run that, then: git add seeds/manifest.jsonl"
    )
    assert run(check, *kept) == (1, [wrong])
    assert run(seeds, *kept)[1][-1] == ADD
    assert Path(MANIFEST).read_bytes() == good


def test_a_manifest_that_cannot_be_written_is_said(repository, run):
    write("seeds/a.txt", article("Aske"))
    code, said = run(seeds, "--manifest", "nowhere/list.jsonl", "seeds/a.txt")
    assert (code, said) == (1, ["nowhere/list.jsonl: No such file or directory"])


def test_the_check_writes_nothing(repository, run):
    write("seeds/a.txt", article("Aske"))
    missing = "seeds/a.txt: has no line in seeds/manifest.jsonl"
    wrong = (
        "seeds/manifest.jsonl: not as corpusclean-seeds would write it; run that, then: git add seeds/manifest.jsonl"
    )
    assert run(check, "seeds/a.txt") == (1, [missing, wrong])
    assert [path.name for path in Path("seeds").iterdir()] == ["a.txt"]


# How it is called


@pytest.mark.parametrize("hook", [seeds, check])
def test_outside_of_git_it_cannot_run(hook, repository, run, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    code, said = run(hook)
    assert code == 2
    assert len(said) == 1
    assert said[0].startswith("run this inside a git repository (git init makes one); git says: fatal: ")


def test_without_git_it_cannot_run(repository, run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    code, said = run(seeds)
    assert (code, len(said)) == (2, 1)
    assert said[0].startswith("git was not found")


@pytest.mark.parametrize("arguments", [["../other.txt"], ["--manifest", "../list.jsonl"]])
def test_what_is_outside_of_the_repository_is_no_document(arguments, repository, run):
    code, said = run(seeds, *arguments)
    assert code == 2
    assert "is outside the repository" in said[0]


def test_help_and_wrong_options(capsys):
    for hook in (seeds, check):
        with pytest.raises(SystemExit) as ended:
            hook(["--help"])
        assert ended.value.code == 0
        assert "--manifest PATH" in capsys.readouterr().out
        with pytest.raises(SystemExit) as ended:
            hook(["--unknown"])
        assert ended.value.code == 2


def test_as_a_module(repository, capsys):
    assert main(["check"]) == 0
    assert main(["other"]) == main([]) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_without_new_documents_the_pipeline_is_not_imported(kept):
    code = (
        "import sys; from corpusclean.hook import seeds; code = seeds(sys.argv[1:]); "
        "assert not {'corpusclean.pipeline', 'bs4', 'ftfy'} & {*sys.modules}; sys.exit(code)"
    )
    subprocess.run([sys.executable, "-c", code, *kept], check=True)


# The files that users see

HOOKS = load_manifest(ROOT / ".pre-commit-hooks.yaml")


def test_hooks_are_the_commands_of_the_package():
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    commands = {name for name, target in scripts.items() if target.startswith("corpusclean.hook:")}
    assert {hook["id"] for hook in HOOKS} == {hook["entry"] for hook in HOOKS} == commands
    for hook in HOOKS:
        assert (hook["language"], hook["require_serial"], hook["types"]) == ("python", True, ["file"])


def test_hooks_are_described():
    page = (ROOT / "docs/hooks.md").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    for hook in HOOKS:
        assert f"`{hook['id']}`" in page
        assert hook["id"] in readme


def test_messages_of_the_page_are_those_of_the_hooks():
    page = " ".join((ROOT / "docs/hooks.md").read_text("utf-8").split())
    for said in (ADD, UNSTAGED, CHANGED, "keep one of the two", "the document is empty"):
        assert said in page, said


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_which_files_are_documents(hook):
    documents = ["seeds/a.txt", "seeds/b.MD", "seeds/c/d.html", "seeds/e.htm", "seeds/f.xhtml", "seeds/new\nline.txt"]
    others = ["a.txt", "other/seeds/a.txt", MANIFEST, "seeds/a.txt.bak", "seeds/a.json", "seeds/txt", "seeds/a.pdf"]
    assert [name for name in documents + others if re.search(hook["files"], name)] == documents


# Real commits


def configure(**more):
    command = shlex.join([sys.executable, "-m", "corpusclean.hook"])
    hooks = [
        {**hook, "entry": f"{command} {hook['id'].removeprefix('corpusclean-')}", "language": "system", **more}
        for hook in HOOKS
    ]
    hooks[1]["stages"] = ["manual"]
    write(".pre-commit-config.yaml", json.dumps({"repos": [{"repo": "local", "hooks": hooks}]}).encode())
    git("add", ".pre-commit-config.yaml")


@pytest.fixture
def precommit(repository):
    """A repository with one commit, in which pre-commit runs the first hook."""
    configure()
    git("commit", "-q", "-m", "start")
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], check=True, capture_output=True)


def commit(*arguments):
    """Try to commit what is staged: whether git did, and all that was said."""
    done = subprocess.run(
        ["git", "commit", "-m", "documents", *arguments], check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return done.returncode == 0, done.stdout.decode()


def check_all():
    command = [sys.executable, "-m", "pre_commit", "run", "corpusclean-check", "--all-files", "--hook-stage", "manual"]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode()


def committed():
    return git("ls-tree", "-r", "--name-only", "HEAD").decode().split()


def add_document(name, data):
    git("add", write(name, data))


def commit_with_manifest():
    assert not commit()[0]
    git("add", MANIFEST)
    done, said = commit()
    assert done, said


def test_first_second_and_third_commit(precommit):
    add_document("seeds/a.txt", article("Aske"))
    for _ in range(2):
        done, said = commit()
        assert not done
        assert f"seeds/a.txt: {UNSTAGED}\n{ADD}\n" in said
        assert listed() == ["seeds/a.txt"]
    git("add", MANIFEST)
    assert commit()[0]
    assert committed() == [".pre-commit-config.yaml", "seeds/a.txt", MANIFEST]
    assert git("status", "--porcelain") == b""


def test_a_manifest_that_git_knows_is_set_aside_by_pre_commit_and_still_asked_for(precommit):
    add_document("seeds/a.txt", article("Aske"))
    commit_with_manifest()
    add_document("seeds/b.txt", article("Borre"))
    for _ in range(2):
        done, said = commit()
        assert not done
        assert f"seeds/b.txt: {UNSTAGED}\n{ADD}\n" in said
        assert listed() == ["seeds/a.txt", "seeds/b.txt"]
    assert "Stashing unstaged files" in said
    git("add", MANIFEST)
    assert commit()[0]
    assert check_all()[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="paths are too long there")
def test_more_documents_than_one_call_takes(precommit):
    names = [write(f"seeds/{number:03}-{'ferry-' * 38}.txt", article(f"Island {number}")) for number in range(600)]
    write("seeds/zz-copy.txt", article("Island 0"))
    git("add", "seeds")
    done, said = commit()
    assert not done
    assert said.count(ADD) > 1, "pre-commit was to split the documents into several calls"
    assert f"seeds/zz-copy.txt: has the same bytes as {names[0]}; keep one of the two" in said
    assert listed() == names
    git("rm", "-qf", "seeds/zz-copy.txt")
    git("add", MANIFEST)
    assert commit()[0]
    assert check_all()[0] == 0


def test_changed_bytes_in_commits(precommit):
    add_document("seeds/a.txt", article("Aske"))
    commit_with_manifest()
    add_document("seeds/a.txt", article("Austre Aske"))
    done, said = commit()
    assert not done
    assert f"seeds/a.txt: {CHANGED}" in said
    delete_line("seeds/a.txt")
    done, said = commit()
    assert not done, "pre-commit sets the unstaged manifest aside, so the line is there again"
    assert CHANGED in said
    git("add", MANIFEST)
    done, said = commit()
    assert not done
    assert f"seeds/a.txt: {UNSTAGED}\n{ADD}\n" in said
    git("add", MANIFEST)
    assert commit()[0]
    assert lines()[0]["sha256"] == "sha256:" + hashlib.sha256(article("Austre Aske")).hexdigest()


def test_a_commit_of_named_paths_needs_the_manifest_among_them(precommit):
    add_document("seeds/a.txt", article("Aske"))
    commit()
    git("add", MANIFEST)
    done, said = commit("--", "seeds/a.txt")
    assert not done
    assert ADD in said
    assert commit("--", "seeds/a.txt", MANIFEST)[0]


def test_documents_without_records_in_commits(precommit):
    add_document("seeds/a.txt", article("Aske"))
    add_document("seeds/binary.html", BINARY)
    add_document("seeds/copy.md", article("Aske"))
    add_document("seeds/empty.txt", EMPTY)
    add_document("notes.txt", EMPTY)
    done, said = commit()
    assert not done
    about = [line.partition(": ")[0] for line in said.splitlines() if line.startswith(("seeds/", "notes"))]
    assert about == ["seeds/a.txt", "seeds/binary.html", "seeds/copy.md", "seeds/empty.txt", MANIFEST]
    git("rm", "-qf", "seeds/binary.html", "seeds/copy.md", "seeds/empty.txt")
    git("add", MANIFEST)
    assert commit()[0]


def test_commits_of_the_manifest_alone_and_of_deletions(precommit):
    add_document("seeds/a.txt", article("Aske"))
    add_document("seeds/b.txt", article("Borre"))
    commit_with_manifest()
    git("rm", "-q", "seeds/a.txt")
    done, said = commit()
    assert done, "pre-commit hands deleted documents to no hook"
    assert "no files to check" in said
    code, said = check_all()
    assert code == 1
    assert "seeds/a.txt: is gone; its line in seeds/manifest.jsonl is still there" in said
    assert seeds([]) == 1
    git("add", MANIFEST)
    assert commit()[0]
    assert check_all()[0] == 0
    assert listed() == ["seeds/b.txt"]


def test_always_run_looks_at_commits_without_documents(precommit):
    add_document("seeds/a.txt", article("Aske"))
    add_document("seeds/b.txt", article("Borre"))
    commit_with_manifest()
    configure(always_run=True)
    git("rm", "-q", "seeds/a.txt")
    done, said = commit()
    assert not done
    assert f"seeds/a.txt: is gone; its line in seeds/manifest.jsonl is dropped\n{ADD}" in said
    git("add", MANIFEST)
    assert commit()[0]


def test_the_check_in_continuous_integration(precommit):
    add_document("seeds/a.txt", article("Aske"))
    commit_with_manifest()
    assert check_all()[0] == 0
    add_document("seeds/b.txt", article("Borre"))
    assert commit("--no-verify")[0]
    before = git("status", "--porcelain")
    code, said = check_all()
    assert code == 1
    assert "seeds/b.txt: has no line in seeds/manifest.jsonl" in said
    assert git("status", "--porcelain") == before
